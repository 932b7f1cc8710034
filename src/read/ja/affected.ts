import type { Affected, AffectedUnit, Fact } from '../../casebook/facts.js'
import type { FactReader, SoFar } from '../fact-reader.js'
import type { CountMention, Reading, Sentence } from '../reading.js'
import { rejectCount, supportCount } from './affected-judge.js'
import { scopeOf } from './affected-scope.js'
import { statusOf } from './affected-status.js'
import { kindOfCounter } from './counts.js'
import { makeFact } from './evidence.js'
import { sentenceAt } from './zones.js'

const unitOf = ({ text }: Reading, mention: CountMention): AffectedUnit | undefined => {
  const kind = kindOfCounter(mention.counter)
  // 個人のお客さま327先: banks count people as they count firms.
  if (mention.counter.startsWith('先') && /個人|お客/.test(text.slice(Math.max(0, mention.start - 12), mention.start)))
    return 'people'
  if (kind === 'other') return undefined
  // 1,234個のメールアドレス counts what is written, not what it is written on.
  if (
    kind === 'files' &&
    /^ ?の(?:メール)?(?:アドレス|ID|アカウント|パスワード)/.test(text.slice(mention.end, mention.end + 12))
  )
    return 'records'
  return kind === 'letters' ? 'records' : kind
}

const totals = /(?:合計|総計|総数|計|合わせて|あわせて|全体で)[^。\n]{0,14}$/

interface Judged {
  readonly mention: CountMention
  readonly unit: AffectedUnit
  readonly sentence: Sentence
  readonly isTotal: boolean
  readonly rule: string
}

/**
 * Marks the totals that the counts before them add up to, or that the text calls a total, and tells where a
 * stated total is not the sum of its parts.
 */
const markTotals = (
  reading: Reading,
  judged: readonly Judged[],
): { totals: ReadonlySet<Judged>; doubts: SoFar['doubts'] } => {
  const found = new Set<Judged>()
  const doubts: SoFar['doubts'][number][] = []
  judged.forEach((entry, index) => {
    if (!entry.isTotal) return
    const parts = judged
      .slice(0, index)
      .filter((part) => part.unit === entry.unit && !found.has(part) && !/うち/.test(part.mention.modifiers.join('')))
    let sum = 0
    let adds = false
    for (let at = parts.length - 1; at >= 0; at--) {
      sum += parts[at]!.mention.count
      if (sum === entry.mention.count && parts.length - at >= 2) adds = true
    }
    if (parts.length >= 2) {
      found.add(entry)
      const exact = !entry.mention.approx && parts.every(({ mention }) => !mention.approx)
      const near = Math.abs(sum - entry.mention.count) <= entry.mention.count * 0.2
      if (!adds && exact && near)
        doubts.push({
          code: 'TOTAL_DIFFERS',
          message: `the stated total ${entry.mention.count} is not the sum of its parts, ${sum}`,
          evidence: makeFact(reading, {}, entry.mention, '').evidence,
        })
    }
  })
  return { totals: found, doubts }
}

/** `affected`: the counts of people, records and so on whose data leaked or may have leaked. */
export const readAffected = (
  reading: Reading,
  soFar: SoFar,
): { affected: readonly Fact<Affected>[]; doubts: SoFar['doubts'] } => {
  const { text } = reading
  const judged: Judged[] = []
  for (const mention of reading.counts) {
    const unit = unitOf(reading, mention)
    if (unit === undefined || mention.count === 0) continue
    const sentence = sentenceAt(reading, mention.start)
    if (rejectCount(reading, mention, unit, sentence, soFar) !== undefined) continue
    const last = judged.at(-1)
    const breaksDown =
      mention.modifiers.includes('うち') && last !== undefined && mention.start - last.mention.end < 120
    const rule = supportCount(reading, mention, unit, sentence) ?? (breaksDown ? 'affected/breakdown' : undefined)
    if (rule === undefined) continue
    const isTotal = totals.test(text.slice(Math.max(sentence.start, mention.start - 20), mention.start + 3))
    judged.push({ mention, unit, sentence, isTotal, rule })
  }
  const { totals: marked, doubts } = markTotals(reading, judged)
  const affected: Fact<Affected>[] = []
  const seen = new Set<string>()
  for (const entry of judged) {
    const { mention, unit, sentence, rule } = entry
    const status = statusOf(reading, mention, sentence, soFar)
    const scope = scopeOf(reading, mention, unit, sentence, soFar)
    const key = `${mention.count}|${unit}|${status}|${scope}`
    const plain = `${mention.count}|${unit}`
    if (seen.has(key) || (seen.has(plain) && !/うち|\(|計/.test(text.slice(mention.start - 4, mention.start)))) continue
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
          ...(marked.has(entry) && { total: true as const }),
        },
        { start: Math.max(sentence.start, mention.start - 40), end: mention.end },
        rule,
      ),
    )
  }
  return { affected, doubts }
}

export const affectedReader: FactReader = { name: 'affected', read: readAffected }
