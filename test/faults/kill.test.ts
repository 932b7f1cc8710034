import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateReleases } from '../../bench/generate.js'
import { openCasebook, verify } from '../../src/filing/index.js'
import { jikenbo, startJikenbo } from '../support/jikenbo.js'

const kills = 60
const files = 400
let dir = ''

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-kill-'))
  await generateReleases(join(dir, 'files'), files)
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Everything a reader sees, in an order that does not depend on when a process was killed. */
const contents = async (casebookDir: string) => {
  const casebook = await openCasebook(casebookDir)
  try {
    const { rows, total } = await casebook.reader.releases({ limit: 1000 })
    const decisions = await casebook.store.decisions()
    return {
      total,
      titles: rows.map((r) => `${r.discloser?.name} ${r.published?.date}`).sort(),
      filed: decisions.filter((d) => d.act.kind === 'file').length,
      findings: (await verify(casebook)).findings,
    }
  } finally {
    await casebook.close()
  }
}

/** Starts `add` over and over, kills it at a random moment, and lets the last one finish. Gives how many kills hit it alive. */
const addUnderFire = async (casebookDir: string): Promise<number> => {
  let hit = 0
  for (let round = 0; hit < kills && round < kills * 4; round++) {
    // A fresh casebook now and then: the first records and the first file of a day are moments of their own.
    if (round % 4 === 3) rmSync(casebookDir, { recursive: true, force: true })
    jikenbo(['init', casebookDir])
    const child = startJikenbo(['-C', casebookDir, 'add', '--json', join(dir, 'files')])
    const ended = once(child, 'exit')
    const begun = once(child.stdout, 'data').then(() => true)
    // Half of the kills come before the first outcome is reported, the others after it.
    if (round % 2 === 0) await sleep(150 + Math.random() * 500)
    else {
      await Promise.race([begun, ended])
      await sleep(Math.random() * 250)
    }
    child.kill('SIGKILL')
    const [, signal] = (await ended) as [number | null, string | null]
    if (signal === 'SIGKILL') hit++
  }
  return hit
}

test('killed at any moment of add and run again: nothing lost, nothing twice', async () => {
  const whole = join(dir, 'whole')
  jikenbo(['init', whole])
  expect(jikenbo(['-C', whole, 'add', join(dir, 'files')]).code).toBe(0)
  const expected = await contents(whole)
  expect(expected).toMatchObject({ total: files, filed: files, findings: [] })

  const battered = join(dir, 'battered')
  expect(await addUnderFire(battered)).toBeGreaterThanOrEqual(50)
  expect(jikenbo(['-C', battered, 'add', join(dir, 'files')]).code).toBe(0)
  expect(await contents(battered)).toEqual(expected)
})
