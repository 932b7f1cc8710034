import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseQuery } from '../search/query.js'
import { inWords } from './phrases.js'

test.each([
  ['goes on from the report of 2024-06-20', 'goes on from the report of 20 June 2024'],
  ['same day, same figure: 64people@2024-12-06', 'same day, same figure: 64 people, 6 December 2024'],
  ['same organisation, same day: 霞立市@2024-12-06', 'same organisation, same day: 霞立市, 6 December 2024'],
  [
    'after: wants a date such as 2023, 2023-10 or 2023-10-12, not x',
    'after: wants a date such as 2023, 2023-10 or 2023-10-12, not x',
  ],
  ['it reads as other texts do (-0)', 'it reads as other texts do'],
])('in English days are written as elsewhere: %s', (english, shown) => expect(inWords(english, 'en').text).toBe(shown))

test.each([
  ['18 days apart', '18日の隔たり'],
  ['occurred 28 days apart', '起きた日が28日隔たる'],
  ['goes on from the report of 2024-06-20', '2024年6月20日の公表の続報'],
  ['a later report names its day, 2024-06-20', 'この公表の日(2024年6月20日)を続報が挙げている'],
  ['same day, same figure: 64people@2024-12-06', '日も数も同じ: 64人、2024年12月6日'],
  ['names the day of the earlier one, 2024-06-20', '前の公表の日(2024年6月20日)を挙げている'],
  ['same service or product: product:ヨヤクルミ', 'サービス・製品が同じ: product:ヨヤクルミ'],
  ['it apologises (+1)', '詫びている(+1)'],
  ['its title is of another kind: warning (-3)', '注意喚起のように読める(-3)'],
  ['the stated total 12 is not the sum of its parts, 11', '合計とされる12が内訳の和11と合いません'],
])('%s', (english, japanese) => {
  expect(inWords(english, 'ja').text).toBe(japanese)
})

test('what has no Japanese stays, and says that it is English', () =>
  expect(inWords('something new', 'ja')).toEqual({ text: 'something new', lang: 'en' }))

test.each(['after:soon', '、。', '""', '紛失 OR 盗難', 'foo:bar', 'label:', 'x'.repeat(501)])(
  'whatever a query is warned of is said in Japanese: %s',
  (query) => {
    const { warnings } = parseQuery(query)
    expect(warnings).not.toEqual([])
    for (const w of warnings) expect(inWords(w, 'ja').lang).toBeUndefined()
  },
)

test('every reason for and against a notice is said in Japanese', () => {
  const source = readFileSync(new URL('../read/ja/notice.ts', import.meta.url), 'utf8')
  const { againstTitle } = JSON.parse(
    readFileSync(new URL('../read/ja/lexicon/notice-words.json', import.meta.url), 'utf8'),
  ) as { againstTitle: Record<string, string> }
  const reasons = [
    ...[...source.matchAll(/'((?:it|the|an|no|there) [a-z ,]+)'/g)].map((m) => m[1] ?? ''),
    ...Object.keys(againstTitle).map((kind) => `its title is of another kind: ${kind}`),
  ]
  expect(reasons.length).toBeGreaterThan(20)
  expect(reasons.filter((reason) => inWords(reason, 'ja').lang !== undefined)).toEqual([])
})

test('every reason for a later report is said in Japanese', () => {
  const source = readFileSync(new URL('../link/updates.ts', import.meta.url), 'utf8')
  const reasons = [...source.matchAll(/\[[^\n]*, 0\.\d+, ['`]([^'`]+)['`]\]/g)].map((m) => m[1] ?? '')
  expect(reasons.length).toBeGreaterThan(5)
  expect(reasons.filter((reason) => inWords(reason, 'ja').lang !== undefined)).toEqual([])
})

test('every reason for and against a case is said in Japanese', () => {
  const source = readFileSync(new URL('../link/match.ts', import.meta.url), 'utf8')
  const keyed = [...source.matchAll(/weight: [^\n]*reason: '([^']+)'/g)].map((m) => m[1] ?? '')
  expect(keyed.length).toBeGreaterThan(10)
  // One of the two is said: with the key that is shared, or alone.
  const unsaid = keyed.filter((r) => [r, `${r}: x`].every((said) => inWords(said, 'ja').lang !== undefined))
  expect(unsaid).toEqual([])
  expect(inWords('another title of the same organisation', 'ja').lang).toBeUndefined()
})

test('every way a fetch fails is said in Japanese', () => {
  const folder = new URL('../capture/fetch/', import.meta.url)
  const source = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const codes = new Set(
    [...source.matchAll(/(?:fetchError\(|refuse\(|Words = \[|: \[)\s*'([A-Z][A-Z_]+)'/g)].map((m) => m[1] ?? ''),
  )
  expect([...codes]).toEqual(expect.arrayContaining(['BLOCKED_PORT', 'TRUNCATED', 'SILENT', 'FETCH_FAILED', 'ABORTED']))
  const address = `https://www.city.example/${'x'.repeat(175)}`
  const said = (code: string) => inWords(`capture: could not fetch ${address}: ${'y'.repeat(200)} (${code})`, 'ja')
  expect([...codes].filter((code) => said(code).lang !== undefined)).toEqual([])
})

test.each([
  'watch: could not read https://a.example/ as a feed: it is no RSS, Atom or JSON feed (NO_FEED)',
  'watch: could not read https://a.example/ as a sitemap: it is none, or is broken (NO_SITEMAP)',
  'watch: could not use the selector "##": Expected name, found #. (BAD_SELECTOR)',
  'watch: could not look at https://a.example/: the server answers 503 Service Unavailable (HTTP_503)',
  'filing: could not take https://a.example/: the page is empty, the server answers 200 OK (EMPTY_PAGE)',
  'capture: could not take off the encoding gzip: unexpected end of file (BAD_ENCODING)',
  'capture: could not take off the encoding br: 900 bytes unpack to more than 1048576 (DECOMPRESSION_BOMB)',
])('a source that fails says so in Japanese: %s', (english) => {
  expect(inWords(english, 'ja')).toEqual({ text: expect.stringMatching(/[ぁ-ん]/), lang: undefined })
})
