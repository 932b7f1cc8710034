// npm run fuzz -- [COUNT] [SEED]: reads mutated texts and stops at the first that throws, points outside its text, or
// takes too long for its length. The same seed gives the same texts.
import { readdirSync, readFileSync } from 'node:fs'
import { plainDocument } from '../src/casebook/document.js'
import { listFacts } from '../src/casebook/fact-ids.js'
import type { PassedOver } from '../src/casebook/passed-over.js'
import { explainRelease, readRelease } from '../src/read/index.js'
import { mutate } from '../test/support/mutate.js'
import { numbers } from '../test/support/numbers.js'

const count = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 1)
const golden = new URL('../test/golden/', import.meta.url)
const texts = readdirSync(golden)
  .filter((f) => f.endsWith('.txt'))
  .map((f) => readFileSync(new URL(f, golden), 'utf8'))

let characters = 0
let slowest = { perCharacter: 0, run: 0, length: 0 }
const began = performance.now()
for (let run = 0; run < count; run++) {
  const text = mutate(texts, numbers(seed * 1_000_003 + run))
  const fail = (why: string): never => {
    console.error(`fuzz: ${why}: run ${run} of seed ${seed}\n${JSON.stringify(text.slice(0, 2000))}`)
    process.exit(1)
  }
  const from = performance.now()
  try {
    // Every fourth is explained too: what is passed over has its words as facts have.
    const { facts, passedOver } =
      run % 4 === 3
        ? explainRelease(plainDocument(text))
        : { facts: readRelease(plainDocument(text)), passedOver: [] as readonly PassedOver[] }
    const held = [...listFacts(facts), ...passedOver.map(({ why, evidence }) => ({ id: why, evidence }))]
    for (const { evidence, id } of held)
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
