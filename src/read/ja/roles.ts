import type { PartyRole } from '../../casebook/facts.js'
import type { OrganisationMention, Reading, Span } from '../reading.js'
import { type Pattern, pattern } from './pattern.js'
import { rewritten, wordsOf, wordsWithin } from './words.js'
import { sentenceAt } from './zones.js'

/** One reason to give a party a role, with the words that say so. */
export interface RoleCue {
  readonly role: PartyRole
  readonly weight: number
  readonly span: Span
  readonly rule: string
}

/** What stands directly before the name. */
const before: readonly (readonly [PartyRole, number, Pattern])[] = [
  [
    'subcontractor',
    6,
    pattern(
      /再委託(?:して(?:いる|いた|おります|おりました)|した|する|を受けた)(?:先|事業者|業者|会社)?(?:である|の)?[、\s]?$/,
    ),
  ],
  [
    'contractor',
    4,
    pattern(
      /(?:委託|発注|お願い|依頼)(?:して(?:いる|いた|おります|おりました|おりまして|きた)|した|する|を行っている|を行っていた|契約を結んでいる|契約を締結している)(?:先|事業者|業者|会社|相手)?(?:である|の)?[、 ]?$/,
    ),
  ],
  [
    'contractor',
    4,
    pattern(
      /(?:受託|請け?負|受注)(?:う|った|って(?:いる|いた|おります)|する|している|していた|した|しております)(?:先の?)?$/,
    ),
  ],
  // 「給食事業者の委託を受けて有限会社Xが設置し」
  [
    'subcontractor',
    6,
    pattern(
      /(?:事業者|業者|受託者|委託先|受託会社|同社)(?:」[^「」()]{0,8}\))?(?:の|から(?:の)?)(?:再)?委託を受け(?:て|た|、|、同社の)?$/,
    ),
  ],
  // 「本市の委託を受けて検診を行っている」「(受託:X)」「事務局を務める」「健診を実施した」
  [
    'contractor',
    5,
    pattern(
      /(?:市|町|村|県|区|府|都|当社|弊社|学|院|会|組合|法人)(?:の|から(?:の)?)委託を受け(?:て|た|、)[^。、]{0,24}$/,
    ),
  ],
  ['contractor', 4, pattern(/\((?:[^()]{0,16}、)?(?:受託|運営受託|業務受託|委託|事務局)[::] ?$/)],
  [
    'contractor',
    6,
    pattern(
      /事務局(?:の?(?:業務|運営))?を(?:務める|務めていた|担う|担っている|担当する|担当した|置く|置いている|運営する|運営している|運営していた|行う)$/,
    ),
  ],
  [
    'contractor',
    3,
    pattern(
      /(?:健診|検診|健康診断|検査|調査|研修|講座|工事|配送|試験|模試|テスト|撮影会|説明会)を(?:実施した|実施していた|実施している|実施する)$/,
    ),
  ],
  // 「配送を行う」「保守にあたる」「業務を任せている」「検査を外注している」
  [
    'contractor',
    4,
    pattern(
      /(?:業務|作業|事業|配送|配達|配布|発送|出荷|梱包|印刷|封入|運用|保守|受付|受注|検査|点検|制作|更新|清掃|警備|調理|計算|入力|集計|採点|工事|検針|収納|徴収|募集|勧誘|回収|廃棄|裁断|輸送|運搬|保管|撮影|翻訳|応対|対応|代行|開発|構築|設計|設定|導入|設置|改修|修正|移行|試験)[^。、]{0,12}(?:を|に)(?:担当(?:する|した|している|していた)|担(?:う|った|っている|っていた)|行(?:う|った|っている|っていた)|受け持(?:つ|った|っている)|任せ(?:ている|ていた|た)|頼(?:んでいる|んでいた|んだ)|お願いしている|お願いしていた|代行(?:する|している|した)|手が?け(?:る|た|ている)|あたる|当たる|あたっている|従事(?:する|している))$/,
    ),
  ],
  ['contractor', 4, pattern(/(?:外注|アウトソーシング)(?:している|していた|した|しております)(?:先の?)?$/)],
  // 「システムの運用保守を担う」 works for the discloser, unless it is a contractor's system.
  [
    'contractor',
    4,
    pattern(
      /(?:保守|開発|運用|管理|運営|設置)[^。、]{0,4}(?:業務)?(?:を担う|を担当する|を行う|を請け負う|を担っている|を行っている|を担当している)$/,
    ),
  ],
  // 「本市の戸籍システムの保守を担当する」 works for the discloser itself.
  [
    'contractor',
    4,
    pattern(
      /(?:当社|弊社|本市|本県|本学|当院|当会|当組合|本校|市|県|町)の[^。、]{0,16}(?:保守|開発|運用)(?:業務)?(?:を担う|を担当する|を行う|を請け負う)$/,
    ),
  ],
  // 「児童クラブを運営するNPO法人X」: who runs a public place or a desk runs it for its owner.
  [
    'contractor',
    6,
    pattern(
      /(?:クラブ|施設|保育所|保育園|図書館|公民館|体育館|プール|ホール|会館|(?<!データ)センター|公園|学童|窓口|コール)を(?:管理)?(?:運営|管理)(?:する|して(?:いる|いた|おります))$/,
    ),
  ],
  // 「指定管理者である共同企業体(代表:X)」
  [
    'contractor',
    5,
    pattern(/(?:指定管理者|受託者|受託事業者|委託先)[^。]{0,30}\((?:代表|構成|幹事)(?:企業|団体|員|者|会社)?: ?$/),
  ],
  // 「募集を委託している代理店、」: the work says more than what such a company is called.
  [
    'contractor',
    12,
    pattern(
      /(?<!再)委託(?:して(?:いる|いた|おります|おりました)|した|する)[^。、()「」はがをにでへ]{0,6}(?:代理店|販売店|取次店)(?:である|の|、|,)$/,
    ),
  ],
  [
    'contractor',
    6,
    pattern(
      /(?<!再)委託(?:して(?:いる|いた|おります|おりました)|した|する)[一-鿿ァ-ヴー]{1,10}(?<!株式|有限|合同)(?:業者|会社|企業|団体|財団|協会|法人|機関|病院|センター|組合)(?:である|の|、|,)$/,
    ),
  ],
  // 「当社に配送を委託している荷主の」
  [
    'client',
    20,
    pattern(
      /(?:当社|弊社|当法人|当会|当組合|当財団|当協会|当センター|当研究所|当機構)(?:に|へ)[^。、]{0,24}(?:委託|依頼|発注)(?:して(?:いる|いた|おられる|おられた)|した|された|する)[^。、()「」はがをにでへ]{0,10}(?:である|の|、)?$/,
    ),
  ],
  [
    'client',
    5,
    pattern(/委託(?:を)?(?:いただ|頂)(?:いている|いた|いております|いておりました)(?:[^、。]{1,20}(?:様)?、){0,4}$/),
  ],
  [
    'contractor',
    5,
    pattern(/指定管理者(?:に指定し(?:ている|ていた|た)|として[^。、]{0,16}(?:を|に)?(?:担う|担っている|行う))$/),
  ],
  ['vendor-agent', 5, pattern(/(?:代理店|販売店|取次店)(?:である|の|を通じて|、)$/)],
  ['client', 5, pattern(/委託元(?:である|の)$/)],
  [
    'client',
    8,
    pattern(
      /(?:当社|弊社|当法人|当会|当組合|当財団|当協会|当センター|本会|当研究所|当機構)が[^。]{0,40}(?:受託|請け負|お預かり|受注)[^。、]{0,4}て(?:いる|いた|おります|おりました)$/,
    ),
  ],
  [
    'client',
    6,
    pattern(/(?:当社|弊社)が[^。、]{0,6}代理店(?:を務める|を務めている|である|となっている|として[^。、]{0,12})$/),
  ],
  // 「プラットフォーム「カゴマル」(」
  [
    'provider',
    4,
    pattern(
      /(?:サービス|システム|アプリ|ソフト|ソフトウェア|ツール|プラットフォーム|サイト|装置|機器|製品|クラウド)[「『][^「」『』]{2,24}[」』]\($/,
    ),
  ],
  [
    'provider',
    4,
    pattern(/\((?:[^()]{0,20}、)?(?:サービス|システム)?(?:提供|開発|運営|製造)(?:・(?:提供|開発|運営|販売|保守))?: ?$/),
  ],
  [
    'provider',
    4,
    pattern(
      /(?:が|を)(?:提供|運営|運用|開発|販売|製造)(?:・(?:提供|運営|運用|開発|販売|保守))?(?:する|している|していた|した|しております)[、 ]?$/,
    ),
  ],
  [
    'provider',
    4,
    pattern(
      /(?:利用|使用|導入|契約)し(?:ている|ていた|ております|ておりました)[^。、]{0,16}(?:の提供元|を提供する|の運営会社|の運営)(?:である|の)?$/,
    ),
  ],
]

/** What stands directly after the name (its alias in brackets passed over). */
const after: readonly (readonly [PartyRole, number, Pattern])[] = [
  [
    'contractor',
    4,
    pattern(
      /^(?:様)?(?:に|へ|に対し|に対して|に対し、)[^。]{0,60}?(?:業務|作業|事業|印刷|発送|運営|運用|保守|開発|管理|配信|回収|処理|破壊|廃棄|入力|制作|作成|検査|調理|警備|清掃|配送)[^。]{0,24}?(?:を)?委託/,
    ),
  ],
  ['subcontractor', 6, pattern(/^(?:様)?(?:に|へ)[^。、]{0,16}再委託/)],
  ['contractor', 4, pattern(/^(?:様)?(?:に|へ)(?:業務)?委託し/)],
  ['contractor', 3, pattern(/^(?:様)?(?:に|へ)、?[^。、]{1,30}を委託/)],
  ['contractor', 2, pattern(/^(?:様)?(?:へ|に)の?委託/)],
  [
    'provider',
    4,
    pattern(/^(?:が|の|で|にて)(?:提供|運営|開発|販売|製造)(?:・(?:提供|運営|開発|販売|保守))?(?:する|し(?:て|た)|・)/),
  ],
  // 「Xが管理運営を行っている市民プール」: who runs a public place runs it for its owner.
  [
    'contractor',
    6,
    pattern(
      /^が(?:指定管理者として)?(?:管理|運営|受託)[^。、]{0,14}(?:市民|市立|市営|町民|町立|町営|村立|村営|県立|県営|区立|区営|公民館|図書館|体育館|会館|プール|児童|学童|公園|ホール|保育)/,
    ),
  ],
  ['subcontractor', 7, pattern(/^[。、][^。、()]{2,24}の再委託先\)/)],
  [
    'provider',
    3,
    pattern(
      /^の[^。、「()]{1,14}(?:製品|ソフト|ソフトウェア|サービス|クラウド|システム|アプリ|装置|機器|プラットフォーム|ツール|プラグイン)(?:「|\(|の脆弱性|を利用|を使用|を導入|において)/,
    ),
  ],
  ['provider', 4, pattern(/^(?:が|より|から|の)(?:の)?[^。、]{0,16}提供(?:する|を受け|され|して|している)/)],
  ['provider', 4, pattern(/^(?:社)?製(?![薬造作])/)],
  [
    'provider',
    3,
    pattern(
      /^の(?:製品|ソフト|ソフトウェア|サービス|クラウド|パッケージ|システム|アプリ|プラットフォーム|学習支援システム|予約システム)/,
    ),
  ],
  ['provider', 4, pattern(/^提供[)」の]/)],
  [
    'provider',
    4,
    pattern(
      /^の(?:製品|サービス|システム)?「[^「」]{2,24}」(?:\([^()]{0,40}\))?(?:を[^。、]{0,8}(?:使|利用|導入|採用|契約)|が(?:不正アクセス|攻撃)|に(?:対する|脆弱性))/,
    ),
  ],
  ['client', 6, pattern(/^の(?:保険|募集|販売|取扱)?代理店として/)],
  ['vendor-agent', 3, pattern(/^を(?:通じ|経由し|介し)/)],
  ['vendor-agent', 4, pattern(/^[(、]?[^。)]{0,12}代理店(?!として)/)],
  ['client', 4, pattern(/^(?:様)?(?:ほか|など|等)[^。、]{0,10}(?:から|より)[^。、]{0,30}(?:受託|お預かり|委託を受け)/)],
  [
    'client',
    3,
    pattern(/^(?:様)?(?:から|より)(?:の)?[^。]{0,40}?(?:受託|委託を受け|請け負|お預かり|お預り|業務を受注)/),
  ],
]

/** 「X社の社員が…紛失」「X社のサーバーが不正アクセスを受け」 */
const befellIt = pattern(
  /^(?:社|様)?の[^。、はが]{0,16}(?:(?:社員|従業員|職員|担当者|スタッフ|作業員|配達員|ドライバー|技術者|検針員|オペレーター|管理人|アルバイト|相談員|支援員|講師)が[^。]{0,60}(?:誤|紛失|持ち出|持ち帰|置き忘れ|送(?:っ|信|付)|盗|私物|閲覧|漏)|(?:サーバー?|ネットワーク|パソコン|端末)(?:が|に)[^。]{0,24}(?:不正アクセス|感染|侵入|攻撃))/,
)

/** A company of the discloser's own group, with no word of work for it. */
const kin = pattern(
  /(?:子会社|グループ会社|グループ企業|グループ各社|関連会社|関係会社|親会社|持株会社|グループの)(?:である|の|、|「|:|\()?$/,
)

const clientWords = /委託元|荷主|ご依頼元|ご依頼主|委託者|受託|お預かり|お取引先|導入先|取引先|発注元|ご契約/

/** Between the name and what is said of it may stand its short form. */
const aliasBracket = /^ ?\((?:[^()\n]{0,40}、)?[^()\n]{0,6}以下[^()\n]{0,40}\)|^ ?\(本社[^()\n]{0,30}\)/

/** Words directly before the name that are a role's title: 「委託先の」「提供元:」「委託事業者 」. */
const titleBefore = (reading: Reading, at: number, floor: number): { role: PartyRole; start: number } | undefined => {
  const { text, lexicon } = reading
  const gap =
    /(?:名|名称|企業名|会社名)?[)\]】」]?(?:である|でございます|であり、|として、?|の|は、|は|:|\(|、| |・|「|『|\||→|=)?\s{0,4}$/.exec(
      text.slice(Math.max(floor, at - 8), at),
    )
  const end = at - (gap?.[0].length ?? 0)
  for (let start = Math.max(floor, end - 12); start < end; start++) {
    const hit = lexicon.roleTitles.longest(text, start)
    if (hit !== undefined && hit.end === end) return { role: hit.value, start }
  }
  return undefined
}

/** 「(システムの保守を市が委託)」「(医事業務の委託先)」「(発送業務を担当)」 */
const describedWork =
  /委託(?:して(?:いる|いた|おります)|した|する|業務|先$|業者$|事業者$|$)|受託(?:者|事業者|業者|会社)?$|請負(?:業者|先|会社)?$|(?:業務|作業|保守|運用|印刷|発送|配送)を?担当(?:会社|業者)?$/

/** 「株式会社X 霧原事業所(受託事業者)」 */
const itsOffice = /^ [^ ()、。\n]{2,12}(?:事業所|営業所|支店|支社|センター|工場|本社|本店)(?=[ (の])/

/** 「再発防止のため…を導入」: what is brought in afterwards had no part in it. */
export const forLater = pattern(
  /(?:今後|再発防止|対策として|強化のため)[^。]{0,60}(?:導入|採用|切り替え|切替え|移行|契約|加入)(?:し|する|い|を)/,
)

/** Who was asked to look into the matter took no part in it. */
const askedToLook = pattern(
  /(?:調査|解析|フォレンジック|診断|分析)(?:等)?を(?:委託|依頼)[^。]{0,8}$|(?:調査|解析|診断|分析)(?:を|は)、?$/,
)
const isAskedToLook = pattern(/^[^。]{0,20}(?:調査|解析|診断)を(?:委託|依頼)/)
/** 「同じ受託者に委託しているB市」 is another that commissions, no contractor. */
const commissionsToo = pattern(/(?:受託者|受託事業者|委託先|事業者|社)に[^。、]{0,24}委託して(?:いる|いた)$/)
/** A town works for nobody: whose work is taken on is a client. */
const workTakenOn = pattern(/(?:受託|請け負|受注)[^。、]{0,8}$/)
/** 「当社は、X社の受付業務を請け負っております」 */
const selfSubject = pattern(/(?:当社|弊社|当法人|当会|当組合|当財団|当協会)(?:は|が)、?[^。]{0,20}$/)
const itsWorkTakenOn = pattern(
  /^の[^。]{0,30}(?:を|の)(?:受託|請け負|代行|受注)|^(?:の|からの|から|より)(?:業務の?)?委託を受け/,
)
/** 「当社が利用する株式会社XのYサービス」 */
const used = pattern(
  /(?:利用|使用|導入|契約|採用|運用)(?:する|し(?:ている|ていた|ております|ておりました|た))$|(?:データ|情報|名簿|サーバー?|システム)を(?:置く|置いている|置いていた|預ける|預けている|預けていた|保管する|保管している|保管していた|保存する|保存している|保存していた)$|使って(?:いる|いた|おります)$/,
)
const itsService = pattern(
  /^の[^。、]{0,16}(?:サービス|システム|クラウド|ソフト|アプリ|製品|パッケージ|プラットフォーム|ツール|データセンター|サーバ|ストレージ|装置|機器)/,
)
/** 「…についてはA市、B町も公表しています」: others hit by the same incident. */
const alsoHit = pattern(
  /^(?:様)?(?:、[^。]{0,60})?(?:も|においても|でも)[^。]{0,60}(?:公表|被害|漏えい|流出|影響|同様の(?:事案|可能性|事象|おそれ))|^の[^。、]{0,24}も[^。]{0,8}(?:公表|漏えい|漏洩|流出)|^(?:様)?(?:ほか|など|等)?[^。、]{0,16}(?:は|が)、?それぞれ[^。]{0,30}(?:公表|発表|お知らせ)|^(?:様)?を(?:はじめ|含む)[^。]{0,30}(?:社|校|団体|自治体|機関|法人)[^。]{0,40}(?:対象|被害|影響|流出|漏えい|公表)/,
)
/** 「同じ受託者に委託しているB市でも同様の誤りが…」 outweighs the 委託 before the name. */
const hitAlike = pattern(
  /^(?:で|において|に|の[^。、]{1,16})も、?[^。]{0,8}(?:同様の|同じ)[^。]{0,60}(?:発生|判明|起き|可能性|被害|影響|公表)/,
)

/** Everything around one mention that speaks for a role. */
export const cuesOf = (reading: Reading, mention: OrganisationMention): RoleCue[] => {
  const { text, lexicon } = reading
  const sentence = sentenceAt(reading, mention.start)
  const floor = Math.max(sentence.start, mention.start - 60)
  let right = text.slice(mention.end, Math.min(sentence.end, mention.end + 120))
  if (forLater.test(wordsOf(reading, sentence))) return []
  const cues: RoleCue[] = []
  const push = (role: PartyRole, weight: number, span: Span, rule: string) => cues.push({ role, weight, span, rule })
  if (/^様(?!子|式|々)/.test(right) && !/^様(?:、|及び|および|ほか|$)/.test(right)) right = right.slice(1)
  const office = itsOffice.exec(right)
  if (office !== null) right = right.slice(office[0].length)
  const bracket = aliasBracket.exec(right)
  if (bracket !== null) {
    const inner = /[「『"]([^」』"]{1,20})[」』"]/.exec(bracket[0])?.[1]
    if (inner !== undefined) {
      const hit = lexicon.roleTitles.longest(inner, 0)
      if (hit !== undefined && hit.end === inner.length) push(hit.value, 5, sentence, 'parties/defined-as-role')
    }
    right = right.slice(bracket[0].length)
  }
  const whole = right
  right = right.replace(/^ ?\([^()\n]{1,40}\)/, '')
  const bracketTitle = /^ ?\((?:当社|弊社|本市|本学|当院|当会|同社|市|県|町|村|区)?の?([^()\n]{2,16})\)/.exec(
    whole,
  )?.[1]
  if (bracketTitle !== undefined) {
    const hit = lexicon.roleTitles.longest(bracketTitle, 0)
    if (hit !== undefined) push(hit.value, 4, sentence, 'parties/title-in-bracket')
  }
  // The title may stand on a line of its own: 「委託先」 above the name.
  const description = /^ ?\(([^()\n]{4,40})\)/.exec(whole)?.[1]
  if (description !== undefined && describedWork.test(description))
    push(description.includes('再委託') ? 'subcontractor' : 'contractor', 4, sentence, 'parties/described-in-bracket')
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
  const leftWords = wordsWithin(reading, sentence, floor, mention.start)
  const rightWords = rewritten(wordsOf(reading, sentence), right)
  if (askedToLook.test(leftWords) || isAskedToLook.test(rightWords)) return []
  const isTown = mention.kind === 'municipality'
  const commissions = isTown && commissionsToo.test(leftWords)
  if (commissions) push('victim', 3, sentence, 'parties/commissions-too')
  const takenOn = isTown && workTakenOn.test(leftWords)
  if (takenOn) push('client', 5, sentence, 'parties/before-client')
  for (const [role, weight, words] of before)
    if (!((commissions || takenOn) && role === 'contractor') && words.test(leftWords))
      push(role, weight, sentence, `parties/before-${role}`)
  for (const [role, weight, words] of after)
    if (words.test(rightWords)) push(role, weight, sentence, `parties/after-${role}`)
  if (selfSubject.test(leftWords) && itsWorkTakenOn.test(rightWords)) push('client', 5, sentence, 'parties/works-for')
  // Where it happened is a party, whatever it is called; a company's staff or server is meant, and as the subject.
  if (mention.legalForm !== undefined && befellIt.test(rightWords) && !kin.test(leftWords))
    push('contractor', 2, sentence, 'parties/befell-it')
  if (used.test(leftWords) && itsService.test(rightWords)) push('provider', 4, sentence, 'parties/used-service')
  if (text.startsWith('様', mention.end) || text.startsWith(' 様', mention.end)) {
    const context = text.slice(Math.max(0, mention.start - 400), mention.end + 80)
    if (clientWords.test(context)) push('client', 2, sentence, 'parties/client-listed')
  }
  if (alsoHit.test(rightWords) && !/^も(?:含|同)/.test(right)) push('victim', 3, sentence, 'parties/also-hit')
  else if (hitAlike.test(rightWords)) push('victim', 6, sentence, 'parties/also-hit')
  return cues
}
