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
  for await (const outcome of addAll(casebook, fileInputs([path]))) expect(outcome.kind).toBe('filed')
}

test('what another process takes in while the archive is read is neither forgotten nor unfiled', async () => {
  await add('examples/2024/minamo-city-2024-06-20.html')
  const { store } = casebook
  const beside = {
    ...casebook,
    store: {
      ...store,
      decisions: async () => {
        const decisions = await store.decisions()
        await add('examples/2023')
        return decisions
      },
    },
  }
  expect((await verify(beside)).findings).toEqual([])
  expect((await verify(casebook)).findings).toEqual([])
})
