import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Language } from '../casebook/vocabulary.js'

const messages = z
  .record(z.string(), z.object({ ja: z.string(), en: z.string() }))
  .parse(JSON.parse(readFileSync(new URL('./messages.json', import.meta.url), 'utf8')))

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Is there a message of this name? */
export const hasMessage = (key: string): boolean => key in messages

/** Every message's name: a test compares them with those the commands use. */
export const messageKeys: readonly string[] = Object.keys(messages)

/** Messages in one language; `{name}` takes the value of that name, `{name?item?items}` the word that goes with it. */
export const speaker =
  (lang: Language): Say =>
  (key, values = {}) => {
    const message = messages[key]
    if (message === undefined) throw new Error(`cli: there is no message ${key}`)
    return message[lang]
      .replace(/\{(\w+)\?([^?}]*)\?([^}]*)\}/g, (_, name: string, one: string, more: string) =>
        Number(values[name]) === 1 ? one : more,
      )
      .replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  }

/** The language of a terminal: `--lang`, `JIKENBO_LANG`, then the locale as POSIX orders it; English where nothing says Japanese. */
export const languageOf = (argv: readonly string[], env: Readonly<Record<string, string | undefined>>): Language => {
  const at = argv.findIndex((a) => a === '--lang' || a.startsWith('--lang='))
  const given = at < 0 ? undefined : argv[at]?.includes('=') ? argv[at]?.split('=')[1] : argv[at + 1]
  const locale = given ?? (env.JIKENBO_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
  return /^ja/i.test(locale) ? 'ja' : 'en'
}
