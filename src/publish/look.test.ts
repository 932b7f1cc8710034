import { Parser } from 'htmlparser2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyCasebook, exampleCasebook, settings } from '../../test/e2e/casebook.js'
import type { Release } from '../casebook/records.js'
import { addAll, type Casebook, decide } from '../filing/index.js'
import { createSite } from './index.js'

let casebook: Casebook
let site: ReturnType<typeof createSite>
let release: Release

beforeAll(async () => {
  casebook = await exampleCasebook()
  site = createSite(casebook.reader, settings)
  const first = (await casebook.reader.releases({ order: 'added' })).rows[0]
  const found = first && (await casebook.reader.release(first.id))
  if (found === undefined) throw new Error('the example casebook is empty')
  release = found
  const who = { by: 'test', at: '2026-09-02T03:00:00.000Z' }
  await decide(casebook, who, ({ relabel }) => relabel(found.id, { add: ['調べ:済み'], remove: [] }))
}, 120_000)

afterAll(() => casebook?.close())

const text = async (path: string) => (await site.request(path)).text()

/** Words of a page's main part that are Japanese and not marked so. */
const unmarked = (html: string): readonly string[] => {
  const open: string[] = []
  const found: string[] = []
  const parser = new Parser({
    onopentag: (_name, { lang }) => void open.push(lang ?? open.at(-1) ?? ''),
    onclosetag: () => void open.pop(),
    ontext: (words) => {
      // BibTeX is no place for marks.
      if (/[ぁ-んァ-ヶ一-龥]/.test(words) && open.at(-1) !== 'ja') found.push(words)
    },
  })
  parser.end(html.slice(html.indexOf('<main'), html.indexOf('</main>')).replace(/<pre.*?<\/pre>/s, ''))
  return found
}

test.each([
  ['a case', () => `/en/cases/${release.number}`],
  ['a release', () => `/en/releases/${release.id}`],
  ['a label of one’s own', () => `/en/labels/${encodeURIComponent('調べ:済み')}`],
  ['all labels', () => '/en/labels'],
  ['the search', () => '/en/search'],
  ['what was found', () => '/en/search?q=漏えい'],
  ['who was found', () => '/en/search?q=トワビト'],
  ['organisations of a name', () => '/en/organisations?q=トワビト'],
  ['a name that nobody bears', () => '/en/organisations?q=無い名前'],
  ['a campaign', async () => `/en/campaigns/${(await casebook.reader.campaigns())[0]?.id}`],
  ['about', () => '/en/about'],
])('every Japanese name on an English page is marked as Japanese: %s', async (_name, path) => {
  const html = await text(await path())
  // A casebook may have a Japanese name in English too; what was asked is the reader's own.
  expect(unmarked(html)).toEqual([])
})

test('English words of a label are not marked as Japanese', async () => {
  const html = await text(`/en/labels/${encodeURIComponent('インシデント:2次被害')}`)
  expect(html).not.toMatch(/<span lang="ja">incident/)
})

test('an English chain parts what it lists as English does', async () => {
  const { rows } = await casebook.reader.cases({ limit: 1000 })
  for (const { number } of rows)
    expect(await text(`/en/cases/${number}`)).not.toMatch(/<text class="soft"[^>]*>[^<]*・/)
})

test('no day in the first line of a case is broken over two lines', async () => {
  const line = /<p class="meta">(.*?)<\/p>/s.exec(await text(`/cases/${release.number}`))?.[1] ?? ''
  expect(line).toMatch(/<time datetime="[0-9-]+">[0-9]{4}年/)
  expect(line.replace(/<time.*?<\/time>/gs, '')).not.toMatch(/[0-9]+月/)
})

test('what was asked goes along: into the other language, to the JSON twin, onto paper', async () => {
  const html = await text('/search?q=紛失&order=published')
  const query = `q=${encodeURIComponent('紛失')}&amp;order=published`
  for (const address of ['/en/search', '/search.json']) expect(html).toContain(`href="${address}?${query}"`)
  expect(html.slice(html.indexOf('class="print-source'))).toContain('/search?q=紛失&amp;order=published')
})

test('figures that lose their heads on a phone bring their names', async () => {
  for (const cell of (await text('/organisations')).match(/<td class="n"[^>]*>/g) ?? ['none'])
    expect(cell).toContain('data-name="')
})

test('letters are as large as the reader has set them in the browser', async () => {
  const css = await text('/assets/site.css')
  expect(/^html \{[^}]*\}/m.exec(css)?.[0]).toMatch(/font: 100% /)
})

test('one is one release, case and organisation', async () => {
  const small = await emptyCasebook()
  const bytes = Buffer.from(
    '2024年4月3日\n千葉ひばり運送株式会社\n\n個人情報の流出に関するお詫び\n\n当社の従業員が2024年3月28日、お客様120名の氏名を記載した名簿を誤って別のお客様に送付し、個人情報が流出しました。深くお詫び申し上げます。',
  )
  const source = { kind: 'file', uri: 'file:one.txt', name: 'one.txt' } as const
  for await (const outcome of addAll(small, [{ bytes, mediaType: 'text/plain', source }]))
    expect(outcome.kind).toBe('filed')
  const html = await (await createSite(small.reader, settings).request('/en')).text()
  expect(html).toContain('1 release · 1 case · 1 organisation')
  expect(html).not.toContain('1 organisations')
  await small.close()
})
