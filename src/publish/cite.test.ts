import { expect, test } from 'vitest'
import { notice, sampleRelease } from '../../test/e2e/sample.js'
import { cite } from './cite.js'
import type { Site } from './site.js'
import { createUrls } from './urls.js'
import { viewIn } from './write-page.js'

const site = {
  settings: { title: '事件簿', titleEn: 'Casebook' },
  urls: createUrls({ baseUrl: 'https://casebook.example' }),
  assets: new Map(),
  isStatic: false,
} as const satisfies Omit<Site, 'reader'>
// A citation asks the casebook nothing.
const view = (lang: 'ja' | 'en') => viewIn(site as unknown as Site, lang)
const release = { ...sampleRelease([notice]), title: '委託先における流出について 100% & {重要}' }

const written = (lang: 'ja' | 'en') =>
  cite(release, view(lang))
    .plain.map(({ text }) => text)
    .join('')

test('names who, what, when, which case, where, and the proof', () => {
  const plain = written('ja')
  for (const part of [
    '汐見崎市「委託先における流出について',
    '2024年6月20日',
    '#2024-001',
    `https://casebook.example/releases/${release.id}`,
    release.versions[0]?.capture.sha256 ?? '',
  ]) {
    expect(plain).toContain(part)
  }
  expect(written('en')).toContain('20 June 2024')
})

test('BibTeX keeps its own signs from being read as commands', () => {
  const { bibtex } = cite(release, view('en'))
  expect(bibtex).toMatch(/^@misc\{jikenbo-2024-001-[0-9a-f]+,\n/)
  expect(bibtex).toContain('author = {{汐見崎市}}')
  expect(bibtex).toContain('100\\% \\& \\{重要\\}')
  expect(bibtex).toContain('year = {2024}')
})
