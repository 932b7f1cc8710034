import { resolve } from 'node:path'
import { codeOf } from '../casebook/errors.js'
import type { Language } from '../casebook/vocabulary.js'
import { inWords } from '../publish/phrases.js'
import { hasMessage, type Say } from './messages.js'
import type { progressBar } from './progress.js'

/** What a command works with: its words, its streams, and where it stands. */
export interface Context {
  readonly lang: Language
  readonly say: Say
  /** Writes what people read, without anything a terminal obeys. */
  readonly out: (line: string) => void
  /** Writes JSON or YAML, for programs. */
  readonly data: (text: string) => void
  readonly err: (line: string) => void
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted by the first Ctrl-C; a second one ends the process. */
  readonly signal: AbortSignal
  /** Exit code so far: 0, or 1 once some input could not be taken. */
  fail(): void
  /** Said by what changes a casebook: it goes on where nobody reads what it prints. */
  writes(): void
  readonly progress: typeof progressBar
}

/** The folder a command line means. */
export const casebookDir = ({ casebook }: { readonly casebook?: string }, { env }: Pick<Context, 'env'>): string =>
  resolve(casebook ?? env.JIKENBO_CASEBOOK ?? '.')

/** The program's own plain phrases (reasons, doubts, warnings) in the reader's language. */
export const phrase = (english: string, { lang }: Pick<Context, 'lang'>): string =>
  english
    .split('; ')
    .map((part) => inWords(part, lang).text)
    .join(lang === 'ja' ? '、' : '; ')

/** What to do about an error, where its code says so. */
export const adviceFor = (error: unknown, say: Say): string | undefined => {
  const code = codeOf(error)
  return code !== undefined && hasMessage(`advice.${code}`) ? say(`advice.${code}`) : undefined
}

/** An error as a person should see it: what could not be done, and on the next line what to do. */
export const describeError = (error: unknown, say: Say): string => {
  const message = error instanceof Error ? error.message : String(error)
  const advice = adviceFor(error, say)
  return `jikenbo: ${say('error', { message })}${advice === undefined ? '' : `\n  → ${advice}`}`
}
