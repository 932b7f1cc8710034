import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { fileError } from '../capture/errors.js'
import { codedError } from '../casebook/errors.js'
import type { Release } from '../casebook/records.js'
import type { Language } from '../casebook/vocabulary.js'
import type { CasebookReader } from '../store/contract.js'
import { createSiteApp } from './app.js'
import { loadAssets } from './assets.js'
import { writePagefind } from './pagefind.js'
import { archivePage } from './pages/archive.js'
import { pages } from './pages/index.js'
import { allRows, segmentsOf } from './pages/page.js'
import { remembering } from './remember.js'
import { shownAs } from './shown/shown-as.js'
import type { Site, SiteSettings } from './site.js'
import { createUrls, type Urls } from './urls.js'
import { viewIn } from './write-page.js'
import { escapeXml } from './xml.js'
import { zipCapture } from './zip-capture.js'

export interface BuildOptions {
  /** Told now and then how far the build is; `of` grows while pages are still being found. */
  readonly onProgress?: (progress: { readonly written: number; readonly of: number }) => void
  readonly signal?: AbortSignal
}

export interface BuiltSite {
  readonly outDir: string
  readonly files: number
  readonly bytes: number
  /** Releases the search index holds. */
  readonly searchable: number
  /** Set where no base address was given, so that these could not be written. */
  readonly without: readonly 'sitemap'[]
}

/** A file that is meant to be written: what to ask the site for, and where the answer goes. */
interface Target {
  readonly request: string
  readonly file: string
  /** The answer is a capture's bytes received then, and goes into a ZIP file. */
  readonly receivedAt?: string
}

/** The file behind a link of the site, percent signs undone. */
const fileOf = (href: string, urls: Urls): string => {
  const path = decodeURIComponent(href.slice(urls.prefix.length))
  return path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1)
}

const targetsOf = (
  segments: readonly string[],
  lang: Language,
  page: number,
  hasFeed: boolean,
  served: Urls,
  written: Urls,
): Target[] => {
  const at = { segments, lang, page }
  const [ask, put] = [served.page(at), written.page(at)]
  return [
    { request: ask.html, file: fileOf(put.html, written) },
    { request: ask.json, file: fileOf(put.json, written) },
    ...(hasFeed && page === 1 ? [{ request: ask.feed, file: fileOf(put.feed, written) }] : []),
  ]
}

/** What stands beside a capture's page: its bytes, and in both languages how it looks. */
async function* ofCapture(sha256: string, site: Site, served: Urls): AsyncGenerator<Target> {
  const capture = await site.reader.capture(sha256)
  if (site.settings.archive === undefined || capture === undefined) return
  yield { request: served.raw(sha256), file: fileOf(site.urls.raw(sha256), site.urls), receivedAt: capture.receivedAt }
  if (shownAs(capture.mediaType, capture.source.name) === undefined) return
  for (const lang of ['ja', 'en'] as const)
    yield { request: served.view(sha256, lang), file: fileOf(site.urls.view(sha256, lang), site.urls) }
}

/** Every page, in both languages, with its JSON and its feed. */
async function* meant(site: Site, served: Urls): AsyncGenerator<Target> {
  for (const page of pages) {
    for await (const params of page.instances(site)) {
      const segments = segmentsOf(page, params)
      const found = page.paged ? await page.find({ params, page: 1, query: new URLSearchParams() }, site) : undefined
      const last = found === undefined || 'movedTo' in found ? 1 : found.pages
      for (let n = 1; n <= last; n++) {
        for (const lang of ['ja', 'en'] as const) yield* targetsOf(segments, lang, n, page.hasFeed, served, site.urls)
      }
      if (page === archivePage && params.sha256 !== undefined) yield* ofCapture(params.sha256, site, served)
    }
  }
  // Data cannot lead on from file to file: under a merged number stands that of the case it leads to.
  for (const { from, into } of await site.reader.mergedNumbers()) {
    for (const lang of ['ja', 'en'] as const) {
      const [ask, put] = [served.case(into, lang), site.urls.case(from, lang)]
      yield { request: ask.json, file: fileOf(put.json, site.urls) }
      yield { request: ask.feed, file: fileOf(put.feed, site.urls) }
    }
  }
  yield { request: '/robots.txt', file: 'robots.txt' }
  if (site.urls.absolute('/') !== undefined) yield { request: '/sitemap.xml', file: 'sitemap.xml' }
}

/** A page that leads on, for servers that cannot redirect. */
const leadingPage = (href: string): string => {
  const to = escapeXml(href)
  return `<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>→ ${to}</title><meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${to}"><meta name="robots" content="noindex"></head><body><p><a href="${to}">${to}</a></p></body></html>\n`
}

async function* currentReleases(reader: CasebookReader): AsyncGenerator<Release> {
  for await (const row of allRows((options) => reader.releases(options))) {
    const release = await reader.release(row.id)
    if (release !== undefined) yield release
  }
}

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Marks a directory as ours, so that a build never replaces somebody's files. */
const sign = '.jikenbo-site'

const refuseForeign = async (outDir: string) => {
  if (!(await exists(outDir))) return
  const entries = await readdir(outDir).catch((cause: unknown) => {
    throw codedError('publish', 'NOT_A_DIRECTORY', `the site could not be written: ${outDir} is not a directory`, cause)
  })
  if (entries.length > 0 && !entries.includes(sign)) {
    throw codedError(
      'publish',
      'NOT_A_SITE',
      `the site was not written: ${outDir} holds files that are not a site of this program`,
      {
        advice: 'Choose an empty or new directory.',
      },
    )
  }
}

/** Puts the new site in the old one's place: at no moment is there neither, save between two renames. */
const swapIn = async (fresh: string, outDir: string) => {
  const old = `${fresh}-old`
  const before = await stat(outDir).catch(() => undefined)
  const had = before !== undefined
  if (had) {
    await chmod(fresh, before.mode)
    await rename(outDir, old)
  }
  try {
    await rename(fresh, outDir)
  } catch (cause) {
    if (had) await rename(old, outDir)
    throw cause
  }
  if (had) await rm(old, { recursive: true, force: true })
}

/**
 * Writes the whole site into `outDir`, from the same pages that are served: every page in both languages, its JSON,
 * feeds, assets, sitemap, and a search index for the browser. It writes beside `outDir` and puts the result in place
 * at the end, so that a build that fails leaves the old site whole.
 *
 * Throws `PAGE_FAILED` where a page that is meant answers anything but 200, `INCOMPLETE` where a file
 * that was meant is not there at the end, `NOT_A_SITE` where `outDir` holds something else; and whatever aborted `signal`.
 *
 * @example
 * const site = await buildSite(casebook.reader, { title: '事件簿', baseUrl: 'https://casebook.example' }, 'public')
 */
export const buildSite = async (
  reader: CasebookReader,
  settings: SiteSettings,
  outDir: string,
  { onProgress, signal }: BuildOptions = {},
): Promise<BuiltSite> => {
  const out = resolve(outDir)
  await refuseForeign(out)
  // Not mkdtemp, which lets nobody else in: a web server runs as another user.
  const fresh = join(dirname(out), `.${basename(out)}-${randomUUID()}`)
  try {
    await mkdir(dirname(out), { recursive: true })
    await mkdir(fresh)
    const built = await writeAll(reader, settings, fresh, out, onProgress, signal)
    await swapIn(fresh, out)
    return { ...built, outDir: out }
  } catch (cause) {
    if ((cause instanceof Error && cause.message.startsWith('publish: ')) || signal?.aborted) throw cause
    throw fileError('publish', `the site could not be written to ${out}`, cause, 'BUILD_FAILED')
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

const writeAll = async (
  reader: CasebookReader,
  settings: SiteSettings,
  dir: string,
  outDir: string,
  onProgress: BuildOptions['onProgress'],
  signal: AbortSignal | undefined,
): Promise<Omit<BuiltSite, 'outDir'>> => {
  let failure: unknown
  const urls = createUrls({ ...settings, directories: true })
  const served = createUrls({})
  const site: Site = {
    reader: remembering(reader),
    settings: {
      ...settings,
      onError: (error) => {
        failure = error
      },
    },
    urls,
    assets: loadAssets(),
    isStatic: true,
  }
  const app = createSiteApp(site)
  const sizes = new Map<string, number>()
  const folders = new Set<string>()

  const put = async (file: string, bytes: Uint8Array | string) => {
    const path = resolve(dir, file)
    if (!path.startsWith(dir + sep)) {
      throw codedError('publish', 'OUTSIDE', `a page would be written outside the site: ${file}`)
    }
    if (sizes.has(file)) {
      throw codedError('publish', 'SAME_FILE', `two pages would be written to one file: ${file}`)
    }
    const folder = dirname(path)
    if (!folders.has(folder)) await mkdir(folder, { recursive: true })
    folders.add(folder)
    await writeFile(path, bytes)
    sizes.set(file, typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.byteLength)
  }

  let of = 0
  for await (const target of meant(site, served)) {
    signal?.throwIfAborted()
    of += 1
    const response = await app.request(target.request)
    if (response.status !== 200) {
      throw codedError(
        'publish',
        'PAGE_FAILED',
        `a page that is meant could not be written: ${decodeURIComponent(target.request)} answered ${response.status}, for ${outDir}`,
        failure,
      )
    }
    const bytes = new Uint8Array(await response.arrayBuffer())
    const name = /filename="([\w.-]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
    const isCapture = target.receivedAt !== undefined && name !== undefined
    await put(target.file, isCapture ? await zipCapture(bytes, name, target.receivedAt) : bytes)
    if (of % 25 === 0) onProgress?.({ written: sizes.size, of })
  }
  for (const { from, into } of await reader.mergedNumbers()) {
    for (const lang of ['ja', 'en'] as const) {
      await put(fileOf(urls.case(from, lang).html, urls), leadingPage(urls.case(into, lang).html))
    }
  }
  for (const asset of site.assets.values()) await put(`assets/${asset.file}`, asset.bytes)
  await put('404.html', await (await app.request('/404')).text())
  await put(sign, 'jikenbo\n')
  signal?.throwIfAborted()
  const searchable = await writePagefind(currentReleases(reader), viewIn(site, 'ja'), dir)
  await compare(dir, sizes)
  onProgress?.({ written: sizes.size, of: sizes.size })
  return {
    files: sizes.size,
    bytes: [...sizes.values()].reduce((a, b) => a + b, 0),
    searchable,
    without: urls.absolute('/') === undefined ? ['sitemap'] : [],
  }
}

/** What stands on the disk against what was meant: a full disk or a name the file system folds must not pass. */
const compare = async (dir: string, sizes: ReadonlyMap<string, number>) => {
  for (const [file, size] of sizes) {
    const there = await stat(resolve(dir, file)).catch(() => undefined)
    if (there?.size !== size) {
      throw codedError(
        'publish',
        'INCOMPLETE',
        `the site is not whole: ${file} has ${there === undefined ? 'no file' : `${there.size} bytes`}, ${size} were meant`,
      )
    }
  }
}
