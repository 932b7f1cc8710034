import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Spellings } from './segment.js'

/** Ways of spelling one word; the first is the one the index keeps. */
export const spellingGroups: Spellings = z
  .object({ spellings: z.array(z.array(z.string().min(2)).min(2)) })
  .parse(JSON.parse(readFileSync(new URL('./synonyms.json', import.meta.url), 'utf8'))).spellings
