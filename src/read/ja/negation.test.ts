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
  ['口座番号は印刷に出ない帳票です', 'excluded'],
  ['口座番号は倉庫会社に預けておりません', 'excluded'],
  ['口座番号はこの媒体に収めていない', 'excluded'],
  ['口座番号は控えに載せない決まりです', 'excluded'],
  ['口座番号は回覧に記さない', 'excluded'],
  ['口座番号は用紙に書く欄がありません', 'excluded'],
  ['口座番号を尋ねる欄は設けておりません', 'excluded'],
  ['口座番号は届に書く様式になっていません', 'excluded'],
  ['口座番号は窓口でうかがっておりません', 'excluded'],
  ['口座番号を電話でうかがうことはありません', 'unrelated'],
  ['口座番号は壊された装置を通っておりません', 'excluded'],
  ['口座番号はあらかじめ取り除いてあります', 'excluded'],
  ['口座番号は黒塗りにしてありました', 'excluded'],
  ['口座番号は黒塗りにしてありましたが、透けて読める', undefined],
  ['口座番号はマスキングされていませんでした', undefined],
  ['口座番号は別の装置にあり、人目に触れていません', 'excluded'],
  ['口座番号は別の装置にあり、そこから盗まれた', 'affected'],
  ['口座番号は本店の金庫で保管しており、無関係です', 'excluded'],
  ['口座番号を含む台帳は', 'affected'],
  ['口座番号は、なくした手帳に挟んでいた。口座番号は、紛失した手帳には書いていません', 'excluded'],
  ['口座番号は、流出した中に入っていません', 'excluded'],
  ['口座番号の記載された手帳には鍵がありません', 'affected'],
  ['口座番号が読まれた跡は見当たりません', 'excluded'],
  ['口座番号は画面に現れません', 'excluded'],
  ['口座番号は対象から外れています', 'excluded'],
  ['口座番号の漏れは認められておりません', 'excluded'],
  ['アドレスをBCC欄に入れずに', undefined],
  ['口座番号、住所', undefined],
]

describe('findPredicates', () => {
  it.each(cases)('%s → %s', (text, saying) => {
    expect(sayingAfter(findPredicates(text), 0)?.saying).toBe(saying)
  })
})
