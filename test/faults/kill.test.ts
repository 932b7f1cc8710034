import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateReleases } from '../../bench/generate.js'
import { openCasebook, verify } from '../../src/filing/index.js'
import { jikenbo, startJikenbo } from '../support/jikenbo.js'

const files = 400
let dir = ''

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-kill-'))
  await generateReleases(join(dir, 'files'), files)
  writeFileSync(join(dir, 'blog.xml'), bloggerExport(join(dir, 'files')))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The same releases as posts of a classic export, numbered. */
const bloggerExport = (folder: string): string => {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.html'))
    .sort()
  const entries = pages.map((page, i) => {
    const main = /<main>(.*)<\/main>/s.exec(readFileSync(join(folder, page), 'utf8'))?.[1] ?? ''
    return `<entry><id>tag:blogger.com,1999:blog-1.post-${1000 + i}</id><published>2024-02-28T00:15:00.000+09:00</published><updated>2024-02-28T00:15:00.000+09:00</updated><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/><category scheme='http://www.blogger.com/atom/ns#' term='インシデント:2次被害'/><title type='text'>【セキュリティ事件簿#2024-${String(1 + Math.floor(i / 3)).padStart(3, '0')}】第${i}報 個人情報の漏えいについて</title><content type='html'>${escapeXml(main)}</content><link rel='alternate' type='text/html' href='https://casebook.example/${i}.html'/></entry>`
  })
  return `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1.archive</id><title type='text'>事件簿</title>${entries.join('')}</feed>`
}

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

/** Starts a command over and over and kills it at a random moment. Gives how many kills hit it alive. */
const underFire = async (casebookDir: string, command: readonly string[], kills: number): Promise<number> => {
  let hit = 0
  for (let round = 0; hit < kills && round < kills * 4; round++) {
    // A fresh casebook now and then: the first records and the first file of a day are moments of their own.
    if (round % 4 === 3) rmSync(casebookDir, { recursive: true, force: true })
    jikenbo(['init', casebookDir])
    const child = startJikenbo(['-C', casebookDir, ...command])
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

test.each([
  ['add', () => ['add', '--json', join(dir, 'files')], 40],
  ['import', () => ['import', 'blogger', '--json', join(dir, 'blog.xml')], 20],
] as const)('killed at any moment of %s and run again: nothing lost, nothing twice', async (name, command, kills) => {
  const whole = join(dir, `${name}-whole`)
  jikenbo(['init', whole])
  expect(jikenbo(['-C', whole, ...command()]).code).toBe(0)
  const expected = await contents(whole)
  expect(expected).toMatchObject({ total: files, filed: files, findings: [] })

  const battered = join(dir, `${name}-battered`)
  expect(await underFire(battered, command(), kills)).toBe(kills)
  expect(jikenbo(['-C', battered, ...command()]).code).toBe(0)
  expect(await contents(battered)).toEqual(expected)
})
