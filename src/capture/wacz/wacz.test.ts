import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readZip } from '../../../test/support/read-zip.js'
import { type ArchiveInput, openArchive } from '../archive.js'
import { writeWhole } from '../durable-file.js'
import { openMember, sealMember } from '../gzip-member.js'
import type { HttpExchange } from '../http-message.js'
import { parseRecord, sha256Of } from '../warc-record.js'
import { indexFiles } from './cdxj.js'
import { type WaczInput, type WaczPage, writeWacz } from './wacz.js'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-wacz-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const input = (text: string, uri: string, more: Partial<ArchiveInput> = {}): ArchiveInput => ({
  bytes: Buffer.from(text),
  mediaType: 'text/html; charset=utf-8',
  receivedAt: '2026-04-01T09:30:00.500Z',
  source: { kind: uri.startsWith('http') ? 'url' : 'file', uri, name: '公表文.html' },
  ...more,
})
const shaOf = (text: string) => sha256Of(Buffer.from(text))

const page: WaczPage = { id: '1', url: 'https://a.example/', title: '第一報', ts: '2026-04-01T09:30:00.500Z', size: 6 }
async function* onePage(): AsyncGenerator<WaczPage> {
  yield page
}
const inputOf = (more: Partial<WaczInput> = {}): WaczInput => ({
  archive: openArchive(join(dir, 'archive')),
  pages: onePage(),
  title: '事件簿',
  software: 'jikenbo 0.0.0',
  ...more,
})
const written = async (more: Partial<WaczInput> = {}) => {
  const path = join(dir, 'out.wacz')
  let report: Awaited<ReturnType<typeof writeWacz>> | undefined
  await writeWhole(path, async (sink) => {
    report = await writeWacz(inputOf(more), sink)
  })
  return { bytes: readFileSync(path), files: readZip(readFileSync(path)), report }
}
type Files = ReturnType<typeof readZip>
const text = (files: Files, path: string) => files.get(path)?.bytes.toString() ?? ''
const index = (files: Files) =>
  gunzipSync(files.get('indexes/index.cdx.gz')?.bytes ?? '')
    .toString()
    .trimEnd()
    .split('\n')
    .map((line): Record<string, string> => {
      const [key = '', time = '', ...rest] = line.split(' ')
      return { key, time, ...(JSON.parse(rest.join(' ')) as object) }
    })
const recordAt = (files: Files, { filename, offset, length }: Record<string, string>) => {
  const warc = files.get(`archive/${filename}`)?.bytes ?? Buffer.alloc(0)
  const member = warc.subarray(Number(offset), Number(offset) + Number(length))
  const opened = openMember(member)
  const record = 'record' in opened ? parseRecord(opened.record) : opened
  if ('problem' in record) throw new Error(record.problem)
  return { member, record }
}

describe('writeWacz', () => {
  const all = [
    input('第一報', 'https://www.a.example/News?b=2&a=1'),
    input('ファイル', 'file:///home/someone/notices/a.html'),
    input('第二報', 'https://a.example/news/2', { receivedAt: '2026-04-02T00:00:00Z' }),
  ] as const
  const fill = async () => {
    const archive = openArchive(join(dir, 'archive'))
    for (const one of all) await archive.append([one])
    return archive
  }

  test('a post is a page of its own, and a text says in which encoding it is', async () => {
    const archive = openArchive(join(dir, 'archive'))
    const sjis = Buffer.from('8e968c8f95eb', 'hex')
    await archive.append([
      input('<feed/>', 'file:///home/someone/blog.xml', { mediaType: 'application/atom+xml' }),
      input('<entry/>', 'https://casebook.example/1.html', {
        mediaType: 'application/atom+xml',
        partOf: shaOf('<feed/>'),
      }),
      input('白帆町からのお知らせ', 'file:///home/someone/a.txt', { mediaType: 'text/plain' }),
      { ...input('', 'file:///home/someone/b.txt', { mediaType: 'text/plain' }), bytes: sjis },
    ])
    const { files } = await written()
    const records = index(files).map((line) => recordAt(files, line).record)
    expect(
      records
        .map(({ headers, bytes }) => [
          headers['warc-type'],
          headers['content-type'],
          headers['warc-refers-to'],
          sha256Of(bytes),
        ])
        .sort(),
    ).toEqual(
      [
        ['resource', 'application/atom+xml', undefined, shaOf('<feed/>')],
        ['resource', 'application/atom+xml', undefined, shaOf('<entry/>')],
        ['resource', 'text/plain; charset=utf-8', undefined, shaOf('白帆町からのお知らせ')],
        ['resource', 'text/plain; charset=shift_jis', undefined, sha256Of(sjis)],
      ].sort(),
    )
  })

  test('holds every file, with the digest of each', async () => {
    await fill()
    const { files, report } = await written()
    expect([...files].map(([path, { stored }]) => [path, stored])).toEqual([
      ['archive/2026-04-01.warc.gz', true],
      ['archive/2026-04-02.warc.gz', true],
      ['indexes/index.cdx.gz', true],
      ['indexes/index.idx', false],
      ['pages/pages.jsonl', false],
      ['datapackage.json', false],
      ['datapackage-digest.json', false],
    ])
    const datapackage = JSON.parse(text(files, 'datapackage.json')) as {
      resources: { path: string; hash: string; bytes: number }[]
    }
    expect(datapackage).toMatchObject({
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: '事件簿',
      created: '2026-04-02T00:00:00Z',
      software: 'jikenbo 0.0.0',
      mainPageUrl: page.url,
      mainPageDate: page.ts,
    })
    const hashOf = (path: string) => `sha256:${sha256Of(files.get(path)?.bytes ?? Buffer.alloc(0))}`
    expect(datapackage.resources.map(({ path, hash, bytes }) => [path, hash, bytes])).toEqual(
      [...files.keys()].slice(0, 5).map((path) => [path, hashOf(path), files.get(path)?.bytes.length]),
    )
    expect(JSON.parse(text(files, 'datapackage-digest.json'))).toEqual({
      path: 'datapackage.json',
      hash: hashOf('datapackage.json'),
    })
    expect(
      text(files, 'pages/pages.jsonl')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([{ format: 'json-pages-1.0', id: 'pages', title: '事件簿', hasText: true }, page])
    expect(report).toEqual({ records: 3, pages: 1, damaged: [] })
  })

  test('the index leads to each record, whose bytes are those received', async () => {
    await fill()
    const { files } = await written()
    const entries = index(files)
    expect(entries.map(({ key, time, url, mime, digest }) => [key, time, url, mime, digest])).toEqual([
      ['example,a)/news/2', '20260402000000', all[2].source.uri, 'text/html', `sha256:${shaOf('第二報')}`],
      ['example,a)/news?a=1&b=2', '20260401093000', all[0].source.uri, 'text/html', `sha256:${shaOf('第一報')}`],
      [
        `invalid,jikenbo)/${shaOf('ファイル')}`,
        '20260401093000',
        `https://jikenbo.invalid/${shaOf('ファイル')}`,
        'text/html',
        `sha256:${shaOf('ファイル')}`,
      ],
    ])
    for (const entry of entries) {
      const { member, record } = recordAt(files, entry)
      expect(`sha256:${sha256Of(record.bytes)}`).toBe(entry.digest)
      expect(`sha256:${sha256Of(member)}`).toBe(entry.recordDigest)
      expect(record.headers['warc-target-uri']).toBe(entry.url)
    }
  })

  test('copies records byte for byte, and tells nothing of the disk they came from', async () => {
    const archive = await fill()
    const { files } = await written()
    const kept: Buffer[] = []
    for (const file of Object.keys(archive.sizes()))
      for await (const { member } of archive.members(file)) if (member) kept.push(Buffer.from(member))
    const [first, second] = [...files.values()].map(({ bytes }) => bytes)
    expect(second).toEqual(Buffer.concat(kept.slice(3)))
    expect(first?.subarray(0, (kept[0]?.length ?? 0) + (kept[1]?.length ?? 0))).toEqual(Buffer.concat(kept.slice(0, 2)))
    for (const { bytes } of files.values())
      for (const shown of [bytes, bytes[0] === 0x1f ? gunzipSync(bytes) : bytes])
        expect(shown.toString('latin1')).not.toMatch(/file:|someone/)
  })

  test('some captures only: their records and no others, no file without any', async () => {
    await fill()
    const { files } = await written({ captures: new Set([shaOf('第二報')]) })
    expect([...files.keys()].filter((path) => path.startsWith('archive/'))).toEqual(['archive/2026-04-02.warc.gz'])
    expect(index(files).map(({ url }) => url)).toEqual(['https://a.example/news/2'])
    await expect(written({ captures: new Set([shaOf('ない')]) })).rejects.toMatchObject({ code: 'NOTHING_TO_EXPORT' })
  })

  test('some captures only: what of the others cannot be exported stands in no way', async () => {
    const archive = await fill()
    const bad = input('部分', 'file:///home/someone/b.html')
    const [wanted] = all
    await archive.append([bad])
    // A record without digests, as another program may have written it.
    const [file = ''] = Object.keys(archive.sizes())
    const path = join(dir, 'archive', file)
    const members: Buffer[] = []
    for await (const { member } of archive.members(file)) {
      const opened = openMember(member ?? Buffer.alloc(0))
      if (!('record' in opened)) throw new Error(opened.problem)
      const said = opened.record.toString()
      members.push(
        sealMember(Buffer.from(said.includes('部分') ? said.replace(/^WARC-Payload-Digest:.*\r\n/m, '') : said)),
      )
    }
    writeFileSync(path, Buffer.concat(members))
    const { report } = await written({ captures: new Set([shaOf(wanted.bytes.toString())]) })
    expect(report).toMatchObject({ records: 1, damaged: [] })
    await expect(written()).rejects.toMatchObject({ code: 'BAD_RECORD' })
  })

  test('what a server answered comes with what it was asked, the redirects that led there, and later looks that found the same', async () => {
    const archive = openArchive(join(dir, 'archive'))
    const uri = 'https://a.example/news'
    const answer = (body: string, at: string, more: Partial<HttpExchange> = {}): ArchiveInput =>
      input(body, uri, {
        receivedAt: at,
        http: {
          uri,
          asked: uri,
          request: { method: 'GET', target: '/news', headers: [['Host', 'a.example']] },
          status: 200,
          reason: 'OK',
          headers: [['Content-Type', 'text/html; charset=Shift_JIS']],
          capture: true,
          ...more,
        },
      })
    const redirect = (from: string, at: string): ArchiveInput => {
      const { http, ...rest } = answer('', at, { uri: from, status: 301, reason: 'Moved', capture: false })
      const { asked: _, ...hop } = http as HttpExchange
      return { ...rest, http: { ...hop, headers: [['Location', uri]] } }
    }
    const [first, file] = [shaOf('本文'), shaOf('ファイル')]
    await archive.append([
      redirect('http://a.example/old', '2026-04-01T00:00:00Z'),
      answer('本文', '2026-04-01T00:00:00Z', { asked: 'http://a.example/old' }),
    ])
    await archive.append([all[1], redirect('http://b.example/', '2026-04-02T00:00:00Z')])
    await archive.append([answer('ほか', '2026-04-02T00:00:00Z', { asked: 'http://b.example/' })])
    await archive.append([
      answer('本文', '2026-04-03T00:00:00Z', { revisitOf: { sha256: first, uri, date: '2026-04-01T00:00:00Z' } }),
      answer('', '2026-04-03T00:00:01Z', {
        status: 304,
        reason: 'Not Modified',
        revisitOf: { sha256: first, uri, date: '2026-04-01T00:00:00Z' },
      }),
      answer('ファイル', '2026-04-03T00:00:02Z', {
        revisitOf: { sha256: file, uri: all[1].source.uri, date: all[1].receivedAt },
      }),
    ])
    const one = await written({ captures: new Set([first]) })
    expect(index(one.files).map(({ key, time, mime, status, digest }) => [key, time, mime, status, digest])).toEqual([
      ['example,a)/news', '20260401000000', 'text/html', '200', `sha256:${first}`],
      ['example,a)/news', '20260403000000', 'warc/revisit', undefined, `sha256:${first}`],
      ['example,a)/news', '20260403000001', 'warc/revisit', undefined, `sha256:${first}`],
      ['example,a)/old', '20260401000000', undefined, '301', `sha256:${shaOf('')}`],
    ])
    expect(one.report?.records).toBe(8)
    const two = await written({ captures: new Set([file]) })
    const revisit = index(two.files).find(({ mime }) => mime === 'warc/revisit')
    expect(recordAt(two.files, revisit ?? {}).record.headers['warc-refers-to-target-uri']).toBe(
      `https://jikenbo.invalid/${file}`,
    )
    expect((await written()).report?.records).toBe(15)
  })

  test('the same casebook gives the same bytes', async () => {
    await fill()
    expect((await written()).bytes).toEqual((await written()).bytes)
  })

  test('a damaged record is named and left out', async () => {
    const archive = await fill()
    const [place] = await archive.append([input('壊れる', 'https://a.example/broken')])
    const path = join(dir, 'archive', place?.file ?? '')
    const bytes = readFileSync(path)
    bytes[(place?.offset ?? 0) + 60] = (bytes[(place?.offset ?? 0) + 60] ?? 0) ^ 1
    writeFileSync(path, bytes)
    const { files, report } = await written()
    expect(report?.damaged).toEqual([`${place?.file} at byte ${place?.offset}: the compressed bytes were changed`])
    expect(index(files)).toHaveLength(3)
  })

  test('a disk that is full leaves nothing behind, and an older export as it was', async () => {
    await fill()
    const before = (await written()).bytes
    const full = writeWhole(join(dir, 'out.wacz'), () =>
      writeWacz(inputOf(), createWriteStream('/dev/full')).then(() => {}),
    )
    await expect(full).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(readdirSync(dir).sort()).toEqual(['archive', 'out.wacz'])
    expect(readFileSync(join(dir, 'out.wacz'))).toEqual(before)
  })
})

test('an index of many lines comes in blocks that are read one by one', () => {
  const lines = Array.from({ length: 2500 }, (_, i) => `jp,example)/${(i * 7919) % 2500} 20260401000000 {"n":${i}}`)
  const { cdx, idx } = indexFiles(lines)
  const [meta, ...blocks] = idx.toString().trimEnd().split('\n')
  expect(meta).toBe('!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}')
  const read = blocks.map((line) => {
    const [key, time, ...rest] = line.split(' ')
    const { offset, length, digest } = JSON.parse(rest.join(' ')) as { offset: number; length: number; digest: string }
    const bytes = cdx.subarray(offset, offset + length)
    expect(digest).toBe(`sha256:${sha256Of(bytes)}`)
    const block = gunzipSync(bytes).toString().trimEnd().split('\n')
    expect(block[0]?.startsWith(`${key} ${time} `)).toBe(true)
    return block
  })
  expect(read.map((block) => block.length)).toEqual([1024, 1024, 452])
  expect(read.flat()).toEqual(lines.toSorted())
})
