// npm run test:peers: lets the programs others use read what we write. Makes a Python environment of its own under
// .cache/, writes a casebook, exports it, and has warcio check every digest, py-wacz validate the WACZ, and pywb index
// and replay it. Fails where any of them complains or says otherwise than we do.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { writeWhole } from '../src/capture/durable-file.js'
import type { HttpExchange } from '../src/capture/http-message.js'
import { codeOf } from '../src/casebook/errors.js'
import { addAll, fileInputs, importBlogger, initCasebook, openCasebook } from '../src/filing/index.js'
import { exporterOf } from '../src/publish/exports/index.js'
import { parseSelection, releasesOf } from '../src/publish/exports/selection.js'
import { readZip } from '../test/support/read-zip.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = ['warcio==1.8.1', 'wacz==0.6.0', 'cdxj-indexer==1.5.0']
/** Has parts in C: where there is neither a wheel nor a compiler, the others are asked all the same. */
const replayer = 'pywb==2.10.0'

const fail = (what: string): never => {
  console.error(`peers: ${what}`)
  process.exit(1)
}

// ---- the environment ----

const run = (command: string, args: readonly string[], cwd?: string) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', cwd, maxBuffer: 1 << 28 })
  return { status, text: `${stdout}${stderr}`, out: stdout, error }
}

/** The programs of the Python environment, which is made where it is not there or holds other versions. */
const environment = (): string => {
  const dir = join(root, '.cache', 'peers')
  const bin = join(dir, process.platform === 'win32' ? 'Scripts' : 'bin')
  const made = join(dir, 'packages')
  const wanted = [...packages, replayer].join('\n')
  if (existsSync(made) && readFileSync(made, 'utf8') === wanted) return bin
  const python = ['python3', 'python'].find(
    (name) => run(name, ['-c', 'import sys; assert sys.version_info >= (3, 9)']).status === 0,
  )
  if (python === undefined) return fail('needs Python 3.9 or newer with venv (Debian: apt-get install python3-venv)')
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dirname(dir), { recursive: true })
  console.log(`peers: making ${dir}`)
  const venv = run(python, ['-m', 'venv', dir])
  if (venv.status !== 0)
    return fail(`could not make a Python environment (Debian: apt-get install python3-venv)\n${venv.text}`)
  const install = (...names: string[]) =>
    run(join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...names])
  const pip = install(...packages)
  if (pip.status !== 0) return fail(`could not install ${packages.join(' ')}\n${pip.text}`)
  if (install(replayer).status !== 0) console.log(`peers: ${replayer} cannot be installed here; going on without it`)
  writeFileSync(made, wanted)
  return bin
}

/** Runs a program of the environment; what it says is only shown where it complains. */
const peer = (bin: string, name: string, args: readonly string[], cwd?: string): string => {
  const { status, text, out, error } = run(join(bin, name), args, cwd)
  if (status !== 0) fail(`${name} ${args.join(' ')}: exit code ${status}\n${error ?? ''}${text}`)
  return out
}

// ---- a casebook with everything an archive may hold ----

const page = (n: number) =>
  Buffer.from(
    `<!doctype html><title>個人情報の漏えいについて(第${n}報)</title><h1>個人情報の漏えいについて(第${n}報)</h1><p>令和6年6月20日</p><p>株式会社ハルノキ</p><p>当社は、お客様${n * 98}人分の氏名及び住所を記録したUSBメモリーを紛失しました。</p>`,
  )

const exchange = (uri: string, more: Partial<HttpExchange> = {}): HttpExchange => ({
  uri,
  request: { method: 'GET', target: new URL(uri).pathname, headers: [['Host', new URL(uri).host]] },
  status: 200,
  reason: 'OK',
  headers: [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Transfer-Encoding', 'chunked'],
  ],
  asked: uri,
  capture: true,
  ...more,
})

const fetched = (uri: string, bytes: Buffer, http: Partial<HttpExchange> = {}) => ({
  bytes,
  mediaType: 'text/html',
  source: { kind: 'url' as const, uri, name: new URL(uri).host },
  http: exchange(uri, http),
})

const writeCasebook = async (dir: string) => {
  await initCasebook(dir)
  const casebook = await openCasebook(dir, 'write')
  const site = 'https://www.harunoki.example'
  const batches = [
    fileInputs([join(root, 'examples')]),
    [
      {
        ...fetched(`${site}/News/1.html?b=2&a=1`, page(1), { asked: 'http://harunoki.example/old' }),
        redirects: [
          {
            ...fetched('http://harunoki.example/old', Buffer.alloc(0)),
            receivedAt: '2026-04-01T00:00:00.000Z',
            http: (({ asked: _, ...hop }) => hop)(
              exchange('http://harunoki.example/old', {
                status: 301,
                reason: 'Moved',
                capture: false,
                headers: [['Location', `${site}/News/1.html?b=2&a=1`]],
              }),
            ),
          },
        ],
      },
    ],
    [
      fetched(`${site}/News/1.html?b=2&a=1`, page(1)),
      fetched(`${site}/お知らせ/`.replace(/お知らせ/, encodeURIComponent), page(1)),
    ],
    [fetched(`${site}/News/1.html?b=2&a=1`, Buffer.alloc(0), { status: 304, reason: 'Not Modified' })],
    [
      fetched(`${site}/News/1.html?b=2&a=1`, page(2)),
      fetched(`${site}/gone.html`, Buffer.from('gone'), { status: 410, capture: false }),
    ],
  ]
  let day = 1
  for (const inputs of batches)
    for await (const outcome of addAll(casebook, inputs, { at: `2026-04-0${day++}T00:00:00.000Z` }))
      if (outcome.kind === 'failed' && codeOf(outcome.error) !== 'HTTP_410')
        fail(`could not add ${outcome.name}: ${outcome.error.message}`)
  const blog = join(root, 'docs/samples/blog-11-30-2023.xml')
  const imported = await importBlogger(casebook, readFileSync(blog), { uri: `file://${blog}`, name: 'blog.xml' })
  for await (const outcome of imported.outcomes) if (outcome.kind === 'failed') fail(outcome.error.message)
  return casebook
}
type Casebook = Awaited<ReturnType<typeof writeCasebook>>

const exportTo = async (casebook: Casebook, path: string, words: readonly string[]) => {
  const selection = parseSelection(words)
  const releases = () => releasesOf(casebook.reader, selection)
  await writeWhole(path, async (sink) => {
    await exporterOf('wacz').write({ casebook, selection, releases, software: 'jikenbo' }, sink)
  })
}

// ---- what the others say ----

/** warcio reads every record and finds every digest right. */
const checkDigests = (bin: string, file: string, records: number) => {
  const said = peer(bin, 'warcio', ['check', '-v', file])
  // A revisit's digest is of bytes that stand elsewhere.
  const passed = said.match(/^ {4}digest (?:pass|present but not checked \(revisit\))$/gm)?.length ?? 0
  if (/fail/i.test(said) || passed !== records)
    fail(`warcio check ${file}: ${passed} of ${records} records pass\n${said}`)
  const listed = peer(bin, 'warcio', ['index', '-f', 'warc-type', file]).trim().split('\n').length
  if (listed !== records) fail(`warcio index ${file}: ${listed} records, not ${records}`)
}

type Line = Readonly<Record<string, string | undefined>>
const parseLines = (text: string): readonly Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [key, time, ...rest] = line.split(' ')
      return { key, time, ...(JSON.parse(rest.join(' ')) as object) }
    })

/** What two indexes must agree on: all but how an absent value is written. */
const comparable = (lines: readonly Line[], fields: readonly string[]): readonly string[] =>
  lines
    .map((line) =>
      fields.map((f) => (line[f] === undefined || line[f] === '-' || line[f] === 'unk' ? '' : line[f])).join(' '),
    )
    .toSorted()

const sameIndex = (who: string, theirs: readonly Line[], ours: readonly Line[], fields: readonly string[]) => {
  const [a, b] = [comparable(theirs, fields), comparable(ours, fields)]
  const odd = [
    ...a
      .filter((line) => !b.includes(line))
      .map((line) => `${who}: ${line}`)
      .slice(0, 3),
    ...b
      .filter((line) => !a.includes(line))
      .map((line) => `ours: ${line}`)
      .slice(0, 3),
  ]
  if (odd.length > 0 || a.length !== b.length) fail(`${who} indexes otherwise than we do\n${odd.join('\n')}`)
}

const checkIndex = (bin: string, dir: string, ours: readonly Line[]) => {
  const warcs = readdirSync(join(dir, 'archive')).map((name) => join(dir, 'archive', name))
  const fields = ['key', 'time', 'url', 'mime', 'status', 'digest', 'length', 'offset', 'filename']
  if (existsSync(join(bin, 'cdx-indexer')))
    sameIndex('pywb', parseLines(peer(bin, 'cdx-indexer', ['-j', '-s', ...warcs])), ours, fields)
  const records = 'response,revisit,resource,conversion'
  const cdxj = parseLines(peer(bin, 'cdxj-indexer', ['-d', '-p', '-s', '--records', records, ...warcs]))
  // It gives a revisit's status too, which we leave out.
  const answers = cdxj.map((line) => (line.mime === 'warc/revisit' ? { ...line, status: undefined } : line))
  sameIndex('cdxj-indexer', answers, ours, [...fields, 'recordDigest'])
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const at = server.address()
      server.close(() => resolve(typeof at === 'object' && at ? at.port : 0))
    })
  })

/** pywb serves the WACZ, and every page of it is what was received. */
const replay = async (bin: string, dir: string, casebook: Casebook, path: string, pages: readonly Line[]) => {
  const work = join(dir, 'pywb')
  mkdirSync(work)
  peer(bin, 'wb-manager', ['init', 'casebook'], work)
  peer(bin, 'wb-manager', ['add', 'casebook', path, '--unpack-wacz'], work)
  const port = await freePort()
  const server = spawn(join(bin, 'wayback'), ['-b', '127.0.0.1', '-p', String(port)], { cwd: work, stdio: 'ignore' })
  try {
    const get = async (line: Line) => {
      const time = (line.ts ?? '').replace(/\D/g, '').slice(0, 14)
      const answer = await fetch(`http://127.0.0.1:${port}/casebook/${time}id_/${line.url}`)
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
    }
    for (let tries = 0; ; tries++) {
      const up = await get(pages[0] ?? {}).then(
        (answer) => answer.status === 200,
        () => false,
      )
      if (up) break
      if (tries > 100) fail('pywb did not begin to answer')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    for (const line of pages) {
      const { status, bytes } = await get(line)
      const capture = await casebook.reader.capture(line.sha256 ?? '')
      const kept = capture && (await casebook.archive.read(capture.archive)).bytes
      if (status !== 200 || !kept?.equals(bytes))
        fail(`pywb shows ${line.url} otherwise than it was received (${status})`)
    }
  } finally {
    server.kill()
  }
}

const main = async () => {
  const bin = environment()
  const dir = mkdtempSync(join(tmpdir(), 'jikenbo-peers-'))
  const casebook = await writeCasebook(join(dir, 'book'))
  try {
    const perFile = async (file: string) => {
      let n = 0
      for await (const record of casebook.archive.scan(file)) if (record.ok) n++
      return n
    }
    for (const file of Object.keys(casebook.archive.sizes()))
      checkDigests(bin, join(dir, 'book', 'archive', file), await perFile(file))
    const { rows } = await casebook.reader.cases({ limit: 1 })
    for (const [name, words] of [
      ['all', []],
      ['case', [rows[0]?.number ?? '']],
      ['query', ['ハルノキ']],
    ] as const) {
      const path = join(dir, `${name}.wacz`)
      await exportTo(casebook, path, words)
      const said = peer(bin, 'wacz', ['validate', '-f', path])
      if (!said.includes('Validation succeeded')) fail(`wacz validate ${name}: ${said}`)
      const files = readZip(readFileSync(path))
      const unpacked = join(dir, name)
      for (const [inside, { bytes }] of files) {
        mkdirSync(dirname(join(unpacked, inside)), { recursive: true })
        writeFileSync(join(unpacked, inside), bytes)
      }
      for (const inside of files.keys()) {
        const file = join(unpacked, inside)
        if (inside.startsWith('archive/'))
          checkDigests(bin, file, peer(bin, 'warcio', ['index', '-f', 'offset', file]).trim().split('\n').length)
      }
      const index = parseLines(gunzipSync(files.get('indexes/index.cdx.gz')?.bytes ?? '').toString())
      checkIndex(bin, unpacked, index)
      const [, ...pages] = (files.get('pages/pages.jsonl')?.bytes.toString() ?? '')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line)
      const digests = new Map(
        index.filter((l) => l.mime !== 'warc/revisit').map((l) => [`${l.url} ${l.time}`, l.digest?.slice(7)]),
      )
      const shown = pages.map((p) => ({
        ...p,
        sha256: digests.get(`${p.url} ${(p.ts ?? '').replace(/\D/g, '').slice(0, 14)}`),
      }))
      if (name === 'all' && existsSync(join(bin, 'wayback'))) await replay(bin, dir, casebook, path, shown)
      console.log(`peers: ${name}: ${index.length} index lines and ${pages.length} pages as the others read them`)
    }
  } finally {
    await casebook.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

await main()
