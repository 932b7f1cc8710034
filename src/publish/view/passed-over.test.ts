import { expect, test } from 'vitest'
import { plainDocument } from '../../casebook/document.js'
import type { PassedOver } from '../../casebook/passed-over.js'
import { markPassedOver } from './passed-over.js'

const text = '二次被害は、会員15名には確認されていません。'
const over = (quote: string, why: PassedOver['why']): PassedOver => {
  const start = text.indexOf(quote)
  return { field: 'misuse', evidence: { quote, start, end: start + quote.length }, why }
}

test('words within words: every reading has an anchor of its own stretch, and the stretches do not overlap', () => {
  const { marks, anchors } = markPassedOver(plainDocument(text), [
    over(text, 'misuse-apart'),
    over('15名', 'count-receivers'),
    over('15名', 'count-doer'),
  ])
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual([
    '二次被害は、会員',
    '15名',
    'には確認されていません。',
  ])
  expect(anchors).toEqual(['p0', 'p8', 'p8'])
  expect(marks.map(({ id }) => id)).toEqual(['p0', 'p8', undefined])
  expect(marks[1]?.value).toBe(2)
})
