import { daysBetween, firstDay, lastDay } from '../casebook/dates.js'
import type { ActionValue, Facts, ReportStage } from '../casebook/facts.js'
import { organisationKey } from '../casebook/organisation-key.js'
import { happenedHere } from './origin.js'

/**
 * In which part a key stands in a release or a case. `product`: a service the discloser merely uses; `own-product`: one
 * it runs or offers itself. `day` joins a discloser to the exact day of its own incident.
 */
export type LinkKind = 'origin' | 'self' | 'party' | 'client' | 'discloser' | 'product' | 'own-product' | 'day'

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
}

export interface Match {
  readonly number: string
  /** 0–1. From `joinScore` on a release is filed there by itself; from `proposeScore` on it is proposed. */
  readonly score: number
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

const classesOf = (actions: readonly ActionValue[]): ReadonlySet<string> =>
  new Set(actions.flatMap((a) => actionClasses[a] ?? []))

export const productKeyOf = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/**
 * Did the discloser itself run a flawed product of somebody else's? Then others hit through the same flaw are a
 * campaign, not the same case, and neither product nor maker joins them.
 */
const ranFlawedProduct = (facts: Facts): boolean =>
  !facts.parties.some((p) => p.origin) && facts.actions.some((a) => a.value === 'vulnerability')

/** @param appeared when the release was published or, failing that, added: an ISO prefix. */
export const signatureOf = (facts: Facts, appeared: string): Signature => {
  const self = facts.discloser ? organisationKey(facts.discloser.name) : undefined
  const happened = facts.events.filter((e) => e.type === 'occurred' || e.type === 'discovered' || e.type === 'informed')
  const days = happened.flatMap((e) => [firstDay(e.date), lastDay(e.end ?? e.date)]).sort()
  const campaign = ranFlawedProduct(facts)
  const selfOrigin = happenedHere(facts)
  const keys: LinkKey[] = []
  if (self) {
    keys.push({ kind: selfOrigin || campaign ? 'self' : 'discloser', key: self })
    for (const e of happened) {
      if (e.type !== 'informed' && e.date.length >= 10) keys.push({ kind: 'day', key: `${self}@${firstDay(e.date)}` })
    }
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
const gap = (
  a: { readonly from?: string; readonly to?: string },
  b: { readonly from?: string; readonly to?: string },
): number | undefined => {
  if (!a.from || !a.to || !b.from || !b.to) return undefined
  return Math.max(0, daysBetween(a.to, b.from), daysBetween(b.to, a.from))
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
      return release.report === 'first' ? undefined : { weight: 0.5, reason: 'later report of the same organisation' }
    case 'day/day':
      return { weight: 0.55, reason: 'same organisation, same day' }
    case 'origin/party':
    case 'party/origin':
    case 'party/party':
    case 'self/party':
    case 'party/self':
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
      if (evidence.length === 0) return { number: candidate.number, score: 0, reasons: [] }
      const days = gap(release, candidate)
      if (days !== undefined) {
        if (days <= 60) evidence.push({ weight: 0.25, reason: days === 0 ? 'dates overlap' : `${days} days apart` })
        else if (days <= 200) evidence.push({ weight: 0.1, reason: `${days} days apart` })
        else if (days > 400) evidence.push({ weight: -0.6, reason: `${days} days apart` })
      }
      const mine = classesOf(release.actions)
      const theirs = classesOf(candidate.actions)
      if (mine.size > 0 && theirs.size > 0) {
        const overlap = [...mine].some((c) => theirs.has(c))
        evidence.push(
          overlap
            ? { weight: 0.1, reason: 'same kind of incident' }
            : { weight: -0.35, reason: 'another kind of incident' },
        )
      }
      const namesOrigin = release.keys.some((k) => k.kind === 'origin')
      const agrees = candidate.shared.some((s) =>
        release.keys.some((k) => k.key === s.key && (k.kind === 'origin' || s.kind === 'origin')),
      )
      if (namesOrigin && candidate.hasOrigin && !agrees) evidence.push({ weight: -0.5, reason: 'another origin' })
      const score = Math.max(
        0,
        Math.min(
          1,
          evidence.reduce((sum, e) => sum + e.weight, 0),
        ),
      )
      return { number: candidate.number, score: Math.round(score * 100) / 100, reasons: evidence.map((e) => e.reason) }
    })
    .filter((m) => m.score > 0)
    .sort((a, b) => b.score - a.score || a.number.localeCompare(b.number))
