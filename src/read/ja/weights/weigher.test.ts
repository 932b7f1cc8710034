import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeWeigher, plainPart, scaleOf } from './weigher.js'

describe('what is weighed of a part', () => {
  it.each([
    ['に県へ報告', '^に県へ報告$'],
    ['約1,204件と12.5万件', '^約0件と0万件$'],
    ['', '^$'],
    ['12月', '^0月$'],
  ])('%s', (words, plain) => {
    expect(plainPart(words)).toBe(plain)
  })

  it('ends where a part is too long to matter', () => {
    expect(plainPart('あ'.repeat(10_000))).toHaveLength(512)
  })
})

describe('a weigher', () => {
  const { classes, weigh } = makeWeigher({
    reported: { bias: -2, grams: { after: { 報告: 20, '。$': 1 }, before: { 報告: -20 } } },
    discovered: { bias: -2, grams: { after: { 判明: 20 } } },
  })
  const chances = (parts: Record<string, string>) =>
    Object.fromEntries([...weigh(parts)].map((chance, at) => [classes[at], Math.round(chance * 100) / 100]))

  it('tells the chance of each class', () => {
    expect(chances({ after: '県に報告した。' })).toEqual({ reported: 0.99, discovered: 0.12 })
    expect(chances({ after: '電話で判明' })).toEqual({ reported: 0.12, discovered: 1 })
  })

  it('weighs the same words by the part they stand in', () => {
    expect(chances({ before: '報告' }).reported).toBe(0)
    expect(chances({ unknown: '報告' }).reported).toBe(0.12)
  })

  it('gives what is likely without words where there are none', () => {
    expect(chances({})).toEqual({ reported: 0.12, discovered: 0.12 })
  })

  it('knows a gram that is the beginning of a longer one', () => {
    const { weigh: weighBoth } = makeWeigher({ a: { bias: 0, grams: { p: { あい: 3, あいう: 3 } } } })
    expect(weighBoth({ p: 'あいう' })[0]).toBeGreaterThan(weighBoth({ p: 'あい' })[0]!)
  })

  it('adds up every run of up to four characters, with all the weights of dates', () => {
    const weights: Record<string, { bias: number; grams: Record<string, Record<string, number>> }> = JSON.parse(
      readFileSync(new URL('./dates.json', import.meta.url), 'utf8'),
    )
    const { classes, weigh } = makeWeigher(weights)
    const parts = new Set(Object.values(weights).flatMap(({ grams }) => Object.keys(grams)))
    for (const words of ['不正アクセスによる個人情報の漏えいについて', 'サーバーへの不正アクセスが判った。'])
      for (const part of parts) {
        const plain = plainPart(words)
        const expected = classes.map((name) => {
          const { bias, grams } = weights[name]!
          let sum = 0
          for (let start = 0; start < plain.length; start++)
            for (let end = start + 1; end <= Math.min(start + 4, plain.length); end++)
              sum += grams[part]?.[plain.slice(start, end)] ?? 0
          return 1 / (1 + Math.exp(-(bias + sum * scaleOf(plain.length))))
        })
        weigh({ [part]: words }).forEach((chance, at) => {
          expect(chance, `${part} ${words} ${classes[at]}`).toBeCloseTo(expected[at]!, 6)
        })
      }
  })
})
