import type { DateMention } from '../reading.js'

/** Dates of a folded text, in order, none overlapping. */
export const findDateMentions = (_text: string, _options: { readonly caseYear?: string } = {}): DateMention[] => []
