/** Bytes put together as they come. */
export interface BodySink {
  /** Takes a piece; false where it would go beyond the limit (what fits is kept). */
  readonly push: (piece: Uint8Array) => boolean
  readonly bytes: () => Uint8Array
}

/**
 * Collects at most `limit` bytes in one buffer that doubles. A list of pieces would be shorter to write, and a server
 * that sends fifty million chunks of one byte would fill the memory with them.
 */
export const makeBodySink = (limit: number): BodySink => {
  let buffer = Buffer.alloc(0)
  let length = 0
  return {
    push: (piece) => {
      const taken = Math.min(piece.length, limit - length)
      if (length + taken > buffer.length) {
        const larger = Buffer.alloc(Math.min(limit, Math.max(length + taken, buffer.length * 2, 16_384)))
        buffer.copy(larger)
        buffer = larger
      }
      buffer.set(piece.subarray(0, taken), length)
      length += taken
      return taken === piece.length
    },
    bytes: () => buffer.subarray(0, length),
  }
}
