import type { Fact, Facts, Party, PartyRole } from '../../casebook/facts.js'
import type { FactReader, SoFar } from '../fact-reader.js'
import type { OrganisationMention, Reading, Span } from '../reading.js'
import { selfWords } from './events-actors.js'
import { makeFact } from './evidence.js'
import { bareName } from './organisations.js'
import { isBelowContractor, type Named } from './parties-tiers.js'
import { cuesOf, type RoleCue } from './roles.js'
import { findIncidentElsewhere } from './secondary-victim.js'
import { sentenceAt, zoneAt } from './zones.js'

/** What happened, so that the place where it happened can be told. */
const incident =
  /不正|攻撃|ランサムウェア|マルウェア|ウイルス|感染|侵入|侵害|暗号化|持ち出|持ち帰|持参|紛失|置き忘|盗|誤(?!解)|設定|不備|漏え|漏洩|漏れ|流出|不具合|障害|停止|漏らし|べきところ|間違|取り違|入れ替わ|混入|混在|同封|別の|異なる|無断|私的|私用|悪用|ミス|手違い|事故|閲覧(?:でき|可能|して)|表示され|見え|見られ|公開|改ざん|被害|廃棄|書き写|売却|転売|TOで|渡し|貼り/
const happenedAt =
  /^(?:社)?(?:の|において|における|が(?:運用|管理|運営|利用|使用|保有|提供|開発)?|(?:に|への?)(?:対する)?(?=不正|サイバー|攻撃)|の(?:運営|提供|開発|管理|運用)する|で|にて|内で|社内|提供の(?![^。]{0,40}脆弱性))/
const suffered =
  /^(?:社|様)?(?:\([^()]{0,40}\))?(?:で、[^。、]{0,16}(?:不正アクセス|攻撃|ランサムウェア|被害|発生|漏えい|流出|紛失|感染)|の(?!利用する|使用する|再?委託|[^。、]{0,24}を(?:担|担当し|行|請け負|手がけ))[^。、]{0,40}?(?:サーバー?|システム|ネットワーク|環境|端末|社員|従業員|職員|担当者|派遣社員|スタッフ|技術者|開発者|作業員|配達員|運転手|ドライバー|オペレーター|アルバイト|講師|相談員|検針員|設定|作業|倉庫|事業所|工場|アプリ|サービス|クラウド|データセンター|セキュリティ)|において|における|が(?:[^。]{0,24}(?:不正アクセス|攻撃|感染|誤|紛失|設定)|制作|作成))/

const abbreviated: Readonly<Record<string, string>> = {
  '(株)': '株式会社',
  '㈱': '株式会社',
  '(有)': '有限会社',
  '㈲': '有限会社',
  '(同)': '合同会社',
}
/** One name in two writings: ㈱北斗印刷, 株式会社 北斗印刷. */
const writtenOut = (name: string): string =>
  name.replace(/\([株有同]\)|[㈱㈲]/, (form) => abbreviated[form] ?? form).replaceAll(' ', '')

/** Each organisation once, with all places that name it, in whatever writing. */
const organisationsOf = (reading: Reading): readonly Named[] => {
  const named = new Map<string, Named>()
  const all: Named[] = []
  for (const mention of reading.organisations) {
    const known = named.get(mention.refersTo ?? mention.name)
    if (known !== undefined || mention.refersTo !== undefined) {
      known?.mentions.push(mention)
      continue
    }
    const name = writtenOut(mention.name)
    const same = named.get(name) ?? { name: mention.name, bare: bareName(mention), mentions: [] }
    if (same.mentions.length === 0) all.push(same)
    same.mentions.push(mention)
    named.set(mention.name, same)
    named.set(name, same)
  }
  return all
}

/** Authorities and bodies told about the matter are no parties. */
const notAParty =
  /個人情報保護委員会|警察|財務局|厚生局|労働局|情報経済社会推進協会|情報処理推進機構|JPCERT|調査会社|弁護士法人|法律事務所|審査機関|消費生活センター|取引所|銀行協会/

const sum = (cues: readonly RoleCue[]): { role: PartyRole; weight: number; cue: RoleCue } | undefined => {
  const weights = new Map<PartyRole, number>()
  for (const { role, weight } of cues) weights.set(role, (weights.get(role) ?? 0) + weight)
  let best: { role: PartyRole; weight: number } | undefined
  for (const [role, weight] of weights) if (best === undefined || weight > best.weight) best = { role, weight }
  const cue = cues.filter(({ role }) => role === best?.role).sort((a, b) => b.weight - a.weight)[0]
  return best === undefined || cue === undefined ? undefined : { ...best, cue }
}

/** How strongly the text says that the incident happened at this organisation. */
const originScore = (reading: Reading, named: Named, role: PartyRole): { score: number; span: Span | undefined } => {
  const { text } = reading
  let score = 0
  let span: Span | undefined
  for (const mention of named.mentions) {
    const zone = zoneAt(reading, mention.start)
    if (zone === 'request' || zone === 'reference') continue
    const sentence = sentenceAt(reading, mention.start)
    const right = text
      .slice(mention.end, Math.min(sentence.end, mention.end + 200))
      .replace(/^(?:様|社)?(?:提供|製)?(?:[。、][^()]{0,24})?[)」』]{1,2}(?!の製品)|^ ?\([^()]{0,60}\)/, '')
    if (
      /^(?:社)?(?:から|より)[^。]{0,90}(?:不正アクセス|サイバー攻撃|感染|流出|漏えい|紛失|持ち出|不具合|障害|表示され|誤って)[^。]{0,40}(?:報告|連絡|説明|発表|通知)/.test(
        right,
      )
    ) {
      score += 1
      span ??= sentence
      continue
    }
    if (staffInBracket.test(text.slice(mention.end, mention.end + 24))) {
      score += 6
      span = sentence
      continue
    }
    if (!incident.test(right) || !happenedAt.test(right) || thingUsed.test(right)) continue
    if (role === 'provider' && ownStaff.test(text.slice(Math.max(sentence.start, mention.start - 80), mention.start)))
      continue
    // 「Xが提供するサービスで当社社員が設定を誤り」 befell the discloser itself.
    if (ownDoing.test(right)) continue
    const strong = suffered.test(right)
    const near = right.slice(0, 50)
    // 「同社が脆弱性を公表したため」 tells what it said, not what befell it.
    if (!strong && (!incident.test(near) || /公表|発表|公開|報告|連絡|委託/.test(near))) continue
    if (strong || span === undefined) {
      score += strong ? 3 : 1
      if (strong || span === undefined) span = sentence
    }
  }
  return { score, span }
}

/** 「担当者(業務の一部を再委託している株式会社Xの従業員)が」 */
const staffInBracket = /^(?:社|様)?の[^。、()]{0,10}(?:従業員|社員|職員|作業員|スタッフ|担当者|配達員|技術者)\)が/
/** 「Xのデータセンターを利用しておりますが、」 */
const thingUsed = /^の[^。、]{0,24}(?:を|上で?)(?:利用|使用|借り|採用|契約)し?ており/
/** 「職員がXの…設定を誤り」: who uses a service did it, not who offers it. */
const ownStaff = /(?:社員|職員|従業員|担当者|教員|教諭|スタッフ)(?:[1-9]名)?が[^。]{0,60}$/

const ownDoing =
  /^[^。]{0,60}(?:当社|弊社|本市|本学|当院|本会|当会|自社)(?:の?(?:社員|職員|従業員|担当者|教員)(?:が|による|の(?:設定|操作|誤|不注意|ミス))|の設定|が(?:構築|開発|設定|管理|運用))/

const tierOf: Record<PartyRole, number> = {
  subcontractor: 3,
  contractor: 2,
  provider: 2,
  client: 0,
  victim: 0,
  'vendor-agent': 0,
}

const joint = /^(?:様)?(?:、|及び|および|並びに|や|と|・|,)(?:また)?\s?$/
const shared: ReadonlySet<PartyRole> = new Set(['victim', 'client', 'contractor', 'vendor-agent'])

/** 「A市、B町、C組合も…」「委託元であるA市およびB町」: what is said of one end of a list holds for all of it. */
const shareInLists = (reading: Reading, cues: Map<string, RoleCue[]>) => {
  const { organisations, text } = reading
  const share = (
    from: OrganisationMention | undefined,
    to: OrganisationMention | undefined,
    between: string,
    titles: boolean,
  ) => {
    if (from === undefined || to === undefined || !joint.test(between)) return
    const own = cues.get(to.refersTo ?? to.name)
    const others = (cues.get(from.refersTo ?? from.name) ?? []).filter(
      ({ role, rule }) =>
        shared.has(role) &&
        // 「委託先(株式会社X、東京都港区)」 says where it sits.
        !(role === 'contractor' && to.kind === 'municipality') &&
        (!titles || rule.startsWith('parties/title') || rule.startsWith('parties/before')),
    )
    if (own?.every(({ weight }) => weight < 3)) own.push(...others)
  }
  for (let index = 0; index + 1 < organisations.length; index++) {
    const left = organisations[index]
    const right = organisations[index + 1]
    share(left, right, text.slice(left?.end ?? 0, Math.min(right?.start ?? 0, (left?.end ?? 0) + 12)), true)
  }
  for (let index = organisations.length - 2; index >= 0; index--) {
    const left = organisations[index]
    const right = organisations[index + 1]
    share(right, left, text.slice(left?.end ?? 0, Math.min(right?.start ?? 0, (left?.end ?? 0) + 12)), false)
  }
}

const isTown = ({ mentions: [first] }: Named): boolean =>
  first?.kind === 'municipality' && /[都道府県市区町村]$/.test(first.name)

/** Authorities have a field of their own. */
const isAuthority = ({ lexicon }: Reading, name: string): boolean => [...lexicon.authorities.scan(name)].length > 0

/** The roles that less speaks for than for the one taken, or that nothing speaks for. */
const passRoles = (
  reading: Reading,
  { name, mentions }: Named,
  cues: readonly RoleCue[],
  best: ReturnType<typeof sum>,
) => {
  const [mention] = mentions
  if (mention === undefined) return
  if (best === undefined) {
    if (!isAuthority(reading, name)) reading.passOver?.('parties', mention, 'party-no-role', { value: name })
  } else
    for (const { role } of cues)
      if (role !== best.role)
        reading.passOver?.('parties', mention, 'party-other-role', { value: role, instead: best.role })
}

/** 「債権回収を委任している弁護士法人X」 */
const isEntrusted = ({ text }: Reading, { start }: Span): boolean =>
  /(?:委任|委託)(?:して(?:いる|いた|おります)|した|する)$/.test(text.slice(Math.max(0, start - 10), start))

/** 「ときわ台センター(指定管理者:NPO法人X)」: who runs the house that speaks is no other party. */
const runsDiscloser = ({ text }: Reading, name: string, self: string | undefined): boolean =>
  self !== undefined && text.includes(`${self}(指定管理者:${name})`)

const ownHouseOf = /(?:が|の)(?:管理)?(?:運営|設置|経営|開設|所管|所有)(?:する|して(?:いる|いた|おります))$/
/** 「みなと文化財団が運営するみなと美術館では」: a house of the discloser's own. */
const isOwnHouse = (
  { text }: Reading,
  { start, name, legalForm }: OrganisationMention,
  self: string | undefined,
  selfBare: string,
): boolean => {
  if (legalForm !== undefined || self === undefined || selfBare === '' || /[都道府県市区町村]$/.test(name)) return false
  const before = text.slice(Math.max(0, start - 60), start)
  const owner = ownHouseOf.exec(before)
  if (owner === null) return false
  const words = before.slice(0, owner.index)
  return words.endsWith(self) || words.endsWith(selfBare) || selfEnds.test(words)
}
const selfEnds = new RegExp(`(?:${selfWords.source})$`)

/** Somebody who commissions stands between the discloser and this party. */
const between = /再々?(?:委託|受託)|二次|孫請|下請|(?:委託先|受託者|事業者|業者|会社|同社)の(?:保守|協力)/

/** Who else was part of it, in what role, and where the incident happened. */
export const readParties = (reading: Reading, soFar: SoFar): Pick<Facts, 'parties'> => {
  const self = soFar.discloser?.name
  const speaker = reading.organisations.find(({ name }) => name === self)
  const selfBare =
    self === undefined ? '' : bareName(speaker ?? { name: self.replace(/株式会社|有限会社|合同会社/, '') })
  const all = organisationsOf(reading).filter(
    ({ name, bare, mentions }) =>
      name !== self &&
      bare !== selfBare &&
      (!notAParty.test(name) || mentions.some((mention) => isEntrusted(reading, mention))) &&
      !(self?.startsWith(name) ?? false) &&
      !(self?.endsWith(name) ?? false) &&
      !runsDiscloser(reading, name, self) &&
      !mentions.some((mention) => isOwnHouse(reading, mention, self, selfBare)),
  )
  for (const mention of reading.passOver === undefined ? [] : reading.organisations)
    if (notAParty.test(mention.name) && !isAuthority(reading, mention.name))
      reading.passOver?.('parties', mention, 'party-none', { value: mention.name })
  const cues = new Map<string, RoleCue[]>()
  for (const named of all)
    cues.set(
      named.name,
      named.mentions.flatMap((mention) => cuesOf(reading, mention)),
    )
  shareInLists(reading, cues)
  const roles = new Map<Named, { role: PartyRole; cue: RoleCue }>()
  const townSpeaks = self !== undefined && /(?:[都道府県市区町村]|教育委員会|水道局|広域連合)$/.test(self)
  for (const named of all) {
    const best = sum(cues.get(named.name) ?? [])
    if (reading.passOver !== undefined) passRoles(reading, named, cues.get(named.name) ?? [], best)
    if (best === undefined || best.weight < 2) continue
    // A company of the discloser's own group that was hit is no provider, whatever services it offers.
    const kin = best.role === 'provider' && cues.get(named.name)?.find(({ rule }) => rule === 'parties/kin-hit')
    if (kin) {
      roles.set(named, { role: 'victim', cue: kin })
      continue
    }
    // A town works for nobody: beside a town it was hit too, beside a company it is whom that works for.
    const beside = (best.role === 'contractor' || (townSpeaks && best.role === 'client')) && isTown(named)
    const role = beside ? (townSpeaks ? 'victim' : 'client') : best.role
    roles.set(named, { ...best, role })
  }
  // An agent passes on word; one whose people did it works for the discloser.
  for (const [named, known] of roles)
    if (known.role === 'vendor-agent' && originScore(reading, named, 'contractor').score >= 3)
      roles.set(named, { ...known, role: 'contractor' })
  // Who keeps up a system or helps out works for the discloser itself, where nobody stands between.
  if (![...roles.values()].some(({ role }) => role === 'contractor'))
    for (const [named, known] of roles)
      if (
        known.role === 'subcontractor' &&
        known.cue.rule.startsWith('parties/title') &&
        !between.test(reading.text.slice(known.cue.span.start, known.cue.span.end))
      )
        roles.set(named, { ...known, role: 'contractor' })
  const contractors = all.filter((named) => roles.get(named)?.role === 'contractor')
  for (const named of all) {
    const known = roles.get(named)
    if (
      contractors.length > 0 &&
      known?.role !== 'client' &&
      isBelowContractor(reading, named, contractors, known?.role === 'contractor')
    ) {
      const mention = named.mentions[0]
      const span = mention === undefined ? { start: 0, end: 0 } : sentenceAt(reading, mention.start)
      roles.set(named, {
        role: 'subcontractor',
        cue: { ...(known?.cue ?? { weight: 3, span }), role: 'subcontractor', rule: 'parties/below-contractor' },
      })
    }
  }
  const origin = findOrigin(reading, roles)
  const parties: Fact<Party>[] = []
  for (const [named, { role, cue }] of roles) {
    const aliases = [
      ...new Set(named.mentions.filter(({ refersTo }) => refersTo !== undefined).map(({ name }) => name)),
    ].filter((alias) => !alias.startsWith('同'))
    const party: Party = {
      name: named.name,
      role,
      ...(named === origin && { origin: true }),
      ...(aliases.length > 0 && { aliases }),
    }
    parties.push(makeFact(reading, party, within(cue.span, named.mentions[0]), cue.rule))
  }
  return { parties }
}

/** Evidence holds the name; a sentence of a table or a list may be too long to quote whole. */
const within = (span: Span, mention: OrganisationMention | undefined): Span =>
  span.end - span.start <= 240 || mention === undefined
    ? span
    : { start: mention.start, end: Math.min(span.end, mention.end + 120) }

/** The product stands in somebody's own house: 「自社で運用しているファイル転送サーバー」「校内に設置した装置」「本装置」. */
const runByItself =
  /(?:自社|自ら|自前|[社校院庁所学館店局会]内|事務局)(?:で|に|において)?[^。、「]{0,20}(?:運用|設置|構築|導入|置い)|(?:当社|弊社|本市|本学|当院|当会|本校|本県)の?(?!が(?:契約|利用|使用|借り))[^。、]{0,16}(?:サーバ|装置|機器|環境)|(?:自社|社内)の?(?:サーバー?|ネットワーク|環境)に(?:導入|設置|構築)|本装置|本機器|本製品/

/** 「未修正のまま」「2年以上更新しておらず」: it was for whoever ran the product to mend it. */
const unpatched =
  /未(?:修正|適用|更新)(?:のまま|で|であった|だった)|(?:適用|更新|アップデート)[^。、]{0,8}(?:ていな|ておら|ておりませ|ていませ|怠)/

/** The maker of a flawed product that the discloser ran itself is no origin: it was not hit. */
const isMakerOnly = (reading: Reading, named: Named): boolean => {
  const { text } = reading
  const made = named.mentions.every(
    ({ start, end }) =>
      /^(?:社)?製|^[()」。、]?(?:\)|の製品)/.test(text.slice(end, end + 4)) &&
      (!/^\)(?:の(?:システム|サーバ|クラウド|環境|データセンター|障害|不具合)|において|で[、は]|[がにへ](?:の|対する)?(?:不正アクセス|サイバー|攻撃|ランサム))/.test(
        text.slice(end, end + 12),
      ) ||
        runByItself.test(text.slice(0, 4000))) &&
      (!/(?:提供|運営)(?:元|会社|企業|事業者)?[:(] ?$/.test(text.slice(Math.max(0, start - 8), start)) ||
        /脆弱性|欠陥/.test(text.slice(end, end + 12))),
  )
  if (made) return true
  // 「X社のファイル転送ソフト「Y」の脆弱性を突かれ」: what was flawed ran at the discloser, where nothing else is said.
  const flawed = named.mentions.some(({ end }) =>
    /^(?:社|様)?(?:の|製の?|が(?:開発|提供|販売)する)(?![^。、]{0,10}(?:サーバ|ネットワーク))[^。、]{0,36}の(?:ゼロデイ|未知の)?(?:脆弱性|欠陥)を/.test(
      text.slice(end, end + 60),
    ),
  )
  if (flawed) return true
  const called = named.mentions.some(
    ({ start, end }) =>
      /(?:メーカー|製造元|開発元|製造会社|製品開発元|製造販売元)(?:である|の|:|は、?)?\s?$/.test(
        text.slice(Math.max(0, start - 12), start),
      ) || /^(?:社)?製(?![薬造作])|^の製品/.test(text.slice(end, end + 3)),
  )
  const installed = named.mentions.some(({ end }) =>
    /^(?: ?\([^()]{0,60}\))?の[^。、]{2,40}を、?(?:自社|当社|弊社|当会|本学|当院|社内|自ら)[^。、]{0,16}(?:導入|設置|構築|運用)/.test(
      text.slice(end, end + 110),
    ),
  )
  if (installed) return true
  return called && (runByItself.test(text.slice(0, 4000)) || unpatched.test(text))
}

const findOrigin = (reading: Reading, found: ReadonlyMap<Named, { role: PartyRole }>): Named | undefined => {
  const phished = misled.test(reading.text.slice(0, 3000))
  const roles = new Map(
    [...found].filter(([named, { role }]) => role !== 'provider' || !(phished || isMakerOnly(reading, named))),
  )
  let best: { named: Named; score: number } | undefined
  for (const [named, { role }] of roles) {
    const tier = tierOf[role]
    if (tier === 0) continue
    const { score } = originScore(reading, named, role)
    if (score === 0) continue
    const weighed = score + (tier === 3 ? 2 : 0)
    if (best === undefined || weighed > best.score) best = { named, score: weighed }
  }
  // 「再委託先において封入誤りがあり」 says where it was, whatever is told of the contractor.
  const below = [...roles].filter(([, { role }]) => role === 'subcontractor')
  const [lowest] = below
  if (best !== undefined && lowest !== undefined && below.length === 1 && roles.get(best.named)?.role === 'contractor')
    if (findIncidentElsewhere(reading)?.role === 'subcontractor') return lowest[0]
  return best?.named ?? describedOrigin(reading, roles)
}

/** 「当社の職員が…誤って」「当機構のサーバーが攻撃を」: it befell, or was done by, something in the discloser's own house. */
const ownHouse = new RegExp(
  `(?:${selfWords.source})(?:の|が(?:運用|管理|設置|運営)する)?[^。、]{0,10}(?:[^。、]{0,8}の(?:通信)?(?:機器|装置)|職員|社員|従業員|教員|教諭|サーバー?|ネットワーク|担当者|パソコン|端末|アカウント|ファイル共有|基幹[^。、]{0,6})(?:[1-9]名|[1-9]台)?(?:が|に|へ|で|において|の(?!連絡|確認|調査|報告|立ち会い))[^。]{0,50}(?:誤|紛失|持ち(?:出|帰)|置き忘|盗|取り違|間違|不正アクセス|感染|侵入|攻撃|設定|漏|流出|暗号化|入力)`,
)
/** 「当機構のサーバーに導入し」: who keeps it up is not where it happened. */
const ownInstallation = new RegExp(
  `(?:${selfWords.source}|自社|社内)の?(?:サーバー?|環境|データセンター)に(?:導入|設置|構築)し`,
)
/** A site that was written over is the discloser's own, whoever made it. */
const ownSite = /(?:ホームページ|ウェブサイト|公式サイト)[^。]{0,80}(?:書き換えられ|改ざんされ|改ざんを受け)/
/** 「担当職員が…公開する設定とし」: the service did what it was told to. */
const ownSetting =
  /(?:職員|社員|従業員|担当者|教員|教諭|スタッフ)が[^。]{0,80}(?:設定|公開範囲|共有|に[^。、]{0,12}(?:入力|アップロード)し)/
/** The account of the discloser was taken, or its staff let itself be misled: the service was not broken. */
const misled =
  /(?:偽|フィッシング|装った)[^。]{0,60}(?:入力|開い)|(?:職員|社員|担当者|従業員)の?[^。、]{0,12}アカウント|(?:ID|パスワード)[^。]{0,20}(?:入力し|推測|使い回|聞き出|詐取|だまし取|騙し取)/

/** 「委託先の社員が紛失した」: the only party of that role, though the sentence does not name it. */
const describedOrigin = (reading: Reading, roles: ReadonlyMap<Named, { role: PartyRole }>): Named | undefined => {
  const only = (role: PartyRole): Named | undefined => {
    const [first, ...rest] = [...roles].filter(([, known]) => known.role === role)
    return rest.length === 0 ? first?.[0] : undefined
  }
  const described = findIncidentElsewhere(reading)
  if (described !== undefined) {
    if (described.role === 'subcontractor') return only('subcontractor') ?? only('contractor')
    return only(described.role) ?? (described.role === 'contractor' ? only('provider') : only('contractor'))
  }
  // One contractor is named and nothing is said to have happened in the discloser's own house.
  const lead = reading.text.slice(0, 3000)
  if (ownHouse.test(lead) || ownInstallation.test(lead) || ownSite.test(lead)) return undefined
  return (
    only('subcontractor') ??
    only('contractor') ??
    (misled.test(lead) || ownSetting.test(lead) ? undefined : only('provider'))
  )
}

export const partiesReader: FactReader = { name: 'parties', read: readParties }
