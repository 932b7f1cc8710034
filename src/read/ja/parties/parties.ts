import type { Fact, Facts, Party, PartyRole } from '../../../casebook/facts.js'
import type { FactReader, SoFar } from '../../fact-reader.js'
import type { OrganisationMention, Reading, Span } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { bareName } from '../organisations/short-names.js'
import { wordsBetween } from '../patterns/words.js'
import { makeFact } from '../text/evidence.js'
import { looksAhead, sentenceAt, zoneAt } from '../zones.js'
import { listedWith, worksForOthers } from './layout-roles.js'
import { findOrigin, originScore } from './origin.js'
import { cuesOf, type RoleCue } from './roles.js'
import { helpsProvider, isBelowContractor, makeAbove, type Named } from './tiers.js'

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

/** 中央銀行株式会社 is who 中央銀行 is, which is a name by itself too; two companies of one name are told apart. */
const formalNames = ({ organisations }: Reading): ReadonlyMap<string, OrganisationMention> => {
  const found = new Map<string, OrganisationMention>()
  const doubtful = new Set<string>()
  for (const mention of organisations) {
    const { refersTo, kind, legalForm = '社' } = mention
    if (refersTo !== undefined || kind !== 'company' || legalForm === '社') continue
    const bare = bareName(mention)
    const before = found.get(bare)
    if (before === undefined) found.set(bare, mention)
    else if (writtenOut(before.name) !== writtenOut(mention.name)) doubtful.add(bare)
  }
  for (const bare of doubtful) found.delete(bare)
  return found
}

/** Each organisation once, with all places that name it, in whatever writing. */
const organisationsOf = (reading: Reading): readonly Named[] => {
  const formal = formalNames(reading)
  const named = new Map<string, Named>()
  const all: Named[] = []
  for (const mention of reading.organisations) {
    const known = named.get(mention.refersTo ?? mention.name)
    if (known !== undefined || mention.refersTo !== undefined) {
      known?.mentions.push(mention)
      continue
    }
    const full = formal.get(mention.name) ?? mention
    const name = writtenOut(full.name)
    const same = named.get(name) ?? { name: full.name, bare: bareName(full), mentions: [] }
    if (same.mentions.length === 0) all.push(same)
    same.mentions.push(mention)
    for (const writing of [mention.name, full.name, name]) named.set(writing, same)
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

const joint =
  /^(?:様)?(?:、|及び|および|並びに|ならびに|や|と|・|,)(?:また|ほか)?(?:(?:構成|代表)(?:構成)?(?:員|企業|団体|法人|会社|者)[・:は]?)?\s?$/
const shared: ReadonlySet<PartyRole> = new Set(['victim', 'client', 'contractor', 'vendor-agent'])
/** 「提供元である株式会社X及び株式会社Yから」: what 、 joins may be two users of what the second supplies. */
const close = /^(?:様)?(?:及び|および|並びに|ならびに|と|・)/

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
        (shared.has(role) || (titles && role === 'provider' && close.test(between))) &&
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

/** 大江町社会福祉協議会: named after a town, and no part of it: the town may give it work, and nothing else. */
const ofTown =
  /[市町村区県](?:社会福祉協議会|社会福祉事業団|シルバー人材センター|観光協会|商工会|公社|[一-鿿]{2,6}(?:協会|財団|公社|事業団))$/
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

/** Where some words end, wherever they stand. */
const endsOf = (text: string, words: string): readonly number[] => {
  const ends: number[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) ends.push(at + words.length)
  return ends
}

/** 「ときわ台センター(指定管理者:NPO法人X)」, also on the next line: who runs the house that speaks is no other party. */
const runsDiscloser = (
  { text }: Reading,
  { name, mentions }: Named,
  self: string | undefined,
  brackets: readonly number[],
): boolean =>
  self !== undefined &&
  (brackets.some((at) => text.startsWith(name, at)) ||
    mentions.some(({ start }) => {
      const before = text.slice(Math.max(0, start - 60), start)
      const manager = managerLabel.exec(before)
      return manager !== null && before.slice(0, manager.index).endsWith(self)
    }))
const managerLabel = /[\s(]{0,4}指定管理者[:\s]{0,3}$/

const ownHouseOf =
  /(?:が|の)(?:指定管理者として)?(?:管理)?(?:運営|設置|経営|開設|所管|所有)(?:する|して(?:いる|いた|おります))$/
/** 「運営する中央病院および」: another of the same row stands between. */
const besideAnother = /(?<=[るたす])[^。はがをでにる()]{2,20}(?:および|及び|並びに|ならびに|と|、|・)$/
/** 「みなと文化財団が運営するみなと美術館では」: a house of the discloser's own. */
const isOwnHouse = (
  { text }: Reading,
  { start, name, legalForm }: OrganisationMention,
  self: string | undefined,
  selfBare: string,
): boolean => {
  if (!'るたすびにと、・'.includes(text.charAt(start - 1) || ' ')) return false
  if (legalForm !== undefined || self === undefined || selfBare === '' || /[都道府県市区町村]$/.test(name)) return false
  const before = text.slice(Math.max(0, start - 60), start).replace(besideAnother, '')
  const owner = ownHouseOf.exec(before)
  if (owner === null) return false
  const words = before.slice(0, owner.index)
  return words.endsWith(self) || words.endsWith(selfBare) || selfEnds.test(words)
}
const selfEnds = new RegExp(`${ourselves}$`)

/** Somebody who commissions stands between the discloser and this party. */
const between = /再々?(?:委託|受託)|二次|孫請|下請|(?:委託先|受託者|事業者|業者|会社|同社)の(?:保守|協力)/

/** Who else was part of it, in what role, and where the incident happened. */
export const readParties = (reading: Reading, soFar: SoFar): Pick<Facts, 'parties'> => {
  const self = soFar.discloser?.name
  const speaker = reading.organisations.find(({ name }) => name === self)
  const selfBare =
    self === undefined ? '' : bareName(speaker ?? { name: self.replace(/株式会社|有限会社|合同会社/, '') })
  const brackets = self === undefined ? [] : endsOf(reading.text, `${self}(`)
  const all = organisationsOf(reading).filter((named) => {
    const { name, bare, mentions } = named
    return (
      name !== self &&
      bare !== selfBare &&
      (!notAParty.test(name) || mentions.some((mention) => isEntrusted(reading, mention))) &&
      (!(self?.startsWith(name) ?? false) || ofTown.test(self ?? '')) &&
      !(self?.endsWith(name) ?? false) &&
      !runsDiscloser(reading, named, self, brackets) &&
      !mentions.some((mention) => isOwnHouse(reading, mention, self, selfBare))
    )
  })
  for (const mention of reading.passOver === undefined ? [] : reading.organisations)
    if (notAParty.test(mention.name) && !isAuthority(reading, mention.name))
      reading.passOver?.('parties', mention, 'party-none', { value: mention.name })
  const cues = new Map<string, RoleCue[]>()
  for (const named of all)
    cues.set(
      named.name,
      named.mentions.flatMap((mention) => cuesOf(reading, mention)),
    )
  const listed = listedWith(reading, self)
  const beside = worksForOthers.test(wordsBetween(reading, 0, 4000)) ? 'client' : 'victim'
  for (const mention of listed)
    cues.get(mention.refersTo ?? mention.name)?.push({
      role: beside,
      weight: 4,
      span: sentenceAt(reading, mention.start),
      rule: 'parties/listed-with-us',
    })
  shareInLists(reading, cues)
  const roles = new Map<Named, { role: PartyRole; cue: RoleCue }>()
  const townSpeaks = self !== undefined && /(?:[都道府県市区町村]|教育委員会|水道局|広域連合)$/.test(self)
  for (const named of all) {
    const best = sum(cues.get(named.name) ?? [])
    if (reading.passOver !== undefined) passRoles(reading, named, cues.get(named.name) ?? [], best)
    if (best === undefined || best.weight < 2) continue
    if (self?.startsWith(named.name) && best.role !== 'client') continue
    // A company of the discloser's own group that was hit is no provider, whatever services it offers.
    const kin = best.role === 'provider' && cues.get(named.name)?.find(({ rule }) => rule === 'parties/kin-hit')
    if (kin) {
      roles.set(named, { role: 'victim', cue: kin })
      continue
    }
    // A town works for nobody: beside a town it was hit too, beside a company it is whom that works for.
    const town = (best.role === 'contractor' || (townSpeaks && best.role === 'client')) && isTown(named)
    const role = town ? (townSpeaks ? 'victim' : 'client') : best.role
    roles.set(named, { ...best, role })
  }
  // Whoever is listed beside a discloser that gave out the work, and takes on none, had given it out too.
  if (beside === 'victim' && [...roles.values()].some(({ cue }) => cue.rule === 'parties/before-contractor'))
    for (const [named, known] of roles)
      if (known.cue.rule === 'parties/client-listed') roles.set(named, { ...known, role: 'victim' })
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
  // Twice, for who works for a subcontractor is one too.
  // A helper of whoever runs a service is no contractor either.
  for (const tier of ['contractor', 'subcontractor', 'provider']) {
    const above = makeAbove(all.filter((named) => roles.get(named)?.role === tier))
    if (above.all.length === 0) continue
    for (const named of all) {
      const known = roles.get(named)
      if (
        known?.role !== 'client' &&
        known?.role !== 'victim' &&
        known?.role !== 'subcontractor' &&
        (tier === 'provider'
          ? known?.role === 'contractor' && helpsProvider(reading, named, above)
          : isBelowContractor(reading, named, above, known?.role === 'contractor'))
      ) {
        const mention = named.mentions[0]
        const span = mention === undefined ? { start: 0, end: 0 } : sentenceAt(reading, mention.start)
        roles.set(named, {
          role: 'subcontractor',
          cue: { ...(known?.cue ?? { weight: 3, span }), role: 'subcontractor', rule: 'parties/below-contractor' },
        })
      }
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
    const shown = shownBy(reading, cue, cues.get(named.name) ?? [])
    parties.push(makeFact(reading, party, within(shown.span, named.mentions[0]), shown.rule))
  }
  return { parties }
}

/** What shows a part: rather what was than what is to be (「今後、X社への委託は終了いたします」). */
const shownBy = (reading: Reading, cue: RoleCue, cues: readonly RoleCue[]): RoleCue => {
  const isOfPlans = ({ span }: RoleCue) => looksAhead(zoneAt(reading, span.start))
  if (!isOfPlans(cue)) return cue
  return cues.find((other) => other.role === cue.role && other.weight >= 2 && !isOfPlans(other)) ?? cue
}

/** Evidence holds the name; a sentence of a table or a list may be too long to quote whole. */
const within = (span: Span, mention: OrganisationMention | undefined): Span =>
  span.end - span.start <= 240 || mention === undefined
    ? span
    : { start: mention.start, end: Math.min(span.end, mention.end + 120) }

export const partiesReader: FactReader = { name: 'parties', read: readParties }
