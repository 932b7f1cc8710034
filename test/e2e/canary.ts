import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Frame, Page } from 'playwright-core'

const listen = (server: Server): Promise<{ readonly origin: string; close(): Promise<void> }> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections()
            server.close(() => done())
          }),
      }),
    )
  })

/** What payloads have done, by their number: what they ran, asked for, opened. */
export type Deeds = Map<number, Set<string>>

const note = (deeds: Deeds, number: number, deed: string) => {
  deeds.set(number, (deeds.get(number) ?? new Set()).add(deed))
}

/** A server payloads name, which answers everything and notes who came. */
export const startCanary = (deeds: Deeds) =>
  listen(
    createServer((request, response) => {
      note(deeds, Number(/^\/(\d+)/.exec(request.url ?? '')?.[1] ?? -1), `asked for ${request.url}`)
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end()
    }),
  )

export interface ServedFile {
  readonly bytes: Uint8Array | string
  /** Empty: none is said. */
  readonly type: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A server that gives out files at `/0`, `/1` … as they are, under the type a careless one would use. */
export const startCareless = (file: (number: number) => ServedFile | undefined) =>
  listen(
    createServer((request, response) => {
      const found = file(Number(/^\/(\d+)$/.exec(request.url ?? '')?.[1]))
      if (found === undefined) response.writeHead(404).end()
      else
        response
          .writeHead(200, { ...(found.type === '' ? {} : { 'Content-Type': found.type }), ...found.headers })
          .end(found.bytes)
    }),
  )

/** Makes `canary(number)` known in every frame of a context, and notes what else a payload could do to a window. */
export const watch = async (context: BrowserContext, deeds: Deeds, current: () => number): Promise<void> => {
  await context.exposeFunction('canary', (number: number) => note(deeds, number, 'ran'))
  context.on('page', (page) => {
    page.on('dialog', (dialog) => {
      note(deeds, current(), 'opened a dialog')
      dialog.dismiss().catch(() => undefined)
    })
    page.on('popup', (popup) => {
      note(deeds, current(), 'opened a window')
      popup.close().catch(() => undefined)
    })
    page.on('download', (download) => {
      note(deeds, current(), `saved ${download.url()}`)
      download.cancel().catch(() => undefined)
    })
  })
}

const inviting =
  'a,img[usemap],button,input,select,textarea,summary,h2,x,p[popover],svg a,svg text,[tabindex],[onclick],[onmouseover]'

/** Points at, clicks and tabs to what a frame shows, as somebody would who wants to see what it does. */
export const provoke = async (page: Page, frame: Frame): Promise<void> => {
  const found = await frame.$$(inviting).catch(() => [])
  for (const element of found.slice(0, 3)) {
    const box = await element.boundingBox().catch(() => null)
    if (box === null || box.width === 0 || box.height === 0) continue
    const [x, y] = [box.x + Math.min(box.width / 2, 20), box.y + box.height / 2]
    await page.mouse.move(x, y).catch(() => undefined)
    await page.mouse.click(x, y).catch(() => undefined)
  }
  for (const key of ['Tab', 'Enter']) await page.keyboard.press(key).catch(() => undefined)
}
