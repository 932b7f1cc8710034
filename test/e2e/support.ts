import { createReadStream, existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { serve } from '@hono/node-server'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { Casebook } from '../../src/filing/index.js'
import { createSite, type SiteSettings } from '../../src/publish/index.js'
import { archiveOf, settings } from './casebook.js'

export interface Closable {
  close(): Promise<void>
}

/** The site of a casebook on a free port of this machine. */
export const serveSite = async (
  casebook: Casebook,
  more: Partial<SiteSettings> = {},
): Promise<Closable & { readonly url: string }> => {
  const site = createSite(casebook.reader, {
    ...settings,
    archive: archiveOf(casebook),
    // A page that fails must fail the test with its own words, not with a 500.
    onError: (error, path) => console.error(path, error),
    ...more,
  })
  return new Promise((resolve) => {
    const server = serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () => new Promise((done) => server.close(() => done())),
      }),
    )
  })
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.atom': 'application/atom+xml',
  '.xml': 'application/xml',
}

/** A plain file server, as anybody would put a built site on: no rules but `index.html`. */
export const serveFiles = (dir: string): Promise<Closable & { readonly url: string }> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
      let file = join(dir, normalize(path))
      if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html')
      if (!file.startsWith(dir) || !existsSync(file)) {
        response.writeHead(404).end('not found')
        return
      }
      response.writeHead(200, { 'Content-Type': mediaTypes[extname(file)] ?? 'application/octet-stream' })
      createReadStream(file).pipe(response)
    })
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections()
            server.close(() => done())
          }),
      }),
    )
  })

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })

export const shapes = {
  wide: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const satisfies Record<string, BrowserContextOptions>

/** A page of a reader with a Japanese browser; whatever the page's scripts complain of is collected. */
export const openPage = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly complaints: string[] } & Closable> => {
  const context = await browser.newContext({ locale: 'ja-JP', reducedMotion: 'reduce', ...shapes.wide, ...options })
  const page = await context.newPage()
  // Everything is on this machine, which may be busy: what has not happened by then will not.
  page.setDefaultTimeout(30_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { page, complaints, close: () => context.close() }
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/** What axe finds on the page with everything on it unfolded, in a line each. The context must bypass the content security policy. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(await axeSource)
  await page.evaluate('for (const folded of document.querySelectorAll("details")) folded.open = true')
  const result = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })',
  )) as AxeResult
  return result.violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary ?? ''}`),
  )
}

/** How far the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
