import { resolve } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { fileError } from '../capture/errors.js'
import type { Release } from '../casebook/records.js'
import type { CasebookReader } from '../store/contract.js'
import { createSiteApp } from './app.js'
import { loadAssets } from './assets.js'
import { makerOf } from './made-by.js'
import { digestOf, type OutputFolder, openOutput } from './output-folder.js'
import { digestIndexed, makePagefind, pagefindFolder } from './pagefind.js'
import { allRows } from './pages/page.js'
import { remembering, rememberLast } from './remember.js'
import type { Site, SiteSettings } from './site.js'
import { type AskSite, allInstances, failed, instanceParts, mergedParts, type SitePart } from './site-parts.js'
import { createUrls } from './urls.js'
import { viewIn } from './write-page.js'

export interface BuildOptions {
  /** Told now and then how far the build is. */
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void
  readonly signal?: AbortSignal
}

export interface BuiltSite {
  readonly outDir: string
  readonly files: number
  /** Files that were written anew; the others stood there as they should. */
  readonly written: number
  readonly bytes: number
  /** Releases the search index holds. */
  readonly searchable: number
  /** Set where no base address was given, so that these could not be written. */
  readonly without: readonly 'sitemap'[]
}

async function* currentReleases(reader: CasebookReader): AsyncGenerator<Release> {
  for await (const row of allRows((options) => reader.releases(options))) {
    const release = await reader.release(row.id)
    if (release !== undefined) yield release
  }
}

/**
 * Writes the whole site into `outDir`, from the same pages that are served: every page in both languages, its JSON,
 * feeds, assets, sitemap, and a search index for the browser. What is in `outDir` already and was made of the same stays
 * as it is. Until all is made, `outDir` is left alone: a build that fails leaves the old site whole.
 *
 * Throws `PAGE_FAILED` where a page that is meant cannot be made, what `openOutput` and its `finish` throw, and whatever
 * aborted `signal`.
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
  const site = siteToWrite(reader, settings)
  let output: OutputFolder | undefined
  try {
    output = openOutput(out, makerOf(site))
    const searchable = await writeAll(site, reader, output, onProgress, signal)
    const without = site.urls.absolute('/') === undefined ? (['sitemap'] as const) : []
    return { ...output.finish(), outDir: out, searchable, without }
  } catch (cause) {
    if ((cause instanceof Error && cause.message.startsWith('publish: ')) || signal?.aborted) throw cause
    throw fileError('publish', `the site could not be written to ${out}`, cause, 'BUILD_FAILED')
  } finally {
    output?.close()
  }
}

/** The site as its pages are written, reading each thing once for all that stands near it. */
const siteToWrite = (reader: CasebookReader, settings: SiteSettings): Site => {
  const { archive } = settings
  return {
    reader: remembering(reader),
    settings: {
      ...settings,
      // A capture is asked for by its page, its views and its file.
      ...(archive === undefined ? {} : { archive: { ...archive, read: rememberLast(archive.read, 1) } }),
    },
    urls: createUrls({ ...settings, directories: true }),
    assets: loadAssets(),
    isStatic: true,
  }
}

/** Puts every file of the site. Returns how many releases its search holds. */
const writeAll = async (
  site: Site,
  reader: CasebookReader,
  output: OutputFolder,
  onProgress: BuildOptions['onProgress'],
  signal: AbortSignal | undefined,
): Promise<number> => {
  let failure: unknown
  const onError = (error: unknown) => {
    failure = error
  }
  const app = createSiteApp({ ...site, settings: { ...site.settings, onError } })
  const ask: AskSite = async (path) => {
    const response = await app.request(path)
    if (response.status !== 200) throw failed(path, `answered ${response.status}`, failure)
    const name = /filename="([\w.-]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
    return { bytes: new Uint8Array(await response.arrayBuffer()), ...(name === undefined ? {} : { name }) }
  }
  const putPart = async ({ from, files, write, isPassing }: SitePart) => {
    const digest = digestOf(from)
    if (!output.keeps(files, digest)) {
      const written = await write()
      const noted = isPassing?.(written) ? undefined : digest
      for (const [at, bytes] of written.entries()) output.put(files[at] ?? '', bytes, noted)
    }
    // Between two parts a Ctrl-C is heard.
    await breathe()
    signal?.throwIfAborted()
  }

  const view = viewIn(site, 'ja')
  const indexed = await digestIndexed(currentReleases(reader), view)
  const isIndexed = output.keeps(output.below(pagefindFolder), indexed.from)
  const instances = await allInstances(site)
  const of = instances.length + (isIndexed ? 0 : indexed.releases)
  let done = 0
  const tell = () => {
    if (++done % 25 === 0 || done === of) onProgress?.({ done, of })
    signal?.throwIfAborted()
  }
  for (const instance of instances) {
    for await (const part of instanceParts(instance, site, ask)) await putPart(part)
    tell()
  }
  for await (const part of mergedParts(site)) await putPart(part)
  for (const asset of site.assets.values()) output.put(`assets/${asset.file}`, asset.bytes)
  output.put('robots.txt', (await ask('/robots.txt')).bytes)
  if (site.urls.absolute('/') !== undefined) output.put('sitemap.xml', (await ask('/sitemap.xml')).bytes)
  output.put('404.html', await (await app.request('/404')).text())
  if (!isIndexed)
    for (const [file, bytes] of await makePagefind(currentReleases(reader), view, tell))
      output.put(file, bytes, indexed.from)
  return indexed.releases
}
