import { afterEach, describe, expect, it } from 'vitest'
import { type FaultServer, startFaultServer } from '../../../test/support/fault-server.js'
import type { Fault } from '../../../test/support/faults.js'
import { type StillClock, stillClock } from '../../../test/support/still-clock.js'
import { selfSigned } from '../../../test/support/tls.js'
import { type Fetcher, type FetchPolicy, makeFetcher } from './index.js'

const opened: { readonly close: () => unknown }[] = []
afterEach(async () => {
  for (const thing of opened.splice(0).reverse()) await thing.close()
})

interface Site {
  readonly server: FaultServer
  readonly fetcher: Fetcher
  readonly clock: StillClock
  readonly at: (path: string, host?: string) => string
  /** The paths asked for so far. */
  readonly paths: () => readonly string[]
}

/** A fault server with this robots.txt behind every name, and a fetcher whose waits are over at once. */
const site = async (robots: string | Fault | undefined, policy: FetchPolicy = {}): Promise<Site> => {
  const write: Fault | undefined =
    typeof robots === 'string'
      ? (socket) =>
          void socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(robots)}\r\n\r\n${robots}`)
      : robots
  const server = await startFaultServer({ paths: write === undefined ? {} : { '/robots.txt': write } })
  const clock = stillClock()
  const fetcher = makeFetcher({ lookup: async () => ['127.0.0.1'], allowPrivate: ['127.0.0.1'], clock, ...policy })
  opened.push(server, fetcher)
  return {
    server,
    clock,
    fetcher,
    at: (path, host = 'site.example') => `http://${host}:${server.port}${path}`,
    paths: () => server.heads.map((head) => head.split(' ')[1] ?? ''),
  }
}

const watch = { purpose: 'watch' } as const

describe('robots.txt', () => {
  it('is asked first, and decides for the watch', async () => {
    const { fetcher, at, paths } = await site('User-agent: *\nDisallow: /ok')
    await expect(fetcher.fetch(at('/ok'), watch)).rejects.toMatchObject({
      code: 'ROBOTS_DISALLOWED',
      message: `capture: could not fetch ${at('/ok')}: its robots.txt asks not to (ROBOTS_DISALLOWED)`,
    })
    const { robots } = await fetcher.fetch(at('/chunked'), watch)
    expect([robots, paths()]).toEqual(['allowed', ['/robots.txt', '/chunked']])
  })

  it('does not keep a person from a page, but what it says is recorded', async () => {
    const { fetcher, at, paths } = await site('User-agent: Jikenbo\nDisallow: /')
    const { robots, hops } = await fetcher.fetch(at('/ok'))
    expect([robots, hops[0]?.status, paths()]).toEqual(['disallowed', 200, ['/robots.txt', '/ok']])
  })

  it('is none where there is none', async () => {
    const { fetcher, at } = await site(undefined)
    expect((await fetcher.fetch(at('/ok'), watch)).robots).toBe('none')
  })

  it('is asked again for a redirect to another host, and decides there too', async () => {
    const { fetcher, at, paths } = await site((socket, { head }) => {
      const body = /host: closed/i.test(head) ? 'User-agent: *\nDisallow: /' : ''
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
    })
    const to = (host: string) => at(`/to?${at('/ok', host)}`)
    expect((await fetcher.fetch(to('open.example'), watch)).robots).toBe('allowed')
    await expect(fetcher.fetch(to('closed.example'), watch)).rejects.toMatchObject({ code: 'ROBOTS_DISALLOWED' })
    expect((await fetcher.fetch(to('closed.example'))).robots).toBe('disallowed')
    expect(paths().filter((path) => path === '/robots.txt')).toHaveLength(3)
  })

  it('keeps the watch away while it cannot be had', async () => {
    const { fetcher, at, clock, paths } = await site(
      (socket) => void socket.write('HTTP/1.1 503 Busy\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n'),
    )
    await expect(fetcher.fetch(at('/ok'), watch)).rejects.toMatchObject({
      code: 'ROBOTS_UNREACHABLE',
      message: expect.stringMatching(/its robots\.txt was answered with 503/),
    })
    const { robots, hops } = await fetcher.fetch(at('/ok'))
    expect([robots, hops[0]?.status, paths()]).toEqual(['unreachable', 200, ['/robots.txt', '/ok']])
    expect(clock.slept).toEqual([5000])
  })

  it('is not waited for by a person for long', async () => {
    const { fetcher, at } = await site(() => {}, { silenceMs: 500 })
    await expect(fetcher.fetch(at('/ok'), watch)).rejects.toMatchObject({ code: 'SILENT' })
    expect((await fetcher.fetch(at('/ok'))).robots).toBe('unreachable')
  })

  it('is no longer waited for once called off, while others go on waiting', async () => {
    let answer = () => {}
    const { fetcher, at } = await site((socket) => {
      answer = () => void socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n')
    })
    const controller = new AbortController()
    const impatient = fetcher.fetch(at('/ok'), { signal: controller.signal })
    const patient = fetcher.fetch(at('/ok'))
    controller.abort()
    await expect(impatient).rejects.toMatchObject({ code: 'ABORTED' })
    const answering = setInterval(() => answer(), 5)
    try {
      expect((await patient).robots).toBe('none')
    } finally {
      clearInterval(answering)
    }
  })
})

describe('a polite fetcher', () => {
  it('waits between two pages of a host, as long as its robots.txt asks', async () => {
    const one = await site('')
    for (const path of ['/ok', '/chunked', '/ok']) await one.fetcher.fetch(one.at(path), watch)
    expect(one.clock.slept).toEqual([2000, 2000])
    const two = await site('User-agent: *\nCrawl-delay: 10')
    for (const path of ['/ok', '/chunked', '/ok']) await two.fetcher.fetch(two.at(path), watch)
    expect(two.clock.slept).toEqual([10_000, 10_000])
  })

  it('waits less for a person', async () => {
    const { fetcher, at, clock } = await site('User-agent: *\nCrawl-delay: 10')
    for (const path of ['/ok', '/chunked']) await fetcher.fetch(at(path))
    expect(clock.slept).toEqual([500])
  })

  it.each([
    ['/busy?120', [120_000]],
    ['/busy?Mon%2C%2001%20Jun%202026%2012%3A01%3A00%20GMT', [60_000]],
    ['/too-many?60', [60_000]],
    ['/too-many', [15_000]],
  ])('gives a host the pause it asks for by %s', async (path, slept) => {
    const { fetcher, at, clock } = await site('')
    const { hops } = await fetcher.fetch(at(path), watch)
    expect([429, 503]).toContain(hops[0]?.status)
    expect((await fetcher.fetch(at('/ok'), watch)).hops[0]?.status).toBe(200)
    expect(clock.slept).toEqual(slept)
  })

  it('sends nothing to a host that asked for a long pause', async () => {
    const { fetcher, at, paths } = await site('')
    await fetcher.fetch(at('/busy?3600'), watch)
    await expect(fetcher.fetch(at('/ok'))).rejects.toMatchObject({
      code: 'HOST_PAUSED',
      retryAt: '2026-06-01T13:00:00.000Z',
    })
    expect((await fetcher.fetch(at('/ok', 'other.example'))).hops[0]?.status).toBe(200)
    expect(paths()).toEqual(['/robots.txt', '/busy?3600', '/robots.txt', '/ok'])
  })

  it('asks a host one thing at a time, and different hosts together', async () => {
    let open = 0
    let most = 0
    const hosts = new Set<string>()
    const slow: Fault = (socket, { head }) => {
      open++
      most = Math.max(most, open)
      hosts.add(/host: ([\w.]+)/i.exec(head)?.[1] ?? '')
      setTimeout(() => {
        open--
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
      }, 5)
    }
    const { fetcher, at } = await site(slow)
    await Promise.all(Array.from({ length: 6 }, (_, i) => fetcher.fetch(at(`/robots.txt?${i}`))))
    expect([most, hosts.size]).toEqual([1, 1])
    await Promise.all(Array.from({ length: 6 }, (_, i) => fetcher.fetch(at(`/robots.txt?${i}`, `h${i}.example`))))
    expect(most).toBeGreaterThan(1)
  })

  it('keeps no cookies, and tells no site where it came from', async () => {
    const { fetcher, at, server } = await site('')
    await fetcher.fetch(at('/raw-header'))
    await fetcher.fetch(at('/to?/raw-header'))
    for (const head of server.heads) expect(head).not.toMatch(/^(?:cookie|referer|authorization|origin|from):/im)
  })

  it('asks for nothing once closed', async () => {
    const { fetcher, at, server } = await site('')
    fetcher.close()
    await expect(fetcher.fetch(at('/ok'))).rejects.toMatchObject({ code: 'ABORTED' })
    expect(server.accepted()).toBe(0)
  })
})

describe('TLS', () => {
  const start = async (host: string, policy: FetchPolicy) => {
    const server = await startFaultServer({ tls: selfSigned })
    opened.push(server)
    const fetcher = makeFetcher({ lookup: async () => ['127.0.0.1'], allowPrivate: ['127.0.0.1'], ...policy })
    opened.push(fetcher)
    return fetcher.fetch(`https://${host}:${server.port}/ok`)
  }

  it('is taken from those who are trusted', async () => {
    for (const host of ['site.example', '127.0.0.1']) {
      const { hops } = await start(host, { trust: [selfSigned.cert] })
      expect(hops.map(({ status, ip }) => [status, ip])).toEqual([[200, '127.0.0.1']])
    }
  })

  it.each([
    ['site.example', {}, /no secure connection: self-signed certificate/],
    ['other.example', { trust: [selfSigned.cert] }, /no secure connection: .*does not match/],
  ])('is not taken from %s', async (host, policy, message) => {
    await expect(start(host, policy)).rejects.toMatchObject({
      code: 'TLS_FAILED',
      message: expect.stringMatching(message),
    })
  })
})
