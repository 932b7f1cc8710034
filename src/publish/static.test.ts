import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveOf, exampleCasebook, settings } from '../../test/e2e/casebook.js'
import type { Case } from '../casebook/records.js'
import { type Casebook, decide } from '../filing/index.js'
import { type BuiltSite, buildSite } from './static.js'

let casebook: Casebook
let dir: string
let site: string
let built: BuiltSite
let merged: { from: string; into: string }
let withdrawn: Case
let emptied: Case
let movedTo: string
const label = `メモ:${'長い'.repeat(150)}/..`
const misleading = ['.', '..', 'index', 'index.html', 'feed.atom', 'メモ:a', 'メモ:a.json']

beforeAll(async () => {
  casebook = await exampleCasebook()
  dir = await mkdtemp(join(tmpdir(), 'jikenbo-build-'))
  site = join(dir, 'public')
  const who = { by: 'test', at: '2026-09-02T03:00:00.000Z' }
  const [into, from, third] = (await casebook.reader.cases({ limit: 3 })).rows
  if (into === undefined || from === undefined || third === undefined) throw new Error('three cases are needed')
  merged = { from: from.number, into: into.number }
  await decide(casebook, who, ({ merge }) => merge(from.number, into.number, 'the same incident'))
  const [release] = (await casebook.reader.releases({ limit: 1 })).rows
  await decide(casebook, who, ({ relabel }) => relabel(release?.id ?? '', { add: [label, ...misleading], remove: [] }))
  // A case all of whose releases are withdrawn, and one that was emptied.
  const alone = (await casebook.reader.cases({ limit: 1000 })).rows.filter((c) => c.releaseCount === 1)
  const [first, second] = await Promise.all(alone.slice(2, 4).map((c) => casebook.reader.case(c.number)))
  if (!first || 'movedTo' in first || !second || 'movedTo' in second) throw new Error('two cases are needed')
  withdrawn = first
  await decide(casebook, who, ({ withdraw }) => withdraw(first.releases[0]?.id ?? '', 'published by mistake'))
  emptied = second
  movedTo = await decide(casebook, who, ({ move }) => move(second.releases[0]?.id ?? '', undefined, 'another incident'))
  built = await buildSite(
    casebook.reader,
    { ...settings, baseUrl: 'https://casebook.example', archive: archiveOf(casebook) },
    site,
  )
}, 120_000)

afterAll(async () => {
  await casebook?.close()
  if (dir) await rm(dir, { recursive: true, force: true })
})

const read = (...path: readonly string[]) => readFile(join(site, ...path), 'utf8')

/** The one file of a ZIP file, by its local header (APPNOTE 4.3.7) and the sizes at its end. */
const unzipped = (zip: Buffer) => {
  const central = zip.readUInt32LE(zip.length - 22 + 16)
  const compressed = zip.readUInt32LE(central + 20)
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28)
  return { bytes: inflateRawSync(zip.subarray(start, start + compressed)) }
}

describe('buildSite', () => {
  test('writes every page in both languages, with JSON, feeds and what stands beside', async () => {
    const { rows } = await casebook.reader.cases({ limit: 1000 })
    for (const { number } of rows) {
      for (const path of [
        `cases/${number}/index.html`,
        `en/cases/${number}/index.html`,
        `cases/${number}.json`,
        `cases/${number}/feed.atom`,
      ]) {
        expect((await read(path)).length).toBeGreaterThan(100)
      }
    }
    for (const path of [
      'index.html',
      'en/index.html',
      'index.json',
      'feed.atom',
      'sitemap.xml',
      'robots.txt',
      '404.html',
      'assets/site.css',
      'pagefind/pagefind.js',
      'pagefind/spellings.json',
    ]) {
      expect((await read(path)).length).toBeGreaterThan(20)
    }
    expect(await read('labels', 'インシデント:2次被害', 'index.html')).toContain('ラベル インシデント:2次被害')
    expect(built.without).toEqual([])
  })

  test('writes every capture as a harmless page, and its bytes where no server takes them for one', async () => {
    const { rows } = await casebook.reader.releases({ limit: 1000 })
    for (const { id } of rows) {
      const { sha256 } = (await casebook.reader.release(id))?.versions.at(-1)?.capture ?? { sha256: '' }
      expect(await read('archive', sha256, 'index.html')).toContain(` src="/archive/${sha256}/view/"`)
      for (const lang of [[], ['en']]) {
        const view = await read(...lang, 'archive', sha256, 'view', 'index.html')
        expect(view).toMatch(/<head><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;;/)
      }
      const zip = await readFile(join(site, 'archive', sha256, 'raw.zip'))
      expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')
      const { bytes } = unzipped(zip)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      expect(await readdir(join(site, 'archive', sha256))).not.toContain('raw')
    }
  })

  test('knows how much it wrote', async () => {
    const files = (await readdir(site, { recursive: true, withFileTypes: true })).filter((e) => e.isFile())
    expect(files).toHaveLength(built.files)
    expect(built.written).toBe(built.files - 1)
  })

  test('leads on from a merged case, and has the JSON and the feed of the one it leads to there', async () => {
    expect(await read('cases', merged.from, 'index.html')).toContain(`url=/cases/${merged.into}/"`)
    for (const lang of [[], ['en']]) {
      const of = (number: string, file: string) => read(...lang, 'cases', ...file.replace('N', number).split('/'))
      for (const file of ['N.json', 'N/feed.atom'])
        expect(await of(merged.from, file)).toBe(await of(merged.into, file))
    }
    expect(await read('cases', merged.from, 'feed.atom')).toContain(
      `rel="self" type="application/atom+xml" href="https://casebook.example/cases/${merged.into}/feed.atom"`,
    )
  })

  test('tells its search where numbers lead that no release stands under', async () => {
    const numbers = JSON.parse(await read('pagefind', 'numbers.json'))
    expect(numbers.merged).toEqual({ [merged.from]: merged.into })
    expect(numbers.emptied[withdrawn.number]).toEqual({
      ja: `/cases/${withdrawn.number}/`,
      en: `/en/cases/${withdrawn.number}/`,
    })
  })

  test('has no link that leads nowhere, also where a release was withdrawn or a case emptied', async () => {
    const files = new Set((await readdir(site, { recursive: true })).map((f) => `/${f}`))
    const dead = new Set<string>()
    let links = 0
    for (const file of [...files].filter((f) => f.endsWith('.html') && !f.includes('/view/'))) {
      for (const [, href = ''] of (await read(file)).matchAll(/ (?:href|src)="(\/[^"#?]*)/g)) {
        links++
        const path = decodeURIComponent(href.replaceAll('&amp;', '&'))
        if (!files.has(path.endsWith('/') ? `${path}index.html` : path)) dead.add(`${file} → ${path}`)
      }
    }
    expect(links).toBeGreaterThan(1000)
    expect([...dead]).toEqual([])
    expect(await read('cases', withdrawn.number, 'index.html')).toContain('この事件の公表文はすべて取り下げられました')
    expect(await read('cases', withdrawn.number, 'index.html')).toContain(`<h1>${withdrawn.title}</h1>`)
    const empty = await read('cases', emptied.number, 'index.html')
    expect(empty).toContain('<h1>この番号の公表文はすべて別の事件に移されました。</h1>')
    expect(empty).toContain(`href="/cases/${movedTo}/"`)
    expect(JSON.parse(await read('cases', `${emptied.number}.json`))).toMatchObject({ wentTo: [movedTo] })
    for (const list of ['sitemap.xml', 'cases.json', 'cases/index.html'])
      expect(await read(list)).not.toMatch(new RegExp(`cases/(?:${withdrawn.number}|${emptied.number})`))
  })

  test('is to be had by whoever its folder lets in', async () =>
    expect((await stat(site)).mode & 0o777).toBe(0o777 & ~process.umask()))

  test('gives a label that no file system takes a shorter name, and links to it', async () => {
    const names = (await readdir(join(site, 'labels'))).filter((n) => n.startsWith('メモ:長い'))
    expect(names).toHaveLength(2)
    const directory = names.find((n) => !n.endsWith('.json')) ?? ''
    expect(Buffer.byteLength(directory)).toBeLessThanOrEqual(200)
    expect(decodeURIComponent(await read('labels', 'index.html'))).toContain(`href="/labels/${directory}/"`)
  })

  test('gives labels that look like a way up or like a file pages of their own, with their JSON', async () => {
    const names = await readdir(join(site, 'labels'))
    for (const written of ['.~', '..~', 'index', 'index.html~', 'feed.atom~', 'メモ:a', 'メモ:a.json~']) {
      expect(names).toContain(written)
      expect(JSON.parse(await read('labels', `${written}.json`))).toHaveProperty('releases')
      expect(await read('labels', written, 'index.html')).toContain(`href="/labels/${encodeURI(written)}.json"`)
    }
  })

  test('a second build replaces the first, and leaves nothing beside it', async () => {
    await writeFile(join(site, 'stale.html'), 'old')
    await chmod(site, 0o750)
    await buildSite(casebook.reader, settings, site)
    expect((await stat(site)).mode & 0o777).toBe(0o750)
    expect(await readdir(dir)).toEqual(['public'])
    await expect(read('stale.html')).rejects.toThrow()
    await expect(read('sitemap.xml')).rejects.toThrow()
  })

  test.each([
    ['a page that fails', { labels: () => Promise.reject(new Error('disk gone')) }, /\/labels\S* failed.*PAGE_FAILED/],
    ['a page that is meant and not there', { release: () => Promise.resolve(undefined) }, /is not there.*PAGE_FAILED/],
  ])('%s stops the build and leaves the old site whole', async (_name, broken, message) => {
    const before = await read('index.html')
    await expect(buildSite({ ...casebook.reader, ...broken }, settings, site)).rejects.toThrow(message)
    expect(await read('index.html')).toBe(before)
    expect(await readdir(dir)).toEqual(['public'])
  })

  test('can be called off', async () => {
    const before = await read('index.html')
    const calling = new AbortController()
    const progress: number[] = []
    const building = buildSite(casebook.reader, settings, site, {
      signal: calling.signal,
      onProgress: ({ done }) => {
        progress.push(done)
        calling.abort(new Error('called off'))
      },
    })
    await expect(building).rejects.toThrow('called off')
    expect(progress.length).toBeGreaterThan(0)
    expect(await read('index.html')).toBe(before)
    expect(await readdir(dir)).toEqual(['public'])
  })

  test('does not touch a folder that holds something else', async () => {
    const other = join(dir, 'mine')
    await mkdir(other)
    await writeFile(join(other, 'thesis.txt'), 'years of work')
    await expect(buildSite(casebook.reader, settings, other)).rejects.toThrow(/NOT_A_SITE/)
    expect(await readdir(other)).toEqual(['thesis.txt'])
    await rm(other, { recursive: true })
  })
})
