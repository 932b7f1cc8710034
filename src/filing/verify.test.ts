import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addAll } from './add.js'
import { type Casebook, initCasebook, openCasebook } from './casebook.js'
import { fileInputs } from './inputs.js'
import { verify } from './verify.js'

let dir = ''
let casebook: Casebook

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-verify-'))
  await initCasebook(dir)
  casebook = await openCasebook(dir, 'write')
})
afterEach(async () => {
  await casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const add = async (path: string) => {
  const kinds = new Set<string>()
  for await (const { kind } of addAll(casebook, fileInputs([path]))) kinds.add(kind)
  return [...kinds]
}

test('what another process takes in while the archive is read is neither forgotten nor unfiled', async () => {
  const { store } = casebook
  const folders = ['examples/2023', 'examples/2024']
  const beside = {
    ...casebook,
    store: {
      ...store,
      decisions: async () => {
        const decisions = await store.decisions()
        // The decisions are read before the archive, and once more after it.
        const folder = folders.shift()
        if (folder) expect(await add(folder)).toContain('filed')
        return decisions
      },
    },
  }
  expect((await verify(beside)).findings).toEqual([])
  expect(folders).toEqual([])
  expect((await verify(casebook)).findings).toEqual([])
})
