import { existsSync, readFileSync } from 'node:fs'

/*
 * What was written and is not yet folded into the database stands in `casebook.db-wal` (https://sqlite.org/walformat.html):
 * a header of 32 bytes, then frames of 24 bytes and a page each. Every frame carries the header's salts and a checksum
 * over all before it. SQLite reads up to the first frame that does not fit and is silent about the rest; frames with
 * other salts are left over from before and belong to nothing.
 */

const headerLength = 32
const frameHeaderLength = 24

type Sums = readonly [number, number]

const sumOf = (bytes: Buffer, littleEndian: boolean, [a, b]: Sums): Sums => {
  let [x, y] = [a, b]
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    x = (x + (littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)) + y) >>> 0
    y = (y + (littleEndian ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4)) + x) >>> 0
  }
  return [x, y]
}

const sumAt = (bytes: Buffer, at: number): Sums => [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
const same = ([a, b]: Sums, [x, y]: Sums): boolean => a === x && b === y

/** At which byte a database's WAL stops being whole though more of it follows; `undefined` where it is whole or there is none. */
export const checkWal = (path: string): number | undefined => {
  const wal = `${path}-wal`
  const bytes = existsSync(wal) ? readFileSync(wal) : Buffer.alloc(0)
  if (bytes.length <= headerLength) return undefined
  const magic = bytes.readUInt32BE(0)
  const littleEndian = magic === 0x377f0682
  if (!littleEndian && magic !== 0x377f0683) return 0
  let sums = sumOf(bytes.subarray(0, 24), littleEndian, [0, 0])
  if (!same(sums, sumAt(bytes, 24))) return 0
  const frameLength = frameHeaderLength + bytes.readUInt32BE(8)
  const salts = sumAt(bytes, 16)
  let broken: number | undefined
  for (let at = headerLength; at + frameLength <= bytes.length; at += frameLength) {
    const ours = same(sumAt(bytes, at + 8), salts)
    if (broken === undefined) {
      sums = sumOf(bytes.subarray(at, at + 8), littleEndian, sums)
      sums = sumOf(bytes.subarray(at + frameHeaderLength, at + frameLength), littleEndian, sums)
      if (!ours || !same(sums, sumAt(bytes, at + 16))) broken = at
    }
    // What follows a frame that does not fit: left over from before, or lost because of it?
    if (broken !== undefined && ours) return broken
  }
  return undefined
}
