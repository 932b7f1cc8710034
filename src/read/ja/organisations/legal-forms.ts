import type { OrganisationMention, Span } from '../../reading.js'
import type { Lexicon, NameMark } from '../lexicon/lexicon.js'
import type { Found } from '../patterns/trie.js'
import { isHelper, isThing } from './called-names.js'
import { isEveryday } from './coined.js'
import { isKanjiOrKatakana, isKatakana, isLatin, isNameUnit, nameEnd, nameStart } from './names.js'

type Mention = OrganisationMention

const kinds = new Set(['company', 'municipality', 'state', 'school', 'medical', 'association'])
/** What a mark in the lexicon says of the kind of an organisation. */
export const kindOf = (kind: string): Mention['kind'] => (kinds.has(kind) ? (kind as Mention['kind']) : 'other')

/** ドイツNordwind Software GmbH */
const foreignLand =
  /^(?:[米英独仏]国?|ドイツ|フランス|イスラエル|インド|カナダ|オランダ|スイス|アイルランド|シンガポール|オーストラリア|韓国|中国)(?:の|[・ ])?(?=[A-Z])/

/** The text between `start` and `end` without the words that stand before a name and do not belong to it. */
export const withoutTitle = (text: string, start: number, end: number, lexicon: Lexicon): number => {
  let at = start
  for (let changed = true; changed; ) {
    changed = false
    // (旧|株式会社X), (現|ミナト株式会社)
    if (text.charAt(at - 1) === '(' && /^(?:旧|現(?!代))/.test(text.slice(at, at + 2))) {
      at++
      changed = true
    }
    const title = lexicon.beforeNames.longest(text, at, end)
    if (title !== undefined) {
      at = title.end
      changed = true
    }
    while (at < end && ' \n・:、'.includes(text.charAt(at))) at++
    const land = foreignLand.exec(text.slice(at, Math.min(end, at + 10)))
    if (land !== null) at += land[0].length
  }
  // A date or number run into the name from the left: 2024年3月8日株式会社, 令和六年三月八日株式会社.
  if (!'0123456789令平元'.includes(text.charAt(at) || ' ')) return at
  const date =
    /^(?:(?:令和|平成)[元一二三四五六七八九十]|(?:令和|平成)?\d)[\d元一二三四五六七八九十年月日時分.-]*[日年月分時](?=\D|$)/.exec(
      text.slice(at, Math.min(end, at + 30)),
    )
  return date === null ? at : at + date[0].length
}

/** What a line holds that is no name to its end: 株式会社さくらとの契約について. */
const noName =
  /について|に関|における|による|により|から|より|との|への|での|では|には|です|ます|した|する|して|のお|[はがをにへでと]$/

/** の and a short word up to the end of the line, and none that says what happened to a name. */
const ownLineTail =
  /^の(?!件|お|被害|対応|概要|場合|名称|皆|役職|事故|事案)[一-鿿ァ-ヴー]{1,5}(?<![員者品置]|システム|サービス)(?=\n)/

/** What a name in brackets goes on with up to the close: のいろは, and not のもの. */
const kanaRest = /^[のとがはに](?!もの|ほか|うち|みな|ため)[ぁ-ん]{2,8}(?=[)」』])/

/**
 * 株式会社きぬや染織, 株式会社つくも浦銀行, NPO法人こどもの居場所はなうた: where a name seems to end before a syllable that
 * is a particle too, it goes on if what follows ends as names of companies do, or if nothing else stands on the line.
 */
const overParticle = (text: string, form: Span, start: number, end: number, lexicon: Lexicon): number => {
  // 生活協同組合コープやまなみ
  if (text.slice(start, end) === 'コープ')
    return (
      end +
      (/^[ぁ-ん]{2,5}(?<![はがをにでの])(?:の[一-鿿](?![一-鿿]))?/.exec(text.slice(end, end + 8))?.[0].length ?? 0)
    )
  // 株式会社メガネの光和, with nothing else on the line
  const tail = text.charAt(end) === 'の' ? ownLineTail.exec(text.slice(end, end + 8)) : null
  if (tail !== null && /(?:^|\n)[ ]*$/.test(text.slice(Math.max(0, form.start - 4), form.start)))
    return end + tail[0].length
  const particles = /^[ぁ-ん]{2,}$/.test(text.slice(start, end)) ? 'やもとのはがにで' : 'や'
  if (end >= text.length || !particles.includes(text.charAt(end))) {
    // (株式会社ウェブのいろは)
    const rest = '(「『'.includes(text.charAt(form.start - 1) || ' ') ? kanaRest.exec(text.slice(end, end + 12)) : null
    return end + (rest?.[0].length ?? 0)
  }
  if (/(?:^|\n)[\d年月日/.() 令和]*$/.test(text.slice(Math.max(0, form.start - 80), form.start))) {
    const line = /^[一-鿿々ぁ-んァ-ヶー]{3,16}(?=[ \n]|$)/.exec(text.slice(end, end + 18))
    if (line !== null && !noName.test(line[0])) return end + line[0].length
  }
  // Hardly a name has two syllables of kana: 株式会社ほくと情報印刷.
  if (!(end - start === 2 ? 'やもと' : 'やも').includes(text.charAt(end))) return end
  let stop = end + 1
  while (stop - end < 12 && isKanjiOrKatakana(text.charCodeAt(stop))) stop++
  return stop - end >= 3 && endsAsCompany(text, end + 1, stop, lexicon) ? stop : end
}

/** 浦銀行, 食品工業: does it end in a trade, or as names do? */
const endsAsCompany = (text: string, start: number, end: number, lexicon: Lexicon): boolean => {
  for (let at = start; at < end; at++) {
    const mark = lexicon.nameMarks.longest(text, at, end)
    if (mark?.value.type === 'legal-form') return false
    if (mark?.end === end || lexicon.trades.longest(text, at, end)?.end === end) return true
  }
  return false
}

/** 「印刷を手がける株式会社X」「作ってもらった株式会社X」「仕組みは株式会社X」: a verb or a particle before a name. */
const saidOfName =
  /^[ぁ-ん]{1,4}[るたうくすつむぐぶ]$|(?:である|にあたる|となる)$|(?:った|んだ|[せれ]た|[てで](?:いる|いた|おる)|[ぁ-ん][はがをにの])$/

/** MIYABI has no AB. */
export const isInWord = (text: string, { start, end }: Span): boolean =>
  (isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end))) ||
  (isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1)))

/** 警備会社|アルフ(株), 旅行代理店|オアシス株式会社: what kind of company it is, glued to the name. */
const kindAhead =
  /^(?:[一-鿿ァ-ヴーA-Za-z]{1,10}?(?:(?<!株式|有限|合同|合資|合名|相互|持株)会社|業者)|[一-鿿ァ-ヴー]{0,6}?(?:旅行|広告|保険|販売)代理店|(?:IT|ベンチャー)企業)/

/** Where the name begins behind a word for its kind; the word alone is left. */
const behindKind = (text: string, start: number, edge: number): number => {
  const kind = kindAhead.exec(text.slice(start, edge))?.[0].length ?? 0
  return edge - start - kind < 2 ? start : start + kind
}

/** A place in brackets that belongs to a name, between it and the legal form. */
const placeInName = /(?<=[一-鿿ァ-ヴーA-Za-z]) ?\((?:[A-Z][A-Za-z .]{1,18}|[ァ-ヴー]{2,10}|[一-鿿]{2})\)$/

/**
 * 委託先の|メディカル ライン株式会社: a name goes on before a space between two words of it in katakana or Latin letters. What
 * is a thing or a title there, heads a row of columns, or has another space before it, is a label and none of the name.
 */
const overSpace = (text: string, start: number, end: number, floor: number, lexicon: Lexicon): number => {
  const last = text.charCodeAt(start - 2)
  if (text.charAt(start - 1) !== ' ' || start - 2 < floor || !isKatakana(text.charCodeAt(start))) return start
  if (!isKatakana(last) && !isLatin(last)) return start
  const first = nameStart(text, start - 1, floor)
  const word = text.slice(first, start - 1)
  if (word.length < 2 || /^[\d.]/.test(word) || isThing(word, lexicon) || isHelper(word, lexicon)) return start
  const before = text.charAt(first - 1) || '\n'
  if (before === '|' || (before === ' ' && !labelled.test(text.slice(Math.max(0, first - 12), first)))) return start
  return before === '\n' && ' |'.includes(text.charAt(end) || '\n') ? start : first
}
/** 「委託先: 」「委託先 」 before a name. */
const labelled = /(?:[:)】]|[先元者]) $/

/** 株式会社 メディカル ライン|の: where the form stands apart, a second word in katakana that is no desk and no thing is of the name. */
const beyondSpace = (text: string, end: number, lexicon: Lexicon): number => {
  if (text.charAt(end) !== ' ' || !isKatakana(text.charCodeAt(end - 1)) || !isKatakana(text.charCodeAt(end + 1)))
    return end
  const stop = nameEnd(text, end + 1, text.length)
  const word = text.slice(end + 1, stop)
  if (!/^[ァ-ヴー・]{2,12}$/.test(word) || ' |:'.includes(text.charAt(stop) || '\n')) return end
  const ownLine = stop === text.length || text.charAt(stop) === '\n'
  return isThing(word, lexicon) || isHelper(word, lexicon) || (ownLine && isEveryday(word, lexicon)) ? end : stop
}

/** 「当生活協同組合」「弊社団法人」: whoever speaks. */
const isOfOurselves = (text: string, at: number): boolean =>
  '当弊'.includes(text.charAt(at - 1) || '-') && !isKanjiOrKatakana(text.charCodeAt(at - 2))

/** The name around a legal form: before it (ミナト株式会社), after it (株式会社ミナト), with the blanks that belong to it. */
export const legalFormMention = (
  text: string,
  hit: Found<NameMark>,
  lexicon: Lexicon,
  floor: number,
): Mention | undefined => {
  const { value: mark } = hit
  if (isInWord(text, hit) || isOfOurselves(text, hit.start)) return undefined
  const base = { legalForm: mark.text, kind: kindOf(mark.kind) }
  if (mark.after) {
    const space = text.charAt(hit.start - 1) === ' '
    const bare = space ? hit.start - 1 : hit.start
    // Amano Leasing America, Inc.
    const edge = text.charAt(bare - 1) === ',' && isLatin(text.charCodeAt(bare - 2)) ? bare - 1 : bare
    const leftUnit = edge > floor ? text.charCodeAt(edge - 1) : 0
    const rightUnit = text.charCodeAt(hit.end)
    // カナエ精工(上海)有限公司, MIYABI Chemicals (Thailand) Co., Ltd.
    const place = text.charAt(edge - 1) === ')' ? placeInName.exec(text.slice(Math.max(floor, edge - 24), edge)) : null
    const takesLeft =
      place !== null ||
      (isNameUnit(leftUnit) &&
        (!space ||
          isLatin(leftUnit) ||
          // 東洋テック 株式会社|の: no name follows, so the one before the space is it.
          !mark.before ||
          nameEnd(text, hit.end, text.length) < hit.end + 2))
    if (takesLeft) {
      const from = nameStart(text, edge - (place?.[0].length ?? 0), floor)
      const titled = withoutTitle(text, overSpace(text, from, hit.end, floor, lexicon), edge, lexicon)
      const start = behindKind(text, titled, edge)
      const name = text.slice(start, edge)
      // 「印刷を手がける株式会社X」「建設会社(株)X」: a verb's ending, or a kind of company, before a name.
      const verb =
        !space &&
        (saidOfName.test(name) || (mark.before && kindAhead.exec(name)?.[0] === name)) &&
        isNameUnit(rightUnit) &&
        nameEnd(text, hit.end, text.length) >= hit.end + 2
      if (!verb && name.length >= 1 && !/^[\d.\-\s]+$/.test(name) && !lexicon.commonNames.has(name)) {
        return { start, end: hit.end, name: text.slice(start, hit.end), ...base }
      }
    }
  }
  if (!mark.before) return undefined
  const gap = text.charAt(hit.end) === ' ' && isNameUnit(text.charCodeAt(hit.end + 1)) ? 1 : 0
  const stop = nameEnd(text, hit.end + gap, text.length)
  let end = overParticle(text, hit, hit.end + gap, gap === 0 ? stop : beyondSpace(text, stop, lexicon), lexicon)
  // 様, 製 and the like run on from a name without being of it.
  // 株式会社ソルト様主催の, 様向けの
  const honoured = text
    .slice(hit.end + gap + 2, end)
    .search(/(?<![多各異同模])様(?:(?:主催|共催|名義|所有|専用|発行|運営|作成|向け|宛て?)|分$)/)
  if (honoured >= 0) end = hit.end + gap + 2 + honoured
  while (end - hit.end - gap > 2 && '様製等側宛殿'.includes(text.charAt(end - 1))) end--
  if (end - hit.end - gap > 3 && /^(?:(?:提供|運営)[)」。の]|経由[でのにし])/.test(text.slice(end - 2, end + 1)))
    end -= 2
  // 株式会社ミナト・有限会社カワ
  for (let dot = hit.end; dot < end; dot++)
    if (text.charAt(dot) === '・' && lexicon.nameMarks.longest(text, dot + 1)?.value.type === 'legal-form') end = dot
  // 株式会社ミナト社製: called a company once more.
  if (end - hit.end - gap > 2 && /^[ァ-ヶーA-Za-z]社製/.test(text.slice(end - 2, end + 1))) end--
  const from = hit.end + gap
  const desk =
    /.(?:事務局|総務部|広報[室部課]|管理部|営業部|人事部|お?客(?:様|さま)(?:相談)?(?:室|窓口|係|デスク|センター|サポート)|(?:教?職員|従業員|社員)(?:採用[一-鿿]{0,4})?)$/.exec(
      text.slice(from, end),
    )
  if (desk !== null && desk.index >= 1) end = from + desk.index + 1
  // 株式会社ヒューマンリンク|青波支店
  const branch = /[ァ-ヴーA-Za-z]([一-鿿]{1,5}(?:支店|支社|営業所))$/.exec(text.slice(from, end))?.[1]
  if (branch !== undefined) end -= branch.length
  const name = text.slice(from, end)
  // 「学校法人3法人様」 is a number of them.
  if (name.length < 2 || /^\d+(?:法人|団体|校|社|者|園|院)?$/.test(name) || lexicon.commonNames.has(name))
    return undefined
  return { start: hit.start, end, name: text.slice(hit.start, end), ...base }
}
