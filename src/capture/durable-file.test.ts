import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeText } from './durable-file.js'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-durable-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('a text is written whole, and takes the place of an older one', async () => {
  const path = join(dir, 'a.json')
  await writeText(path, 'the older one')
  await writeText(path, '事'.repeat(100_000))
  expect(readFileSync(path, 'utf8')).toBe('事'.repeat(100_000))
  expect(readdirSync(dir)).toEqual(['a.json'])
})

test('where the disk takes only a part of it, that is an error, and the older one stays', async () => {
  const path = join(dir, 'a.json')
  await writeText(path, 'the older one')
  const script = `
    import { writeText } from ${JSON.stringify(join(import.meta.dirname, 'durable-file.ts'))}
    const done = writeText(${JSON.stringify(path)}, 'x'.repeat(200_000))
    console.log(await done.then(() => 'written', (error) => error.code))`
  // Files of this process, and of no other, may have 100 blocks of 512 bytes or a kilobyte.
  const limited = ['-c', 'ulimit -f 100; exec "$@"', 'sh', process.execPath, '--import', 'tsx', '--input-type=module']
  expect(execFileSync('sh', [...limited, '-e', script], { encoding: 'utf8' })).toBe('EFBIG\n')
  expect(readFileSync(path, 'utf8')).toBe('the older one')
  expect(readdirSync(dir)).toEqual(['a.json'])
})
