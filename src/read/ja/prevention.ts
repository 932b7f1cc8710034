import type { Facts, PreventionValue } from '../../casebook/facts.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { makeFact } from './evidence.js'
import { findRuleHits } from './rules.js'
import { type Zone, zoneAt } from './zones.js'

const elsewhere: ReadonlySet<Zone> = new Set(['request', 'questions', 'reference', 'contact', 'items', 'cause'])

/** A measure is done, begun, decided or to be done. A noun that ends a list item counts too. */
const measure =
  /(?:しました|いたしました|致しました|ております|ています|します|いたします|致します|行います|行う|改めます|改める|ます|する|した|とした|こととし|設けた|定めた|予定|開始|導入|実施|完了|徹底|強化|見直し|策定|構築|講じ|図り|図っ|図る|増員|受ける|加えさせ|せます|受けます|開いて|取り決め|せる|ない。?$|てまいります|停止|変更|整備|改訂|改定|設置|新設|[一-鿿]$|[)]$)/

/** A resolve without a measure. */
const resolveOnly =
  /(?:強化|向上|徹底|再発防止|管理|保護|改善|取組み?|取り組み|対策|意識)(?:に|へ向けて)[^。、]{0,14}(?:努め|取り組|尽力|邁進|注力)/

/** What was lacking, not what is done. */
const lacking =
  /(?:なかった|いなかった|いませんでした|おりませんでした|怠|不十分|不足して|欠けて|甘かった|形骸化|できず)/

/** Outside a section about prevention a sentence must say that it speaks of what comes after. */
const cue =
  /今後|再発|これから|以後|改め|こととし|ことといた|こととす|取り決め|手順とし|手順に|防止|取りやめ|この件を受け|今回の件を受け|順守|見直し/

const isMeasure = (words: string, zone: Zone, sectionOnly: boolean): boolean => {
  if (!measure.test(words)) return false
  if (zone === 'prevention') return !lacking.test(words) || /します|ました。?$|とした|こととし/.test(words.slice(-12))
  if (lacking.test(words)) return false
  if (sectionOnly)
    return (
      cue.test(words) && /今後|再発|これから|改め|こととし|ことといた|こととす|取り決め|手順とし|手順に/.test(words)
    )
  return true
}

/** What is done, or to be done, against a repetition. */
export const readPrevention = (reading: Reading): Pick<Facts, 'prevention'> => {
  const { text } = reading
  const found = new Map<PreventionValue, { span: Span; rule: string }>()
  for (const hit of findRuleHits(reading, reading.lexicon.prevention)) {
    const { value, name, sectionOnly = false } = hit.rule
    if (found.has(value)) continue
    const zone = zoneAt(reading, hit.start)
    if (elsewhere.has(zone)) continue
    // A heading only announces.
    if (
      reading.sections.some(({ heading }) => heading.start <= hit.start && hit.start < heading.end) &&
      zone !== 'prevention'
    )
      continue
    const words = text.slice(Math.max(hit.sentence.start, hit.start - 200), Math.min(hit.sentence.end, hit.end + 200))
    if (
      !isMeasure(words, zone, sectionOnly) ||
      resolveOnly.test(text.slice(hit.start, Math.min(hit.sentence.end, hit.end + 40)))
    )
      continue
    found.set(value, { span: hit.sentence, rule: name })
  }
  // 「その他」 is for what no other value names.
  return {
    prevention: [...found].map(([value, { span, rule }]) => makeFact(reading, { value }, span, rule)),
  }
}

export const preventionReader: FactReader = { name: 'prevention', read: readPrevention }
