import type { ItemValue } from '../../../casebook/facts.js'
import type { Span } from '../../reading.js'
import type { Predicate } from '../negation.js'

/** What a relative clause says is only said of its noun; the sentence goes on to say something of that. */
const attributive = /^(?:.[ぁ-ん]{0,6}[たるい]|む)(?:もの|[一-鿿ァ-ヶー]{1,10})[はもが]/

/** 「個人番号の記載された書類は授受を禁じており、含まれておりません」: what the sentence ends in holds for the number. */
export const deniedLater = (
  text: string,
  mention: Span,
  said: Predicate | undefined,
  predicates: readonly Predicate[],
  mentions: readonly Span[],
): Predicate | undefined => {
  if (said?.saying !== 'affected' || !attributive.test(text.slice(said.end - 1, said.end + 14))) return undefined
  const later = predicates.find(({ start, saying }) => start > said.end && saying === 'excluded')
  return later !== undefined &&
    !mentions.some(({ start }) => start > mention.start && start > said.end && start < later.start)
    ? later
    : undefined
}

/** 「氏名が保存されていましたが、」: it was there, and the sentence turns. */
const heldBut =
  /(?<!別の[^。、]{0,12}|(?:会社|業者|事業者|委託先)[がにで])(?:あり|ござい|残って|入って|(?:保存|保管|登録|記録|記載|格納|保有|保持|管理|蓄積)[さし]|記され|扱って|置い|置か|載って|書かれ|控えて)[^。、]{0,14}(?:が|ものの|けれども?)、/
/** 「流出した事実は確認されていません」: nobody saw it happen. */
const unseen = /確認|認め|把握|見つか|見当た|判明|検[知出]/

/** 「氏名、住所が保存されていましたが、流出した事実は確認されていません」: what nobody saw leak may have leaked. */
export const heldUnseen = (text: string, { end }: Span, said: Predicate | undefined): Predicate | undefined =>
  said?.saying === 'excluded' &&
  said.start - end <= 90 &&
  unseen.test(text.slice(said.start, said.end)) &&
  heldBut.test(text.slice(end, said.start))
    ? { ...said, saying: 'affected' }
    : undefined

/** 「氏名を扱うサーバーでしたが、暗証番号は含みません」: what is said after the turn is said of what is named there. */
export const saidOfAnother = (text: string, { end }: Span, said: Predicate, mentions: readonly Span[]): boolean => {
  if (said.saying !== 'excluded' || said.start - end > 90) return false
  const turn = /(?:が|ものの|けれども?)、/.exec(text.slice(end, said.start))
  return turn !== null && mentions.some(({ start }) => start >= end + turn.index && start < said.start)
}

/** 「氏名を除き、住所は黒塗りされていました」: what is taken out of those that did not leak was there. */
export const heldAlone = (
  text: string,
  { end }: Span,
  said: Predicate | undefined,
  predicates: readonly Predicate[],
): Predicate | undefined => {
  if (said?.saying !== 'excluded' || !/^[をは]除[くき][^)]/.test(text.slice(said.start, said.start + 4)))
    return undefined
  if (said.start - end > 30 || /[はが]/.test(text.slice(end, said.start))) return undefined
  const next = predicates.find(({ start }) => start >= said.end)
  return next?.saying === 'excluded' && next.start - said.end <= 60 ? { ...said, saying: 'affected' } : undefined
}

/** 「ご請求に影響はございません」: of the trade itself, not of data about it. */
const trade: ReadonlySet<ItemValue> = new Set(['payment', 'usage', 'health', 'education'])
const trouble = /(?:影響|支障|差し?支え|遅れ|滞り)/
const work =
  '(?:業務|事務|営業|運営|操業|生産|販売|取引|宿泊|利用|診療|診察|治療|サービス|発送|配送|出荷|届け?|手続き?|授業|試験|判定|選考|審査|開催|支払い?|支給|給付|請求|発行|更新|生活|活動|対応|提供|準備|日程|進行)'
const ofWork = new RegExp(
  `(?:^の|[、はも](?![^、。]{0,10}(?:同|当該|これら|それら)))[^、。はもを]{0,12}${work}(?:等|など)?[にへ][のはも]?$`,
)
/** 「お届けの住所に変更はなく」 */
const unchanged = /^変更[はがも]?、?(?:一切)?(?:な[くい]|ありません|ございません|生じ)/

/** 「注文の内容は控えがあるため、発送に影響はありません」: what is denied is that the work goes on badly. */
export const isIdle = (
  text: string,
  { end, value }: Span & { readonly value: ItemValue },
  said: Predicate | undefined,
): boolean => {
  if (said?.saying === 'unrelated') return unchanged.test(text.slice(said.start, said.start + 12))
  if (said?.saying !== 'excluded' || said.start - end > 60) return false
  const from = Math.max(end, said.start - 4)
  const at = trouble.exec(text.slice(from, said.start + 4))
  if (at === null) return false
  const before = text.slice(end, from + at.index)
  return (
    ofWork.test(before) ||
    (trade.has(value) && /^(?:の[ごお]?[^。、]{1,6})?(?:等|など|業務)?(?:に|への|には|にも)$/.test(before))
  )
}

/** Does a bracket open between the two places that is still open at the second? */
export const opensBetween = (text: string, from: number, to: number): boolean => {
  if (to - from > 200) return false
  let depth = 0
  for (let at = from; at < to; at++) {
    const sign = text.charAt(at)
    if (sign === '(') depth++
    else if (sign === ')') depth = Math.max(0, depth - 1)
  }
  return depth > 0
}

/** 「(保護者の氏名、振込額。口座番号は含まない。)」: a sentence within a bracket ends where it ends. */
export const endsBetween = (text: string, from: number, to: number): boolean =>
  to - from <= 200 && text.slice(from, to).includes('。')

/** Predicates that are not themselves part of an item's name (お問い合わせ内容). */
export const outsideOf = (predicates: readonly Predicate[], mentions: readonly Span[]): readonly Predicate[] => {
  let next = 0
  return predicates.filter(({ start }) => {
    while ((mentions[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return (mentions[next]?.start ?? Number.POSITIVE_INFINITY) > start
  })
}
