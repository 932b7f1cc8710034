import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { textOf, type Words } from '../patterns/words.js'
import { inquiry } from './work-words.js'

/** 「再発防止のため…を導入」: what is brought in afterwards had no part in it. */
export const forLater = pattern(
  /(?:今後|再発防止|対策として|強化のため)[^。]{0,60}(?:導入|採用|切り替え|切替え|移行|契約|加入)(?:し|する|い|を)|(?:新たに|新しく)[^。]{0,40}(?:導入|採用|契約|切り替え|移行|依頼|委託)(?:いたします|します|する(?:予定|こと|方針))|(?:導入|採用|契約|移行|委託)することと(?:し|いた)/,
)

/** Who was asked to look into the matter took no part in it. */
const askedToLook = pattern(
  new RegExp(
    `(?:(?<!アンケート|空き家)${inquiry}|解析|フォレンジック|(?<!健康)診断|分析)(?:等)?を(?:委託|依頼)[^。]{0,8}$|(?:${inquiry}|解析|(?<!健康)診断|分析)(?:を|は)、?$`,
  ),
)
const isAskedToLook = pattern(
  new RegExp(
    `^[^。]{0,20}(?:${inquiry}|解析|(?<!健康)診断)を(?:委託|依頼)|^(?:様)?(?:に|へ)(?:委託|委嘱|依頼)し(?:て|、)[^。、]{0,8}(?:フォレンジック|(?:原因|被害|影響)[^。、]{0,4}調査|解析|診断)`,
  ),
)
/** 「請負業者である株式会社Xに送るべき図面を」: to whom something was to be sent. */
const isAddressee = pattern(
  /^(?:様)?(?:に|へ|宛てに?|あてに?)[^。、]{0,8}(?:送|渡|郵送|交付|提出|返却|返す)[^。、]{0,4}(?:べき|はず|ところ)|^(?:に|へ)(?:委託先|契約先|業者|事業者|サービス|システム)を?[^。、]{0,6}(?:変更|切り替え|切替え|移行)|^(?:様)?(?:に|へ|宛てに?|あてに?)[^。、]{0,16}(?:送られ|届き|届い|送信され|届けられ)/,
)
/** 「誤ってX様に送付した」: whom it reached by mistake. */
const byMistake = pattern(/(?:誤って|間違えて|誤り、)$/)
const isReached = pattern(
  /^(?:様)?(?:に|へ|宛てに?|あてに?)[^。、]{0,8}(?:送|渡|郵送|交付|配(?:付|布|信|達)|メール|FAX|ファクス|投函)/,
)
/** 「番号は決済代行会社の株式会社Xが保持しており、当社では保持していません」: where the data is that was not hit. */
const keepsItSafe = pattern(
  new RegExp(
    `^(?:社)?(?:が|に|にて|で)[^。]{0,16}(?:保持|保有|管理|保管|保存|処理)[^。]{0,40}${ourselves}(?:では|に|で|には)[^。]{0,24}(?:ません|いない|おらず)`,
  ),
)
/** 「Xとは、今回の件はかかわりがありません」「Xに落ち度はございません」「Xでは…おり、該当しません」 */
const notConcerned = pattern(
  /(?:(?<!(?:業務|職務|仕事|公務|用務)(?:と|に|とは|には|上)?(?:全く|まったく|何ら|一切|直接)?)|(?=[^。、]{0,12}ません))(?:関係|関わり|かかわり|関連|つながり)(?:は|が|も|する[^。、]{0,8}は)?[^。、]{0,6}(?:あり?ません|ございません|ない|なく|無い|いたしません|しません|していません|しておりません)|無関係|つながって(?:い|お)り?ません|(?:責任|責め|落ち度|過失|瑕疵|非|不備)(?:は|も|など|等)?[^。、]{0,6}(?:ありません|ございません|ない|なく|認められません)|(?:該当|関与)(?:は|も)?(?:しません|いたしません|しておりません|していません|しない)|対象外|対象(?:では|には|に)(?:な(?!り、|る)|あり|含まれ(?:ませ|ていませ|ておりませ|ない))|無事|影響(?:は|も|が)[^。、]{0,6}(?:ありません|ございません|ない|なく|及んで(?:い|お)り?ません|受けて(?:い|お)り?ません|生じて(?:い|お)り?ません)|(?:別の|異なる)(?:事案|事件|件|問題|事故)(?:です|であ|でござ)/,
)
/** Where something went wrong, or work was given, before that is said, it is not said of who is named. */
const concerned = new RegExp(
  `不正|攻撃|漏|流出|紛失|誤|感染|障害|侵入|ミス|不具合|盗|持ち出|委託し|依頼し|任せ|利用し|使用し|(?<!に)おいて|における|${ourselves}の`,
)
/** 「関係のない会社:X」「関係しない会社 X」 */
const notOfThem = pattern(
  /(?:関係|関わり|かかわり|関連|影響)(?:(?:の|が)(?:ない|なかった|無い)|し(?:ない|ていない))[^。、]{0,8}(?:会社|業者|事業者|企業|団体|組織|者)/,
)
/** 「送り先は、一度お見積りをいただいたX様です」 */
const sentWhere = pattern(/(?:送(?:り|信|付)先|宛先|あて先|(?:渡し|送っ)た(?:相手|先))(?:は|が)、?[^。]{0,50}$/)
/** 「タクシー会社(X)に電話を入れ」: who is asked after a thing that was lost. */
const askedAfterThing = pattern(
  /^\)?(?:の[^。、はが]{0,16})?(?:に|へ)[^。、はが]{0,8}(?:電話|問い?合わ?せ|照会|尋ね|届け|確認し)/,
)
/** 「書類は同社を通じて返却された」 */
const broughtBack = pattern(/^(?:を(?:通じて|介して|経由して)|経由で)[^。、]{0,6}(?:返却|返還|回収|戻)/)
const carrier = /(?:タクシー|バス|鉄道|電車)(?:の?会社|事業者|を運行する|の運行会社)[(の「]?$/

/** 「専用コールセンターを開設し、運営をXに委託しました」: what was set up because of it had no part in it. */
const setUpFor = pattern(
  /(?:(?:専用|臨時|本件[^。、]{0,8})(?:の)?[^。、はがを]{0,4}(?:コールセンター|窓口|ダイヤル|相談室|フリーダイヤル)|(?:コールセンター|窓口)を(?:新たに|急きょ|急遽|臨時に))を?[^。、]{0,4}(?:開設|設置|設け|立ち上げ)[^。]{0,40}$/,
)
/** 「拾得者はXの従業員で」「拾ってくださった方は」: who found it. */
const isFinder = pattern(
  /(?:拾得者|発見者|(?:拾|見つけ|届け)[^。、はが]{0,10}(?:方|人|者))(?:は|が)、?(?:[^。、はが()]{0,10}\()?$/,
)
/** 「作業員(X)が線路の脇で見つけ、駅に届けてくださいました」 */
const foundIt = pattern(
  new RegExp(
    `^\\)?が、?(?:(?:${ourselves}|[本当]?[市町県])の[^。、はが]{1,8}が)?[^。、はが]{0,24}(?:見つけ|発見し|拾(?:い|って|得し))[^。はが]{0,12}届け(?:て(?:くださ|下さ|いただ)|出)`,
  ),
)
/** 「専門機関(X、当社が委託)の調査により」 */
const looksIntoIt = pattern(
  /(?:専門機関|セキュリティ(?:専門)?(?:会社|企業|ベンダー)|フォレンジック(?:会社|業者|事業者))\($/,
)
/** 「当該職員は、X県から派遣されていた者」: a town lends its people; a company's work for pay. */
const lentByTown = pattern(/^(?:から|より)(?:の)?(?:派遣|出向)(?:され|し|職員|者)/)
/** 「Xを吸収合併しており」: it is the discloser now. */
const merged = pattern(/^(?:様)?(?:を|と)[^。、]{0,8}(?:合併|統合)(?:し|いたし|により)/)

/** Do the words around a name say that its bearer had no part in what happened? */
export const tookNoPart = (left: Words, right: Words, titled: boolean, isTown: boolean): boolean => {
  if (setUpFor.test(left) || isFinder.test(left) || merged.test(right) || (isTown && lentByTown.test(right)))
    return true
  if (!titled && (foundIt.test(right) || looksIntoIt.test(left))) return true
  if (askedToLook.test(left) || (!titled && isAskedToLook.test(right))) return true
  if (
    isAddressee.test(right) ||
    (byMistake.test(left) && isReached.test(right)) ||
    keepsItSafe.test(right) ||
    notOfThem.test(left) ||
    sentWhere.test(left) ||
    broughtBack.test(right)
  )
    return true
  if (askedAfterThing.test(right) && carrier.test(textOf(left))) return true
  const at = notConcerned.search(right)
  return at >= 0 && !concerned.test(textOf(right).slice(0, at))
}
