import { expect, test } from 'vitest'
import { notice, sampleRelease } from '../../test/e2e/sample.js'
import type { Case } from '../casebook/records.js'
import { cite, citeCase } from './cite.js'
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

test('a casebook that does not know its own address names the discloser’s page, if that is one', () => {
  const nowhere = viewIn({ ...site, urls: createUrls({}) } as unknown as Site, 'ja')
  const citation = (url: string) => {
    const { plain, bibtex } = cite({ ...release, url }, nowhere)
    return plain.map(({ text }) => text).join('') + bibtex
  }
  expect(citation('https://shiomizaki.example/1.html')).toMatch(/、https:.*url = \{https:/s)
  expect(citation('javascript:alert(1)')).not.toContain('javascript')
})

test('a case is cited by its number, as of a day', () => {
  const of = { number: '2024-001', title: '汐見崎市(紛失)', releaseCount: 2, updatedAt: '2024-06-30T16:00:00.000Z' }
  const { plain, bibtex } = citeCase(of as Case, view('ja'))
  expect(plain.map(({ text }) => text).join('')).toBe(
    '事件簿「#2024-001 汐見崎市(紛失)」、2件の公表文、2024年7月1日現在、https://casebook.example/cases/2024-001。',
  )
  expect(bibtex).toContain('title = {{\\#2024-001 汐見崎市(紛失)}}')
  expect(bibtex).toContain('year = {2024}')
  const edited = viewIn({ ...site, settings: { ...site.settings, author: '編集部' } } as unknown as Site, 'en')
  expect(
    citeCase(of as Case, edited)
      .plain.map(({ text }) => text)
      .join(''),
  ).toBe(
    '編集部, “#2024-001 汐見崎市(紛失)”, Casebook, 2 releases, as of 1 July 2024, https://casebook.example/en/cases/2024-001.',
  )
})

test('BibTeX keeps its own signs from being read as commands', () => {
  const { bibtex } = cite(release, view('en'))
  expect(bibtex).toMatch(/^@misc\{jikenbo-2024-001-[0-9a-f]+,\n/)
  expect(bibtex).toContain('author = {{汐見崎市}}')
  expect(bibtex).toContain('100\\% \\& \\{重要\\}')
  expect(bibtex).toContain('year = {2024}')
})
