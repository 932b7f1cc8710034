import { describe, expect, it } from 'vitest'
import { buildTrie } from './trie.js'

describe('buildTrie', () => {
  const trie = buildTrie([
    ['電話', 1],
    ['電話番号', 2],
    ['番号札', 3],
    ['電話', 9],
  ])

  it('finds the longest word at a place', () => {
    expect(trie.longest('お電話番号', 1)).toEqual({ end: 5, value: 2 })
    expect(trie.longest('お電話番', 1)).toEqual({ end: 3, value: 1 })
    expect(trie.longest('お電話', 0)).toBeUndefined()
  })

  it('gives a character to one word only', () => {
    expect(trie.scan('電話番号札と電話')).toEqual([
      { start: 0, end: 4, value: 2 },
      { start: 6, end: 8, value: 1 },
    ])
  })

  it('looks only where it is told', () => {
    expect(trie.scan('電話番号', 0, 3)).toEqual([{ start: 0, end: 2, value: 1 }])
  })

  it('finds every word where they overlap', () => {
    expect(trie.every('電話番号札').map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [0, 4],
      [2, 5],
    ])
  })

  it('knows nothing when empty', () => {
    expect(buildTrie([]).scan('電話')).toEqual([])
  })
})
