// npm run fuzz -- [COUNT] [SEED]: reads mutated texts and stops at the first that throws, points outside its text, or
// takes too long for its length. The same seed gives the same texts.
import { readdirSync, readFileSync } from 'node:fs'
import { plainDocument } from '../src/casebook/document.js'
import { listFacts } from '../src/casebook/fact-ids.js'
import { readRelease } from '../src/read/index.js'
import { numbers } from '../test/support/numbers.js'

const count = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 1)
const golden = new URL('../test/golden/', import.meta.url)
const texts = readdirSync(golden)
  .filter((f) => f.endsWith('.txt'))
  .map((f) => readFileSync(new URL(f, golden), 'utf8'))

const scraps = [
  '\0',
  '\uD800',
  '\uDC00',
  '「',
  '(以下「',
  '1,234',
  '株式会社',
  '同日',
  '令和',
  '〜',
  '\n\n',
  '|',
  '９',
  '約',
  '名',
  ' ',
  '\u200B',
  '👪',
]

/** One text out of others: cut, spliced, doubled, sprinkled, widened. */
const mutate = (next: (below: number) => number): string => {
  const pick = () => texts[next(texts.length)] ?? ''
  let text = pick()
  for (let n = next(4); n >= 0; n--) {
    const at = next(text.length + 1)
    const length = next(200)
    const scrap = scraps[next(scraps.length)] ?? ''
    switch (next(7)) {
      case 0:
        text = text.slice(0, at)
        break
      case 1:
        text = text.slice(0, at) + pick().slice(next(800))
        break
      case 2:
        text = text.slice(0, at) + text.slice(at, at + length).repeat(1 + next(8)) + text.slice(at)
        break
      case 3:
        text = text.slice(0, at) + scrap.repeat(1 + next(40)) + text.slice(at)
        break
      case 4:
        text = text.slice(0, at) + text.slice(at + length)
        break
      case 5:
        text = text.replace(/[0-9a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        break
      default:
        text = text.replaceAll(text[at] ?? '\0', scrap)
    }
    if (text.length > 20_000) text = text.slice(0, 20_000)
  }
  return text
}

let characters = 0
let slowest = { perCharacter: 0, run: 0, length: 0 }
const began = performance.now()
for (let run = 0; run < count; run++) {
  const text = mutate(numbers(seed * 1_000_003 + run))
  const fail = (why: string): never => {
    console.error(`fuzz: ${why}: run ${run} of seed ${seed}\n${JSON.stringify(text.slice(0, 2000))}`)
    process.exit(1)
  }
  const from = performance.now()
  try {
    for (const { evidence, id } of listFacts(readRelease(plainDocument(text))))
      if (evidence && text.slice(evidence.start, evidence.end) !== evidence.quote)
        fail(`${id} does not stand where it says`)
  } catch (error) {
    fail(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  const ms = performance.now() - from
  characters += text.length
  const perCharacter = ms / (text.length + 500)
  if (run > 500 && perCharacter > slowest.perCharacter) slowest = { perCharacter, run, length: text.length }
  if (run % 5000 === 4999)
    console.log(
      `${run + 1} texts, ${(characters / 1e6).toFixed(0)} M characters, ${((performance.now() - began) / 1000).toFixed(0)} s`,
    )
}
console.log(
  `no fault in ${count} texts of ${Math.round(characters / count)} characters each (seed ${seed}); slowest ${(slowest.perCharacter * 1000).toFixed(2)} µs a character, run ${slowest.run}, ${slowest.length} characters`,
)
