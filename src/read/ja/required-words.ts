/** More strings than this are not spelled out: 漏(?:え?い|洩|れ) makes four. */
const MOST = 64

/** What is known of a piece of a pattern. */
interface Piece {
  /** Every string the piece can match, where these are few. */
  readonly exact?: readonly string[]
  /** Strings of which each match of the piece holds at least one. */
  readonly required?: readonly string[]
}

const nothing: Piece = { exact: [''] }
const anything: Piece = {}

/** How well a set of strings tells apart: the length of its shortest string, then how few they are. */
const worth = (words: readonly string[]): number => Math.min(...words.map((word) => word.length)) - words.length / 1000

const bestOf = (left: readonly string[] | undefined, right: readonly string[] | undefined) =>
  left === undefined || (right !== undefined && worth(right) > worth(left)) ? right : left

const usable = (exact: readonly string[] | undefined) => (exact?.every((word) => word !== '') ? exact : undefined)

const oneAfterAnother = (pieces: readonly Piece[]): Piece => {
  let required: readonly string[] | undefined
  let run: readonly string[] = ['']
  let whole = true
  for (const piece of pieces) {
    if (piece.exact !== undefined && piece.exact.length * run.length <= MOST) {
      const { exact } = piece
      run = run.flatMap((head) => exact.map((tail) => head + tail))
      continue
    }
    required = bestOf(bestOf(required, usable(run)), bestOf(piece.required, usable(piece.exact)))
    run = ['']
    whole = false
  }
  required = bestOf(required, usable(run))
  return { ...(whole && { exact: run }), ...(required !== undefined && { required }) }
}

const eitherOf = (pieces: readonly Piece[]): Piece => {
  if (pieces.length === 1) return pieces[0]!
  const required = pieces.map((piece) => bestOf(piece.required, usable(piece.exact)))
  const exact = pieces.map((piece) => piece.exact)
  const all = exact.every((words) => words !== undefined) ? [...new Set(exact.flat())] : undefined
  const each = required.every((words) => words !== undefined) ? [...new Set(required.flat())] : undefined
  return { ...(all && all.length <= MOST && { exact: all }), ...(each && { required: each }) }
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
  return { piece: plain && characters.length <= 16 ? { exact: characters } : anything, end: end + 1 }
}

/** Reads alternatives up to a closing bracket or the end. */
const readAlternatives = (source: string, from: number): { readonly piece: Piece; readonly end: number } => {
  const alternatives: Piece[] = []
  let pieces: Piece[] = []
  let at = from
  while (at < source.length && source[at] !== ')') {
    const sign = source[at]!
    let piece: Piece
    if (sign === '|') {
      alternatives.push(oneAfterAnother(pieces))
      pieces = []
      at++
      continue
    }
    if (sign === '(') {
      const open = /^\((?:\?(?::|<?[=!]|<[^>]*>))?/.exec(source.slice(at, at + 40))![0]
      const inner = readAlternatives(source, at + open.length)
      at = inner.end + 1
      // What only looks ahead or behind takes up no place.
      piece = /[=!]$/.test(open) ? nothing : inner.piece
    } else if (sign === '[') {
      const read = readClass(source, at + 1)
      piece = read.piece
      at = read.end
    } else if (sign === '\\') {
      const escaped = source[at + 1]!
      piece = /[bB]/.test(escaped) ? nothing : /[\w]/.test(escaped) ? anything : { exact: [escaped] }
      // \u0020 and the like are not spelled out: their digits are no characters of the text.
      at += escaped === 'u' ? 6 : escaped === 'x' ? 4 : 2
    } else {
      piece = sign === '^' || sign === '$' ? nothing : sign === '.' ? anything : { exact: [sign] }
      at++
    }
    const times = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at, at + 12))
    if (times !== null) {
      at += times[0].length
      const sometimes = times[0].startsWith('?') || times[0].startsWith('*') || times[1] === '0'
      const words = bestOf(piece.required, usable(piece.exact))
      if (times[0] === '?' || times[0] === '??')
        piece = piece.exact === undefined ? anything : { exact: [...new Set([...piece.exact, ''])] }
      else piece = sometimes || words === undefined ? anything : { required: words }
    }
    pieces.push(piece)
  }
  alternatives.push(oneAfterAnother(pieces))
  return { piece: eitherOf(alternatives), end: at }
}

/**
 * Words of which every match of a pattern holds at least one, or undefined where the pattern has none such.
 *
 * @example requiredWords(/(?:個人)?情報が漏え?い/) // ['個人情報が漏えい', '個人情報が漏い', '情報が漏えい', '情報が漏い']
 */
export const requiredWords = ({ source, flags }: RegExp): readonly string[] | undefined => {
  if (/[iv]/.test(flags)) return undefined
  const { piece } = readAlternatives(source, 0)
  const words = bestOf(piece.required, usable(piece.exact))
  // A word that holds another one of the list says nothing more.
  return words?.filter((word) => !words.some((other) => other !== word && word.includes(other)))
}
