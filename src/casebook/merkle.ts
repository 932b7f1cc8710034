import { createHash } from 'node:crypto'

/*
 * A Merkle tree that only grows, hashed as RFC 6962 section 2.1 says: leaves and nodes begin with different bytes, so
 * that neither can pass for the other. Seven leaves:
 *
 *            root
 *          /      \
 *       h0123      h456      the peaks (full subtrees, largest first) are h0123, h45, h6:
 *       /   \      /  \      all that must be kept to add the eighth leaf
 *     h01   h23  h45   h6
 *
 * The tree of any moment is the beginning of the tree of every later one.
 */

/** A tree by the roots of its full subtrees, largest first: as many as there are ones in its size written in binary. */
export interface Tree {
  /** Leaves. */
  readonly size: number
  readonly peaks: readonly Buffer[]
}

export const emptyTree: Tree = { size: 0, peaks: [] }

const hash = (...parts: readonly Uint8Array[]): Buffer => {
  const sha = createHash('sha256')
  for (const part of parts) sha.update(part)
  return sha.digest()
}

const leafMark = Buffer.of(0)
const nodeMark = Buffer.of(1)

/** The hash of a leaf with this content. */
export const leafHash = (content: Uint8Array): Buffer => hash(leafMark, content)

const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hash(nodeMark, left, right)

/** The tree with one leaf more. */
export const withLeaf = ({ size, peaks }: Tree, leaf: Buffer): Tree => {
  let node = leaf
  const kept = [...peaks]
  // Every trailing one of the size is a full subtree as large as what the new leaf has grown to by then.
  for (let n = size; n % 2 === 1; n = Math.floor(n / 2)) node = nodeHash(kept.pop() ?? node, node)
  return { size: size + 1, peaks: [...kept, node] }
}

/** The hash over all leaves. */
export const rootOf = ({ peaks }: Tree): Buffer => {
  const [smallest, ...larger] = peaks.toReversed()
  return smallest === undefined ? hash() : larger.reduce((right, left) => nodeHash(left, right), smallest)
}

/** The largest power of two below a size of at least two. */
const split = (size: number): number => 2 ** (Math.ceil(Math.log2(size)) - 1)

const subtree = (leaves: readonly Buffer[]): Buffer => rootOf(leaves.reduce(withLeaf, emptyTree))

/** What proves that a leaf is in a tree: the roots of the subtrees beside its way up, nearest first. */
export const pathOf = (leaves: readonly Buffer[], index: number): readonly Buffer[] => {
  if (leaves.length <= 1) return []
  const k = split(leaves.length)
  return index < k
    ? [...pathOf(leaves.slice(0, k), index), subtree(leaves.slice(k))]
    : [...pathOf(leaves.slice(k), index - k), subtree(leaves.slice(0, k))]
}

/** The root a leaf and its path lead to; `undefined` where the path does not fit the size. RFC 9162, 2.1.3.2. */
export const rootFromPath = (
  leaf: Buffer,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Buffer | undefined => {
  if (index >= size) return undefined
  let [at, last] = [index, size - 1]
  let node = leaf
  for (const beside of path) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      node = nodeHash(beside, node)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else node = nodeHash(node, beside)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 ? node : undefined
}
