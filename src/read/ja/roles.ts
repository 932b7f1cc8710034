import type { PartyRole } from '../../casebook/facts.js'
import type { OrganisationMention, Reading, Span } from '../reading.js'
import { sentenceAt } from './zones.js'

/** One reason to give a party a role, with the words that say so. */
export interface RoleCue {
  readonly role: PartyRole
  readonly weight: number
  readonly span: Span
  readonly rule: string
}

/** What stands directly before the name. */
const before: readonly (readonly [PartyRole, number, RegExp])[] = [
  [
    'subcontractor',
    6,
    /再委託(?:して(?:いる|いた|おります|おりました)|した|する|を受けた)(?:先|事業者|業者|会社)?(?:である|の)?[、\s]?$/,
  ],
  [
    'subcontractor',
    5,
    /(?<!(?:当社|弊社|本市|本県|本学|当院|当会|当組合|本校|市|県|町)の[^。、]{0,16}の?)(?:保守|開発|運用)(?:業務)?(?:を担う|を担当する|を行う|を請け負う|業者である|会社である|業者の|事業者である)$/,
  ],
  [
    'contractor',
    4,
    /(?:委託|発注)(?:して(?:いる|いた|おります|おりました|おりまして)|した|する|しておりました|を行っている|を行っていた|契約を結んでいる)(?:先|事業者|業者|会社|相手)?(?:である|の)?[、\s]?$/,
  ],
  [
    'contractor',
    4,
    /(?:業務|作業|運営|事業|保守|運用|管理)[^。、]{0,12}?を?(?:受託|請け負)(?:う|する|している|していた|した|って(?:いる|いた))$/,
  ],
  // 「本市の戸籍システムの保守を担当する」 works for the discloser itself.
  [
    'contractor',
    4,
    /(?:当社|弊社|本市|本県|本学|当院|当会|当組合|本校|市|県|町)の[^。、]{0,16}(?:保守|開発|運用)(?:業務)?(?:を担う|を担当する|を行う|を請け負う)$/,
  ],
  [
    'client',
    5,
    /委託(?:を)?(?:いただ|頂)(?:いている|いた|いております|いておりました)(?:[^、。]{1,20}(?:様)?、){0,4}$/,
  ],
  [
    'contractor',
    5,
    /指定管理者(?:に指定し(?:ている|ていた|た)|として[^。、]{0,16}(?:を|に)?(?:担う|担っている|行う))$/,
  ],
  ['vendor-agent', 5, /(?:代理店|販売店|取次店)(?:である|の|を通じて|、)$/],
  ['client', 5, /委託元(?:である|の)$/],
  ['client', 5, /(?:当社|弊社|当法人|当会|当組合)が(?:受託|請け負)[^。、]{0,4}て(?:いる|いた|おります|おりました)$/],
  [
    'provider',
    4,
    /\((?:[^()]{0,20}、)?(?:サービス|システム)?(?:提供|開発|運営|製造)(?:・(?:提供|開発|運営|販売|保守))?: ?$/,
  ],
  ['provider', 4, /(?:が|を)(?:提供|運営|運用|開発|販売|製造)(?:する|している|していた|した)[、\s]?$/],
  [
    'provider',
    4,
    /(?:利用|使用|導入|契約)し(?:ている|ていた|ております|ておりました)[^。、]{0,16}(?:の提供元|を提供する|の運営会社|の運営)(?:である|の)?$/,
  ],
]

/** What stands directly after the name (its alias in brackets passed over). */
const after: readonly (readonly [PartyRole, number, RegExp])[] = [
  [
    'contractor',
    4,
    /^(?:様)?(?:に|へ|に対し|に対して|に対し、)[^。]{0,60}?(?:業務|作業|事業|印刷|発送|運営|運用|保守|開発|管理|配信|回収|処理)[^。]{0,24}?(?:を)?委託/,
  ],
  ['subcontractor', 6, /^(?:様)?(?:に|へ)[^。、]{0,16}再委託/],
  ['contractor', 4, /^(?:様)?(?:に|へ)(?:業務)?委託し/],
  ['contractor', 3, /^(?:様)?(?:に|へ)、?[^。、]{1,30}を委託/],
  ['contractor', 2, /^(?:様)?(?:へ|に)の?委託/],
  ['provider', 4, /^(?:が|の|で|にて)(?:提供|運営|開発|販売|製造)(?:する|し(?:て|た)|・)/],
  ['provider', 4, /^(?:が|より|から|の)(?:の)?[^。、]{0,16}提供(?:する|を受け|され|して|している)/],
  ['provider', 4, /^(?:社)?製(?![薬造作])/],
  [
    'provider',
    3,
    /^の(?:製品|ソフト|ソフトウェア|サービス|クラウド|パッケージ|システム|アプリ|プラットフォーム|学習支援システム|予約システム)/,
  ],
  ['provider', 4, /^提供[)」の]/],
  [
    'provider',
    4,
    /^の(?:製品|サービス|システム)?「[^「」]{2,24}」(?:\([^()]{0,40}\))?(?:を[^。、]{0,8}(?:使|利用|導入|採用|契約)|が(?:不正アクセス|攻撃)|に(?:対する|脆弱性))/,
  ],
  ['client', 6, /^の(?:保険|募集|販売|取扱)?代理店として/],
  ['vendor-agent', 3, /^を(?:通じ|経由し|介し)/],
  ['vendor-agent', 4, /^[(、]?[^。)]{0,12}代理店(?!として)/],
  ['client', 4, /^(?:様)?(?:ほか|など|等)[^。、]{0,10}(?:から|より)[^。、]{0,30}(?:受託|お預かり|委託を受け)/],
  ['client', 3, /^(?:様)?(?:から|より)(?:の)?[^。]{0,40}?(?:受託|委託を受け|請け負|お預かり|お預り|業務を受注)/],
]

const clientWords = /委託元|委託者|受託|お預かり|お取引先|導入先|取引先|発注元|ご契約/

/** Between the name and what is said of it may stand its short form. */
const aliasBracket = /^ ?\((?:[^()\n]{0,40}、)?[^()\n]{0,6}以下[^()\n]{0,40}\)|^ ?\(本社[^()\n]{0,30}\)/

/** Words directly before the name that are a role's title: 「委託先の」「提供元:」「委託事業者 」. */
const titleBefore = (reading: Reading, at: number, floor: number): { role: PartyRole; start: number } | undefined => {
  const { text, lexicon } = reading
  const gap = /(?:である|でございます|であり、|の|は、|は|:|\(|、| |・|「|\||:\s)?\s{0,6}$/.exec(
    text.slice(Math.max(floor, at - 6), at),
  )
  const end = at - (gap?.[0].length ?? 0)
  for (let start = Math.max(floor, end - 12); start < end; start++) {
    const hit = lexicon.roleTitles.longest(text, start)
    if (hit !== undefined && hit.end === end) return { role: hit.value, start }
  }
  return undefined
}

/** Everything around one mention that speaks for a role. */
export const cuesOf = (reading: Reading, mention: OrganisationMention): RoleCue[] => {
  const { text, lexicon } = reading
  const sentence = sentenceAt(reading, mention.start)
  const floor = Math.max(sentence.start, mention.start - 60)
  const left = text.slice(floor, mention.start)
  let right = text.slice(mention.end, Math.min(sentence.end, mention.end + 120))
  const cues: RoleCue[] = []
  const push = (role: PartyRole, weight: number, span: Span, rule: string) => cues.push({ role, weight, span, rule })
  const bracket = aliasBracket.exec(right)
  if (bracket !== null) {
    const inner = /[「『"]([^」』"]{1,20})[」』"]/.exec(bracket[0])?.[1]
    if (inner !== undefined) {
      const hit = lexicon.roleTitles.longest(inner, 0)
      if (hit !== undefined && hit.end === inner.length) push(hit.value, 5, sentence, 'parties/defined-as-role')
    }
    right = right.slice(bracket[0].length)
  }
  const bracketTitle = /^ ?\((?:当社|弊社|本市|本学|当院|当会|同社|市|県|町|村|区)?の?([^()\n]{2,16})\)/.exec(
    right,
  )?.[1]
  if (bracketTitle !== undefined) {
    const hit = lexicon.roleTitles.longest(bracketTitle, 0)
    if (hit !== undefined) push(hit.value, 4, sentence, 'parties/title-in-bracket')
  }
  // The title may stand on a line of its own: 「委託先」 above the name.
  const description = /^ ?\(([^()\n]{4,40})\)/.exec(right)?.[1]
  if (description !== undefined && /委託(?:して(?:いる|いた|おります)|した|する)/.test(description))
    push(description.includes('再委託') ? 'subcontractor' : 'contractor', 4, sentence, 'parties/described-in-bracket')
  const title = titleBefore(reading, mention.start, Math.max(0, mention.start - 24))
  if (title !== undefined) {
    push(title.role, 5, { start: title.start, end: sentence.end }, 'parties/title-before')
    // 「委託先のシステム開発会社である」: the outer title says how the two stand to each other.
    const outer = /(再)?委託先(?:の|である)[^。、]{0,10}$/.exec(
      text.slice(Math.max(floor, title.start - 20), title.start),
    )
    if (outer !== null)
      push(outer[1] === undefined ? 'contractor' : 'subcontractor', 6, sentence, 'parties/outer-title')
  }
  // Who was asked to look into the matter took no part in it.
  const asked =
    /(?:調査|解析|フォレンジック|診断|分析)(?:等)?を(?:委託|依頼)[^。]{0,8}$|(?:調査|解析|診断|分析)(?:を|は)、?$/.test(
      left,
    ) || /^[^。]{0,20}(?:調査|解析|診断)を(?:委託|依頼)/.test(right)
  if (asked) return []
  // 「同じ受託者に委託しているB市」 is another that commissions, no contractor.
  const commissions =
    mention.kind === 'municipality' &&
    /(?:受託者|受託事業者|委託先|事業者|社)に[^。、]{0,24}委託して(?:いる|いた)$/.test(left)
  if (commissions) push('victim', 3, sentence, 'parties/commissions-too')
  for (const [role, weight, pattern] of before)
    if (!(commissions && role === 'contractor') && pattern.test(left))
      push(role, weight, sentence, `parties/before-${role}`)
  for (const [role, weight, pattern] of after)
    if (pattern.test(right)) push(role, weight, sentence, `parties/after-${role}`)
  // 「当社が利用する株式会社XのYサービス」
  if (
    /(?:利用|使用|導入|契約|採用)(?:する|し(?:ている|ていた|ております|た))$/.test(left) &&
    /^の[^。、]{0,16}(?:サービス|システム|クラウド|ソフト|アプリ|製品|パッケージ|プラットフォーム|ツール)/.test(right)
  )
    push('provider', 4, sentence, 'parties/used-service')
  if (/^様/.test(right)) {
    const context = text.slice(Math.max(0, mention.start - 400), mention.end + 80)
    if (clientWords.test(context)) push('client', 2, sentence, 'parties/client-listed')
  }
  // 「…についてはA市、B町も公表しています」: others hit by the same incident.
  if (
    (/^(?:、[^。]{0,60})?(?:も|においても|でも)[^。]{0,60}(?:公表|被害|漏えい|流出|影響)/.test(right) &&
      !/^も(?:含|同)/.test(right)) ||
    /^の[^。、]{0,24}も[^。]{0,8}(?:公表|漏えい|漏洩|流出)/.test(right)
  ) {
    push('victim', 3, sentence, 'parties/also-hit')
  } else if (
    /^(?:で|において|に|の[^。、]{1,16})も、?[^。]{0,8}(?:同様の|同じ)[^。]{0,60}(?:発生|判明|起き)/.test(right)
  ) {
    // 「同じ受託者に委託しているB市でも同様の誤りが…」 outweighs the 委託 before the name.
    push('victim', 6, sentence, 'parties/also-hit')
  }
  return cues
}
