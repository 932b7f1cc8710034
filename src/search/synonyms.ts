import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Ways of spelling one word; the first is the one the index keeps. */
const spellings = z
  .object({ spellings: z.array(z.array(z.string().min(2)).min(2)) })
  .parse(JSON.parse(readFileSync(new URL('./synonyms.json', import.meta.url), 'utf8'))).spellings

const leading = new Map(spellings.flatMap(([first = '', ...others]) => others.map((o) => [o, first] as const)))
// Longest first: サーバー must not become サーバーー because サーバ was replaced inside it.
const all = spellings.flat().sort((a, b) => b.length - a.length)
const pattern = new RegExp(all.map((s) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')

/** Writes every known spelling the one way the index knows it: 漏洩 → 漏えい. */
export const unifySpelling = (text: string): string => text.replace(pattern, (s) => leading.get(s) ?? s)

/** All ways a folded word may be spelt in a text, itself included. */
export const spellingsOf = (word: string): readonly string[] => {
  for (const group of spellings) {
    const held = group.find((s) => word.includes(s))
    if (held) return [...new Set(group.map((s) => word.replace(held, s)))]
  }
  return [word]
}

/** All groups, for whoever must fold words where this module cannot run (a static site's search in the browser). */
export const spellingGroups: readonly (readonly string[])[] = spellings
