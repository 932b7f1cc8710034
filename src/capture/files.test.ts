import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathOfUri, readInput, readStdin, walkFiles } from './files.js'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-files-'))
  mkdirSync(join(dir, 'b/c'), { recursive: true })
  mkdirSync(join(dir, '.git'))
  for (const name of [
    'z.txt',
    'お知らせ 1.txt',
    'b/a.html',
    'b/c/d.pdf',
    '.hidden',
    '.git/config',
    'Thumbs.db',
    'b/~$a.docx',
    'b/a.txt~',
  ])
    writeFileSync(join(dir, name), name)
  symlinkSync(dir, join(dir, 'b/round'))
  symlinkSync(join(dir, 'gone'), join(dir, 'b/x-broken'))
  symlinkSync(join(dir, 'z.txt'), join(dir, 'b/y-link.txt'))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const walk = async (...paths: string[]) => {
  const found: string[] = []
  for await (const file of walkFiles(paths))
    found.push('error' in file ? `${file.error.code} ${file.path.slice(dir.length + 1)}` : file.name)
  return found
}

describe('names that are no UTF-8', () => {
  it('are found, read, shown in their own encoding, and come back from their address', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'jikenbo-names-'))
    const old = Buffer.from([0x8e, 0x96, 0x8c, 0x8f, 0x95, 0xeb]) // 事件簿 in Shift_JIS
    const path = (...names: readonly (string | Buffer)[]) =>
      Buffer.concat([Buffer.from(dir), ...names.map((name) => Buffer.concat([Buffer.from('/'), Buffer.from(name)]))])
    mkdirSync(path(old))
    writeFileSync(path(old, 'a%20 b.txt'), 'a')
    writeFileSync(path(Buffer.concat([old, Buffer.from('.txt')])), 'b')
    try {
      const found: (readonly [string, string])[] = []
      for await (const file of walkFiles([dir])) {
        if ('error' in file) throw file.error
        expect(pathOfUri(file.uri)).toEqual(file.path)
        found.push([file.name, (await readInput(file.path)).toString()])
      }
      expect(found).toEqual([
        ['事件簿/a%20 b.txt', 'a'],
        ['事件簿.txt', 'b'],
      ])
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })
})

describe('walkFiles', () => {
  it('finds the files of a folder in order, without junk, and names what it cannot follow', async () => {
    expect(await walk(dir)).toEqual([
      'b/a.html',
      'b/c/d.pdf',
      'NOT_FOUND b/x-broken',
      'b/y-link.txt',
      'z.txt',
      'お知らせ 1.txt',
    ])
  })

  it('passes over what is a casebook’s own, in its folder only', async () => {
    const own = [
      'casebook.db',
      'casebook.db-wal',
      'casebook.db-shm',
      'jikenbo.yaml',
      'lexicon.yaml',
      'archive/a.warc.gz',
    ]
    const walkOver = async (...names: string[]) => {
      const parent = mkdtempSync(join(tmpdir(), 'jikenbo-files-'))
      mkdirSync(join(parent, 'book/archive'), { recursive: true })
      for (const name of names) writeFileSync(join(parent, 'book', name), name)
      const found = [await walk(parent), await walk(join(parent, 'book')), await walk(join(parent, 'book/archive'))]
      rmSync(parent, { recursive: true })
      return found
    }
    expect(await walkOver('notice.txt', ...own)).toEqual([['book/notice.txt'], ['notice.txt'], ['a.warc.gz']])
    const others = ['archive/2023.txt', 'lexicon.yaml']
    expect((await walkOver(...others))[1]).toEqual(others)
  })

  it('takes what is named, in the order named, whatever it is called', async () => {
    expect(await walk(join(dir, 'z.txt'), join(dir, '.hidden'), join(dir, 'gone'), join(dir, 'b/c'))).toEqual([
      'z.txt',
      '.hidden',
      'NOT_FOUND gone',
      'd.pdf',
    ])
  })

  it('gives addresses that lead back to the file', async () => {
    for await (const file of walkFiles([dir])) if (!('error' in file)) expect(fileURLToPath(file.uri)).toBe(file.path)
  })
})

describe('readInput and readStdin', () => {
  it('read all bytes', async () => {
    expect((await readInput(join(dir, 'z.txt'))).toString()).toBe('z.txt')
    expect((await readStdin(Readable.from([Buffer.from('お知'), Buffer.from('らせ')]))).toString()).toBe('お知らせ')
  })

  it.each([
    ['a file that is too large', () => readInput(join(dir, 'z.txt'), 4), 'TOO_LARGE'],
    ['input that is too large', () => readStdin(Readable.from([Buffer.alloc(3), Buffer.alloc(3)]), 4), 'TOO_LARGE'],
    ['a device without end', () => readInput('/dev/zero', 1000), 'TOO_LARGE'],
    ['a folder', () => readInput(dir), 'NOT_A_FILE'],
    ['nothing', () => readInput(join(dir, 'gone')), 'NOT_FOUND'],
  ])('refuse %s', async (_, read, code) => {
    await expect(read()).rejects.toMatchObject({ code, message: expect.stringContaining(`(${code})`) })
  })
})
