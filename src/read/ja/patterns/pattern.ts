import { beforeReading, type Gate, gateOf } from './gates.js'
import { neededWords } from './needed-words.js'
import { firstUnit, isOpen, lastUnit, textOf, type Words } from './words.js'

/** A pattern that is only run on words in which it may match. It answers as the regex it is made of would. */
export interface Pattern {
  readonly regex: RegExp
  /** May it match, or a part of them? Never false where it does. */
  may(words: Words): boolean
  test(words: Words): boolean
  exec(words: Words): RegExpExecArray | null
  /** Where the first match begins, or -1. */
  search(words: Words): number
}

interface Branch {
  readonly regex: RegExp
  readonly gates: readonly Gate[]
  /** A bit of the units a text must begin or end in, for an alternative that is tied to its begin or end. */
  readonly begins: Uint8Array | undefined
  readonly ends: Uint8Array | undefined
}

/** One for each unit that a character has, as far as its last eight bits tell. */
const unitsOf = (characters: ReadonlySet<string> | undefined): Uint8Array | undefined => {
  if (characters === undefined) return undefined
  const units = new Uint8Array(256)
  for (const character of characters) units[character.charCodeAt(0) & 255] = 1
  return units
}

/** Has a stretch the first and the last character that an alternative asks for? Nothing is cut out to see it. */
const fits = ({ begins, ends }: Branch, words: Words): boolean =>
  (begins === undefined || begins[firstUnit(words) & 255] === 1) &&
  (ends === undefined || ends[lastUnit(words) & 255] === 1)

const areOpen = (gates: readonly Gate[], words: Words): boolean => {
  for (let at = 0; at < gates.length; at++) if (!isOpen(gates[at]!, words)) return false
  return true
}

/**
 * Makes a pattern of a regex. Its alternatives are told apart by the words that each cannot match without: where none of
 * them can match, nothing is run; `test` runs those alone that can. An alternative that is nothing but a word is known
 * to match where the word stands.
 */
export const pattern = (regex: RegExp): Pattern => {
  let branches: readonly Branch[] = []
  /** One gate for all: the words of which any match holds at least one. */
  let any: Gate | undefined
  /** The words that are alternatives by themselves. */
  let sure: { readonly gate: Gate; readonly regex: RegExp } | undefined

  beforeReading(() => {
    const alternatives = neededWords(regex)
    const exact = alternatives.flatMap((one) => one.exact ?? [])
    if (exact.length > 0) sure = { gate: gateOf(exact), regex: new RegExp(exact.map(escapeRegex).join('|')) }
    branches = alternatives
      .filter((one) => one.exact === undefined)
      .map(({ source, needs, begins, ends }) => ({
        regex: new RegExp(source, regex.flags.replace(/[gy]/g, '')),
        gates: needs.map(gateOf),
        begins: unitsOf(begins),
        ends: unitsOf(ends),
      }))
    const first = alternatives.map(({ needs }) => needs[0])
    if (first.every((words) => words !== undefined)) any = gateOf(first.flat())
  })

  const someOpen = (words: Words, atEdges: boolean): boolean => {
    if (any !== undefined && !isOpen(any, words)) return false
    if (sure !== undefined && isOpen(sure.gate, words)) return true
    for (const branch of branches) if (areOpen(branch.gates, words) && (!atEdges || fits(branch, words))) return true
    return false
  }
  const may = (words: Words): boolean => someOpen(words, false)
  const exec = (words: Words): RegExpExecArray | null => {
    if (!someOpen(words, true)) return null
    regex.lastIndex = 0
    return regex.exec(textOf(words))
  }
  return {
    regex,
    may,
    test: (words) => {
      if (any !== undefined && !isOpen(any, words)) return false
      if (sure !== undefined && isOpen(sure.gate, words) && (words.whole || sure.regex.test(textOf(words)))) return true
      for (let at = 0; at < branches.length; at++) {
        const branch = branches[at]!
        if (areOpen(branch.gates, words) && fits(branch, words) && branch.regex.test(textOf(words))) return true
      }
      return false
    },
    exec,
    search: (words) => exec(words)?.index ?? -1,
  }
}

const escapeRegex = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
