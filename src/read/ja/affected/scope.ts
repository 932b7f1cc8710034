import type { Affected } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import type { Reading } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { type Pattern, pattern } from '../patterns/pattern.js'
import { buildTrie, type Trie } from '../patterns/trie.js'
import { textOf, unknownWords, type Words, wordsBetween, wordsWithin } from '../patterns/words.js'
import { headingsAbove } from '../zones.js'
import { columnHeadOf } from './columns.js'
import { isQuotedFromOrigin } from './judge.js'
import { isListLine, leadLineOf } from './lead.js'
import type { CountPlace } from './place.js'

/** Those who work for the discloser, not for its clients. */
const ownStaff = pattern(
  new RegExp(
    `(?<!(?:施設|企業|店舗|学校|自治体|団体|顧客|取引先|利用先|委託元|園|様|様\\([^()]{1,10}\\)|\\d[社校園]|各社|及びそ|並びにそ|とそ)の?)(?:従業員(?!番号|様|さま)|社員(?!番号)|(?<!教)職員(?!番号)|役職員|役員|オペレーター|退職者|採用応募)|(?:${ourselves}|自社)の?(?:新卒|中途|社員)?採用`,
  ),
)
const ownCustomers = pattern(
  new RegExp(
    `(?<![一-鿿の])個人のお客(?:様|さま)[^。、\\d]{0,6}$|${ourselves}の(?:お客(?!(?:様|さま)?(?:企業|法人))|会員|顧客(?!企業)|利用者|患者|組合員|学生)[^。、]{0,6}$|${ourselves}(?:にて|で)[^。]{0,30}(?:お客|会員|顧客|利用者|患者|組合員|学生)[^。、]{0,6}$|(?<!を)直接(?:当[社院会園館]に)?お?申し?込[^。、\\d]{0,14}$`,
  ),
)
const firm =
  '(?:企業|法人|事業者|自治体|市町村|教育機関|学校|園|校|施設|店舗|病院|医療機関|団体|会社|保育所|塾|ホテル|旅館|組合|金融機関|クリニック|薬局|教室|ショップ|サロン|事務所|主催者|オーナー|出店者)'
/**
 * Who has a service or a trade done for it, by name: 受託先, 導入校, ご契約企業, システムをお使いの自治体様, and
 * お客様企業 whose data it is; whom one deals with there is the discloser's own contact.
 */
const client = `(?:お客(?:様|さま)企業(?:様|さま)?(?![^。、]{0,14}(?:担当|窓口|役職))|(?:ご利用|ご?導入|ご?契約)(?:の|中の|いただいている|頂いている)\\d{1,5} ?(?:社|団体|校|園|施設|店舗|自治体|法人)|(?<=取引先|企業|得意先|発注元|依頼元|依頼主)(?:様|さま|各社)?(?:から|より)[^。、]{0,16}(?:受託|お?預か)(?![^。、]{0,8}名刺)|委託元|受託先|お預かり元|預託元|荷主|顧問先|関与先|顧客企業|クライアント|テナント企業|導入(?:先|校|園|企業|団体|自治体|施設|病院|法人)|ご?契約(?:校|園|企業|団体|自治体|施設)|(?:ご利用|利用)(?:校|園|企業|団体|自治体|事業者)|(?:サービス|システム|ソフト|クラウド|アプリ|」)を(?:お使い|ご利用|ご?導入|ご契約)(?:の|いただいている|くださっている|頂いている)[^。、]{0,6}${firm}|${firm}(?:様|さま)(?:(?:に|へ)(?:ご)?(?:導入|利用|提供|お使い)|(?:から|より)[^。、]{0,16}(?:受託|お?預か)))(?!名|番号|コード|の?名称|(?:様|さま)?の?ご?担当者)`
/** 「顧問先48社、従業員2,011名」「顧問先62社及びその従業員1,430名」: theirs, and not of who advises them. */
const ofAdvised = pattern(
  /(?:顧問先|関与先)[^。、\d]{0,6}\d[\d,]{0,6} ?(?:社|件|先|事業所)(?:様|さま)?(?:、|・|,|及び|および|並びに|と|の){1,2}(?:その)?(?:従業員|社員|役員)(?:様|さま)?[^。、\d]{0,6}$/,
)
/** 「お預かり元の入所者412名と、当社従業員67名」 */
const ownStaffHere = pattern(
  new RegExp(
    `(?:${ourselves}|自社)(?:の|に勤める|で働く|自身)?[^。、]{0,6}(?:従業員|社員|職員|役職員|役員|指導員|相談員|調査員|事務員|乗務員|ドライバー|講師|スタッフ|アルバイト|内定者|要員|技術者|オペレーター)[^。、\\d]{0,10}$|${ourselves}(?:自身|の(?:採用|人事))[^。、]{0,24}$`,
  ),
)
/** Clients beside the number itself: クライアント14社, 41団体様からお預かりした. */
const named = pattern(
  new RegExp(
    `${client}|団体様|(?:会社|法人|協会|連合|組合|財団|[一-鿿ァ-ヶー]{2}(?:[市町村県区社店]|大学|病院))様の(?:会員|お客|顧客|利用者|従業員|社員|職員|組合員|住民|学生|患者|情報|データ|分)|(?:両|各|委託元)社(?:様)?の合計|(?:様|さま)(?:から|より)[^。、]{0,10}(?:受託|委託を受け|請け負)|\\d ?社(?:様)?のお客(?:様|さま)(?:の?(?:情報|データ)|\\d)`,
  ),
)
/** 「弊社が提供する予約サービス」: who speaks serves others. */
const provides = pattern(
  new RegExp(
    `${ourselves}(?:の|が(?:提供|運営|開発)(?:する|している)?)[^。、]{0,20}(?:サービス|システム|プラットフォーム|クラウド|アプリ)|業務を受託|委託元の(?:皆|お客)`,
  ),
)
const entrustedByFirms = `${firm}(?:様|さま|各位)?(?:から|より)[^。、]{0,16}お?預か`
const clients = pattern(
  new RegExp(
    `委託元|お預かり元|導入先|ご?利用団体|業務を受託し|クライアント|ご契約(?:企業|団体)|委託者|顧客企業|団体様|${entrustedByFirms}`,
  ),
)
/** How far the words before a number are of the whole incident: 「サービス全体では」「全国の」「同社が公表した」. */
const whole = pattern(
  new RegExp(
    `(?:サービス|事業者|同社|全国|全体|提供会社|国内|海外|委託先)(?:の)?(?:全体|合計|利用者全体|公表|発表|では|で(?=[^。、]{0,14}$))|(?:事案|本件)(?:の)?(?:全体|合計|利用者全体)|<(?:国内|海外)>|世界(?:中)?(?:の|で|約|$)|(?:他|ほか)の(?:約)?$|全体(?:で|の|として)|全国(?:で|に|計|の?約?\\d|の?$|の(?=[^。、]{0,14}(?:自治体|園|学校|施設|団体|企業|市町村|組合|病院|機関|法人|事業者|会社|店|大学)))|(?<!(?:当|本|弊)[^。、]{0,20})(?:基金|組合|団体|自治体|法人|企業|各社|学校|施設|市町村)の?(?:合計|全体|総計)(?:では|で|として)?、?(?:約|計)?$|[当本弊自][^。、]{1,4}(?:のほか|以外)|国内(?:外)?の(?:契約|利用|導入|加盟|全|他)|(?<![当弊]社)グループ(?:の[^、。の]{0,4}会社|各社|\\d)|(?:他|ほか)の\\d{1,4}(?:市|町|村|区|社|校|県)|(?:他|ほか)の\\d{0,4}(?:自治体|大学|法人|園|団体|市町村?|企業|学校|施設|利用(?!者の(?:画面|端末|マイページ|アプリ))|組合|病院|(?:保険)?会社|顧客)|(?<![当弊])(?:店|(?<![当弊]社の)代理店)が取り?扱う(?!商品|サービス|製品|${ourselves})|\\d ?(?:病院|社|機関|大学|団体|校|施設)(?:様|さま)?(?:から|より)(?:提供|貸与)を受け|(?:発表|公表)によ(?:れば|ると|る)|(?<![当弊])(?:社|元|者|(?<=[託供用約])先)(?:が|は|より|から|の)[^。、]{0,14}(?:発表|公表)(?:し(?:た|て)|された|では|資料)|(?:全|計)\\d{1,5} ?(?:社|団体|校|園|施設|自治体|組合|法人|店)(?:様)?(?:の)?(?:合計|合わせ|あわせ|計|で)|\\d ?の[^。、\\d]{0,6}(?:組合|団体|自治体|市町村|学校|園|施設|企業|法人|病院|店舗)(?:様)?(?:(?:につい|に対し)?(?:て|で)?も?、|の|で)?(?:合わせて|あわせて|合計|計|総計)|(?:すべて|全て|全部)の[^。、]{1,10}(?:を|で)(?:合わせ|あわせ|合計)|(?:会社|法人|協会|大学)でも|(?:同社|委託先|受託者|提供元|運営会社|(?:運営|提供|委託)事業者)の(?:全|総)?(?:顧客|取引先|加盟店|ご?契約者?|ご?利用者?|会員|お客(?:様|さま)|導入先)(?:企業|団体|数)?[^。、\\d]{0,8}(?:\\d|$)`,
    'g',
  ),
)
/** And how far they are of the discloser's own part: 「うち当市分は」. */
const ownPart = pattern(
  /[当本弊自](?:社|市|町|村|県|区|園|校|院|会|学|館|行|店|組合|金庫|法人|協会|財団|機構|センター|施設|団体|学園)(?:分|関係|に|の(?!公表|発表|ほか)|では)|[市町村県区校園院社](?:分|関係|に(?:関|係))/g,
)
/** 「本園を含む21団体」「同サービスを利用する62団体」: more than the discloser itself. */
const manyFirms = pattern(
  /(?:を(?:含む|含め(?:た|て)?|はじめ(?:と(?:する|して|した))?)|(?:サービス|システム|ソフト|アプリ|クラウド|プラットフォーム|カート|環境|基盤|製品)[」』]?を(?:(?:利用|導入|使用|契約)(?:する|している|していた|中の)|使(?:う|っている|っていた|用する))|(?:受託|請け負)(?:する|している|していた|っている|った)|同じ[^。、]{1,16}[にをで](?:は|[^。、]{1,12}(?:[うくすつぬむる]|て?い[たる]|た)))[^。、\d]{0,14}(?:(?:[\d,]{1,6} ?(?:校|社|団体|園|施設|自治体|組合|法人|店舗?))?の(?:うち、?[^。、\d]{0,12})?)?$(?<!(?:当|本|弊)(?:法人|社|会|園)の[^。]{0,20})/,
)
/** 「同大学によると、本研究に参加する11施設」, of a victim at second hand or by another's word. */
const takePart = pattern(
  /(?:(?:研究|調査|事業|制度|システム|サービス|ネットワーク|協議会)に(?:参加|参画|加盟|加入)|(?:^|、)(?:利用|導入))(?:する|している|していた|中の)約?$(?<![当本弊][一-鿿]{1,2}の[^。、]{0,24})/,
)
const byWordOf = pattern(/によると|によれば|とのこと/)
/** 「全国の利用者約42万人」「他市町分を含めた総数は」, of a victim at second hand. */
const everybody = pattern(
  /(?:全国|国内|海外|世界中)の[^。、\d]{0,8}(?:利用者|会員|契約者|登録者|顧客|加入者|ユーザー|お客(?:様|さま)|生徒|児童|患者|住民)[^。、\d]{0,6}$|他の?(?:市町村?|市|町|県|自治体|団体|園|校|社|施設)(?:の)?(?:分)?(?:を|も|と)(?:含め|合わせ|あわせ)[^。\d]{0,16}$/,
)
/** 「同社の調べでは、次の5校」「同社によれば、43校」 */
const foundByOrigin = pattern(
  /(?<![当弊])(?:[社者元]|(?<=[託供用約])先)(?:の(?:調べ|調査|説明|報告|話)(?:では|に(?:よ|おい))|に(?:よれば|よると))[^。、\d]{0,6}、?(?:次|以下|下記|上記|全国)?の?$/,
)
const wholeHead = /全体|全国|総数|全団体|全社/
const nation = /全国|国内|公表値|全団体/
const ownHead = /うち|[当本][市町村県区社園校院会学組]/
/** 「全体 | うち本市」: what stands over a count in its table. */
const isWholeColumn = (place: CountPlace): boolean => {
  const column = columnHeadOf(place)
  return (
    column !== undefined &&
    wholeHead.test(column.own) &&
    !ownHead.test(column.own) &&
    column.others.some((head) => ownHead.test(head) || (nation.test(column.own) && !nation.test(head)))
  )
}
/** 「全体 98,000件」 over 「うち当市分 1,200件」, where the incident is another's. */
const wholeLabel = pattern(/^[・(①-⑳\d). ]{0,5}[^。、\d]{0,12}全体(?:の)?(?:件数|人数)?[ :|]{0,3}(?:計)?$/)
/** 「8社合計で」: of several firms, and not of one's own group. */
const ofFirms = pattern(
  /(?<!(?:グループ(?:会社|各社|企業)?|子会社|関連会社|関係会社|連結|当社(?:を含む|及び|と)[^。、]{0,8})(?:の|計|全)?[\d,]{0,5})\d ?社(?:様)?(?:の)?$/,
)
const isSumOfFirms = ({ mention, before }: CountPlace): boolean =>
  mention.modifiers.includes('合計') && ofFirms.test(before)
/** Words that are of a larger whole only where somebody else has a part in it: a shop counts 「全店舗全体で」 too. */
const overall = /全体|全国|国内|海外/
/** Where the last of the marks ends, or 0. */
const endOf = (marks: Pattern, words: Words, not?: RegExp): number => {
  if (!marks.may(words)) return 0
  let end = 0
  for (const { index, 0: found } of textOf(words).matchAll(marks.regex))
    if (!not?.test(found)) end = index + found.length
  return end
}

/** Who speaks runs a service, or a trade, for other organisations. */
const gives = pattern(
  new RegExp(`${ourselves}(?:が|の|は)(?:(?:提供|運営|開発|販売|展開)(?:する|している|し)|サービス)`),
)
/** The same, less near: 「採用管理クラウド「ジンザイ」への不正アクセス」「当社の予約システム」. */
const givesLoosely = pattern(
  new RegExp(
    `${ourselves}(?:が|の|は)、?[^。、]{0,30}(?:提供|運営|開発|販売|展開|サービス|システム|クラウド|アプリ|プラットフォーム|ソフト|業務を)|(?:サービス|システム|クラウド|アプリ|プラットフォーム|ソフト|ポータル|」)(?:「[^」]{1,24}」)?(?:への|における|での|の(?:不正|障害|不具合|設定))`,
  ),
)
const clientNamed = pattern(
  new RegExp(
    `${client}(?![^。、]{0,20}委託)|${firm}(?:・[^。、]{1,8})?(?:様|さま)?向け(?!の?(?:製品|サービス|アプリ|システム)?(?:では|につ)[^。]{0,40}(?:ませ|ない)|[^。]{0,30}(?:影響は|影響あ))`,
  ),
)
const toFirms = pattern(
  /(?:法人|企業|事業者|自治体|学校|園|施設|店舗|病院|医療機関|団体|会社|保育所?|学童(?:保育)?|塾|飲食店|ホテル|士業|税理士|組合|金融機関|クリニック|薬局|教育機関)(?:様)?向け(?:の|に)?[^。、]{0,24}(?:サービス|システム|クラウド|アプリ|ソフト|プラットフォーム|ASP|ツール|パッケージ)|ご?(?:利用|導入|契約)(?:の|いただいている|中の)?(?:企業|施設|団体|法人|自治体|教育機関|学校|園|店舗|医療機関|事業者|教室|組合|会社)(?:様|さま|の皆|各位)/,
)
const worksFor = pattern(
  new RegExp(
    `${ourselves}(?:が|は)[^。]{0,40}(?:(?:から|より)[^。、]{0,10}(?:受託|委託を受け|請け負)|(?:納品|納入)(?:する|し|の))|${ourselves}(?:の|が)受託(?:業務|し)|受託業務(?:における|で(?:の|発生))|受託データ`,
  ),
)

interface Standing {
  /** It runs a service or a trade for other organisations, whoever the data was lost at. */
  readonly servesFirms: boolean
  readonly providesService: boolean
  readonly speaksOfClients: boolean
  /** It names clients, and a service or a trade of its own. */
  readonly hasClients: boolean
  /** One of the parties is its client. */
  readonly hasClientParty: boolean
  readonly noOrigin: boolean
  /** Towns that were hit beside the one that speaks. */
  readonly towns: Trie<string> | undefined
}

const memo = new WeakMap<Reading, Standing>()

const outsources = pattern(/(?:を|に)委託し(?:て|た)/)
const entrusted = pattern(new RegExp(`委託元|お預かり元|${entrustedByFirms}`))
const forClient = pattern(/委託元/)

const quoted = /「[^「」]{40,1000}」/g
/** What the discloser says itself: in 「当社サービスの不具合により、ご利用中の3法人様の…」 its provider speaks. */
const ownWordsOf = (reading: Reading, end: number): Words => {
  const words = wordsBetween(reading, 0, end)
  const text = textOf(words)
  const said = text.replace(quoted, '')
  return said.length === text.length ? words : unknownWords(reading, said)
}

/** 「(1)荷主様24社からお預かりしたお届け先様の情報」 over the lines that count them. */
const heldForClients = pattern(new RegExp(`(?:${client}|${firm}様)[^。、]{0,8}(?:から|より)[^。、]{0,10}お?預か`))
/** How the discloser stands to those whose data it held: settled once a reading. */
const standingOf = (reading: Reading, { parties }: SoFar): Standing => {
  const known = memo.get(reading)
  if (known !== undefined) return known
  const opening = ownWordsOf(reading, 1500)
  const further = ownWordsOf(reading, 6000)
  const outsourced = outsources.test(opening)
  const towns = parties.flatMap(({ name, role }) =>
    role === 'victim' && /[都道府県市区町村]$/.test(name) ? ([[name, name]] as const) : [],
  )
  const standing = {
    servesFirms: worksFor.test(opening) || (gives.test(opening) && toFirms.test(opening)),
    providesService: provides.test(opening) || (!outsourced && entrusted.test(further)),
    hasClients: givesLoosely.test(opening) && clientNamed.test(opening),
    speaksOfClients: !outsourced && (clients.test(opening) || forClient.test(further)),
    hasClientParty: parties.some(({ role }) => role === 'client'),
    noOrigin: !parties.some(({ origin }) => origin),
    towns: towns.length === 0 ? undefined : buildTrie(towns),
  }
  memo.set(reading, standing)
  return standing
}

/** 「隣町の小学校2校でも同じことが起きた」 */
const alsoAt = pattern(/^(?:様)?(?:で|に)も/)
const legalForm = /株式会社|有限会社|合同会社|(?:社会福祉|医療|学校|財団|社団)法人/
/** Kinds of organisations that stand in one list with others of their kind. */
const kinds = [['大学', '大学校', '短期大学', '学校', '学園'], ['県'], ['組合']] as const
const municipality = /^[^ 。、]{1,8}?[市町村区]/
const endsAsMunicipality = /^(?!旧|(?:この|その)?うち|[本当同他各]の?[市町村区]$).{1,7}(?:[市町村]|(?<![地学校])区)$/
/** A 町 or a 区 may be a part of the city that speaks. */
const mayBeDistrict = /[町区]$/
/** 「東浜市は1,905名」「南浜町の利用者は410名」 */
const clauseOfMunicipality =
  /(?:^|[、。(])([^ 、。()\d]{1,7}[市町村区])(?:の[^、。\d]{1,10})?(?:分)?(?:は|が|では|:)(?:計|約)?$/
const rowOf = /^[ ・|○●(\d).-]{0,6}([^ |:、。()\d]{3,24})[ |:]{1,12}(?:職員|社員|従業員|会員|児童|生徒)?[ :|]{0,4}$/
/** How far around a count the discloser's own part of a list is looked for. */
const nearby = 300

/** Another municipality than the one that speaks; one whose own part is told beside it names no districts. */
const isOtherMunicipality = ({ reading, mention }: CountPlace, named: string, discloser: string): boolean => {
  const own = municipality.exec(discloser)?.[0]
  if (own === undefined || !endsAsMunicipality.test(named)) return false
  if (!mayBeDistrict.test(named) || named.at(-1) === own.at(-1)) return true
  const near = reading.text.slice(Math.max(0, mention.start - nearby), mention.end + nearby)
  for (let at = near.indexOf(own); at >= 0; at = near.indexOf(own, at + 1))
    if (/^[ :|のは][^。\n]{0,16}\d/.test(near.slice(at + own.length, at + own.length + 20))) return true
  return false
}

const areOfOneKind = (named: string, discloser: string): boolean =>
  kinds.some((kind) => [named, discloser].every((name) => kind.some((ending) => name.endsWith(ending))))

/** How much of their names the companies of a group share. */
const sharedName = 3
/** 「アオゾラ運輸株式会社」 in a list of アオゾラホールディングス株式会社: one of its own. */
const isOfItsGroup = (named: string, discloser: string): boolean => {
  if (!/ホールディングス|グループ/.test(discloser)) return false
  const core = named.replace(legalForm, '').slice(0, sharedName)
  return core.length === sharedName && discloser.replace(legalForm, '').startsWith(core)
}

/** 「・A株式会社 従業員1,204名」「東部大学 6,077」: it is of another organisation than the one that speaks. */
const isOfAnother = (place: CountPlace, discloser: string | undefined): boolean => {
  if (discloser === undefined) return false
  const { reading, sentence, mention, words } = place
  const label = reading.text.slice(Math.max(sentence.start, mention.start - 40), mention.start)
  const row = isListLine(textOf(words)) ? rowOf.exec(label)?.[1]?.replace(/分$/, '') : undefined
  const named = row ?? clauseOfMunicipality.exec(label)?.[1]
  if (named === undefined || named.includes(discloser) || discloser.includes(named)) return false
  return (
    isOtherMunicipality(place, named, discloser) ||
    (row !== undefined &&
      ((legalForm.test(named) && !isOfItsGroup(named, discloser)) || areOfOneKind(named, discloser)))
  )
}

const ofTheirs = /^(?:様|さま)?(?:の?分|の[^。、はがを\d]{1,10})?(?:は|が|で|では|に|で?は、)?[ :|(]{0,8}(?:約|計)?$/
const inAll = /計|合わせ|あわせ|総数/
/** 「南浜町は410名、東浜市は1,905名、計2,315名」: of towns that were hit beside the one that speaks, and the sum with theirs. */
const isOfOtherTown = (place: CountPlace, { discloser }: SoFar, { towns }: Standing): boolean => {
  const { reading, sentence, mention, unit } = place
  if (unit === 'organizations' || towns === undefined) return false
  const from = Math.max(0, mention.start - 120)
  const said = reading.text.slice(from, mention.start)
  const sums = inAll.test(mention.modifiers.join('') + said.slice(-4))
  const last = new Map<string, number>()
  towns.visit(said, 0, said.length, (name, at) => last.set(name, at))
  for (const [name, at] of last) {
    if (!(discloser === undefined || isOtherMunicipality(place, name, discloser.name))) continue
    const rest = said.slice(at + name.length)
    if (sums ? /^[^。]{0,24}\d/.test(rest) : from + at >= sentence.start && ofTheirs.test(rest)) return true
  }
  return false
}

/** Whether a count is of the discloser's own subjects or of the whole incident: the origin's clients, everyone the service held. */
export const scopeOf = (place: CountPlace, soFar: SoFar): Affected['scope'] => {
  const { reading, mention, sentence, before, unit } = place
  const alone = !soFar.secondaryVictim.value && soFar.parties.length === 0
  const ofWhole = endOf(whole, before, alone ? overall : undefined)
  const ofOwn = endOf(ownPart, before)
  if ((ofWhole > 0 && ofWhole > ofOwn) || isQuotedFromOrigin(place, soFar) || isSumOfFirms(place)) return 'case'
  if (soFar.secondaryVictim.value && (wholeLabel.test(before) || everybody.test(before) || isWholeColumn(place)))
    return 'case'
  if (
    unit === 'organizations' &&
    (alsoAt.test(place.after) ||
      manyFirms.test(before) ||
      ((soFar.secondaryVictim.value || byWordOf.test(place.words)) && takePart.test(before)) ||
      (soFar.secondaryVictim.value && foundByOrigin.test(before)) ||
      (soFar.secondaryVictim.value && mention.modifiers.includes('全')))
  )
    return 'case'
  if (soFar.secondaryVictim.value && isOfAnother(place, soFar.discloser?.name)) return 'case'
  const standing = standingOf(reading, soFar)
  if (isOfOtherTown(place, soFar, standing)) return 'case'
  if (ownCustomers.test(before) || ownStaffHere.test(before)) return 'own'
  // Who is a victim at second hand speaks of its own people, unless it names clients beside the number.
  const { servesFirms, providesService, speaksOfClients, hasClients, hasClientParty, noOrigin } = standing
  const suffers = soFar.secondaryVictim.value && !providesService
  const words = wordsWithin(reading, sentence, mention.start - 120, mention.end + 60)
  const lead = soFar.secondaryVictim.value ? undefined : leadLineOf(reading, mention.start)
  const serves =
    servesFirms ||
    hasClientParty ||
    named.test(words) ||
    (lead !== undefined &&
      heldForClients.test(wordsBetween(reading, Math.max(lead.start, lead.end - 140), lead.end))) ||
    (hasClients && noOrigin && !soFar.secondaryVictim.value) ||
    (!suffers && noOrigin && (speaksOfClients || clients.test(words)))
  if (!serves) return 'own'
  if (ownStaff.test(before) && !clients.test(before) && !ofAdvised.test(before)) return 'own'
  if (unit === 'organizations') return 'case'
  return ownStaffAbove(reading, mention.start) && !clients.test(words) ? 'own' : 'case'
}

const ownStaffAbove = (reading: Reading, at: number): boolean =>
  headingsAbove(reading, at).some(({ start, end }) => ownStaff.test(wordsBetween(reading, start, end)))
