import { codedError } from '../casebook/errors.js'
import { parseCaseNumber } from '../casebook/numbering.js'
import { formatLabel, mergeLabels, parseLabel, saysSomething, standardLabel } from '../link/labels.js'
import type { CasebookTransaction, KnownRelease } from '../store/contract.js'
import type { Casebook } from './casebook.js'

/** Who decides, and when (default: now, ISO 8601 UTC). */
export interface By {
  readonly by: string
  readonly at?: string
}

interface Relabelling {
  readonly add: readonly string[]
  readonly remove: readonly string[]
  readonly reason?: string
}

const caseNumber = (tx: CasebookTransaction, written: string): string => {
  const number = parseCaseNumber(written)?.number
  if (number === undefined || !tx.caseExists(number))
    throw codedError('filing', 'NO_CASE', `could not find case ${written}: no such number in this casebook`)
  return tx.standingNumber(number)
}

/** Throws `NO_RELEASE`, and `OTHER_CASE` where a release is not in the case `within`, if one is given. */
const releaseOf = (tx: CasebookTransaction, id: string, within?: string): KnownRelease => {
  const said = within === undefined ? undefined : caseNumber(tx, within)
  const known = tx.findRelease({ id })
  if (known === undefined)
    throw codedError('filing', 'NO_RELEASE', `could not find release ${id}: no such release in this casebook`)
  if (said !== undefined && said !== known.number)
    throw codedError(
      'filing',
      'OTHER_CASE',
      `could not find release ${id} in case ${said}: it is in case ${known.number}`,
    )
  return known
}

/** Two numbers that lead to one case, in words. */
const whyOneCase = (from: string, into: string, standing: string): string => {
  const [a, b] = [from, into].map((written) => parseCaseNumber(written)?.number)
  if (a === b) return `could not join case ${a} to itself`
  const joined = a === standing ? b : a
  return `could not join case ${a} to ${b}: ${joined} was joined to ${standing} already`
}

/** Throws `NO_LABEL`. One that was put on before may be taken off, whatever it says. */
const mustSaySomething = ({ add }: Relabelling): void => {
  const empty = add.find((label) => !saysSomething(label))
  if (empty !== undefined)
    throw codedError('filing', 'NO_LABEL', `could not put on the label "${empty}": it says nothing`)
}

/** Labels as casebooks write them. Throws `NO_LABEL` where one to be taken off is on none of the releases. */
const standardLabels = (tx: CasebookTransaction, releases: readonly string[], labels: Relabelling): Relabelling => {
  mustSaySomething(labels)
  const on = new Set(releases.flatMap((id) => tx.labelsOf(id).map(formatLabel)))
  const add = labels.add.map(standardLabel)
  const remove = labels.remove.map((label) => (on.has(formatLabel(parseLabel(label))) ? label : standardLabel(label)))
  const missing = remove.find((label) => !on.has(formatLabel(parseLabel(label))))
  if (missing !== undefined)
    throw codedError('filing', 'NO_LABEL', `could not take off the label "${missing}": it is not there`)
  return { ...labels, add, remove }
}

/**
 * What people may decide. A release is refused (`OTHER_CASE`) where it is not in the case `within`, if one is given.
 *
 * @param at what is decided, and what follows from it, has one time
 */
const makeActs = (tx: CasebookTransaction, by: string, at: string) => {
  const relabelOne = (release: string, labels: Relabelling): void => {
    tx.setLabels(release, mergeLabels(tx.labelsOf(release), labels.add, labels.remove), at)
    tx.decide(at, by, { kind: 'label', release, ...labels })
  }

  /** Throws `NO_CHANGE` where it stands so already. */
  const setWithdrawn = (withdrawn: boolean) => (release: string, reason: string, within?: string) => {
    const known = releaseOf(tx, release, within)
    const { id } = known
    if (known.withdrawn === withdrawn)
      throw codedError(
        'filing',
        'NO_CHANGE',
        withdrawn
          ? `could not withdraw release ${id}: it is withdrawn already`
          : `could not restore release ${id}: it is not withdrawn`,
      )
    tx.setWithdrawn(id, withdrawn, at)
    tx.decide(at, by, { kind: withdrawn ? 'withdraw' : 'restore', release: id, reason })
  }

  return {
    /**
     * Joins a case to another: its releases move there, its number leads there for ever. Gives both numbers as they
     * stood. Throws `SAME_CASE`.
     */
    merge: (from: string, into: string, reason: string): { readonly from: string; readonly into: string } => {
      const act = { kind: 'merge', from: caseNumber(tx, from), into: caseNumber(tx, into), reason } as const
      if (act.from === act.into) throw codedError('filing', 'SAME_CASE', whyOneCase(from, into, act.into))
      tx.mergeCase(act.from, act.into, at)
      tx.decide(at, by, act)
      return { from: act.from, into: act.into }
    },
    /**
     * Moves one release to another case, or to a new one of its own year (`number` left out). Gives the number. Throws
     * `SAME_CASE`.
     */
    move: (release: string, number: string | undefined, reason: string, within?: string): string => {
      const { id, appeared, number: standing } = releaseOf(tx, release, within)
      const to = number === undefined ? tx.nextNumber(Number(appeared.slice(0, 4))) : caseNumber(tx, number)
      if (to === standing)
        throw codedError('filing', 'SAME_CASE', `could not move release ${id}: it is in case ${to} already`)
      tx.moveRelease(id, to, at)
      tx.decide(at, by, { kind: 'move', release: id, number: to, reason })
      return to
    },
    /**
     * Says that a release goes on from an earlier one (第2報 at an address of its own), or from none (`of` left out).
     * Throws `FOLLOW_CIRCLE` where the earlier one goes on from it already.
     */
    follow: (release: string, of: string | undefined, reason: string, within?: string): void => {
      const { id } = releaseOf(tx, release, within)
      const earlier = of === undefined ? undefined : releaseOf(tx, of).id
      for (let before = earlier; before !== undefined; before = tx.findRelease({ id: before })?.follows)
        if (before === id)
          throw codedError(
            'filing',
            'FOLLOW_CIRCLE',
            `could not make ${release} go on from ${of}: that one goes on from it`,
          )
      tx.setFollows(id, earlier, at)
      tx.decide(at, by, { kind: 'follow', release: id, reason, ...(earlier === undefined ? {} : { of: earlier }) })
    },
    /** A withdrawn release stays at its address, marked, and is left out of lists, counts and feeds. */
    withdraw: setWithdrawn(true),
    /** Takes a withdrawal back. */
    restore: setWithdrawn(false),
    /** Puts labels on a release and takes others off. */
    relabel: (release: string, labels: Relabelling): void => {
      const { id } = releaseOf(tx, release)
      relabelOne(id, standardLabels(tx, [id], labels))
    },
    /** Puts labels on all releases of a case and takes others off. Gives the case and the labels as they stand. */
    relabelCase: (number: string, labels: Relabelling): Relabelling & { readonly number: string } => {
      const of = caseNumber(tx, number)
      const releases = tx.releasesOf(of)
      if (releases.length === 0)
        throw codedError('filing', 'NO_RELEASE', `could not label case ${of}: all its releases were moved`)
      const standard = standardLabels(tx, releases, labels)
      for (const id of releases) relabelOne(id, standard)
      return { ...standard, number: of }
    },
  }
}

/** Decides several things in one write: where one is refused, none is decided. */
export const decide = <T>(casebook: Casebook, who: By, act: (acts: ReturnType<typeof makeActs>) => T): Promise<T> =>
  casebook.store.write((tx) => act(makeActs(tx, who.by, who.at ?? new Date().toISOString())))
