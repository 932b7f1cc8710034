import { describe, expect, it } from 'vitest'
import { findPredicates, sayingAfter } from './negation.js'

const cases: readonly (readonly [text: string, saying: string | undefined])[] = [
  ['口座番号は含まれておりません', 'excluded'],
  ['口座番号は、このサーバーに置いておらず、流出しておりません', 'excluded'],
  ['口座番号は別の機器で管理しており、流出の対象には含まれません', 'excluded'],
  ['口座番号の記載はありません', 'excluded'],
  ['口座番号が流出することはありません', 'excluded'],
  ['口座番号は対象外です', 'excluded'],
  ['口座番号も含まれる', 'affected'],
  ['口座番号を除く情報', 'excluded'],
  ['口座番号は記載なし。', 'excluded'],
  ['口座番号は非表示となっていました', 'excluded'],
  ['口座番号は見ることができません', 'excluded'],
  ['口座番号は先方に伝えていません', 'excluded'],
  ['口座番号の流出はないことを確認しました', 'excluded'],
  ['口座番号は、閲覧できる状態にはありませんでした', 'excluded'],
  ['口座番号が保存されています', 'kept'],
  ['口座番号が流出した事実は確認できておりません', 'affected'],
  ['口座番号をお尋ねすることはありません', 'unrelated'],
  ['口座番号、住所', undefined],
]

describe('findPredicates', () => {
  it.each(cases)('%s → %s', (text, saying) => {
    expect(sayingAfter(findPredicates(text), 0)?.saying).toBe(saying)
  })
})
