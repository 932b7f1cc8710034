import { daysBetween, firstDay, lastDay } from '../casebook/dates.js'
import { factIds } from '../casebook/fact-ids.js'
import type { Fact, Facts, Party, ReleaseEvent } from '../casebook/facts.js'
import type { OrganisationRef, Release } from '../casebook/records.js'
import { currentFacts, inOrder, organisationRef } from './current.js'
import { happenedHere } from './origin.js'
import type { Lane, Source, Timeline, TimelineMark } from './shapes.js'

const speaksOfParty = /委託先|受託者|受託事業者|再委託先|同社|同団体|委託業者|提供元/

/** Whose lane an event belongs to: an outage happened at the origin, being told happened to the discloser. */
const ownerOf = (event: Fact<ReleaseEvent>, facts: Facts, self: OrganisationRef): OrganisationRef => {
  const { quote } = event.evidence
  const origin = facts.parties.find((p) => p.origin)
  const named = (p: Fact<Party>) => [p.name, ...(p.aliases ?? [])].some((n) => quote.includes(n))
  switch (event.type) {
    case 'occurred':
      return origin ? organisationRef(origin.name) : self
    case 'discovered':
    case 'contained':
    case 'determined':
      return origin && (named(origin) || speaksOfParty.test(quote)) ? organisationRef(origin.name) : self
    case 'published': {
      const other = facts.parties.find(named)
      return other ? organisationRef(other.name) : self
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
  readonly organisation: OrganisationRef
  origin: boolean
  readonly marks: Map<string, TimelineMark>
}

const lanesOf = (releases: readonly Release[]): OpenLane[] => {
  const lanes = new Map<string, OpenLane>()
  const lane = (organisation: OrganisationRef): OpenLane => {
    const known = lanes.get(organisation.key)
    if (known) return known
    const fresh = { organisation, origin: false, marks: new Map() }
    lanes.set(organisation.key, fresh)
    return fresh
  }
  const mark = (to: OpenLane, m: TimelineMark) => {
    const id = `${m.type}|${m.date.slice(0, 10)}|${m.end ?? ''}|${m.authority ?? ''}`
    if (!to.marks.has(id)) to.marks.set(id, m)
  }
  for (const release of releases) {
    const facts = currentFacts(release)
    if (!facts.discloser) continue
    const self = organisationRef(facts.discloser.name)
    const ids = factIds(facts)
    const source = (fact: object): Source => ({ release: release.id, fact: ids.get(fact) ?? '' })
    const origin = facts.parties.find((p) => p.origin)
    if (origin) lane(organisationRef(origin.name)).origin = true
    if (happenedHere(facts)) lane(self).origin = true
    for (const e of facts.events) {
      mark(lane(ownerOf(e, facts, self)), {
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

/** Who knew when, over all releases of a case. */
export const timelineOf = (releases: readonly Release[]): Timeline => {
  const lanes: Lane[] = lanesOf(inOrder(releases))
    .filter((l) => l.marks.size > 0)
    .map((l) => ({
      organisation: l.organisation,
      origin: l.origin,
      marks: [...l.marks.values()].sort((a, b) => a.date.localeCompare(b.date)),
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
    return days < 0 ? [] : [{ organisation: l.organisation, days, source: knew.source }]
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
