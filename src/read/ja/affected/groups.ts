import type { Reading, Span } from '../../reading.js'
import { gateOf } from '../patterns/gates.js'
import { allWords, isOpen, type Words, wordsOf } from '../patterns/words.js'
import { lineIndexAt } from './lead.js'

/** How a line of a list is numbered: ①, (1), (ア), A, 二. */
const numbered =
  /^ *(?:・ ?)?(?:([①-⑳])|\(([\d一二三四五ア-コa-hA-H]{1,2})\)|([ア-コA-H一二三四五])(?=[、. ]))(?![のはがをもにと]|及び|並びに)/
/** Where a sentence speaks of what is numbered so: 「①のファイルを」「(2)及び(3)は」「二の資料を」. */
const mentioned =
  /([①-⑳])(?!の\d)(?=の|は|が|を|も|に|と|、|及び|並びに|・)|\(([\d一二三四五ア-コa-hA-H]{1,2})\)(?!の\d)(?=の|は|が|を|も|に|と|、|及び|並びに|・)|(?:^|[、及とび])([ア-コA-H一二三四五])(?=の(?:資料|ファイル|情報|方|名簿|表|書類|データ|一覧)|及び|(?:は|を|に)[^。]{0,6})/g
const marks = gateOf([
  ...'①②③④⑤',
  '(1)',
  '(2)',
  '(3)',
  '(ア)',
  '(イ)',
  'Aの',
  'Bの',
  'アの',
  'イの',
  '一の',
  '二の',
  '及びB',
  '及びイ',
])

const labelIn = (found: RegExpExecArray): string => found[1] ?? found[2] ?? found[3]!

/** The number of the line of a list that a place stands in; of the lines under it too, as far as they have none. */
export const labelOf = (reading: Reading, offset: number): string | undefined => {
  const { lines, text } = reading
  const index = lineIndexAt(reading, offset)
  for (let at = index; at >= Math.max(0, index - 2); at--) {
    const { start, end } = lines[at]!
    const found = numbered.exec(text.slice(start, Math.min(end, start + 12)))
    if (found !== null) return labelIn(found)
    if (text.charAt(end - 1) === '。') return undefined
  }
  return undefined
}

/** What the sentences of a release say of the lines of its lists by their numbers; the first that tells decides. */
export const judgeGroups = <Said>(
  reading: Reading,
  judge: (words: Words, sentence: Span) => Said | undefined,
): ReadonlyMap<string, Said> => {
  const groups = new Map<string, Said>()
  if (!isOpen(marks, allWords(reading))) return groups
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence, 300)
    if (!isOpen(marks, words)) continue
    const text = reading.text.slice(words.start, words.end)
    if (numbered.test(text)) continue
    mentioned.lastIndex = 0
    let said: Said | undefined
    for (let found = mentioned.exec(text); found !== null; found = mentioned.exec(text)) {
      said ??= judge(words, sentence)
      if (said === undefined) break
      const label = labelIn(found)
      if (!groups.has(label)) groups.set(label, said)
    }
  }
  return groups
}
