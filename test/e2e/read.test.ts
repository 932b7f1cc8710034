import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Casebook } from '../../src/filing/index.js'
import { exampleCasebook } from './casebook.js'
import { axeFindings, type Closable, launchBrowser, openPage, overflow, serveSite, shapes } from './support.js'

const example = (path: string) => fileURLToPath(new URL(`../../examples/${path}`, import.meta.url))
const notice = example('2023/harukaze-tsuhan-2023-11-14.txt')
const pdf = example('2026/yamasemi-seiki-2026-02-09.pdf')
const noNotice = example('not-releases/product-page-2026.html')

let casebook: Casebook
let server: Closable & { readonly url: string }
let browser: Browser

beforeAll(async () => {
  casebook = await exampleCasebook()
  server = await serveSite(casebook)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await casebook?.close()
})

describe.each([
  ['wide', {}],
  ['phone', shapes.phone],
  ['wide without scripts', { javaScriptEnabled: false }],
  ['phone without scripts', { ...shapes.phone, javaScriptEnabled: false }],
] as const)('a notice of one’s own: %s', (_name, options) => {
  test('home → paste → facts → words → why → a file → an error → the example', async () => {
    const { page, complaints, close } = await openPage(browser, options)
    await page.goto(server.url)
    await page.locator('main a', { hasText: '公表文を読ませてみる' }).click()
    await page.waitForURL(/\/read$/)

    await page.locator('textarea').fill(await readFile(notice, 'utf8'))
    await page.locator('button.main').click()
    await page.waitForSelector('aside.facts')
    expect(await page.locator('.verdict').textContent()).toContain('公表文と判断しました')
    const fact = page.locator('dd[data-fact]', { hasText: '27,306人' })
    await fact.locator('a.v').click()
    // The page has moved under the pointer, which must not light up whatever words it now stands on.
    const lit = page.locator('javaScriptEnabled' in options ? 'mark:target' : 'mark.on')
    expect(await lit.first().textContent()).toContain('27,306名様')
    await page.locator('mark.who[data-f] a').first().click()
    await page.waitForURL(/#fact-/)
    expect(await page.locator('javaScriptEnabled' in options ? 'dd:target' : 'dd.on').count()).toBe(1)

    await page.locator('details.why summary').click()
    const why = page.locator('details.why li', { hasText: '27,306人' })
    expect(await why.textContent()).toMatch(/affected\/[a-z-]+ 明記/)
    await why.locator('a').click()
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#fact-affected-27306-people')

    // What was passed over: from its line to the words, and from the words to its line, which unfolds for it.
    const passed = page.locator('details.passed-over')
    await passed.locator('summary').click()
    await passed.locator('li a', { hasText: '2024年3月' }).click()
    expect(await page.locator('.passed:target').textContent()).toBe('2024年3月')
    await passed.locator('summary').click()
    await page.locator('article a.passed', { hasText: '10月12日' }).click()
    await passed.locator('li:target').waitFor({ state: 'visible' })
    expect(await passed.locator('li:target').textContent()).toContain('その日に起きたことを述べる語がそばにない')

    await page.locator('input[type=file]').setInputFiles(pdf)
    await page.locator('button.main').click()
    await page.waitForSelector('.meta:has-text(".pdf")')
    expect(await page.locator('mark[data-f]').count()).toBeGreaterThan(5)

    await page.locator('button.main').click()
    expect(await page.locator('[role=alert]').textContent()).toContain('公表文を貼り付けるか')

    await page.locator('button[name=example]').click()
    await page.waitForSelector('.meta:has-text("架空の公表文")')
    expect(await page.locator('dd[data-fact]', { hasText: '1,240人' }).count()).toBe(1)
    await close()
    // A browser complains of a 400 as of anything that is no 200.
    expect(complaints.filter((c) => !c.includes('400'))).toEqual([])
  })
})

describe('every state of the page', () => {
  test.each([
    ['wide, light', { ...shapes.wide, colorScheme: 'light' }],
    ['wide, dark', { ...shapes.wide, colorScheme: 'dark' }],
    ['phone, light', { ...shapes.phone, colorScheme: 'light' }],
    ['phone, dark', { ...shapes.phone, colorScheme: 'dark' }],
    ['320 px', { viewport: { width: 320, height: 640 } }],
  ] as const)('axe finds nothing and nothing scrolls sideways: %s', async (_name, options) => {
    const { page, close } = await openPage(browser, { ...options, bypassCSP: true })
    const wrong: string[] = []
    const look = async (state: string) => {
      for (const finding of await axeFindings(page)) wrong.push(`${state}: ${finding}`)
      const wide = await overflow(page)
      if (wide > 0) wrong.push(`${state}: ${wide} px too wide`)
    }
    for (const path of ['/read', '/en/read']) {
      await page.goto(server.url + path)
      await look(`form ${path.length}`)
      await page.locator('button.main').click()
      await page.waitForSelector('[role=alert]')
      await look(`error ${path.length}`)
      await page.locator('button[name=example]').click()
      await page.waitForSelector('aside.facts')
      await look(`example ${path.length}`)
      await page.locator('input[type=file]').setInputFiles(noNotice)
      await page.locator('button.main').click()
      await page.waitForSelector('.warnings.verdict')
      await look(`none ${path.length}`)
    }
    await close()
    expect(wrong).toEqual([])
  })

  test('a page of an ordinary notice sends no more than 60 KB', async () => {
    const body = new FormData()
    body.set('text', await readFile(notice, 'utf8'))
    const answer = await fetch(`${server.url}/read`, {
      method: 'POST',
      body,
      headers: { 'Accept-Encoding': 'identity' },
    })
    const zipped = await new Response(answer.body?.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
    expect(zipped.byteLength).toBeLessThan(60_000)
  })
})

describe('limits', () => {
  test('a browser that sends too much is told so, not cut off', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'jikenbo-large-'))
    const large = join(dir, 'large.pdf')
    await writeFile(large, Buffer.alloc(20 * 1024 * 1024, 0x20))
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/read`)
    await page.locator('input[type=file]').setInputFiles(large)
    await page.locator('button.main').click()
    expect(await page.locator('[role=alert]').textContent()).toContain('5 MB を超えています')
    await close()
    await rm(dir, { recursive: true })
  })

  test('a form on a page of another site is not read', async () => {
    const { page, close } = await openPage(browser)
    await page.route('http://elsewhere.test/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" enctype="multipart/form-data" action="${server.url}/read"><textarea name="text">2024年5月20日\n株式会社よそ商店\n個人情報漏えいのお詫び</textarea><button>x</button></form>`,
      }),
    )
    await page.goto('http://elsewhere.test/')
    await page.locator('button').click()
    expect(await page.locator('[role=alert]').textContent()).toContain('ほかのサイト')
    expect(await page.content()).not.toContain('よそ商店')
    await close()
  })
})
