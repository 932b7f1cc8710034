import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as asn1js from 'asn1js'
import Database from 'better-sqlite3'
import * as pkijs from 'pkijs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Authority, hasOpenssl, startAuthority } from '../../test/support/authority.js'
import { numbers } from '../../test/support/numbers.js'
import { leafHash, rootFromPath } from '../casebook/merkle.js'
import { leafContent, sealOf } from '../casebook/stamp.js'
import { addAll } from './add.js'
import { type Casebook, initCasebook, openCasebook } from './casebook.js'
import { decide } from './decide.js'
import type { AddInput } from './inputs.js'
import { stamp } from './stamp.js'
import { makeStampLookup } from './stamped.js'
import { verify } from './verify.js'

let dir = ''
let casebook: Casebook
const at = '2026-04-01T00:00:00.000Z'

const open = async (more = ''): Promise<void> => {
  writeFileSync(join(dir, 'jikenbo.yaml'), `title: 試験\n${more}`)
  casebook = await openCasebook(dir, 'write')
}
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-stamp-'))
  await initCasebook(dir)
})
afterEach(async () => {
  await casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const add = async (town: string, day = at) => {
  const text = `令和6年6月20日\n${town}\n\n個人情報の紛失について\n\n${town}は、住民98人分の氏名を記録したUSBメモリーを紛失しました。\n`
  const input: AddInput = {
    bytes: Buffer.from(text),
    mediaType: 'text/plain',
    source: { kind: 'file', uri: `file:///${encodeURIComponent(town)}.txt`, name: `${town}.txt` },
  }
  for await (const outcome of addAll(casebook, [input], { at: day })) expect(outcome.kind).toBe('filed')
  return createHash('sha256').update(text).digest('hex')
}
const findings = async () => (await verify(casebook)).findings.map(({ where, problem }) => `${where}: ${problem}`)

test('without an authority there is no stamp', async () => {
  await open()
  await expect(stamp(casebook)).rejects.toMatchObject({ code: 'NO_TIMESTAMP_SETTING' })
})

test.each([
  ['no address', 'timestamp: {}', /timestamp\.url/],
  ['a file', 'timestamp: { url: "file:///etc/passwd" }', /timestamp\.url/],
  ['a slip of the pen', 'timestamp: { url: "https://a.example/", cafile: x }', /timestamp/],
])('settings with %s are refused', async (_what, yaml, words) => {
  await open()
  writeFileSync(join(dir, 'jikenbo.yaml'), yaml)
  await expect(openCasebook(dir)).rejects.toMatchObject({ code: 'BAD_SETTINGS', message: expect.stringMatching(words) })
})

describe.skipIf(!hasOpenssl)('with an authority', () => {
  let authority: Authority
  beforeAll(async () => {
    authority = await startAuthority()
  })
  beforeEach(async () => {
    authority.answer = authority.reply
    await open(`timestamp: { url: ${JSON.stringify(authority.url)}, caFile: ${JSON.stringify(authority.caFile)} }`)
  })
  afterAll(() => authority.close())

  const stampFile = (n: number) => join(dir, 'stamps', `00000${n}.json`)
  const edit = (n: number, change: (text: string) => string) =>
    writeFileSync(stampFile(n), change(readFileSync(stampFile(n), 'utf8')))

  test('each stamp covers what came since, and all before', async () => {
    expect(await stamp(casebook)).toEqual({ kind: 'nothing-new', number: 0 })
    await add('汐見崎市')
    expect(await stamp(casebook)).toMatchObject({ kind: 'made', number: 1, added: 2, records: 2, decisions: 1 })
    expect(await stamp(casebook)).toEqual({ kind: 'nothing-new', number: 1 })
    await add('湊ノ原町')
    // The clock was put back: a record comes to stand in an earlier file.
    await add('雲居県', '2026-03-01T00:00:00.000Z')
    expect(await stamp(casebook)).toMatchObject({ number: 2, added: 3, records: 5, decisions: 4 })
    const [release] = (await casebook.reader.releases()).rows
    await decide(casebook, { by: '試験', at }, ({ relabel }) =>
      relabel(release?.id ?? '', { add: ['業種:試験'], remove: [] }),
    )
    expect(await stamp(casebook)).toMatchObject({ number: 3, added: 0, records: 5, decisions: 6 })
    const report = await verify(casebook)
    expect([report.findings, report.stamps]).toEqual([[], 3])
  })

  test('a proof can be followed by hand, and openssl takes its token', async () => {
    const first = await add('汐見崎市')
    expect((await verify(casebook, { capture: first })).proof).toBeUndefined()
    await stamp(casebook)
    await add('湊ノ原町', '2026-04-02T00:00:00.000Z')
    const later = await add('雲居県', '2026-04-03T00:00:00.000Z')
    await stamp(casebook)
    const stampOf = makeStampLookup(casebook)
    for (const [capture, by] of [
      [first, 1],
      [later, 2],
    ] as const) {
      const place = (await casebook.reader.capture(capture))?.archive
      expect(place && (await stampOf(place))).toMatchObject({
        at: expect.any(String),
        signer: 'CN=Jikenbo test TSA good',
      })
      const { proof } = await verify(casebook, { capture })
      if (proof === undefined) throw new Error('no proof')
      expect([proof.stamp, proof.capture, proof.record.bytes]).toEqual([by, capture, capture])
      const path = proof.path.map((hash) => Buffer.from(hash, 'hex'))
      const root = rootFromPath(leafHash(leafContent(proof.record)), proof.index, proof.size, path)
      expect(root?.toString('hex')).toBe(proof.root)
      expect(JSON.parse(proof.statement)).toMatchObject({ archive: { root: proof.root, records: proof.size } })
      writeFileSync(join(dir, 'statement'), proof.statement)
      writeFileSync(join(dir, 'token'), Buffer.from(proof.token, 'base64'))
      const said = execFileSync(
        'openssl',
        ['ts', '-verify', '-data', 'statement', '-in', 'token', '-token_in', '-CAfile', authority.caFile],
        { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
      )
      expect(said).toContain('Verification: OK')
    }
    const unstamped = await add('椿瀬市', '2026-04-03T00:00:00.000Z')
    const place = (await casebook.reader.capture(unstamped))?.archive
    expect(place && (await stampOf(place))).toBeUndefined()
    await stamp(casebook)
    expect(place && (await stampOf(place))).toBeDefined()
    await expect(verify(casebook, { capture: '0'.repeat(64) })).rejects.toMatchObject({ code: 'NO_CAPTURE' })
  })

  const forged = (query: Buffer, change: (request: pkijs.TimeStampReq) => void): Buffer => {
    const request = pkijs.TimeStampReq.fromBER(new Uint8Array(query).buffer)
    change(request)
    return authority.reply(Buffer.from(request.toSchema().toBER()))
  }
  const tampered = (query: Buffer): Buffer => {
    const reply = authority.reply(query)
    // The last bytes are the signature's.
    reply[reply.length - 3] = (reply[reply.length - 3] ?? 0) ^ 1
    return reply
  }
  const otherHash = (request: pkijs.TimeStampReq) => {
    request.messageImprint.hashedMessage = new asn1js.OctetString({ valueHex: new Uint8Array(32).buffer })
  }
  const otherNonce = (request: pkijs.TimeStampReq) => {
    request.nonce = new asn1js.Integer({ value: 42 })
  }
  test.each<[string, (query: Buffer) => ReturnType<Authority['answer']>, string, RegExp]>([
    ['another nonce', (query) => forged(query, otherNonce), 'BAD_TIMESTAMP', /answers another request/],
    ['another hash', (query) => forged(query, otherHash), 'BAD_TIMESTAMP', /for another hash/],
    ['a broken signature', tampered, 'BAD_TIMESTAMP', /signature|verified/],
    ['garbage', () => Buffer.from('no such thing'), 'BAD_TIMESTAMP', /not a time-stamp/],
    ['nothing at all', () => undefined, 'NO_AUTHORITY', /could not get a time-stamp/],
    ['a server that is overloaded', () => ({ status: 503 }), 'NO_AUTHORITY', /503/],
  ])('%s: a clear error, nothing lost, the next try works', async (_what, answer, code, words) => {
    await add('汐見崎市')
    authority.answer = answer
    await expect(stamp(casebook)).rejects.toMatchObject({ code, message: expect.stringMatching(words) })
    expect(existsSync(join(dir, 'stamps'))).toBe(false)
    authority.answer = authority.reply
    expect(await stamp(casebook)).toMatchObject({ kind: 'made', number: 1, records: 2 })
    expect(await findings()).toEqual([])
  })

  test('two at once make one stamp, and the other says so', async () => {
    await add('汐見崎市')
    const other = await openCasebook(dir, 'write')
    try {
      const both = await Promise.allSettled([stamp(casebook), stamp(other)])
      expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(both.find((r) => r.status === 'rejected')?.reason).toMatchObject({ code: 'BUSY' })
      expect(readdirSync(join(dir, 'stamps'))).toEqual(['000001.json'])
      expect(await findings()).toEqual([])
    } finally {
      await other.close()
    }
  })

  test('one that was killed before the stamp was noted is made good by the next', async () => {
    await add('汐見崎市')
    await stamp(casebook)
    await casebook.close()
    const db = new Database(join(dir, 'casebook.db'))
    expect(db.prepare("DELETE FROM decisions WHERE act ->> '$.kind' = 'stamp'").run().changes).toBe(1)
    db.close()
    casebook = await openCasebook(dir, 'write')
    expect(await findings()).toEqual([])
    expect(await stamp(casebook)).toEqual({ kind: 'nothing-new', number: 1 })
    rmSync(stampFile(1))
    expect(await findings()).toEqual([expect.stringMatching(/000001\.json: is missing, decision 2 tells of it/)])
  })

  test('every flipped bit of a stamp is found and named', async () => {
    await add('汐見崎市')
    await stamp(casebook)
    const whole = readFileSync(stampFile(1))
    const random = numbers(6962)
    for (let i = 0; i < 40; i++) {
      const bit = random(whole.length * 8)
      const flipped = Buffer.from(whole)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      writeFileSync(stampFile(1), flipped)
      expect([bit, await findings()]).toEqual([bit, [expect.stringMatching(/^stamps: stamps\/000001\.json: /)]])
    }
  })

  test('what was stamped and is no longer so is named', async () => {
    await add('汐見崎市')
    await stamp(casebook)
    await add('湊ノ原町')
    await stamp(casebook)
    const [first, second] = [readFileSync(stampFile(1)), readFileSync(stampFile(2))]
    rmSync(stampFile(1))
    expect(await findings()).toEqual([expect.stringMatching(/000002\.json: stamp 1 is missing before it/)])
    writeFileSync(stampFile(1), second)
    expect(await findings()).toContainEqual(expect.stringMatching(/000001\.json: it holds stamp 2/))
    writeFileSync(stampFile(1), first)
    // Whoever changes the words and makes the seal fit still has no token for them.
    edit(2, (text) => {
      const stamp = JSON.parse(text)
      stamp.statement.decisions.count = 1
      return `${JSON.stringify({ ...stamp, seal: sealOf(stamp) }, undefined, 2)}\n`
    })
    expect(await findings()).toEqual([
      expect.stringMatching(/000002\.json: decision 1 is not the one that was stamped/),
      expect.stringMatching(/000002\.json: its token: it is for another hash/),
      expect.stringMatching(/000002\.json: it is not the stamp that decision 4 tells of/),
    ])
    // The newest, and all of them: the chain of decisions knows how many there were.
    rmSync(stampFile(2))
    expect(await findings()).toEqual([
      expect.stringMatching(/^stamps: stamps\/000002\.json: is missing, decision 4 tells of it/),
    ])
    rmSync(stampFile(1))
    expect(await findings()).toHaveLength(2)
    writeFileSync(stampFile(1), first)
    writeFileSync(stampFile(2), second)
    expect(await stamp(casebook)).toEqual({ kind: 'nothing-new', number: 2 })
    const archive = join(dir, 'archive', '2026-04-01.warc.gz')
    const bytes = readFileSync(archive)
    writeFileSync(archive, bytes.subarray(0, -1))
    expect(await findings()).toContainEqual(
      expect.stringMatching(
        /^stamps: .*000002\.json: cannot be compared with the archive: 2026-04-01\.warc\.gz at byte/,
      ),
    )
    writeFileSync(archive, bytes)
    expect(await findings()).toEqual([])
  })

  test('certificates that cannot be read, or lead nowhere, are named', async () => {
    await add('汐見崎市')
    await stamp(casebook)
    await casebook.close()
    await open(`timestamp: { url: ${JSON.stringify(authority.url)}, caFile: none.pem }`)
    expect(await findings()).toEqual([expect.stringMatching(/^stamps: .*none\.pem.*cannot be read/)])
    await expect(stamp(casebook)).rejects.toMatchObject({ code: 'BAD_SETTINGS' })
    const other = await startAuthority()
    try {
      writeFileSync(join(dir, 'none.pem'), readFileSync(other.caFile))
      expect(await findings()).toEqual([expect.stringMatching(/its token: it cannot be verified/)])
    } finally {
      await other.close()
    }
  })
})
