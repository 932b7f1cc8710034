import { makeFold, type RunQuery, runQueries, tokensOf } from './segment.js'
import { spellingGroups } from './synonyms.js'

/** NFKC, lower case, one spelling: what index and queries have in common. */
export const foldForSearch = makeFold(spellingGroups)

/** Tokens of a text for the index, in order, separated by spaces. */
export const indexTokens = (text: string): string => tokensOf(foldForSearch(text)).join(' ')

/** What one searched word must match: each of its runs as a phrase. Empty for a word of punctuation. */
export const queryTokens = (word: string): readonly RunQuery[] => runQueries(foldForSearch(word))
