import type { Affected, AffectedUnit, Fact } from '../../../casebook/facts.js'
import type { PassedOverWhy } from '../../../casebook/passed-over.js'
import type { FactReader, SoFar } from '../../fact-reader.js'
import type { CountMention, Reading } from '../../reading.js'
import { kindOfCounter } from '../counts/counts.js'
import { inPart } from '../passed-over.js'
import { textOf } from '../patterns/words.js'
import { makeFact, startOfQuote } from '../text/evidence.js'
import { weighCounts } from './count-chances.js'
import { rejectCount, supportCount } from './judge.js'
import { areOwners } from './letters.js'
import { tellsOfReceivers } from './not.js'
import { partsOfKnown } from './parts.js'
import { type CountPlace, placeOf } from './place.js'
import type { CountRefusal } from './refusal.js'
import { isOfAll, isRest, remaindersOf, sumsOf } from './remainders.js'
import { scopeOf } from './scope.js'
import { settleScopes } from './scope-beside.js'
import { makeStatusReader, statusOf } from './status.js'
import { findMixedSums } from './sums.js'
import { findTotals } from './totals.js'
import { tellsOfViewers } from './viewers.js'

/** Banks count people as they count firms: 「個人のお客さま327先」, 「法人のお客さま7先」. */
const isOfIndividuals = (before: string): boolean => {
  const guests = before.lastIndexOf('お客', before.length - 2)
  const people = before.length - guests <= 14 ? guests : before.lastIndexOf('個人')
  return people >= 0 && !/法人|企業|団体|事業|取引/.test(before.slice(Math.max(0, people - 4)))
}
/** 「1,027先のお客さまのお名前」 */
const ofGuests = /^の(?:お客|個人)(?!.{0,6}(?:法人|企業))/
const accountsTaken = /(?:アカウント|会員ID)(?:数|の(?:件数|数)?)?[:はが \n]{0,12}(?:計|合計)?$/
/** 「2,310件の会員アカウント」: the 件 are what they are of. */
const accountsAfter = /^ ?の(?:会員|利用者|お客様)?の?(?:アカウント|口座(?!情報|番号|振替))/

const unitOf = ({ text }: Reading, mention: CountMention): AffectedUnit | undefined => {
  const kind = kindOfCounter(mention.counter)
  if (
    mention.counter.startsWith('先') &&
    (ofGuests.test(text.slice(mention.end, mention.end + 12)) ||
      isOfIndividuals(text.slice(Math.max(0, mention.start - 80), mention.start)))
  )
    return 'people'
  // 不正ログインされたアカウント 1,932件: the word before says what the 件 are.
  if (kind === 'records' && accountsTaken.test(text.slice(Math.max(0, mention.start - 24), mention.start)))
    return 'accounts'
  if (kind === 'records' && accountsAfter.test(text.slice(mention.end, mention.end + 14))) return 'accounts'
  // PDFファイル3件
  if (mention.counter === '件' && text.startsWith('ファイル', mention.start - 4)) return 'files'
  if (kind === 'other') return undefined
  // 1,234個のメールアドレス counts what is written, not what it is written on.
  if (
    kind === 'files' &&
    /^ ?の(?:メール)?(?:アドレス|ID|アカウント|パスワード)/.test(text.slice(mention.end, mention.end + 12))
  )
    return 'records'
  return kind === 'letters' ? 'records' : kind
}

/** 「9名から連絡があり、うち2名で決済がありました」: not 「うち2名の明細」. */
const doesOrSuffers = /^(?:様)?(?:で|が|は|に|から)/

/** A breakdown follows the count it is of this closely. */
const breakdownReach = 120

/** What the papers lay in is told by what lay in it. */
const isContainer = ({ counter }: CountMention): boolean => counter === '箱' || counter === '束'

const isPart = ({ modifiers }: CountMention): boolean => modifiers.includes('うち')

const isBreakdown = (mention: CountMention, last: CountPlace | undefined): boolean =>
  last !== undefined && mention.start - last.mention.end < breakdownReach && isPart(mention)

/** Between accounts and their part: 「87件で、うち」「87件です。このうち、氏名が見られたものは」. */
const ofAccountsBefore =
  /^(?:[^\d。]{0,6}(?:うち|\/)[^\d。]{0,10}|[^\d。\n]{0,8}\n *[(・-]{0,2}うち[^\d。\n]{0,30}|[^\d。]{0,40}。\n? ?(?:この|その)?うち[^\d。]{0,24})$/
/** 不正ログインされたアカウントは87件で、うち12件では; うち個人 80件/法人 7件; 87件のパスワードを; 87件のうち12件 */
const isOfAccounts = (
  { text }: Reading,
  mention: CountMention,
  last: CountPlace | undefined,
  known: ReadonlySet<number>,
): boolean => {
  if (known.has(mention.count)) return true
  const whole = /([\d,]{2,10})件の(?:うち|中)[^。\d]{0,8}$/.exec(
    text.slice(Math.max(0, mention.start - 24), mention.start),
  )
  if (whole !== null && known.has(Number(whole[1]!.replaceAll(',', '')))) return true
  if (last?.unit !== 'accounts') return false
  if (isPart(mention) && mention.start < last.sentence.end) return true
  return ofAccountsBefore.test(text.slice(last.mention.end, mention.start + (isPart(mention) ? 2 : 0)))
}

/** A count that rules refuse is taken from here on, and one that they take is not below. */
const sure = 0.93
const unlikely = 0.12
/** Said so plainly that likeness does not count against it. */
const firm: ReadonlySet<string> = new Set([
  'superseded',
  'background',
  'things',
  'handled',
  'denied',
  'others',
  'cases',
])
/** Rules that go by one word beside a count. */
const weak: ReadonlySet<string> = new Set(['affected/counted', 'affected/suffered', 'affected/leak-sentence'])

/** `affected`: the counts of people, records and so on whose data leaked or may have leaked. */
export const readAffected = (
  reading: Reading,
  soFar: SoFar,
): { affected: readonly Fact<Affected>[]; doubts: SoFar['doubts'] } => {
  const { text } = reading
  const places: CountPlace[] = []
  const ruleOf = new Map<CountPlace, string>()
  const unsupported: CountPlace[] = []
  const rests = new Map<CountPlace, PassedOverWhy>()
  const told = new Map<CountPlace, PassedOverWhy>()
  const accounts = new Set<number>()
  const seenReceivers = new Set<CountPlace>()
  let looked: CountPlace | undefined
  let passed: { readonly place: CountPlace; readonly why: CountRefusal } | undefined
  const chances = weighCounts(reading)
  const likeliest = new Map<number, number>()
  reading.counts.forEach(({ count }, index) => {
    likeliest.set(count, Math.max(likeliest.get(count) ?? 0, chances[index]!))
  })
  for (const [index, mention] of reading.counts.entries()) {
    let unit = unitOf(reading, mention)
    if (unit === undefined) continue
    if (unit === 'records' && isOfAccounts(reading, mention, looked, accounts)) unit = 'accounts'
    const pass = (why: PassedOverWhy) =>
      reading.passOver?.('affected', mention, why, { value: `${mention.count} ${unit}` })
    if (mention.count === 0) {
      pass('count-zero')
      continue
    }
    const place = placeOf(reading, mention, unit, looked)
    looked = place
    const isSure = chances[index]! > sure
    const owners = areOwners(place)
    const judged = owners ? undefined : rejectCount(place, soFar)
    const inSight = judged === 'in-sight'
    const refused =
      (inSight ? undefined : judged) ??
      // 「閲覧は45件で、うち30件は職員」: a part of what is none.
      (passed?.place.sentence === place.sentence &&
      mention.start - passed.place.mention.end < 40 &&
      isPart(mention) &&
      (passed.why !== 'doer' || doesOrSuffers.test(textOf(place.after)))
        ? passed.why
        : undefined)
    if (refused === 'messages' || refused === 'told' || refused === 'doer') passed = { place, why: refused }
    else passed = undefined
    if (
      refused !== undefined &&
      !(isSure && !firm.has(refused) && !tellsOfViewers(place.before) && !tellsOfReceivers(place.before))
    ) {
      const why = refused === 'zone' ? inPart(place.zone) : (`count-${refused}` as const)
      const areTold = refused === 'told' || refused === 'receivers'
      if (areTold && isRest(place)) rests.set(place, why)
      else if (areTold && isOfAll(place)) told.set(place, why)
      else pass(why)
      continue
    }
    const rule =
      (owners ? 'affected/owners' : refused === undefined ? supportCount(place) : undefined) ??
      (isBreakdown(mention, places.at(-1)) ? 'affected/breakdown' : isSure ? 'affected/weighed' : undefined)
    if (rule === undefined) {
      if (isRest(place)) rests.set(place, 'count-unsupported')
      else unsupported.push(place)
      continue
    }
    if (weak.has(rule) && likeliest.get(mention.count)! < unlikely && scopeOf(place, soFar) === 'own') {
      pass('count-unlike')
      continue
    }
    places.push(place)
    ruleOf.set(place, rule)
    if (unit === 'accounts') accounts.add(mention.count)
    if (inSight) seenReceivers.add(place)
  }
  const parts = partsOfKnown(places, unsupported)
  for (const place of unsupported) {
    const { mention, unit } = place
    if (parts.has(place)) {
      places.push(place)
      ruleOf.set(place, 'affected/breakdown')
    } else reading.passOver?.('affected', mention, 'count-unsupported', { value: `${mention.count} ${unit}` })
  }
  const remainders = remaindersOf(places, [...rests.keys()])
  for (const [place, why] of rests) {
    if (remainders.has(place)) {
      places.push(place)
      ruleOf.set(place, 'affected/breakdown')
    } else reading.passOver?.('affected', place.mention, why, { value: `${place.mention.count} ${place.unit}` })
  }
  const sums = sumsOf(places, [...told.keys()])
  for (const [place, why] of told) {
    if (sums.has(place)) {
      places.push(place)
      ruleOf.set(place, 'affected/sum')
    } else reading.passOver?.('affected', place.mention, why, { value: `${place.mention.count} ${place.unit}` })
  }
  if (parts.size + remainders.size + sums.size > 0) places.sort((a, b) => a.mention.start - b.mention.start)
  const scopes = settleScopes(places, (place) => scopeOf(place, soFar))
  const { totals, mixed, doubts } = findTotals(places, scopes)
  const statusReader = makeStatusReader(reading, soFar)
  const statuses = new Map(places.map((place) => [place, statusOf(statusReader, place)] as const))
  // Of the rest no more is known than of the whole.
  for (const [rest, whole] of remainders) if (statuses.get(whole) === 'possible') statuses.set(rest, 'possible')
  for (const [whole, parts] of sums) {
    const least = parts.find((part) => statuses.get(part) === 'possible') ?? parts[0]!
    statuses.set(whole, statuses.get(least)!)
  }
  const mixedSums = findMixedSums(statuses)
  const affected: Fact<Affected>[] = []
  const seen = new Set<string>()
  const persons = new Set<number>()
  const recordCounts = new Set<number>()
  let hasContents = false
  for (const { mention, unit } of places) {
    if (unit === 'people' || unit === 'households') persons.add(mention.count)
    else if (unit === 'records') recordCounts.add(mention.count)
    hasContents ||= !isContainer(mention)
  }
  places.forEach((place) => {
    const { mention, unit, sentence } = place
    // 46通 to 46名: the letters are told of to say whose they were.
    if (mention.counter.startsWith('通') && (mention.count === 1 ? persons.size > 0 : persons.has(mention.count))) {
      reading.passOver?.('affected', mention, 'count-letters', { value: `${mention.count} ${unit}` })
      return
    }
    // 47名に送信, 47件のアドレス: the same, counted by what leaked.
    if (seenReceivers.has(place) && recordCounts.has(mention.count)) {
      reading.passOver?.('affected', mention, 'count-receivers', { value: `${mention.count} ${unit}` })
      return
    }
    if (hasContents && isContainer(mention)) {
      reading.passOver?.('affected', mention, 'count-things', { value: `${mention.count} ${unit}` })
      return
    }
    const status = mixedSums.has(place) ? 'possible' : statuses.get(place)!
    const scope = mixed.has(place) ? 'case' : scopes.get(place)!
    const key = `${mention.count}|${unit}|${status}|${scope}`
    const plain = `${mention.count}|${unit}`
    if (seen.has(key) || (seen.has(plain) && !/うち|\(|計/.test(text.slice(mention.start - 4, mention.start)))) {
      reading.passOver?.('affected', mention, 'count-again', { value: `${mention.count} ${unit}` })
      return
    }
    seen.add(key)
    seen.add(plain)
    affected.push(
      makeFact(
        reading,
        {
          count: mention.count,
          ...(mention.countMax !== undefined && { countMax: mention.countMax }),
          unit,
          approx: mention.approx,
          status,
          scope,
          ...(totals.has(place) && { total: true as const }),
        },
        { start: startOfQuote(text, sentence.start, mention.start), end: mention.end },
        ruleOf.get(place)!,
      ),
    )
  })
  return { affected, doubts }
}

export const affectedReader: FactReader = { name: 'affected', read: readAffected }
