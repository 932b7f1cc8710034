import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hasOpenssl, startAuthority } from '../../test/support/authority.js'
import { type NoticeSite, noticePage, rss, startNoticeSite } from '../../test/support/notice-site.js'
import { type Fetcher, makeFetcher } from '../capture/fetch/index.js'
import { type Casebook, initCasebook, openCasebook } from '../filing/index.js'
import { settingsFile } from '../filing/settings.js'
import { verify } from '../filing/verify.js'
import type { WatchEvent } from './events.js'
import { takeLease } from './lease.js'
import { nextDue } from './next-due.js'
import { type WatchOptions, watch } from './watch.js'

let dir = ''
let site: NoticeSite
let casebook: Casebook
let fetcher: Fetcher

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-watch-'))
  site = await startNoticeSite()
  await initCasebook(dir)
  fetcher = makeFetcher({ allowPrivate: ['127.0.0.0/8'], delayMs: 0, askedDelayMs: 0, backOffMs: 1, patienceMs: 10 })
})
afterEach(async () => {
  await casebook.close()
  fetcher.close()
  await site.close()
  rmSync(dir, { recursive: true, force: true })
})

const withSources = async (...sources: readonly object[]): Promise<void> => {
  writeFileSync(join(dir, settingsFile), JSON.stringify({ sources }))
  casebook = await openCasebook(dir, 'write')
}

const once = async (options: Partial<WatchOptions> = {}): Promise<WatchEvent[]> => {
  const events: WatchEvent[] = []
  await watch(casebook, { fetcher, now: true, once: true, onEvent: (e) => events.push(e), ...options })
  return events
}

const inbox = async () =>
  (await casebook.reader.inbox({ limit: 1000 })).rows.map(
    ({ uri, title, state, number }) =>
      `${title ?? uri.replace(site.origin, '')}: ${state}${number === undefined ? '' : ` #${number}`}`,
  )

const link = (path: string) => `${site.origin}${path}`

describe('a feed', () => {
  beforeEach(async () => {
    site.pages.set('/1', noticePage(1)).set('/2', '<h1>お知らせ一覧</h1><p>夏まつりを開催します。ご来場ください。</p>')
    site.pages.set(
      '/feed',
      rss([
        { link: link('/1'), title: '個人情報の紛失について' },
        { link: link('/2'), title: 'お知らせ' },
        { link: link('/3'), title: '不正アクセスについて' },
        { link: link('/4'), title: 'ごみの収集日が変わります' },
      ]),
    )
    await withSources({ name: '町', url: link('/feed') })
  })

  test('each item lands in the inbox with what became of it; what its title rules out is not asked for', async () => {
    const events = await once()
    expect(events[0]).toEqual({ kind: 'looked', source: '町', listed: 4, found: 4 })
    expect(await inbox()).toEqual([
      expect.stringMatching(/^個人情報の紛失について: filed #\d{4}-001$/),
      'お知らせ: no-notice',
      '不正アクセスについて: failed',
      'ごみの収集日が変わります: passed-over',
    ])
    const { rows } = await casebook.reader.inbox()
    expect(rows[1]?.why).toMatch(/\w/)
    expect(rows[2]?.why).toContain('404')
    expect(site.asked.filter((path) => path !== '/robots.txt').sort()).toEqual(['/1', '/2', '/3', '/feed'])
    expect(await casebook.reader.sources()).toMatchObject([{ name: '町', looks: 1, failures: 0, items: 4, filed: 1 }])
  })

  test('looking again asks only whether anything changed, and takes what is new', async () => {
    await once()
    site.asked.length = 0
    expect(await once()).toEqual([{ kind: 'unchanged', source: '町' }])
    expect(site.asked).toEqual(['/feed'])
    site.pages.set('/5', noticePage(5))
    site.pages.set(
      '/feed',
      rss([
        { link: link('/5'), title: '漏えい(第1報)' },
        { link: link('/1'), title: '紛失' },
      ]),
    )
    await once()
    expect((await inbox())[0]).toMatch(/^漏えい\(第1報\): filed/)
    expect(site.asked).toEqual(['/feed', '/feed', '/5'])
  })

  test('what is not due is not looked at', async () => {
    await once()
    site.asked.length = 0
    await once({ now: false })
    expect(site.asked).toEqual([])
  })
})

test('an item that its feed says has changed is fetched again: a new version', async () => {
  site.pages.set('/1', noticePage(1, 98))
  const feed = (day: number) => rss([{ link: link('/1'), title: '紛失', date: `Thu, ${day} Jun 2024 00:00:00 GMT` }])
  site.pages.set('/feed', feed(20))
  await withSources({ name: '町', url: link('/feed') })
  await once()
  site.pages.set('/1', noticePage(1, 1204)).set('/feed', feed(21))
  await once()
  expect(await inbox()).toEqual([expect.stringMatching(/^紛失: version #/)])
})

test('a page of news and a sitemap are told by what they hold', async () => {
  site.pages.set('/1', noticePage(1)).set('/2', noticePage(2)).set('/3', noticePage(3))
  site.pages.set(
    '/news',
    '<meta charset=utf-8><ul><li>2024年6月20日 <a href="/1">個人情報の紛失について</a><li>2024年6月18日 <a href="/2">メールの誤送信について</a></ul>',
  )
  site.pages.set(
    '/map',
    `<?xml version="1.0"?><urlset><url><loc>${link('/3')}</loc></url><url><loc>${link('/other')}</loc></url></urlset>`,
  )
  await withSources({ name: '一覧', url: link('/news') }, { name: '地図', url: link('/map'), match: '/\\d+$' })
  await once()
  expect((await inbox()).map((line) => line.replace(/ #.*/, '')).sort()).toEqual([
    '/3: filed',
    'メールの誤送信について: filed',
    '個人情報の紛失について: filed',
  ])
})

describe('a sitemap', () => {
  const map = (...paths: string[]) =>
    `<?xml version="1.0"?><urlset>${paths.map((path) => `<url><loc>${link(path)}</loc></url>`).join('')}</urlset>`
  const index = (...paths: string[]) =>
    `<?xml version="1.0"?><sitemapindex>${paths.map((path) => `<sitemap><loc>${link(path)}</loc></sitemap>`).join('')}</sitemapindex>`
  const packed = (text: string) => (_: unknown, response: ServerResponse) =>
    response.writeHead(200, { 'Content-Type': 'application/x-gzip' }).end(gzipSync(text))
  const listed = async () => (await casebook.reader.inbox()).rows.map((i) => i.uri.replace(site.origin, '')).sort()
  const missed = async () => (await casebook.reader.sources())[0]?.missed
  beforeEach(() => withSources({ name: '地図', url: link('/map') }))

  test('an index stays as it is while the sitemaps that it names change', async () => {
    site.pages.set('/map', index('/a')).set('/a', map('/1'))
    await once()
    site.pages.set('/a', map('/1', '/2'))
    await once()
    expect(await listed()).toEqual(['/1', '/2'])
  })

  test('one of an index that is broken is named, and the others are looked at', async () => {
    site.pages.set('/map', index('/gone', '/a')).set('/a', map('/1'))
    const events = await once()
    const said = ['1 of its sitemaps could not be looked at', expect.stringContaining('404')]
    expect(events).toContainEqual({ kind: 'missed', source: '地図', missed: said })
    expect(await listed()).toEqual(['/1'])
    expect(await missed()).toEqual(said)
    site.pages.set('/gone', map('/2'))
    await once()
    expect(await listed()).toEqual(['/1', '/2'])
    expect(await missed()).toBeUndefined()
  })

  test('an index all of whose sitemaps are broken is a source that fails', async () => {
    site.pages.set('/map', index('/gone'))
    expect(await once()).toMatchObject([{ kind: 'source-failed' }])
  })

  test('packed, by itself and in an index', async () => {
    site.pages.set('/map', packed(index('/a.xml.gz'))).set('/a.xml.gz', packed(map('/1')))
    await once()
    expect(await listed()).toEqual(['/1'])
  })

  test('an index in an index is followed, one that names itself too', async () => {
    site.pages.set('/map', index('/a', '/map')).set('/a', index('/b')).set('/b', map('/1'))
    await once()
    expect(await listed()).toEqual(['/1'])
    expect(await missed()).toBeUndefined()
  })

  test('more of them than are looked at are told', async () => {
    const paths = Array.from({ length: 53 }, (_, i) => `/m${i}`)
    site.pages.set('/map', index(...paths))
    for (const [i, path] of paths.entries()) site.pages.set(path, map(`/ごみ${i}`))
    await withSources({ name: '地図', url: link('/map'), match: '/none' })
    await once()
    expect(await missed()).toEqual(['only 50 of its 53 sitemaps were looked at'])
  })
})

test('a server that leaves the validators out of "not modified" is asked with the same ones again', async () => {
  const feed = rss([])
  const said: (string | undefined)[] = []
  site.pages.set('/feed', ({ headers }, response) => {
    said.push(headers['if-none-match'])
    if (headers['if-none-match'] === '"a"') response.writeHead(304).end()
    else response.writeHead(200, { 'Content-Type': 'application/xml', ETag: '"a"' }).end(feed)
  })
  await withSources({ name: '町', url: link('/feed') })
  for (let look = 0; look < 3; look++) await once()
  expect(said).toEqual([undefined, '"a"', '"a"'])
})

test('one look and no more takes all that waits', async () => {
  const paths = Array.from({ length: 120 }, (_, i) => `/${i}`)
  for (const path of paths) site.pages.set(path, '<p>夏まつりを開催します。ご来場ください。</p>')
  site.pages.set('/feed', rss(paths.map((path) => ({ link: link(path), title: 'お知らせ' }))))
  await withSources({ name: '町', url: link('/feed') })
  await once()
  expect((await casebook.reader.inbox({ state: 'waiting' })).total).toBe(0)
})

test('what a watch filed before it was killed is noted as filed by the next; what another source brought is known', async () => {
  site.pages.set('/1', noticePage(1)).set('/feed', rss([{ link: link('/1'), title: '紛失' }]))
  await withSources({ name: '町', url: link('/feed') })
  const killed = { ...casebook, store: { ...casebook.store } }
  const write: typeof casebook.store.write = (act) => casebook.store.write(act)
  let writes = 0
  // The note that follows the filing is the first write that never comes.
  killed.store.write = (async (act: Parameters<typeof write>[0]) => {
    if ((await casebook.reader.releases()).total > 0) throw new Error(`killed after ${++writes}`)
    return write(act)
  }) as typeof write
  await expect(watch(killed, { fetcher, now: true, once: true })).rejects.toThrow('killed')
  expect(await inbox()).toEqual(['紛失: waiting'])
  await once()
  expect(await inbox()).toEqual([expect.stringMatching(/^紛失: filed #/)])
  expect(await casebook.reader.sources()).toMatchObject([{ items: 1, filed: 1 }])
  const item = { key: 'k', uri: link('/1'), attempts: 0, state: 'waiting' } as const
  const at = new Date().toISOString()
  await casebook.store.write(({ watch: notes }) => notes.putItem({ ...item, source: '町', foundAt: at, at }))
  await once()
  expect(await inbox()).toContainEqual(expect.stringMatching(/^\/1: known #/))
})

test('a folder: new files, and changed ones', async () => {
  mkdirSync(join(dir, 'incoming'))
  writeFileSync(join(dir, 'incoming', 'a.html'), noticePage(1))
  await withSources({ name: '箱', folder: 'incoming' })
  await once()
  writeFileSync(join(dir, 'incoming', 'a.html'), noticePage(1, 12_345))
  writeFileSync(join(dir, 'incoming', 'b.html'), noticePage(2))
  await once()
  expect((await inbox()).map((line) => line.replace(/ #.*/, ''))).toEqual(['b.html: filed', 'a.html: version'])
})

describe('a blog', () => {
  const post = (n: number) =>
    `<entry><id>tag:blogger.com,1999:blog-1.post-${n}</id><published>2024-02-28T00:15:00.000+09:00</published><updated>2024-02-28T00:15:00.000+09:00</updated><category scheme='http://www.blogger.com/atom/ns#' term='インシデント:2次被害'/><title type='text'>【セキュリティ事件簿#2024-0${n}】個人情報の漏えいについて</title><content type='html'>${noticePage(n).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</content><link rel='alternate' type='text/html' href='https://casebook.example/${n}.html'/></entry>`
  const feed = (next: string, ...posts: number[]) =>
    `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1</id><title type='text'>事件簿</title>${next}${posts.map(post).join('')}</feed>`
  const next = (path: string) => `<link rel='next' href='${link(path)}'/>`
  const numbers = async () => (await casebook.reader.cases()).rows.map((c) => c.number)

  beforeEach(async () => {
    site.pages.set('/feed', feed(next('/feed?2'), 41, 42)).set('/feed?2', feed(next('/feed?3'), 43))
    site.pages.set('/feed?3', feed('', 44))
    await withSources({ name: '事件簿', url: link('/feed'), kind: 'blogger' })
  })

  test('comes with its numbers; looking again goes no further than what is new', async () => {
    await once()
    expect(await numbers()).toEqual(['2024-044', '2024-043', '2024-042', '2024-041'])
    expect(await casebook.reader.sources()).toMatchObject([{ listed: 4, items: 4, filed: 4 }])
    site.asked.length = 0
    expect(await once()).toEqual([{ kind: 'unchanged', source: '事件簿' }])
    site.pages.set('/feed', feed(next('/feed?2'), 45, 41, 42))
    await once()
    expect((await numbers())[0]).toBe('2024-045')
    expect(site.asked).toEqual(['/feed', '/feed', '/feed?2'])
  })

  test('whose older page fails once: the next look takes what is left', async () => {
    const page = site.pages.get('/feed?2') ?? ''
    site.pages.set('/feed?2', (_, response) => response.writeHead(500).end())
    await once()
    expect(await inbox()).toHaveLength(2)
    expect(await casebook.reader.sources()).toMatchObject([{ failing: 1, items: 2, filed: 2 }])
    site.pages.set('/feed?2', page)
    await once()
    expect(await numbers()).toEqual(['2024-044', '2024-043', '2024-042', '2024-041'])
    expect(await casebook.reader.sources()).toMatchObject([{ failing: 0, listed: 4, items: 4, filed: 4 }])
  })

  test('stopped between two pages: the next run goes on at once', async () => {
    const stop = new AbortController()
    await once({ signal: stop.signal, onEvent: (e) => e.kind === 'item' && stop.abort() })
    expect(await numbers()).toEqual(['2024-042', '2024-041'])
    await once({ now: false })
    expect(await numbers()).toEqual(['2024-044', '2024-043', '2024-042', '2024-041'])
  })
})

describe('when something is wrong', () => {
  test('a broken source says since when and why, is left alone longer each time, and the others go on', async () => {
    site.pages.set('/1', noticePage(1)).set('/good', rss([{ link: link('/1'), title: '紛失' }]))
    site.pages.set('/bad', (_, response) => response.writeHead(500).end())
    await withSources({ name: '壊', url: link('/bad'), every: '1h' }, { name: '良', url: link('/good') })
    await once()
    const [first] = await casebook.reader.sources()
    expect(first).toMatchObject({ name: '壊', failing: 1, failures: 1, error: expect.stringContaining('500') })
    await once()
    const [second] = await casebook.reader.sources()
    const pause = (s: typeof first) => Date.parse(s?.nextLook ?? '') - Date.parse(s?.lastLooked ?? '')
    expect([pause(first), pause(second)]).toEqual([3_600_000, 7_200_000])
    expect(second?.failingSince).toBe(first?.failingSince)
    expect((await inbox())[0]).toMatch(/filed/)
    site.pages.set('/bad', rss([]))
    await once()
    const [mended] = await casebook.reader.sources()
    expect(mended).toMatchObject({ failing: 0, failures: 2 })
    expect(mended).not.toHaveProperty('error')
  })

  test('an item whose server is in trouble is tried again later', async () => {
    site.pages.set('/feed', rss([{ link: link('/1'), title: '紛失' }]))
    site.pages.set('/1', (_, response) => response.writeHead(500).end())
    await withSources({ name: '町', url: link('/feed') })
    await once()
    const [item] = (await casebook.reader.inbox()).rows
    expect(item).toMatchObject({ state: 'waiting', attempts: 1, why: expect.stringContaining('500') })
    expect(Date.parse(item?.nextTry ?? '')).toBeGreaterThan(Date.now())
  })

  test.each([
    ['nothing at once', () => rss([]), 'nothing'],
    [
      'everything at once',
      () => rss(Array.from({ length: 12 }, (_, i) => ({ link: link(`/x${i}`), title: 'ごみの収集日について' }))),
      'everything',
    ],
  ])('a source that brings %s raises a hand', async (_, feed, alarm) => {
    site.pages.set(
      '/feed',
      rss(Array.from({ length: 12 }, (_, i) => ({ link: link(`/${i}`), title: '図書館の休館日について' }))),
    )
    await withSources({ name: '町', url: link('/feed') })
    expect((await once()).some((e) => e.kind === 'alarm')).toBe(false)
    site.pages.set('/feed', feed())
    expect(await once()).toContainEqual({ kind: 'alarm', source: '町', alarm })
    expect(await casebook.reader.sources()).toMatchObject([{ alarm }])
  })

  test('what robots.txt asks not to be fetched is not', async () => {
    site.pages.set('/robots.txt', 'User-agent: *\nDisallow: /secret').set('/secret/1', noticePage(1))
    site.pages.set('/feed', rss([{ link: link('/secret/1'), title: '紛失' }]))
    await withSources({ name: '町', url: link('/feed') })
    await once()
    expect(site.asked).not.toContain('/secret/1')
    expect(await inbox()).toEqual(['紛失: failed'])
    expect((await casebook.reader.inbox()).rows[0]?.why).toContain('ROBOTS')
  })

  test('two watch the same casebook: the second is told so', async () => {
    await withSources()
    const lease = await takeLease(casebook.store)
    await expect(once()).rejects.toMatchObject({ code: 'WATCHED' })
    await lease.giveBack()
    await once()
  })

  test('a lease that could not be given back keeps nobody of this process waiting', async () => {
    await withSources()
    const full = {
      ...casebook.store,
      write: (act: Parameters<typeof casebook.store.write>[0]) => casebook.store.write(act),
    }
    const lease = await takeLease(full as typeof casebook.store)
    full.write = () => Promise.reject(new Error('no space'))
    await expect(lease.giveBack()).rejects.toThrow('no space')
    await once()
  })

  test('a source that is not there is named', async () => {
    await withSources({ name: '町', url: link('/feed') })
    await expect(once({ only: ['村'] })).rejects.toThrow(/村.*it has 町 \(NO_SOURCE\)/)
  })
})

test("a release's own address is looked at again when it is due, and not before", async () => {
  site.pages.set('/1', noticePage(1)).set('/feed', rss([{ link: link('/1'), title: '紛失' }]))
  await withSources({ name: '町', url: link('/feed') })
  await once()
  const due = (days: number) =>
    casebook.store.write((tx) => tx.watch.addressesDue(new Date(Date.now() + days * 86_400_000).toISOString(), 10))
  expect(await due(0.9)).toEqual([])
  expect(await due(1.1)).toEqual([link('/1')])
})

test('addresses that never answer do not keep the others from being looked at again', async () => {
  await withSources()
  const db = new Database(join(dir, 'casebook.db'))
  db.exec("INSERT INTO cases (number, rank, added_at, updated_at) VALUES ('2023-001', 2023000001, '2023', '2023')")
  const release = db.prepare(
    `INSERT INTO releases (id, number, title, self_origin, appeared, added_at, updated_at, actions, secondary_victim,
       url, archive_urls, source_uri) VALUES (?, '2023-001', 't', 0, '2023', '2023', '2023', '[]', 0, ?, '[]', 'x')`,
  )
  const visit = db.prepare(
    `INSERT INTO visits (at, uri, final_uri, status, capture, unchanged, file, offset, length)
     VALUES (?, ?, ?, 200, 'c', 0, 'f', ?, 1)`,
  )
  // More than one round asks for; port 1 is refused before anything is sent.
  for (let n = 0; n <= 200; n++) {
    const uri = n < 200 ? `http://127.0.0.1:1/${n}` : link('/1')
    release.run(`r${n}`, uri)
    visit.run(n < 200 ? '2024-01-01T00:00:00.000Z' : '2024-02-01T00:00:00.000Z', uri, uri, n)
  }
  db.close()
  site.pages.set('/1', noticePage(1))
  await once()
  expect(site.asked).not.toContain('/1')
  await casebook.close()
  casebook = await openCasebook(dir, 'write')
  expect((await once()).map((e) => e.kind === 'revisit' && e.uri)).toEqual([link('/1')])
})

test('the next round waits for the sources that are watched, and for no others', async () => {
  await withSources({ name: '箱', folder: 'incoming', every: '1h' }, { name: '町', url: link('/feed') })
  mkdirSync(join(dir, 'incoming'))
  await once({ only: ['箱'] })
  const at = new Date().toISOString()
  const item = { key: 'k', uri: link('/1'), foundAt: at, at, attempts: 0, state: 'waiting' } as const
  await casebook.store.write((tx) => tx.watch.putItem({ ...item, source: '前の名' }))
  expect(await nextDue(casebook, ['箱'])).toBeGreaterThan(Date.now())
  expect(await nextDue(casebook, undefined)).toBe(0)
  await casebook.store.write((tx) => tx.watch.putItem({ ...item, source: '箱' }))
  expect(await nextDue(casebook, ['箱'])).toBe(0)
})

test.skipIf(!hasOpenssl)('once a day the casebook is stamped, where an authority is named', async () => {
  const authority = await startAuthority()
  try {
    mkdirSync(join(dir, 'incoming'))
    writeFileSync(join(dir, 'incoming', 'a.html'), noticePage(1))
    const sources = [{ name: '箱', folder: 'incoming' }]
    const timestamp = { url: authority.url, caFile: authority.caFile }
    writeFileSync(join(dir, settingsFile), JSON.stringify({ sources, timestamp }))
    casebook = await openCasebook(dir, 'write')
    expect((await once()).at(-1)).toMatchObject({ kind: 'stamped', number: 1 })
    expect((await once()).some((e) => e.kind === 'stamped')).toBe(false)
    expect((await verify(casebook)).findings).toEqual([])
  } finally {
    await authority.close()
  }
})

test('stopped in the middle, it goes on where it was: nothing lost, nothing twice', async () => {
  const items = Array.from({ length: 80 }, (_, n) => ({ link: link(`/${n}`), title: '紛失' }))
  for (const n of items.keys()) site.pages.set(`/${n}`, noticePage(n))
  site.pages.set('/feed', rss(items))
  await withSources({ name: '町', url: link('/feed') })
  const stop = new AbortController()
  let seen = 0
  await once({ signal: stop.signal, onEvent: (e) => e.kind === 'item' && ++seen === 5 && stop.abort() })
  expect(seen).toBeLessThan(80)
  await once()
  expect((await inbox()).filter((line) => line.includes(': filed')).length).toBe(80)
  expect((await casebook.reader.counts()).releases).toBe(80)
  expect((await verify(casebook)).findings).toEqual([])
})
