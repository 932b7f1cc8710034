import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveOf, exampleCasebook, settings } from '../../test/e2e/casebook.js'
import type { Capture } from '../casebook/records.js'
import type { Casebook } from '../filing/index.js'
import { createSite } from './index.js'

let casebook: Casebook
let site: ReturnType<typeof createSite>
let captures: readonly Capture[]
const failures: unknown[] = []

beforeAll(async () => {
  casebook = await exampleCasebook()
  site = createSite(casebook.reader, {
    ...settings,
    archive: archiveOf(casebook),
    onError: (error) => failures.push(error),
  })
  const found: Capture[] = []
  for await (const capture of casebook.store.captures()) found.push(capture)
  captures = found
}, 120_000)

afterAll(() => casebook?.close())

const of = (mediaType: string): Capture => {
  const found = captures.find((capture) => capture.mediaType === mediaType)
  if (found === undefined) throw new Error(`the examples have no ${mediaType}`)
  return found
}
const get = (path: string, headers: Record<string, string> = {}) => site.request(path, { headers })

describe('/archive/…/raw', () => {
  test.each(['text/html', 'text/plain', 'application/pdf'])(
    'gives %s as it was received, and as nothing else',
    async (mediaType) => {
      const { sha256, size } = of(mediaType)
      const answer = await get(`/archive/${sha256}/raw`)
      const header = (name: string) => answer.headers.get(name)
      expect(header('content-type')).toBe('application/octet-stream')
      expect(header('content-disposition')).toMatch(
        /^attachment; filename="[0-9a-f]{16}\.(?:html|txt|pdf)"; filename\*=UTF-8''/,
      )
      expect(header('x-content-type-options')).toBe('nosniff')
      expect(header('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect(header('content-length')).toBe(String(size))
      const bytes = Buffer.from(await answer.arrayBuffer())
      const digest = createHash('sha256').update(bytes)
      expect(header('repr-digest')).toBe(`sha-256=:${digest.copy().digest('base64')}:`)
      expect(digest.digest('hex')).toBe(sha256)
      const again = await get(`/archive/${sha256}/raw`, { 'If-None-Match': header('etag') ?? '' })
      expect([again.status, await again.text()]).toEqual([304, ''])
    },
  )

  test('never gives out other bytes under a digest', async () => {
    const { sha256 } = of('text/html')
    const damaged = createSite(casebook.reader, {
      ...settings,
      archive: { read: async () => ({ bytes: Buffer.from('other') }) },
      onError: (error) => failures.push(error),
    })
    expect((await damaged.request(`/archive/${sha256}/raw`)).status).toBe(500)
    const view = await damaged.request(`/archive/${sha256}/view`)
    expect([view.status, await view.text()]).toEqual([500, expect.stringContaining('保存したバイト列が壊れています')])
    expect(view.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(failures.splice(0).map(String)).toEqual([
      expect.stringContaining('DAMAGED'),
      expect.stringContaining('DAMAGED'),
    ])
  })
})

describe('/archive/…/view', () => {
  test.each([
    ['text/html', '取得したページから'],
    ['text/plain', '取得したテキストです'],
    ['application/pdf', '1 ページ'],
  ])('shows %s under a policy that allows nothing', async (mediaType, words) => {
    const { sha256 } = of(mediaType)
    const answer = await get(`/archive/${sha256}/view`)
    expect(answer.status).toBe(200)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; img-src data:; .*; sandbox$/)
    expect(policy).not.toMatch(/script-src|'self'(?<!frame-ancestors 'self')|allow-|https?:/)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    const html = await answer.text()
    expect(html).toContain(words)
    expect(html).not.toMatch(/<script|<link|<form|<input| href=| on[a-z]+=/)
    const again = await get(`/archive/${sha256}/view`, { 'If-None-Match': answer.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  test('speaks English below /en', async () =>
    expect(await (await get(`/en/archive/${of('text/html').sha256}/view`)).text()).toContain('The page as received'))

  test('without an archive there is none, and the page says so', async () => {
    const bare = createSite(casebook.reader, settings)
    const { sha256 } = of('text/html')
    for (const what of ['raw', 'view']) expect((await bare.request(`/archive/${sha256}/${what}`)).status).toBe(404)
    const page = await (await bare.request(`/archive/${sha256}`)).text()
    expect(page).toContain('このサイトでは原文そのものは配布していません')
    expect(page).not.toContain('<iframe')
  })
})

test.each(['/archive/0/raw', `/archive/${'0'.repeat(64)}/raw`, `/archive/${'0'.repeat(64)}/view`, '/archive/x/view'])(
  '%s is not there, and that page has the site’s own policy',
  async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
  },
)

describe('a capture’s page', () => {
  test('frames the view, in a frame that may do nothing, and names the releases', async () => {
    const { sha256 } = of('text/html')
    const html = await (await get(`/archive/${sha256}`)).text()
    expect(html).toMatch(new RegExp(`<iframe [^>]*src="/archive/${sha256}/view" sandbox=""`))
    const [release] = (await casebook.reader.releases({ capture: sha256 })).rows
    expect(html).toContain(`href="/releases/${release?.id}"`)
    expect(await (await get(`/archive/${sha256}.json`)).json()).toMatchObject({
      sha256,
      releases: [{ id: release?.id, number: release?.number }],
    })
  })

  test('says what the archive knows of the answer, of visits and of time-stamps', async () => {
    const { sha256 } = of('text/html')
    const at = '2026-09-03T03:00:00.000Z'
    const visit = {
      at,
      uri: 'https://www.example.jp/',
      finalUri: 'https://www.example.jp/',
      status: 304,
      capture: sha256,
      unchanged: true,
      archive: { file: '2026-09-03.warc.gz', offset: 0, length: 1 },
    }
    const archive = archiveOf(casebook)
    const http = { status: 200, reason: 'OK', headers: [['Server', '<b>Apache</b>']] as const }
    const told = createSite(
      {
        ...casebook.reader,
        visits: async () => [visit],
        capture: async (digest) => {
          const found = await casebook.reader.capture(digest)
          return found && { ...found, source: { kind: 'url', uri: 'https://www.example.jp/', name: 'x' } }
        },
      },
      {
        ...settings,
        archive: {
          read: async (digest) => ({ bytes: (await archive.read(digest))?.bytes ?? Buffer.alloc(0), http }),
          timeStamp: async () => ({ at, by: 'TSA of the test' }),
        },
      },
    )
    const html = await (await told.request(`/en/archive/${sha256}`)).text()
    for (const words of ['HTTP 200 OK', 'Server: &lt;b&gt;Apache&lt;/b&gt;', 'HTTP 304', 'TSA of the test'])
      expect(html).toContain(words)
    expect(await (await told.request(`/archive/${sha256}.json`)).json()).toMatchObject({
      http,
      visits: [visit],
      timeStamp: { at, by: 'TSA of the test' },
    })
  })

  test('a body the server packed is shown unpacked, and given out as it came', async () => {
    const bytes = gzipSync('<p>個人情報<script>x()</script>')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const capture = { ...of('text/html'), sha256, size: bytes.length }
    const packed = createSite(
      { ...casebook.reader, capture: async () => capture },
      {
        ...settings,
        archive: {
          read: async () => ({ bytes, http: { status: 200, reason: 'OK', headers: [['Content-Encoding', 'gzip']] } }),
        },
      },
    )
    expect(await (await packed.request(`/archive/${sha256}/view`)).text()).toContain('<p>個人情報</p></main>')
    const raw = await packed.request(`/archive/${sha256}/raw`)
    expect(raw.headers.get('content-disposition')).toContain(`filename="${sha256.slice(0, 16)}.html.gz"`)
    expect(raw.headers.get('content-encoding')).toBeNull()
    expect(Buffer.from(await raw.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('nobody is told where a file stood on a disk', async () => {
    const { sha256, source } = of('text/html')
    expect(source.uri).toMatch(/^file:/)
    const [release] = (await casebook.reader.releases({ capture: sha256 })).rows
    for (const path of [`archive/${sha256}`, `releases/${release?.id}`, `cases/${release?.number}`])
      for (const ending of ['', '.json']) expect(await (await get(`/${path}${ending}`)).text()).not.toContain('file:')
  })
})

test('nothing failed on the way', () => expect(failures).toEqual([]))
