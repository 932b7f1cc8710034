import type { OrganisationMention } from '../../reading.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { buildTrie } from '../patterns/trie.js'
import { isTrader } from './called-names.js'
import { isCoined } from './coined.js'
import { isKanjiOrKatakana, isLatin, nameStart } from './names.js'

type Mention = OrganisationMention

/** What is said after a name that only an organisation can be: where its name ends, counted from the words. */
type Slot =
  /** 「…に印刷を委託」: at the last に or へ before the verb that a name stands before. */
  | { readonly ends: 'particle'; readonly particles: string; readonly reach: number }
  /** 「…の従業員が」: right where the words begin. */
  | { readonly ends: 'here' }

const particle = (particles: string, reach: number): Slot => ({ ends: 'particle', particles, reach })
const here: Slot = { ends: 'here' }

const slots: readonly (readonly [string, Slot])[] = [
  ...'委託 外注 発注 依頼 お願い お任せ 任せ 一任 委任 頼んで 頼み 委ね アウトソーシング'
    .split(' ')
    .map((word) => [word, particle('にへ', 30)] as const),
  ...'受託 請け負 請負 落札 受注 担当 担って 担い 担う 受け持 引き受け 手がけ'
    .split(' ')
    .map((word) => [word, particle('がは', 24)] as const),
  ['契約', particle('と', 14)],
  ...'従業員 社員 職員 スタッフ 担当者 作業員 ドライバー 運転手 配達員 配送員 オペレーター 技術者 エンジニア 派遣社員 調査員 検針員 倉庫 工場 事業所 営業所 データセンター 配送センター コールセンター 作業ミス'
    .split(' ')
    .map((word) => [`の${word}`, here] as const),
  ...'提供 運営 開発 運用 販売 製造'
    .split(' ')
    .flatMap((word) => [[`が${word}`, here] as const, [`の${word}する`, here] as const, [`${word}の`, here] as const]),
  ...'会員 顧客 お客 従業員'.split(' ').map((word) => [`様の${word}`, here] as const),
  ['製の', here],
  ['社製', here],
  ['において作業', here],
]
const slotTrie = buildTrie(slots)

/** Nothing of the clause lies between a particle and the verb it belongs to. */
const endsClause = '。、\n()「」『』'

/** ミドリ工房, アサヒビズ, Hokuto Works: the name that ends at a place, if what ends there reads as one; さん after it is passed over. */
const nameEndingAt = (text: string, at: number, floor: number, lexicon: Lexicon): Mention | undefined => {
  const end = text.startsWith('さん', at - 2) ? at - 2 : text.charAt(at - 1) === '様' ? at - 1 : at
  const unit = text.charCodeAt(end - 1)
  if (!isKanjiOrKatakana(unit) && !isLatin(unit)) return undefined
  const start = nameStart(text, end, floor)
  const name = text.slice(start, end)
  if (name.length < 3 || name.length > 24 || /^[\d本当弊各同他両]|[&.-]$/.test(name)) return undefined
  return isTrader(name, lexicon) || (isCoined(name, lexicon) && hasNoTail(name))
    ? { start, end, name, kind: 'company' }
    : undefined
}

/** アサヒビズ, Kaze印刷; of アサヒビズ担当者 the end is no name's. */
const hasNoTail = (name: string): boolean => !/[ァ-ヴーA-Za-z0-9][一-鿿]{1,6}$/.test(name)

/**
 * Names without legal form, told by what is said of them: 「印刷はミドリ工房に依頼して」「アサヒビズが受託して」「テレコアラの社員が」.
 * Such a name holds a coined word or ends in a trade.
 */
export const findInSlots = (text: string, lexicon: Lexicon, known: readonly Mention[]): Mention[] => {
  const found: Mention[] = []
  let next = 0
  let floor = 0
  const take = (end: number): boolean => {
    const name = nameEndingAt(text, end, floor, lexicon)
    if (name === undefined) return false
    found.push(name)
    floor = end
    return true
  }
  for (const { start, value } of slotTrie.scan(text)) {
    while (next < known.length && (known[next]?.end ?? 0) <= start) {
      floor = Math.max(floor, known[next]?.end ?? 0)
      next++
    }
    if (value.ends === 'here') {
      if (start > floor && (known[next]?.start ?? start) >= start) take(start)
      continue
    }
    const least = Math.max(floor, start - value.reach)
    for (let at = start - 1; at > least; at--) {
      const sign = text.charAt(at)
      if (endsClause.includes(sign)) break
      if (value.particles.includes(sign) && take(at)) break
    }
  }
  return found
}
