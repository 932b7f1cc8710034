import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A notice as a town's site gives it; another town, day and count for every number. */
export const noticePage = (n: number, count = 90 + n): string => {
  const town = `${'汐見崎,湊ノ原,柚ノ木,若葉台,水無瀬,雲居野,鷺ノ森,椿瀬'.split(',')[n % 8]}${'東西南北中'[Math.floor(n / 8) % 5]}市`
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>個人情報の紛失について(お詫び)</title><h1>個人情報の紛失について(お詫び)</h1><p>令和${1 + (n % 6)}年${1 + (n % 12)}月${1 + (n % 27)}日</p><p>${town}</p><p>${town}の職員が住民${count}人分の氏名及び住所を記録したUSBメモリー(管理番号${n})を紛失したことが判明しました。関係者の皆様に深くお詫び申し上げます。</p></html>`
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A site on loopback whose pages a test changes while it runs. */
export interface NoticeSite {
  readonly origin: string
  /** What stands under a path: a page, or what to do. Whatever is not here is 404. */
  readonly pages: Map<string, string | Handler>
  /** Paths asked for, in order. */
  readonly asked: string[]
  close(): Promise<void>
}

/** Starts a site; pages have an ETag and answer conditional requests. `onAsked` is told each path asked for. */
export const startNoticeSite = async (onAsked: (path: string) => void = () => {}): Promise<NoticeSite> => {
  const pages = new Map<string, string | Handler>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    onAsked(path)
    const page = pages.get(path)
    if (typeof page === 'function') return page(request, response)
    if (page === undefined)
      return response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>見つかりません</h1>')
    const etag = `"${createHash('sha256').update(page).digest('hex').slice(0, 16)}"`
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { ETag: etag }).end()
    const type = page.startsWith('<?xml') ? 'application/xml' : 'text/html; charset=utf-8'
    return response.writeHead(200, { 'Content-Type': type, ETag: etag }).end(page)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/** An RSS feed of items, newest first. */
export const rss = (
  items: readonly { readonly link: string; readonly title: string; readonly date?: string }[],
): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>新着情報</title>${items
    .map(
      ({ link, title, date }) =>
        `<item><title>${title}</title><link>${link}</link><guid>${link}</guid>${date === undefined ? '' : `<pubDate>${date}</pubDate>`}</item>`,
    )
    .join('')}</channel></rss>`
