import { makeFold, type PhraseQuery, phraseQuery, tokensOf } from './segment.js'
import { spellingGroups } from './synonyms.js'

/** Text beyond this is kept and shown but not searched: one runaway document must not fill the index. */
const searchedLength = 300_000

/** NFKC, lower case, one spelling: what index and queries have in common. */
export const foldForSearch = makeFold(spellingGroups)

const indexTokens = (text: string): readonly string[] => tokensOf(foldForSearch(text))

interface Named {
  readonly name: string
}

/** The tokens of a release for an index, in order: of its title and the names in it, and of its text. */
export const searchedTokens = (release: {
  readonly title: string
  readonly document: { readonly text: string }
  readonly facts: {
    readonly discloser?: Named
    readonly parties: readonly Named[]
    readonly products: readonly Named[]
  }
}): { readonly title: readonly string[]; readonly body: readonly string[] } => {
  const { discloser, parties, products } = release.facts
  const names = [discloser?.name ?? '', ...parties.map((p) => p.name), ...products.map((p) => p.name)]
  return {
    title: indexTokens([release.title, ...names].join('\n')),
    body: indexTokens(release.document.text.slice(0, searchedLength)),
  }
}

/** What a searched word must match. Nothing for a word of punctuation. */
export const queryTokens = (word: string): PhraseQuery | undefined => phraseQuery(foldForSearch(word))
