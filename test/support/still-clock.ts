import type { Clock } from '../../src/capture/fetch/index.js'

/** A clock that stands still until somebody sleeps: the sleep is over at once, and it is that much later. */
export interface StillClock extends Clock {
  /** All sleeps so far, in milliseconds. */
  readonly slept: readonly number[]
  readonly advance: (ms: number) => void
}

export const stillClock = (start = Date.UTC(2026, 5, 1, 12, 0, 0), random = 0): StillClock => {
  const slept: number[] = []
  let now = start
  return {
    slept,
    now: () => now,
    sleep: async (ms, signal) => {
      signal.throwIfAborted()
      slept.push(ms)
      now += ms
    },
    random: () => random,
    advance: (ms) => {
      now += ms
    },
  }
}
