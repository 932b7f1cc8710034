import { isKanaUnit, isKanjiUnit } from '../text/characters.js'
import { anyEdge, classCharacters, type Edge, edgeOfAny, edgeOfRow, edgeOfWords, type Side } from './edges.js'

/** One of the alternatives `a|b|c` of a pattern, and what is known of it without running it. */
export interface Alternative {
  readonly source: string
  /** Lists of words: every match holds a word of each list. None where nothing can be told. */
  readonly needs: readonly (readonly string[])[]
  /** Where the alternative is nothing but one of a few words: these words. */
  readonly exact?: readonly string[]
  /** Where it begins in ^: the characters of which one is the first of the text. None where nothing can be told. */
  readonly begins?: ReadonlySet<string>
  /** Where it ends in $: the characters of which one is the last of the text. */
  readonly ends?: ReadonlySet<string>
}

/** More strings than this are not spelled out: 漏(?:え?い|洩|れ) makes four. */
const MOST = 64
/** A pattern is told apart well enough by this many lists. */
const LISTS = 3

/** What is known of a piece of a pattern. */
interface Piece {
  /** Every string the piece can match, where these are few. */
  readonly exact?: readonly string[]
  /** Lists of strings: each match of the piece holds one of each list. */
  readonly needs: readonly (readonly string[])[]
  /** It looks around, so that its strings alone do not make a match. */
  readonly looks: boolean
  /** What it can begin or end in; worked out for the few that are tied to the begin or end of a text. */
  readonly edge: (side: Side) => Edge
}

const word = (...exact: readonly string[]): Piece => ({
  exact,
  needs: [],
  looks: false,
  edge: (side) => edgeOfWords(exact, side),
})
const lookaround: Piece = { ...word(''), looks: true }
const anything: Piece = { needs: [], looks: false, edge: () => anyEdge }
/** Some character of a class, which may be too many to be told. */
const someOf = (characters: ReadonlySet<string> | undefined): Piece => ({
  ...anything,
  edge: () => ({ characters, empty: false }),
})

/** How rare a word is likely to be: a kanji or a katakana says more than a sign, a hiragana least. */
const weightOf = (word: string): number => {
  let weight = 0
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    weight += isKanjiUnit(unit) || unit >= 0x30a0 ? 1 : isKanaUnit(unit) ? 0.4 : 0.5
  }
  return weight
}

/** How well a list of words tells apart: by its likeliest word, then by how few they are. */
const worth = (words: readonly string[]): number => Math.min(...words.map(weightOf)) - words.length / 1000

const byWorth = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.length < 2
    ? lists
    : lists
        .map((words) => ({ words, worth: worth(words) }))
        .sort((a, b) => b.worth - a.worth)
        .map(({ words }) => words)

const usable = (exact: readonly string[] | undefined): readonly (readonly string[])[] =>
  exact?.every((word) => word !== '') ? [exact] : []

const knownOf = (piece: Piece) => [...piece.needs, ...usable(piece.exact)]

const oneAfterAnother = (pieces: readonly Piece[]): Piece => {
  const needs: (readonly string[])[] = []
  let run: readonly string[] = ['']
  let whole = true
  for (const piece of pieces) {
    if (piece.exact !== undefined && piece.exact.length * run.length <= MOST) {
      const { exact } = piece
      // Mostly one character after another.
      run =
        run.length === 1 && exact.length === 1
          ? [run[0]! + exact[0]!]
          : run.flatMap((head) => exact.map((tail) => head + tail))
      continue
    }
    needs.push(...usable(run), ...knownOf(piece))
    run = ['']
    whole = false
  }
  const looks = pieces.some((piece) => piece.looks)
  const edge = (side: Side): Edge =>
    edgeOfRow(side === 'first' ? pieces : pieces.toReversed(), (piece) => piece.edge(side))
  return whole ? { exact: run, needs, looks, edge } : { needs: [...needs, ...usable(run)], looks, edge }
}

const eitherOf = (pieces: readonly Piece[]): Piece => {
  if (pieces.length === 1) return pieces[0]!
  const exact = pieces.map((piece) => piece.exact)
  const all = exact.every((words) => words !== undefined) ? [...new Set(exact.flat())] : undefined
  const looks = pieces.some((piece) => piece.looks)
  const edge = (side: Side): Edge => edgeOfAny(pieces.map((piece) => piece.edge(side)))
  if (all !== undefined && all.length <= MOST) return { exact: all, needs: [], looks, edge }
  const best = pieces.map((piece) => byWorth(knownOf(piece))[0])
  const each = best.every((words) => words !== undefined) ? [[...new Set(best.flat())]] : []
  return { needs: each, looks, edge }
}

/** Reads a class `[…]` whose inside begins at `at`; spelled out where it is a short list of characters. */
const readClass = (source: string, at: number): { readonly piece: Piece; readonly end: number } => {
  const negated = source[at] === '^'
  const characters: string[] = []
  let plain = !negated
  let end = negated ? at + 1 : at
  for (; source[end] !== ']'; end++) {
    if (source[end] === '\\') {
      plain = false
      end++
    } else if (source[end] === '-' && end > at && source[end + 1] !== ']') plain = false
    else characters.push(source[end]!)
  }
  return {
    piece:
      plain && characters.length <= 16
        ? word(...characters)
        : someOf(negated ? undefined : classCharacters(source.slice(at, end))),
    end: end + 1,
  }
}

const repeated = (piece: Piece, times: string, least: string | undefined): Piece => {
  const sometimes = times.startsWith('?') || times.startsWith('*') || least === '0'
  const { looks } = piece
  const edge = (side: Side): Edge => {
    const own = piece.edge(side)
    return { ...own, empty: own.empty || sometimes }
  }
  if (times === '?' || times === '??')
    return piece.exact === undefined
      ? { needs: [], looks, edge }
      : { exact: [...new Set([...piece.exact, ''])], needs: [], looks, edge }
  return { needs: sometimes ? [] : knownOf(piece), looks, edge }
}

interface Read {
  readonly alternatives: readonly { readonly source: string; readonly piece: Piece }[]
  readonly end: number
}

const opening = /\((?:\?(?::|<?[=!]|<[^>]*>))?/y
/** Signs that stand for themselves, as far as the last of them is not repeated. */
const plain = /[^()[\]\\|^$.?*+{}]+(?![?*+{])/y
const repetition = /(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/y

/** Reads alternatives up to a closing bracket or the end. */
const readAlternatives = (source: string, from: number): Read => {
  const alternatives: { source: string; piece: Piece }[] = []
  let pieces: Piece[] = []
  let began = from
  let at = from
  const close = (): void => {
    alternatives.push({ source: source.slice(began, at), piece: oneAfterAnother(pieces) })
    pieces = []
  }
  while (at < source.length && source[at] !== ')') {
    plain.lastIndex = at
    const run = plain.exec(source)?.[0]
    if (run !== undefined) {
      pieces.push(word(run))
      at += run.length
      continue
    }
    const sign = source[at]!
    let piece: Piece
    if (sign === '|') {
      close()
      began = ++at
      continue
    }
    if (sign === '(') {
      opening.lastIndex = at
      const open = opening.exec(source)![0]
      const inner = readAlternatives(source, at + open.length)
      at = inner.end + 1
      // What only looks ahead or behind takes up no place.
      piece = /[=!]$/.test(open) ? lookaround : eitherOf(inner.alternatives.map((one) => one.piece))
    } else if (sign === '[') {
      const read = readClass(source, at + 1)
      piece = read.piece
      at = read.end
    } else if (sign === '\\') {
      const escaped = source[at + 1]!
      piece = /[bB]/.test(escaped)
        ? lookaround
        : /[\w]/.test(escaped)
          ? someOf(classCharacters(`\\${escaped}`))
          : word(escaped)
      // \u0020 and the like are not spelled out: their digits are no characters of the text.
      at += escaped === 'u' ? 6 : escaped === 'x' ? 4 : 2
    } else {
      piece = sign === '^' || sign === '$' ? lookaround : sign === '.' ? anything : word(sign)
      at++
    }
    repetition.lastIndex = at
    const times = '?*+{'.includes(source[at]!) ? repetition.exec(source) : null
    if (times !== null) {
      at += times[0].length
      piece = repeated(piece, times[0], times[1])
    }
    pieces.push(piece)
  }
  close()
  return { alternatives, end: at }
}

/** A word that holds another one of its list says nothing more. */
const withoutLonger = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !words.some((other) => other !== word && word.includes(other)))

/** Rare lists first; what is in nearly every sentence is left out where something rarer is known. */
const choose = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const [best, ...rest] = byWorth(lists)
  return best === undefined
    ? []
    : [best, ...rest.filter((words) => worth(words) > 0.9)].slice(0, LISTS).map(withoutLonger)
}

/** The characters at an edge of an alternative that is tied to it, where they can be told. */
const edgeOf = (piece: Piece, side: Side): ReadonlySet<string> | undefined => {
  const { characters, empty } = piece.edge(side)
  return empty ? undefined : characters
}

/**
 * The alternatives of a pattern, each with the words it cannot match without.
 *
 * @example neededWords(/委託[^。]{0,9}(?:紛失|流出)|漏え?い/)
 * // [{ source: '委託[^。]{0,9}(?:紛失|流出)', needs: [['委託'], ['紛失', '流出']] },
 * //  { source: '漏え?い', needs: [['漏えい', '漏い']], exact: ['漏えい', '漏い'] }]
 */
export const neededWords = ({ source, flags }: RegExp): readonly Alternative[] => {
  if (/[iv]/.test(flags)) return [{ source, needs: [] }]
  return readAlternatives(source, 0).alternatives.map(({ source: own, piece }) => {
    const needs = choose(knownOf(piece))
    const { exact, looks } = piece
    if (exact !== undefined && !looks && usable(exact).length > 0) return { source: own, needs, exact }
    // A text of lines has many ends, and half a character is none.
    if (/[mu]/.test(flags)) return { source: own, needs }
    const begins = own.startsWith('^') ? edgeOf(piece, 'first') : undefined
    const ends = /(?<!\\)(?:\\\\)*\$$/.test(own) ? edgeOf(piece, 'last') : undefined
    return { source: own, needs, ...(begins && { begins }), ...(ends && { ends }) }
  })
}
