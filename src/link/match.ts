import { daysBetween, firstDay, lastDay } from '../casebook/dates.js'
import type { ActionValue, Facts, ReportStage } from '../casebook/facts.js'
import { organisationKey } from '../casebook/organisation-key.js'
import { headlineOf } from './counts.js'
import { happenedHere } from './origin.js'

/**
 * In which part a key stands in a release or a case. `product`: a service the discloser merely uses; `own-product`: one
 * it runs or offers itself. `day` joins a discloser to the exact day of its own incident, `figure` that day to how many
 * were hit, whoever speaks. `occurred`: an exact day or span (`2024-05-28/2024-05-30`) on which it happened; many
 * incidents have the same, so it leads to no case and only tells two of one origin apart.
 */
export type LinkKind =
  | 'origin'
  | 'self'
  | 'party'
  | 'client'
  | 'discloser'
  | 'product'
  | 'own-product'
  | 'day'
  | 'figure'
  | 'occurred'

export interface LinkKey {
  readonly kind: LinkKind
  readonly key: string
}

/** What of a release decides which case it belongs to. */
export interface Signature {
  readonly keys: readonly LinkKey[]
  /** First and last day of what happened (`YYYY-MM-DD`), where the release says so or its date implies it. */
  readonly from?: string
  readonly to?: string
  readonly actions: readonly ActionValue[]
  readonly report: ReportStage
}

/** A case that shares keys with a release: those keys as they stand in the case, and the case's own window and actions. */
export interface Candidate {
  readonly number: string
  readonly shared: readonly LinkKey[]
  /** Does the case name an origin other than a discloser itself? */
  readonly hasOrigin: boolean
  readonly from?: string
  readonly to?: string
  readonly actions: readonly ActionValue[]
  /** Keys of the kind `occurred`. */
  readonly occurred: readonly string[]
  /** Where the release's own discloser has releases in the case (`ownIn` in updates.ts). */
  readonly own?: OwnThere
}

/** What of a case the releases tell that are of the same organisation as another. */
export interface OwnThere {
  /** Is one of them titled like it? */
  readonly alike: boolean
  /** Are they later reports only, and later than it? */
  readonly lacksFirst: boolean
  /** Did all that they tell of come after it, so that it goes on from none of them? */
  readonly cameAfter: boolean
  /** Does it go on from a newer one than they are? */
  readonly namesNewer: boolean
  /** How many days lie between all that they tell of, up to the last of them, and the same of it. */
  readonly daysApart: number
}

export interface Match {
  readonly number: string
  /** 0–1. From `joinScore` on a release may be filed there by itself; from `proposeScore` on it is proposed. */
  readonly score: number
  /** What the reasons weigh in all; unlike the score it has no upper end, so that the likelier of two is known. */
  readonly weight: number
  readonly reasons: readonly string[]
}

export const joinScore = 0.7
export const proposeScore = 0.45

const actionClasses: { readonly [A in ActionValue]?: string } = {
  'unauthorized-access': 'intrusion',
  ransomware: 'intrusion',
  malware: 'intrusion',
  vulnerability: 'intrusion',
  'credential-attack': 'intrusion',
  skimming: 'intrusion',
  defacement: 'intrusion',
  phishing: 'intrusion',
  'spoofed-mail': 'intrusion',
  insider: 'insider',
  misdelivery: 'mistake',
  'publishing-error': 'mistake',
  misconfiguration: 'mistake',
  'system-failure': 'mistake',
  loss: 'lost',
  theft: 'lost',
  'disposal-error': 'lost',
}

/** Done in a moment: the day it occurred is that day for everybody. An intrusion has many days, told one by one. */
const momentary: ReadonlySet<ActionValue> = new Set([
  'misdelivery',
  'publishing-error',
  'loss',
  'theft',
  'disposal-error',
])

const classesOf = (actions: readonly ActionValue[]): ReadonlySet<string> =>
  new Set(actions.flatMap((a) => actionClasses[a] ?? []))

/** Are two of one kind (intrusion, mistake …)? `undefined` where one of them does not say. */
export const sameKind = (a: readonly ActionValue[], b: readonly ActionValue[]): boolean | undefined => {
  const mine = classesOf(a)
  const theirs = classesOf(b)
  return mine.size === 0 || theirs.size === 0 ? undefined : [...mine].some((c) => theirs.has(c))
}

export const productKeyOf = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/**
 * Did the discloser itself run a flawed product of somebody else's? Then others hit through the same flaw are a
 * campaign, not the same case, and neither product nor maker joins them.
 */
const ranFlawedProduct = (facts: Facts): boolean =>
  !facts.parties.some((p) => p.origin) && facts.actions.some((a) => a.value === 'vulnerability')

/** Fewer than these are hit on one day at several places. */
const tellingFigure = 20

/** How many were hit, where it is exact and enough to tell one incident from another: `8770people`. */
const figureOf = (facts: Facts): string | undefined => {
  const headline = headlineOf(facts)
  if (headline === undefined || headline.approx || headline.most < tellingFigure) return undefined
  return `${headline.most}${headline.unit}`
}

const isExact = (date: string): boolean => date.length >= 10

/** @param appeared when the release was published or, failing that, added: an ISO prefix. */
export const signatureOf = (facts: Facts, appeared: string): Signature => {
  const self = facts.discloser ? organisationKey(facts.discloser.name) : undefined
  const happened = facts.events.filter((e) => e.type === 'occurred' || e.type === 'discovered' || e.type === 'informed')
  const days = happened.flatMap((e) => [firstDay(e.date), lastDay(e.end ?? e.date)]).sort()
  const campaign = ranFlawedProduct(facts)
  const selfOrigin = happenedHere(facts)
  const keys: LinkKey[] = []
  const figure = figureOf(facts)
  if (self) keys.push({ kind: selfOrigin || campaign ? 'self' : 'discloser', key: self })
  for (const { type, date, end = date } of happened) {
    if (type === 'informed' || !isExact(date)) continue
    const day = firstDay(date)
    if (self) keys.push({ kind: 'day', key: `${self}@${day}` })
    if (figure) keys.push({ kind: 'figure', key: `${figure}@${day}` })
    if (type === 'occurred' && isExact(end)) keys.push({ kind: 'occurred', key: `${day}/${firstDay(end)}` })
  }
  for (const p of facts.parties) {
    const key = organisationKey(p.name)
    if (key === self) continue
    if (p.origin) keys.push({ kind: 'origin', key })
    else if (p.role === 'client' || p.role === 'victim') keys.push({ kind: 'client', key })
    else if (p.role === 'contractor' || p.role === 'subcontractor' || (p.role === 'provider' && !campaign))
      keys.push({ kind: 'party', key })
  }
  const kind = campaign || selfOrigin ? 'own-product' : 'product'
  for (const p of facts.products) keys.push({ kind, key: productKeyOf(p.name) })
  return {
    keys: keys.filter((k, i) => keys.findIndex((o) => o.kind === k.kind && o.key === k.key) === i),
    from: days[0] ?? firstDay(appeared),
    to: days.at(-1) ?? firstDay(appeared),
    actions: facts.actions.map((a) => a.value),
    report: facts.report.value,
  }
}

/** Days between two windows; 0 where they overlap. */
export const gap = (
  a: { readonly from?: string; readonly to?: string },
  b: { readonly from?: string; readonly to?: string },
): number | undefined => {
  if (!a.from || !a.to || !b.from || !b.to) return undefined
  return Math.max(0, daysBetween(a.to, b.from), daysBetween(b.to, a.from))
}

const spansOf = (keys: readonly string[]) => keys.map((k) => ({ from: k.slice(0, 10), to: k.slice(11) }))

/**
 * How many days lie between when it occurred by the one and by the other: between the nearest two of their spans, or
 * from the last that one of them tells to when the other's occurred, which nobody could know before.
 */
const occurredApart = (release: Signature, candidate: Candidate): number => {
  const mine = spansOf(release.keys.flatMap((k) => (k.kind === 'occurred' ? k.key : [])))
  const theirs = spansOf(candidate.occurred)
  const nearest = mine.flatMap((a) => theirs.flatMap((b) => gap(a, b) ?? []))
  const after = (spans: typeof mine, told: string | undefined) =>
    told === undefined || spans.length === 0 ? 0 : Math.min(...spans.map(({ from }) => daysBetween(told, from)))
  return Math.max(nearest.length === 0 ? 0 : Math.min(...nearest), after(mine, candidate.to), after(theirs, release.to))
}

const isMomentary = (actions: readonly ActionValue[]): boolean =>
  actions.length > 0 && actions.every((a) => momentary.has(a))

/**
 * Why it may be two incidents after all, however much speaks for one: the days on which it occurred, told by both, lie
 * apart; one organisation sent two things astray on one day, or reports for the first time what has nothing to do with the
 * days of its other reports. Then somebody has to look.
 */
const whyApart = (release: Signature, candidate: Candidate): string | undefined => {
  const quick = isMomentary(release.actions) && isMomentary(candidate.actions)
  const apart = occurredApart(release, candidate)
  // A final report may find that an intrusion began long before.
  if (apart > (quick ? 0 : release.report === 'first' ? 60 : Number.POSITIVE_INFINITY))
    return `occurred ${apart} days apart`
  if (quick && release.report === 'first' && candidate.own && !candidate.own.alike)
    return 'another title of the same organisation'
  if (release.report === 'first' && candidate.own && candidate.own.daysApart > 60)
    return `${candidate.own.daysApart} days from the other reports of the same organisation`
  return undefined
}

/** How two places of one key speak for one incident. The strongest relation of a key counts, once. */
const weigh = (
  mine: LinkKind,
  theirs: LinkKind,
  release: Signature,
  candidate: Candidate,
): { weight: number; reason: string } | undefined => {
  const pair = `${mine}/${theirs}`
  switch (pair) {
    case 'origin/origin':
    case 'origin/self':
    case 'self/origin':
      return { weight: 0.6, reason: 'same origin' }
    case 'self/self':
    case 'self/discloser':
    case 'discloser/self':
    case 'discloser/discloser':
      // One town loses two USB sticks in a month: the same discloser alone says nothing, a second report does.
      if (release.report !== 'first') {
        if (candidate.own?.cameAfter) return undefined
        return { weight: candidate.own?.namesNewer ? 0.25 : 0.5, reason: 'later report of the same organisation' }
      }
      return candidate.own?.lacksFirst ? { weight: 0.25, reason: 'later report there without its first' } : undefined
    case 'day/day':
      return { weight: 0.55, reason: 'same organisation, same day' }
    case 'figure/figure':
      return { weight: 0.25, reason: 'same day, same figure' }
    // Whom its clients take for the origin was itself hit through another: the middle of one chain.
    case 'origin/discloser':
    case 'discloser/origin':
      return { weight: 0.45, reason: 'same contractor or provider' }
    case 'origin/party':
    case 'party/origin':
    case 'party/party':
    case 'self/party':
    case 'party/self':
    case 'party/discloser':
    case 'discloser/party':
      return { weight: 0.35, reason: 'same contractor or provider' }
    case 'client/discloser':
    case 'discloser/client':
    case 'client/client':
      return { weight: 0.15, reason: 'same client' }
    // Two that each run a product themselves share a flaw, not an incident: own-product/own-product says nothing.
    case 'product/product':
    case 'product/own-product':
    case 'own-product/product': {
      const bothKnown = candidate.hasOrigin && release.keys.some((k) => k.kind === 'origin')
      return { weight: bothKnown ? 0.25 : 0.4, reason: 'same service or product' }
    }
    default:
      return undefined
  }
}

const round = (n: number): number => Math.round(n * 100) / 100

/** What may be two incidents is at most proposed. */
const mostApart = joinScore - 0.05

/**
 * How likely a release belongs to each candidate case, best first. Origin and window weigh most; a named origin that
 * differs, another kind of incident or a year between them speak against it.
 */
export const matchCases = (release: Signature, candidates: readonly Candidate[]): readonly Match[] =>
  candidates
    .map((candidate) => {
      const found = new Map<string, { weight: number; reason: string }>()
      for (const mine of release.keys) {
        for (const theirs of candidate.shared) {
          if (mine.key !== theirs.key) continue
          const w = weigh(mine.kind, theirs.kind, release, candidate)
          if (w && w.weight > (found.get(mine.key)?.weight ?? 0)) found.set(mine.key, w)
        }
      }
      const evidence = [...found].map(([key, w]) => ({ ...w, reason: `${w.reason}: ${key}` }))
      if (evidence.length === 0) return { number: candidate.number, score: 0, weight: 0, reasons: [] }
      const days = gap(release, candidate)
      if (days !== undefined) {
        if (days <= 60) evidence.push({ weight: 0.25, reason: days === 0 ? 'dates overlap' : `${days} days apart` })
        else if (days <= 200) evidence.push({ weight: 0.1, reason: `${days} days apart` })
        else if (days > 400) evidence.push({ weight: -0.6, reason: `${days} days apart` })
      }
      const same = sameKind(release.actions, candidate.actions)
      if (same === true) evidence.push({ weight: 0.1, reason: 'same kind of incident' })
      if (same === false) evidence.push({ weight: -0.35, reason: 'another kind of incident' })
      const namesOrigin = release.keys.some((k) => k.kind === 'origin')
      const agrees = candidate.shared.some((s) =>
        release.keys.some((k) => k.key === s.key && (k.kind === 'origin' || s.kind === 'origin')),
      )
      if (namesOrigin && candidate.hasOrigin && !agrees) evidence.push({ weight: -0.5, reason: 'another origin' })
      const apart = whyApart(release, candidate)
      if (apart !== undefined) evidence.push({ weight: 0, reason: apart })
      const weight = Math.min(
        evidence.reduce((sum, e) => sum + e.weight, 0),
        apart === undefined ? Number.POSITIVE_INFINITY : mostApart,
      )
      return {
        number: candidate.number,
        score: round(Math.max(0, Math.min(1, weight))),
        weight: round(weight),
        reasons: evidence.map((e) => e.reason),
      }
    })
    .filter((m) => m.score > 0)
    .sort((a, b) => b.weight - a.weight || a.number.localeCompare(b.number))

/** The case a release is filed in by itself: the likeliest, where it is likely enough and none is as likely. */
export const joiningCase = ([best, next]: readonly Match[]): Match | undefined =>
  best && best.score >= joinScore && best.weight !== next?.weight ? best : undefined
