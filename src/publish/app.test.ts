import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyCasebook, exampleCasebook, settings } from '../../test/e2e/casebook.js'
import type { Release } from '../casebook/records.js'
import { type Casebook, decide } from '../filing/index.js'
import type { SearchResult } from '../store/contract.js'
import { createSite } from './index.js'

let casebook: Casebook
let site: ReturnType<typeof createSite>
let withBase: ReturnType<typeof createSite>
let release: Release
const failures: unknown[] = []
const who = { by: 'test', at: '2026-09-02T03:00:00.000Z' }

beforeAll(async () => {
  casebook = await exampleCasebook()
  site = createSite(casebook.reader, { ...settings, onError: (error) => failures.push(error) })
  withBase = createSite(casebook.reader, { ...settings, baseUrl: 'https://casebook.example/book' })
  const first = (await casebook.reader.releases({ order: 'added' })).rows[0]
  const found = first && (await casebook.reader.release(first.id))
  if (found === undefined) throw new Error('the example casebook is empty')
  release = found
}, 120_000)

afterAll(() => casebook?.close())

const get = (path: string, headers: Record<string, string> = {}) => site.request(path, { headers })
const text = async (path: string, headers: Record<string, string> = {}) => (await get(path, headers)).text()

/** An XML document's elements of a name, as text, by a parser that takes nothing that is not well-formed. */
const elements = (xml: string, name: string): readonly string[] => {
  const parser = new SaxesParser()
  const open: string[] = []
  const found: string[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    open.push(tag.name)
    if (tag.name === name) found.push('')
  })
  parser.on('text', (words) => {
    if (open.at(-1) === name) found[found.length - 1] += words
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return found
}

describe('pages', () => {
  test('carry a strict policy, and nothing inline that it would forbid', async () => {
    const answer = await get(`/cases/${release.number}`)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    const html = await answer.text()
    expect(html).not.toMatch(/ style="/)
    expect(html).not.toMatch(/ on[a-z]+="/)
    expect(html).not.toMatch(/<script(?![^>]* src=)/)
  })

  test('have one h1, a language, a description, and the way to the other language', async () => {
    for (const [path, lang, other] of [
      [`/cases/${release.number}`, 'ja', `/en/cases/${release.number}`],
      [`/en/cases/${release.number}`, 'en', `/cases/${release.number}`],
    ] as const) {
      const html = await text(path)
      expect(html.match(/<h1/g)).toHaveLength(1)
      expect(html).toContain(`<html lang="${lang}"`)
      expect(html).toMatch(/<meta name="description" content="[^"]+"/)
      expect(html).toContain(`href="${other}"`)
    }
  })

  test('with a base address say where they stand', async () => {
    const html = await (await withBase.request(`/cases/${release.number}`)).text()
    expect(html).toContain(`<link rel="canonical" href="https://casebook.example/book/cases/${release.number}"`)
    expect(html).toContain(`<meta property="og:url" content="https://casebook.example/book/cases/${release.number}"`)
    expect(html).toContain(`href="/book/releases/${release.id}"`)
  })

  test('a label says which it is and links to everything', async () => {
    const html = await text('/labels/インシデント:2次被害')
    expect(html).toContain('ラベル インシデント:2次被害 の公表文を表示しています。')
    expect(html).toContain('<a href="/releases">すべての公表文を表示</a>')
    expect(html).toMatch(/type="application\/atom\+xml"[^>]* href="\/labels\/[^"]*\/feed\.atom"/)
  })

  test('an asset may be kept for ever under its version, and only there', async () => {
    const html = await text('/')
    const href = /href="(\/assets\/site\.css\?v=[0-9a-f]+)"/.exec(html)?.[1] ?? ''
    expect((await get(href)).headers.get('cache-control')).toContain('immutable')
    expect((await get('/assets/site.css')).headers.get('cache-control')).not.toContain('immutable')
  })
})

describe('addresses', () => {
  test.each([
    ['/cases/', '/cases'],
    ['/en/cases/?x=1', '/en/cases?x=1'],
    ['/cases/2023-1', '/cases/2023-001'],
    ['/en/cases/%232023-0001.json', '/en/cases/2023-001.json'],
  ])('%s → %s', async (path, to) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, to])
  })

  test('an organisation is found under any way of writing its name', async () => {
    const [organisation] = (await casebook.reader.organisations({ limit: 1 })).rows
    const answer = await get(`/organisations/${encodeURIComponent(`株式会社 ${organisation?.key.toUpperCase()}`)}`)
    expect(answer.status).toBe(301)
    expect(decodeURIComponent(answer.headers.get('location') ?? '')).toBe(`/organisations/${organisation?.key}`)
  })

  test('English is offered at the door, once, and never to somebody who chose', async () => {
    const english = { 'Accept-Language': 'en-GB,en;q=0.9' }
    expect((await get('/', english)).headers.get('location')).toBe('/en/')
    expect((await get('/', english)).headers.get('vary')).toContain('Accept-Language')
    expect((await get('/')).status).toBe(200)
    expect((await get('/?lang=ja', english)).status).toBe(200)
    expect((await get('/', { ...english, Referer: 'http://localhost/en/' })).status).toBe(200)
    expect((await get('/en/', { 'Accept-Language': 'ja' })).status).toBe(200)
    expect((await get('/cases', english)).status).toBe(200)
  })

  test.each([
    '/nowhere',
    '/releases/nowhere',
    '/cases/1999-001',
    '/labels/no:such',
    '/releases/page/9999',
    '/search?q=漏えい&page=9999',
    '/search?q=漏えい&page=99999999999999999999',
    '/inbox?state=bogus',
    '/archive/xyz',
    '/archive/0/raw',
    '/%ff',
  ])('%s is not there, says so, and offers a search', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('action="/search"')
  })

  test('errors for programs have one shape', async () => {
    const answer = await get('/releases/nowhere.json')
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({
      error: { code: 'NOT_FOUND', message: expect.stringContaining('/releases/nowhere') },
    })
  })

  test('a casebook that fails is a 500 that tells nothing, and a call of onError', async () => {
    const broken = createSite(
      { ...casebook.reader, labels: () => Promise.reject(new Error('secret')) },
      { ...settings, onError: (error) => failures.push(error) },
    )
    const page = await broken.request('/labels')
    expect(page.status).toBe(500)
    expect(await page.text()).not.toContain('secret')
    expect(await (await broken.request('/labels.json')).json()).toEqual({
      error: { code: 'FAILED', message: expect.any(String) },
    })
    expect(failures.splice(0)).toHaveLength(2)
  })
})

describe('a case', () => {
  test('prints the address it was asked at, and one for every release', async () => {
    const html = await (await site.request(`http://127.0.0.1:3000/cases/${release.number}`)).text()
    expect(html).toMatch(/class="print-source wrap">[^<]*<span>http:\/\/127\.0\.0\.1:3000\/cases\//)
    const addresses = [...html.matchAll(/class="print-only">([^<]*)</g)].map((m) => m[1])
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.every((a) => /^https?:\/\//.test(a ?? ''))).toBe(true)
  })
})

describe('JSON twins', () => {
  test('a release’s holds its facts with evidence that stands in its text', async () => {
    const json = (await (await get(`/releases/${release.id}.json`)).json()) as {
      versions: { document: { text: string } }[]
      facts: { id: string; url: string; evidence?: { quote: string; start: number; end: number } }[]
    }
    const body = json.versions.at(-1)?.document.text ?? ''
    expect(json.facts.length).toBeGreaterThan(3)
    for (const { evidence } of json.facts) {
      if (evidence) expect(body.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    }
    expect(json.facts[0]?.url).toContain(`/releases/${release.id}#fact-`)
  })

  test('a case’s holds chain, time line and totals', async () => {
    const json = await (await get(`/cases/${release.number}.json`)).json()
    expect(json).toMatchObject({
      number: release.number,
      chain: { nodes: expect.any(Array) },
      timeline: { lanes: expect.any(Array) },
      totals: { own: expect.any(Array) },
    })
  })

  test.each([
    '/index.json',
    '/releases.json',
    '/releases/page/2.json',
    '/cases.json',
    '/labels.json',
    '/organisations.json',
    '/campaigns.json',
    '/about.json',
    '/search.json?q=漏えい',
    '/en/releases.json',
  ])('%s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toBeTypeOf('object')
  })
})

describe('search', () => {
  test.each(['0120-000-577', 'e-mail', '2023-11', '#2024-3', '＃2024-003', 'C++', '(株)', '[', '\\'])(
    '%s is answered, as a page and as JSON',
    async (query) => {
      for (const page of ['/search', '/search.json'])
        expect((await get(`${page}?q=${encodeURIComponent(query)}`)).status).toBe(200)
    },
  )

  test('the examples are of this casebook, and each finds something', async () => {
    const html = await text('/search')
    const queries = [...html.matchAll(/\/search\?q=([^"]+)"/g)].map(([, query = '']) => query)
    expect(queries.length).toBeGreaterThan(6)
    for (const query of queries) {
      const { total } = (await (await get(`/search.json?q=${query}`)).json()) as { total: number }
      expect(total, decodeURIComponent(query)).toBeGreaterThan(0)
    }
  })

  test('says in how many cases what was found stands, in all and of each kind', async () => {
    const found = (await (await get('/search.json?q=after:2024+before:2025')).json()) as SearchResult
    expect(found.cases).toBeLessThan(found.total)
    const kinds = found.facets.find((f) => f.facet === 'インシデント')?.values ?? []
    // One attack on a contractor, told by its clients one after the other.
    expect(kinds.find((k) => k.value === 'ランサムウェア')).toMatchObject({ count: 7, cases: 1 })
    const html = await text('/en/search?q=after:2024+before:2025')
    expect(html).toContain(`${found.total} releases · ${found.cases} cases`)
    expect(html).toMatch(/>ransomware<\/a><span class="n">7 \(1\)</)
    // Nothing is nearer to a filter than something else.
    expect(html).not.toContain('by relevance')
  })

  test('who is asked for by name is led to, whoever released what was found', async () => {
    const led = async (query: string) => {
      const html = await text(`/search?q=${encodeURIComponent(query)}`)
      return decodeURIComponent(/<p class="shown">.*?<\/p>/s.exec(html)?.[0] ?? '')
    }
    for (const query of ['㈱トワビト', 'origin:トワビト 漏えい', '"トワビト情報センター"'])
      expect(await led(query)).toContain('href="/organisations/トワビト情報センター"')
    expect(await led('漏えい')).toBe('')
    expect(await led('-トワビト 漏えい')).toBe('')
    const [, more] = /href="(\/organisations\?q=[^"]+)">ほか/.exec(await led('org:雲居県')) ?? []
    if (more !== undefined) expect((await get(more)).status).toBe(200)
  })
})

describe('organisations by name', () => {
  test('a part of it will do; pages go on with the name', async () => {
    const found = (await (await get('/organisations.json?q=雲居')).json()) as {
      total: number
      organisations: { name: string }[]
    }
    expect(found.total).toBeGreaterThan(1)
    for (const { name } of found.organisations) expect(name).toContain('雲居')
    expect(await text('/organisations?q=雲居')).toContain(`「雲居」を名前に含む組織 ${found.total}`)
    const html = await text('/organisations?q=社')
    if (html.includes('class="pager"')) expect(html).toContain('href="/organisations/page/2?q=%E7%A4%BE"')
  })

  test('that nobody bears says so, and where else to look', async () => {
    const html = await text('/organisations?q=%3Cqq%3E')
    expect(html).toContain('「&lt;qq&gt;」を名前に含む組織は、収録した公表文には出てきません。')
    expect(html).toContain('href="/search?q=%3Cqq%3E"')
    expect(html).toContain('<meta name="robots" content="noindex"')
  })
})

test.each([
  ['/', 'まだ何も収録されていません'],
  ['/releases', '公表文はまだ収録されていません'],
  ['/cases', '事件はまだ収録されていません'],
  ['/organisations', '組織はまだ収録されていません'],
  ['/labels', 'ラベルはまだありません'],
])('an empty casebook says so: %s', async (path, words) => {
  const empty = await emptyCasebook()
  const html = await (await createSite(empty.reader, settings).request(path)).text()
  await empty.close()
  expect(html).toContain(words)
  expect(html).not.toMatch(/<ol|<table/)
})

describe('a page on another site may read', () => {
  const open = (answer: Response) => [
    answer.status,
    answer.headers.get('access-control-allow-origin'),
    answer.headers.get('access-control-expose-headers'),
  ]
  const origin = { Origin: 'https://elsewhere.example' }

  test.each([
    ['a twin', '/cases.json', 200],
    ['a feed', '/feed.atom', 200],
    ['an error', '/releases/nowhere.json', 404],
    ['a redirect', '/organisations/株式会社トワビト情報センター.json', 301],
  ])('%s', async (_what, path, status) =>
    expect(open(await get(encodeURI(path), origin))).toEqual([status, '*', 'ETag']),
  )

  test('that nothing changed, and may ask so', async () => {
    const etag = (await get('/cases.json', origin)).headers.get('etag') ?? ''
    expect(open(await get('/cases.json', { ...origin, 'If-None-Match': etag }))).toEqual([304, '*', 'ETag'])
    const asked = await site.request('/cases.json', {
      method: 'OPTIONS',
      headers: {
        ...origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'if-none-match',
      },
    })
    expect(open(asked)).toEqual([204, '*', 'ETag'])
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET,HEAD')
    expect(asked.headers.get('access-control-allow-headers')).toBe('If-None-Match')
  })

  test('neither pages nor what is posted', async () => {
    for (const answer of [
      await get('/cases', origin),
      await site.request('/read.json', { method: 'POST', body: new FormData(), headers: origin }),
    ])
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('feeds', () => {
  test.each(['/feed.atom', '/en/feed.atom', '/labels/インシデント:2次被害/feed.atom'])(
    '%s is well-formed, in order, with content',
    async (path) => {
      const answer = await get(path)
      expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
      const xml = await answer.text()
      const published = elements(xml, 'published')
      expect(published.length).toBeGreaterThan(1)
      expect(published).toEqual([...published].sort().reverse())
      const ids = elements(xml, 'id')
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids)
        expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      const updated = elements(xml, 'updated')
      expect(updated[0]).toBe([...updated].sort().at(-1))
      expect(elements(xml, 'content')[0]?.length).toBeGreaterThan(200)
    },
  )

  test('what was added in one week is all in the feed, the newest twenty with their text', async () => {
    const { releases } = await casebook.reader.counts()
    expect(releases).toBeGreaterThan(20)
    const xml = await text('/feed.atom')
    expect(elements(xml, 'published')).toHaveLength(releases)
    expect(elements(xml, 'content')).toHaveLength(20)
  })

  test('an entry keeps its id whatever address the site has', async () => {
    const id = async (app: typeof site) => elements(await (await app.request('/feed.atom')).text(), 'id')[1]
    expect(await id(withBase)).toBe(await id(site))
  })

  test('addresses in feeds are absolute', async () => {
    expect(await (await withBase.request('/feed.atom')).text()).toContain(
      'href="https://casebook.example/book/releases/',
    )
    expect(await text('/feed.atom')).toContain('href="http://localhost/releases/')
  })

  test('the sitemap lists every release, where the site knows its address', async () => {
    const { total } = await casebook.reader.releases()
    const xml = await (await withBase.request('/sitemap.xml')).text()
    const places = elements(xml, 'loc')
    expect(places.filter((p) => p.includes('/book/releases/')).length).toBe(total)
    expect((await get('/sitemap.xml')).status).toBe(404)
    expect(await (await withBase.request('/robots.txt')).text()).toContain(
      'Sitemap: https://casebook.example/book/sitemap.xml',
    )
  })
})

describe('after a decision', () => {
  test('a merged case leads to where it went, in every writing', async () => {
    const [into, from] = (await casebook.reader.cases({ limit: 2 })).rows
    if (into === undefined || from === undefined) throw new Error('two cases are needed')
    await decide(casebook, who, ({ merge }) => merge(from.number, into.number, 'the same incident'))
    for (const [path, to] of [
      [`/cases/${from.number}`, `/cases/${into.number}`],
      [`/en/cases/${from.number}`, `/en/cases/${into.number}`],
      [`/cases/${from.number}.json`, `/cases/${into.number}.json`],
    ] as const) {
      const answer = await get(path)
      expect([answer.status, answer.headers.get('location')]).toEqual([301, to])
    }
  })

  test('what is proposed names the other case and the release, on the pages of both', async () => {
    const [here, there] = (await casebook.reader.cases({ limit: 2 })).rows
    const [one] = (await casebook.reader.releases({ number: here?.number ?? '' })).rows
    if (there === undefined || one === undefined) throw new Error('two cases are needed')
    const proposal = { number: there.number, score: 0.5, reasons: ['dates overlap'] }
    await casebook.store.write((tx) => tx.putProposals(one.id, [proposal]))
    for (const [page, other] of [
      [one.number, there.number],
      [there.number, one.number],
    ]) {
      const html = await text(`/cases/${page}`)
      const section = html.slice(html.indexOf('id="proposals"')).split('</section>')[0] ?? ''
      expect(section).toContain(`#${other}`)
      expect(section).not.toContain(`#${page}`)
      expect(section).toContain(`${one.title}</a>`)
    }
  })

  test('a label that looks like markup is text, has a page, a feed and a JSON twin', async () => {
    const label = 'メモ:<b>50%/"半分"</b>'
    await decide(casebook, who, ({ relabel }) => relabel(release.id, { add: [label], remove: [] }))
    const path = `/labels/${encodeURIComponent(label)}`
    expect(await text(path)).toContain('メモ:&lt;b&gt;50%/&quot;半分&quot;&lt;/b&gt;')
    expect((await get(`${path}/feed.atom`)).status).toBe(200)
    expect(await (await get(`${path}.json`)).json()).toMatchObject({ total: 1 })
  })

  test('a withdrawn release stays at its address, marked', async () => {
    await decide(casebook, who, ({ withdraw }) => withdraw(release.id, 'published by mistake'))
    expect(await text(`/releases/${release.id}`)).toContain('この公表文は取り下げられました')
    expect(await text('/releases')).not.toContain(`/releases/${release.id}"`)
  })

  test('in its case it is marked beside the others, and not counted among them', async () => {
    const { rows } = await casebook.reader.cases({ limit: 1000 })
    const number = rows.find((c) => c.releaseCount > 3)?.number ?? ''
    const of = await casebook.reader.case(number)
    const members = of && 'releases' in of ? of.releases : []
    await decide(casebook, who, ({ withdraw }) => withdraw(members[0]?.id ?? '', 'published by mistake'))
    const html = await text(`/releases/${members[1]?.id}`)
    expect(html).toContain(`${members.length - 1}件の公表文のうち1番目`)
    expect(html).toMatch(/<tr class="withdrawn">.*?<small> 取り下げ<\/small>.*?<\/tr>/s)
    expect(await text(`/releases/${members[0]?.id}`)).not.toContain('件の公表文のうち')
  })

  test('the number of an emptied case leads from the search to its page, that of a merged one to its releases', async () => {
    const { rows } = await casebook.reader.cases({ limit: 1000 })
    const alone = rows.find((c) => c.releaseCount === 1)?.number ?? ''
    const of = await casebook.reader.case(alone)
    await decide(casebook, who, ({ withdraw }) =>
      withdraw((of && 'releases' in of && of.releases[0]?.id) || '', 'published by mistake'),
    )
    const found = await text(`/search?q=${encodeURIComponent(`#${alone}`)}`)
    expect(found).toContain('この事件の公表文は、すべて取り下げられたか')
    expect(found).toContain(`href="/cases/${alone}"`)
    expect(found).not.toContain(`「#${alone}」に当たる公表文はありません`)
    const [merged] = await casebook.reader.mergedNumbers()
    const page = await text(`/search?q=${encodeURIComponent(`#${merged?.from}`)}`)
    expect(page).toContain(`href="/cases/${merged?.into}"`)
  })

  test("a victim's page says through whom it was hit", async () => {
    const parts = (await casebook.reader.organisation('水茂市'))?.parts ?? []
    expect(parts.some((p) => p.hit && p.through)).toBe(true)
    expect(await text('/organisations/水茂市')).toMatch(
      /公表者 · 2次被害<br\/><small>起きた所: <a [^>]*>[^<]*トワビト情報センター/,
    )
  })
})

test('nothing failed on the way', () => expect(failures).toEqual([]))
