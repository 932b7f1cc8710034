import { createHash } from 'node:crypto'
import { canonicalJson, noDecision } from './decisions.js'
import type { Decision } from './records.js'

/*
 * What a time-stamp stands for. The records of the archive are the leaves of one tree that only grows (merkle.ts): each
 * stamp adds the records that came since the one before, file by file in order of name, record by record. What is
 * stamped is the SHA-256 of a statement: how many records, the root over them, the last decision, the stamp before.
 */

/** A stretch of an archive file whose records a stamp added. */
export interface StampedRange {
  readonly file: string
  readonly from: number
  readonly to: number
}

/** The words whose SHA-256 is stamped. */
export interface Statement {
  readonly format: 'jikenbo-stamp-1'
  /** Stamps are numbered from 1. */
  readonly number: number
  readonly archive: {
    readonly added: readonly StampedRange[]
    /** Records in all stretches of this stamp and those before it. */
    readonly records: number
    /** Root of the tree over them, hex. */
    readonly root: string
  }
  readonly decisions: {
    readonly count: number
    /** Hash of the last of them. */
    readonly hash: string
  }
  /** Seal of the stamp before; zeros for the first. */
  readonly previous: string
}

/** A stamp as it is kept. */
export interface Stamp {
  readonly statement: Statement
  /** The tree's peaks, hex: what it takes to add the next records without reading all of these again. */
  readonly peaks: readonly string[]
  /** The authority's token (RFC 3161, DER), base64. */
  readonly token: string
  /** SHA-256 over everything above: one flipped bit of the file shows. */
  readonly seal: string
}

/** What the first stamp follows. */
export const noStamp = '0'.repeat(64)

/** The bytes whose SHA-256 the authority stamps. */
export const statementBytes = (statement: Statement): Buffer => Buffer.from(canonicalJson(statement), 'utf8')

export const sealOf = (stamp: Omit<Stamp, 'seal'>): string =>
  createHash('sha256')
    .update(canonicalJson({ statement: stamp.statement, peaks: stamp.peaks, token: stamp.token }))
    .digest('hex')

/**
 * What a record of the archive puts into the tree: the digests (hex) of its head, its block, and the bytes it keeps.
 * Whoever has the bytes and the other two can prove that they were there, without showing the head.
 */
export const leafContent = (digests: {
  readonly head: string
  readonly block: string
  readonly bytes: string
}): Buffer => Buffer.from(`${digests.head} ${digests.block} ${digests.bytes}`, 'ascii')

/** How far into each file the stamps so far reach. */
export const reachOf = (stamps: readonly Pick<Stamp, 'statement'>[]): ReadonlyMap<string, number> => {
  const reach = new Map<string, number>()
  for (const { statement } of stamps) for (const { file, to } of statement.archive.added) reach.set(file, to)
  return reach
}

/** The decisions as a statement names them. */
export const decisionsHead = (decisions: readonly Decision[]): Statement['decisions'] => ({
  count: decisions.length,
  hash: decisions.at(-1)?.hash ?? noDecision,
})
