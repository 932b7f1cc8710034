import type { CountPlace } from './place.js'

/** A count and those that stand right behind it as its parts. */
export interface Breakdown {
  readonly whole: CountPlace
  readonly parts: readonly CountPlace[]
  /** All of its parts are told: 「合計500名(利用者210名、職員290名)」, and not 「500名(うち職員290名)」. */
  readonly complete: boolean
}

/** How far behind a count its parts are looked for. */
const longest = 800
const longestBracket = 240
const afterCount = /^(?:様|さま)?(?:分)?/
const opens = /^[ \n]{0,4}\((?:内訳[はが:、 ]{0,2})?/
const goesOnWithParts = /^(?:です|でした|であり|で|となります|となりました|に上ります)?[、。] ?(?:その)?内訳は、?/
/** 「、うち」「。このうち」「(うち」「\n(うち」 */
const ofThem = /^[^。\d]{0,16}[、。(\n]{1,3} ?(?:この|その)?うち[^。\d]{0,24}$/
/** Between two parts: 「、職員」「・退職者」「および法人」 */
const label = /^(?:様|さま)?(?:分)?(?:[、,・/ ]|と|及び|および|並びに){1,4}[^\d、。()うほ]{0,24}$/
const firstLabel = /^[^\d、。()うほ]{0,24}$/
const closes = /^(?:様|さま)?(?:分)?(?:\)|です|でした|となります|であり|で、|。|$)/
const endsLine = /^(?:です|でした|となります|となりました)?。?[ ]{0,4}\n/
const headOfParts = /^[ \n]{0,4}[(<【[]?(?:その)?内訳[^\n。\d]{0,8}\n/
const bullet = /^ *(?:[・○●◆■▼※*-]|\([\d一二三四五ア-オ]{1,2}\)|[①-⑳]|\d{1,2}[.)]) ?/
const rowBefore = /^[^\d。、()]{1,30}$/
const rowAfter = /^(?:様|さま)?(?:分)?(?:\([^()\d]{0,40}\))?[。、]?[ ]{0,4}$/
const someOfThem = /うち|ほか|など|等$|延べ|重複/

/** Parts within one sentence or bracket, up to its end. */
const partsInLine = (text: string, from: number, following: readonly CountPlace[]): readonly CountPlace[] => {
  const parts: CountPlace[] = []
  let at = from
  for (const place of following) {
    const { start, end } = place.mention
    if (start - from > longestBracket || !(parts.length === 0 ? firstLabel : label).test(text.slice(at, start))) break
    parts.push(place)
    at = end
  }
  return closes.test(text.slice(at, at + 6)) ? parts : []
}

/** Parts on the lines below, one a line. */
const partsBelow = (
  text: string,
  from: number,
  following: readonly CountPlace[],
  named: boolean,
): readonly CountPlace[] => {
  const parts: CountPlace[] = []
  let at = from
  for (const place of following) {
    const { start, end } = place.mention
    const lineEnd = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end)
    const before = text.slice(at, start)
    const mark = bullet.exec(before)?.[0]
    if ((mark === undefined && !named) || someOfThem.test(before)) break
    if (!rowBefore.test(before.slice(mark?.length ?? 0)) || !rowAfter.test(text.slice(end, lineEnd))) break
    parts.push(place)
    at = lineEnd + 1
  }
  // A line of the list that has no count, or more than one, leaves the breakdown open.
  return parts.length > 0 && bullet.test(text.slice(at, at + 8)) ? [] : parts
}

const breakdownOf = (whole: CountPlace, following: readonly CountPlace[], isTotal: boolean): Breakdown | undefined => {
  const { text } = whole.reading
  const { end } = whole.mention
  const from = end + afterCount.exec(text.slice(end, end + 4))![0].length
  const rest = text.slice(from, from + 60)
  const first = following[0]!
  // 「うち」 right before its number is a part of the mention.
  if (ofThem.test(text.slice(from, first.mention.start + (first.mention.modifiers.includes('うち') ? 2 : 0)))) {
    const closing = rest.trimStart().startsWith('(') ? ')' : '。'
    const stop = text.slice(first.mention.end, first.mention.end + longestBracket).indexOf(closing)
    const parts = following.filter(({ mention }) => stop < 0 || mention.end <= first.mention.end + stop)
    return first.mention.count < whole.mention.count ? { whole, parts, complete: false } : undefined
  }
  const opened = opens.exec(rest) ?? goesOnWithParts.exec(rest)
  if (opened !== null) {
    const parts = partsInLine(text, from + opened[0].length, following)
    return parts.length > 1 ? { whole, parts, complete: true } : undefined
  }
  const line = endsLine.exec(rest)
  if (line === null) return undefined
  const head = headOfParts.exec(text.slice(from + line[0].length, from + line[0].length + 30))
  const parts = partsBelow(text, from + line[0].length + (head?.[0].length ?? 0), following, head !== null)
  return parts.length > 1 && (head !== null || isTotal) ? { whole, parts, complete: true } : undefined
}

/** The counts that are told apart right behind them; `isTotal` says of a count that the text calls it a total. */
export const findBreakdowns = (
  places: readonly CountPlace[],
  isTotal: (place: CountPlace) => boolean,
): readonly Breakdown[] => {
  const found: Breakdown[] = []
  places.forEach((whole, index) => {
    const following: CountPlace[] = []
    for (let at = index + 1; at < places.length && following.length < 40; at++) {
      const next = places[at]!
      if (next.mention.start - whole.mention.end > longest) break
      if (next.unit === whole.unit) following.push(next)
    }
    if (following.length === 0) return
    const breakdown = breakdownOf(whole, following, isTotal(whole))
    if (breakdown !== undefined) found.push(breakdown)
  })
  return found
}
