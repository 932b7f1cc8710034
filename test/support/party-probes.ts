import { readRelease } from '../../src/read/index.js'

/** The parties of a release, as rows of a table say them: `株式会社ミナト contractor*`, * where it happened. */
export const partiesIn = (text: string): string =>
  readRelease(text)
    .parties.map(({ name, role, origin = false }) => `${name} ${role}${origin ? '*' : ''}`)
    .sort()
    .join(' · ')
