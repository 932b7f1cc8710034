import { describe, expect, test } from 'vitest'
import { readAddress } from './address.js'
import { createUrls } from './urls.js'

const none = new URLSearchParams()
const label = { facet: 'インシデント', value: '2次被害' }

describe('createUrls', () => {
  const served = createUrls({})
  test.each([
    ['home', served.home('ja').html, '/'],
    ['English home', served.home('en').html, '/en/'],
    ['JSON of the home', served.home('ja').json, '/index.json'],
    ['JSON of the English home', served.home('en').json, '/en/index.json'],
    ['a second page', served.releases('ja', 2).html, '/releases/page/2'],
    ['its JSON', served.releases('en', 2).json, '/en/releases/page/2.json'],
    ['a feed has no pages', served.label(label, 'ja', 3).feed, `${served.label(label, 'ja').html}/feed.atom`],
    [
      'a search',
      served.found('ja', { q: '漏えい 委託', order: undefined }),
      `/search?q=${encodeURIComponent('漏えい')}+${encodeURIComponent('委託')}`,
    ],
    ['a search for nothing', served.found('ja', { q: '' }), '/search'],
    [
      'a fact',
      served.fact('r1', 'fact-events-informed-2024-05-21', 'ja'),
      '/releases/r1#fact-events-informed-2024-05-21',
    ],
    ['no fact', served.fact('r1', '', 'en'), '/en/releases/r1'],
    [
      'a label without facet',
      served.label({ facet: '', value: '旅行' }, 'ja').html,
      `/labels/${encodeURIComponent('旅行')}`,
    ],
  ])('%s', (_name, url, expected) => expect(url).toBe(expected))

  test('a colon stays legible in a label’s address', () =>
    expect(decodeURI(served.label(label, 'ja').html)).toBe('/labels/インシデント:2次被害'))

  test('under a base address links carry its path, and know themselves', () => {
    const urls = createUrls({ baseUrl: 'https://example.org/book/' })
    expect(urls.case('2024-001', 'ja').html).toBe('/book/cases/2024-001')
    expect(urls.absolute(urls.case('2024-001', 'ja').html)).toBe('https://example.org/book/cases/2024-001')
    expect(urls.home('ja').html).toBe('/book/')
  })

  test('a static page is a directory', () =>
    expect(createUrls({ directories: true }).case('2024-001', 'en').html).toBe('/en/cases/2024-001/'))

  test.each([
    ['..', '..~'],
    ['a/b', 'a／b'],
    ['名'.repeat(300), undefined],
  ])('a static page of the organisation %j has a name every file system takes', (key, expected) => {
    const segment = decodeURIComponent(
      createUrls({ directories: true }).organisation(key, 'ja').html.split('/')[2] ?? '',
    )
    if (expected !== undefined) expect(segment).toBe(expected)
    expect(Buffer.byteLength(segment)).toBeLessThanOrEqual(200)
    expect(segment).not.toMatch(/^\.{1,2}$|\//)
  })

  test('two long names that begin alike stay apart', () => {
    const urls = createUrls({ directories: true })
    const long = '名'.repeat(300)
    expect(urls.organisation(`${long}甲`, 'ja').html).not.toBe(urls.organisation(`${long}乙`, 'ja').html)
  })
})

describe('readAddress understands what createUrls makes', () => {
  const urls = createUrls({})
  test.each([
    [urls.home('ja').html, 'home', 'ja', 'html', {}],
    [urls.home('en').feed, 'home', 'en', 'feed', {}],
    [urls.home('en').json, 'home', 'en', 'json', {}],
    [urls.release('4b85', 'ja').json, 'release', 'ja', 'json', { id: '4b85' }],
    [urls.label(label, 'en').feed, 'label', 'en', 'feed', { label: 'インシデント:2次被害' }],
    [urls.label({ facet: '', value: '50%/半分' }, 'ja').html, 'label', 'ja', 'html', { label: '50%/半分' }],
    [urls.campaign('classpad.net', 'ja').html, 'campaign', 'ja', 'html', { id: 'classpad.net' }],
  ])('%s', (path, name, lang, writing, params) => {
    const address = readAddress(path, none)
    expect(
      address && { name: address.page.name, lang: address.lang, writing: address.writing, params: address.ask.params },
    ).toEqual({
      name,
      lang,
      writing,
      params,
    })
  })

  test.each(['.', '..', 'node.json', 'node.json~', 'feed.atom', 'index', 'index.html', 'page', 'a~', '.json'])(
    'the organisation %j, which looks like something else',
    (key) => {
      const { html, json } = urls.organisation(key, 'en')
      for (const [path, writing] of [
        [html, 'html'],
        [json, 'json'],
      ] as const)
        expect(readAddress(new URL(path, 'http://localhost').pathname, none)).toMatchObject({
          page: { name: 'organisation' },
          writing,
          ask: { params: { key } },
        })
    },
  )

  test('a page number', () => expect(readAddress('/labels/x:y/page/12.json', none)?.ask.page).toBe(12))

  test.each(['/cases/2024-001/page/2', '/about/feed.atom', '/releases/page/0', '/releases/a/b', '/%E3', '/nowhere'])(
    '%s is no page',
    (path) => expect(readAddress(path, none)).toBeUndefined(),
  )
})
