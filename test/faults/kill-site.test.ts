import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { initCasebook, openCasebook } from '../../src/filing/index.js'
import { runJikenbo, startJikenbo } from '../support/jikenbo.js'
import { type SiteProcess, startSiteProcess } from '../support/site-process.js'

const pages = 300
const kills = 100
let dir = ''

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-kill-site-'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const addressesOf = ({ origin }: SiteProcess) => Array.from({ length: pages }, (_, n) => `${origin}/${n}.html`)

/** A casebook that may ask the site, as fast as it answers. */
const initForSite = async (name: string, { origin }: SiteProcess): Promise<string> => {
  const casebookDir = join(dir, name)
  rmSync(casebookDir, { recursive: true, force: true })
  await initCasebook(casebookDir)
  const settings = {
    fetch: { allowPrivate: ['127.0.0.0/8'], delay: '0s' },
    sources: [{ name: '町', url: `${origin}/feed`, every: '1s' }],
  }
  writeFileSync(join(casebookDir, 'jikenbo.yaml'), JSON.stringify(settings))
  return casebookDir
}

/** Every page of the site is kept once and filed once, the inbox holds nothing twice, and all of it is as it should be. */
const checkWhole = async (casebookDir: string, site: SiteProcess, watched: boolean): Promise<void> => {
  const casebook = await openCasebook(casebookDir)
  try {
    const captures: string[] = []
    for await (const { source, state } of casebook.store.captures()) captures.push(`${source.uri} ${state}`)
    expect(captures.sort()).toEqual(
      addressesOf(site)
        .map((uri) => `${uri} filed`)
        .sort(),
    )
    expect((await casebook.reader.releases({ limit: 1 })).total).toBe(pages)
    const filed = (await casebook.store.decisions()).map(({ act }) => (act.kind === 'file' ? act.capture : act.kind))
    expect(filed).toHaveLength(pages)
    expect(new Set(filed).size).toBe(pages)
    const inbox = (await casebook.reader.inbox({ limit: 1000 })).rows
    // What was filed by a run that was killed before it noted so is `known` to the next.
    expect(inbox.filter(({ state }) => state === 'filed' || state === 'known')).toHaveLength(watched ? pages : 0)
    expect(new Set(inbox.map((i) => i.uri)).size).toBe(inbox.length)
  } finally {
    await casebook.close()
  }
  expect(await runJikenbo(['-C', casebookDir, 'verify', '--deep'])).toMatchObject({ code: 0, err: '' })
}

/** Runs a command to its end, or kills it so many milliseconds after it first asks the site. */
const run = async (args: readonly string[], site: SiteProcess, killAfter = Number.POSITIVE_INFINITY) => {
  const child = startJikenbo(args)
  const [out, ended] = [child.stdout.resume(), once(child, 'exit')]
  child.stderr.resume()
  await Promise.race([site.asked(), ended])
  const from = performance.now()
  if (killAfter < Number.POSITIVE_INFINITY) {
    await Promise.race([sleep(killAfter), ended])
    child.kill('SIGKILL')
  }
  const [code, signal] = (await ended) as [number | null, string | null]
  out.destroy()
  return { code, killed: signal === 'SIGKILL', ms: performance.now() - from }
}

test.concurrent.each([
  ['add', (site: SiteProcess) => ['add', '--json', ...addressesOf(site)], 1],
  // The watch takes a hundred items a round.
  ['watch', () => ['watch', '--once', '--now', '--json'], 3],
] as const)(
  'a hundred kills of %s over a site, gone on with: nothing lost, nothing twice',
  async (name, command, rounds) => {
    const site = await startSiteProcess(pages)
    try {
      const argsIn = (casebookDir: string) => ['-C', casebookDir, ...command(site)]
      const whole = await initForSite(`${name}-whole`, site)
      let longest = 0
      for (let round = 0; round < rounds; round++) {
        const { code, ms } = await run(argsIn(whole), site)
        expect(code).toBe(0)
        longest = Math.max(longest, ms)
      }
      await checkWhole(whole, site, name === 'watch')

      let hits = 0
      for (let casebooks = 0; hits < kills; casebooks++) {
        const battered = await initForSite(`${name}-battered-${casebooks}`, site)
        // Until the work is done, each run goes on where the last was killed: so kills fall on all of it, the end too.
        for (let ended = 0; ended < rounds; ) {
          const { killed, code } = await run(
            argsIn(battered),
            site,
            hits < kills ? Math.random() * longest * 0.3 : undefined,
          )
          if (killed) hits++
          else {
            expect(code).toBe(0)
            ended++
          }
        }
        await checkWhole(battered, site, name === 'watch')
        rmSync(battered, { recursive: true, force: true })
      }
      expect(hits).toBe(kills)
    } finally {
      await site.stop()
    }
  },
  // Two or three minutes on a machine that does nothing else, and many more on one that does.
  1_800_000,
)
