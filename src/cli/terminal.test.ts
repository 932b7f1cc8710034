import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { forPeople, forPrograms } from './terminal.js'

describe('a line for people', () => {
  test.each([
    ['ordinary words', '2名の氏名\n  →\tABC 髙橋𠮷', '2名の氏名\n  →\tABC 髙橋𠮷'],
    ['an order to clear the screen', 'お知らせ\u001b[2J', 'お知らせ\ufffd[2J'],
    ['the same in one character', 'お知らせ\u009b2J', 'お知らせ\ufffd2J'],
    ['another title for the window', '\u001b]0;root#\u0007', '\ufffd]0;root#\ufffd'],
    ['a line written over', '98名\r 0名\b', '98名\ufffd 0名\ufffd'],
    ['words that turn round', 'notice\u202efdp.exe', 'notice\ufffdfdp.exe'],
    ['letters nobody sees', '\u001b[8m98名', '\ufffd[8m98名'],
    ['an end of all colours', '\u001b[0m', '\ufffd[0m'],
  ])('holds nothing a terminal obeys: %s', (_, line, shown) => {
    expect(forPeople(line, true)).toBe(shown)
    expect(forPeople(line, false)).toBe(shown)
  })

  test('keeps its own colours where there are any', () => {
    expect(forPeople('\u001b[31m#2024-001\u001b[39m', true)).toBe('\u001b[31m#2024-001\u001b[39m')
    expect(forPeople('\u001b[31m#2024-001\u001b[39m', false)).toBe('\ufffd[31m#2024-001\ufffd[39m')
  })
})

test('data for programs says the same, without what a terminal obeys', () => {
  const said = { title: 'お知らせ\u009b2J\u007f\u001b[2J\u202e' }
  for (const [data, read] of [
    [JSON.stringify(said), (text: string) => JSON.parse(text)],
    [stringify(said), (text: string) => parse(text)],
  ] as const) {
    expect(forPrograms(data)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(read(forPrograms(data))).toEqual(said)
  }
})
