import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generateReleases } from '../../bench/generate.js'
import { openCasebook, verify } from '../../src/filing/index.js'
import { expectSound } from '../support/expect-sound.js'
import { jikenbo, main, startJikenbo } from '../support/jikenbo.js'

let dir = ''
let book = ''

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-cli-'))
  book = join(dir, 'book')
  expect(jikenbo(['init', book]).code).toBe(0)
})
afterEach(() => {
  chmodSync(book, 0o755)
  rmSync(dir, { recursive: true, force: true })
})

describe('one bad file among a hundred', () => {
  test('is named, the others are filed, the exit code is 1', async () => {
    await generateReleases(join(dir, 'files'), 99)
    writeFileSync(join(dir, 'files', 'broken.pdf'), '%PDF-1.7\nnothing of the kind')
    const { code, out, err } = jikenbo(['-C', book, 'add', join(dir, 'files')])
    expect(code).toBe(1)
    expect(err).toContain('broken.pdf')
    expect(out).toContain('filed 99')
    await expectSound(book, 99)
  })
  test('a file that is not there is named too', () => {
    const { code, err } = jikenbo([
      '-C',
      book,
      'add',
      join(dir, 'no-such-file.txt'),
      'examples/2023/shiraho-town-2023-06-15.txt',
    ])
    expect(code).toBe(1)
    expect(err).toContain('no-such-file.txt')
  })
})

describe('what stands in the way is said with what to do', () => {
  test('no casebook', () => {
    const { code, err } = jikenbo(['-C', dir, 'add', 'examples/2023'])
    expect(code).toBe(1)
    expect(err).toMatch(/there is no casebook here: make one with jikenbo init/)
  })

  test('a casebook of a newer version is left untouched', () => {
    const db = new Database(join(book, 'casebook.db'))
    db.pragma('user_version = 99')
    db.close()
    const before = readFileSync(join(book, 'casebook.db'))
    for (const command of [['add', 'examples/2023'], ['verify'], ['rebuild'], ['init', book], ['search', '漏えい']]) {
      const { code, err } = jikenbo(['-C', book, ...command])
      expect([command, code]).toEqual([command, 1])
      expect(err).toContain('newer jikenbo')
    }
    expect(readFileSync(join(book, 'casebook.db'))).toEqual(before)
  })

  test('a database that is none', () => {
    writeFileSync(join(book, 'casebook.db'), 'not a database, whatever its name says '.repeat(100))
    const { code, err } = jikenbo(['-C', book, 'search', '漏えい'])
    expect(code).toBe(1)
    expect(err).toMatch(/damaged/)
  })

  test('settings that cannot be used', () => {
    writeFileSync(join(book, 'jikenbo.yaml'), 'title: [1\n')
    expect(jikenbo(['-C', book, 'search', 'x'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('mend the file that is named'),
    })
    writeFileSync(join(book, 'jikenbo.yaml'), 'titel: 事件簿\n')
    expect(jikenbo(['-C', book, 'search', 'x']).err).toContain('titel')
  })

  test('a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { code, err } = jikenbo(['-C', book, 'serve', '--port', String(port)])
    server.close()
    expect(code).toBe(1)
    expect(err).toMatch(/port is in use: choose another with --port/)
  })

  // A limit on the size of files stands for a full disk: writes fail the same way, halfway through.
  test.runIf(process.platform === 'linux')(
    'a full disk: nothing is damaged, and the same command goes on when there is room',
    async () => {
      await generateReleases(join(dir, 'files'), 300)
      const limited = (blocks: number) =>
        spawnSync(
          'bash',
          [
            '-c',
            `trap '' XFSZ; ulimit -f ${blocks}; exec "$@"`,
            'bash',
            process.execPath,
            main,
            '-C',
            book,
            'add',
            join(dir, 'files'),
          ],
          {
            encoding: 'utf8',
            env: { ...process.env, JIKENBO_LANG: 'en' },
          },
        )
      const failures = [100, 300, 700, 1500].map(limited)
      expect(failures.some((f) => f.status === 1)).toBe(true)
      for (const f of failures) if (f.status !== 0) expect(f.stderr).toMatch(/the disk is full: free some space/)
      expect(jikenbo(['-C', book, 'verify']).err).not.toMatch(/archive:|database:|decisions:/)
      expect(jikenbo(['-C', book, 'add', '-q', join(dir, 'files')]).code).toBe(0)
      await expectSound(book, 300)
    },
  )

  // Root may write anywhere, so the command runs as nobody where the tests run as root.
  const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const canRun = process.platform === 'linux' && spawnSync(process.execPath, [main, '--version'], asNobody).status === 0
  test.runIf(canRun)('a read-only folder', async () => {
    expect(jikenbo(['-C', book, 'add', '-q', 'examples/2023/shiraho-town-2023-06-15.txt']).code).toBe(0)
    const locked = join(dir, 'locked')
    cpSync(book, locked, { recursive: true })
    chmodSync(dir, 0o755)
    for (const entry of readdirSync(locked, { recursive: true, encoding: 'utf8' }))
      chmodSync(join(locked, entry), entry.includes('.') ? 0o444 : 0o555)
    chmodSync(locked, 0o555)
    const env = { ...process.env, JIKENBO_LANG: 'en' }
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [main, '-C', locked, ...args], { ...asNobody, encoding: 'utf8', env })
    const added = run('add', join(process.cwd(), 'examples/2024'))
    expect(added.status).toBe(1)
    expect(added.stderr).toMatch(/cannot be written|permission was denied/)
    // What is there can still be read.
    const found = run('search', '被保険者')
    expect(found.stdout).toContain('#2023-001')
    expect(run('verify').status).toBe(0)
    const built = run('build', join(locked, 'public'))
    expect(built.status).toBe(1)
    expect(built.stderr).toMatch(/could not be written to .*locked\/public: no permission \(NO_PERMISSION\)\n {2}→/)
    chmodSync(locked, 0o755)
  })
})

test('add, import and serve at once on one casebook', async () => {
  await generateReleases(join(dir, 'files'), 300)
  mkdirSync(join(dir, 'others'))
  cpSync('examples/2024', join(dir, 'others'), { recursive: true })
  const served = startJikenbo(['-C', book, 'serve', '--port', '0'])
  const [line] = (await once(served.stdout, 'data')) as [Buffer]
  const url = /http:\S+/.exec(String(line))?.[0] ?? ''
  const writers = [
    startJikenbo(['-C', book, 'add', '-q', join(dir, 'files')]),
    startJikenbo(['-C', book, 'add', '-q', join(dir, 'files')]),
    startJikenbo(['-C', book, 'add', '-q', join(dir, 'others')]),
  ].map((child) => {
    child.stdout.resume()
    child.stderr.resume()
    return once(child, 'exit') as Promise<[number]>
  })
  let running = true
  const statuses = new Set<number>()
  const reading = (async () => {
    while (running) statuses.add((await fetch(url)).status)
  })()
  const codes = (await Promise.all(writers)).map(([code]) => code)
  running = false
  await reading
  expect(codes).toEqual([0, 0, 0])
  expect([...statuses]).toEqual([200])
  served.kill('SIGTERM')
  expect(await once(served, 'exit')).toEqual([0, null])
  const casebook = await openCasebook(book)
  const decisions = await casebook.store.decisions()
  const filed = decisions.flatMap((d) => (d.act.kind === 'file' ? [d.act.release] : []))
  expect(new Set(filed).size).toBe(filed.length)
  expect(filed.filter((_, i) => i >= 0).length).toBeGreaterThanOrEqual(300)
  expect((await verify(casebook)).findings).toEqual([])
  await casebook.close()
})

describe('the command line', () => {
  test.each(['ja', 'en'])('every command teaches by example (%s)', (lang) => {
    const { out } = jikenbo(['--lang', lang, '--help'])
    for (const command of ['read', 'init', 'add', 'import', 'serve', 'build', 'search', 'case', 'verify', 'rebuild']) {
      expect(out).toContain(`  ${command}`)
      const help = jikenbo(['--lang', lang, command, ...(command === 'import' ? ['blogger'] : []), '--help'])
      expect(help.code).toBe(0)
      expect(help.out).toMatch(/\$ (jikenbo|curl)/)
    }
  })
  test.each([
    [['ad']],
    [['read']],
    [['add', '--nonsense', 'x']],
    [['read', '--format', 'xml', 'x']],
    [['case', '2024-001', '--merge-into', '2024-002']],
    [['case', '2024-001', '--merge-into', '2024-002', '--why', '\u3000']],
    [['build', 'public', '--base-url', 'notaurl']],
    [['build', 'public', '--base-url', 'ftp://casebook.example']],
    [['--lang', 'fr', 'read', 'x']],
  ])('wrong usage is exit code 2: %j', (args) => expect(jikenbo(args).code).toBe(2))
  test('read takes standard input and prints the flat shape', () => {
    const text =
      '2024年6月20日\n汐見崎市\n\n個人情報の紛失について(お詫び)\n\n本市職員が、住民98人分の氏名を記載した名簿を紛失しました。深くお詫び申し上げます。\n'
    const { out, code } = jikenbo(['read', '--format', 'facts', '-'], { input: text })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      id: 'standard input',
      notice: true,
      discloser: '汐見崎市',
      published: '2024-06-20',
    })
  })
  test('read of a folder names each file, and is an array in JSON however many could be read', () => {
    const files = join(dir, 'files')
    mkdirSync(files)
    cpSync('examples/2023/shiraho-town-2023-06-15.txt', join(files, 'a.txt'))
    expect(jikenbo(['read', files]).out).toMatch(/^\n== a\.txt\n/)
    expect(JSON.parse(jikenbo(['read', '--format', 'json', files]).out)).toHaveLength(1)
    writeFileSync(join(files, 'b.txt'), '')
    const { code, out, err } = jikenbo(['read', '--format', 'json', files])
    expect([code, JSON.parse(out).length]).toEqual([1, 1])
    expect(err).toMatch(/nothing but white space.*\n.*if it holds scanned images/)
    expect(JSON.parse(jikenbo(['read', '--format', 'json', join(files, 'a.txt')]).out)).toMatchObject({ file: 'a.txt' })
    expect(jikenbo(['read', '--format', 'json', join(files, 'b.txt')])).toMatchObject({ code: 1, out: '' })
  })
  test('what a page says and a file is called never reaches a terminal as an order', () => {
    const page = join(dir, 'a\u001b[2J.html')
    writeFileSync(
      page,
      '<title>個人情報の漏えいについて&#27;]0;x&#7;&#x9b;2J&#x202e;</title><p>2024年5月20日 株式会社千鳥&#27;[8m印刷</p><p>お客様98名の氏名&#13;0名&#27;[2Jが漏えいしました。</p>',
    )
    const runs = [
      ['-C', book, 'add', page],
      ['-C', book, 'case', '2024-001'],
      ['-C', book, 'search', '98名'],
      ['read', '--explain', page],
      ...['json', 'jsonl', 'yaml', 'facts'].map((format) => ['read', '--format', format, page]),
      ['read', `${page}.txt`],
    ]
    for (const run of runs) {
      const { out, err } = jikenbo(run)
      expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
    }
    expect(jikenbo(['-C', book, 'case', '2024-001']).out).toContain('個人情報の漏えいについて')
  })
  test('read gives the text that its offsets point into, and names what it left out', () => {
    const mail = `From: soumu@example.jp
Subject: =?UTF-8?B?${Buffer.from('個人情報の紛失について').toString('base64')}?=
Date: Thu, 20 Jun 2024 10:00:00 +0900
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

汐見崎市は、住民98人分の氏名を記載した名簿を紛失しました。深くお詫び申し上げます。
--b
Content-Type: application/pdf; name="list.pdf"
Content-Disposition: attachment; filename="list.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjcK
--b--
`
    const path = join(dir, 'notice.eml')
    writeFileSync(path, mail)
    const { out, err, code } = jikenbo(['read', '--format', 'json', path])
    expect(code).toBe(0)
    expect(err).toMatch(/^jikenbo: notice\.eml: .*list\.pdf/)
    const { document, affected } = JSON.parse(out)
    const [{ evidence }] = affected
    expect(document.text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    expect(document.warnings.join()).toContain('list.pdf')
    expect(jikenbo(['read', '--lang', 'ja', path]).err).toMatch(/list\.pdf/)
  })
  test.each(['file:///etc/passwd', 'gopher://x/'])('%s is an address that is not fetched', (address) => {
    for (const args of [
      ['read', address],
      ['-C', book, 'add', address],
    ]) {
      const { err, code } = jikenbo(args)
      expect([code, err]).toEqual([1, expect.stringContaining('(UNSUPPORTED_SCHEME)')])
    }
  })
  test('a case that is not there is never labelled, one that is found however its number is written', () => {
    jikenbo(['-C', book, 'add', '-q', 'examples/2023'])
    const missing = jikenbo(['-C', book, 'case', '2099-999', '--label', '重要'])
    expect([missing.code, missing.out, missing.err]).toEqual([1, '', expect.stringContaining('(NO_CASE)')])
    expect(jikenbo(['-C', book, 'case', '2023-5', '--label', '重要']).code).toBe(0)
    expect(jikenbo(['-C', book, 'case', '2023-005']).out).toContain('重要')
    const { id } = JSON.parse(jikenbo(['-C', book, 'case', '2023-5', '--json']).out).releases[0]
    jikenbo(['-C', book, 'case', '2023-5', '--split', id, '--why', 'x'])
    expect(jikenbo(['-C', book, 'case', '2023-5']).out).toMatch(
      /^#2023-005\nall its releases were moved to #\d{4}-\d{3}\n$/,
    )
  })
  test('a word to be without needs no quotes, an option that is none is still refused', () => {
    jikenbo(['-C', book, 'add', '-q', 'examples/2023'])
    const total = (...words: readonly string[]) =>
      JSON.parse(jikenbo(['-C', book, 'search', ...words, '--json']).out).total
    const [all, without] = [total('氏名'), total('氏名', '-紛失')]
    expect([without > 0, all > without, total('-紛失 氏名')]).toEqual([true, true, without])
    expect(total('-label:インシデント:紛失', '氏名')).toBeLessThan(all)
    expect(jikenbo(['-C', book, 'search', '氏名', '--jsn'])).toMatchObject({ code: 2, out: '' })
    const exported = (...words: readonly string[]) =>
      jikenbo(['-C', book, 'export', 'wacz', ...words, '--out', join(dir, 'x.wacz')])
    expect(exported('氏名', '-紛失').out).toContain(`exported ${without} releases`)
    expect(exported('氏名', '--紛失')).toMatchObject({ code: 2, out: '' })
  })
  test('what is decided is JSON where that is asked for, and has somebody who decided', async () => {
    jikenbo(['-C', book, 'add', '-q', 'examples/2023'])
    const decided = (...args: readonly string[]) =>
      JSON.parse(jikenbo(['-C', book, 'case', '2023-5', ...args, '--json', '--why', 'x', '--by', ' ']).out).recorded
    expect(decided('--label', '重要')).toEqual([{ kind: 'label', number: '2023-005', add: ['重要'], remove: [] }])
    const { id } = JSON.parse(jikenbo(['-C', book, 'case', '2023-5', '--json']).out).releases[0]
    expect(decided('--withdraw', id)).toEqual([{ kind: 'withdraw', release: id }])
    expect(decided('--restore', id)).toEqual([{ kind: 'restore', release: id }])
    expect(decided('--split', id)).toEqual([{ kind: 'move', release: id, number: '2023-008' }])
    const casebook = await openCasebook(book)
    const decisions = await casebook.store.decisions()
    await casebook.close()
    expect(decisions.filter(({ by }) => by.trim() === '')).toEqual([])
  })
  test('watch --status shows the source that is asked for', () => {
    writeFileSync(
      join(book, 'jikenbo.yaml'),
      'sources: [{ name: 町, folder: incoming }, { name: 村, url: "https://mura.example/" }]\n',
    )
    const status = (...names: readonly string[]) =>
      jikenbo(['-C', book, 'watch', '--status', ...names.flatMap((name) => ['--source', name])])
    expect(status().out).toMatch(/^町 .*\n村 .*\n$/)
    expect(status('村').out).toMatch(/^村 .*\n$/)
    expect(status('市')).toMatchObject({ code: 1, err: expect.stringContaining('(NO_SOURCE)') })
  })
  test('control characters of a page reach no terminal, and are whole in JSON', () => {
    const path = join(dir, 'hostile.html')
    writeFileSync(
      path,
      '<title>白帆町</title><h1>白&#27;]0;x&#7;帆町</h1><p>白帆町は通知書を&#27;[2J誤送付しました。対象は2名です。\u009b2J',
    )
    jikenbo(['-C', book, 'add', '-q', '--any', path])
    const shown = [
      jikenbo(['read', '--explain', path]).out,
      jikenbo(['-C', book, 'search', '通知書']).out,
      jikenbo(['read', '--format', 'json', path]).out,
    ]
    for (const out of shown) expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
    expect(shown[0]).toContain('\ufffd[2J')
    expect(JSON.parse(shown[2] ?? '').document.text).toContain('\u009b2J')
  })
  test('read takes the words and settings of the casebook it is run in, and misses one that is named', () => {
    const path = join(dir, 'a.txt')
    writeFileSync(path, '2024年5月1日\n白帆町\n個人情報の漏えいについて\n会員2名の氏名とひみつ番号が漏えいしました。\n')
    writeFileSync(join(book, 'lexicon.yaml'), 'items: { entries: [{ value: my-number, words: [ひみつ番号] }] }\n')
    const words = (...args: readonly string[]) => {
      const ran = spawnSync(process.execPath, [main, 'read', path, '-f', 'facts', ...args], {
        cwd: book,
        encoding: 'utf8',
      })
      return [ran.status, ran.stdout.includes('my-number'), /NO_CASEBOOK/.test(ran.stderr)]
    }
    expect(words()).toEqual([0, true, false])
    expect(words('-C', dir)).toEqual([1, false, true])
  })
  test('search on the terminal, and as JSON', () => {
    jikenbo(['-C', book, 'add', '-q', 'examples/2023'])
    expect(jikenbo(['-C', book, 'search', '流出']).out).toMatch(/#2023-\d{3}/)
    expect(JSON.parse(jikenbo(['-C', book, 'search', '--json', '氏名']).out).total).toBeGreaterThan(0)
  })
})
