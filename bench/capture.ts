import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { walkFiles } from '../src/capture/files.js'
import { addAll, casebookFetcher, fetchInput, fileInputs, initCasebook, openCasebook } from '../src/filing/index.js'
import { generateReleases } from './generate.js'

/** A site in a process of its own: every page from memory, an index that links to all of them, nothing else. */
const server = `
const { readFileSync } = require('node:fs')
const pages = JSON.parse(readFileSync(process.argv[1], 'utf8')).map((path) => readFileSync(path))
const index = '<!doctype html><ul>' + pages.map((_, i) => '<li><a href="/' + i + '.html">' + i + '</a>').join('') + '</ul>'
require('node:http').createServer((request, response) => {
  const page = request.url === '/' ? index : pages[Number(request.url.slice(1, -5))]
  if (page === undefined) return response.writeHead(404).end()
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': Buffer.byteLength(page) }).end(page)
}).listen(0, '127.0.0.1', function () { console.log(this.address().port) })
`

const startSite = async (folder: string) => {
  const paths: string[] = []
  for await (const file of walkFiles([folder])) if (!('error' in file)) paths.push(String(file.path))
  // Of ten thousand files not even the names fit on a command line.
  const list = join(folder, 'list.json')
  await writeFile(list, JSON.stringify(paths))
  const child = spawn(process.execPath, ['-e', server, list], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { origin: `http://127.0.0.1:${port.toString().trim()}`, stop: () => child.kill() }
}

/** Fetched, kept in the archive, read, filed and indexed; seconds, and memory at each tenth of the way. */
const addSite = async (origin: string, count: number, dir: string) => {
  await initCasebook(dir)
  const casebook = await openCasebook(dir, 'write')
  const fetcher = casebookFetcher({ fetch: { allowPrivate: ['127.0.0.0/8'], delay: 0 } })
  const memory: number[] = []
  const from = performance.now()
  let done = 0
  const urls = Array.from({ length: count }, (_, i) => `${origin}/${i}.html`)
  for await (const outcome of addAll(
    casebook,
    fileInputs(urls, (uri) => fetchInput(uri, fetcher)),
  )) {
    if (outcome.kind !== 'filed') throw new Error(`bench: ${outcome.name} was not filed but ${outcome.kind}`)
    if (++done % Math.ceil(count / 10) === 0) memory.push(Math.round(process.memoryUsage().rss / 1024 / 1024))
  }
  const seconds = (performance.now() - from) / 1000
  fetcher.close()
  await casebook.close()
  return { seconds, memory }
}

/** The peer: every page fetched and kept as WARC, nothing read. */
const wgetSite = (origin: string, dir: string): number => {
  const from = performance.now()
  const { status } = spawnSync(
    'wget',
    [
      '-q',
      '-r',
      '-l',
      '1',
      '-e',
      'robots=off',
      '-P',
      join(dir, 'files'),
      `--warc-file=${join(dir, 'site')}`,
      `${origin}/`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (status !== 0) throw new Error(`bench: wget ended with ${status}; is it installed?`)
  return (performance.now() - from) / 1000
}

/** `npm run bench -- capture [COUNT]`: pages a second from a local site, against `wget -r --warc-file` on the same site. */
export const capture = async ([written = '2000']: readonly string[]): Promise<void> => {
  const count = Number(written)
  const dir = await mkdtemp(join(tmpdir(), 'jikenbo-bench-'))
  try {
    await generateReleases(join(dir, 'pages'), count)
    const site = await startSite(join(dir, 'pages'))
    try {
      console.log(`capture: a local site of ${count} pages`)
      // In turn, the first round to warm up.
      const rounds: { readonly ours: Awaited<ReturnType<typeof addSite>>; readonly wget: number }[] = []
      for (const round of [0, 1]) {
        const wget = wgetSite(site.origin, await mkdtemp(join(dir, `wget${round}-`)))
        rounds.push({ ours: await addSite(site.origin, count, join(dir, `casebook${round}`)), wget })
      }
      const { ours, wget } = rounds.at(-1) as (typeof rounds)[number]
      console.log(`  wget -r --warc-file  ${(count / wget).toFixed(0)} pages a second (kept)`)
      console.log(
        `  jikenbo              ${(count / ours.seconds).toFixed(0)} pages a second (kept, read, filed, indexed)`,
      )
      console.log(`  ratio                ${(wget / ours.seconds).toFixed(2)} (aim: at least 1)`)
      console.log(`  memory               ${ours.memory.join(' ')} MB at each tenth`)
    } finally {
      site.stop()
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
