import type { SoFar } from '../../fact-reader.js'
import { ourselves } from '../organisations/self.js'

export const selfWords = new RegExp(ourselves)
const selfAtEnd = new RegExp(
  `${ourselves}(?:(?:の[^、。]{0,14})?(?:部|課|室|窓口|センター|担当者?|サイト|係|局|学校|病院|支店|事務所))?$`,
)

/** Nouns by which a discloser is told without its name: 「市に報告」 of 例示市. The longest first. */
const ownNouns = [
  '教育委員会',
  '高等学校',
  '中学校',
  '小学校',
  'センター',
  '図書館',
  '大学',
  '学校',
  '病院',
  '財団',
  '協会',
  '組合',
  '金庫',
  '学園',
  '法人',
  '機構',
  '公社',
  '市',
  '町',
  '村',
  '県',
  '府',
  '都',
  '道',
  '区',
  '局',
  '会',
  '園',
] as const

const town = /^[^\s]{1,6}?([市町村県府都道区])(?![立民営])/

/** The nouns a discloser's own name lends it. */
const nounsOf = (name: string): readonly string[] => {
  const found = new Set<string>()
  for (const noun of ownNouns) if (name.endsWith(noun)) found.add(noun)
  const seat = town.exec(name)?.[1]
  if (seat !== undefined) found.add(seat)
  if (/学校$|中学|高校|高等学校/.test(name)) found.add('学校').add('校')
  return [...found]
}

const staff =
  /(?:職員|社員|従業員|夜勤者?|当直者?|勤務者|教員本人|本人の上司|病棟|現場|同僚|上司|先輩|後輩|部下|同室者|家族(?=職員)|警備員|事務員|司書|技師|薬剤師|保育士|係長|課長|部長|担当者|当直|担当課|部署|教員|教諭|教頭|校長|看護師|医師|スタッフ|係員|店員|担任|園長|院長|所長|店長|館長|施設長|副校長|顧問|営業所|支店|店舗|システム部門?|情報システム[課部室]?|事務局員|開発者|エンジニア)(?:ら|たち|の一人)?$/
const investigators =
  /(?:調査会社|調査機関|調査委員会|検証委員会|調査チーム|第三者委員会|専門会社|専門機関|専門業者|専門家|専門企業|フォレンジ(?:ック|クス)|(?:解析|調査|鑑識)(?:の)?(?:業者|事業者|会社)|調査を依頼した|専門の(?:会社|業者|機関)|セキュリティ(?:専門)?(?:会社|企業|ベンダー|業者|事業者)|弁護士)/
/** Somebody else's staff, and who stands outside. */
const elsewhere =
  /(?:電力|ガス|銀行|信用金庫|大学|病院|県|[市町村]|株式会社|[A-Z]社|[ァ-ヶー]{3})の(?:従業員|社員|職員|担当者)$|(?:^|[^一-鿿])(?:他の?(?:院|校|園|市|町|県|社|機関|施設|団体|病院|学校|自治体|会社)|別の(?:会社|学校|施設|事業所|病院|機関))|[学社院庁校局]外(?:の|$)|(?:受信|受け取|受領|届い)[しっ]?た[^、。]{0,16}の(?:職員|社員|従業員|担当者|教員|事務職員)$|\d(?:校|社|園|施設|事業所)の(?:事務)?(?:職員|社員|従業員|担当者)$|近隣|近所|通りがか|(?:団体|企業|法人|協議会|議会)(?:の)?(?:職員|社員|事務員|担当者)$|ご担当者?(?:様|さま|の方)?$/
const partners =
  /委託(?:先|事業者|業者|会社)|受託(?:者|業者|事業者|会社)|指定管理者|(?:保守|開発|運営|提供|管理|運用|印刷|配送|導入|構築|対象|当該|同|本件)の?(?:事業者|業者|ベンダー|会社)|(?:^|[^一-鿿])(?:事業者|業者)|(?:提供|運営|製造|開発|販売|保守|印刷|配送|サービス)(?:会社|元|事業者)|メーカー|プロバイダ|通信(?:会社|事業者)|データセンター|同社|代理店|ベンダー|提携先|共催|親会社|グループ会社|子会社|本部$|本社$|連合会|管理会社/
const outsiders =
  /市民|住民|町民|村民|区民|県民|(?:応募|受験|出願|志願|申請|来場|来店|来館|登録|契約|加入|受講|視聴|聴取|被害|納税|寄[附付]|入居|入所|宿泊|予約|通報|求職|出品|候補|相談|受給|受診)者|組合員|株主|卒業生|修了生|遺族|リスナー|お客|顧客|利用者|ユーザー|会員|回答者|申込|入学|学生|生徒|児童|保護者|患者|受け取|受信|受取|届いた|取引先|得意先|仕入先|納入先|発注元|荷主|ご?担当者(?:様|さま)|企業(?:様|さま)|報道|記者|ご?本人|方$|の方|家族|読者|来庁|閲覧者|第三者|外部|法人|事業所|匿名|参加者|購入者|発注者|一人|SNS|カード会社|決済代行|ボランティア|議員|(?<!委員)会長|(?:自治|町内|区|老人|子ども|こども)会|民生委員|児童委員|新聞社|通信社|テレビ局|放送局|警察|警視庁|JPCERT|研究者|専門機関|レンタルサーバ|施設|団体|店主|商店|通行人|拾得|送付先|送信先|送り先|名$|人$/

/** Who speaks or is spoken to. */
export type Actor = 'self' | 'staff' | 'investigator' | 'partner' | 'outsider' | 'unknown'

/** Tells who somebody named in a release is to its discloser. */
export interface Cast {
  /** Who the words before から, より, が are. */
  readonly actorOf: (words: string) => Actor
  /** Whether words before に, へ name the discloser or a part of it. */
  readonly isSelf: (words: string) => boolean
}

const bareName = (name: string): string =>
  name.replace(/株式会社|有限会社|合同会社|\(株\)|一般(?:社団|財団)法人| /g, '') || name

export const castOf = (soFar: SoFar): Cast => {
  const name = soFar.discloser?.name ?? ''
  const nouns = nounsOf(name)
  const parties = soFar.parties
    .filter(({ role }) => role !== 'client' && role !== 'victim')
    .map((party) => bareName(party.name))
  const others = soFar.parties.filter(({ role }) => role === 'client').map((party) => party.name)
  const secondHand = soFar.secondaryVictim.value
  const isSelf = (words: string): boolean =>
    selfAtEnd.test(words) ||
    (name.length > 1 && words.endsWith(name)) ||
    // 「町教育委員会」 of 例示町教育委員会
    (words.length > 2 && name.endsWith(words) && !/会社$/.test(words)) ||
    (words.endsWith('教委') && name.endsWith(`${words.slice(0, -1)}育委員会`)) ||
    /(?:同校|同園|同院|コールセンター|お客(?:様|さま)センター|(?:相談|通報|受付|お客様|問い?合わ?せ)窓口|サポート(?:窓口|センター)|カスタマーサポート|お客様相談室|事務局|担当課|役場|市役所|役所|庁舎|代表電話|学校側|所管課)$/.test(
      words,
    ) ||
    nouns.some(
      (noun) =>
        words.endsWith(noun) &&
        !/[一-鿿ァ-ヶ]/.test(
          words
            .slice(0, -noun.length)
            .slice(-1)
            .replace(/[同当本各]/, ''),
        ),
    )
  const known = new Map<string, Actor>()
  const actorOf = (words: string): Actor => {
    let actor = known.get(words)
    if (actor === undefined) {
      actor = judge(words)
      known.set(words, actor)
    }
    return actor
  }
  const judge = (words: string): Actor => {
    if (investigators.test(words)) return 'investigator'
    if (others.some((other) => words.includes(other))) return 'outsider'
    if (
      /(?:カード会社|決済代行|警備会社|レンタルサーバ|JPCERT|NISC|情報処理推進機構|サイバーセキュリティセンター|警察|警視庁)/.test(
        words,
      )
    )
      return 'outsider'
    if (elsewhere.test(words) && !selfWords.test(words)) return 'outsider'
    if (
      (partners.test(words) && !/同業/.test(words)) ||
      parties.some((party) => words.includes(party) || (words.length > 1 && party.includes(words)))
    )
      return 'partner'
    // Who runs what the discloser merely uses is a partner, whatever its name.
    if (secondHand && /(?:社|会社|法人|機構|センター|[ァ-ヶー]{3}|[A-Za-z]{2})$/.test(words) && !isSelf(words))
      return 'partner'
    if (staff.test(words)) return 'staff'
    if (isSelf(words)) return 'self'
    return outsiders.test(words) ? 'outsider' : 'unknown'
  }
  return { actorOf, isSelf }
}
