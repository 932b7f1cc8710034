import { codedError } from '../casebook/errors.js'
import { documentOf } from './archive-routes.js'
import { loadFeed, writeFeed } from './feed.js'
import { archivePage } from './pages/archive.js'
import { casePage } from './pages/case.js'
import { pages } from './pages/index.js'
import { type Ask, type Found, type SitePage, segmentsOf } from './pages/page.js'
import { shownAs } from './shown/shown-as.js'
import { writeFailedView } from './shown/view.js'
import type { Site, View } from './site.js'
import { createUrls, type PageUrls, type Urls } from './urls.js'
import { viewIn, writePage } from './write-page.js'
import { escapeXml } from './xml.js'
import { zipCapture } from './zip-capture.js'

/** Files of a static site that are made of one thing. */
export interface SitePart {
  /** What they are made of: beside it only the program and the site's settings tell. Plain data. */
  readonly from: unknown
  readonly files: readonly string[]
  /** What stands in each of the files. */
  readonly write: () => Promise<readonly (string | Uint8Array)[]>
  /** What was written may be otherwise when it is written again. */
  readonly isPassing?: (written: readonly (string | Uint8Array)[]) => boolean
}

/** Asks the served site for what is no page of its own; with the name it would be saved under. Throws `PAGE_FAILED`. */
export type AskSite = (path: string) => Promise<{ readonly bytes: Uint8Array; readonly name?: string }>

/** A page as it stands in a static site: which one, and of what. */
export interface PageInstance {
  readonly page: SitePage
  readonly params: Ask['params']
}

const languages = ['ja', 'en'] as const

/** The file behind a link of the site, percent signs undone. */
export const fileOf = (href: string, urls: Urls): string => {
  const path = decodeURIComponent(href.slice(urls.prefix.length))
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1)
}

const pathOf = ({ page, params }: PageInstance): string => `/${segmentsOf(page, params).join('/')}`

export const failed = (path: string, why: string, cause?: unknown) =>
  codedError('publish', 'PAGE_FAILED', `a page that is meant could not be written: ${path} ${why}`, cause)

/** Does something for a page; what goes wrong tells which page it was. */
const forPage = async <T>(path: string, act: () => T | Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (cause) {
    throw failed(path, 'failed', cause)
  }
}

/** Every page a static site has, its lists as one. */
export const allInstances = async (site: Site): Promise<readonly PageInstance[]> => {
  const instances: PageInstance[] = []
  for (const page of pages)
    await forPage(`/${page.pattern.join('/')}`, async () => {
      for await (const params of page.instances(site)) instances.push({ page, params })
    })
  return instances
}

const find = async (instance: PageInstance, number: number, site: Site): Promise<Found> => {
  const { page, params } = instance
  const path = `${pathOf(instance)}${number > 1 ? `/page/${number}` : ''}`
  const found = await forPage(path, () => page.find({ params, page: number, query: new URLSearchParams() }, site))
  if (found === undefined || 'movedTo' in found) throw failed(path, 'is not there')
  return found
}

/** A feed in each language, in the files it is given. */
async function* feedParts(found: Found, path: string, views: readonly View[], to: readonly PageUrls[]) {
  for (const [at, view] of views.entries()) {
    const feed = await forPage(path, async () => found.feed && loadFeed(await found.feed(view), view.reader))
    if (feed === undefined) continue
    yield {
      from: feed,
      files: [fileOf(to[at]?.feed ?? '', view.urls)],
      write: () => forPage(path, () => [writeFeed(feed, view)]),
    }
  }
}

/** One page of a list. */
async function* numberedParts(
  instance: PageInstance,
  number: number,
  found: Found,
  site: Site,
): AsyncGenerator<SitePart> {
  const { page, params } = instance
  const segments = segmentsOf(page, params)
  const path = pathOf(instance)
  const views = languages.map((lang) => viewIn(site, lang))
  const urls = views.map((view) => view.urls.page({ segments, lang: view.lang, page: number }))
  const files = [...urls.map((u) => u.html), ...urls.map((u) => u.json)].map((href) => fileOf(href, site.urls))
  const write = () => {
    const json = JSON.stringify(found.json())
    const html = views.map((view, at) =>
      writePage(view, found.view(view), { urls: urls[at] as PageUrls, hasFeed: page.hasFeed }),
    )
    return [...html, ...views.map(() => json)]
  }
  yield {
    from: { params, number, found: found.data },
    files,
    write: () => forPage(path, write),
  }
  if (number === 1) yield* feedParts(found, path, views, urls)
}

/** What stands beside a capture's page: its bytes, and in both languages how it looks. */
async function* captureParts(sha256: string, site: Site, ask: AskSite): AsyncGenerator<SitePart> {
  const capture = await site.reader.capture(sha256)
  if (site.settings.archive === undefined || capture === undefined) return
  const served = createUrls({})
  yield {
    from: capture,
    files: [fileOf(site.urls.raw(sha256), site.urls)],
    write: async () => {
      const { bytes, name = sha256 } = await ask(served.raw(sha256))
      return [await zipCapture(bytes, name, capture.receivedAt)]
    },
  }
  if (shownAs(capture.mediaType, capture.source.name) === undefined) return
  const document = await documentOf(sha256, site.reader)
  yield {
    from: { capture, document },
    files: languages.map((lang) => fileOf(site.urls.view(sha256, lang), site.urls)),
    write: async () => {
      const views: Uint8Array[] = []
      for (const lang of languages) views.push((await ask(served.view(sha256, lang))).bytes)
      return views
    },
    // A machine that does less beside it may find the time.
    isPassing: (views) =>
      languages.some((lang, at) =>
        Buffer.from(writeFailedView({ name: capture.source.name, lang }, 'TOO_COMPLEX')).equals(
          views[at] as Uint8Array,
        ),
      ),
  }
}

/** The files of a page: in both languages, with its JSON, its feed, and the pages that go on from it. */
export async function* instanceParts(instance: PageInstance, site: Site, ask: AskSite): AsyncGenerator<SitePart> {
  const found = await find(instance, 1, site)
  yield* numberedParts(instance, 1, found, site)
  const last = instance.page.paged ? found.pages : 1
  for (let number = 2; number <= last; number++)
    yield* numberedParts(instance, number, await find(instance, number, site), site)
  const { sha256 } = instance.params
  if (instance.page === archivePage && sha256 !== undefined) yield* captureParts(sha256, site, ask)
}

/** A page that leads on, for servers that cannot redirect. */
const leadingPage = (href: string): string => {
  const to = escapeXml(href)
  return `<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>→ ${to}</title><meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${to}"><meta name="robots" content="noindex"></head><body><p><a href="${to}">${to}</a></p></body></html>\n`
}

/** Data cannot lead on from file to file: under a merged number stands that of the case it leads to. */
export async function* mergedParts(site: Site): AsyncGenerator<SitePart> {
  const views = languages.map((lang) => viewIn(site, lang))
  for (const { from, into } of await site.reader.mergedNumbers()) {
    const instance = { page: casePage, params: { number: into } }
    const found = await find(instance, 1, site)
    const at = languages.map((lang) => site.urls.case(from, lang))
    yield {
      from: { into, found: found.data },
      files: at.map(({ json }) => fileOf(json, site.urls)),
      write: () => forPage(pathOf(instance), () => at.map(() => JSON.stringify(found.json()))),
    }
    yield* feedParts(found, pathOf(instance), views, at)
    yield {
      from: { into },
      files: at.map(({ html }) => fileOf(html, site.urls)),
      write: async () => languages.map((lang) => leadingPage(site.urls.case(into, lang).html)),
    }
  }
}
