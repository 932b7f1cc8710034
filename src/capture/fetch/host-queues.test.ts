import { describe, expect, it } from 'vitest'
import { stillClock } from '../../../test/support/still-clock.js'
import type { Hop } from './exchange.js'
import { makeHostQueues } from './host-queues.js'
import { type FetchPolicy, settle } from './policy.js'

const answer = (status: number, retryAfter?: string): Hop => ({
  uri: 'http://site.example/',
  at: '2026-06-01T12:00:00.000Z',
  ip: '93.184.216.34',
  request: { method: 'GET', target: '/', headers: [] },
  status,
  reason: '',
  headers: retryAfter === undefined ? [] : [['Retry-After', retryAfter]],
  body: new Uint8Array(),
})
const url = (host: string) => new URL(`http://${host}/`)
const never = new AbortController().signal
const turn = { delayMs: 2000, priority: 0, signal: never }

const started = (policy: FetchPolicy = {}, random = 0) => {
  const clock = stillClock(undefined, random)
  return { clock, queues: makeHostQueues(settle({ ...policy, clock })) }
}

describe('the line of a host', () => {
  it('lets one request go at a time, and waits between two', async () => {
    const { clock, queues } = started()
    let under = 0
    const send = async () => {
      expect(++under).toBe(1)
      await Promise.resolve()
      under--
      return answer(200)
    }
    await Promise.all([1, 2, 3].map(() => queues.run(url('a.example'), turn, send)))
    expect(clock.slept).toEqual([2000, 2000])
  })

  it('does not make one host wait for another, and is the same for both schemes and all ports', async () => {
    const { clock, queues } = started()
    const send = async () => answer(200)
    for (const host of ['a.example', 'b.example', 'c.example']) await queues.run(url(host), turn, send)
    expect(clock.slept).toEqual([])
    await queues.run(new URL('https://a.example:8443/'), turn, send)
    expect(clock.slept).toEqual([2000])
  })

  it('counts from the end of the last request, and not at all when that is long ago', async () => {
    const { clock, queues } = started()
    const slow = async () => {
      clock.advance(30_000)
      return answer(200)
    }
    await queues.run(url('a.example'), turn, slow)
    await queues.run(url('a.example'), turn, slow)
    expect(clock.slept).toEqual([2000])
    clock.advance(5000)
    await queues.run(url('a.example'), turn, slow)
    expect(clock.slept).toEqual([2000])
  })

  it('lets people go before the watch', async () => {
    const { queues } = started()
    const order: string[] = []
    const send = (name: string) => async () => {
      order.push(name)
      return answer(200)
    }
    const asked = [
      queues.run(url('a.example'), turn, send('first')),
      queues.run(url('a.example'), turn, send('watch')),
      queues.run(url('a.example'), { ...turn, priority: 1 }, send('asked')),
      queues.run(url('a.example'), { ...turn, priority: 2 }, send('robots')),
    ]
    await Promise.all(asked)
    expect(order).toEqual(['first', 'robots', 'asked', 'watch'])
  })

  it.each([
    [429, '60', 60_000],
    [503, '60', 60_000],
    [503, 'Mon, 01 Jun 2026 12:01:30 GMT', 90_000],
    [503, 'Mon, 01 Jun 2026 11:00:00 GMT', 2000],
    [503, '0', 2000],
    // Half to whole of thirty seconds; the clock of this test throws 0.
    [429, undefined, 15_000],
    [503, 'later', 15_000],
    [500, '60', 2000],
    [200, '60', 2000],
  ])('after %i with Retry-After %s waits %i ms', async (status, retryAfter, expected) => {
    const { clock, queues } = started()
    await queues.run(url('a.example'), turn, async () => answer(status, retryAfter))
    await queues.run(url('a.example'), turn, async () => answer(200))
    expect(clock.slept).toEqual([expected])
  })

  it('backs off further each time, up to the longest pause, and starts anew after a success', async () => {
    const { clock, queues } = started({ patienceMs: Number.POSITIVE_INFINITY, maxPauseMs: 200_000 }, 0.999_999_999)
    for (const status of [503, 429, 503, 503, 503, 200, 503, 200])
      await queues.run(url('a.example'), turn, async () => answer(status))
    expect(clock.slept.map(Math.round)).toEqual([30_000, 60_000, 120_000, 200_000, 200_000, 2000, 30_000])
  })

  it('does not sit out a long pause, but says when to come back', async () => {
    const { clock, queues } = started()
    let sent = 0
    const send = async () => {
      sent++
      return answer(503, '86400')
    }
    await queues.run(url('a.example'), turn, send)
    await expect(queues.run(url('a.example'), turn, send)).rejects.toMatchObject({
      code: 'HOST_PAUSED',
      message: expect.stringContaining('a.example asks to be left alone until 2026-06-01T13:00:00.000Z'),
      retryAt: '2026-06-01T13:00:00.000Z',
    })
    expect([sent, clock.slept]).toEqual([1, []])
    clock.advance(3_600_000)
    await queues.run(url('a.example'), turn, send)
    expect(sent).toBe(2)
  })

  it('goes on after a failure, and after one that was called off', async () => {
    const { clock, queues } = started()
    const failing = queues.run(url('a.example'), turn, async () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    const controller = new AbortController()
    const waiting = queues.run(url('a.example'), { ...turn, signal: controller.signal }, () => new Promise(() => {}))
    const behind = queues.run(url('a.example'), { ...turn, signal: controller.signal }, async () => answer(200))
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' })
    await expect(behind).rejects.toMatchObject({ code: 'ABORTED' })
    expect((await queues.run(url('a.example'), turn, async () => answer(204))).status).toBe(204)
    expect(clock.slept.length).toBeGreaterThan(0)
  })

  it('forgets hosts there is nothing to wait for', async () => {
    const { clock, queues } = started()
    await queues.run(url('busy.example'), turn, async () => answer(503, '100'))
    for (let i = 0; i < 1001; i++) {
      clock.advance(70)
      await queues.run(url(`h${i}.example`), turn, async () => answer(200))
    }
    await queues.run(url('busy.example'), turn, async () => answer(200))
    expect(clock.slept).toEqual([100_000 - 1001 * 70])
  })
})
