import { expect, test } from 'vitest'
import { preferredLanguage } from './language.js'

test.each([
  [undefined, 'ja'],
  ['', 'ja'],
  ['en-GB,en;q=0.9', 'en'],
  ['en;q=0.8,ja;q=0.9', 'ja'],
  ['ja,en;q=0.9', 'ja'],
  ['en,ja', 'ja'],
  ['fr-FR,de;q=0.5', 'ja'],
  ['fr, en;q=0.1', 'en'],
  ['en;q=x', 'en'],
])('%s → %s', (header, expected) => expect(preferredLanguage(header)).toBe(expected))
