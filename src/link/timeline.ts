import { daysBetween, firstDay, lastDay } from '../casebook/dates.js'
import { factIds } from '../casebook/fact-ids.js'
import type { Evidence, Fact, Facts, Party, ReleaseEvent } from '../casebook/facts.js'
import type { Release } from '../casebook/records.js'
import { currentVersion, inOrder, type Owner, ownerNamed, speakerOf } from './current.js'
import { decideOrigin, originWords } from './origin.js'
import type { Lane, Source, Timeline, TimelineMark } from './shapes.js'

/** What a release calls a party by its part: 受託者 is the contractor, also where it happened below it. */
const callsByPart: readonly (readonly [Party['role'], RegExp])[] = [
  ['subcontractor', /再(?:々|再)?(?:委託|受託)(?:先|者|事業者|業者|会社)/],
  ['contractor', /(?:委託|受託)(?:先|者|事業者|業者|会社)/],
  ['provider', /提供(?:元|事業者)/],
]
const callsBack = /同(?:社|団体|法人|組合)/
/** Whoever sends word lets somebody else know. */
const sentWord = /(?:から|より)[^。]{0,24}(?:連絡|報告|通報|指摘|知らせ|通知|申し?出|問い?合わせ)/

const namesOf = ({ name, aliases = [] }: Fact<Party>) => [name, ...aliases]

/** The party that some words, which begin at `start`, are about: by its name, by its part, or the one named last where they say 同社. */
const partyIn = (words: string, start: number, { parties }: Facts, text: string): Fact<Party> | undefined => {
  const named = parties.find((p) => namesOf(p).some((n) => words.includes(n)))
  if (named) return named
  const byPart = callsByPart.find(([, part]) => part.test(words))
  if (byPart) return parties.find((p) => p.role === byPart[0]) ?? parties.find((p) => p.origin)
  if (!callsBack.test(words)) return undefined
  const lastNamed = (p: Fact<Party>) => Math.max(...namesOf(p).map((n) => text.lastIndexOf(n, start)))
  return parties.filter((p) => lastNamed(p) >= 0).sort((a, b) => lastNamed(b) - lastNamed(a))[0]
}

const announced = /(?:から|より)(?![^。、]{0,12}(?:連絡|報告))[^。、]{0,40}(?:発表|公表)/
/** 「先週、同社から…との発表がありました(2月12日付)」: of a publication its sentence so far tells whose it was. */
const sentenceSoFar = (text: string, { quote, start }: Evidence): string => {
  const words =
    (text
      .slice(Math.max(0, start - 80), start)
      .split(/[。\n]/)
      .at(-1) ?? '') + quote
  return announced.test(words) ? words : ''
}

const publishing = /発表|公表|掲載|公開|開示|知らせ|報告|リリース/
/** 「…お知らせしました」: nobody says so humbly of another. */
const weTold = /(?:お知らせ|ご報告|ご案内)(?:し|いた|致|申)|(?:公表|発表|掲載)(?:いた|致|させて)/
/** What stands behind whoever is spoken about, not behind who speaks. */
const isTopic =
  '(?=(?:[(（][^)）]{0,40})?[)）」』】\\s]*(?:における|に関|につい|に対|での|で発|へ|の(?!公式|ウェブ|Web|ホーム|サイト|HP|発表|公表|プレス|リリース|お知らせ|ニュース)))'

/** Who told the public, as the words up to the telling say: what follows them, and what it was about, is no agent. */
const publisherIn = (words: string, start: number, facts: Facts, text: string): Fact<Party> | undefined => {
  const told = publishing.exec(words)
  const names = facts.parties.flatMap(namesOf).map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const mentions = [...names, ...callsByPart.map(([, part]) => part.source), callsBack.source].join('|')
  const agents = words
    .slice(0, told ? told.index + told[0].length : words.length)
    .replace(new RegExp(`(?:${mentions})${isTopic}`, 'g'), '')
  return partyIn(agents, start, facts, text)
}

/** Clients and others hit stand on our side of what happened: they find nothing out in our stead. */
const findsOut = ({ role }: Party): boolean => role === 'contractor' || role === 'subcontractor' || role === 'provider'

/** Whose lane an event belongs to: an outage happened at the origin, being told happened to the discloser. */
const ownerOf = (event: Fact<ReleaseEvent>, facts: Facts, text: string, self: Owner): Owner => {
  const { quote, start } = event.evidence
  switch (event.type) {
    case 'occurred': {
      const origin = facts.parties.find((p) => p.origin)
      return origin ? ownerNamed(origin.name) : self
    }
    case 'discovered':
    case 'contained':
    case 'determined': {
      const heard = event.type === 'discovered' && sentWord.test(quote)
      const party = heard ? undefined : partyIn(quote, start, facts, text)
      return party && findsOut(party) ? ownerNamed(party.name) : self
    }
    case 'published': {
      if (weTold.test(quote)) return self
      const party =
        publisherIn(quote, start, facts, text) ?? partyIn(sentenceSoFar(text, event.evidence), start, facts, text)
      return party ? ownerNamed(party.name) : self
    }
    case 'informed':
    case 'reported':
    case 'notified':
      return self
    default:
      return event.type satisfies never
  }
}

interface OpenLane {
  readonly owner: Owner
  readonly origin: boolean
  readonly marks: Map<string, TimelineMark>
}

const lanesOf = (releases: readonly Release[]): OpenLane[] => {
  const lanes = new Map<string, OpenLane>()
  const origin = decideOrigin(originWords(releases))
  const lane = (owner: Owner): OpenLane => {
    const known = lanes.get(owner.key)
    if (known) return known
    const fresh = { owner, origin: owner.key === origin, marks: new Map() }
    lanes.set(owner.key, fresh)
    return fresh
  }
  const mark = (to: OpenLane, m: TimelineMark) => {
    const id = `${m.type}|${m.date.slice(0, 10)}|${m.end ?? ''}|${m.authority ?? ''}`
    if (!to.marks.has(id)) to.marks.set(id, m)
  }
  for (const release of releases) {
    const { facts, document } = currentVersion(release)
    const self = speakerOf(release)
    const ids = factIds(facts)
    const source = (fact: object): Source => ({ release: release.id, fact: ids.get(fact) ?? '' })
    for (const e of facts.events) {
      mark(lane(ownerOf(e, facts, document.text, self)), {
        type: e.type,
        date: e.date,
        source: source(e),
        ...(e.end === undefined ? {} : { end: e.end }),
        ...(e.authority === undefined ? {} : { authority: e.authority }),
      })
    }
    if (release.published) {
      const from = facts.published ? source(facts.published) : { release: release.id, fact: '' }
      mark(lane(self), { type: 'published', date: release.published.date, source: from })
    }
  }
  return [...lanes.values()]
}

/** Who knew last, and how many days after; of one organisation alone nobody is the last. */
export const lastToKnow = ({ lags }: Timeline): Timeline['lags'][number] | undefined =>
  lags.length > 1 ? lags.at(-1) : undefined

/** Who knew when, over all releases of a case. */
export const timelineOf = (releases: readonly Release[]): Timeline => {
  const lanes: Lane[] = lanesOf(inOrder(releases))
    .filter((l) => l.marks.size > 0)
    .map(({ owner: { organisation }, origin, marks }) => ({
      ...(organisation && { organisation }),
      origin,
      marks: [...marks.values()].sort((a, b) => a.date.localeCompare(b.date)),
    }))
    .sort(
      (a, b) => Number(b.origin) - Number(a.origin) || (a.marks[0]?.date ?? '').localeCompare(b.marks[0]?.date ?? ''),
    )
  const all = lanes.flatMap((l) => l.marks)
  if (all.length === 0) return { lanes, lags: [] }
  const occurred = all
    .filter((m) => m.type === 'occurred')
    .map((m) => m.date.slice(0, 10))
    // Of a day and the month it begins the day comes first: it is told more exactly.
    .sort((a, b) => firstDay(a).localeCompare(firstDay(b)) || b.length - a.length)[0]
  const lags = lanes.flatMap((l) => {
    const knew = l.marks.find((m) => m.type === 'informed' || m.type === 'discovered')
    // A month or a year is no day to count from or to; a day before the incident is a misreading, not a lag.
    if (occurred === undefined || occurred.length < 10 || knew === undefined || knew.date.length < 10) return []
    const days = daysBetween(occurred, knew.date)
    return days < 0 ? [] : [{ ...(l.organisation && { organisation: l.organisation }), days, source: knew.source }]
  })
  return {
    lanes,
    from: all.map((m) => firstDay(m.date)).sort()[0] ?? '',
    to:
      all
        .map((m) => lastDay(m.end ?? m.date))
        .sort()
        .at(-1) ?? '',
    ...(occurred === undefined ? {} : { occurred }),
    lags: lags.sort((a, b) => a.days - b.days),
  }
}
