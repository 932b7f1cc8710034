import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type VocabularyKind, vocabulary, vocabularyValues } from './vocabulary.js'

const data = JSON.parse(readFileSync(new URL('./vocabulary.json', import.meta.url), 'utf8')) as {
  facets: Record<string, unknown>
  kinds: Record<string, Record<string, { ja: string; en: string; label?: string }>>
}
const kinds = Object.keys(vocabularyValues) as VocabularyKind[]

describe('the vocabulary', () => {
  it.each(kinds)('names every value of %s and nothing else', (kind) => {
    expect(Object.keys(data.kinds[kind] ?? {})).toEqual([...vocabularyValues[kind]])
  })

  it('has no kind that facts.ts does not know', () => {
    expect(Object.keys(data.kinds).sort()).toEqual([...kinds].sort())
  })

  it.each(kinds)('gives two values of %s two names in each language', (kind) => {
    const words = Object.values(data.kinds[kind] ?? {})
    for (const key of ['ja', 'en'] as const) {
      expect(new Set(words.map((word) => word[key])).size).toBe(words.length)
    }
  })

  it.each(Object.keys(data.facets).filter((kind) => kind !== 'sector'))(
    'has a label of its own for every %s',
    (kind) => {
      const labels = Object.values(data.kinds[kind] ?? {}).map((word) => word.label)
      expect(labels).not.toContain(undefined)
      expect(new Set(labels).size).toBe(labels.length)
    },
  )

  it('speaks both languages', () => {
    expect(vocabulary.name('action', 'ransomware', 'ja')).toBe('ランサムウェア')
    expect(vocabulary.name('role', 'subcontractor', 'en')).toBe('subcontractor')
  })

  it('makes labels', () => {
    expect(vocabulary.label('action', 'misdelivery')).toEqual({ facet: 'インシデント', value: '誤送付' })
    expect(vocabulary.label('item', 'name')).toEqual({ facet: '情報', value: '氏名' })
    expect(vocabulary.secondaryVictimLabel).toEqual({ facet: 'インシデント', value: '2次被害' })
  })

  it('turns a label into English and leaves a foreign one alone', () => {
    expect(vocabulary.labelName({ facet: 'インシデント', value: '2次被害' }, 'en')).toEqual({
      facet: 'incident',
      value: 'second-hand victim',
    })
    expect(vocabulary.labelName({ facet: 'メモ', value: '要確認' }, 'en')).toEqual({ facet: 'メモ', value: '要確認' })
  })

  it.each([
    ['incident', 'loss', 'インシデント', '紛失'],
    ['', 'second-hand victim', '', '2次被害'],
    ['', 'misdelivery', '', '誤送付'],
    ['sector', 'Finance', '業種', '金融'],
    ['インシデント', '紛失', 'インシデント', '紛失'],
    ['', '旅行', '', '旅行'],
    ['メモ', 'loss', 'メモ', 'loss'],
  ])('finds the label that %s:%s names', (facet, value, ja, word) => {
    const found = vocabulary.labelsNamed({ facet, value })
    expect(found.facet).toBe(ja)
    expect(found.values).toContain(word)
  })

  it('maps actions to VERIS, JNSA and 東京商工リサーチ', () => {
    expect(vocabulary.word('action', 'loss')).toMatchObject({
      veris: ['action.error.variety.Loss'],
      jnsa: '紛失・置忘れ',
      tsr: '紛失・誤廃棄',
    })
  })
})
