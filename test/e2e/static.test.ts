import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Casebook, decide } from '../../src/filing/index.js'
import { type BuiltSite, buildSite } from '../../src/publish/index.js'
import { exampleCasebook, settings } from './casebook.js'
import { axeFindings, type Closable, launchBrowser, openPage, serveFiles } from './support.js'

const merged = { from: '2025-008', into: '2025-007' }
const withdrawn = '2025-009'

let casebook: Casebook
let browser: Browser
let dir: string
let built: BuiltSite
let server: Closable & { readonly url: string }

beforeAll(async () => {
  casebook = await exampleCasebook()
  const who = { by: 'editor@example.jp', at: '2026-10-01T00:00:00.000Z' }
  await decide(casebook, who, ({ merge }) => merge(merged.from, merged.into, 'the same incident'))
  const of = await casebook.reader.case(withdrawn)
  for (const { id } of of && 'releases' in of ? of.releases : [])
    await decide(casebook, who, ({ withdraw }) => withdraw(id, 'published by mistake'))
  dir = await mkdtemp(join(tmpdir(), 'jikenbo-static-'))
  built = await buildSite(casebook.reader, settings, join(dir, 'site'))
  server = await serveFiles(join(dir, 'site'))
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await casebook?.close()
  if (dir) await rm(dir, { recursive: true, force: true })
})

/** How many releases hold a word, by the text itself. */
const holding = async (word: string): Promise<number> => {
  const { rows } = await casebook.reader.releases({ limit: 1000 })
  let n = 0
  for (const row of rows) {
    const text = (await casebook.reader.release(row.id))?.versions.at(-1)?.document.text ?? ''
    if (`${row.discloser?.name ?? ''}\n${row.title}\n${text}`.normalize('NFKC').includes(word)) n += 1
  }
  return n
}

describe('the static site', () => {
  test('holds every release in its search index and leaves nothing lying about', async () => {
    const counts = await casebook.reader.counts()
    expect(built.searchable).toBe(counts.releases)
    expect(await readdir(dir)).toEqual(['site'])
  })

  test('every link of every page leads to a file', async () => {
    const seen = new Set<string>(['/'])
    const queue = ['/']
    const broken: string[] = []
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const answer = await fetch(server.url + path)
      if (answer.status !== 200) {
        broken.push(path)
        continue
      }
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
      const html = await answer.text()
      for (const [, href = ''] of html.matchAll(/ (?:href|src|action)="([^"#]*)/g)) {
        const url = new URL(href.replaceAll('&amp;', '&'), server.url + path)
        if (url.origin !== server.url || seen.has(url.pathname)) continue
        seen.add(url.pathname)
        queue.push(url.pathname)
      }
    }
    expect(broken).toEqual([])
    expect(seen.size).toBeGreaterThan(200)
  })

  test.each(['漏えい', '流出', '千葉', '雲居', 'ランサムウェア', '個人情報保護委員会', 'USB'])(
    'Pagefind finds %s in the browser',
    async (word) => {
      const { page, complaints, close } = await openPage(browser)
      await page.goto(`${server.url}/search/?q=${encodeURIComponent(word)}`)
      await page.waitForSelector('#results .entries')
      const expected = await holding(word)
      expect(expected).toBeGreaterThan(0)
      // Never fewer than hold the word; another spelling of it is found as well.
      const total = Number((await page.locator('#results .meta').textContent())?.match(/\d+/)?.[0])
      expect(total).toBeGreaterThanOrEqual(expected)
      expect(await page.locator('mark.found').count()).toBeGreaterThan(0)
      await page.locator('#results h3 a').first().click()
      await page.waitForURL(/\/releases\//)
      expect(await page.locator('article.text').count()).toBe(1)
      await close()
      expect(complaints).toEqual([])
    },
  )

  test('what stands in no release is not found, and both words of a question must be', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/search/?q=${encodeURIComponent('鯨幕')}`)
    await page.waitForSelector('#results:has-text("鯨幕")')
    expect(await page.locator('#results .entries > li').count()).toBe(0)
    await page.goto(`${server.url}/search/?q=${encodeURIComponent('ランサムウェア 鯨幕')}`)
    await page.waitForSelector('#results:has-text("鯨幕")')
    expect(await page.locator('#results .entries > li').count()).toBe(0)
    await close()
  })

  test('a minus leaves out, quotation marks keep together, and what only a server can do is said', async () => {
    const { page, close } = await openPage(browser)
    const totalOf = async (query: string): Promise<number> => {
      await page.goto(`${server.url}/search/?q=${encodeURIComponent(query)}`)
      await page.waitForSelector('#results:not([aria-busy]) > h2')
      return page.locator('#results .entries > li').count()
    }
    const both = await totalOf('盗難 紛失')
    expect(both).toBeGreaterThan(0)
    expect(await totalOf('盗難 -紛失')).toBe((await totalOf('盗難')) - both)
    expect(await page.locator('#results .warnings').count()).toBe(0)
    expect(await totalOf('"個人情報保護委員会に報告"')).toBeLessThan(await totalOf('個人情報保護委員会 報告'))
    await page.goto(`${server.url}/search/?q=${encodeURIComponent('-紛失')}`)
    await page.waitForSelector('#results .entries')
    const rest = Number((await page.locator('#results .meta').textContent())?.match(/\d+/)?.[0])
    expect(rest).toBe(built.searchable - (await totalOf('紛失')))
    expect(await totalOf('紛失 label:紛失')).toBeGreaterThan(0)
    expect(await page.locator('#results .warnings').textContent()).toContain('label:紛失')
    // Nothing begins so, whatever begins a little like it.
    for (const none of ['zzzqqq', '987654321', '漏えいzz']) expect(await totalOf(none), none).toBe(0)
    expect(await totalOf('株式会社トワビト情報センター')).toBe(await totalOf('トワビト情報センター'))
    await close()
  })

  test.each([
    '"第2報"',
    '"令和5年"',
    '"12月26日"',
    '3月5日',
    '10名',
    '2次被害',
    'A社',
    '"紛失のUSBメモリ"',
    '"氏名、住所"',
    '"住所、氏名"',
    '27306',
    '27,306',
    '#2025-7',
    `#${merged.from}`,
    `-#${merged.from} 流出`,
    `#${withdrawn}`,
    '髙橋',
    '紛失 NOT 盗難',
    '紛失 OR 盗難',
    '株式会社トワビト情報センター',
  ])('%s finds what a served site finds', async (query) => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/search/?q=${encodeURIComponent(query)}`)
    await page.waitForSelector('#results:not([aria-busy]) > h2', { state: 'attached' })
    const { rows, total, warnings } = await casebook.reader.search(query, { limit: 20 })
    expect(await page.locator('#results .entries > li').count()).toBe(Math.min(20, total))
    const links = await page.locator('#results h3 a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
    if (total <= 20) expect(links.sort()).toEqual(rows.map(({ release }) => `/releases/${release.id}/`).sort())
    expect(await page.locator('#results .warnings').count()).toBe(warnings.length)
    await close()
  })

  test('the number of a case whose releases were all withdrawn leads to its page', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/search/?q=${encodeURIComponent(`#${withdrawn}`)}`)
    await page.locator('#results a.seal').click()
    await page.waitForURL(`${server.url}/cases/${withdrawn}/`)
    await close()
  })

  test('漏洩 finds what is written 漏えい', async () => {
    const { page, close } = await openPage(browser)
    await page.goto(`${server.url}/search/`)
    await page.locator('[data-live]').pressSequentially('漏洩')
    await page.waitForSelector('#results .entries')
    expect(await page.locator('#results .entries > li').count()).toBeGreaterThan(0)
    expect(await page.locator('mark.found').first().textContent()).toMatch(/漏えい|漏洩/)
    await close()
  })

  test('label paths and the search page hold up to axe, and English readers stay in English', async () => {
    const { page, close } = await openPage(browser, { bypassCSP: true })
    await page.goto(`${server.url}/labels/インシデント:2次被害/`)
    expect(await page.locator('h1').textContent()).toBe('インシデント:2次被害')
    expect(await axeFindings(page)).toEqual([])
    await page.goto(`${server.url}/en/search/?q=${encodeURIComponent('流出')}`)
    await page.waitForSelector('#results .entries')
    expect(await axeFindings(page)).toEqual([])
    expect(await page.locator('#results h3 a').first().getAttribute('href')).toMatch(/^\/en\/releases\//)
    for (const words of ['h3', '.who > span:first-child', '.snippet'])
      expect(await page.locator(`#results ${words}`).first().getAttribute('lang'), words).toBe('ja')
    await close()
  })

  test('works under a path of somebody’s server too', async () => {
    const mount = join(dir, 'mount')
    await buildSite(casebook.reader, { ...settings, baseUrl: 'https://casebook.example/book' }, join(mount, 'book'))
    const mounted = await serveFiles(mount)
    const { page, complaints, close } = await openPage(browser)
    await page.goto(`${mounted.url}/book/`)
    await page.locator('.entries .seal').first().click()
    await page.waitForURL(/\/book\/cases\/[^/]+\/$/)
    await page.locator('header input[type=search]').fill('流出')
    await page.locator('header input[type=search]').press('Enter')
    await page.waitForSelector('#results .entries')
    await page.locator('#results .seal').first().click()
    await page.waitForURL(/\/book\/cases\/[^/]+\/$/)
    expect(await page.locator('.figure svg:visible').count()).toBeGreaterThan(0)
    await close()
    await mounted.close()
    expect(complaints).toEqual([])
  })
})
