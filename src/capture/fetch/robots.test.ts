import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stillClock } from '../../../test/support/still-clock.js'
import { fetchError } from './errors.js'
import type { HeaderField, Hop } from './exchange.js'
import { settle } from './policy.js'
import { makeRobots, tame } from './robots.js'

const answer = (url: URL, status: number, body: string | Uint8Array = '', ...headers: readonly HeaderField[]): Hop => ({
  uri: url.href,
  at: '2026-06-01T12:00:00.000Z',
  ip: '93.184.216.34',
  request: { method: 'GET', target: url.pathname, headers: [] },
  status,
  reason: '',
  headers,
  body: Buffer.from(body),
})

const started = (get: (url: URL) => Promise<Hop>) => {
  const clock = stillClock()
  return { clock, robots: makeRobots(settle({ clock }), get) }
}

/** What a file says about a path, for `https://site.example`. */
const said = async (text: string, path: string) =>
  started(async (url) => answer(url, 200, text)).robots.ask(new URL(`https://site.example${path}`))

const all = 'User-agent: *\nDisallow: /'

describe('robots.txt', () => {
  it.each([
    ['', '/a', 'allowed'],
    [all, '/', 'disallowed'],
    [all, '/a?b', 'disallowed'],
    ['User-agent: *\nDisallow:', '/a', 'allowed'],
    ['user-AGENT:*\r\ndisallow:/a', '/a', 'disallowed'],
    ['User-agent: *\rDisallow: /a', '/a', 'disallowed'],
    ['\uFEFFUser-agent: *\nDisallow: /a', '/a', 'disallowed'],
    ['User-agent: * # all\nDisallow: /a # that', '/a', 'disallowed'],
    ['Disallow: /a', '/a', 'allowed'],
    ['User-agent: *\nDisallow: /a', '/A', 'allowed'],
    ['User-agent: *\nDisallow: /a', '/ab', 'disallowed'],
    ['User-agent: *\nDisallow: /a/', '/a', 'allowed'],
    ['User-agent: *\nDisallow: /a$', '/ab', 'allowed'],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf', 'disallowed'],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf?z', 'allowed'],
    ['User-agent: *\nDisallow: /*/news/', '/ja/news/1', 'disallowed'],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b', 'allowed'],
    ['User-agent: *\nAllow: /a/b\nDisallow: /a', '/a/b', 'allowed'],
    ['User-agent: *\nAllow: /a\nDisallow: /a', '/a', 'allowed'],
    ['User-agent: *\nDisallow: /お知らせ', '/%E3%81%8A%E7%9F%A5%E3%82%89%E3%81%9B/1', 'disallowed'],
    ['User-agent: *\nDisallow: /%e3%81%8a', '/お知らせ', 'disallowed'],
    // Our own group is the only one that counts for us.
    [`User-agent: Jikenbo\nDisallow:\n\n${all}`, '/a', 'allowed'],
    [`${all}\n\nUser-agent: jikenbo\nAllow: /`, '/a', 'allowed'],
    ['User-agent: Jikenbo/0.1\nDisallow: /a\n\nUser-agent: *\nAllow: /', '/a', 'disallowed'],
    ['User-agent: other\nUser-agent: JIKENBO\nDisallow: /a', '/a', 'disallowed'],
    ['User-agent: other\nDisallow: /', '/a', 'allowed'],
    ['User-agent: jikenbox\nDisallow: /', '/a', 'allowed'],
    ['User-agent: jikenbo\nDisallow: /a\n\nUser-agent: jikenbo\nDisallow: /b', '/b', 'disallowed'],
    // A page of another kind under this name says nothing.
    ['<!DOCTYPE html><title>お探しのページ</title>', '/a', 'allowed'],
    ['{"user-agent":"*","disallow":"/"}', '/a', 'allowed'],
    ['\u0000\u0001\u0002', '/a', 'allowed'],
  ])('%j says of %s: %s', async (text, path, word) => {
    expect(await said(text, path)).toEqual({ word, delayMs: 0 })
  })

  it.each([
    ['5', 5000],
    ['0.5', 500],
    ['0', 0],
    ['-3', 0],
    ['600', 60_000],
    ['Infinity', 60_000],
    ['soon', 0],
    ['', 0],
    ['1e9', 60_000],
  ])('Crawl-delay: %s is %i ms', async (value, delayMs) => {
    expect(await said(`User-agent: *\nCrawl-delay: ${value}`, '/')).toMatchObject({ delayMs })
  })

  it.each([
    [200, 'disallowed'],
    [204, 'disallowed'],
    [400, 'none'],
    [401, 'none'],
    [403, 'none'],
    [404, 'none'],
    [410, 'none'],
    [451, 'none'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [599, 'unreachable'],
    [304, 'unreachable'],
    [302, 'unreachable'],
  ])('answered with %i it is %s', async (status, word) => {
    const { robots } = started(async (url) => answer(url, status, all))
    expect((await robots.ask(new URL('https://site.example/a'))).word).toBe(word)
  })

  it('that cannot be had is told with its reason', async () => {
    const down = fetchError('REFUSED', 'https://site.example/robots.txt', 'the server refuses connections')
    const { robots } = started(async () => Promise.reject(down))
    expect(await robots.ask(new URL('https://site.example/a'))).toEqual({
      word: 'unreachable',
      delayMs: 0,
      cause: down,
    })
    const busy = started(async (url) => answer(url, 503)).robots
    expect((await busy.ask(new URL('https://site.example/a'))).cause).toMatchObject({ code: 'ROBOTS_UNREACHABLE' })
    const bomb = started(async (url) => answer(url, 200, 'no gzip', ['Content-Encoding', 'gzip'])).robots
    expect((await bomb.ask(new URL('https://site.example/a'))).cause).toMatchObject({ code: 'BAD_ENCODING' })
  })

  it.each([
    [5, 'disallowed'],
    [6, 'none'],
  ])('is looked for behind %i redirects, and is then %s', async (redirects, word) => {
    const { robots } = started(async (url) => {
      const left = Number(url.searchParams.get('left') ?? redirects)
      if (left === 0) return answer(url, 200, all)
      return answer(url, 301, '', ['Location', `https://other.example/?left=${left - 1}`])
    })
    // The rules are of the host that was asked, wherever the file lies.
    expect((await robots.ask(new URL('https://site.example/a'))).word).toBe(word)
  })

  it('is not looked for in private places', async () => {
    const { robots } = started(async (url) => answer(url, 302, '', ['Location', 'http://169.254.169.254/']))
    const { word, cause } = await robots.ask(new URL('https://site.example/a'))
    expect([word, cause]).toEqual(['unreachable', expect.objectContaining({ code: 'PRIVATE_ADDRESS' })])
  })

  it('is asked for once a day and origin, however many ask', async () => {
    const asked: string[] = []
    const { clock, robots } = started(async (url) => {
      asked.push(url.href)
      return answer(url, 404)
    })
    await Promise.all(['/a', '/b', '/c'].map((path) => robots.ask(new URL(path, 'https://site.example'))))
    clock.advance(86_399_999)
    await robots.ask(new URL('https://site.example/d'))
    expect(asked).toEqual(['https://site.example/robots.txt'])
    await robots.ask(new URL('http://site.example:8080/d'))
    clock.advance(1)
    await robots.ask(new URL('https://site.example/d'))
    expect(asked.slice(1)).toEqual(['http://site.example:8080/robots.txt', 'https://site.example/robots.txt'])
  })

  it('is asked for again soon where the server was down, and the one before holds meanwhile', async () => {
    const statuses = [200, 503, 200]
    let asked = 0
    const { clock, robots } = started(async (url) => answer(url, statuses[asked++] ?? 200, asked < 3 ? all : ''))
    const word = async () => (await robots.ask(new URL('https://site.example/a'))).word
    expect(await word()).toBe('disallowed')
    clock.advance(86_400_000)
    expect([await word(), asked]).toEqual(['disallowed', 2])
    clock.advance(599_999)
    expect([await word(), asked]).toEqual(['disallowed', 2])
    clock.advance(1)
    expect([await word(), asked]).toEqual(['allowed', 3])
  })

  it('is not learnt from a fetch that was called off', async () => {
    let asked = 0
    const { robots } = started(async (url) => {
      if (++asked === 1) throw fetchError('ABORTED', url.href, 'it was called off')
      return answer(url, 404)
    })
    await expect(robots.ask(new URL('https://site.example/a'))).rejects.toMatchObject({ code: 'ABORTED' })
    expect((await robots.ask(new URL('https://site.example/a'))).word).toBe('none')
  })

  it('counts up to its first 500 KiB', async () => {
    const filler = `# ${'x'.repeat(1021)}\n`.repeat(499)
    expect((await said(`${filler}${all}`, '/a')).word).toBe('disallowed')
    expect((await said(`${filler}${filler}${all}`, '/a')).word).toBe('allowed')
  })

  it('made to take long does not', async () => {
    const evil = `User-agent: *\n${`Disallow: /${'*a'.repeat(249)}b\n`.repeat(1000)}`
    expect((await said(evil, `/${'a'.repeat(8000)}`)).word).toBe('disallowed')
  }, 20_000)

  it('takes anything', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(
          fc.constantFrom('User-agent', 'Disallow', 'Allow', 'Crawl-delay', 'Sitemap', 'Host', '__proto__'),
          fc.string(),
        )
        .map(([name, value]) => `${name}: ${value}`),
      fc.constantFrom(
        'User-agent: *',
        'User-agent: jikenbo',
        'Disallow: /*',
        'Allow: *$',
        'Disallow: $',
        'Disallow: \uD800',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), fc.webPath(), async (lines, path) => {
        const { word, delayMs } = await said(lines.join('\n'), path)
        expect(['allowed', 'disallowed']).toContain(word)
        expect(delayMs >= 0 && delayMs <= 60_000).toBe(true)
      }),
    )
  })
})

describe('tame', () => {
  it.each([
    ['User-agent: *', 'User-agent: *'],
    ['Disallow: /*a*b', 'Disallow: /*a*b'],
    ['Disallow: /**a', 'Disallow: /*a'],
    ['Disallow: /*1*2*3*4*5*6*7*8', 'Disallow: /*1*2*3*4'],
    ['Allow: /*1*2*3*4*5*6*7*8', ''],
  ])('makes of %j %j', (line, tamed) => {
    expect(tame(line)).toBe(tamed)
  })

  it('cuts at the first star when there are very many', () => {
    const lines = tame('Disallow: /*a\n'.repeat(1001)).split('\n')
    expect([lines[999], lines[1000]]).toEqual(['Disallow: /*a', 'Disallow: /'])
  })
})
