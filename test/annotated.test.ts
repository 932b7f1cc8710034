import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type FlatFacts, scoreSamples } from '../scripts/scoring.js'
import { mediaTypeOf } from '../src/capture/media-type.js'
import { readRelease, toFactsLine } from '../src/read/index.js'
import { toDocument } from '../src/text/index.js'

test.each([
  { what: 'pages', count: 20, atLeast: 0.88 },
  { what: 'ordinary', count: 64, atLeast: 0.94 },
  { what: 'dense', count: 30, atLeast: 0.95 },
])('annotated releases are read as they were annotated: $what', async ({ what, count, atLeast }) => {
  const folder = new URL(`./${what}/`, import.meta.url)
  const samples = await Promise.all(
    readdirSync(folder)
      .filter((file) => /\.(?:txt|html)$/.test(file))
      .map(async (file) => {
        const bytes = readFileSync(new URL(file, folder))
        const document = await toDocument(bytes, mediaTypeOf(bytes, file))
        const gold = JSON.parse(
          readFileSync(new URL(file.replace(/(?:txt|html)$/, 'json'), folder), 'utf8'),
        ) as FlatFacts
        const answer = JSON.parse(JSON.stringify(toFactsLine(gold.id, readRelease(document)))) as FlatFacts
        return { gold, answer, text: document.text }
      }),
  )
  const { overall, fields, evidence } = scoreSamples(samples)
  expect(samples).toHaveLength(count)
  expect(fields.notice?.score).toBe(1)
  expect(evidence.inText).toBe(evidence.given)
  expect(overall).toBeGreaterThanOrEqual(atLeast)
})
