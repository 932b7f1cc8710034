import { expect, it } from 'vitest'
import { readRelease, toFactsLine } from './index.js'

it('writes names, dates and evidence as strings, and leaves out what the text does not state', () => {
  const text =
    '2024年6月20日\n株式会社例示堂\n\n不正アクセスについて\n\n6月1日、当社の社員が異常に気付きました。深くお詫び申し上げます。'
  const line = toFactsLine('x', readRelease(text))
  expect(line).toMatchObject({
    id: 'x',
    notice: true,
    published: '2024-06-20',
    report: 'first',
    events: [{ type: 'discovered', date: '2024-06-01' }],
    secondaryVictim: false,
  })
  expect(text).toContain((line.events as { evidence: string }[])[0]?.evidence)
  expect(JSON.parse(JSON.stringify(line))).toEqual(line)
})
