import type { AuthorityValue } from '../../../casebook/facts.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { pattern } from '../patterns/pattern.js'
import { isOpen, type Words } from '../patterns/words.js'
import { findPublicBodies } from '../public-bodies.js'

/** Bodies told without their name. */
const inOtherWords: readonly (readonly [AuthorityValue, RegExp])[] = [
  ['ppc', /個情委|(?:^|[^一-鿿])同委員会(?:に|へ|及び|および|、)|PPC/],
  [
    'police',
    /(?:[一-鿿]|同)(?<!部)署(?:に|へ)|(?:被害届|遺失届|遺失物届|告訴状?)(?:を|の|が|は)|(?<!(?:地検|検察庁?)[にへ](?:刑事)?)告訴(?:し|いたし)/,
  ],
  [
    'ministry',
    /(?:監督|関係|所管)当局(?:に|へ)|(?:^|[、。 ])国(?:に|へ|及び|および|と)|(?:監督庁|所管庁)(?!である|たる|の個人情報|\(個人情報)/,
  ],
  [
    'other',
    /データ保護(?:当局|機関|機構|庁|委員会)|業界団体(?:に|へ)|認定団体(?:に|へ)|大使館|領事館|関係機関(?:に|へ)/,
  ],
]

/** The lexicon apart, every authority is named by one of these. */
const inOtherWays = pattern(
  new RegExp(`110番|[都道府県市区町村]|${inOtherWords.map(([, words]) => words.source).join('|')}`),
)
const none: readonly AuthorityValue[] = []

/** The authorities that some words name as those told, in order. 「県へ」 is none where the province itself speaks. */
export const authoritiesIn = (
  lexicon: Lexicon,
  words: string,
  discloser: string,
  sentence?: Words,
): readonly AuthorityValue[] => {
  if (sentence !== undefined && !isOpen(lexicon.authorities.gate, sentence) && !inOtherWays.may(sentence)) return none
  const found = new Map<AuthorityValue, number>()
  const call = words.indexOf('110番')
  if (call >= 0) found.set('police', call)
  for (const { start, end, value } of lexicon.authorities.scan(words, 0, words.length)) {
    // 「警察からの照会」 is its word, not one to it.
    if (
      /^(?:[^、。はに]{0,8}(?:から|より)(?!の指導|の助言)|官|の(?:指示|指導|要請|調査)|と連携|本部長|[^、。にへ]{0,24}?(?:を通じ|を介し|経由で|を経由し))/.test(
        words.slice(end, end + 12),
      )
    )
      continue
    const bare = words.slice(start, end).split(/[にへ及お]/, 1)[0]!
    for (const rule of value)
      if (
        !rule.notBefore?.some((after) => words.startsWith(after, end)) &&
        !found.has(rule.value) &&
        !(bare.length >= 2 && discloser.includes(bare))
      )
        found.set(rule.value, start)
  }
  for (const [value, pattern] of inOtherWords) {
    const at = found.has(value) ? -1 : words.search(pattern)
    if (at >= 0) found.set(value, at)
  }
  if (!found.has('prefecture')) {
    const body = findPublicBodies(words, discloser).find(({ isDiscloser }) => !isDiscloser)
    if (body !== undefined) found.set('prefecture', body.start)
  }
  return [...found].sort(([, a], [, b]) => a - b).map(([value]) => value)
}

/** The authorities that words name which say nothing else: 「個人情報保護委員会」 beside a day of reports. */
export const officesIn = (lexicon: Lexicon, words: string, discloser: string): readonly AuthorityValue[] =>
  authoritiesIn(lexicon, `${words}に報告`, discloser)
