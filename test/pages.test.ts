import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type FlatFacts, scoreSamples } from '../scripts/scoring.js'
import { readRelease, toFactsLine } from '../src/read/index.js'
import { toDocument } from '../src/text/index.js'

const pages = new URL('./pages/', import.meta.url)

test('annotated pages are read as they were annotated', async () => {
  const samples = await Promise.all(
    readdirSync(pages)
      .filter((file) => file.endsWith('.html'))
      .map(async (file) => {
        const document = await toDocument(readFileSync(new URL(file, pages)), 'text/html')
        const gold = JSON.parse(readFileSync(new URL(file.replace('.html', '.json'), pages), 'utf8')) as FlatFacts
        const answer = JSON.parse(JSON.stringify(toFactsLine(gold.id, readRelease(document)))) as FlatFacts
        return { gold, answer, text: document.text }
      }),
  )
  const { overall, fields, evidence } = scoreSamples(samples)
  expect(samples).toHaveLength(20)
  expect(fields.notice?.score).toBe(1)
  expect(evidence.inText).toBe(evidence.given)
  expect(overall).toBeGreaterThanOrEqual(0.88)
})
