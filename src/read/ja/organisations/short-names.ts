import type { OrganisationMention } from '../../reading.js'
import { buildTrie } from '../patterns/trie.js'
import { lastBefore } from '../text/bounds.js'
import { findAliasDefinitions } from './aliases.js'
import { isKatakana, isLatin } from './names.js'
import { isOurselves } from './self.js'

type Mention = OrganisationMention

/** The name without legal form, as the text writes it: Amano Leasing of Amano Leasing, Inc. */
const withoutForm = (mention: { readonly name: string; readonly legalForm?: string }): string =>
  mention.legalForm === undefined ? mention.name : mention.name.replace(mention.legalForm, '').replace(/,? ?$/, '')

/** The name without legal form and spaces: what two writings of one organisation share. */
export const bareName = (mention: { readonly name: string; readonly legalForm?: string }): string =>
  withoutForm(mention).replace(/\s+/g, '')

const sameOne = new Set([
  '同社',
  '同法人',
  '同協会',
  '同会',
  '同センター',
  '同機構',
  '同財団',
  '同行',
  '同院',
  '同組合',
  '同学会',
  '同研究所',
  '同事務所',
])

const sameOneWords = [...sameOne].map((word) => [word, 'same'] as const)
const sameOneTrie = buildTrie<Mention | 'same'>(sameOneWords)

const lettered = /(?:^|\n) ?\(?([A-H])(?:[.:)、]| ) ?$/

/** 「B. 株式会社X:…」「C. 合同会社Y:…」: the letters by which the lines of a list, at least two, call those they name. */
const lettersOf = (text: string, full: readonly Mention[]): readonly (readonly [string, Mention])[] => {
  const found: (readonly [string, Mention])[] = []
  for (const mention of full) {
    const letter = lettered.exec(text.slice(Math.max(0, mention.start - 6), mention.start))?.[1]
    if (letter !== undefined) found.push([letter, mention])
  }
  return found.length < 2 ? [] : found
}

/** 「(現」「(旧社名:」「(旧」: a name of the same body at another time follows. */
const otherTimes =
  /^(?:様|社)? ?\((?:[^()\n]{0,12}、)?(?:(?:現|旧|元)(?:在)?(?:の)?(?:社名|商号|名称|法人名|会社名|団体名|称|号)?|旧?社名変更前)(?:は|:|、| )?「?$/

/** 「(旧トクサ運輸)」 */
const bareOtherTime =
  /^(?:様|社)? ?\((?:現|旧)(?:(?:在の?)?(?:社名|商号|名称|称))?(?::|は)? ?「?([一-鿿々ァ-ヴーA-Za-z・]{3,16})」?\)/

/**
 * 株式会社X(現Y株式会社), 株式会社X(旧社名:株式会社Y): two names of one. The other stands for the one written first; the first for the
 * other where that is named before it, or on a line of its own as who writes is.
 */
export const withOtherTimes = (text: string, full: readonly Mention[]): Mention[] => {
  const standsFor = new Map<string, string>()
  full.forEach((second, at) => {
    const first = full[at - 1]
    if (first === undefined || first.name === second.name || second.start - first.end > 30) return
    if (
      !otherTimes.test(text.slice(first.end, second.start)) ||
      !/^[)」、]/.test(text.slice(second.end, second.end + 1))
    )
      return
    const led = full.some(
      (other) => other.name === second.name && other !== second && (other.start < first.start || isAlone(text, other)),
    )
    standsFor.set(led ? first.name : second.name, led ? second.name : first.name)
  })
  if (standsFor.size === 0) return [...full]
  return full.map((mention) => {
    const name = standsFor.get(mention.name)
    return name === undefined || standsFor.has(name) ? mention : { ...mention, refersTo: name }
  })
}

/** On a short line that is no sentence. */
const isAlone = (text: string, { start, end }: Mention): boolean => {
  const from = lastBefore(text, '\n', start + 1, 42) + 1
  if (from === 0 && end > 40) return false
  const line = text.slice(from, end + 40).split('\n', 1)[0] ?? ''
  return line.length <= 40 && !/[。、]/.test(line)
}

/** Places where a defined or shortened name stands for an organisation named in full elsewhere. */
export const findShortNames = (text: string, full: readonly Mention[]): Mention[] => {
  const aliases = new Map<string, Mention>()
  const ends = new Map(full.map((mention) => [mention.end, mention]))
  for (const { alias, bracket, first } of findAliasDefinitions(text)) {
    let edge = bracket.start
    if (text.charAt(edge - 1) === ' ') edge--
    if (text.charAt(edge - 1) === '様') edge--
    const named = ends.get(edge) ?? (first ? undefined : ends.get(bracket.start))
    if (named !== undefined && !isOurselves(alias) && !sameOne.has(alias)) aliases.set(alias, named)
  }
  for (const mention of full) {
    if (mention.legalForm === undefined) continue
    for (const bare of new Set([bareName(mention), withoutForm(mention).trim()]))
      if (bare.length >= 2 && !aliases.has(bare)) aliases.set(bare, mention)
  }
  for (const mention of full) {
    const other = mention.refersTo === undefined ? bareOtherTime.exec(text.slice(mention.end, mention.end + 40)) : null
    if (other?.[1] !== undefined && !aliases.has(other[1])) aliases.set(other[1], mention)
  }
  for (const [letter, mention] of lettersOf(text, full)) aliases.set(letter, mention)
  const trie = aliases.size === 0 ? sameOneTrie : buildTrie<Mention | 'same'>([...aliases, ...sameOneWords])
  const found: Mention[] = []
  let next = 0
  let recent: Mention | undefined
  let company: Mention | undefined
  const companies: Mention[] = []
  for (const { start, end, value } of trie.scan(text)) {
    while (next < full.length && (full[next]?.start ?? 0) <= start) {
      recent = full[next]
      if (recent?.legalForm !== undefined) company = recent
      if (recent?.legalForm !== undefined || (recent !== undefined && bodies.test(recent.name))) companies.push(recent)
      next++
    }
    const inside = recent !== undefined && start < recent.end
    if (inside) continue
    // A Latin alias stands by itself: ECC is not in DECCA.
    if (isLatin(text.charCodeAt(start)) && isLatin(text.charCodeAt(start - 1))) continue
    if (isLatin(text.charCodeAt(end - 1)) && isLatin(text.charCodeAt(end))) continue
    // ソラ is not in ソラノート.
    if (isKatakana(text.charCodeAt(start)) && isKatakana(text.charCodeAt(start - 1))) continue
    if (isKatakana(text.charCodeAt(end - 1)) && isKatakana(text.charCodeAt(end))) continue
    // 再委託先 and 再々委託先 are not the 委託先 that the text defines.
    if (value !== 'same' && '再々'.includes(text.charAt(start - 1) || ' ')) continue
    const named = value === 'same' ? lastNamed(found, company, companies, text.slice(start + 1, end)) : value
    // 同行 is a bank's, and 同行者 who came along.
    if (named === undefined || (value === 'same' && text.startsWith('同行', start) && !named.name.includes('銀行')))
      continue
    const suffix = value === 'same' ? '' : (/^ ?社(?![員会長内外])/.exec(text.slice(end, end + 3))?.[0] ?? '')
    found.push({
      start,
      end: end + suffix.length,
      name: text.slice(start, end + suffix.length),
      kind: named.kind,
      refersTo: named.refersTo ?? named.name,
    })
  }
  return found
}

/** 同事務所 is never one that is called otherwise. */
const bodies = /事務所$/
const lookedBack = 6

/** 同社 is the company named last, in full or by a short form, whatever else is named after it; 同法人 the last that is called so. */
const lastNamed = (
  short: readonly Mention[],
  full: Mention | undefined,
  companies: readonly Mention[],
  called: string,
): Mention | undefined => {
  const last = short[short.length - 1]
  const named =
    last?.refersTo !== undefined && (full === undefined || last.start > full.start)
      ? { ...last, name: last.refersTo }
      : full
  if (called === '社' || named?.name.includes(called)) return named
  const other = companies.slice(-lookedBack).findLast(({ name }) => name.includes(called))
  return other ?? (bodies.test(called) ? undefined : named)
}
