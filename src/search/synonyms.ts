import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Spellings } from './segment.js'

const written = z
  .object({
    spellings: z.array(z.array(z.string().min(2)).min(2)),
    /** Characters of names that are written now one way, now another: 高 and 髙. */
    variants: z.array(z.string().min(2)),
  })
  .parse(JSON.parse(readFileSync(new URL('./synonyms.json', import.meta.url), 'utf8')))

/** Ways of spelling one word, or of writing one character; the first is the one the index keeps. */
export const spellingGroups: Spellings = [...written.spellings, ...written.variants.map((v) => [...v])]
