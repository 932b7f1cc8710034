import { pattern } from '../patterns/pattern.js'
import type { Words } from '../patterns/words.js'
import { type Refusal, sufferedBefore } from './refusal.js'

const untouched =
  '(?:[対範][象囲]外|(?:影響|対象|該当|関係|漏え?い|流出)[^。、\\d]{0,10}(?:ません|ない|おらず|なく|なし))'
/** What a list or a letter may be about beside work and goods: 「12社への納品データ」. */
const noData =
  '(?![^。、]{0,4}(?:情報|データ|記録|履歴|書|伝票|票|担当|先|一覧|リスト|内容|明細|条件|単価|金額|メール|ファイル|資料|名))'

/** 「実際に届いたのは61名でした」 */
const reached = pattern(
  /実際に(?:届い|到達し|配信され|送信され|配達され|受信され|届けられ)た[^。、\d]{0,8}(?:は|が)、?[^。、\d]{0,4}$/,
)
const dealers = pattern(/名簿(?:販売)?(?:業者|会社)(?:等|など)?(?:の|、)?(?:計|合計)?$/)
/** Said so plainly of those whom it reached that no likeness counts against it. */
export const tellsWhomItReached = (before: Words): boolean => reached.test(before) || dealers.test(before)

/** Organisations that come into a release and have lost nothing, and the whole of which a share is told. */
export const bystanders: readonly Refusal[] = [
  // 「空港内の2店舗、並びに「X」でのお買い物は、別のシステムを使っており、対象外です」
  {
    why: 'others',
    units: ['organizations'],
    after: pattern(
      new RegExp(
        `^(?!で、|の[^。、は]{0,20}(?:番号|情報|データ|住所|氏名|カード|名称))[^。、はが()\\d]{0,40}(?:、(?:並びに|ならびに|及び|および|また)[^。、はが()\\d]{0,40})?は、?[^。\\d]{0,50}?${untouched}`,
      ),
    ),
    unlessBefore: sufferedBefore,
    unlessAfter: pattern(/^[^。]{0,120}(?:可能性|おそれ|恐れ|否定|排除|断定|不明|が、)/),
  },
  // 「名簿業者1社に売却」: who has it now.
  {
    why: 'receivers',
    units: ['organizations', 'people'],
    before: pattern(
      /(?:(?:名簿|同業|競合|買取|探偵)[^。、\d]{0,3}(?:業者|会社|他社|者)|同業|競合|転職先|売却先|転売先|譲渡先|販売先)(?:等|など)?(?:の|は|が|、)?(?:計|合計)?$/,
    ),
    // 「販売先45社の担当者の氏名が流出」
    unlessAfter: pattern(
      /^(?:様)?(?:分|(?:の[^。、]{0,24})?(?:情報|氏名|名称|名前|アドレス|データ)[^。、]{0,12}[がもを][^。、]{0,14}(?:流出|漏|閲覧|持ち出))/,
    ),
  },
  {
    why: 'receivers',
    units: ['organizations', 'people'],
    before: pattern(/(?:情報|名簿|データ|リスト|一覧|ファイル|記録|写し|台帳)[^。]{0,60}$/),
    after: pattern(
      /^(?:様)?(?:に|へ)(?:対し(?:て)?)?、?[^。、]{0,8}(?:売却|売(?:り|っ(?=て|た))|転売|譲渡|譲り渡|販売し(?=て|た))/,
    ),
    unlessBefore: sufferedBefore,
  },
  // 「お取引先様85社への納入の遅れ」
  {
    why: 'background',
    units: ['organizations'],
    after: pattern(
      new RegExp(
        `^(?:様|さま)?(?:分)?(?:(?:へ|から|と|で)の|の)(?:納[入品期]|[出入]荷|配送|発送|供給|受発?注|発注|生産|製造|仕入れ?|取引|商談|営業|業務)${noData}`,
      ),
    ),
    unlessBefore: sufferedBefore,
  },
  // 「3市町村と本会の連名で」
  {
    why: 'doer',
    units: ['organizations'],
    after: pattern(/^(?:様)?(?:と[^。、\d]{0,12})?(?:の)?(?:連名|連署|共同|合同)(?:で|の|に|によ)/),
  },
  // 「会員事業所 1,860社(全会員 3,120社の約6割)」
  {
    why: 'background',
    after: pattern(
      /^(?:様|さま)?(?:分)?の(?:うち)?(?:約|およそ|おおよそ|概ね|おおむね|ほぼ)? ?[\d一二三四五六七八九][\d.]{0,5} ?(?:割|%|パーセント|分の)/,
    ),
    unlessBefore: sufferedBefore,
  },
  // 「このうち3件は宛先不明で戻ってきており、実際に届いたのは61名でした」: of those written to, and not of those hit.
  {
    why: 'told',
    units: ['records', 'people', 'accounts', 'households'],
    after: pattern(
      /^(?:様|分)?(?:の?(?:メール|郵便|封書|はがき|アドレス))?(?:は|が|について(?:は|も)?)、?[^。、]{0,6}(?:(?:宛先|あて先|宛名|宛所|住所|転居先|受取人)(?:不明|誤り|エラー|が存在せ|に尋ねあたり)|不達|未達|不着|(?:送信|配信|受信)(?:エラー|拒否|でき|され(?:ず|な|ま))|エラーで|届かず|届いて(?:おらず|い(?:ない|ま))|返戻|(?:戻っ|返っ)て|返送)/,
    ),
    unlessBefore: sufferedBefore,
    // 「12通が宛先不明で返戻され、保管していたところ紛失しました」
    unlessAfter: pattern(/^[^。]{0,80}(?:紛失|見当たら|所在|盗ま|廃棄|漏え?い|流出)/),
  },
  { why: 'receivers', units: ['records', 'people', 'accounts', 'households'], before: reached },
]
