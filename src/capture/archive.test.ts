import { execFileSync } from 'node:child_process'
import {
  createReadStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WARCParser } from 'warcio'
import type { ArchiveInput, ArchiveRecord } from './archive.js'
import { openArchive, verifyArchive } from './archive.js'
import type { HttpExchange } from './http-message.js'
import { sha256Of } from './warc-record.js'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-archive-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const file = '2026-04-01.warc.gz'
const input = (text: string, more: Partial<ArchiveInput> = {}): ArchiveInput => ({
  bytes: Buffer.from(text),
  mediaType: 'text/plain',
  receivedAt: '2026-04-01T09:30:00.000Z',
  source: { kind: 'file', uri: 'file:///notices/%E3%81%8A.txt', name: 'お知らせ, その1.txt' },
  ...more,
})
const answer = (body: string, http: Partial<HttpExchange> = {}) =>
  input(body, {
    mediaType: 'text/html',
    source: { kind: 'url', uri: 'https://a.example/news', name: 'a.example/news' },
    http: {
      uri: 'https://a.example/news',
      request: { method: 'GET', target: '/news', headers: [['Host', 'a.example']] },
      status: 200,
      reason: 'OK',
      headers: [
        ['Content-Type', 'text/html'],
        ['Transfer-Encoding', 'chunked'],
        ['ETag', '"1"'],
      ],
      capture: true,
      ...http,
    },
  })
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
const failures = async (): Promise<ArchiveRecord[]> => (await all(verifyArchive(dir))).filter(({ ok }) => !ok)

describe('append and read', () => {
  it('gives back the bytes and says where they stand', async () => {
    const archive = openArchive(dir)
    const places = await archive.append([input('本件の概要'), input('第二報'), input('')])
    expect(places.map(({ sha256 }) => sha256)).toEqual(
      ['本件の概要', '第二報', ''].map((text) => sha256Of(Buffer.from(text))),
    )
    const texts = await Promise.all(places.map(async (place) => (await archive.read(place)).bytes.toString()))
    expect(texts).toEqual(['本件の概要', '第二報', ''])
    expect(archive.sizes()).toEqual({ [file]: statSync(join(dir, file)).size })
  })

  it('adds to the file of the day, and begins each file with a warcinfo record', async () => {
    const archive = openArchive(dir)
    await archive.append([input('一')])
    await archive.append([input('二')])
    await archive.append([input('三', { receivedAt: '2026-04-02T00:00:00Z' })])
    const records = await all(verifyArchive(dir))
    expect(records.map(({ file, type, ok }) => [file, type, ok])).toEqual([
      ['2026-04-01.warc.gz', 'warcinfo', true],
      ['2026-04-01.warc.gz', 'resource', true],
      ['2026-04-01.warc.gz', 'resource', true],
      ['2026-04-02.warc.gz', 'warcinfo', true],
      ['2026-04-02.warc.gz', 'resource', true],
    ])
  })

  it('keeps where bytes came from, what they are, and which capture they were cut out of', async () => {
    const archive = openArchive(dir)
    const whole = sha256Of(Buffer.from('<feed/>'))
    const source = { kind: 'blogger', uri: 'https://casebook.example/a.html', name: '投稿 %41' } as const
    const [place] = await archive.append([
      input('<entry/>', { mediaType: 'application/atom+xml', partOf: whole, source }),
    ])
    const record = (await all(archive.scan(file))).at(-1)
    expect(record).toEqual({
      ...place,
      leaf: expect.any(Buffer),
      type: 'conversion',
      declaredSha256: place?.sha256,
      size: 8,
      uri: source.uri,
      date: '2026-04-01T09:30:00.000Z',
      mediaType: 'application/atom+xml',
      source,
      refersTo: whole,
      ok: true,
    })
  })

  it('keeps an answer with its head and what was asked, and takes both apart again', async () => {
    const archive = openArchive(dir)
    const [place] = await archive.append([answer('<p>本件</p>', { asked: 'http://a.example/' })])
    expect((await archive.read(place!)).http).toEqual({
      status: 200,
      reason: 'OK',
      headers: [
        ['Content-Type', 'text/html'],
        ['ETag', '"1"'],
      ],
    })
    const records = await all(archive.scan(file))
    expect(records.map(({ type, ok }) => [type, ok])).toEqual([
      ['warcinfo', true],
      ['response', true],
      ['request', true],
    ])
    expect(records[1]).toMatchObject({
      sha256: sha256Of(Buffer.from('<p>本件</p>')),
      mediaType: 'text/html',
      uri: 'https://a.example/news',
      source: { kind: 'url', uri: 'https://a.example/news', name: 'a.example/news' },
      visit: {
        uri: 'http://a.example/',
        finalUri: 'https://a.example/news',
        status: 200,
        etag: '"1"',
        unchanged: false,
      },
    })
    const written: [string | null | undefined, string | null | undefined][] = []
    let asked: string | null | undefined
    for await (const r of WARCParser.iterRecords(createReadStream(join(dir, file)))) {
      written.push([r.warcType, r.warcHeaders.headers.get('WARC-Concurrent-To')])
      if (r.warcType === 'request') asked = r.warcPayloadDigest
    }
    expect(asked).toBe(`sha256:${sha256Of(Buffer.alloc(0))}`)
    expect(written.map(([type]) => type)).toEqual(['warcinfo', 'response', 'request'])
    expect(written[2]?.[1]).toMatch(/^<ni:/)
  })

  it('keeps bytes that are known as a revisit without them', async () => {
    const archive = openArchive(dir)
    const first = answer('本文', { asked: 'https://a.example/news' })
    const sha256 = sha256Of(first.bytes)
    const known = { sha256, uri: first.source.uri, date: first.receivedAt }
    const [, place] = await archive.append([
      first,
      answer('本文', { asked: 'https://a.example/news', revisitOf: known }),
      answer('', { asked: 'https://a.example/news', revisitOf: known, status: 304, reason: 'Not Modified' }),
    ])
    expect((await archive.read(place!)).bytes.length).toBe(0)
    const visits = (await all(archive.scan(file))).flatMap(({ visit, ok }) => (visit && ok ? [visit] : []))
    expect(visits.map(({ status, capture, unchanged }) => [status, capture, unchanged])).toEqual([
      [200, sha256, false],
      [200, sha256, true],
      [304, sha256, true],
    ])
  })

  it('is read by warcio, and by any gzip', async () => {
    await openArchive(dir).append([input('本件の概要'), input('第二報')])
    const records: [string | null | undefined, string][] = []
    for await (const record of WARCParser.iterRecords(createReadStream(join(dir, file))))
      records.push([record.warcTargetURI, await record.contentText()])
    expect(records.slice(1)).toEqual([
      ['file:///notices/%E3%81%8A.txt', '本件の概要'],
      ['file:///notices/%E3%81%8A.txt', '第二報'],
    ])
    expect(gunzipSync(readFileSync(join(dir, file))).toString()).toContain('第二報')
  })

  it('scans from the end of a record known to be whole', async () => {
    const archive = openArchive(dir)
    const [one] = await archive.append([input('一'), input('二')])
    const after = await all(archive.scan(file, one!.offset + one!.length))
    expect(after.map(({ sha256 }) => sha256)).toEqual([sha256Of(Buffer.from('二'))])
  })

  it('gives any bytes and any name back (property)', async () => {
    const archive = openArchive(dir)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.string({ unit: 'binary' }), async (bytes, name) => {
        const source = { kind: 'stdin', uri: 'urn:x:stdin', name } as const
        const [place] = await archive.append([input('', { bytes, source })])
        const { bytes: back } = await archive.read(place!)
        expect(Buffer.compare(back, bytes)).toBe(0)
        expect((await all(archive.scan(file, place!.offset)))[0]?.source).toEqual(source)
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    [
      'an address with a line break',
      { source: { kind: 'url', uri: 'https://a.example/\r\nX: y', name: '' } },
      'BAD_RECORD',
    ],
    ['a date of another form', { receivedAt: '2026-04-01' }, 'BAD_RECORD'],
    ['no date', { receivedAt: 'today' }, 'BAD_PLACE'],
    ['a media type that is none', { mediaType: 'text' }, 'BAD_RECORD'],
    ['a digest that is none', { partOf: 'abc' }, 'BAD_RECORD'],
  ] as const)('refuses %s and writes nothing', async (_, more, code) => {
    const archive = openArchive(dir)
    await expect(archive.append([input('一', more), input('二')])).rejects.toMatchObject({ code })
    expect(archive.sizes()).toEqual({})
  })

  it('refuses to leave the folder', async () => {
    await expect(openArchive(dir).read({ file: '../2026-04-01.warc.gz', offset: 0, length: 9 })).rejects.toMatchObject({
      code: 'BAD_PLACE',
    })
  })

  it('names a file that is not there', async () => {
    await expect(openArchive(dir).read({ file, offset: 0, length: 9 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a torn tail', () => {
  it('is named at every length, and cut off, and the rest is whole', async () => {
    const archive = openArchive(dir)
    const places = await archive.append([input('一'.repeat(200)), input('二'.repeat(200))])
    const last = places[1]!
    const whole = readFileSync(join(dir, file))
    for (let length = last.offset + 1; length < whole.length; length++) {
      writeFileSync(join(dir, file), whole.subarray(0, length))
      const records = await all(archive.scan(file))
      expect(records.map(({ ok, torn }) => [ok, torn])).toEqual([
        [true, undefined],
        [true, undefined],
        [false, true],
      ])
      await archive.truncate(file, records[2]!.offset)
      expect((await all(archive.scan(file))).every(({ ok }) => ok)).toBe(true)
    }
    expect((await archive.append([input('三')]))[0]?.offset).toBe(last.offset)
    expect(await failures()).toEqual([])
  })

  it('of zeros is one too', async () => {
    const archive = openArchive(dir)
    await archive.append([input('一')])
    const { size } = statSync(join(dir, file))
    truncateSync(join(dir, file), size + 3_000_000)
    expect((await all(archive.scan(file))).at(-1)).toMatchObject({ offset: size, torn: true })
  })
})

describe('verifyArchive', () => {
  it('finds every flipped bit, and still reads the records around it', async () => {
    const archive = openArchive(dir)
    // A run of equal characters makes back-references that gzip alone would let point elsewhere.
    await archive.append(['一', '二', '三', '四'].map((text) => input(text.repeat(400))))
    const whole = readFileSync(join(dir, file))
    const path = join(dir, file)
    let state = 20260401
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    for (let i = 0; i < 400; i++) {
      const damaged = Buffer.from(whole)
      const at = random(whole.length)
      damaged[at] = damaged[at]! ^ (1 << random(8))
      writeFileSync(path, damaged)
      const found = await failures()
      expect(
        found.map(({ offset, length }) => at >= offset && at < offset + length),
        `bit at ${at}`,
      ).toEqual([true])
      expect(found[0]).toMatchObject({ file, problem: expect.any(String) })
      expect((await all(verifyArchive(dir))).length).toBe(5)
    }
  })

  it('names bytes that do not have their digest', async () => {
    const archive = openArchive(dir)
    await archive.append([input('一')])
    const { sealMember } = await import('./gzip-member.js')
    const record = gunzipSync(readFileSync(join(dir, file))).toString()
    const forged = record.slice(record.lastIndexOf('WARC/1.1')).replace('一', '二')
    writeFileSync(join(dir, file), sealMember(Buffer.from(forged)))
    expect(await failures()).toEqual([
      expect.objectContaining({
        offset: 0,
        uri: 'file:///notices/%E3%81%8A.txt',
        problem: expect.stringContaining('digest'),
      }),
    ])
  })

  it('reads no bytes as an archive, whatever they are (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), async (bytes) => {
        writeFileSync(join(dir, file), bytes)
        expect((await failures()).length).toBeGreaterThan(0)
      }),
      { numRuns: 50 },
    )
  })

  it('reports a file it cannot read, and goes on', async () => {
    await openArchive(dir).append([input('一')])
    symlinkSync(dir, join(dir, '2026-03-31.warc.gz'))
    expect(await failures()).toEqual([expect.objectContaining({ file: '2026-03-31.warc.gz', ok: false })])
  })
})

describe('a disk that takes no more', () => {
  it('leaves the file as it was and says why', async () => {
    const archive = openArchive(dir)
    await archive.append([input('一')])
    const before = readFileSync(join(dir, file))
    // A limit on the size of files fails like a full disk: the first half of the write is taken, then none.
    const script = `
      import { openArchive } from ${JSON.stringify(fileURLToPath(new URL('./archive.ts', import.meta.url)))}
      import { randomBytes } from 'node:crypto'
      const source = { kind: 'file', uri: 'file:///a', name: 'a' }
      const bytes = randomBytes(300_000)
      openArchive(${JSON.stringify(dir)})
        .append([{ bytes, mediaType: 'text/plain', receivedAt: '2026-04-01T10:00:00Z', source }])
        .then(() => console.log('taken'), (error) => console.log(error.code))`
    const run = (limit: string) =>
      execFileSync(
        'sh',
        ['-c', `trap '' XFSZ; ulimit -f ${limit}; exec node --import tsx --input-type=module -e "$SCRIPT"`],
        {
          env: { ...process.env, SCRIPT: script, TSX_DISABLE_CACHE: '1' },
          encoding: 'utf8',
        },
      ).trim()
    expect(run('100')).toBe('NO_SPACE')
    expect(readFileSync(join(dir, file)).equals(before)).toBe(true)
    expect(run('unlimited')).toBe('taken')
    expect(await failures()).toEqual([])
  })
})
