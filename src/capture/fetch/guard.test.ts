import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FaultServer, startFaultServer } from '../../../test/support/fault-server.js'
import { codeOf } from '../../casebook/errors.js'
import { isPublicAddress, mayReach, parseAllowList } from './address.js'
import { checkUrl } from './guard.js'
import { fetchUrl } from './index.js'
import { settle } from './policy.js'

let server: FaultServer
beforeAll(async () => {
  server = await startFaultServer()
})
afterAll(() => server.close())

/** Hosts that mean a machine nobody outside should reach, in every spelling we know of. */
const privateHosts = [
  // 127.0.0.1 and the rest of 127/8
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.254',
  '127.000.000.001',
  '00000177.0.0.1',
  '0x7f.0.0.1',
  '0X7F.0x0.0x0.0x1',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.01',
  '017700000001',
  '2130706433',
  '127.0.0.1.',
  '2130706433.',
  '%31%32%37.0.0.1',
  '127%2E0%2E0%2E1',
  '%30x7f.1',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '𝟭𝟮𝟳.𝟬.𝟬.𝟭',
  '127.0.0.\u00AD1',
  '12\t7.0.0.\n1',
  // this host, this network
  '0.0.0.0',
  '0',
  '0.1.2.3',
  '0x0',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'ｌｏｃａｌｈｏｓｔ',
  'lo%63alhost',
  'a.b.localhost',
  'printer.local',
  'metadata.google.internal',
  'router.home.arpa',
  // private, shared, link-local, metadata
  '10.0.0.1',
  '10.1',
  '012.0.0.1',
  '167772161',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.168.257',
  '0xc0a80101',
  '100.64.0.1',
  '100.100.100.200',
  '100.127.255.255',
  '169.254.0.1',
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '0251.0376.0251.0376',
  '168.63.129.16',
  '192.0.0.192',
  // documentation, benchmarking, multicast, reserved, relays
  '192.0.2.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '192.88.99.1',
  '192.31.196.1',
  '192.175.48.1',
  '192.52.193.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '4294967295',
  // IPv6
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[::ffff:127.0.0.1]',
  '[::FFFF:7F00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:8.8.8.8]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::10.0.0.1]',
  '[2002:7f00:1::]',
  '[2002:a00:1::1]',
  '[2001:0:7f00:1::]',
  '[2001::1]',
  '[fe80::5efe:127.0.0.1]',
  '[2001:470:1:2:0:5efe:10.0.0.1]',
  '[2001:470:1:2:200:5efe:7f00:1]',
  '[fe80::1]',
  '[febf::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
  '[2001:2::1]',
  '[2001:10::1]',
  '[2001:20::1]',
  '[3fff::1]',
  '[5f00::1]',
  '[4000::1]',
  '[::1%25lo]',
  '[fe80::1%25eth0]',
  '[fe80::1%eth0]',
  // what looks like another host in front
  'public.example@127.0.0.1',
  'public.example:80@127.0.0.1',
  'public.example%40@127.0.0.1',
  '127.0.0.1\\.public.example',
  '127.0.0.1%00.public.example',
  '127.0.0.1#.public.example',
  '127.0.0.1?.public.example',
]

/** Whole addresses that browsers read as one of those. */
const oddities = (port: number): readonly string[] => [
  `http:127.0.0.1:${port}/`,
  `http:/127.0.0.1:${port}/`,
  `http:\\\\127.0.0.1:${port}\\`,
  `http:////127.0.0.1:${port}/`,
  ` \u0000http://127.0.0.1:${port}/`,
  `ht\ntp://127.0.0.1:${port}/`,
  `HTTP://127.0.0.1:${port}/`,
  `//127.0.0.1:${port}/`,
  `127.0.0.1:${port}/`,
  `http://127.0.0.1:0${port}/`,
  `http://[::ffff:127.0.0.1]:${port}/`,
  `blob:http://127.0.0.1:${port}/`,
  `view-source:http://127.0.0.1:${port}/`,
  `gopher://127.0.0.1:${port}/_GET`,
  `ws://127.0.0.1:${port}/`,
  `data:text/html,x`,
  `file:///etc/passwd`,
]

/** A lookup that must not be asked: what is refused here is refused before names are resolved. */
const noLookup = async (name: string): Promise<readonly string[]> => {
  throw new Error(`${name} was looked up`)
}

const codeFor = async (uri: string, lookup = noLookup, allowPrivate: readonly string[] = []): Promise<string> =>
  fetchUrl(uri, { lookup, allowPrivate, connectMs: 20_000 }).then(
    ({ hops }) => `answered ${hops.map(({ status }) => status).join(' ')}`,
    (error: unknown) => codeOf(error) ?? String(error),
  )

const refusals = ['PRIVATE_ADDRESS', 'BAD_URL', 'UNSUPPORTED_SCHEME']

describe('the guard', () => {
  it.each(privateHosts)('never reaches %j', async (host) => {
    const before = server.accepted()
    for (const uri of [`http://${host}:${server.port}/ok`, `http://${host}/ok`, `https://${host}/`])
      expect(refusals, `${uri} gave ${await codeFor(uri)}`).toContain(await codeFor(uri))
    expect(server.accepted()).toBe(before)
  })

  it('never reaches one by an odd address', async () => {
    for (const uri of oddities(server.port)) expect(refusals, uri).toContain(await codeFor(uri))
    expect(server.accepted()).toBe(0)
  })

  it('refuses most of them as private, not as misspelt', () => {
    const codes = privateHosts.map((host) => {
      try {
        return checkUrl(`http://${host}/`, settle({})).href
      } catch (error) {
        return codeOf(error)
      }
    })
    expect(new Set(codes)).toEqual(new Set(['PRIVATE_ADDRESS', 'BAD_URL']))
    expect(codes.filter((code) => code === 'PRIVATE_ADDRESS').length).toBeGreaterThan(100)
  })

  it.each([
    ['http://93.184.216.34/', 'http://93.184.216.34/'],
    ['https://[2606:4700:4700::1111]:8443/a?b#c', 'https://[2606:4700:4700::1111]:8443/a?b'],
    ['http://事件.example/お知らせ', 'http://xn--3kqzj.example/%E3%81%8A%E7%9F%A5%E3%82%89%E3%81%9B'],
    // Octal, and a path: what we read is also what we connect to.
    ['http://0127.0.0.1/', 'http://87.0.0.1/'],
    ['http://public.example\\@127.0.0.1/', 'http://public.example/@127.0.0.1/'],
    ['http://localhost.example/', 'http://localhost.example/'],
    ['http://mylocal/', 'http://mylocal/'],
  ])('lets %s pass', (given, url) => {
    expect(checkUrl(given, settle({})).href).toBe(url)
  })

  it.each([
    ['', 'BAD_URL', 'capture: could not fetch : not a URL (BAD_URL)'],
    ['お知らせ', 'BAD_URL', 'capture: could not fetch お知らせ: not a URL (BAD_URL)'],
    ['http://', 'BAD_URL', 'capture: could not fetch http://: not a URL (BAD_URL)'],
    [
      'ftp://files.example/',
      'UNSUPPORTED_SCHEME',
      'capture: could not fetch ftp://files.example/: only http and https are fetched, not ftp (UNSUPPORTED_SCHEME)',
    ],
    [
      'http://me:secret@public.example/',
      'BAD_URL',
      'capture: could not fetch http://…@public.example/: it carries a user name or password (BAD_URL)',
    ],
    [
      'http://0x7f.1/',
      'PRIVATE_ADDRESS',
      'capture: could not fetch http://0x7f.1/: 127.0.0.1 is a private address (PRIVATE_ADDRESS)',
    ],
    [
      'http://public.example:6667/',
      'BLOCKED_PORT',
      'capture: could not fetch http://public.example:6667/: port 6667 belongs to another protocol (BLOCKED_PORT)',
    ],
    [`http://public.example/${'a'.repeat(9000)}`, 'BAD_URL', expect.stringMatching(/aaa…: not a URL/)],
  ])('says why of %s', (given, code, message) => {
    expect(() => checkUrl(given, settle({}))).toThrow(expect.objectContaining({ code, message }))
  })

  it.each([
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['169.254.169.254'],
    ['10.0.0.1'],
    ['100.64.0.1'],
    ['fe80::1%eth0'],
    ['fd00::1'],
    ['93.184.216.34', '127.0.0.1'],
    ['2606:4700:4700::1111', '::1'],
    ['127.0.0.1', '93.184.216.34'],
    ['not an address'],
    [''],
  ])('refuses a name that leads to %s', async (...addresses) => {
    const before = server.accepted()
    expect(await codeFor(`http://public.example:${server.port}/`, async () => addresses)).toBe('PRIVATE_ADDRESS')
    expect(server.accepted()).toBe(before)
  })

  it('connects to the address it checked, and asks only once', async () => {
    // The second answer is what a rebinding name server would give after the check.
    const answers = [['127.0.0.1'], ['10.0.0.1'], ['10.0.0.1']]
    const asked: string[] = []
    const lookup = async (name: string) => {
      asked.push(name)
      return answers[asked.length - 1] ?? []
    }
    const uri = `http://public.example:${server.port}/ok`
    const { hops } = await fetchUrl(uri, { lookup, allowPrivate: ['127.0.0.1'] })
    expect(hops.map(({ ip, status }) => [ip, status])).toEqual([['127.0.0.1', 200]])
    expect(asked).toEqual(['public.example'])
  })

  it.each([
    'http://127.0.0.1:PORT/ok',
    'http://2130706433:PORT/ok',
    'http://0x7f.1:PORT/ok',
    'http://[::ffff:7f00:1]:PORT/ok',
    '//127.1:PORT/ok',
    '\\\\127.1:PORT\\ok',
    'http://１２７.１:PORT/ok',
    'http://localhost:PORT/ok',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://private.example:PORT/ok',
  ])('refuses a redirect to %s', async (target) => {
    const location = target.replace('PORT', String(server.port))
    const site = await startFaultServer()
    const before = server.accepted()
    try {
      const lookup = async (name: string) => (name === 'site.example' ? ['127.0.0.1'] : ['127.0.0.9'])
      const uri = `http://site.example:${site.port}/to?${encodeURIComponent(location)}`
      const failed = fetchUrl(uri, { lookup, allowPrivate: [`site.example:${site.port}`], askedDelayMs: 0 })
      await expect(failed).rejects.toMatchObject({ code: 'PRIVATE_ADDRESS' })
      expect(site.heads.some((head) => head.startsWith('GET /to?'))).toBe(true)
      expect(server.accepted()).toBe(before)
    } finally {
      await site.close()
    }
  })
})

describe('allowPrivate', () => {
  const place = { host: 'wiki.example', port: 8080 }
  it.each([
    ['10.0.0.0/8', '10.1.2.3', true],
    ['10.0.0.0/8', '11.1.2.3', true],
    ['10.0.0.0/8', '192.168.0.1', false],
    ['10.0.0.0/8', '::ffff:10.1.2.3', false],
    ['fd00::/8', 'fd12::1', true],
    ['fd00::/8', 'fe80::1', false],
    ['fd00::/8', '10.0.0.1', false],
    ['192.168.0.1', '192.168.0.1', true],
    ['192.168.0.1', '192.168.0.2', false],
    ['192.168.0.1:8080', '192.168.0.1', true],
    ['192.168.0.1:80', '192.168.0.1', false],
    ['::1', '::1', true],
    ['[::1]:8080', '::1', true],
    ['[::1]:81', '::1', false],
    ['wiki.example', '192.168.0.1', true],
    ['Wiki.Example.:8080', '192.168.0.1', true],
    ['wiki.example:80', '192.168.0.1', false],
    ['other.example', '192.168.0.1', false],
    ['wiki.example', 'nonsense', false],
    ['10.0.0.0/8', 'nonsense', false],
  ])('%s lets wiki.example:8080 reach %s: %s', (entry, ip, expected) => {
    expect(mayReach(ip, place, parseAllowList([entry]))).toBe(expected)
  })

  it.each(['', '10.0.0.0/33', 'a b/8', 'http://wiki.example/', '[wiki]:80', '[10.0.0.1]', 'wiki.example:99999999'])(
    'does not take %j',
    (entry) => {
      expect(() => settle({ allowPrivate: [entry] })).toThrow(expect.objectContaining({ code: 'BAD_SETTINGS' }))
    },
  )

  it('lets exactly what it names be fetched', async () => {
    const { port } = server
    const lookup = async () => ['127.0.0.1']
    const uri = `http://wiki.example:${port}/ok`
    expect(await codeFor(uri, lookup, [`wiki.example:${port}`])).toBe('answered 200')
    expect(await codeFor(uri, lookup, ['127.0.0.0/8'])).toBe('answered 200')
    expect(await codeFor(uri, lookup, [`wiki.example:${port + 1}`])).toBe('PRIVATE_ADDRESS')
    expect(await codeFor(uri, lookup, [`127.0.0.1:${port + 1}`])).toBe('PRIVATE_ADDRESS')
    expect(await codeFor(`http://localhost:${port}/ok`, lookup, ['localhost'])).toBe('answered 200')
    expect(await codeFor(`http://127.0.0.1:${port}/ok`, lookup, ['localhost'])).toBe('PRIVATE_ADDRESS')
  })
})

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '93.184.216.34', '133.242.0.3', '2001:200:dff:fff1::1', '2606:4700:4700::1111', '2a00:1450::1'])(
    '%s is',
    (ip) => {
      expect(isPublicAddress(ip)).toBe(true)
    },
  )
  it.each(['', 'localhost', '127.1', '0x7f.0.0.1', '1.2.3', '2606:4700:4700::1111%eth0', '[2606:4700:4700::1111]'])(
    '%j is none',
    (ip) => {
      expect(isPublicAddress(ip)).toBe(false)
    },
  )
})
