import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** A pattern of the project and where it stands. */
export interface FoundPattern {
  readonly source: string
  readonly flags: string
  readonly place: string
}

/** Every regex literal of a TypeScript file. */
export const literalPatterns = (file: string): FoundPattern[] => {
  const code = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: FoundPattern[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? []
      const { line } = code.getLineAndCharacterOfPosition(node.getStart())
      found.push({ source, flags, place: `${file}:${line + 1}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(code)
  return found
}

/** Every pattern made with `new RegExp` while `load` runs: those put together of word lists, which no literal shows. */
export const constructedPatterns = async (place: string, load: () => Promise<unknown>): Promise<FoundPattern[]> => {
  const found: FoundPattern[] = []
  const plain = globalThis.RegExp
  globalThis.RegExp = new Proxy(plain, {
    construct: (target, args: [string | RegExp, string?]) => {
      const made = new target(...args)
      found.push({ source: made.source, flags: made.flags, place })
      return made
    },
  })
  await load()
  globalThis.RegExp = plain
  return found
}

const quantifier = /^(?:[*+]|\{(\d+)(,(\d*))?\})/

/** The parts of a pattern that scanning has to tell apart: escapes, classes, brackets, quantifiers. */
const pieces = (source: string): string[] =>
  source.match(/\\u[\da-f]{4}|\\.|\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<[^>]*>)|\{\d+(?:,\d*)?\}|[\s\S]/gi) ?? []

/** The alternatives of the outermost level: they are tried one after the other, so each may be judged by itself. */
export const alternatives = (source: string): string[] => {
  const found: string[] = ['']
  let depth = 0
  for (const piece of pieces(source)) {
    if (piece.startsWith('(')) depth++
    else if (piece === ')') depth--
    if (piece === '|' && depth === 0) found.push('')
    else found[found.length - 1] += piece
  }
  return found
}

/** The alternatives of the outermost level and of every group within, a list for each that has several. */
export const alternativesOfGroups = (source: string): readonly (readonly string[])[] => {
  const groups = [source]
  const open: string[] = []
  for (const piece of pieces(source)) {
    if (piece === ')') groups.push(open.pop() ?? '')
    for (const [depth, words] of open.entries()) open[depth] = words + piece
    if (piece.startsWith('(')) open.push('')
  }
  return groups.map(alternatives).filter((list) => list.length > 1)
}

/** Can a pattern go on without end (`*`, `+`, `{3,}`)? One that cannot takes no longer in a longer text. */
export const isUnbounded = (source: string): boolean => pieces(source).some((piece) => /^[*+]$|^\{\d+,\}$/.test(piece))

/**
 * The pattern with its bounded repetitions cut short: `[^。]{0,40}` costs at most forty steps at a place and is no
 * danger, but a checker that spells it out does not end.
 */
export const shortened = (source: string): string =>
  pieces(source)
    .map((piece) => {
      const [, least, comma, most] = quantifier.exec(piece) ?? []
      if (least === undefined) return piece
      const from = Math.min(Number(least), 2)
      return comma === undefined ? `{${from}}` : `{${from},${most === '' ? '' : Math.min(Number(most), 3)}}`
    })
    .join('')

/** The pattern with its longer bounded repetitions opened: `(?:[^、]{0,40}、?){0,9}` is finite, and yet may never end. */
export const opened = (source: string): string =>
  pieces(source)
    .map((piece) =>
      piece.replace(/^\{(\d+),(\d+)\}$/, (all, least, most) =>
        Number(most) > 4 ? `{${Math.min(Number(least), 2)},}` : all,
      ),
    )
    .join('')

/** Is there a repetition inside a repetition? */
export const isNested = (source: string): boolean => {
  const parts = pieces(source)
  const repeats = (piece: string | undefined): boolean => {
    const [all, , comma, most] = quantifier.exec(piece ?? '') ?? []
    return all !== undefined && (all.length === 1 || (comma !== undefined && most !== '1'))
  }
  const open: boolean[] = [false]
  for (const [at, piece] of parts.entries()) {
    if (piece.startsWith('(')) open.push(false)
    else if (piece === ')') {
      const inside = open.pop() === true
      const again = repeats(parts[at + 1])
      if (inside && again) return true
      if (inside || again) open[open.length - 1] = true
    } else if (repeats(piece)) open[open.length - 1] = true
  }
  return false
}
