import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { fileError } from '../capture/errors.js'
import { codedError } from '../casebook/errors.js'
import type { Release } from '../casebook/records.js'
import type { CasebookReader } from '../store/contract.js'
import { createSiteApp } from './app.js'
import { loadAssets } from './assets.js'
import { writePagefind } from './pagefind.js'
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
    const built = await writeAll(reader, settings, fresh, onProgress, signal)
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
  onProgress: BuildOptions['onProgress'],
  signal: AbortSignal | undefined,
): Promise<Omit<BuiltSite, 'outDir'>> => {
  const urls = createUrls({ ...settings, directories: true })
  const { archive } = settings
  let failure: unknown
  const site: Site = {
    reader: remembering(reader),
    settings: {
      ...settings,
      // A capture is asked for by its page, its views and its file.
      ...(archive === undefined ? {} : { archive: { ...archive, read: rememberLast(archive.read, 1) } }),
      onError: (error) => {
        failure = error
      },
    },
    urls,
    assets: loadAssets(),
    isStatic: true,
  }
  const app = createSiteApp(site)
  const ask: AskSite = async (path) => {
    const response = await app.request(path)
    if (response.status !== 200) throw failed(path, `answered ${response.status}`, failure)
    const name = /filename="([\w.-]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
    return { bytes: new Uint8Array(await response.arrayBuffer()), ...(name === undefined ? {} : { name }) }
  }
  const sizes = new Map<string, number>()
  const folders = new Set<string>()

  // Synchronously: of thousands of small files each would wait its turn four times.
  const put = (file: string, bytes: Uint8Array | string) => {
    const path = resolve(dir, file)
    if (!path.startsWith(dir + sep)) {
      throw codedError('publish', 'OUTSIDE', `a page would be written outside the site: ${file}`)
    }
    if (sizes.has(file)) {
      throw codedError('publish', 'SAME_FILE', `two pages would be written to one file: ${file}`)
    }
    const folder = dirname(path)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    writeFileSync(path, bytes)
    sizes.set(file, typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.byteLength)
  }
  const putPart = async ({ files, write }: SitePart) => {
    for (const [at, bytes] of (await write()).entries()) put(files[at] ?? '', bytes)
    await breathe()
    signal?.throwIfAborted()
  }

  const instances = await allInstances(site)
  for (const [done, instance] of instances.entries()) {
    for await (const part of instanceParts(instance, site, ask)) await putPart(part)
    if (done % 25 === 0) onProgress?.({ done, of: instances.length })
  }
  for await (const part of mergedParts(site)) await putPart(part)
  for (const asset of site.assets.values()) put(`assets/${asset.file}`, asset.bytes)
  put('robots.txt', (await ask('/robots.txt')).bytes)
  if (urls.absolute('/') !== undefined) put('sitemap.xml', (await ask('/sitemap.xml')).bytes)
  put('404.html', await (await app.request('/404')).text())
  put(sign, 'jikenbo\n')
  signal?.throwIfAborted()
  const searchable = await writePagefind(currentReleases(reader), viewIn(site, 'ja'), dir)
  await compare(dir, sizes)
  onProgress?.({ done: instances.length, of: instances.length })
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
