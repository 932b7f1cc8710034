import { join } from 'node:path'
import { readStamps, writeStamp } from '../capture/stamps.js'
import { type AskAuthority, askAuthority } from '../capture/time-stamp/authority.js'
import { makeRequest, tokenOf } from '../capture/time-stamp/request.js'
import { checkToken } from '../capture/time-stamp/token.js'
import { sha256Of } from '../capture/warc-record.js'
import { codedError } from '../casebook/errors.js'
import { emptyTree, rootOf, type Tree, withLeaf } from '../casebook/merkle.js'
import {
  decisionsHead,
  noStamp,
  reachOf,
  type Stamp,
  type StampedRange,
  type Statement,
  sealOf,
  statementBytes,
} from '../casebook/stamp.js'
import type { CasebookTransaction } from '../store/contract.js'
import type { Casebook } from './casebook.js'
import { fetchPolicy } from './fetched.js'
import { program } from './file.js'
import { recoverArchive } from './intake.js'
import { trustedOf } from './trusted.js'

export const stampsFolder = 'stamps'

export type StampReport =
  | {
      readonly kind: 'made'
      readonly number: number
      /** Records this stamp added, and all that stand under it. */
      readonly added: number
      readonly records: number
      readonly decisions: number
      /** The authority's time, ISO 8601 UTC. */
      readonly at: string
      readonly signer: string
    }
  /** Neither a record nor a decision came since the last stamp, or since the casebook was made. */
  | { readonly kind: 'nothing-new'; readonly number: number }

/** The tree as the last stamp left it. */
const treeOf = (stamp: Stamp | undefined): Tree =>
  stamp === undefined
    ? emptyTree
    : { size: stamp.statement.archive.records, peaks: stamp.peaks.map((peak) => Buffer.from(peak, 'hex')) }

/** Stamps so far, each following the one before. Throws `DAMAGED`. */
const readChain = async (dir: string): Promise<readonly Stamp[]> => {
  const stamps: Stamp[] = []
  for (const found of await readStamps(dir)) {
    const { file } = found
    const damaged = (problem: string) =>
      codedError('filing', 'DAMAGED', `could not stamp: ${stampsFolder}/${file}: ${problem}`)
    if ('problem' in found) throw damaged(found.problem)
    const { statement } = found.stamp
    if (statement.number !== stamps.length + 1 || statement.previous !== (stamps.at(-1)?.seal ?? noStamp))
      throw damaged('it does not follow the stamp before it')
    if (rootOf(treeOf(found.stamp)).toString('hex') !== statement.archive.root) throw damaged('its tree does not fit')
    stamps.push(found.stamp)
  }
  return stamps
}

/** Adds the records of a stretch to a tree. Throws `DAMAGED` where one is not whole: a stamp vouches for what it covers. */
const addRange = async (tree: Tree, { archive }: Casebook, { file, from, to }: StampedRange): Promise<Tree> => {
  let grown = tree
  let end = from
  for await (const { offset, length, leaf, ok, problem } of archive.scan(file, from)) {
    if (offset >= to) break
    if (!ok || leaf === undefined)
      throw codedError('filing', 'DAMAGED', `could not stamp: ${file} at byte ${offset}: ${problem}`)
    grown = withLeaf(grown, leaf)
    end = offset + length
  }
  if (end !== to)
    throw codedError('filing', 'DAMAGED', `could not stamp: ${file} has no record that ends at byte ${to}`)
  return grown
}

/** Has the chain of decisions say that there is this stamp. */
const noteStamp = (tx: CasebookTransaction, { statement, seal }: Stamp, at: string): void => {
  tx.decide(at, program, { kind: 'stamp', number: statement.number, seal })
}

/**
 * Has the configured authority stamp all records of the archive and all decisions with the time, and keeps its token.
 * Sends nothing but a hash. Where it fails nothing is changed, and the next try covers the same. Throws
 * `NO_TIMESTAMP_SETTING`, `NO_AUTHORITY`, `PRIVATE_ADDRESS`, `TIMESTAMP_REFUSED`, `BAD_TIMESTAMP`, `DAMAGED`, `BUSY`.
 */
export const stamp = async (
  casebook: Casebook,
  options: { readonly ask?: AskAuthority } = {},
): Promise<StampReport> => {
  const { timestamp } = casebook.settings
  if (timestamp === undefined)
    throw codedError('filing', 'NO_TIMESTAMP_SETTING', 'could not stamp: jikenbo.yaml names no authority (timestamp)')
  const trusted = await trustedOf(casebook)
  const dir = join(casebook.dir, stampsFolder)
  const stamps = await readChain(dir)
  const last = stamps.at(-1)
  const reach = reachOf(stamps)
  // A look at both while nobody writes: what stands in the archive by now, and what was decided.
  const { lengths, decisions } = await casebook.store.write(async (tx) => {
    await recoverArchive(tx, casebook.archive)
    // Killed after it was kept and before it was noted, or made before stamps were noted.
    if (last && !tx.decisions().some(({ act }) => act.kind === 'stamp' && act.number === last.statement.number))
      noteStamp(tx, last, new Date().toISOString())
    return { lengths: tx.archiveLengths(), decisions: tx.decisions() }
  })
  const covered = last?.statement.decisions
  if (covered && covered.count > 0 && decisions[covered.count - 1]?.hash !== covered.hash)
    throw codedError(
      'filing',
      'DAMAGED',
      `could not stamp: decision ${covered.count} is not the one that stamp ${last?.statement.number} covers`,
    )
  const added = Object.entries(lengths)
    .map(([file, to]) => ({ file, from: reach.get(file) ?? 0, to }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => (a.file < b.file ? -1 : 1))
  const head = decisionsHead(decisions)
  const number = (last?.statement.number ?? 0) + 1
  const isNew = added.length > 0 || decisions.slice(covered?.count).some(({ act }) => act.kind !== 'stamp')
  if (!isNew) return { kind: 'nothing-new', number: number - 1 }
  const before = treeOf(last)
  let tree = before
  for (const range of added) tree = await addRange(tree, casebook, range)
  const statement: Statement = {
    format: 'jikenbo-stamp-1',
    number,
    archive: { added, records: tree.size, root: rootOf(tree).toString('hex') },
    decisions: head,
    previous: last?.seal ?? noStamp,
  }
  const bytes = statementBytes(statement)
  const request = await makeRequest(Buffer.from(sha256Of(bytes), 'hex'))
  const token = await tokenOf(
    await (options.ask ?? askAuthority(fetchPolicy(casebook.settings)))(timestamp.url, request.bytes),
  )
  const facts = await checkToken(token, bytes, trusted)
  const wrong =
    'problem' in facts ? facts.problem : facts.nonce === request.nonce ? undefined : 'it answers another request'
  if (wrong !== undefined || 'problem' in facts)
    throw codedError('filing', 'BAD_TIMESTAMP', `could not use the time-stamp of the authority: ${wrong}`)
  const kept = { statement, peaks: tree.peaks.map((peak) => peak.toString('hex')), token: token.toString('base64') }
  const made = { ...kept, seal: sealOf(kept) }
  await writeStamp(dir, made)
  await casebook.store.write((tx) => noteStamp(tx, made, facts.at))
  return {
    kind: 'made',
    number,
    added: tree.size - before.size,
    records: tree.size,
    decisions: head.count,
    at: facts.at,
    signer: facts.signer,
  }
}
