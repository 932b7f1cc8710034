import type { OrganisationMention, Span } from '../../reading.js'
import type { Lexicon, NameMark } from '../lexicon/lexicon.js'
import { buildTrie, type Found } from '../patterns/trie.js'
import { lastBefore } from '../text/bounds.js'
import { isKanjiUnit } from '../text/characters.js'
import {
  findCalledCompanies,
  findDefined,
  findEntrusted,
  findLabelled,
  findMakersInBrackets,
  findSaidTraders,
} from './called-names.js'
import { isInWord, kindOf, legalFormMention, withoutTitle } from './legal-forms.js'
import { isKanjiOrKatakana, isLatin, nameStart } from './names.js'
import { findShortNames, withOtherTimes } from './short-names.js'
import { findInSlots } from './slots.js'

type Mention = OrganisationMention

const oneLetter = new Set(['市', '区', '町', '村', '都', '道', '府', '県'])

/** 青葉市・|霧原市: the dot after a town parts it from the next. */
const afterDot = (text: string, at: number, floor: number): number => {
  const dot = lastBefore(text, '・', at, 7)
  return dot > floor && /[市町村区県府都道]/.test(text.charAt(dot - 1)) ? dot + 1 : floor
}

const endingMention = (text: string, hit: Found<NameMark>, lexicon: Lexicon, floor: number): Mention | undefined => {
  const { value: mark } = hit
  const next = text.charCodeAt(hit.end)
  // 市民, 町内, 大学院生, 銀行口座: the word goes on.
  const hasOffices = oneLetter.has(mark.text) || mark.kind === 'state' || mark.text === '教育委員会'
  const ofSchool = mark.kind === 'school' && officeOfSchool.test(text.slice(hit.end, hit.end + 16))
  const ofBank = isKanjiUnit(next) && branchOfBank.test(text.slice(hit.start, hit.end + 14))
  if (isKanjiUnit(next) && !ofSchool && !ofBank && !mayFollow(text, hit.end, hasOffices)) return undefined
  // フィットネスクラブ・ルミナス
  if (text.charAt(hit.end) === '・' && /[ァ-ヶ]/.test(text.charAt(hit.end - 1))) return undefined
  if (text.charAt(hit.end) === 'ー') return undefined
  // 朝霧県庁 is where the province sits.
  if (mark.text === '庁' && /..[県府都]$/.test(text.slice(floor, hit.start))) return undefined
  // (観光庁長官登録旅行業第1号)
  if (mark.text === '庁' && text.startsWith('長官', hit.end)) return undefined
  if (
    oneLetter.has(mark.text) &&
    /[ァ-ヶ]/.test(text.charAt(hit.end)) &&
    !ownKatakana.test(text.slice(hit.end, hit.end + 8))
  )
    return undefined
  const raw = nameStart(text, hit.start, oneLetter.has(mark.text) ? afterDot(text, hit.start, floor) : floor)
  // 全国建設業協会: of a league the word is part of the name.
  const isLeague = mark.kind === 'association' && text.startsWith('全国', raw) && raw + 2 < hit.start
  const start = isLeague ? raw : withoutTitle(text, raw, hit.end, lexicon)
  if (start >= hit.start) return undefined
  const name = text.slice(start, hit.end)
  const stem = text.slice(start, hit.start)
  if (lexicon.commonNames.has(name) || lexicon.commonNames.has(stem)) return undefined
  if (
    !isLeague &&
    /^[本当弊同各全他両諸]/.test(stem) &&
    (stem.length === 1 || mark.text.length > 1) &&
    !/^全[^国市県町村区公私校]{3}/.test(stem)
  )
    return undefined
  if (oneLetter.has(mark.text)) {
    const provinceEnd = lexicon.prefectures.longest(text, start)?.end
    if (provinceEnd === hit.end) return { start, end: hit.end, name, kind: 'municipality' }
    if (mark.text === '都' || mark.text === '道' || mark.text === '府') return undefined
    if (mark.text === '県' && (stem.length < 2 || stem.length > 4 || /[都道府県市]/.test(stem))) return undefined
    // 香澄市|都市整備部, 朝霧崎市|市民協働部: a word of the office begins with the letter.
    if (/[市町村区県府都道]都$/.test(stem)) return undefined
    if (stem.endsWith(mark.text) && '民内立税営政づ'.includes(text.charAt(hit.end) || ' ')) return undefined
    // 東部県税事務所 is an office.
    if (/^税(?:事務|務)/.test(text.slice(hit.end, hit.end + 3)) && stem.length < 3) return undefined
    // 柚ノ木市本町 is an address.
    if ((mark.text === '町' || mark.text === '村') && /.[市区]/.test(stem)) return undefined
    if (/[都道府県市区町村]/.test(stem) && provinceEnd === undefined && stem.length < 4) return undefined
    if (/^\d|[0-9]$/.test(stem) || /(?:する|した|住所|全国|国内|海外|区分|地域|対象)$/.test(stem)) return undefined
  }
  if (/^(?:[市県府都区町村]立|公立|国立|私立|附属|付属)$/.test(stem)) return undefined
  if (stem.length === 1 && !oneLetter.has(mark.text)) return undefined
  if (/委員会事務局/.test(stem) || isOfOffice(text, stem, mark.text, hit.end)) return undefined
  const whole = widened(text, { start, end: hit.end }, mark.kind)
  return { ...whole, name: text.slice(whole.start, whole.end), kind: kindOf(mark.kind) }
}

/**
 * 青葉市財政局市|民税課, 桜井市都市整備部都市|計画課, 農村|活性課, 緑川県教育庁高校|教育課: after an office of a town, an ending that begins
 * the name of an office in it.
 */
const isOfOffice = (text: string, stem: string, mark: string, end: number): boolean =>
  oneLetter.has(mark)
    ? /[部局課室庁][一-鿿]{0,4}都$|(?:^|[部局課室庁])[農漁]$/.test(stem) ||
      (stem.length > 2 && /[部局課室庁]$/.test(stem) && '民税営町村街画'.includes(text.charAt(end) || ' '))
    : /[市町村区県府都道](?!立)[一-鿿ぁ-んァ-ヴー・]{1,14}(?:.部|[局課室庁]|委員会)$/.test(stem) &&
      /^[一-鿿ァ-ヴー・]{0,12}[部課局室係]/.test(text.slice(end, end + 13))

/** 第5回 青葉湖マラソン実行委員会, 青葉市立 第一小学校, 国民健康保険 青葉病院, 青葉薬局グループ: what belongs to a name beyond its ending. */
const widened = (text: string, { start, end }: Span, kind: string): Span => {
  if (text.startsWith('実行委員会', end - 5)) {
    const count = /第[\d一二三四五六七八九十]{1,4}回 ?$/.exec(text.slice(Math.max(0, start - 8), start))
    return { start: start - (count?.[0].length ?? 0), end }
  }
  if (kind === 'school') {
    const founder = /(?:^|[\s。、「(])([一-鿿ヶヵ々ぁ-んァ-ヴー]{1,7}[市町村区県都府道]立 )$/.exec(
      text.slice(Math.max(0, start - 12), start),
    )
    return { start: start - (founder?.[1]?.length ?? 0), end }
  }
  if (kind !== 'medical') return { start, end }
  const insurer = /国民健康保険 ?$/.exec(text.slice(Math.max(0, start - 7), start))
  return { start: start - (insurer?.[0].length ?? 0), end: text.startsWith('グループ', end) ? end + 4 : end }
}

/** 栗橋谷市ホームページ, 雲母県デジタル戦略課: what a town has that begins in katakana. */
const ownKatakana =
  /^(?:ホームページ|ウェブ|サイト|デジタル|スポーツ|コールセンター|コミュニティ|シティ(?:プロモ|セールス)|ごみ|リサイクル)/

/** Kanji that may follow a whole name: an office of it, a joining word. */
const afterName =
  /^(?:及び|発表|公表|並び|又は|等|役所|庁|総務|広報|企画|税務|住民|産業|市民|教育|学校教育|保健|福祉|財政|経営|危機|情報|役場|長|様|御中|各位|内|外|側|代表|記者|報道|事務局|事務部|法人|学長|院長|では|公式|環境|農林|農政|建設|都市|子ども|健康|健診|国保|人事|分|約(?=\d))/
/** 朝凪県土木部建設管理課: an office of a town or province. */
const officeAfter =
  /^(?:[一-鿿]{1,8}|[一-鿿]{0,4}(?:まち)?づくり[一-鿿]{0,6})(?:部|課|局|室|係|事務所|本部)(?![一-鿿]{0,3}(?:会|校|院|園|館|団|組合))/
/** 鳴海大学入試課, 東山高等学校事務室 */
const officeOfSchool =
  /^(?!院|生)(?:[一-鿿]{1,8}(?:課|係)|(?:事務|広報|教務|総務|入試|相談|企画|庶務|校長|学長|学生)[一-鿿]{0,4}(?:室|部|局))(?![一-鿿])/
/** さざなみ信用金庫本店, 白浜農業協同組合東支所 */
const branchOfBank =
  /^(?:信託銀行|銀行|信用金庫|労働金庫|信用組合|(?:農業|漁業)?協同組合)(?:[一-鿿]{0,6}(?:本店|支店|支所|出張所|営業部|本部))/
const mayFollow = (text: string, at: number, body: boolean): boolean => {
  const rest = text.slice(at, at + 6)
  if (body && officeAfter.test(text.slice(at, at + 16))) return true
  return (
    afterName.test(rest) &&
    !/^(?:内(?:会|容|部|訳)|長(?:寿|期|谷)|外(?:国|来|部)|分(?:の|科|譲|野)|民|立|情報(?:公開条例|系)|市民(?:病院|会館))/.test(
      rest,
    )
  )
}

/** How many houses are looked for by themselves: each costs a run over the text. */
const MOST_HOUSES = 8

/** 「湖東大学」 by itself, and not only after 「学校法人湖東学園 」: then the two are two names. */
const standsAlone = (text: string, house: Span, runner: Mention, known: Map<string, boolean>): boolean => {
  const name = text.slice(house.start, house.end)
  const before = known.get(name)
  if (before !== undefined || known.size >= MOST_HOUSES) return before ?? false
  const lead = text.slice(runner.start, house.start)
  let alone = false
  for (let at = text.indexOf(name); at >= 0 && !alone; at = text.indexOf(name, at + name.length))
    alone = text.slice(Math.max(0, at - lead.length), at) !== lead
  known.set(name, alone)
  return alone
}

/** 「医療法人みどり会 さくま歯科」「学校法人青葉学園 認定こども園つばさの森」: a house whose name says by no ending what it is. */
const houseName =
  /^ (?:認定こども園 ?[一-鿿々ぁ-んァ-ヶー]{2,16}|[一-鿿々ぁ-んァ-ヶー]{1,16}(?:歯科|内科|外科|眼科|皮膚科|小児科|耳鼻咽喉科|産婦人科|婦人科|泌尿器科|精神科|神経科|科医院|記念病院))(?=[ \n]|$)/
/** 「国立大学法人 玄海大学 医学部附属病院」 */
const houseOfUniversity =
  /^ (?:[一-鿿]{1,4}学部 ?)?[附付]属[一-鿿ァ-ヶー]{0,12}(?:病院|学校|園)(?=[\s、。」)のにでがは]|$)/
const houseOf = (text: string, runner: Mention): Mention => {
  const house = (
    runner.name.endsWith('大学')
      ? houseOfUniversity
      : /^(?:学校法人|.{0,4}医療法人)/.test(runner.legalForm ?? '')
        ? houseName
        : undefined
  )?.exec(text.slice(runner.end, runner.end + 30))
  if (house === null || house === undefined) return runner
  const end = runner.end + house[0].length
  return { ...runner, end, name: text.slice(runner.start, end) }
}

/** A body of many hospitals, each of which is called by both names. */
const hasHospitals = /(?:機構|赤十字社|済生会|厚生連|共済組合|連合会|事業団)$/

/** Names in full: by legal form, by ending, of prefectures. */
const findFullNames = (text: string, lexicon: Lexicon): Mention[] => {
  const found: Mention[] = []
  const houses = new Map<string, boolean>()
  const cutAtNo = new Map<string, string>()
  let floor = 0
  let lastForm = 0
  for (const hit of lexicon.nameMarks.scan(text)) {
    if (hit.start < floor) continue
    // No name reaches back over another legal form.
    const reach = Math.max(floor, lastForm)
    if (hit.value.type === 'legal-form' && !isInWord(text, hit)) lastForm = hit.end
    const mention =
      hit.value.type === 'legal-form'
        ? legalFormMention(text, hit, lexicon, reach)
        : endingMention(text, hit, lexicon, floor)
    const last = found[found.length - 1]
    // 霧原市 教育委員会 is one name.
    if (
      last?.kind === 'municipality' &&
      last.end === hit.start - 1 &&
      text.charAt(last.end) === ' ' &&
      /(?:委員会|水道局|消防本部|消防局|交通局)$/.test(hit.value.text)
    ) {
      found[found.length - 1] = { ...last, end: hit.end, name: text.slice(last.start, hit.end) }
      continue
    }
    if (mention === undefined) continue
    // 医療法人みどり会 みどり病院 is one name, and 学校法人青葉学園 青葉高等学校.
    const belongs =
      last?.legalForm !== undefined &&
      (last.legalForm.includes('医療法人')
        ? mention.kind === 'medical'
        : last.legalForm === '学校法人' && mention.kind === 'school')
    // 国立病院機構 大江医療センター
    const ofBody = last !== undefined && mention.kind === 'medical' && hasHospitals.test(last.name)
    if (
      last !== undefined &&
      (belongs || ofBody) &&
      (mention.start === last.end || (mention.start === last.end + 1 && text.charAt(last.end) === ' ')) &&
      (ofBody || !standsAlone(text, mention, last, houses))
    ) {
      found[found.length - 1] = { ...last, end: mention.end, name: text.slice(last.start, mention.end) }
      continue
    }
    // A longer name that takes in the one before (千葉市 · 千葉市教育委員会) replaces it.
    if (last !== undefined && mention.start < last.end) {
      if (mention.start <= last.start) found[found.length - 1] = mention
      // 学校法人青葉学園 青葉中学校|・高等学校
      else if (mention.kind === 'school' && last.kind === 'school' && mention.end > last.end)
        found[found.length - 1] = { ...last, end: mention.end, name: text.slice(last.start, mention.end) }
      continue
    }
    const house = houseOf(text, mention)
    found.push(house)
    for (let at = mention.name.indexOf('の', 3); at > 0; at = mention.name.indexOf('の', at + 1))
      cutAtNo.set(mention.name.slice(0, at), mention.name)
    if (hit.value.type === 'legal-form' && mention.end > hit.end) floor = house.end
  }
  return cutAtNo.size === 0 ? found : found.map((mention) => inFull(text, mention, cutAtNo))
}

/** 株式会社メガネ in a sentence, where it is 株式会社メガネの光和 that stands on a line of its own. */
const inFull = (text: string, mention: Mention, cutAtNo: ReadonlyMap<string, string>): Mention => {
  const name = cutAtNo.get(mention.name)
  return name !== undefined && text.startsWith(name, mention.start)
    ? { ...mention, name, end: mention.start + name.length }
    : mention
}

/** Names without legal form, wherever they stand: what is said of one in one place makes it a name in all. */
const withAllPlaces = (text: string, told: readonly Mention[], taken: readonly Mention[]): Mention[] => {
  if (told.length === 0) return []
  const found: Mention[] = []
  const byName = new Map(told.map((mention) => [mention.name, mention]))
  const places = new Set(told.map(({ start, end }) => `${start}|${end}`))
  let next = 0
  for (const { start, end, value } of buildTrie(byName).scan(text)) {
    while (next < taken.length && (taken[next]?.end ?? 0) <= start) next++
    if ((taken[next]?.start ?? end) < end) continue
    const isTold = places.has(`${start}|${end}`)
    if (isTold || (!goesOn(text, start - 1, start) && !goesOn(text, end, end - 1))) found.push({ ...value, start, end })
  }
  return found
}

/** Does a word go on over its edge: katakana beside katakana, Latin beside Latin, kanji beside kanji? */
const goesOn = (text: string, outside: number, inside: number): boolean => {
  const out = text.charCodeAt(outside)
  const own = text.charCodeAt(inside)
  return isLatin(own) ? isLatin(out) : isKanjiUnit(own) ? isKanjiUnit(out) : isKanjiOrKatakana(out) && !isKanjiUnit(out)
}

/** Named organisations of a folded text, in order: in full, and by the short forms defined for them. */
export const findOrganisationMentions = (text: string, lexicon: Lexicon): Mention[] => {
  const formal = withOtherTimes(text, findFullNames(text, lexicon))
  const short = findShortNames(text, formal)
  const taken = [...formal, ...short].sort((a, b) => a.start - b.start)
  const social = findCalledCompanies(text, taken)
  const known = social.length === 0 ? taken : [...taken, ...social]
  const told = [
    ...social,
    ...findLabelled(text, lexicon, known),
    ...findMakersInBrackets(text, lexicon, known),
    ...findDefined(text, lexicon, known),
    ...findEntrusted(text, lexicon, known),
    ...findSaidTraders(text, lexicon),
    ...findInSlots(text, lexicon, taken),
  ]
  const called = withAllPlaces(text, told, taken)
  if (called.length === 0) return taken
  const full = [...formal, ...called].sort((a, b) => a.start - b.start)
  return [...full, ...findShortNames(text, full)].sort((a, b) => a.start - b.start)
}
