import type { PartyRole } from '../../../casebook/facts.js'
import type { OrganisationMention, Reading, Span } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { rewritten, wordsBetween, wordsOf, wordsWithin } from '../patterns/words.js'
import { firstNotBefore } from '../text/bounds.js'
import { sentenceAt } from '../zones.js'
import { kin, kinBeside, kinHit, kinKeepsOurs, kinWorks, worksForUs } from './kin.js'
import { asSubject, roleByLayout, worksForOthers } from './layout-roles.js'
import { after } from './phrases-after.js'
import { before } from './phrases-before.js'
import {
  isInMakersBracket,
  isKeptThere,
  isMadeForMany,
  isReport,
  keptThing,
  ourWork,
  owedThanks,
  reportsOnService,
  thingOffered,
} from './said-of-services.js'
import { forLater, tookNoPart } from './took-no-part.js'
import { askedAfterwards, handsWork, service, work } from './work-words.js'

/** One reason to give a party a role, with the words that say so. */
export interface RoleCue {
  readonly role: PartyRole
  readonly weight: number
  readonly span: Span
  readonly rule: string
}

/** 「X社の社員が…紛失」「X社のサーバーが不正アクセスを受け」 */
const befellIt = pattern(
  /^が(?:行った|実施した|担当した)[^。、]{0,16}(?:作業|設定|改修|更新|操作|処理|移行)[^。、]{0,8}(?:誤り|ミス|不備|不具合|手違い)|^(?:社|様)?の[^。、はが]{0,16}(?:(?:社員|従業員|職員|担当者|スタッフ|作業員|配達員|ドライバー|技術者|検針員|オペレーター|管理人|アルバイト|相談員|支援員|講師)が[^。]{0,60}(?:誤|紛失|持ち出|持ち帰|置き忘れ|送(?:っ|信|付)|盗|私物|閲覧|漏)|(?:サーバー?|ネットワーク|パソコン|端末)(?:が|に)[^。]{0,24}(?:不正アクセス|感染|侵入|攻撃))/,
)

const clientWords =
  /(?:クライアント|お?取引先|導入|ご契約|ご利用|お使いくださっている|加盟)[^。、]{0,12}(?:企業|法人|団体|各社|自治体|店)[^。、]{0,4}(?:様|さま)|社様|委託元|荷主|ご依頼元|ご依頼主|委託者|受託|お預かり|導入先|導入企業|利用企業|発注元|ご契約/

/** Between the name and what is said of it may stand its short form. */
const aliasBracket = /^ ?\((?:[^()\n]{0,40}、)?[^()\n]{0,6}以下[^()\n]{0,40}\)|^ ?\(本社[^()\n]{0,30}\)/

/** Words directly before the name that are a role's title: 「委託先の」「提供元:」「委託事業者 」. */
const titleBefore = (reading: Reading, at: number, floor: number): { role: PartyRole; start: number } | undefined => {
  const { text, lexicon } = reading
  const gap =
    /\s{0,4}(?:の?(?:名|名称|商号|氏名)|の(?:企業|会社|事業者|業者|法人|団体)名)?[)\]】」]?(?:である|でございます|であり、|として、?|の|は、|は|:|\(|、| |・|「|『|\||→|=)?(?:(?:米国|英国|韓国|中国|台湾|海外|アメリカ|イギリス|シンガポール|オランダ|ドイツ|フランス|カナダ|インド|ベトナム|イスラエル)の?)?\s{0,4}$/.exec(
      text.slice(Math.max(floor, at - 12), at),
    )
  const end = at - (gap?.[0].length ?? 0)
  for (let start = Math.max(floor, end - 12); start < end; start++) {
    const hit = lexicon.roleTitles.longest(text, start)
    if (hit !== undefined && hit.end === end) return { role: hit.value, start }
  }
  return undefined
}

/** 「(システムの保守を市が委託)」「(医事業務の委託先)」「(発送業務を担当)」 */
const describedWork = new RegExp(
  `(?:${ourselves}|[本当]?[市県町村学])(?:が|から|より)[^()]{0,20}(?:依頼|発注|お願い|外注|受注)$|(?:${ourselves}|当庫|[本当]?[市県町村])の(?!(?:[^()、]{0,6}(?:原因|被害|影響|本件)[^()、]{0,4})?(?:調査|復旧|解析|監査|捜査))[^()、はがを]{1,16}(?:を|に)(?:担当|受託|受け持)(?:する|し(?:て(?:いる|いた|おります))?|つ|って(?:いる|いた))?$|契約(?:に(?:基づ|よ)|先|業者)|(?:(?:依頼|お願い|発注)して|任せて|頼んで|請け?負って|引き受けて)(?:いる|いた|おります)(?:会社|業者|事業者|先)?$|(?:請け?負う|担当する|受け持つ)(?:会社|業者|事業者)$|委託(?:して(?:いる|いた|おります)|した|する|業務|先$|業者$|事業者$|$)|受託(?:者|事業者|業者|会社)?$|請負(?:業者|先|会社)?$|(?:業務|作業|保守|運用|印刷|発送|配送)を?担当(?:会社|業者)?$`,
)

/** 「株式会社X 霧原事業所(受託事業者)」 */
const itsOffice = /^ [^ ()、。\n]{2,12}(?:事業所|営業所|支店|支社|センター|工場|本社|本店)(?=[ (の])/

/** 「X様へお送りする見積書に」: to whom something goes. */
const isSentTo = pattern(
  /^(?:様)?(?:に|へ|宛てに?|あてに?)、?[^。、]{0,8}(?:お送りする|送る|送付する|送信する|提出する|渡す|お渡しする|返却する)/,
)
/** 「同じ受託者に委託しているB市」 is another that commissions, no contractor. */
const commissionsToo = pattern(/(?:受託者|受託事業者|委託先|事業者|社)に[^。、]{0,24}委託して(?:いる|いた)$/)
/** A town works for nobody: whose work is taken on is a client. */
const workTakenOn = pattern(/(?:受託|請け負|受注)[^。、]{0,8}$/)
/** 「当社は、X社の受付業務を請け負っております」 */
const selfSubject = pattern(new RegExp(`${ourselves}(?:は|が)、?[^。]{0,20}$`))
const itsWorkTakenOn = pattern(
  /^(?:様)?(?:主催|運営)?の(?![^。、]{0,14}(?:員|者|師|士|スタッフ|方)が)[^。]{0,30}(?:を|の)(?:受託|請け負|代行|受注|承って|承り|引き受け|お預かりし|お?手伝|お?任せいただ|お?任せ頂|任せていただ|任せて頂|任されて(?:い|お)|担(?:って|い|う)|担当し(?!て(?:いる|いた)[^。、]{0,4}(?:員|者|スタッフ))|手[が掛]?け)|^(?:様)?の[^。、はがをに]{0,30}(?:業務|作業|事務局|代行|受付|発送|運営)を(?:行っ|いたし|実施し|運営し|務め)て|^(?:の|からの|から|より)(?:業務の?)?委託を受け|^(?:から|より|の)[^。、]{0,8}指定(?:管理者の指定)?を受け/,
)
/** 「当社では、X社の受付業務を任されており」: where the discloser is no subject, only verbs whose subject is it. */
const selfPlace = pattern(new RegExp(`${ourselves}では(?!な)、?[^。]{0,20}$`))
const workGivenUs = pattern(
  /^(?:様)?の[^。、はがを]{0,20}(?:を|の)(?:受託し|請け負って|承って|承り|お?任せいただ|お?任せ頂|任せていただ|任せて頂|任されて|お預かりし)(?!(?:て)?(?:いる|いた)[^。、])/,
)
/** 「受託先の株式会社X」 of one who works for others is whom it works for. */
const fromWhom = pattern(/受託(?:元|先)(?:である|の|企業の|各社の)?$/)
/** 「当社が運営する霧原市の」: the discloser runs it, not whom it belongs to. */
const selfRuns = pattern(
  new RegExp(
    `${ourselves}が[^。、]{0,8}(?:提供|運営|運用|開発|販売|製造|管理)(?:する|している|していた|しております)$`,
  ),
)
/** 「当社が霧原市に提供しているシステム」 */
const selfSupplies = pattern(new RegExp(`${ourselves}(?:が|は)、?$`))
const suppliedTo = pattern(/^(?:様)?(?:に|へ)(?:ご?提供|納入|納品)し(?:て(?:いる|いた|おります|おりました)|た)/)
/** 「データの分析をXへ依頼していました」 */
const handsOver = pattern(
  new RegExp(`(?:(?<!${askedAfterwards}(?:等|など)?)(?:を|については|につきまして)|${work}は)、?$`),
)
const isHandedTo = pattern(
  /^(?:様|さん)?(?:に|へ)(?:(?:依頼|発注|外注|お願い|お任せ|任せ|頼ん)(?:し|て|で|だ)|出し(?:て(?:い|お)|、))/,
)
/** 「X様の発送業務において、当社の作業ミスにより」 */
const ownSlip = pattern(
  new RegExp(
    `^様?(?:の|向けの?)[^。、]{0,24}(?:業務|作業|発送|配送|印刷)[^。、]{0,6}(?:において|で|に際し?て?)、[^。]{0,20}${ourselves}(?:の|が|社員|従業員|担当者|スタッフ)`,
  ),
)
/** 「印刷はX、発送はYに委託していました」「印刷をX、発送をYに委託し」「印字はXが、封入はYがそれぞれ受託しています」 */
const oneOfSome = pattern(
  new RegExp(
    `^(?:(?:に|へ)?、[^。、]{1,16}[はを][^。、]{2,30}(?:に|へ)、?(?:それぞれ)?(?:${handsWork}|委託|依頼し)|が、[^。、]{1,10}は[^。、]{2,30}が(?:それぞれ)?(?:受託|担当|実施|行))`,
  ),
)
/** 「当社は…株式会社X様にスタッフを派遣しており」 */
const sendsStaff = pattern(
  /^(?:様)?(?:に|へ)[^。、]{0,12}を派遣し(?:て(?:おり|い(?:ま|て|、|る(?:が|ところ)))|まし|、)/,
)
/** 「当社のシステムをご利用の霧原市様」「当社がシステムを納入した霧原市」 */
const usesOurs = pattern(
  /ご(?:利用|契約|導入|採用|用命|依頼|発注|注文)(?:の|中の|いただいている|いただいております|いただいた|されている)$/,
)
const suppliedIt = pattern(new RegExp(`${ourselves}が[^。、]{0,16}を?(?:納入|納品)し(?:た|ている)$`))
/** 「お客様であるX様の名簿を」「取引先のX様からお預かりした」 */
const ourCustomer = pattern(/(?:お客(?:様|さま)|お?取引先|仕事先|お得意(?:様|先)|顧客)(?:企業)?(?:である|の)$/)
const ofTheirs = pattern(
  /^様?(?:の(?!(?:ご?担当|社員|従業員|お?名前|名義|ご?(?:指摘|連絡|報告|申し出))[^。、]{0,8}(?:から|より|へ)|ところ)|(?:から|より)[^。、]{0,30}(?:お?預か|受託|委託|依頼|請け?負|受領|ご?提供))/,
)
/** 「X様から、不審なメールが届いたとのご連絡」「X様を訪問した」「X様を装った」: who passes on word, is called upon or copied had no part. */
const standsBy = pattern(
  /^様?(?:、?[^。、はが]{0,10}様)?(?:の[^。、はがを]{0,10})?(?:(?:から|より)(?:の|も|は)?、?(?!お?預か)[^。]{0,60}(?:連絡|指摘|問い?合わ?せ|報告|通報|申し出|知らせ|お?電話|メールが)|を(?:お?訪|装|騙|かた(?:り|っ|る)|名乗|なり?すま)|(?:に|へ)(?:お?伺|訪問|出向|向か|お?うかが)|と(?:の|お?)(?:商談|打ち?合わ?せ|面談|会議)|になりすま)/,
)
/** 「受付業務はXが担っており」 */
const workIs = pattern(
  new RegExp(
    `${work}[^。、はがを]{0,6}(?:は|については|につきましては|に関しては)、?(?:[市県町村区]が(?:契約|委託|発注)する|[^。、はがを]{0,16}(?:選定|指定|契約|委託|依頼)(?:した|している)|[^。、はがを]{0,16}(?:会社|業者|事業者)(?:である|の|、))?$`,
  ),
)
/** 「復旧作業は」「お問い合わせ対応は」: done because of what happened. */
const doneAfterwards = pattern(
  /(?:お?問い?合わ?せ|本件|(?:原因|影響)[^。、]{0,4}調査|解析|復旧|捜査)[^。、はが]{0,10}(?:は|について)/,
)
const doesIt = pattern(
  /^(?:社)?(?:にて|で)(?:行って|受けて|実施して)|^(?:社|様)?の(?:社員|職員|従業員|スタッフ|講師|看護師|作業員)が(?:務めて|担って|担当して|行って)(?:い|お)|^(?:社)?が(?:(?:従事し|当たって|あたって)|[^。、]{0,10}を?)(?:担って|担い|担当し(?!ます)|行って|行い(?!ます)|実施し(?!ます)|請け?負って|受け持|手[が掛]?けて|引き受けて|代行し(?!ます)|取り扱って)/,
)
/** 「同じ委託先を利用する」「本市のほか、」: others hit by the same incident. */
const sameContractor = pattern(
  /(?:同じ|同一の|同)[^。、]{0,12}(?:委託先|受託者|事業者|会社|社|システム|サービス|クラウド|データセンター|サーバー?)(?:を(?:利用|使用|使)|(?:に|へ)(?:[^。、はが]{1,14}を)?委託)[^。、]{0,10}$/,
)
const besidesUs = pattern(
  new RegExp(
    `(?:${ourselves}|市)(?:の|を)?(?:ほか|他|含む)(?:に|にも|も)?、?(?:(?:[市県町府都国]内|当県内|本県内|近隣|同様に)(?:では|で)?(?:は)?、?)?$`,
  ),
)
/** 「被害を受けたのは当社とXの2社です」 */
/** 「(当社の委託先)」 after a name */
const titleInBracket = new RegExp(`^ ?\\((?:${ourselves}|同社|市|県|町|村|区)?の?([^()\\n]{2,16})\\)`)
const withUs = pattern(new RegExp(`(?:${ourselves}|[本当]?[市町村県])(?:と|、|及び|および|並びに)$`))
/** 「委託していた当社、X、Yの顧客情報が流出」「当社を含む5社(X、Yほか)の」「本市のデータにX町のデータが混入」 */
const inOurRow = pattern(
  new RegExp(
    `(?:${ourselves}|[本当][市町村県]|(?<![一-鿿])[市町村県])(?:(?:と|、|及び|および|並びに)(?:[^。、はがを]{2,24}、){0,4}|を含む[^。、()]{0,10}\\((?:[^。、()]{2,24}、){0,4})$`,
  ),
)
const theirsToo = pattern(
  /^(?:様)?(?:(?:、|及び|および|並びに|と)(?:(?!から|より|に|と|及び|および|並びに)[^。、()はがを]){2,24}){0,5}(?:(?:ほか|など|等)?\))?の(?:計?\d{1,2}(?:社|校|団体|法人|市|町|市町)の)?[^。、はがを]{0,12}(?:情報|データ|名簿)[^。、はがを]{0,6}が[^。]{0,12}(?:流出|漏|掲載|閲覧|紛失|暗号化|持ち出)/,
)
const townsMixedIn = pattern(
  /^の(?:[^。、はがを]{0,12}(?:データ|情報|通知書?|名簿)[^。、はが]{0,8}が[^。]{0,10}混入|封筒に)|^が、?(?:先行して|当市に先立|本市に先立|一足先に)[^。、]{0,6}(?:公表|発表)(?:し(?:ました|て(?:い|お)|、|た。|た$)|。)/,
)
/** 「被害を受けたのは、A市、B町です」「情報が流出した自治体は、」 */
const wereHit = pattern(
  new RegExp(
    `(?:(?:被害|影響|攻撃)(?:を受け|に遭っ|が(?:あっ|及ん|確認され|判明し))た|(?:漏え?い|漏洩|流出)(?:し|の対象となっ)た)(?:の|(?:ほか|他)?の?(?:自治体|市町村?|団体|企業|法人|会社|組織|機関|学校))(?:は|が)、?(?:(?:${ourselves}|[本当][市町村県学院会])(?:のほか|と|及び|および|並びに)、?)?$`,
  ),
)
const hitToo = pattern(/流出|漏えい|漏洩|被害|含まれ|公表|影響|対象|該当/)
/** 「当社が利用する株式会社XのYサービス」 */
const used = pattern(
  /(?:利用|使用|導入|契約|採用|運用)(?:する|し(?:ている|ていた|ております|ておりました|た))$|(?:データ|情報|名簿|サーバー?|システム)を(?:置く|置いている|置いていた|預ける|預けている|預けていた|保管する|保管している|保管していた|保存する|保存している|保存していた)$|使って(?:いる|いた|おります)$/,
)
const namedService = pattern(/「[^「」]{2,24}」\($/)
const isUsed = pattern(
  /^(?:を(?:ご?利用|使|導入|用い|契約|通じ)|(?:上)?(?:で|に)[^。、]{0,10}(?:受け付け|管理|登録|保存|保管|配信))/,
)
const thingIs = pattern(
  new RegExp(`(?:仕組み|${service})は、?(?:[^。、はがを]{0,20}(?:会社|業者|事業者|企業)(?:である|の|、))?$`),
)
const isItsOwn = pattern(/^の(?:[^。、はがを「」]{0,10}(?:製品|サービス|パッケージ)|もの|提供)(?:です|で、|であ|を)/)
/** 「参加登録システムは、X社から購入したもので」 */
const thingCameFrom = pattern(new RegExp(`(?:仕組み|${service})は、?[^。]{0,30}$`))
const cameFromIt = pattern(
  /^(?:社)?(?:から|より)(?:購入|調達|レンタル|リース|借り|買)[^。、はがを]{0,10}もの(?:です|で|であ)/,
)
/** 「出願システムは、X社が構築し、」 */
const builtIt = pattern(/^(?:社)?が(?:構築|改修|カスタマイズ|制作|作成)し(?:、|た|て|まし)/)
/** 「当社が利用する株式会社Xの予約システム」, 「…の「X」が」, 「…のSchool Paletteが」 */
const itsService = pattern(
  new RegExp(
    `^の[^。、はがを]{0,16}${service}|^の「[^「」]{2,24}」[でがにをの]|^の[A-Z][A-Za-z0-9]{3,20}(?: [A-Z][A-Za-z0-9]{1,20}){0,2}[でがにをのへ]`,
  ),
)
/** 「…についてはA市、B町も公表しています」: others hit by the same incident. */
const alsoHit = pattern(
  /^(?:様)?(?:、[^。]{0,60})?(?:も|においても|でも)[^。]{0,60}(?:公表|被害|漏えい|流出|影響|対象(?:です|であ|と|に)|同様の(?:事案|可能性|事象|おそれ)|発生し|確認され|誤(?:交付|送付|送信|発送|廃棄|掲載|公開|表示|封入|配達)が)|^の[^。、]{0,24}も[^。]{0,8}(?:公表|漏えい|漏洩|流出|取り出|持ち出|窃取|閲覧|含まれ)|^(?:様)?が、?[^。]{0,10}(?:本件|本事案|今回の|同様|同じ)[^。]{0,24}(?:被害|公表|発表)|^(?:様)?(?:から|より)も[^。]{0,16}(?:公表|発表)|^(?:様)?(?:など|等)が[^。]{0,6}(?:被害|影響)(?:に遭|を受け)|^(?:様)?(?:など|等)?にも[^。]{0,12}(?:影響|被害|及)|^(?:様)?(?:ほか|など|等)?[^。、]{0,16}(?:は|が)、?それぞれ[^。]{0,30}(?:公表|発表|お知らせ)|^(?:様)?を(?:はじめ|含む)[^。]{0,30}(?:社|校|団体|自治体|機関|法人)[^。]{0,40}(?:対象|被害|影響|流出|漏えい|公表)/,
)
/** 「同じ受託者に委託しているB市でも同様の誤りが…」 outweighs the 委託 before the name. */
const hitAlike = pattern(
  /^(?:で|において|に|の[^。、]{1,16})も、?[^。]{0,24}(?:同様の|同じ)[^。]{0,60}(?:発生|判明|起き|可能性|被害|影響|公表|おそれ|恐れ|確認)/,
)

/** 「XとYの2社に委託」 */
const someTogether =
  /^(?:様)?の(?:計)?(?:\d{1,2}|[二三四五])(?:社|者|法人|団体|校|自治体|市町村|市町|町村|市|町)(?:様)?(?=[にへがではとかよ])/

/** 「発送をお願いしている大阪の」「委託している県外の」: where it sits stands between what is said of a name and the name. */
const whereabouts =
  /(?<=[るたすう])(?:[市県町村区都府国]内|[市県国]外|海外|地元|近隣|外部|民間|アメリカ|イギリス|シンガポール|オランダ|ドイツ|フランス|カナダ|インド|ベトナム|イスラエル|[一-鿿]{2,4}[市県都府町区]?)の$|(?<=[るた])一部事務組合 ?$/

/** 「封入を担当した業者は」「発送を受け持つ会社(」: what somebody is called stands between what is said of it and its name. */
const calling =
  /(?<=[るたすう])(?:先|会社|業者|事業者|企業|団体|法人|機関|ところ)(?:名|の名称)?(?:である|のひとつである|の|は、?|、|[:()])? ?$/

/** 「(本社:東京都港区、」: what may stand before the town in which somebody sits. */
const seatBefore = /\((?:[^()\n]{0,6}(?:本社|本店|所在地|住所)[^()\n]{0,4})?$/
/** 「株式会社X(東京都港区、以下「X社」)」「東京都港区の株式会社X」: the town says where a company sits. */
const isSeat = ({ text, organisations }: Reading, { start, end, kind }: OrganisationMention): boolean => {
  if (kind !== 'municipality') return false
  const at = firstNotBefore(organisations, (other) => other.start < start)
  const next = organisations[at + 1]
  if (text.charAt(end) === 'の' && next?.start === end + 1 && next.legalForm !== undefined) return true
  const before = organisations[at - 1]
  if (before?.legalForm === undefined || start - before.end > 14) return false
  return seatBefore.exec(text.slice(before.end, start).replace(/^(?:様|さん)? ?/, ''))?.index === 0
}

/** Everything around one mention that speaks for a role. */
export const cuesOf = (reading: Reading, mention: OrganisationMention): RoleCue[] => {
  const { text, lexicon } = reading
  if (isSeat(reading, mention)) return []
  const sentence = sentenceAt(reading, mention.start)
  const floor = Math.max(sentence.start, mention.start - 60)
  let right = text.slice(mention.end, Math.min(sentence.end, mention.end + 120))
  if (forLater.test(wordsOf(reading, sentence))) return []
  const cues: RoleCue[] = []
  const push = (role: PartyRole, weight: number, span: Span, rule: string) => cues.push({ role, weight, span, rule })
  // 「お願いしている「デザイン工房ハタ」さんの」
  const quoted = '「『'.includes(text.charAt(mention.start - 1) || ' ') && '」』'.includes(right.charAt(0) || ' ')
  if (quoted) right = right.slice(1)
  // 「「X」という個人事業者に」
  right = right.replace(/^という[^。、「」はがを]{2,12}(?=[にへがのはでと])/, '')
  // 「大学生協(X)に運営を委ねている」
  if (text.charAt(mention.start - 1) === '(' && right.startsWith(')')) right = right.slice(1)
  if (/^さん/.test(right)) right = right.slice(2)
  const together = someTogether.test(right)
  right = right.replace(someTogether, '')
  const honoured = /^様(?!子|式|々)/.test(right)
  if (honoured && !/^様(?:、|及び|および|ほか|$)/.test(right)) right = right.slice(1)
  const office = itsOffice.exec(right)
  if (office !== null) right = right.slice(office[0].length)
  const bracket = aliasBracket.exec(right)
  if (bracket !== null) {
    const inner = /[「『"]([^」』"]{1,20})[」』"]/.exec(bracket[0])?.[1]
    if (inner !== undefined) {
      const hit = lexicon.roleTitles.longest(inner, 0)
      if (hit !== undefined && hit.end === inner.length) push(hit.value, 8, sentence, 'parties/defined-as-role')
    }
    right = right.slice(bracket[0].length)
  }
  if (mention.start - sentence.start <= 8) right = asSubject(right)
  const whole = right
  right = right.replace(/^ ?\([^()\n]{1,40}\)/, '')
  const bracketTitle = titleInBracket.exec(whole)?.[1]
  if (bracketTitle !== undefined) {
    const hit = lexicon.roleTitles.longest(bracketTitle, 0)
    if (hit !== undefined) push(hit.value, 4, sentence, 'parties/title-in-bracket')
  }
  // The title may stand on a line of its own: 「委託先」 above the name.
  const description = /^ ?\(([^()\n]{2,40})\)/.exec(whole)?.[1]
  if (description !== undefined && describedWork.test(description))
    push(description.includes('再委託') ? 'subcontractor' : 'contractor', 4, sentence, 'parties/described-in-bracket')
  const placed = roleByLayout(reading, mention, sentence)
  if (placed !== undefined) push(placed.role, placed.weight, sentence, placed.rule)
  const title = titleBefore(reading, mention.start, Math.max(0, mention.start - 24))
  if (title !== undefined) {
    push(title.role, 5, { start: title.start, end: sentence.end }, 'parties/title-before')
    // 「委託先のシステム開発会社である」: the outer title says how the two stand to each other.
    const outer = /(再)?委託先(?:の|である)[^。、社]{0,10}$/.exec(
      text.slice(Math.max(floor, title.start - 20), title.start),
    )
    if (outer !== null)
      push(outer[1] === undefined ? 'contractor' : 'subcontractor', 6, sentence, 'parties/outer-title')
  }
  const edge = quoted ? mention.start - 1 : mention.start
  const place = whereabouts.exec(text.slice(Math.max(floor, edge - 12), edge))?.[0].length ?? 0
  const leftWords = wordsWithin(reading, sentence, floor, edge - place)
  const rightWords = rewritten(wordsOf(reading, sentence), right)
  const isTown = mention.kind === 'municipality'
  if (tookNoPart(leftWords, rightWords, title !== undefined, isTown)) return []
  const commissions = commissionsToo.test(leftWords) && (isTown || alsoHit.test(rightWords))
  if (commissions) push('victim', 3, sentence, 'parties/commissions-too')
  const takenOn = isTown && workTakenOn.test(leftWords)
  if (takenOn) push('client', 5, sentence, 'parties/before-client')
  // 「管理を受け持つ当社子会社の株式会社Xで」: what it does says more than whose it is.
  const kinship = kinBeside.exec(text.slice(Math.max(floor, edge - 24), edge))?.[0].length ?? 0
  const aside = kinship === 0 ? leftWords : wordsWithin(reading, sentence, floor, edge - kinship)
  const callingLength = calling.exec(text.slice(Math.max(floor, edge - 24), edge))?.[0].length ?? 0
  const uncalled = callingLength === 0 ? undefined : wordsWithin(reading, sentence, floor, edge - callingLength)
  const worksAsKin = kinship > 0 && before.some(([role, , words]) => role === 'contractor' && words.test(aside))
  if (worksAsKin) push('contractor', 6, sentence, 'parties/before-contractor')
  const runByUs = selfRuns.test(leftWords) || suppliedIt.test(leftWords)
  if (runByUs && isTown) push('client', 3, sentence, 'parties/before-client')
  if (sameContractor.test(leftWords) || (besidesUs.test(leftWords) && hitToo.test(wordsOf(reading, sentence))))
    push('victim', 4, sentence, 'parties/before-victim')
  if (
    wereHit.test(leftWords) ||
    (inOurRow.test(leftWords) && theirsToo.test(rightWords)) ||
    (isTown && townsMixedIn.test(rightWords))
  )
    push('victim', 4, sentence, 'parties/before-victim')
  if (together && withUs.test(leftWords) && hitToo.test(leftWords)) push('victim', 4, sentence, 'parties/before-victim')
  const sentTo = isSentTo.test(rightWords)
  for (const [role, weight, words] of before)
    if (
      !((commissions || takenOn) && role === 'contractor') &&
      !((runByUs || sentTo) && role === 'provider') &&
      (words.test(leftWords) || (uncalled !== undefined && words.test(uncalled)))
    )
      push(role, weight, sentence, `parties/before-${role}`)
  for (const [role, weight, words] of after)
    if (words.test(rightWords)) push(role, weight, sentence, `parties/after-${role}`)
  if (fromWhom.test(leftWords) && worksForOthers.test(wordsBetween(reading, 0, 4000)))
    push('client', 4, sentence, 'parties/works-for')
  if (
    (selfSubject.test(leftWords) && itsWorkTakenOn.test(rightWords)) ||
    (selfPlace.test(leftWords) && workGivenUs.test(rightWords))
  )
    push('client', 5, sentence, 'parties/works-for')
  if (handsOver.test(leftWords) && (isHandedTo.test(rightWords) || oneOfSome.test(rightWords)))
    push('contractor', 4, sentence, 'parties/given-work')
  if (ownSlip.test(rightWords) || (usesOurs.test(leftWords) && honoured))
    push('client', 4, sentence, 'parties/works-for')
  if (sendsStaff.test(rightWords)) push('client', 6, sentence, 'parties/works-for')
  if (honoured && ourCustomer.test(leftWords) && ofTheirs.test(rightWords))
    push('client', 3, sentence, 'parties/works-for')
  if (suppliedIt.test(leftWords)) push('client', 4, sentence, 'parties/works-for')
  if (selfSupplies.test(leftWords) && suppliedTo.test(rightWords)) push('client', 3, sentence, 'parties/works-for')
  const isFirm = mention.legalForm !== undefined || mention.kind === 'company'
  if (
    !isTown &&
    mention.kind !== 'state' &&
    workIs.test(leftWords) &&
    !doneAfterwards.test(leftWords) &&
    (doesIt.test(rightWords) || oneOfSome.test(rightWords))
  )
    push('contractor', 6, sentence, 'parties/does-the-work')
  // Where it happened is a party, whatever it is called; a company's staff or server is meant, and as the subject.
  if (isFirm && befellIt.test(rightWords) && !kin.test(leftWords)) push('contractor', 2, sentence, 'parties/befell-it')
  // 「当社の子会社であるX社が不正アクセスを受けました。同社は当社の配送業務を担っており」「親会社であるX社が管理する会員データベースが」
  const asKin = !worksAsKin && kin.test(leftWords)
  const next = reading.sentences[sentence.index + 1]
  const helps = asKin && next !== undefined && kinWorks.test(wordsOf(reading, next))
  const lends = asKin && kinKeepsOurs.test(rightWords)
  if (helps) push('contractor', 6, sentence, 'parties/does-the-work')
  else if (lends) push('provider', 6, sentence, 'parties/used-service')
  else if (asKin && !worksForUs.test(leftWords) && kinHit.test(rightWords))
    push('victim', 3, sentence, 'parties/kin-hit')
  // 「「マドカ」(X)を使っています」
  if (namedService.test(leftWords) && isUsed.test(rightWords)) push('provider', 4, sentence, 'parties/used-service')
  if (reportsOnService.test(leftWords) && isReport.test(rightWords))
    push('provider', 4, sentence, 'parties/used-service')
  if (isFirm && isInMakersBracket(reading, mention, floor)) push('provider', 3, sentence, 'parties/maker-in-bracket')
  if (thingOffered.test(leftWords) && isMadeForMany.test(rightWords))
    push('provider', 5, sentence, 'parties/used-service')
  if (isFirm && keptThing.test(leftWords) && isKeptThere.test(rightWords))
    push('contractor', 4, sentence, 'parties/given-work')
  if (isFirm && ourWork.test(leftWords) && owedThanks.test(rightWords))
    push('contractor', 4, sentence, 'parties/does-the-work')
  // 「仕組みはXのものです」
  if (thingIs.test(leftWords) && isItsOwn.test(rightWords)) push('provider', 4, sentence, 'parties/used-service')
  if (thingCameFrom.test(leftWords) && cameFromIt.test(rightWords))
    push('provider', 4, sentence, 'parties/used-service')
  if (isFirm && thingIs.test(leftWords) && builtIt.test(rightWords))
    push('contractor', 4, sentence, 'parties/does-the-work')
  if (used.test(leftWords) && itsService.test(rightWords)) push('provider', 4, sentence, 'parties/used-service')
  if (!sentTo && (text.startsWith('様', mention.end) || text.startsWith(' 様', mention.end))) {
    const context = text.slice(Math.max(0, mention.start - 600), mention.end + 80)
    const told = standsBy.test(rightWords) && !worksForOthers.test(wordsBetween(reading, 0, 4000))
    if (clientWords.test(context) && !told) push('client', 2, sentence, 'parties/client-listed')
  }
  if (hitAlike.test(rightWords)) push('victim', 6, sentence, 'parties/also-hit')
  else if (alsoHit.test(rightWords) && !/^も(?:含|同(?!様))/.test(right))
    push('victim', 3, sentence, 'parties/also-hit')
  return cues
}
