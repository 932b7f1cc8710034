// npm run redos: looks for patterns whose time grows faster than the text. Every regex literal of the rooms that read
// what others wrote, and every pattern they make of word lists, goes through recheck.
process.env.RECHECK_BACKEND = 'pure'

import { readdirSync } from 'node:fs'
import { checkSync } from 'recheck'
import {
  alternatives,
  constructedPatterns,
  type FoundPattern,
  isNested,
  isUnbounded,
  literalPatterns,
  opened,
  shortened,
} from './patterns.js'

const rooms = ['src/read', 'src/text', 'src/search']
/** Longest time for one pattern; one that is not settled by then has to be written more plainly. */
const PATIENCE = 10_000

const check = (source: string, flags: string): { readonly status: string; readonly kind: string } => {
  const result = checkSync(source, flags.replace(/[yg]/g, ''), { timeout: PATIENCE })
  if (result.status === 'unknown') return { status: 'unknown', kind: result.error.kind }
  return { status: result.status, kind: result.complexity.type }
}

/** What is wrong with a pattern, or undefined. */
const faultOf = (pattern: FoundPattern): string | undefined => {
  for (const alternative of alternatives(pattern.source)) {
    // A sticky pattern is tried at one place only.
    const source = pattern.flags.includes('y') ? `^(?:${alternative})` : alternative
    if (isUnbounded(source)) {
      const { status, kind } = check(shortened(source), pattern.flags)
      if (status !== 'safe') return `${kind} (${status}): ${source}`
    }
    // Bounded in bounded: what takes exponential time without bounds takes too long with them, too.
    if (isNested(source)) {
      const { kind } = check(opened(source), pattern.flags)
      if (kind === 'exponential') return `exponential up to its bounds: ${source}`
    }
  }
  return undefined
}

const files = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => `${room}/${file}`),
)
const made = await constructedPatterns('made of word lists', async () => {
  const [{ readRelease }] = await Promise.all([import('../src/read/index.js'), import('../src/search/query.js')])
  // The alternatives of the reader's patterns are made when it first reads.
  readRelease('')
})
const known = new Map<string, FoundPattern>()
for (const pattern of [...files.flatMap(literalPatterns), ...made])
  known.set(`/${pattern.source}/${pattern.flags}`, known.get(`/${pattern.source}/${pattern.flags}`) ?? pattern)

const began = performance.now()
let faults = 0
for (const pattern of known.values()) {
  const fault = faultOf(pattern)
  if (fault === undefined) continue
  faults++
  console.error(`redos: ${pattern.place}: ${fault}`)
}
console.log(
  `${known.size} patterns looked at in ${((performance.now() - began) / 1000).toFixed(0)} s, ${faults === 0 ? 'each takes time linear in the text' : `${faults} to mend`}`,
)
process.exitCode = faults === 0 ? 0 : 1
