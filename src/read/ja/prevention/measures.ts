import type { PreventionValue } from '../../../casebook/facts.js'
import type { Span } from '../../reading.js'
import type { RuleHit } from '../lexicon/rules.js'

type Hit = RuleHit<PreventionValue>

/**
 * Which value a measure has where its words speak for several: what is said most exactly goes before what is said of
 * any measure. 「公開範囲の設定を責任者が点検します」 reviews a configuration, though somebody checks something.
 */
const precedence: readonly PreventionValue[] = [
  'external-audit',
  'contractor-oversight',
  'contract-change',
  'system-replacement',
  'mfa',
  'encryption',
  'password',
  'patching',
  'configuration-review',
  'monitoring',
  'training',
  'access-control',
  'organization',
  'process',
  'other',
]

/** A word so long says as much as a noun with its verb, and so does 二段階認証. */
const exact = 6

/** Two nouns of one verb that are joined are two measures: 「設定とログを点検」. */
const joint = /^[^、]{0,12}(?:と|及び|および|並びに|ならびに|や|・|(?<!は)、|又は|または|\/)[^、]{0,6}$/

/** Are two words of one sentence, in order, about the same measure? */
const areOne = (text: string, first: Hit, second: Hit): boolean => {
  if (second.start < first.end) return true
  const between = text.slice(first.end, second.start)
  if (first.verb !== undefined && second.verb !== undefined)
    return first.verb === second.verb ? !(between.length <= 14 && joint.test(between)) : first.verb === second.start
  // 「データは許可を得たうえで、暗号化します」: what stands before a comma is not of the verb behind it.
  if (first.verb !== undefined && second.end < first.verb && text.slice(second.end, first.verb).includes('、'))
    return false
  // A word without a verb of its own goes with what stands beside it.
  return between.length <= 8 && !between.includes('、') && !joint.test(between)
}

/** 「受託者に対し、…を求めました」: what others are told to do is oversight, whatever it is they are told. */
const toldToOthers: ReadonlySet<PreventionValue> = new Set([
  'patching',
  'organization',
  'contract-change',
  'system-replacement',
  'training',
  'external-audit',
  'configuration-review',
])
const order =
  /(?:受託者|委託先|委託業者|委託事業者|事業者|同社|会社|業者)(?:各社|全社|各位|すべて|全て|等)?(?:に対し|に|には|へ)[^。]{0,120}(?:求め|指示|命じ|要請|義務付け|申し入れ|指導)/

/** 「印刷会社に、刷り上がりを1枚ずつ見比べさせる」, and not 「業者に知らせる」 */
const madeToDo =
  /(?<!専門の?|調査|監査|診断|グループ|関連|系列|子|親)(?:委託先|受託者|事業者|業者|会社|印刷所|工場|同社)(?:各社)?(?:に|には|に対し|に対して)、?(?!任せ|頼)[^。]{2,70}?(?<![知巡済])[さら]せ(?:る|ます|まし|た|て(?:い(?!ただ)|お)|、)/
/** Is a party that works for the discloser made to do what the words tell? That is oversight, whatever it is. */
export const isMadeToDo = (words: string): boolean => madeToDo.test(words)

/** 「受付中のプログラムの更新は、行わないこととします」: what is not to be done for a while is no measure of its kind. */
const undone =
  /^[^。、はをが]{0,6}[はを]?、?[^。、はがを]{0,6}(?:行わ(?:な|ぬ)|行いませ|しません|しないこと|見合わせ|控え)/
const isUndone = (text: string, { start, end, rule: { value } }: Hit): boolean =>
  (value === 'patching' || (value === 'system-replacement' && /替え/.test(text.slice(start, end + 8)))) &&
  undone.test(text.slice(end, end + 30))

/** 「業者の作業に職員が立ち会います」: to stand by them is to oversee them. */
const standsBy = /^(?:立ち?会|見届|付き添)/

/** Where in the sentence the telling of others what to do ends; 0 where nobody is told. */
const ordersIn = (text: string, hits: readonly Hit[]): number => {
  const told = hits.find(({ rule }) => rule.value === 'contractor-oversight')
  if (told === undefined) return 0
  const { start, end } = told.sentence
  const found = order.exec(text.slice(start, Math.min(end, start + 240)))
  return found === null ? 0 : start + found.index + found[0].length
}

/** 「導入できない設定に変更しました」: the setting is the means, what it keeps from is the measure. */
const isMeans = (text: string, start: number): boolean =>
  (text.startsWith('ない', start - 2) || text.startsWith('ない、', start - 3)) &&
  !text.startsWith('であること', start + 2)

/** 「承認を得て接続する方式に改めた」: the frame is told by what stands in it. */
const frame = /^(?:運用|方式|方法|手順|仕組み|ルール|取扱い|取り扱い)/
const adnominal = 'うくすつむるぐぶたいぬ'
const isFrame = (text: string, { start, end, rule }: Hit): boolean =>
  rule.value === 'process' && adnominal.includes(text.charAt(start - 1)) && frame.test(text.slice(start, end))

/** 「設定を変更する際は、…」 says when the measure is taken, 「脆弱性情報の収集を担うチーム」 what somebody is for. */
const aside =
  /^[^、。]{0,10}?(?:する|した|の|行う|[えけせてめ]る|入れる)(?:際|とき|場合|前)(?:は|に|には|にも|、)|^[^、。]{0,20}?(?:を担う|を担当する|に当たる|にあたる|を所管する|を専門に行う|を審議する|を監督する)/
const isAside = (text: string, { end, rule }: Hit): boolean =>
  rule.value !== 'process' && rule.value !== 'monitoring' && aside.test(text.slice(end - 1, end + 26))

/**
 * The hits of one sentence that stand after each measure is given one value only.
 *
 * 公開範囲の設定は、毎月、責任者が点検します
 * ^^^^^^^^^^^^^^ configuration-review      ^^^^ the verb of both
 *                         ^^^^^^ process: gives way
 */
export const settleMeasures = (text: string, found: readonly Hit[]): Hit[] => {
  const made = found[0] === undefined ? null : madeToDo.exec(text.slice(found[0].sentence.start, found[0].sentence.end))
  const isMade = ({ start, rule, sentence }: Hit): boolean =>
    made !== null &&
    rule.value !== 'contractor-oversight' &&
    start > sentence.start + made.index &&
    start < sentence.start + made.index + made[0].length
  const done = found.filter((hit) => !isUndone(text, hit))
  const measures = done.filter(
    (hit) => (hit.rule.value !== 'configuration-review' || !isMeans(text, hit.start)) && !isAside(text, hit),
  )
  const hits = measures.length > 0 ? measures : done
  const named = hits.some(({ rule }) => rule.value !== 'process')
  const groups: Hit[][] = []
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    // More than a few measures back, the talk was of something else; the bound keeps a long sentence linear.
    const group = groups.slice(-6).find((members) => members.slice(-6).some((member) => areOne(text, member, hit)))
    if (group === undefined) groups.push([hit])
    else group.push(hit)
  }
  const told = ordersIn(text, hits)
  const overseen = hits.filter(({ rule }) => rule.value === 'contractor-oversight')
  /** 「委託先における個人情報の管理体制」 is theirs. */
  const isTheirs = (hit: Hit): boolean =>
    overseen.some(({ end }) => end <= hit.start && hit.start - end <= 24 && !text.slice(end, hit.start).includes('、'))
  return groups.flatMap((whole) => {
    const group = whole.filter((hit) => !isMade(hit))
    const strong = group.filter(
      ({ verb, start, end, rule }) =>
        verb !== undefined || end - start >= exact || rule.value === 'mfa' || rule.value === 'encryption',
    )
    const speaking = strong.length > 0 ? strong : group
    let value = precedence.find((candidate) => speaking.some(({ rule }) => rule.value === candidate))
    if (value === 'system-replacement' || value === 'external-audit') {
      const last = speaking.reduce((a, b) => (b.end > a.end ? b : a))
      if (last.rule.value !== 'process') value = last.rule.value
    }
    return group.filter((hit) => {
      if (hit.rule.value !== value || (named && isFrame(text, hit))) return false
      if (toldToOthers.has(value) && hit.start < told) return false
      if (value === 'process' && overseen.length > 0 && standsBy.test(text.slice(hit.start, hit.end))) return false
      return value !== 'organization' || !isTheirs(hit)
    })
  })
}

/** Does a measure end between two places of a sentence? 「宛先の確認を徹底し、防止ソフトを導入します」 */
const ends =
  /(?:[しりいきちみびえけせねめれべ]|(?<!につい|におい)て|とともに|ほか)、|(?:実施|導入|設置|設定|整備|適用|遮断|廃止|停止|禁止|変更|強化|徹底|見直し|作成|改修|点検|監視|訓練|研修|教育|短縮|義務化|暗号化|限定|制限|配置|増員|分離|消去|削除|更新|確認)(?:\([^()]{0,24}\))?(?:、|及び|並びに|ならびに|・|と(?![しもす同の]))/
const endsBetween = (text: string, one: Span, two: Span): boolean =>
  ends.test(one.start < two.start ? text.slice(one.end, two.start) : text.slice(two.end, one.start))

/** Where a hit is told: by its verb, where another one stands before that. 「端末のワイヤーの設置とディスクの暗号化」 */
const deedOf = (hit: Hit, { start }: Span): Span =>
  hit.verb !== undefined && hit.end <= start && start < hit.verb ? { start: hit.verb, end: hit.verb } : hit

/** Is a measure told apart from another hit of its sentence? */
export const isApart = (text: string, one: Hit, two: Span): boolean => endsBetween(text, deedOf(one, two), two)
