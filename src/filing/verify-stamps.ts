import { join } from 'node:path'
import { readStamps, stampFile } from '../capture/stamps.js'
import { checkToken, type TokenFacts } from '../capture/time-stamp/token.js'
import { codeOf } from '../casebook/errors.js'
import { emptyTree, pathOf, rootOf, type Tree, withLeaf } from '../casebook/merkle.js'
import type { Capture, Decision } from '../casebook/records.js'
import { noStamp, type Stamp, statementBytes } from '../casebook/stamp.js'
import type { Casebook } from './casebook.js'
import { stampsFolder } from './stamp.js'
import { placeOf, type Survey } from './survey.js'
import { trustedOf } from './trusted.js'

/** A stamp that holds, with the records it and those before it cover. */
export interface CheckedStamp {
  readonly stamp: Stamp
  readonly facts: TokenFacts
}

export interface StampsCheck {
  /** Files in the folder. */
  readonly stamps: number
  readonly problems: readonly string[]
  readonly checked: readonly CheckedStamp[]
  /** The leaves of the tree in order, as far as stamps cover them. */
  readonly leaves: readonly Buffer[]
  /** Where in the tree a record stands, by `placeOf`. */
  readonly indexes: ReadonlyMap<string, number>
}

/** Proof that bytes were in the archive when an authority stamped it. */
export interface Proof {
  /** SHA-256 of the bytes. */
  readonly capture: string
  /** Its name, and when this computer's clock says it was received. */
  readonly name: string
  readonly receivedAt: string
  /** What the leaf is made of: SHA-256 (hex) of the record's head, its block, and the bytes. */
  readonly record: { readonly head: string; readonly block: string; readonly bytes: string }
  /** Where the record is in the tree, and how many leaves that has. */
  readonly index: number
  readonly size: number
  /** RFC 6962 audit path, hex, nearest first. */
  readonly path: readonly string[]
  readonly root: string
  /** The words that were stamped: their SHA-256 is what the token holds. */
  readonly statement: string
  /** The authority's token (DER), base64. */
  readonly token: string
  readonly stamp: number
  /** The authority's time, ISO 8601 UTC: the bytes were there no later. */
  readonly at: string
  readonly signer: string
}

const putBack = 'put it back from a backup: until then nothing shows how old its records are'

/** The records a stamp added, out of the archive as it is now; or what is wrong with them. */
const addedBy = (
  { statement }: Stamp,
  { files }: Survey,
): readonly { readonly place: string; readonly leaf: Buffer }[] | { readonly problem: string } => {
  const leaves: { place: string; leaf: Buffer }[] = []
  for (const { file, from, to } of statement.archive.added) {
    let at = from
    for (const { offset, end, leaf } of files.get(file) ?? []) {
      if (offset < from || offset >= to) continue
      if (offset !== at || leaf === undefined) return { problem: `${placeOf({ file, offset: at })} is damaged` }
      leaves.push({ place: placeOf({ file, offset }), leaf })
      at = end
    }
    if (at !== to) return { problem: `${file} ends at byte ${at}, ${to} were stamped` }
  }
  return leaves
}

/**
 * Every time-stamp against the archive and the decisions as they are now, without the network: its own seal, the stamp
 * before it, the root over the records, the decisions, and the authority's token. `decisions` is undefined where the
 * database cannot tell them.
 */
export const checkStamps = async (
  casebook: Pick<Casebook, 'dir' | 'settings'>,
  survey: Survey,
  decisions: readonly Decision[] | undefined,
): Promise<StampsCheck> => {
  const found = await readStamps(join(casebook.dir, stampsFolder))
  const problems: string[] = []
  const checked: CheckedStamp[] = []
  const leaves: Buffer[] = []
  const indexes = new Map<string, number>()
  const trusted = await trustedOf(casebook).catch((error: unknown) => {
    if (codeOf(error) !== 'BAD_SETTINGS') throw error
    if (found.length > 0) problems.push(error instanceof Error ? error.message : String(error))
    return undefined
  })
  let tree: Tree | undefined = emptyTree
  let previous: Stamp | undefined
  for (const [i, entry] of found.entries()) {
    const problem = (what: string) => problems.push(`${stampsFolder}/${entry.file}: ${what}`)
    if ('problem' in entry) {
      problem(`${entry.problem}; ${putBack}`)
      // What it added is not known, so the tree of those after it cannot be worked out.
      tree = undefined
      previous = undefined
      continue
    }
    const { stamp } = entry
    const { number, archive, decisions: head, previous: seal } = stamp.statement
    const before = found[i - 1]
    if (number !== i + 1) {
      problem(`stamp ${i + 1} is missing before it`)
      tree = undefined
    } else if (before === undefined || previous !== undefined) {
      if (seal !== (previous?.seal ?? noStamp)) problem(`it does not follow stamp ${i}`)
    }
    previous = stamp
    if (tree !== undefined) {
      const added = addedBy(stamp, survey)
      if ('problem' in added) {
        problem(`cannot be compared with the archive: ${added.problem}`)
        tree = undefined
      } else
        for (const { place, leaf } of added) {
          tree = withLeaf(tree, leaf)
          indexes.set(place, leaves.push(leaf) - 1)
        }
    }
    const peaks = { size: archive.records, peaks: stamp.peaks.map((peak) => Buffer.from(peak, 'hex')) }
    if (tree && (tree.size !== archive.records || rootOf(tree).toString('hex') !== archive.root)) {
      problem('the records of the archive are not those that were stamped')
      tree = undefined
    }
    if (rootOf(peaks).toString('hex') !== archive.root) problem('its tree does not fit its root')
    if (decisions && head.count > 0 && decisions[head.count - 1]?.hash !== head.hash)
      problem(`decision ${head.count} is not the one that was stamped`)
    const facts = await checkToken(Buffer.from(stamp.token, 'base64'), statementBytes(stamp.statement), trusted)
    if ('problem' in facts) problem(`its token: ${facts.problem}`)
    else {
      const last = checked.at(-1)
      if (last && facts.at < last.facts.at) problem(`it says ${facts.at}, earlier than the stamp before it`)
      if (tree) checked.push({ stamp, facts })
    }
  }
  for (const { seq, act } of decisions ?? []) {
    if (act.kind !== 'stamp') continue
    const entry = found.find(({ file }) => file === stampFile(act.number))
    // One that is missing among others was named by the next.
    if (entry === undefined && found.every(({ file }) => file < stampFile(act.number)))
      problems.push(`${stampsFolder}/${stampFile(act.number)}: is missing, decision ${seq} tells of it; ${putBack}`)
    else if (entry && 'stamp' in entry && entry.stamp.seal !== act.seal)
      problems.push(`${stampsFolder}/${entry.file}: it is not the stamp that decision ${seq} tells of`)
  }
  return { stamps: found.length, problems, checked, leaves, indexes }
}

/** Proves by the first stamp that covers it that a capture was there by then; `undefined` where none does. */
export const proofOf = (
  capture: Capture,
  record: Proof['record'],
  { checked, leaves, indexes }: StampsCheck,
): Proof | undefined => {
  const index = indexes.get(placeOf(capture.archive))
  const covering = checked.find(({ stamp }) => index !== undefined && index < stamp.statement.archive.records)
  if (index === undefined || covering === undefined) return undefined
  const { stamp, facts } = covering
  const { records: size, root } = stamp.statement.archive
  return {
    capture: capture.sha256,
    name: capture.source.name,
    receivedAt: capture.receivedAt,
    record,
    index,
    size,
    path: pathOf(leaves.slice(0, size), index).map((hash) => hash.toString('hex')),
    root,
    statement: statementBytes(stamp.statement).toString(),
    token: stamp.token,
    stamp: stamp.statement.number,
    at: facts.at,
    signer: facts.signer,
  }
}
