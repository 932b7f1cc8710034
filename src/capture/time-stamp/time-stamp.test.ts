import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as pkijs from 'pkijs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Authority, hasOpenssl, startAuthority } from '../../../test/support/authority.js'
import { numbers } from '../../../test/support/numbers.js'
import type { FetchPolicy } from '../fetch/index.js'
import { askAuthority } from './authority.js'
import { makeRequest, tokenOf } from './request.js'
import { checkToken, readCertificates } from './token.js'

const statement = Buffer.from('この事件簿の記録はここまで')
const imprint = createHash('sha256').update(statement).digest()

describe.skipIf(!hasOpenssl)('with an authority', () => {
  let authority: Authority
  beforeAll(async () => {
    authority = await startAuthority()
  })
  afterEach(() => {
    authority.answer = authority.reply
    authority.use('good')
  })
  afterAll(() => authority.close())

  const trusted = async () => readCertificates(readFileSync(authority.caFile, 'utf8'))
  const stamped = async (of = imprint) => {
    const request = await makeRequest(of)
    return { request, token: await tokenOf(await askAuthority()(authority.url, request.bytes)) }
  }

  test('nothing is sent but the hash', async () => {
    const { request } = await stamped()
    const sent = authority.queries.at(-1) as Buffer
    expect(sent).toEqual(request.bytes)
    const { version, messageImprint, certReq, reqPolicy, extensions } = pkijs.TimeStampReq.fromBER(
      new Uint8Array(sent).buffer,
    )
    expect([version, certReq, reqPolicy, extensions]).toEqual([1, true, undefined, undefined])
    expect(Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView)).toEqual(imprint)
    // Version, imprint, nonce, certReq, and what ASN.1 puts around them.
    expect(sent.length).toBe(2 + 3 + 51 + 18 + 3)
  })

  test('a token says when, by whom, and answers this request', async () => {
    const { request, token } = await stamped()
    const facts = await checkToken(token, statement, await trusted())
    expect(facts).toMatchObject({ signer: 'CN=Jikenbo test TSA good', nonce: request.nonce, accuracy: 1000 })
    expect(facts).toMatchObject({ at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) })
    expect(await checkToken(token, statement)).toEqual(facts)
  })

  test('no flipped bit of what is signed passes, and none says another time', async () => {
    const { token } = await stamped()
    const facts = await checkToken(token, statement, await trusted())
    const random = numbers(3161)
    const by = await trusted()
    for (let i = 0; i < 100; i++) {
      const bit = random(token.length * 8)
      const flipped = Buffer.from(token)
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const found = await checkToken(flipped, statement, by)
      // Bits outside of what the signature covers (an algorithm named twice) may differ; the facts may not.
      if (!('problem' in found)) expect([bit, found]).toEqual([bit, facts])
    }
  })

  test('another hash, another authority, a wrong purpose, an expired certificate are named', async () => {
    const { token } = await stamped()
    const problem = async (bytes: Buffer, of = statement, by?: Awaited<ReturnType<typeof trusted>>) => {
      const found = await checkToken(bytes, of, by ?? (await trusted()))
      return 'problem' in found ? found.problem : undefined
    }
    expect(await problem(token)).toBeUndefined()
    expect(await problem(token, Buffer.from('ほかのもの'))).toBe('it is for another hash')
    expect(await problem(Buffer.from('nonsense'))).toBe('it is not a time-stamp token')
    const other = await startAuthority()
    try {
      const strangers = await readCertificates(readFileSync(other.caFile, 'utf8'))
      expect(await problem(token, statement, strangers)).toMatch(/^it cannot be verified: .*certificate/)
    } finally {
      await other.close()
    }
    authority.use('expired')
    expect(await problem((await stamped()).token)).toMatch(/^it cannot be verified/)
    const unchained = await checkToken((await stamped()).token, statement)
    expect(unchained).toEqual({ problem: expect.stringMatching(/^the certificate of the signer was not valid at 20/) })
  })

  test('what is signed otherwise than a time-stamp is named', async () => {
    const { token } = await stamped()
    const { content } = pkijs.ContentInfo.fromBER(new Uint8Array(token).buffer)
    const { eContent } = new pkijs.SignedData({ schema: content }).encapContentInfo
    const time = Buffer.from(eContent?.getValue() ?? new ArrayBuffer(0))
    const check = async (bytes: Buffer) => checkToken(bytes, statement, await trusted())
    expect(await check(authority.sign(time, 'good'))).toMatchObject({ signer: 'CN=Jikenbo test TSA good' })
    expect(await check(authority.sign(time, 'other-purpose'))).toEqual({
      problem: 'the certificate of the signer is not one for time-stamping',
    })
    expect(await check(authority.sign(time, 'good', { unnamed: true }))).toEqual({
      problem: 'it does not name the certificate it was signed with',
    })
    expect(await check(authority.sign(time, 'good', { type: '1.2.840.113549.1.7.1' }))).toEqual({
      problem: 'it says no time',
    })
  })

  test.each<[string, (query: Buffer) => Buffer | { status: number; location?: string } | undefined, string, RegExp]>([
    ['garbage', () => Buffer.from('<html>Not Found</html>'), 'BAD_TIMESTAMP', /not a time-stamp/],
    ['nothing', () => Buffer.alloc(0), 'BAD_TIMESTAMP', /not a time-stamp/],
    ['an error', () => ({ status: 503 }), 'NO_AUTHORITY', /the server answers 503/],
    [
      'a redirect',
      () => ({ status: 301, location: 'https://tsa.example/new' }),
      'BAD_TIMESTAMP',
      /it sends on to https:\/\/tsa\.example\/new/,
    ],
    ['a hang-up', () => undefined, 'NO_AUTHORITY', /could not get a time-stamp from http:\/\/127\.0\.0\.1/],
    ['too much', () => Buffer.alloc(2 << 20), 'NO_AUTHORITY', /larger than 1 MB/],
    ['a refusal', () => Buffer.from('30053003020102', 'hex'), 'TIMESTAMP_REFUSED', /the authority says refused/],
    ['consent without a token', () => Buffer.from('30053003020100', 'hex'), 'BAD_TIMESTAMP', /holds no time-stamp/],
  ])('%s as an answer', async (_what, answer, code, words) => {
    authority.answer = answer
    await expect(stamped()).rejects.toMatchObject({ code, message: expect.stringMatching(words) })
  })

  test('an authority that is down', async () => {
    const request = await makeRequest(imprint)
    await expect(askAuthority()('http://user:secret@127.0.0.1:2/tsa', request.bytes)).rejects.toMatchObject({
      code: 'NO_AUTHORITY',
      message: expect.stringMatching(/^(?!.*secret).*ECONNREFUSED/),
    })
  })

  // One that names a private address is meant; a name that leads to one may be somebody else's doing.
  test.each<[string, (port: string) => string, FetchPolicy, string | undefined]>([
    ['an address on loopback', (port) => `http://127.0.0.1:${port}/`, {}, undefined],
    ['in another notation', (port) => `http://0x7f.1:${port}/`, {}, undefined],
    ['a name of this machine', (port) => `http://localhost:${port}/`, {}, undefined],
    ['a name that leads to loopback', (port) => `http://tsa.example:${port}/`, {}, 'PRIVATE_ADDRESS'],
    ['and is allowed', (port) => `http://tsa.example:${port}/`, { allowPrivate: ['tsa.example'] }, undefined],
    ['by its range', (port) => `http://tsa.example:${port}/`, { allowPrivate: ['127.0.0.0/8'] }, undefined],
    ['the port of another protocol', () => 'http://127.0.0.1:25/', {}, 'BLOCKED_PORT'],
  ])('%s', async (_what, addressAt, policy, code) => {
    const request = await makeRequest(imprint)
    const before = authority.queries.length
    const ask = askAuthority({ ...policy, lookup: async () => ['127.0.0.1'] })
    const asked = ask(addressAt(new URL(authority.url).port), request.bytes)
    if (code === undefined) expect(await tokenOf(await asked)).toBeInstanceOf(Buffer)
    else await expect(asked).rejects.toMatchObject({ code })
    expect(authority.queries.length - before).toBe(code === undefined ? 1 : 0)
  })

  test('a redirect is not followed, wherever it leads', async () => {
    const asked: (string | undefined)[] = []
    const server = createServer((incoming, response) => {
      asked.push(incoming.headers.authorization)
      response.writeHead(307, { location: authority.url }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const before = authority.queries.length
      const request = await makeRequest(imprint)
      const url = `http://user:p%40ss@127.0.0.1:${(server.address() as AddressInfo).port}/`
      await expect(askAuthority()(url, request.bytes)).rejects.toMatchObject({
        code: 'BAD_TIMESTAMP',
        message: expect.stringMatching(/^(?!.*p%40ss).*it sends on to /),
      })
      expect(asked).toEqual([`Basic ${Buffer.from('user:p@ss').toString('base64')}`])
      expect(authority.queries.length).toBe(before)
    } finally {
      server.close()
    }
  })
})
