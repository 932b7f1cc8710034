import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSettings } from './settings.js'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-settings-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test.each([
  ['sources: [{ name: a, url: "https://a.example/", every: 5 }]', /: sources\.0\.every: .*expected string/],
  ['sources: [{ name: a, url: "https://a.example/", match: "(" }]', /: sources\.0\.match: wants a regular expression/],
  ['sources: [{ name: a, folder: in, url: "https://a.example/" }]', /: sources\.0\.folder: /],
  ['sources: [{ name: a, folder: in, every: 1w }]', /: sources\.0\.every: wants a number and s, m, h or d/],
  ['fetch: { delay: soon }', /: fetch\.delay: wants a number/],
  ['colour: red', /: colour: /],
])('%s names the setting and what is wrong', (written, says) => {
  writeFileSync(join(dir, 'jikenbo.yaml'), written)
  expect(() => readSettings(dir)).toThrow(says)
})
