import { contentOf } from '../capture/content.js'
import type { Capture, Decision, DecisionAct } from '../casebook/records.js'
import { mergeLabels } from '../link/labels.js'
import type { CasebookTransaction } from '../store/contract.js'
import type { Casebook } from './casebook.js'
import { type Derived, derive } from './derive.js'
import { enterPlaced, enterRelease, placeRelease } from './file.js'

export interface RebuildReport {
  readonly releases: number
  readonly versions: number
  /** Captures that decisions name and that could not be read again. */
  readonly problems: readonly string[]
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export interface RebuildOptions {
  readonly onProgress?: (done: number, total: number) => void
  /** Aborted, it ends with its reason and leaves everything as it was. */
  readonly signal?: AbortSignal
}

/** Plays all decisions again in order, into a store that holds them and nothing derived. */
export const replay = async (
  casebook: Pick<Casebook, 'store' | 'archive' | 'lexicon'>,
  tx: CasebookTransaction,
  { onProgress, signal }: RebuildOptions = {},
): Promise<RebuildReport> => {
  const captures = new Map<string, Capture>()
  for await (const c of casebook.store.captures()) captures.set(c.sha256, c)
  const problems: string[] = []
  let releases = 0
  let versions = 0

  const derived = async (sha256: string): Promise<{ capture: Capture; derived: Derived } | undefined> => {
    const capture = captures.get(sha256)
    try {
      if (capture === undefined) throw new Error(`filing: capture ${sha256} is not in the casebook`)
      const content = await contentOf(await casebook.archive.read(capture.archive))
      return { capture, derived: await derive(capture, content, casebook.lexicon) }
    } catch (error) {
      problems.push(`${capture?.source.name ?? sha256}: ${reasonOf(error)}`)
      return undefined
    }
  }

  const play = async ({ at, act }: Pick<Decision, 'at'> & { readonly act: DecisionAct }): Promise<void> => {
    switch (act.kind) {
      case 'file': {
        const read = await derived(act.capture)
        if (!read) return
        // Proposals are worked out against the cases as they stood then, so before the release itself is entered.
        const placed = placeRelease(tx, read.derived, act.release)
        enterPlaced(tx, read.capture, read.derived, { release: act.release, number: act.number, at }, placed)
        releases++
        return
      }
      case 'version': {
        const known = tx.findRelease({ id: act.release })
        const read = known && (await derived(act.capture))
        if (!known || !read) return
        enterRelease(tx, read.capture, read.derived, { release: act.release, number: known.number, at })
        versions++
        return
      }
      case 'move':
        return tx.moveRelease(act.release, act.number, at)
      case 'merge':
        return tx.mergeCase(act.from, act.into, at)
      case 'withdraw':
        return tx.setWithdrawn(act.release, true, at)
      case 'restore':
        return tx.setWithdrawn(act.release, false, at)
      case 'follow':
        return tx.setFollows(act.release, act.of, at)
      case 'label': {
        const known = tx.findRelease({ id: act.release })
        if (known) tx.setLabels(act.release, mergeLabels(tx.labelsOf(act.release), act.add, act.remove), at)
        return
      }
      case 'pass':
      case 'stamp':
        return
      default:
        return act satisfies never
    }
  }

  const decisions = tx.decisions()
  let at = decisions[0]?.at
  for (const [i, decision] of decisions.entries()) {
    signal?.throwIfAborted()
    // What was decided in one write has one time; the next write found the cases settled.
    if (decision.at !== at) tx.settle()
    at = decision.at
    await play(decision)
    onProgress?.(i + 1, decisions.length)
  }
  return { releases, versions, problems }
}

/**
 * Derives everything again from the archive and the decisions, with the same result as when it was first done (by the
 * reader as it is now). Happens as one step: whoever reads meanwhile sees the casebook as it was; killed or aborted, it
 * stays so.
 */
export const rebuild = (casebook: Casebook, options: RebuildOptions = {}): Promise<RebuildReport> =>
  casebook.store.write((tx) => {
    tx.clearDerived()
    return replay(casebook, tx, options)
  })
