import type { AffectedUnit } from '../../casebook/facts.js'
import type { PassedOverWhy } from '../../casebook/passed-over.js'
import type { CountPlace } from './affected-place.js'
import { type Pattern, pattern } from './pattern.js'
import { wordsBetween } from './words.js'

/** Why a count is none of the affected: `count-receivers` without its field. */
export type CountRefusal = PassedOverWhy extends infer Why ? (Why extends `count-${infer Rest}` ? Rest : never) : never

interface Refusal {
  readonly why: CountRefusal
  /** Left out: counts of any unit. */
  readonly units?: readonly AffectedUnit[]
  readonly before?: Pattern
  readonly after?: Pattern
  readonly words?: Pattern
  readonly unlessWords?: Pattern
  /** Words before or after the count that take the refusal back. */
  readonly unlessBefore?: Pattern
  readonly unlessAfter?: Pattern
}

const staff =
  '(?:職員|社員|従業員|教員|教職員|担当者|スタッフ|オペレーター|委員|専門家|監事|教授|医師|弁護士|調査員|捜査員|係員|警備員|作業員|役員|取締役|理事|幹部|課長|係長|部長|容疑者|被疑者|少年|退職した[^、。]{0,12}者)'
/** What a count of the affected is said to have suffered, right before it: 「漏えいした5人に」 meets no mere receivers. */
const sufferedBefore = pattern(
  /(?:漏え?い(?:し)?た|漏洩した|流出した|漏れた|紛失した|転売された|持ち出(?:し|され)た|盗まれた|飛散した|掲載され(?:た|ていた)|対象(?:の|となる|となった|者|である)|該当(?:の|する|した)|判明した|影響を受け(?:た|る))[^。、]{0,12}$/,
)
const aboutData = pattern(
  /^(?:程度|ほど|様)?(?:分)?(?:の(?:方|皆様|皆さま|お客様)?)?の?(?:[^。、]{0,14}の)?(?:個人)?(?:情報|氏名|お?名前|御?住所|電話番号|連絡先|名簿|データ|メールアドレス|アドレス|検査|口座|写真|内容)/,
)
const counted = ['people', 'households', 'organizations', 'groups'] as const

/** In order: the first that fits names why a count is none of the affected. */
const refusals: readonly Refusal[] = [
  {
    why: 'superseded',
    after: pattern(
      /^[^(。]{0,44}?(?:としておりましたが|としていましたが|とご案内|とお伝え|とお知らせ|と公表(?:して(?!い(?:る|ます)|おり(?:ます|、))|いたし|し(?!て))|と(?:発表|報告)して(?!い(?:る|ます)|おり(?:ます|、))|とご報告|としましたが|としたが|から[^。]{0,30}(?:に訂正|に修正|に変更|となり)|ではなく|とし(?:ていた|た)(?:もの|件数|人数|対象)|と(?:して)?おりました)/,
    ),
    unlessAfter: pattern(/^(?:の方|件)?(?:が|の)?増/),
  },
  {
    why: 'superseded',
    before: pattern(
      /(?:公表時|発表時|前回(?!(?:\([^)]{0,16}\))?の(?!公表|発表|ご?報告|お?知らせ|ご?案内))|当初|第 ?[1-9一二三] ?報(?:では|で|時|の)|先の公表|先に(?:公表|発表|お知らせ|お伝え|ご?報告|ご?案内|公開)|速報時|訂正前|誤\)|従来)(?:(?!が、|正しく|結果|増|減|から|ところ|修正|訂正|改め|となり|最終|今回|とし(?!て[、。])|とお知|とご?案内|と公表|と発表|現時点|現在|その後)[^。]){0,40}$/,
    ),
    unlessAfter: pattern(/^(?:の方|件)?(?:が|の)?増/),
  },
  // Those who do something.
  {
    why: 'doer',
    units: ['people'],
    after: pattern(
      /^ ?(?:程度|ほど)?(?:\([^)]{0,20}\))?(?:の(?:職員|社員|従業員|教員|担当者|委員|専門家|教授|弁護士|体制|調査員|チーム)(?![^。、]{0,8}(?:情報|氏名|名前|データ|名簿|連絡先|アドレス|給与))|を含む[^。、]{0,12}(?:委員会|チーム|体制|本部)|(?:の方)?が[^。、]{0,30}(?:教え|知らせ|気[付づ]|発見|見つけ|電話|問い?合わ?せ|申し出|指摘)|の(?:お客(?:様|さま)|方|会員|利用者|保護者|市民)[^。、]{0,6}から(?!お?預|取得|収集)[^。、]{0,20}(?:いただ|寄せ|あり|あった|連絡|相談|申|届)|が(?![^。、]{0,30}(?:対象|該当|含ま|影響|漏|流出|登録|記載|掲載|[さら]れ|判明|増|入会|加入|おられ|いらっしゃ|いた|いま|あっ|あり))|で(?![すし]|ある)[^。、]{0,12}(?:確認|数え|捜|探|対応|作業|行|実施|チェック|照合|訪|運営|構成|担当|当た|読み|点検|管理|開封|封入|発送|梱包|手分け|処理|操作|入力|巡回|済ま)|による(?:確認|チェック|照合|体制|点検|作業|調査)|(?:で)?体制|態勢|以上で(?:確認|行)|から(?:「|な|構成|(?:は|も)?[^。、]{0,20}(?:問|連絡|指摘|申|相談|報告|電話|通報|届|苦情|情報提供|回答|聞き|聴|事情))|から、|へ(?:の)?(?:聞き取り|ヒアリング)|を(?:処分|懲戒|配置|増員|逮捕|派遣|書類送検|起訴|告訴|停職|減給|戒告|諭旨|解雇|免職)|のアカウントが残|の(?:業務用)?(?:端末|パソコン|PC|机|自宅)|に(?:対する|対し)(?:聞き取り|聴取|ヒアリング|処分))/,
    ),
    unlessBefore: sufferedBefore,
  },
  {
    why: 'doer',
    units: ['people'],
    before: pattern(new RegExp(`${staff}(?:延べ|のべ|ほか|等|ら|の(?:計)?)? ?$`)),
    after: pattern(
      /^(?:程度|ほど)?(?:\(以下|が(?!対象|該当|含ま|影響)|で(?!す|した|、?[^。]{0,12}(?:対象|流出|漏))|は(?!、?[^。]{0,20}(?:対象|氏名|含ま|漏|流出))|、(?!\D{0,12}\d)|。|と(?!\D{0,8}\d)|を(?!対象|含)|に(?!つ|関)|へ|から)/,
    ),
    unlessBefore: sufferedBefore,
  },
  {
    why: 'word',
    units: ['people'],
    after: pattern(/^(?:ひとり|おひとり|一人|お一人|[1一]?組|称|刺|義|札|簿(?!に|の)|でも|の力|暮らし)/),
  },
  {
    why: 'committee',
    units: ['people', 'organizations'],
    words: pattern(/(?:委員会|チーム|本部|会議)[^。]{0,40}(?:設置|(?<!家族|世帯)構成|開催|発足|立ち上げ)|をもって構成/),
    unlessAfter: pattern(/^[^。]{0,30}(?:漏|流出|情報)/),
  },
  {
    why: 'checkers',
    units: ['people'],
    words: pattern(/(?:ダブル|二重|トリプル)チェック|読み合わせ|立ち?会い/),
    unlessAfter: aboutData,
    unlessBefore: sufferedBefore,
  },
  // A background figure: the whole of which a part is meant.
  {
    why: 'background',
    after: pattern(
      /^(?:程度|以上)?(?:の(?:お客(?:様|さま)|方|会員|利用者|皆様|生徒|児童|職員|参加者|申込者)(?:様)?)?(?:の(?:うち|中)|中(?!で)|のうち)[^。]{0,40}[\d一二三四五六七八九十]/,
    ),
    unlessBefore: sufferedBefore,
  },
  {
    why: 'background',
    units: ['records', 'households', 'organizations', 'groups', 'accounts', 'files'],
    after: pattern(
      /^(?:程度|以上)?の?うち|^(?:中|のうち、)|^を(?:送信|送付|発送|配布|抽出)(?:した|する)(?:際|もの|うち)/,
    ),
    unlessBefore: sufferedBefore,
  },
  {
    why: 'background',
    before: pattern(
      /(?:会員(?:総)?数|全会員(?:数)?|登録者数|総会員|発行部数|来場者数|受験者数|(?:従業員|職員|社員|在校生|児童|生徒|学生|組合員|患者|株主|世帯)(?:総)?数|人口|(?:導入|販売|出荷)(?:実績|数|先)|利用(?:者|社)数|会員企業|創業|設立|資本金|売上|定員)[^。、]{0,6}$/,
    ),
    unlessWords: pattern(/漏|流出|添付|名簿|対象|該当|持ち出|閲覧|紛失|おそれ|可能性|含まれ/),
  },
  {
    why: 'background',
    before: pattern(/(?:発送した|送信した|送付した)(?:(?!に[はも]|の(?:うち|中|$))[^。、]){0,20}$/),
  },
  {
    why: 'background',
    units: ['records'],
    after: pattern(/^を(?:発送|送付|送信|郵送|配布|投函|再発送)し(?:た(?:ところ|が)|、[^。]{0,16}うち|ましたが)/),
  },
  // 「画面を開かれた方は3,940名で、うち表示された可能性のある方は572名」: of them only a part is affected.
  {
    why: 'background',
    units: ['people', 'accounts', 'households'],
    before: pattern(
      /(?:開い|開か|アクセスし|ログインし|利用し|閲覧し|訪問し|使用し|使っ)(?:れ)?(?:た|ていた)[^。、\d]{0,10}(?:は|が)$/,
    ),
    after: pattern(/^で(?:す|あり)?(?:が)?、(?:この)?うち[^。]{0,40}(?:可能性|おそれ|表示|漏え?い|流出|対象|該当)/),
  },
  {
    why: 'told',
    before: pattern(
      /(?:連絡(?:済み?|が(?:取れ|つい|つか|でき)|でき|先不明)|不達|未達|返送|宛(?:先|名)不明|(?:発送|通知|送付|ご?案内|説明|謝罪|回収|削除)済み?|回答(?:を|が))[^。、\d]{0,12}$/,
    ),
  },
  {
    why: 'told',
    units: ['people', 'households'],
    after: pattern(
      /^(?:様)?(?:の方)?(?:全員)?(?:から(?:ご?同意|ご?了承|ご?理解)|と(?:は)?(?:ご?連絡|面談|お会い|面会))/,
    ),
    unlessBefore: sufferedBefore,
  },
  {
    why: 'background',
    after: pattern(
      /^(?:以上|超|余り?)?(?:の(?:会社|企業グループ|グループ|規模|組織|学校|病院|導入|事業所)(?!様)|を対象(?:に|とした|とする)[^。]{0,20}(?:研修|調査|アンケート|訓練|点検|教育|聞き取り|説明会)|(?:が|に)(?:在籍|在学|勤務|所属|加盟|加入し|(?:ご)?導入)|を(?:抱え|擁し|雇用|有し))/,
    ),
  },
  {
    why: 'unknown',
    after: pattern(/^(?:分)?\)?(?:の(?:個人)?情報)?の(?:漏え?い|流出)(?:等)?(?:の)?有無/),
  },
  {
    why: 'background',
    before: pattern(
      /(?:当社|弊社|当会|当市|本市|当院|本学|本校|当園|当組合|当店|当館)(?:の|は、?)(?:全)?(?:会員|職員|社員|従業員|学生|生徒|児童|利用者|お客(?:様|さま)|顧客|患者|組合員|登録者|在校生)?(?:数)?(?:は|が)?(?:、)?(?:現在|全体で)?$|(?:毎年|例年|毎月|毎回|毎日|年間|月間)[^。、\d]{0,8}$|(?:応募|参加|申込み?|来場|申請|受験)(?:は|が)$/,
    ),
    after: pattern(
      /^(?:ほど|程度)?(?:です|で(?:あり|す)|ですが|(?:が|の)[^。、]{0,12}(?:参加|利用|在籍|来場|応募|登録して)|でした|、[^。]{0,16}\d[^。]{0,8}の(?:大学|学校|会社|病院|企業))/,
    ),
    unlessBefore: sufferedBefore,
    unlessWords: pattern(/漏え?い|漏洩|流出|対象|該当|うち|含まれ|閲覧|持ち出/),
  },
  {
    why: 'background',
    units: ['people'],
    after: pattern(
      /^(?:、[^。、]{0,10}\d[\d,]{0,8} ?(?:名|人))?(?:の|を擁する|が在籍する|規模の)(?:大学|高校|高等学校|中学校|小学校|学校|会社|病院|企業|法人|組織|自治体|町|市|村|団体)(?:です|であ|で、)/,
    ),
  },
  // What was done about them: 8名について削除を確認, 9本を回収し.
  {
    why: 'handled',
    after: pattern(
      /^(?:の方)?(?:に?つ(?:いて|き)(?:は|も)?、?[^。漏流閲]{0,14}(?:削除|回収|返却|破棄|連絡|不正(?:利用|使用))|(?:を|は|の)(?:すべて|全て|全部|無事)?(?:回収|返却|発見|削除|取り戻))/,
    ),
  },
  {
    why: 'handled',
    before: pattern(/(?:残る|残り|その余)(?:の)?$/),
    after: pattern(/^[^。漏流]{0,30}(?:回収|削除|連絡|返却|破棄|確認|通知)/),
  },
  { why: 'others', after: pattern(/^(?:の方)?(?:以外|を除)/) },
  // 「残る1,240社のファイルについては、開かれた記録はありません」
  {
    why: 'others',
    before: pattern(
      /(?:残る|残りの|それ以外の|その他の|上記以外の|(?:それ|これ|同日)以[前後降]に[^。、\d]{0,12})[^。、\d]{0,12}$/,
    ),
    after: pattern(
      /^(?:分|様)?(?:の|について|は)[^。]{0,60}(?:流出|漏え?い|閲覧|開か|取得|持ち出|影響|対象|含まれ)[^。、]{0,16}(?:ません|ない|おらず|なかっ)/,
    ),
    unlessAfter: pattern(/^[^。]{0,80}(?:可能性|おそれ|恐れ|否定)/),
  },
  {
    why: 'doer',
    units: ['people'],
    after: pattern(/^\(以下、?「(?:当該|同)(?:職員|社員|従業員|教員|教諭|元?[^」]{0,4}(?:員|師|者))」/),
  },
  {
    why: 'checkers',
    units: ['people'],
    after: pattern(/^(?:以上)?(?:の|による)(?:承認|決裁|照合|点検|立ち?会い|目視|チェック)/),
  },
  {
    why: 'messages',
    units: ['people'],
    before: pattern(/(?:という|との)(?:方|お客(?:様|さま)|利用者|保護者)(?:が|は|も)、?$/),
  },
  {
    why: 'messages',
    units: ['records'],
    after: pattern(/^(?:とも|いずれも)、?[^。]{0,30}(?:報告|公表|届け|対象では|該当し)/),
  },
  {
    why: 'told',
    before: pattern(
      /(?:(?:メール|郵便|電話|通知|はがき|文書)(?:が|の)(?:届か|つながら|つなが|戻)|(?:配信|送信|通知|お知らせ)(?:が)?でき)な(?:い|かった)[^。、\d]{0,8}$/,
    ),
  },
  {
    why: 'receivers',
    units: ['organizations', 'people'],
    before: pattern(
      /(?:誤)?(?:送信先|送付先|配信先|送り先|宛先|あて先|配達先|交付先)(?:を|は|が|に|:| ){1,3}[^。、\d\n]{0,20}$/,
    ),
    unlessBefore: sufferedBefore,
  },
  // 「1件も記録されていません」「理事を1人迎え」「カード会社1社より」「14世帯が既読」
  { why: 'zero', after: pattern(/^も[^。、]{0,24}(?:ない|なかった|ません|おらず)/) },
  {
    why: 'doer',
    units: ['people'],
    after: pattern(/^(?:を|の)?(?:新たに|追加で|増員で|専任で)?(?:迎え|採用|増員|配置|任命|選任|雇い|雇用|補充)/),
    unlessBefore: sufferedBefore,
  },
  { why: 'doer', units: ['organizations'], before: pattern(/(?:カード|決済代行|保険)会社(?:の|のうち)?$/) },
  {
    why: 'messages',
    units: ['people', 'households', 'accounts'],
    after: pattern(/^(?:の方)?(?:が|は)(?:すで|既)?に?(?:既読|開封済|閲覧済)/),
  },
  {
    why: 'messages',
    units: ['records'],
    before: pattern(
      /(?:同様の|類似の|以後の|ほかに?)[^。、]{0,6}(?:連絡|電話|指摘|照会|申告)(?:が|は)?、? ?(?:計|合計|延べ)? ?$/,
    ),
  },
  { why: 'messages', units: ['records'], after: pattern(/^(?:の)?(?:宛先|あて先|送信先)(?:に|へ|あて)/) },
  {
    why: 'told',
    units: ['people', 'households'],
    after: pattern(/^(?:の方)?(?:は|が)、?(?:ご?不在|留守|不通|連絡がつか|連絡が取れ)/),
  },
  {
    why: 'cases',
    units: ['records'],
    before: pattern(/(?:四半期|年度|上半期|下半期|今期|期間中)(?:の事故|の発生)?は、? ?$/),
  },
  {
    why: 'background',
    units: ['records'],
    after: pattern(/^の(?:宴席|宴会|会議|イベント|催し|工事|行事|公演|講座|授業|取引先)/),
    unlessBefore: sufferedBefore,
  },
  { why: 'superseded', after: pattern(/^(?:程度)?」とした(?:の|もの)は/) },
  {
    why: 'others',
    before: pattern(
      /(?:混入|漏え?い|流出|該当|影響|誤り|問題|異常|ずれ)(?:が|は|の|し(?:て(?:い|おり))?|され(?:て(?:い|おり))?)?(?:なかった|ない|ません|無い|いなかった)[^。、\d]{0,6}$/,
    ),
  },
  { why: 'word', units: ['people', 'groups', 'organizations'], after: pattern(/^(?:様)?(?:ずつ|ごと|単位)/) },
  { why: 'word', units: ['records'], after: pattern(/^(?:ずつ|ごと|単位)/) },
  {
    why: 'word',
    units: ['groups'],
    after: pattern(/^(?:で|となって|になって)(?:の)?[^。、]{0,12}(?:確認|作業|点検|対応|運|チェック|照合)/),
  },
  { why: 'word', units: ['people'], before: pattern(/[者方員生人様さ民]の?お$/), unlessAfter: aboutData },
  {
    why: 'doer',
    units: ['organizations'],
    after: pattern(
      /^(?:様)?(?:すべて|全て|全社|全校)?(?:から|より)(?:「|は?[^。、]{0,16}(?:問い?合|連絡(?!先)|指摘|申し?出|通報|電話|苦情|相談))/,
    ),
  },
  {
    why: 'messages',
    units: ['people'],
    after: pattern(
      /^(?:の[^。、]{0,8})?が(?:[^。、]{0,12}(?:閲覧|開封|ダウンロード|アクセス|視聴|参照)し(?:た|て|まし)|[^。]{0,16}[をも](?:実際に)?(?:開い|見|覗い|のぞい)(?:た|て)(?!いな))/,
    ),
  },
  {
    why: 'messages',
    before: pattern(/(?:送られた先|送信された先|送信先|宛先)は[^。\d]{0,40}$/),
    unlessBefore: sufferedBefore,
  },
  {
    why: 'messages',
    units: ['records'],
    before: pattern(
      /(?:電話|勧誘|訪問|請求|メール)(?:と|で)?[^。、]{0,12}(?:もの|ケース|例|事例)(?:は|が)(?:計|合計)?$/,
    ),
  },
  {
    why: 'checked',
    after: pattern(
      /^(?:すべて|全て|全件)?(?:を|について)(?:総)?(?:確認|点検|調査|精査)し[^。]{0,50}(?:ない|なかった|ありませ|いませ)/,
    ),
  },
  {
    why: 'checked',
    before: pattern(/(?:他の|ほかの|過去|既存|同種|同様|これまで|(?:すべて|全て)の|全)[^。、]{0,24}$/),
    after: pattern(
      /^(?:分)?(?:すべて|全て)?(?:を|について(?:も)?|も)、?(?:再度|改めて|あらためて|すべて|全て|総)?(?:確認|点検|調査|精査|見直|照合|検査)(?:し|を(?:行|実施)|いたし)/,
    ),
    unlessBefore: sufferedBefore,
  },
  { why: 'checked', after: pattern(/^(?:の|が)?(?:ない|無い|なかった)か/) },
  { why: 'cases', before: pattern(/(?:事案|について|の件)[^。、]{0,6}\($/) },
  // Messages, enquiries, accesses: things that came and went, none of them a subject.
  {
    why: 'messages',
    units: ['records', 'accounts', 'people'],
    after: pattern(
      /^(?:以上|超|余り?|ほど|程度)?(?:の(?:メール(?!アドレス)|電子メール(?!アドレス)|迷惑メール|不審メール|不審な|なりすまし|問い?合|お問い?合|ご?相談|電話(?!番号)|ご?連絡(?!先)|苦情|事案|事故|事例|事象|報告(?!書)|案件|インシデント|不備|ミス|違反|誤り|届出|[^。、]{1,14}(?:事案|事故|事象)|アクセス|ログイン(?:の?試行|を試|要求|が試)|リクエスト|通信|試行|攻撃|閲覧|訪問|申出|お申|被害|投稿|(?:メール)?アドレス(?:に|へ|宛)[^。]{0,40}(?:送|配|メール)|宛先|着信|返信|エラー|脆弱|改善|対策|提案|指摘))/,
    ),
  },
  {
    why: 'messages',
    before: pattern(
      /(?:メール(?:を|が(?!漏|流|盗)|は)|迷惑メール|(?:お?問い?合わ?せ|お問合せ|ご?相談)(?:は|が|件数|の件数|数)|閲覧(?:数|回数|者数?)(?:は|が)?|(?:閲覧|アクセス)(?:は|が)(?!可能|でき|され)|アクセス(?:数|件数|元)|ログイン試行|攻撃(?:は|が|を)|試行(?:は|が|を|回数|件数)|リクエスト|検知|アラート|申し?出(?:は|が)|訪問販売が|勧誘が|電話が|苦情(?:は|が)|事案が|事案は|事象が|事故は|事故が|返戻(?:が|は)|戻ってきたものが|郵便物|封筒|はがき|ハガキ|配信(?:数|先)|送信(?:数|先)|宛先|送付先|発送先|配達先|交付先|受信者|(?:受け取った|届いた|受信した|ダウンロードした|閲覧した|アクセスした|開いた|見た|お問い合わせ(?:を)?いただいた)[^。、\d]{0,10}(?:は|が|の)|(?:送ら|送信さ|届けら)れた先は|(?:お?申し?出|ご?連絡|ご?指摘|ご?相談|お?問い?合わ?せ)を)[^。、\d]{0,8}$/,
    ),
    unlessBefore: pattern(/(?:転送され|流出し|漏え?いし|窃取され|盗まれ|閲覧され)た[^。、]{0,10}$/),
    unlessAfter: aboutData,
  },
  {
    why: 'messages',
    units: ['records', 'organizations'],
    before: pattern(
      /(?:(?:お?問い?合わ?せ|お問合せ|ご?相談)を[^。\d]{0,24}|不正利用(?:が|は|の件数)[^。、\d]{0,8}|被害(?:が|は|件数|届)[^。、\d]{0,8}|(?:事案|事故|事例|ミス|誤り|不備|相談|苦情|違反|届出|要望|意見|エラー|アラート|攻撃)(?:の)?(?:件数)?(?:は|が|:|計|、|を| ){0,2})$/,
    ),
    unlessAfter: aboutData,
  },
  {
    why: 'messages',
    before: pattern(/(?:閲覧|アクセス|ダウンロード|接続|ログイン|通信|参照)は[^。]{0,40}$/),
    after: pattern(/^(?:程度|以上)?(?:あり|で(?:す|し|あ)|確認|を?記録|ござい|。)/),
  },
  { why: 'things', units: ['files'], after: pattern(/^ {1,3}約?\d[\d,]{0,8}(?:枚|冊|通|件)/) },
  {
    why: 'messages',
    units: ['records', 'people', 'organizations'],
    before: pattern(
      /(?:お?問い?合わ?せ|お問合せ|ご?相談|通報|苦情|申し?出|ご?意見|ご?質問|お電話|着信)(?:は|が|件数は)(?:[^。、\d]{0,6}\d{1,2}月\d{1,2}日)?[^。、\d]{0,12}$|(?:IPアドレス|接続元|発信元|アクセス元|攻撃元)(?:は|が|数は|の数は)[^。、\d]{0,6}$/,
    ),
    unlessAfter: aboutData,
  },
  {
    why: 'messages',
    units: ['people'],
    before: pattern(/(?:した|た)(?:第三者|者|人物)は(?:、)?(?:計|合計|最大|少なくとも)? ?$/),
  },
  {
    why: 'machines',
    units: ['files'],
    words: pattern(
      /(?:サーバ|パソコン|端末|機器|PC)[^。]{0,40}(?:感染|停止|侵入|初期化|入れ替|交換)|暗号化(?:の?被害|され(?:た|、|ま|てい(?:る|た|まし)?(?:こと|の)))|封入機/,
    ),
  },
  {
    why: 'things',
    after: pattern(
      /^(?:のサーバ|の端末|のパソコン|のドメイン|の手口|の指摘|の観点|の対策|の項目|の事案|の理由|の(?:報道|新聞|テレビ)|の(?:施策|取組|柱|方法))/,
    ),
  },
  {
    why: 'experts',
    units: ['organizations'],
    before: pattern(
      /(?:専門|調査|監査|報道|メディア|警察|関係|公的|行政|金融)(?:の)?(?:会社|機関|業者|企業)?(?:の|等|など| )?$/,
    ),
  },
  {
    why: 'experts',
    units: ['organizations'],
    after: pattern(/^の(?:報道|調査|専門|セキュリティ|外部|メディア|新聞|解析)/),
  },
  { why: 'class', units: ['groups'], before: pattern(/年 ?$|第 ?$/) },
]

const receivers = pattern(
  /^\)?(?:程度|ほど|全員)?(?:の)?(?:方|皆様|皆さま|お客様|顧客|会員|取引先|事業者|施設|企業|団体)?(?:々|全員|すべて|全て|全校|全社)?(?:様)?(?:に(?!つ|関|係|よ|お|及|影|の|上|限|当た|含|対する)|へ(?!の)|宛(?:て)?に?|あて(?:に)?)(?:対し(?:て)?)?(?:は)?、?[^。、]{0,40}(?:誤|送信|送付|配信|発送|配布|配付|配達|連絡|電話|お?詫び|謝罪|通知|郵送|説明|再?教育|研修|訓練|講習|指導|聞き取り|聴き取り|聴取|ヒアリング|アンケート|貸与|訪|渡|交付|届|かか|案内|お知らせ|お願い|依頼|送[っりるら]|喚起|指示|周知|要請|求め|伝え|話し|見せ|会[いっ]|面会|面談|謝)|^(?:様)?の(?:お宅|ご?自宅|ご?家庭|もと)(?:等)?(?:を|へ|に)|^(?:様|の方)?の(?:封筒|机|ロッカー|下駄箱|端末|画面|マイページ|スマートフォン|郵便受け)(?:へ|に|の中に)、?[^。]{0,24}(?:混入|入れ|同封|封入|渡|配|置|届|表示|投函)/,
)
const wrongReceivers = pattern(
  /(?:誤(?:って)?(?:送信|送付|配達|配布|交付|発送)?(?:し|され|届い)?(?:た)?(?:先|相手)|届いた先|送ってしまった先|渡した相手)[^。、\d]{0,6}$/,
)

/** Sent to all with every address in sight: the receivers are the victims. */
const inSight = pattern(
  /BCC|Bcc|bcc|互いに|宛先欄|(?:TO|To|CC|Cc)(?:欄|に|で|」)|見える(?:形|状態)|他の(?:受信|受取|方|会員|保護者)[^。]{0,12}(?:表示|見|知)|(?<!い)ずれ|入れ違|入れ替わ|取り違/,
)

/** What takes back that those it was sent to are no victims: 「3名に誤送付された5名分」 */
const besideReceivers = pattern(
  /^[^。]{0,50}(?:私的|個人的な|私用|執拗|交際|誤送付された|送付されてしまった|書き添|含ま|記載|記さ|載って)/,
)

const isReceiver = ({ reading, sentence, mention, unit, before, after }: CountPlace): boolean => {
  if (!(counted as readonly string[]).includes(unit)) return false
  const receives =
    wrongReceivers.test(before) ||
    (receivers.test(after) &&
      !sufferedBefore.test(before) &&
      !mention.counter.endsWith('分') &&
      !besideReceivers.test(after))
  if (!receives || unit === 'organizations') return receives
  const from = Math.max(sentence.start, mention.start - 200)
  return !inSight.test(wordsBetween(reading, from, Math.min(sentence.end + 160, mention.end + 300)))
}

/** Why the words around a count say that it is of something else than the affected, or undefined. */
export const refusalOf = (place: CountPlace): CountRefusal | undefined => {
  const { before, after, words, unit } = place
  for (const refusal of refusals) {
    if (refusal.units !== undefined && !refusal.units.includes(unit)) continue
    if (refusal.before !== undefined && !refusal.before.test(before)) continue
    if (refusal.after !== undefined && !refusal.after.test(after)) continue
    if (refusal.words !== undefined && !refusal.words.test(words)) continue
    if (refusal.unlessBefore?.test(before) || refusal.unlessAfter?.test(after)) continue
    if (refusal.unlessWords?.test(words)) continue
    return refusal.why
  }
  return isReceiver(place) ? 'receivers' : undefined
}
