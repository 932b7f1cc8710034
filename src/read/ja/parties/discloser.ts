import type { Facts } from '../../../casebook/facts.js'
import type { PassedOverWhy } from '../../../casebook/passed-over.js'
import type { FactReader } from '../../fact-reader.js'
import type { OrganisationMention, PassOver, Reading, Span } from '../../reading.js'
import { findAliasDefinitions } from '../organisations/aliases.js'
import { isOurselves } from '../organisations/self.js'
import { bareName } from '../organisations/short-names.js'
import { type Pattern, pattern } from '../patterns/pattern.js'
import { wordsBetween } from '../patterns/words.js'
import { makeFact } from '../text/evidence.js'
import { findBrandLines, findMailSenders, isCut } from './head-lines.js'
import { onlyName, shortLine, speaksAs, townInTitle } from './last-resorts.js'
import { findGreetingNames, findHouse, findSenderNames, senderLabels, withBranch } from './letterhead.js'
import { findSenderPlaces } from './sender-places.js'

interface Candidate {
  readonly name: string
  readonly span: Span
  readonly kind: OrganisationMention['kind']
  score: number
  rule: string
  best: number
}

/** What the words for oneself say about the kind of organisation that speaks. */
const selfKinds: readonly (readonly [Pattern, (candidate: Candidate) => boolean])[] = [
  [pattern(/本市|当市/), ({ name }) => /市/.test(name)],
  [pattern(/本町|当町/), ({ name }) => /町/.test(name)],
  [pattern(/本村|当村/), ({ name }) => /村/.test(name)],
  [pattern(/本県|当県/), ({ name }) => /県/.test(name)],
  [pattern(/本区|当区/), ({ name }) => /区/.test(name)],
  [pattern(/当金庫/), ({ name }) => /信用金庫|労働金庫/.test(name)],
  [pattern(/当院|本院/), ({ kind, name }) => kind === 'medical' || /病院|クリニック|医院|医療/.test(name)],
  [pattern(/本学|当大学/), ({ kind, name }) => kind === 'school' || /大学|学院|学園/.test(name)],
  [pattern(/当行/), ({ name }) => /銀行/.test(name)],
  [pattern(/弊社|当社/), ({ kind }) => kind === 'company'],
  [pattern(/本校|当校/), ({ name }) => /学校|高校|学園|学院/.test(name)],
  ...'組合 広域連合 機構 財団 公社 連合会 連盟 協議会 事業団 企業団 会議所 商工会'
    .split(' ')
    .map((body) => [pattern(new RegExp(`[本当]${body}`)), ({ name }: Candidate) => name.includes(body)] as const),
]

/** An office of the organisation after its name, in a letterhead: 総務部税務課, 広報室, 事務局. */
const office =
  /^(?:[一-鿿ぁ-んァ-ヶーA-Za-z・]{1,16}(?:部|課|局|室|係|センター|グループ|本部|事業部|チーム|委員会|事務局|[本支]店|直営店|直売所|営業所|工場)[\s　・]{0,8}){0,4}/
const documentKind =
  /^(?:報道(?:発表|機関|関係)?(?:資料|各位)?|記者発表(?:資料)?|お知らせ|プレスリリース|ニュースリリース|NEWS ?RELEASE|News ?Release|発表資料|代表取締役.{0,20}|理事長.{0,12}|学長.{0,12}|院長.{0,12}|市長.{0,12}|町長.{0,12}|村長.{0,12}|会長.{0,12}|公式サイト|>.{0,40}|(?:市|町|村|区|県|病院|学|院|理事|会|社|組合|所|園|校|センター)?長 ?[一-鿿ぁ-ん]{2,10}(?: [一-鿿ぁ-ん]{1,6})?|理事会|執行部|(?:代表理事|理事長|組合長|会頭|総長|代表社員|管理者).{0,16}|コード番号.{0,30}|\((?:コード|証券コード|本社).{0,40}|\(?公印省略\)?|役場|様|金融機関コード\d+)$/
const documentHead =
  /^(?:報道(?:発表|機関|関係)?(?:資料|各位)?|記者発表(?:資料)?|記者会見資料|お知らせ|プレスリリース|ニュースリリース|NEWS ?RELEASE|News ?Release|発表資料)/i
const leftover = /^[\s\d元〇一二三四五六七八九十年月日()(火水木金土月日)令和平成吉/.-]*$/

const senderLabel = new RegExp(`(?:${senderLabels}|発行|(?:報道)?資料提供|情報提供)\\s*:?`)

const chainOfContract =
  /(?:(?:委託|発注|依頼|外注)し(?:て|た)|委託する|委託先|受託者|再委託|指定管理者|提供元|開発元|製造元|提供会社|運営会社|が利用する|が使用する|事業者|業者|代理店)[^。\n]{0,12}$/
const reporting =
  /^[^。\n]{0,12}(?:から|より)(?!の?(?:お知らせ|お詫び|重要|ご案内|ご報告))(?:、|の|当|本|弊|報告|連絡|第)/

/** 「運送会社は株式会社Xです」 */
const saidOfOther = /(?:[先元者店]|会社|工場|メーカー|ベンダー|担当|相手)(?:名)?(?:は|が)、?$/

const ownsWhatFollows =
  /^が(?!提供)[^。、]{0,44}(?:使用|利用|貸与|委託|発注|管理|保管|保有|所有|所管|主催|実施|開催|設置)(?:し(?:て|た)|する)/

/** 「X機構(以下「機構」という。)は、」: a body that calls itself by what it is, as the subject. */
const ownShortForm =
  /^\(以下、?「(?:機構|財団|協会|学会|法人|学園|大学|組合|協議会|連盟|連合会|センター|病院|市|町|村|区|県)」(?:という。?|といいます。?|とする。?)?\)(?:は|では|において|における|が(?!受託|委託を受け|提供))/

/** 「株式会社Xと株式会社Yは、」: of two that speak the first one leads. */
const jointly = /^(?:及び|および|並びに|ならびに|と|・)$/

/** The discloser named by a casebook's own title: 【セキュリティ事件簿#2023-492】伊丹市 委託事業者による… */
const fromTitle = (reading: Reading): { name: string; span: Span } | undefined => {
  const { text } = reading
  const head = /^\s*【[^】\n]{0,40}#\d{4}-\d{1,4}[^】\n]{0,10}】\s*/.exec(text.slice(0, 200))
  if (head === null) return undefined
  const start = head[0].length
  const line = text.slice(start, start + 160).split('\n', 1)[0] ?? ''
  const named = reading.organisations.find(
    (mention) =>
      mention.refersTo === undefined &&
      mention.start === start &&
      /^\s|$/.test(line.slice(mention.end - start, mention.end - start + 1)),
  )
  if (named !== undefined) return { name: named.name, span: named }
  const space = line.search(/\s/)
  if (space < 2 || space > 48) return undefined
  // 「JCOM 株式会社 お客様…」: the legal form stands apart from the name.
  const second = /^\s(?:株式会社|有限会社|合同会社)(?=\s|$)/.exec(line.slice(space))
  const name = line.slice(0, space + (second?.[0].length ?? 0)).trim()
  return { name, span: { start, end: start + name.length } }
}

/** A signature may go on with how to reach who signs: 「株式会社あけぼの文庫 読者サービス部 電話 0999-59-3344」. */
const withoutReach = (after: string): string => {
  const reach =
    /(?:電話|TEL|Tel|直通|代表電話|E-?mail|Mail|メール|FAX)(?:番号|アドレス)?[ :(]|[ (]?(?:電話|TEL|Tel|直通|☎|℡)(?:番号)?[ :(]?\d| [A-Za-z0-9._-]{1,30}@/.exec(
      after,
    )
  return reach === null ? after : after.slice(0, reach.index)
}

/** Is the line a letterhead or signature: the name, an office, a date, a kind of document, and nothing else? */
const isLetterhead = (line: string, from: number, to: number): boolean => {
  const before = line.slice(0, from).replace(senderLabel, '').trimStart().replace(documentHead, '')
  if (!leftover.test(before) && !/^(?:学校法人|医療法人|地方独立行政法人)?[^\s]{0,20}[\s]+$/.test(before)) return false
  let after = withoutReach(line.slice(to)).trim()
  for (let rounds = 0; rounds < 3; rounds++) {
    if (leftover.test(after) || documentKind.test(after)) return true
    const taken = documentHead.exec(after)?.[0].length ?? office.exec(after)?.[0].length ?? 0
    if (taken === 0) return false
    after = after.slice(taken).trim()
  }
  return leftover.test(after) || documentKind.test(after)
}

/** A body that speaks, before the name of one of its houses on the same line. */
const ofBody = /(?:教育委員会|教育庁|[市町村県区](?:[一-鿿]{1,6}(?:部|局))) $/
/** What happened has been told: a name alone on a line after it is a field of a list (学校名), no letterhead. */
const isTold = ({ text, lines }: Reading, index: number): boolean => {
  const line = lines[index]
  return (
    line !== undefined &&
    line.end - line.start > 30 &&
    /(?:した|ます|です|ある)。\s*$/.test(text.slice(line.end - 6, line.end))
  )
}

/** 「1 学校名」 on the line before: whatever is named is what the matter is about. */
const isField = ({ text, lines }: Reading, index: number): boolean => {
  const line = lines[index - 1]
  return (
    line !== undefined &&
    line.end - line.start < 16 &&
    /(?:学校名|施設名|園名|場所|対象校|該当校|当該校|発生校|所属|部署|委託先|事業者名?|業者名?)[:)】〕]?\s*$/.test(
      text.slice(line.start, line.end),
    )
  )
}

const asCorporation = pattern(/本学園|当学園|本学院|当学院|[本当]法人/)
const asSchool = pattern(/[本当]校|本学(?![園院])|当園|[当本]大学/)

interface House {
  readonly name: string
  readonly span: Span
}

/** Who may have published the release; and the houses that speak for a company that stands in brackets after them. */
const collect = (reading: Reading, houses = new Map<string, House>()): Candidate[] => {
  const { text, lines } = reading
  const candidates = new Map<string, Candidate>()
  const starts = new Map<number, number>()
  lines.forEach((line, index) => {
    starts.set(line.start, index)
  })
  const add = (mention: OrganisationMention, score: number, rule: string) => {
    const known = candidates.get(mention.name)
    if (known === undefined) {
      candidates.set(mention.name, { name: mention.name, span: mention, kind: mention.kind, score, rule, best: score })
      return
    }
    known.score += score
    if (score > known.best) {
      candidates.set(mention.name, { ...known, span: mention, rule, best: score })
    }
  }
  const selfDefined = new Set<number>()
  for (const { alias, bracket } of findAliasDefinitions(text)) {
    if (!isOurselves(alias)) continue
    selfDefined.add(bracket.start)
    selfDefined.add(bracket.start - 1)
  }
  let index = 0
  let subjects = 0
  let lead: OrganisationMention = { start: 0, end: 0, name: '', kind: 'other' }
  let told = false
  for (const mention of reading.organisations) {
    if (mention.refersTo !== undefined || /記者(?:クラブ|会)$/.test(mention.name)) continue
    while (index + 1 < lines.length && (lines[index + 1]?.start ?? 0) <= mention.start) {
      told ||= index < 9 && isTold(reading, index)
      index++
    }
    const line = lines[index]
    if (line === undefined) continue
    const words = text.slice(line.start, Math.min(line.end, line.start + 160))
    if ((index < 12 || index >= lines.length - 5) && '(: '.includes(text.charAt(mention.start - 1) || '。')) {
      const house = findHouse(reading, mention, index)
      if (house !== undefined) {
        const name = text.slice(house.start, house.end)
        const named = reading.organisations.find(({ start, end }) => start >= house.start && end <= house.end)
        if (named?.legalForm === undefined) houses.set(mention.name, { name, span: house })
        if (named !== undefined) houses.set(named.name, { name, span: house })
      }
    }
    const from = mention.start - line.start
    const to = mention.end - line.start
    const before = text.slice(Math.max(0, mention.start - 24), mention.start)
    const after = text.slice(mention.end, mention.end + 60).replace(/^ ?\((?!以下)[^()\n]{0,40}\)/, '')
    if (selfDefined.has(mention.end)) add(mention, 20, 'discloser/self-definition')
    if (/(?:弊社|当社|当院|本学|当会|当法人|当金庫|当組合|本市|当店|弊会)\($/.test(before))
      add(mention, 20, 'discloser/self-named')
    const isAddress =
      /〒|\d{3}-\d{4}/.test(words) || /^ ?[一-鿿ぁ-んァ-ヶ]{0,12}[\d一二三四五六七八九十]{1,3}(?:-|丁目|番)/.test(after)
    if (isAddress && mention.kind === 'municipality') add(mention, 0, 'discloser/address')
    else if (/^(?:Copyright|©|\(c\))/i.test(words)) add(mention, 1, 'discloser/footer')
    // 「松風台市教育委員会 中央図書館」: a house of the body before it.
    else if (words.charAt(from - 1) === ' ' && ofBody.test(words.slice(0, from))) add(mention, -4, 'discloser/office')
    else if (to <= words.length && isLetterhead(words, from, to) && !(from < 3 && isField(reading, index))) {
      const early = index < 9 && (!told || index >= lines.length - 3)
      const late = index > lines.length * 0.6
      const contact = /問い?合|担当|連絡先|窓口/.test(words.slice(0, from))
      const rule = contact ? 'contact' : early ? 'letterhead' : 'signature'
      add(mention, early ? 7 : late ? 4 : 2, `discloser/${rule}`)
    } else if (/^\W{0,2}(?:本件に関する)?(?:担当|お?問い?合わ?せ|連絡先)/.test(words))
      add(mention, 1, 'discloser/contact')
    else
      add(
        mention,
        (index < 4 || index >= lines.length - 3 ? 1 : 0) + (from === 0 && index < 4 ? 1 : 0),
        'discloser/named',
      )
    if (!jointly.test(text.slice(lead.end, Math.min(mention.start, lead.end + 6)))) lead = mention
    if (/^(?:では|は|が運営|が、|において、)/.test(after) && !chainOfContract.test(before) && subjects < 6) {
      subjects++
      const opens = /^\s{0,2}$|[。\n]\s?$/.test(text.slice(Math.max(0, lead.start - 2), lead.start))
      add(lead, opens || from === 0 ? 4 : 1, 'discloser/subject')
    }
    // 「X市が貸与している名簿を…」 opens the release: whose thing it is speaks.
    if (from <= 2 && ownsWhatFollows.test(after) && subjects < 6) {
      subjects++
      add(mention, 4, 'discloser/subject')
    }
    if (/です。?$|でございます/.test(after.slice(0, 3)) && from <= 30 && !saidOfOther.test(before))
      add(mention, 3, 'discloser/introduces-itself')
    // 「(提供元)霧原県統計課」 signs a paper for the press.
    const hands = mention.kind === 'municipality' && /^\W?(?:資料)?提供元\W/.test(words)
    if (hands) add(mention, 4, 'discloser/signature')
    else if (chainOfContract.test(before) || reporting.test(after)) add(mention, -5, 'discloser/other-party')
    if (ownShortForm.test(after)) add(mention, 6, 'discloser/self-definition')
    else if (/^様|^\(?(?:以下)/.test(after) && !selfDefined.has(mention.end)) add(mention, -4, 'discloser/other-party')
    // 「市民大学 秋の講座」: what is offered, not who offers it.
    if (/[「『]$/.test(before) && /^[^」』\n]{1,20}[」』]/.test(after)) add(mention, -4, 'discloser/other-party')
    if (/^も、|^も[^。]{0,30}公表/.test(after)) add(mention, -5, 'discloser/other-party')
  }
  for (const name of findBrandLines(reading)) {
    const known = candidates.get(name)
    if (known !== undefined) known.score += 3
  }
  const greeted = findGreetingNames(reading)
  const placed = findSenderPlaces(reading)
  for (const { name } of [...greeted, ...placed.filter(({ late }) => !late)])
    for (const known of candidates.values()) if (bareName(known) === name || known.name === name) known.score += 4
  const senders = [...findMailSenders(reading), ...findSenderNames(reading)]
  for (const sender of [...senders, ...greeted, ...placed]) {
    const { name, span, late } = sender
    const cut = senders.includes(sender)
      ? [...candidates.values()].find((known) => isCut(reading, known, sender))
      : undefined
    if (cut !== undefined) {
      candidates.delete(cut.name)
      candidates.set(name, { ...cut, name, span, score: cut.score + 4 })
      continue
    }
    // A name in full that is known as one is judged by what is known of it.
    const within = [...candidates.values()].some(
      (known) => name.includes(known.name) || known.name.includes(name) || name.includes(bareName(known)),
    )
    if (within) continue
    const again = text.indexOf(name, span.end) >= 0
    const best = late ? 2 : 3
    candidates.set(name, {
      name,
      span,
      kind: 'other',
      score: best + (again ? 4 : 0),
      rule: 'discloser/sender-line',
      best,
    })
  }
  return [...candidates.values()]
}

/** A body that runs schools or hospitals. */
const runs = /^(?:学校法人|(?:社会|特定)?医療法人(?:社団|財団)?)\s?/
const parts = /(?:教育委員会|水道局|水道部|病院|消防局|消防本部|交通局|企業局|図書館|大学|広域連合)$/

/** What spoke for the discloser that was taken, by the rule that found it. */
const speaksFor: readonly (readonly [RegExp, PassedOverWhy])[] = [
  [/self|itself/, 'speaker-itself'],
  [/letterhead|sender/, 'speaker-letterhead'],
  [/signature|contact|footer/, 'speaker-signed'],
  [/subject/, 'speaker-subject'],
]

/** The two that came nearest. A name that is part of the one taken, or holds it, is no rival. */
const passRivals = (passOver: PassOver, candidates: readonly Candidate[], best: Candidate): void => {
  const why = speaksFor.find(([rule]) => rule.test(best.rule))?.[1] ?? 'speaker-named'
  const rivals = candidates.filter(
    ({ name, score }) => score >= 3 && !name.includes(best.name) && !best.name.includes(name),
  )
  for (const { name, span } of rivals.slice(0, 2)) passOver('discloser', span, why, { value: name, instead: best.name })
}

/** Who published the release. */
export const readDiscloser = (reading: Reading): Pick<Facts, 'discloser'> => {
  const title = fromTitle(reading)
  if (title !== undefined) {
    if (reading.passOver !== undefined) {
      const rivals = collect(reading).filter(({ name, best }) => best >= 4 && !name.includes(title.name))
      for (const { name, span } of rivals.slice(0, 2))
        reading.passOver('discloser', span, 'speaker-titled', { value: name, instead: title.name })
    }
    return { discloser: makeFact(reading, { name: title.name }, title.span, 'discloser/casebook-title') }
  }
  const { text } = reading
  const houses = new Map<string, House>()
  const candidates = collect(reading, houses)
  const sample = wordsBetween(reading, 0, 6000)
  for (const [self, fits] of selfKinds) {
    if (!self.test(sample)) continue
    for (const candidate of candidates) if (fits(candidate)) candidate.score += 3
  }
  candidates.sort((a, b) => b.score - a.score || a.span.start - b.span.start)
  let [best] = candidates
  if (best === undefined || best.score <= 0) {
    const isTown = ({ name, score }: Candidate): boolean =>
      score > -5 && /[県市区町村]$/.test(name) && speaksAs(name.slice(-1)).test(text.slice(0, 6000))
    const town = townInTitle(reading) ?? candidates.find(isTown)
    if (town !== undefined) return { discloser: makeFact(reading, { name: town.name }, town.span, 'discloser/town') }
    const last = shortLine(reading) ?? onlyName(reading)
    return last === undefined
      ? {}
      : { discloser: makeFact(reading, { name: last.name }, last.span, 'discloser/short-line') }
  }
  // A body of a town that speaks for itself (X市教育委員会は) is more exact than the town in the letterhead.
  const town = best
  const body = candidates.find(
    ({ name, best, rule }) =>
      name !== town.name &&
      bareName({ name }).startsWith(town.name) &&
      parts.test(name) &&
      best >= 4 &&
      rule !== 'discloser/contact',
  )
  if (town.kind === 'municipality' && body !== undefined) best = body
  // A school that calls itself 本校 in the letter of the body that runs it: the letterhead names who speaks.
  const runner =
    town.kind !== 'school' && town.kind !== 'medical'
      ? undefined
      : candidates.find(
          ({ name, rule }) =>
            rule === 'discloser/letterhead' &&
            runs.test(name) &&
            town.name !== name &&
            town.name.startsWith(name.replace(runs, '').replace(/(?:学園|学院)$/, '')),
        )
  if (runner !== undefined) best = runner
  // 「学校法人白樺台学園 白樺台中学校」 that calls itself 本学園 speaks as the corporation.
  const corporation = /^学校法人[^ ]+(?= )/.exec(best.name)?.[0]
  if (corporation !== undefined && asCorporation.test(sample) && !asSchool.test(sample))
    best = { ...best, name: corporation, span: { ...best.span, end: best.span.start + corporation.length } }
  const house = houses.get(best.name)
  if (house !== undefined) best = { ...best, ...house, rule: 'discloser/letterhead' }
  if (reading.passOver !== undefined) passRivals(reading.passOver, candidates, best)
  return { discloser: makeFact(reading, ...withBranch(text, best), best.rule) }
}

export const discloserReader: FactReader = { name: 'discloser', read: (reading) => readDiscloser(reading) }
