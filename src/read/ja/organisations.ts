import type { OrganisationMention } from '../reading.js'

/** Named organisations of a folded text, in order. */
export const findOrganisationMentions = (_text: string): OrganisationMention[] => []
