import { createHash } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseSummary } from '../../src/casebook/records.js'
import type { Casebook } from '../../src/filing/index.js'
import { exampleCasebook } from './casebook.js'
import { axeFindings, type Closable, launchBrowser, openPage, overflow, serveSite, shapes } from './support.js'

let casebook: Casebook
let server: Closable & { readonly url: string }
let browser: Browser
/** The example case with most releases: a chain, many lanes, totals. */
let large: CaseSummary
let releaseId: string
let sha256: string

beforeAll(async () => {
  casebook = await exampleCasebook()
  server = await serveSite(casebook)
  browser = await launchBrowser()
  const { rows } = await casebook.reader.cases({ limit: 1000 })
  const found = rows.toSorted((a, b) => b.releaseCount - a.releaseCount)[0]
  if (found === undefined) throw new Error('e2e: the example casebook has no case')
  large = found
  const of = await casebook.reader.case(large.number)
  const release =
    of !== undefined && 'releases' in of ? (of.releases.find((r) => r.secondaryVictim) ?? of.releases[0]) : undefined
  if (release === undefined) throw new Error(`e2e: case ${large.number} has no release`)
  releaseId = release.id
  sha256 = release.versions.at(-1)?.capture.sha256 ?? ''
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await casebook?.close()
})

/** One page of each kind. */
const kinds = (): readonly (readonly [string, string])[] => [
  ['home', '/'],
  ['releases', '/releases'],
  ['second page', '/releases/page/2'],
  ['release', `/releases/${releaseId}`],
  ['cases', '/cases'],
  ['case', `/cases/${large.number}`],
  ['labels', '/labels'],
  ['label', '/labels/インシデント:2次被害'],
  ['organisations', '/organisations'],
  ['organisation', `/organisations/${encodeURIComponent(large.origin?.key ?? '')}`],
  ['organisations of a name', '/organisations?q=株'],
  ['campaigns', '/campaigns'],
  ['search', '/search'],
  ['results', '/search?q=漏えい'],
  ['results with who was asked for', '/search?q=トワビト'],
  ['no results', '/search?q=qqqqqq'],
  ['about', '/about'],
  ['archive', `/archive/${sha256}`],
  ['archived text', `/archive/${sha256}/view`],
  ['English case', `/en/cases/${large.number}`],
  ['English release', `/en/releases/${releaseId}`],
  ['404', '/nowhere'],
]

describe('every kind of page', () => {
  test.each([
    ['wide, light', { ...shapes.wide, colorScheme: 'light' }],
    ['wide, dark', { ...shapes.wide, colorScheme: 'dark' }],
    ['phone, light', { ...shapes.phone, colorScheme: 'light' }],
    ['phone, dark', { ...shapes.phone, colorScheme: 'dark' }],
  ] as const)('axe finds nothing and nothing scrolls sideways: %s', async (_name, options) => {
    const { page, complaints, close } = await openPage(browser, { ...options, bypassCSP: true })
    const wrong: string[] = []
    for (const [kind, path] of kinds()) {
      await page.goto(server.url + path)
      for (const finding of await axeFindings(page)) wrong.push(`${kind}: ${finding}`)
      const wide = await overflow(page)
      if (wide > 0) wrong.push(`${kind}: ${wide} px too wide`)
    }
    await close()
    expect(wrong).toEqual([])
    // The 404 page itself is the one thing a browser complains of.
    expect(complaints.filter((c) => !c.includes('404'))).toEqual([])
  })

  test('nothing scrolls sideways at 320 px, which is 200 % zoom of a small window too', async () => {
    const { page, close } = await openPage(browser, { viewport: { width: 320, height: 640 } })
    const wrong: string[] = []
    for (const [kind, path] of kinds()) {
      await page.goto(server.url + path)
      const wide = await overflow(page)
      if (wide > 0) wrong.push(`${kind}: ${wide} px too wide`)
    }
    await close()
    expect(wrong).toEqual([])
  })

  test('nor at 720 px, which is 200 % zoom of a large one; figures are as large there as they were drawn', async () => {
    const { page, close } = await openPage(browser, { viewport: { width: 720, height: 450 } })
    const wrong: string[] = []
    for (const [kind, path] of kinds()) {
      await page.goto(server.url + path)
      const wide = await overflow(page)
      if (wide > 0) wrong.push(`${kind}: ${wide} px too wide`)
    }
    expect(wrong).toEqual([])
    await page.goto(`${server.url}/cases/${large.number}`)
    const scales = await page.evaluate<number[]>(
      '[...document.querySelectorAll(".figure svg")].filter((s) => s.checkVisibility()).map((s) => s.getScreenCTM().a)',
    )
    expect(scales).toHaveLength(2)
    for (const scale of scales) expect(scale).toBeGreaterThanOrEqual(0.95)
    await close()
  })

  test('nor when all is unfolded: facets, tables behind figures', async () => {
    const { page, close } = await openPage(browser, { viewport: { width: 320, height: 640 } })
    for (const path of ['/search?q=情報', `/cases/${large.number}`]) {
      await page.goto(server.url + path)
      await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true')
      expect(await overflow(page), path).toBe(0)
    }
    // Sources stand in one line.
    const heights = await page
      .locator('.behind td:last-child a')
      .evaluateAll((links) => links.map((a) => a.getClientRects().length))
    expect(new Set(heights)).toEqual(new Set([1]))
    await close()
  })

  test('no page sends more than 60 KB', async () => {
    const heavy: string[] = []
    for (const [kind, path] of kinds()) {
      const answer = await fetch(server.url + path, {
        headers: { 'Accept-Encoding': 'identity', 'Accept-Language': 'ja' },
      })
      const zipped = await new Response(answer.body?.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
      if (zipped.byteLength > 60_000) heavy.push(`${kind}: ${zipped.byteLength}`)
    }
    expect(heavy).toEqual([])
  })
})

describe.each([
  ['wide', {}],
  ['phone', shapes.phone],
  ['wide without scripts', { javaScriptEnabled: false }],
  ['phone without scripts', { ...shapes.phone, javaScriptEnabled: false }],
] as const)('a walk through the site: %s', (_name, options) => {
  test('home → label → case → release → archive → search', async () => {
    const { page, complaints, close } = await openPage(browser, options)
    await page.goto(server.url)
    await page.locator('.entries .labels a', { hasText: '2次被害' }).first().click()
    await page.waitForURL(/labels/)
    expect(await page.locator('.shown').textContent()).toMatch(
      /^ラベル インシデント:2次被害 の公表文を表示しています。\s*すべての公表文を表示$/,
    )
    await page.locator('.entries .seal').first().click()
    await page.waitForURL(/\/cases\/\d{4}-\d{3}/)
    expect(await page.locator('h1').count()).toBe(1)
    await page.goto(`${server.url}/cases/${large.number}`)
    const figures = page.locator('.figure svg:visible')
    expect(await figures.count()).toBe(2)
    await page.locator('table.releases td.title a').first().click()
    await page.waitForURL(/\/releases\/[^/]+$/)
    await page.locator('a', { hasText: '原文の保存' }).first().click()
    await page.waitForURL(/\/archive\/[0-9a-f]{64}/)
    await page.locator('header input[type=search]').fill('ランサムウェア')
    await page.locator('header input[type=search]').press('Enter')
    await page.waitForURL(/search\?q=/)
    expect(await page.locator('.entries > li').count()).toBeGreaterThan(0)
    expect(await page.locator('mark.found').first().textContent()).toBe('ランサムウェア')
    await close()
    expect(complaints).toEqual([])
  })

  test('a fact and its words lead to each other', async () => {
    const { page, close } = await openPage(browser, options)
    await page.goto(`${server.url}/releases/${releaseId}`)
    const fact = page.locator('dd[data-fact]', { has: page.locator('a.v') }).first()
    await fact.locator('a.v').click()
    const scripted = !('javaScriptEnabled' in options)
    const lit = page.locator(scripted ? 'mark.on' : 'mark:target')
    expect(await lit.count()).toBeGreaterThan(0)
    expect(await lit.first().evaluate('e => getComputedStyle(e).backgroundColor')).not.toBe('rgba(0, 0, 0, 0)')
    await page.locator('mark[data-f] a').first().click()
    await page.waitForURL(/#fact-/)
    expect(await page.locator(scripted ? 'dd.on' : 'dd:target').count()).toBeGreaterThan(0)
    await close()
  })
})

describe('what scripts add', () => {
  test('pointing lights up both sides, and leaving puts it out', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/releases/${releaseId}`)
    const fact = page.locator('dd[data-fact]', { has: page.locator('a.v') }).nth(1)
    await fact.hover()
    const number = await fact.getAttribute('data-f')
    expect(await page.locator(`mark.on[data-f~="${number}"]`).count()).toBeGreaterThan(0)
    await page.locator('h1').hover()
    expect(await page.locator('mark.on').count()).toBe(0)
    await page.locator('mark[data-f]').first().hover()
    expect(await page.locator('dd.on').count()).toBeGreaterThan(0)
    await close()
  })

  test('j and k go through the facts, the address follows, Escape lets go', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/releases/${releaseId}`)
    const ids = await page.locator('dd[data-fact]').evaluateAll((all) => all.map((e) => e.id))
    const on = () => page.locator('dd.on').evaluateAll((all) => all.map((e) => e.id))
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await on()).toEqual([ids[1]])
    await page.keyboard.press('k')
    expect(await on()).toEqual([ids[0]])
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe(`#${ids[0]}`)
    await page.keyboard.press('Escape')
    expect(await on()).toEqual([])
    await close()
  })

  test('an address that names a fact lights it from the start', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/releases/${releaseId}`)
    const id = await page.locator('dd[data-fact]:has(a.v)').nth(3).getAttribute('id')
    await page.goto(`${server.url}/releases/${releaseId}?x#${encodeURIComponent(id ?? '')}`)
    expect(await page.locator('dd.on').getAttribute('id')).toBe(id)
    expect(await page.locator('mark.on').count()).toBeGreaterThan(0)
    await close()
  })

  test('/ goes to the search box, ? opens help, and neither while one writes', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/cases`)
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement?.getAttribute("name")')).toBe('q')
    await page.keyboard.press('?')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    expect(await page.locator('header input').inputValue()).toBe('?')
    await page.locator('h1').click()
    await page.keyboard.press('?')
    expect(await page.locator('dialog[open]').count()).toBe(1)
    await page.keyboard.press('Escape')
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await close()
  })

  test('the theme that was chosen is kept, before anything is drawn', async () => {
    const { page, close } = await openPage(browser, { colorScheme: 'light' })
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    await page.goto(server.url)
    const light = await ground()
    await page.locator('[data-theme-switch]').click()
    await page.locator('[data-theme-switch]').click()
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
    expect(await ground()).not.toBe(light)
    await page.goto(`${server.url}/about`, { waitUntil: 'commit' })
    await page.waitForFunction('document.body !== null')
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
    await close()
  })

  test('the search answers while one writes, and the address holds the question', async () => {
    const { page, complaints, close } = await openPage(browser)
    await page.goto(`${server.url}/search`)
    await page.locator('[data-live]').pressSequentially('漏えい')
    await page.waitForSelector('#results .entries')
    expect(new URL(page.url()).searchParams.get('q')).toBe('漏えい')
    expect(await page.locator('mark.found').count()).toBeGreaterThan(0)
    await page.locator('.facets a').first().click()
    await page.waitForURL(/label/)
    expect(await page.locator('.facets [aria-current]').count()).toBe(1)
    await page.locator('.facets [aria-current]').click()
    await page.waitForURL((url) => !url.search.includes('label'))
    expect(new URL(page.url()).searchParams.get('q')).toBe('漏えい')
    await close()
    expect(complaints).toEqual([])
  })

  test('the order that was chosen stays while one writes, and goes along to the JSON twin', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/search?q=${encodeURIComponent('漏えい')}&order=published`)
    await page.locator('[data-live]').fill('紛失')
    await page.waitForURL((url) => url.searchParams.get('q') === '紛失')
    expect(new URL(page.url()).searchParams.get('order')).toBe('published')
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    expect(await page.locator('.print-source').textContent()).toContain('/search?q=紛失&order=published')
    await page.locator('footer a', { hasText: 'JSON' }).click()
    await page.waitForURL(/search\.json/)
    expect(new URL(page.url()).searchParams.get('q')).toBe('紛失')
    await close()
  })

  test('the way to the Japanese home says that it is wanted', async () => {
    const { page, close } = await openPage(browser, { locale: 'en-GB' })
    await page.goto(`${server.url}/en`)
    await page.locator('footer a[hreflang="ja"]').click()
    await page.waitForURL(/lang=ja/)
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
    await close()
  })
})

describe('the archive', () => {
  test('gives out exactly the bytes received, as nothing a browser would run', async () => {
    const answer = await fetch(`${server.url}/archive/${sha256}/raw`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  })
})

describe('paper', () => {
  test('a search prints what was asked, and not what only narrows it down', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/search?q=${encodeURIComponent('漏えい')}`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('[data-live]').isVisible()).toBe(true)
    expect(await page.locator('.facets').isVisible()).toBe(false)
    await close()
  })

  test('a case prints with its sources and without what only a screen can use', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/cases/${large.number}`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('header nav').isVisible()).toBe(false)
    expect(await page.locator('.print-source').isVisible()).toBe(true)
    expect(await page.locator('.figure svg.wide').first().isVisible()).toBe(true)
    // What no click can open on paper stands there open: the dates of the time line.
    expect(await page.locator('details.printed td').first().isVisible()).toBe(true)
    expect(await page.locator('details.printed summary').first().isVisible()).toBe(false)
    // Its kinds are printed; what leads to an evidence that paper cannot show is not.
    expect(await page.locator('.labels').first().isVisible()).toBe(true)
    expect(
      await page
        .locator('main a', { hasText: /^(出典\d*|根拠|JSON|引用)$/ })
        .and(page.locator(':visible'))
        .count(),
    ).toBe(0)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.byteLength).toBeGreaterThan(10_000)
    await close()
  })
})
