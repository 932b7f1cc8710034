import type { PreventionValue } from '../../../casebook/facts.js'
import type { Reading, Sentence } from '../../reading.js'
import type { RuleHit } from '../lexicon/rules.js'
import { isOpen, wordsOf } from '../patterns/words.js'
import { loadWeigher, type Parts } from '../weights/weigher.js'
import { headingWords, looksAhead, zoneAt } from '../zones.js'
import { elsewhere, zoneOf } from './told.js'

/** A letter for each value, by which the words of the lexicon are weighed that stand in a sentence. */
const letters: Readonly<Record<PreventionValue, string>> = {
  'access-control': 'A',
  monitoring: 'B',
  encryption: 'C',
  patching: 'D',
  password: 'E',
  mfa: 'F',
  'configuration-review': 'G',
  process: 'H',
  training: 'I',
  'contractor-oversight': 'J',
  'contract-change': 'K',
  organization: 'L',
  'external-audit': 'M',
  'system-replacement': 'N',
  other: 'O',
}

type Hits = readonly RuleHit<PreventionValue>[]
const none: Hits = []

interface Weighed {
  readonly sentence: Sentence
  readonly hits: Hits
}

const longest = 240
/** Shorter ones name no measure. */
const shortest = 8

/** What the words of a sentence are like, and which rules of the lexicon hold in it: small where one has its verb, too. */
export const partsOfMeasure = (reading: Reading, { sentence: { start, end }, hits }: Weighed): Parts => {
  const { text } = reading
  const found = new Set<string>()
  for (const { rule, verb } of hits) {
    found.add(letters[rule.value])
    if (verb !== undefined) found.add(letters[rule.value].toLowerCase())
  }
  return {
    words: text.slice(start, Math.min(end, start + longest)),
    end: text.slice(Math.max(start, end - 14), end),
    heading: headingWords(reading, start, 40),
    zone: zoneAt(reading, start),
    hits: [...found].sort().join(''),
    above: text.slice(Math.max(0, start - 30), start),
  }
}

/** Visits each sentence that says enough to be weighed, with what the lexicon finds in it. */
export const eachSentence = (reading: Reading, hits: Hits, visit: (weighed: Weighed) => void): void => {
  let at = 0
  for (const sentence of reading.sentences) {
    const from = at
    while (at < hits.length && hits[at]!.sentence.index <= sentence.index) at++
    if (sentence.end - sentence.start >= shortest) visit({ sentence, hits: at === from ? none : hits.slice(from, at) })
  }
}

const weigher = loadWeigher<PreventionValue>('measures')

/**
 * Where each value is likeliest, and how likely it is there, 0 to 1; of the sentences that are
 * `settled` nothing is asked. Without a rule of the lexicon only what stands under a heading about measures is worth the time.
 */
export const weighMeasures = (
  reading: Reading,
  hits: Hits,
  isSettled: (sentence: Sentence) => boolean,
): ReadonlyMap<PreventionValue, { readonly chance: number; readonly sentence: Sentence }> => {
  const best = new Map<PreventionValue, { readonly chance: number; readonly sentence: Sentence }>()
  const { gate } = reading.lexicon.preventionOtherwise
  eachSentence(reading, hits, (weighed) => {
    const { sentence } = weighed
    const isUnnamed = weighed.hits.length === 0
    if (isUnnamed && !isOpen(gate, wordsOf(reading, sentence))) return
    const zone = zoneOf(reading, sentence)
    if (elsewhere.has(zone) || (isUnnamed && !looksAhead(zone))) return
    if (isSettled(sentence)) return
    const { classes, weigh } = weigher()
    const chances = weigh(partsOfMeasure(reading, weighed))
    for (let k = 0; k < classes.length; k++)
      if (chances[k]! > (best.get(classes[k]!)?.chance ?? 0)) best.set(classes[k]!, { chance: chances[k]!, sentence })
  })
  return best
}
