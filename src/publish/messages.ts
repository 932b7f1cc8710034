import { readFileSync } from 'node:fs'
import type { Language } from '../casebook/vocabulary.js'
import type { MessageKey } from './message-keys.js'

type Messages = { readonly [K in MessageKey]: Readonly<Record<Language, string>> }

// That the file holds exactly the keys of message-keys.ts is tested beside it.
const messages = JSON.parse(readFileSync(new URL('./messages.json', import.meta.url), 'utf8')) as Messages

export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string

/**
 * The words of the pages in one language. `{name}` in a message takes the value of that name; `{name?day?days}`
 * takes its first word where the value is one, else its second.
 *
 * @example translator('ja')('days', { n: 19 }) // '19日'
 */
export const translator =
  (lang: Language): Translate =>
  (key, values) => {
    const message = messages[key][lang]
    if (values === undefined) return message
    return message.replace(
      /\{(\w+)(?:\?([^?}]*)\?([^}]*))?\}/g,
      (whole, name: string, one?: string, other?: string) => {
        const value = values[name]
        if (value === undefined) return whole
        return one === undefined || other === undefined ? String(value) : String(value) === '1' ? one : other
      },
    )
  }
