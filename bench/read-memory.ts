import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readRelease } from '../src/read/index.js'
import { mutate } from '../test/support/mutate.js'
import { numbers } from '../test/support/numbers.js'

const RELEASES = 100_000
const MARKS: ReadonlySet<number> = new Set([10_000, 25_000, 50_000, 75_000, RELEASES])

/** Reads 100,000 releases, no two alike, and prints what is left on the heap on the way: a flat line holds nothing back. */
export const printMemory = (texts: readonly string[]): void => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  console.log('\nreleases read, and megabytes in use after a collection')
  for (let run = 1; run <= RELEASES; run++) {
    // Every second one is whole, with a line of its own; the others are cut, spliced and sprinkled.
    readRelease(run % 2 === 0 ? `${texts[run % texts.length]}\n整理番号${run}` : mutate(texts, numbers(run)))
    if (!MARKS.has(run)) continue
    collect()
    const { heapUsed, rss } = process.memoryUsage()
    console.log(
      `${String(run).padStart(7)} ${(heapUsed / 2 ** 20).toFixed(1).padStart(8)}   (process ${(rss / 2 ** 20).toFixed(0)})`,
    )
  }
}
