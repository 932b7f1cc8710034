import { readFileSync } from 'node:fs'
import type { CountMention } from '../../reading.js'
import { stick, sticky } from '../patterns/sticky.js'
import { firstNotBefore } from '../text/bounds.js'
import { isDigitUnit, tableOf } from '../text/characters.js'
import { parseNumber } from '../text/kanji-numbers.js'
import { findBareCounts } from './bare.js'
import { findCountsInBrackets } from './in-brackets.js'
import { findTableCounts } from './table.js'

type CounterKind =
  | 'people'
  | 'records'
  | 'letters'
  | 'households'
  | 'organizations'
  | 'groups'
  | 'accounts'
  | 'files'
  | 'other'

const counters = JSON.parse(readFileSync(new URL('../lexicon/count-counters.json', import.meta.url), 'utf8')) as Record<
  Exclude<CounterKind, 'other'>,
  readonly string[]
>

const kindByCounter = new Map<string, CounterKind>(
  Object.entries(counters).flatMap(([kind, words]) => words.map((word) => [word, kind as CounterKind] as const)),
)

/** What a counter counts: 名様分 → people, 通 → letters. */
export const kindOfCounter = (counter: string): CounterKind => kindByCounter.get(counter) ?? 'other'

const counterWords = Object.entries(counters)
  .flatMap(([, words]) => words)
  .sort((a, b) => b.length - a.length)

// A word that begins like a counter and is none: 3人目, 5件名, 2社会, 1台帳, 4方法.
const counter = sticky(
  new RegExp(
    `(?: |)(${counterWords.join('|')})(?!目|別|名(?!の|様|分)|会[議員場]|間|帳|付|番号|法|向|面|式|針|部署|人ひとり|人一人|性|気|権|件|県|市|町|村|人|会|学|校|社|院|所|店|格|来|当|部|主|数(?!を|は)|単位|当たり|あたり|毎|ごと|材|格|事|物|類|体|生|進|着信|簿)`,
  ),
  ` ${counterWords.map((word) => word.charAt(0)).join('')}`,
)
// 27の導入先, 1,108の教育機関, 3つのファイル: the counted thing named with の.
const countedThing = sticky(
  / ?つ?の(導入先|教育機関|自治体|団体|企業|学校|施設|委託元|機関|健康保険組合|医療機関|法人|事業者|取引先|加盟店|都道府県|市町村|市町|学会|大学|園(?!児)|病院|店舗|ショップ|教室|(?:健保|共済|協同|信用|管理|労働)?組合|広域連合|(?:[A-Za-z]{1,8})?ファイル|サイト|アカウント)/,
  ' つの',
)
/** The counter that stands for a thing counted by name. */
const counterOfThing = (thing: string): string =>
  thing.endsWith('ファイル') ? 'ファイル' : thing === 'アカウント' ? thing : '団体'
// 内訳は、自治体19、健康保険組合6: the counted thing in front.
const bareThing = /(?:自治体|公共団体|保険組合|学校|大学|企業|法人|医療機関|病院|事業者|市町村)$/
const numbers =
  /\d[\d,]*(?:\.\d+)?(?: ?[十百千万億兆] ?(?:\d[\d,]*(?:\.\d+)?)?)*|[一二三四五六七八九]{1,3}(?:、[〇一二三四五六七八九]{3}){1,4}(?![〇一二三四五六七八九十百千万億])|[一二三四五六七八九十百千][〇一二三四五六七八九十百千万億]*/g
const andMore = sticky(/(?:有余|余り?|数)(?=[人名件世])/, '有余数')
const rangeTo = sticky(
  / ?(?:人|名|件|社|世帯)? ?(?:~|-|から|ないし|乃至) ?(\d[\d,]*(?:\.\d+)?(?: ?[十百千万億] ?(?:\d[\d,]*)?)*)/,
  ' 人名件社世~-かな乃',
)
/** 「120名から134名に訂正」「134名となりました」: it was the one and is the other. */
const becomes =
  /^ ?(?:様|さま)?(?:分)?(?:に|へ|と)、?(?:な[っりる]|変[わえ更]|増|減|訂正|修正|改め|更新|拡大|膨ら|ふくら|引き上げ)/
const before =
  /((?<![契条誓予節制規要公婚協])約|およそ|おおよそ|凡そ|概ね|おおむね|ほぼ|最大で?|少なくとも|最低でも|延べ|のべ|(?<![会統設時家集推])計|合計|総数|うち|各|全)(?:約|で)? ?$/
const after = sticky(
  / ?(?:\(延べ\))?(程度|以上|以下|未満|以内|余り?|あまり|弱|強|前後|ほど|超|近く|を超える|を上回る|を下回る)/,
  ' (程以未余あ弱強前ほ超近を',
)
const approximate =
  /約|およそ|おおよそ|凡そ|概ね|おおむね|ほぼ|最大|少なくとも|最低|程度|以上|以下|未満|以内|余|あまり|弱|強|前後|ほど|超|近く|上回|下回/
/** What can follow a number that counts: a counter, a thing, another number of a range, the end of its clause. */
const follows = tableOf(`${counterWords.map((word) => word.charAt(0)).join('')}つの有余数~-かな乃、,。)で`)
/** 「申込書数十名分」「何百件」: so vague that no number is stated; 「対象人数 十名」 states one. */
const isVague = (text: string, at: number, written: string): boolean =>
  /^[十百千万億]+$/.test(written) && /(?:[^件人総]数|[何幾])$/.test(text.slice(Math.max(0, at - 2), at))
/** 「2 データの内容」「3 口座情報の有無」: what a heading is about. */
const headingNoun = sticky(
  new RegExp(
    ` (?:${counterWords.filter((word) => /^(?:[ァ-ヶー]{3,}|ID|[一-鿿]+[^分様])$/.test(word) && word.length > 1).join('|')})(?:[のにへをはがとも:]| [^\\d計合約(]|(?![分様計合約程以])[一-鿿])`,
  ),
  ' ',
)
const isNumberOfHeading = (text: string, at: number, written: string): boolean =>
  written.length < 3 &&
  (at === 0 || text.charAt(at - 1) === '\n') &&
  stick(headingNoun, text, at + written.length) !== null

/** Most numbers are of dates, addresses and telephones: one look at what follows tells, before their value is read. */
const mayCount = (text: string, end: number): boolean =>
  follows[text.charCodeAt(text.charCodeAt(end) === 0x20 ? end + 1 : end)] === 1

/** 第3, R5, 0120-000-: part of a name, an ordinal or an identifier. */
const isPartOfName = (text: string, at: number): boolean => {
  const before = text.charCodeAt(at - 1)
  // 12:30 and 3/4 go on, 対象件数:12,692件 and 個人/340件 begin.
  if (before === 0x2d || before === 0x3a || before === 0x2f) return isDigitUnit(text.charCodeAt(at - 2))
  if (!/[第\d.,A-Za-z#]/.test(text.charAt(at - 1))) return false
  // CD-R1枚, USB2本: what carries data ends in a letter.
  return !(/[A-Z]/.test(text.charAt(at - 1)) && medium.test(text.slice(Math.max(0, at - 7), at)))
}
const medium = /(?:^|[^A-Za-z])(?:CD(?:-R(?:OM|W)?)?|DVD(?:-R(?:OM|W|AM)?)?|USB|HDD|SSD|PC|MO|BD)$/

const readValue = (written: string): number => {
  const packed = written.includes(' ') ? written.replaceAll(' ', '') : written
  return parseNumber(packed.endsWith(',') ? packed.slice(0, -1) : packed)
}

/**
 * Numbers with a counter in a folded text, in order, none overlapping: `1,234人`, `約6.5万人分`, `1万2千人`,
 * `二万三千件`, `100~200名`, `17組29名分` (two). Not yet judged as victims or not.
 */
export const findCountMentions = (text: string): CountMention[] => {
  const mentions: CountMention[] = []
  numbers.lastIndex = 0
  for (let found = numbers.exec(text); found; found = numbers.exec(text)) {
    const at = found.index
    let written = found[0]
    if (written.length > 24 || isPartOfName(text, at) || isVague(text, at, written)) continue
    let end = at + written.length
    // 3,418件 and 3,、 alike: a comma or space at the end belongs to the sentence.
    const loose = written.endsWith(',') || written.endsWith(' ') ? /[, ]{1,24}$/.exec(written) : null
    if (loose) {
      written = written.slice(0, loose.index)
      end -= loose[0].length
    }
    if (!mayCount(text, end) || isNumberOfHeading(text, at, written)) continue
    let count = readValue(written)
    if (Number.isNaN(count)) continue
    // 一部, 一本化, 一点: a lone kanji before these is a word.
    if (written.length === 1 && '一二三'.includes(written) && /^ ?[部本点個組体者]/.test(text.slice(end, end + 2)))
      continue
    // 八戸, 三戸: towns.
    if (written.length === 1 && '一二三五六七八九'.includes(written) && /^戸(?!分)/.test(text.slice(end, end + 2)))
      continue
    let countMax: number | undefined
    const upTo = stick(rangeTo, text, end)
    if (upTo) {
      const top = readValue(upTo[1]!)
      const topEnd = at + (end - at) + upTo[0].length
      // 1~2万人: the left end borrows the right one's unit.
      const unit = /^[\d.]+$/.test(written) ? /[万億千]{1,8}$/.exec(upTo[1]!.trim())?.[0] : undefined
      const bottom = unit === undefined ? count : readValue(`${written}${unit}`)
      const low = bottom < top ? bottom : count
      const topCounter = top > low ? stick(counter, text, topEnd) : null
      const changed =
        topCounter !== null &&
        upTo[0].includes('から') &&
        becomes.test(text.slice(topEnd + topCounter[0].length, topEnd + topCounter[0].length + 16))
      if (topCounter !== null && !changed) {
        count = low
        countMax = top
        end = topEnd
      }
    }
    // 120余名, 十数名, 1,200有余人: more than the number, before its counter.
    const more = stick(andMore, text, end)
    if (more) end += more[0].length
    const thing = stick(countedThing, text, end)
    const named = thing ? null : stick(counter, text, end)
    const bare =
      !thing &&
      !named &&
      /^[、,。)で]/.test(text.slice(end, end + 1)) &&
      bareThing.test(text.slice(Math.max(0, at - 8), at))
    if (!thing && !named && !bare) continue
    const counterWord = named?.[1] ?? (thing ? counterOfThing(thing[1]!) : '団体')
    end += (thing ?? named)?.[0].length ?? 0
    const modifiers: string[] = []
    const left = before.exec(text.slice(Math.max(0, at - 6), at))
    if (left) modifiers.push(left[1]!)
    const further = left && before.exec(text.slice(Math.max(0, at - 6), at - (left[0].length || 0)))
    if (further) modifiers.push(further[1]!)
    const right = stick(after, text, end)
    if (right) {
      modifiers.push(right[1]!)
      end += right[0].length
    }
    mentions.push({
      start: at - (left ? left[0].length : 0),
      end,
      count,
      ...(countMax !== undefined && { countMax }),
      counter: counterWord,
      approx:
        approximate.test(`${left?.[0] ?? ''}${further?.[0] ?? ''}${more?.[0] ?? ''}${right?.[0] ?? ''}`) ||
        more !== null,
      modifiers,
    })
    numbers.lastIndex = end
  }
  const inTables = findTableCounts(text)
  const known = inTables.length === 0 ? mentions : withOthers(mentions, inTables)
  return withOthers(withOthers(known, findBareCounts(text, known)), findCountsInBrackets(text, known))
}

/** Counts and those found another way that lie over none of them, in order. */
const withOthers = (mentions: readonly CountMention[], others: readonly CountMention[]): CountMention[] => {
  const more = others.filter(({ start, end }) => {
    const next = mentions[firstNotBefore(mentions, (mention) => mention.end <= start)]
    return next === undefined || next.start >= end
  })
  return more.length === 0 ? [...mentions] : [...mentions, ...more].sort((a, b) => a.start - b.start)
}
