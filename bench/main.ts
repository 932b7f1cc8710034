// npm run bench -- NAME: runs a benchmark and prints ratios. Absolute times on a shared machine say little.
import { capture } from './capture.js'
import { dates } from './dates.js'
import { ingest } from './ingest.js'
import { read } from './read.js'

const benchmarks = { capture, dates, ingest, read } as const
const names = Object.keys(benchmarks) as (keyof typeof benchmarks)[]
const asked = process.argv[2]
const name = names.find((n) => n === asked)
if (name === undefined) {
  console.error(
    `usage: npm run bench -- ${names.join('|')} [options]${asked === undefined ? '' : `\nthere is no benchmark ${asked}`}`,
  )
  process.exit(2)
}
await benchmarks[name](process.argv.slice(3))
