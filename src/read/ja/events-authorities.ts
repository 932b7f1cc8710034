import type { AuthorityValue } from '../../casebook/facts.js'
import type { SoFar } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'

/** A municipality, province or an office of one as the one reported to: 「県へ」「浜名野市に」「県医療政策課」. */
const publicBody =
  /(?:[一-鿿ァ-ヶぁ-ん]{0,6}?)([都道府県市町村])(?:[一-鿿]{1,10}(?:課|局|部|室|委員会|事務所|庁))?(?=(?:にも?|へも?|及び|および|並びに|、|や|と|に対し)[^。]{0,50}?(?:報告|連絡|一報|届け?出|速報|相談|提出))/g
/** Without one of these words nobody is reported to. */
const reports = /報告|連絡|一報|届出|届け|速報|相談|提出/
const notBody = /市民|町民|県民|市場|都度|道路|委員会$|本市|当市|本町|当町|本県|本村|県警|区分|村民/

const ownLetter = (name: string): string | undefined =>
  /([都道府県市町村])(?:[^立]{0,12}(?:局|部|課|教育委員会|委員会))?$/.exec(name)?.[1]

const isOwnName = (soFar: SoFar, words: string): boolean => {
  const bare = words.split(/[にへ及お]/, 1)[0]!
  return bare.length >= 2 && (soFar.discloser?.name.includes(bare) ?? false)
}

const inOrder = <Place extends { readonly start: number }>(found: ReadonlyMap<unknown, Place>): Place[] =>
  [...found.values()].sort((a, b) => a.start - b.start)

/** The authorities named in a stretch of text, in order. */
export const authoritiesIn = (
  reading: Reading,
  span: Span,
  soFar: SoFar,
): { readonly value: AuthorityValue; readonly start: number; readonly end: number }[] => {
  const found = new Map<AuthorityValue, { value: AuthorityValue; start: number; end: number }>()
  // 「教育委員会に」 is no authority where the board itself speaks.
  for (const { start, end, value } of reading.lexicon.authorities.scan(reading.text, span.start, span.end))
    for (const rule of value)
      if (!found.has(rule.value) && !isOwnName(soFar, reading.text.slice(start, end)))
        found.set(rule.value, { value: rule.value, start, end })
  const words = reading.text.slice(span.start, span.end + 60)
  if (!/[都道府県市町村]/.test(words) || !reports.test(words)) return inOrder(found)
  const own = ownLetter(soFar.discloser?.name ?? '')
  for (const match of words.matchAll(publicBody)) {
    const start = span.start + match.index
    const end = start + match[0].length
    if (end > span.end || found.has('prefecture') || notBody.test(match[0])) continue
    if (own === match[1] || soFar.discloser?.name.includes(match[0])) continue
    found.set('prefecture', { value: 'prefecture', start, end })
  }
  return inOrder(found)
}
