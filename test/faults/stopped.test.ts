import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generateReleases } from '../../bench/generate.js'
import { expectSound } from '../support/expect-sound.js'
import { jikenbo, main, startJikenbo } from '../support/jikenbo.js'

let dir = ''
let book = ''

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-stopped-'))
  book = join(dir, 'book')
  expect(jikenbo(['init', book]).code).toBe(0)
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('stopped from outside', () => {
  test('what files goes on where nobody reads what it prints', async () => {
    await generateReleases(join(dir, 'files'), 99)
    for (const stream of ['stdout', 'stderr'] as const) {
      const child = startJikenbo(['-C', book, 'add', ...(stream === 'stdout' ? ['--json'] : []), join(dir, 'files')])
      child[stream].destroy()
      child.stdout.resume()
      expect(await once(child, 'exit')).toEqual([0, null])
    }
    await expectSound(book, 99)
  })

  test('a page that never comes, or standard input, is given up at the first signal, and that is told', async () => {
    let asked = () => {}
    const server = createServer(() => asked()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    writeFileSync(join(book, 'jikenbo.yaml'), `fetch:\n  allowPrivate: ['127.0.0.1:${port}']\n`)
    const interrupt = async (args: readonly string[], ready: (child: ChildProcess) => Promise<unknown>) => {
      const child = spawn(process.execPath, [main, '-C', book, ...args], {
        env: { ...process.env, JIKENBO_LANG: 'en' },
        stdio: ['pipe', 'pipe', 'pipe'],
      })
      const err = text(child.stderr)
      child.stdout.resume()
      const exit = once(child, 'exit')
      await ready(child)
      child.kill('SIGINT')
      return [await exit, await err]
    }
    const stopped = [[1, null], expect.stringMatching(/^stopped before the end/)]
    const forever = `http://127.0.0.1:${port}/forever`
    expect(await interrupt(['read', forever], () => new Promise<void>((done) => (asked = done)))).toEqual(stopped)
    const waiting = (child: ChildProcess) =>
      new Promise<void>((done) => child.stdin?.write('a'.repeat(4_000_000), () => done()))
    expect(await interrupt(['read', '-'], waiting)).toEqual(stopped)
    server.close()
  })

  test('a signal while the server starts is not lost', async () => {
    const child = startJikenbo(['-C', book, 'serve', '--port', '0'])
    child.stderr.resume()
    child.stdout.resume()
    // The casebook is open, and the server is not listening yet.
    while (!existsSync(join(book, 'casebook.db-shm'))) await pause(1)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test.each([
    ['rebuild', [], 'the casebook is as it was'],
    ['verify', ['--deep'], 'not everything was checked'],
    ['export', ['wacz', '--out', 'book.wacz'], 'nothing was written'],
  ])('%s ends at the first signal, says so and leaves all as it was', async (command, args, told) => {
    await generateReleases(join(dir, 'files'), 150)
    expect(jikenbo(['-C', book, 'add', '-q', join(dir, 'files')]).code).toBe(0)
    const child = spawn(process.execPath, [main, '-C', book, command, ...args], {
      cwd: dir,
      env: { ...process.env, JIKENBO_LANG: 'en' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const said = Promise.all([text(child.stdout), text(child.stderr)])
    const exit = once(child, 'exit')
    while (!existsSync(join(book, 'casebook.db-shm'))) await pause(1)
    child.kill('SIGINT')
    expect(await exit).toEqual([1, null])
    expect(await said).toEqual(['', `stopped before the end: ${told}\n`])
    expect(readdirSync(dir).sort()).toEqual(['book', 'files'])
    await expectSound(book, 150)
  })
})
