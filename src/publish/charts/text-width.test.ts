import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textWidth, wrapParts, wrapText } from './text-width.js'

describe('wrapText', () => {
  test.each([
    ['汐見崎市', 130, ['汐見崎市']],
    ['東日本梱包資材健康保険組合', 130, ['東日本梱包資材', '健康保険組合']],
    ['NTT Business Solutions', 130, ['NTT Business', 'Solutions']],
    ['', 100, ['']],
  ])('%s', (text, width, lines) => expect(wrapText(text, 13, width)).toEqual(lines))

  test('a figure stays whole', () =>
    expect(wrapText('2024年7月3日公表 約14,902人', 13, 120).some((line) => line.includes('14,902人'))).toBe(true))

  test('nothing is lost, and nothing stands out by more than a character', () => {
    const name = fc.string({
      unit: fc.constantFrom('株', '式', 'ー', '。', 'A', 'm', '1', ',', ' ', '・'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(name, fc.integer({ min: 40, max: 300 }), (text, width) => {
        const lines = wrapText(text, 13, width)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        // What must not begin a line hangs over the one before; many in a row are no name.
        const closing = /[ー。・]{2,}/.test(text)
        for (const line of lines) if (!closing) expect(textWidth(line, 13)).toBeLessThanOrEqual(width + 2 * 13)
      }),
    )
  })
})

test('statements stand side by side where there is room', () => {
  expect(wrapParts(['6月20日公表', '1,732人'], 12, 200)).toEqual(['6月20日公表 · 1,732人'])
  expect(wrapParts(['6月20日公表', '1,732人'], 12, 100)).toEqual(['6月20日公表', '1,732人'])
})
