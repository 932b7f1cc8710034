import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mediaTypeOf } from '../../src/capture/media-type.js'
import { addAll, type Casebook } from '../../src/filing/index.js'
import { buildSite } from '../../src/publish/index.js'
import { shownAs } from '../../src/publish/shown/shown-as.js'
import { viewHeaders } from '../../src/publish/shown/view.js'
import { fileOf, type Payload, payloads } from '../support/hostile/index.js'
import { type Deeds, provoke, startCanary, startCareless, watch } from './canary.js'
import { archiveOf, emptyCasebook, settings } from './casebook.js'
import { type Closable, launchBrowser, serveFiles, serveSite } from './support.js'

interface Filed extends Payload {
  readonly number: number
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly isShown: boolean
  /** It is filed as a release, so that the static site has it. */
  readonly release: string | undefined
}

const deeds: Deeds = new Map()
let casebook: Casebook
let browser: Browser
let site: Closable & { readonly url: string }
let canary: Closable & { readonly origin: string }
let filed: readonly Filed[]

beforeAll(async () => {
  canary = await startCanary(deeds)
  casebook = await emptyCasebook()
  const files = payloads.map((payload, number) => {
    const file = fileOf(payload, { number, origin: canary.origin })
    return { payload, number, ...file, mediaType: payload.mediaType ?? mediaTypeOf(file.bytes, file.name) }
  })
  const inputs = files.map(({ number, bytes, name, mediaType }) => ({
    bytes,
    mediaType,
    source: { kind: 'file' as const, uri: `file:hostile-${number}`, name },
  }))
  for await (const outcome of addAll(casebook, inputs, { at: '2026-09-01T03:00:00.000Z', anyText: true }))
    if (outcome.kind === 'failed') throw outcome.error
  filed = await Promise.all(
    files.map(async ({ payload, number, bytes, name, mediaType }) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const { rows } = await casebook.reader.releases({ capture: sha256 })
      return {
        ...payload,
        number,
        bytes,
        sha256,
        isShown: shownAs(mediaType, name) !== undefined,
        release: rows[0]?.id,
      }
    }),
  )
  site = await serveSite(casebook)
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
  await canary?.close()
  await casebook?.close()
})

/** A window that is watched: `turn` says whose payload is opened in it next. */
const openWatched = async () => {
  let number = -1
  const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 900 } })
  await watch(context, deeds, () => number)
  const requests: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return {
    page,
    requests,
    turn: (next: number) => {
      number = next
      requests.length = 0
    },
    close: () => context.close(),
  }
}

const hasFired = async (page: Page, number: number, most: number): Promise<boolean> => {
  for (let waited = 0; waited < most && !deeds.has(number); waited += 25) await page.waitForTimeout(25)
  return deeds.has(number)
}

/** The payloads in eight parts, so that one hears how far a slow machine is. */
const parts = [0, 1, 2, 3, 4, 5, 6, 7]
const inPart = (part: number) => filed.filter(({ number }) => number % parts.length === part)
const slow = 600_000

test('there are payloads of many kinds, each by its name', () => {
  expect(new Set(payloads.map(({ name }) => name)).size).toBe(payloads.length)
  expect(payloads.length).toBeGreaterThanOrEqual(80)
  expect(filed.filter(({ release }) => release !== undefined).length).toBeGreaterThanOrEqual(80)
})

// Without this the silence below would prove nothing.
test.each(parts)(
  'opened as they are, they fire: part %i',
  async (part) => {
    const careless = await startCareless((number) => {
      const found = filed[number]
      return found && { bytes: found.bytes, type: found.servedAs ?? 'text/html' }
    })
    const { page, turn, close } = await openWatched()
    const silent: string[] = []
    for (const { number, name, fires } of inPart(part)) {
      if (fires === 'no') continue
      turn(number)
      // A payload that leads away may cut the way to the next one short.
      for (let attempt = 0; attempt < 3 && !deeds.has(number); attempt++) {
        await page.goto(`${careless.origin}/${number}`).catch(() => undefined)
        if (fires === 'touched') await provoke(page, page.mainFrame())
        await hasFired(page, number, 2000)
      }
      if (!deeds.delete(number)) silent.push(name)
    }
    await close()
    await careless.close()
    expect(silent).toEqual([])
  },
  slow,
)

/** What a view may not hold, whatever walls stand around it. */
const forbidden = `[...document.querySelectorAll('*')].flatMap((e) => [
  ...(/^(script|style|link|base|iframe|frame|object|embed|form|input|button|textarea|select|svg|math|template|video|audio|meta)$/i.test(e.localName) && e.parentElement !== document.head ? [e.localName] : []),
  ...(e.namespaceURI === 'http://www.w3.org/1999/xhtml' ? [] : [e.namespaceURI]),
  ...e.getAttributeNames().filter((name) => /^(on|href$|srcset$|srcdoc$|action$|formaction$|ping$|target$|id$|name$|background$)/.test(name) && e.parentElement !== document.head),
  ...(e.localName === 'img' && !/^data:image\\/(?!svg\\+xml;base64,[^"]*PHNjcmlwd)/.test(e.src) ? [e.src] : []),
])`

describe('in the casebook', () => {
  // What a payload of above does late is none of these tests' concern.
  beforeAll(() => deeds.clear())

  test.each(parts)(
    'nothing runs, loads or leads away: part %i',
    async (part) => {
      const { page, requests, turn, close } = await openWatched()
      const wrong: string[] = []
      const look = async (payload: Filed, where: 'page' | 'view' | 'raw', open: (url: string) => Promise<void>) => {
        const complain = (what: string) => wrong.push(`${payload.name}, ${where}: ${what}`)
        const capture = `${site.url}/archive/${payload.sha256}`
        const url = where === 'page' ? capture : `${capture}/${where}`
        turn(payload.number)
        await open(url)
        // The page's own links are this site's: to its content, and to the bytes.
        const allowed = where === 'page' ? [capture, `${capture}/view`, `${capture}/raw`] : [url]
        for (const asked of requests)
          if (!asked.startsWith('data:') && !asked.startsWith(`${site.url}/assets/`) && !allowed.includes(asked))
            complain(`asked for ${asked}`)
        for (const deed of deeds.get(payload.number) ?? []) if (deed !== `saved ${capture}/raw`) complain(deed)
        deeds.delete(payload.number)
        if (where === 'raw') return
        if (page.url().replace(/#main$/, '') !== url) complain(`went to ${page.url()}`)
        const title = await page.title()
        if (!(where === 'page' ? title.endsWith(' | 事件簿') : title.endsWith(' (取得したときの姿)')))
          complain(`is called ${title}`)
      }
      for (const payload of inPart(part)) {
        await look(payload, 'page', async (url) => {
          await page.goto(url)
          const framed = page.frames().filter((frame) => frame !== page.mainFrame())
          expect(framed.map((frame) => frame.url())).toEqual(payload.isShown ? [`${url}/view`] : [])
          for (const frame of framed) {
            await provoke(page, frame)
            expect(frame.url()).toBe(`${url}/view`)
          }
        })
        if (payload.isShown)
          await look(payload, 'view', async (url) => {
            expect((await page.goto(url))?.status()).toBe(200)
            expect({ [payload.name]: await page.evaluate<string[]>(forbidden) }).toEqual({ [payload.name]: [] })
            await provoke(page, page.mainFrame())
          })
        else expect((await fetch(`${site.url}/archive/${payload.sha256}/view`)).status).toBe(404)
        await look(payload, 'raw', async (url) => {
          const [download] = await Promise.all([
            page.waitForEvent('download'),
            // A browser that is given a download says that there is no page.
            page.goto(url).catch(() => undefined),
          ])
          expect(download.suggestedFilename()).toMatch(/\.(?:html|xhtml|txt|svg|pdf|eml|xml|atom|json|bin)$/)
        })
      }
      // What comes late comes now.
      await page.waitForTimeout(500)
      await close()
      expect(wrong).toEqual([])
      expect(deeds).toEqual(new Map())
    },
    slow,
  )

  test('a page elsewhere that takes the bytes for a script, a style sheet or a frame gets nothing of them', async () => {
    const names = [
      'picture (GIF) that is a script',
      'text: a script',
      'text: a style sheet',
      'script',
      'PDF: that is a page too',
    ]
    const raws = filed
      .filter(({ name }) => names.includes(name))
      .map(({ sha256 }) => `${site.url}/archive/${sha256}/raw`)
    expect(raws).toHaveLength(names.length)
    const html = raws
      .map(
        (raw) =>
          `<script src="${raw}"></script><link rel=stylesheet href="${raw}"><iframe src="${raw}"></iframe><object data="${raw}"></object><embed src="${raw}"><img src="${raw}">`,
      )
      .join('')
    const careless = await startCareless(() => ({ bytes: html, type: 'text/html' }))
    const { page, close } = await openWatched()
    await page.goto(`${careless.origin}/0`)
    await page.waitForTimeout(500)
    await close()
    await careless.close()
    expect([...deeds].filter(([number]) => number >= 0)).toEqual([])
    deeds.clear()
  })
})

/** Opens many files at once in frames without any wall, and gives what they did. */
const openUnwalled = async (addresses: readonly string[]): Promise<Deeds> => {
  deeds.clear()
  const { page, close } = await openWatched()
  for (let at = 0; at < addresses.length; at += 20) {
    const frames = addresses.slice(at, at + 20).map((address) => `<iframe src="${address}"></iframe>`)
    const careless = await startCareless(() => ({ bytes: frames.join(''), type: 'text/html' }))
    await page.goto(`${careless.origin}/0`)
    expect(page.mainFrame().childFrames()).toHaveLength(frames.length)
    await careless.close()
  }
  await page.waitForTimeout(500)
  await close()
  return new Map(deeds)
}

describe('each wall by itself', () => {
  test(
    'what is sanitised runs nothing without policy and sandbox',
    async () => {
      const shown = filed.filter(({ isShown }) => isShown)
      // As they are they do much in such frames, even if nobody touches them.
      const raw = await startCareless((number) => ({ bytes: shown[number]?.bytes ?? '', type: 'text/html' }))
      expect((await openUnwalled(shown.map((_, i) => `${raw.origin}/${i}`))).size).toBeGreaterThan(100)
      await raw.close()
      const views = await Promise.all(
        shown.map(async ({ sha256 }) => (await fetch(`${site.url}/archive/${sha256}/view`)).text()),
      )
      const bare = views.map((html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''))
      expect(bare.filter((html) => html.includes('Content-Security-Policy'))).toEqual([])
      const careless = await startCareless((number) => ({
        bytes: bare[number] ?? '',
        type: 'text/html; charset=utf-8',
      }))
      expect(await openUnwalled(bare.map((_, i) => `${careless.origin}/${i}`))).toEqual(new Map())
      await careless.close()
    },
    slow,
  )

  test(
    'under the policy of a view nothing runs that was not sanitised',
    async () => {
      const { 'X-Frame-Options': _not, ...headers } = viewHeaders
      const policy = headers['Content-Security-Policy']?.replace("frame-ancestors 'self'", 'frame-ancestors *') ?? ''
      const walled = await startCareless((number) => ({
        bytes: filed[number]?.bytes ?? '',
        type: '',
        headers: { ...headers, 'Content-Security-Policy': policy },
      }))
      const deeds = await openUnwalled(filed.map((_, i) => `${walled.origin}/${i}`))
      await walled.close()
      // A page that leads itself elsewhere is what no policy can forbid, and sanitising is for.
      expect([...deeds].filter(([, did]) => did.has('ran'))).toEqual([])
      expect(
        [...deeds.keys()].map((number) => filed[number]?.name).filter((name) => !/^refresh/.test(name ?? '')),
      ).toEqual([])
    },
    slow,
  )

  test(
    'the frames of the static site run nothing, whatever headers its server leaves out',
    async () => {
      const dir = await mkdtemp(join(tmpdir(), 'jikenbo-hostile-'))
      await buildSite(casebook.reader, { ...settings, archive: archiveOf(casebook) }, join(dir, 'site'))
      const files = await serveFiles(join(dir, 'site'))
      const written = filed.filter(({ isShown, release }) => isShown && release !== undefined)
      expect(written.length).toBeGreaterThanOrEqual(80)
      expect(await openUnwalled(written.map(({ sha256 }) => `${files.url}/archive/${sha256}/view/`))).toEqual(new Map())
      const [first] = written
      const { page, close } = await openWatched()
      await page.goto(`${files.url}/archive/${first?.sha256}/`)
      expect(await page.frameLocator('iframe').locator('h1').textContent()).toContain('個人情報の漏えい')
      await close()
      await files.close()
      await rm(dir, { recursive: true })
    },
    slow,
  )
})
