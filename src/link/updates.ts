import { firstDay } from '../casebook/dates.js'
import type { Facts } from '../casebook/facts.js'
import { organisationKey } from '../casebook/organisation-key.js'
import { headlineOf } from './counts.js'
import { lastTold } from './current.js'
import { gap, type OwnThere, sameKind } from './match.js'
import { similarity } from './titles.js'

/** A release of the same organisation, as far as it is needed to tell whether another goes on from it. */
export interface EarlierRelease {
  readonly id: string
  readonly number: string
  readonly title: string
  /** The release's own date (ISO prefix). */
  readonly published?: string
  readonly facts: Facts
}

export interface UpdateMatch {
  readonly of: string
  /** 0–1; what lies below `updateScore` is not worth proposing. */
  readonly score: number
  readonly reasons: readonly string[]
}

export const updateScore = 0.5

/** 第2報, 続報, 最終報告 … in a title: it says itself that something came before. */
const saysUpdate =
  /第\s*(?:[2-9２-９]|[1１]\d|[二三四五六七八九十]{1,2})\s*報|続報|(?:最終|中間|追加|調査結果の)\s*(?:報告|ご報告|お知らせ)|調査結果/

const daysOf = ({ events }: Facts): ReadonlySet<string> =>
  new Set(
    events
      .filter((e) => (e.type === 'occurred' || e.type === 'discovered') && e.date.length >= 10)
      .map((e) => firstDay(e.date)),
  )

const namesOf = ({ parties, products }: Facts): ReadonlySet<string> =>
  new Set([...parties, ...products].map((p) => organisationKey(p.name)))

/** Do two tell of one day on which it occurred or was discovered? */
export const sameDay = (a: Facts, b: Facts): boolean => meet(daysOf(a), daysOf(b))

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const x of a) if (b.has(x)) return true
  return false
}

/** A release that has no number yet, or whose number is of no weight. */
type Told = Pick<EarlierRelease, 'title' | 'facts' | 'published'> & { readonly number?: string }

const alike = (a: Told, b: Told): boolean => similarity(a.title, b.title) >= 0.5

const saysLater = ({ title, facts }: Told): boolean => facts.report.value !== 'first' || saysUpdate.test(title)

/** The days on which a release says that something was published: its own, and those of the reports it goes on from. */
export const daysNamed = ({ events }: Facts): readonly string[] =>
  events.flatMap((e) => (e.type === 'published' && e.date.length >= 10 ? firstDay(e.date) : []))

const namesDayOf = (later: Told, earlier: Told): boolean =>
  earlier.published !== undefined && daysNamed(later.facts).includes(earlier.published)

const judge = (later: Told, earlier: EarlierRelease): UpdateMatch | undefined => {
  const told = saysLater(later)
  const named = namesDayOf(later, earlier)
  // Two notices of one town are two incidents as a rule: the later one must itself point back.
  if (!told && !named) return undefined
  if (later.published !== undefined && earlier.published !== undefined && later.published < earlier.published)
    return undefined
  const evidence: readonly (readonly [boolean, number, string])[] = [
    [told, 0.35, 'says that it is a later report'],
    [named, 0.4, `names the day of the earlier one, ${earlier.published}`],
    [later.number === earlier.number, 0.2, 'same case'],
    [alike(later, earlier), 0.15, 'titles are alike'],
    [sameDay(later.facts, earlier.facts), 0.25, 'happened on the same day'],
    [meet(namesOf(later.facts), namesOf(earlier.facts)), 0.15, 'names the same parties or products'],
  ]
  const found = evidence.filter(([holds]) => holds)
  const score = Math.min(1, Math.round(found.reduce((sum, [, weight]) => sum + weight, 0) * 100) / 100)
  return score < updateScore ? undefined : { of: earlier.id, score, reasons: found.map(([, , reason]) => reason) }
}

/**
 * Does a release that came to an address of its own go on from one of the same organisation's earlier ones (第2報)?
 * Gives the likeliest, with the reasons; the newest of several that are as likely.
 *
 * @param earlier releases of the same organisation, newest first.
 */
export const matchUpdate = (later: Told, earlier: readonly EarlierRelease[]): UpdateMatch | undefined =>
  earlier
    .flatMap((e) => judge(later, e) ?? [])
    .reduce<UpdateMatch | undefined>((best, m) => (best === undefined || m.score > best.score ? m : best), undefined)

/** What a new release changes in what seems to go on from what: in what it does itself, and what now goes on from it. */
export const updatesAround = (
  added: EarlierRelease,
  own: readonly EarlierRelease[],
): readonly (UpdateMatch & { readonly release: string })[] => {
  const all = [...own, added].sort((a, b) => (b.published ?? '').localeCompare(a.published ?? ''))
  const isLater = ({ published }: EarlierRelease) =>
    published !== undefined && added.published !== undefined && published > added.published
  return [added, ...own.filter(isLater)].flatMap((later) => {
    const match = matchUpdate(
      later,
      all.filter((r) => r !== later),
    )
    return match && (later === added || match.of === added.id) ? [{ release: later.id, ...match }] : []
  })
}

/**
 * The case in which the report stands that a new release names the day of and goes on from, or that so goes on from it.
 * None where two cases are as likely, or where it tells of another kind of incident under another title.
 *
 * @param own releases of the same organisation
 */
export const threadCase = (
  added: Told & { readonly id: string },
  own: readonly EarlierRelease[],
): { readonly number: string; readonly score: number; readonly reasons: readonly string[] } | undefined => {
  const kinds = ({ facts }: Told) => facts.actions.map((a) => a.value)
  const found = own
    .flatMap((other) => {
      const pairs = [
        [added, other, `goes on from the report of ${other.published}`],
        [other, added, `a later report names its day, ${added.published}`],
      ] as const
      return pairs.flatMap(([later, earlier, reason]) => {
        if (!saysLater(later) || !namesDayOf(later, earlier)) return []
        if (sameKind(kinds(later), kinds(earlier)) === false && !alike(later, earlier)) return []
        const match = judge({ ...later, number: '' }, { ...earlier, number: other.number })
        return match ? [{ number: other.number, score: match.score, reasons: [reason] }] : []
      })
    })
    .sort((a, b) => b.score - a.score)
  const [best] = found
  const draw = found.some((f) => f.score === best?.score && f.number !== best.number)
  return draw ? undefined : best
}

/** From the first day that releases tell of to the last, their own among them. */
const windowOf = (releases: readonly Told[]) => {
  const days = releases
    .flatMap(({ facts, published }) => [...daysOf(facts), ...(published === undefined ? [] : [firstDay(published)])])
    .sort()
  const [from] = days
  const to = days.at(-1)
  return from === undefined || to === undefined ? {} : { from, to }
}

/** What the same organisation's releases in a case say about whether another belongs there. */
export const ownIn = (number: string, added: Told, own: readonly EarlierRelease[]): OwnThere | undefined => {
  const there = own.filter((r) => r.number === number)
  if (there.length === 0) return undefined
  const days = there.flatMap(({ facts }) => [...daysOf(facts)])
  const appeared = added.published ?? lastTold(added.facts)
  return {
    alike: there.some((r) => alike(r, added)),
    lacksFirst: there.every((r) => saysLater(r) && (r.published ?? '') > (appeared ?? '9999')),
    daysApart: gap(windowOf([added]), windowOf(there)) ?? 0,
    cameAfter: days.length > 0 && days.every((day) => day > (added.published ?? '9999')),
    namesNewer: added.facts.events.some(
      ({ type, date }) =>
        type === 'published' && date < (added.published ?? '') && there.every((r) => (r.published ?? '9999') < date),
    ),
  }
}

/** Two first reports of one day with two figures are of two groups (患者様へ, 応募者の皆様へ), and neither is newer. */
const besideEachOther = (a: Told, b: Told): boolean => {
  if (a.published === undefined || a.published !== b.published || saysLater(a) || saysLater(b)) return false
  const [mine, other] = [headlineOf(a.facts), headlineOf(b.facts)]
  return mine !== undefined && other !== undefined && mine.most !== other.most
}

/**
 * Which of its discloser's earlier releases in the same case a release is a report on: the one it goes on from, or one
 * that tells of the same day. None where two incidents of one discloser came into one case.
 *
 * @param earlier newest first.
 */
export const reportsOn = (later: EarlierRelease, earlier: readonly EarlierRelease[]): string | undefined =>
  matchUpdate(later, earlier)?.of ??
  earlier.find((e) => sameDay(later.facts, e.facts) && !besideEachOther(later, e))?.id
