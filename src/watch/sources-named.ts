import { codedError } from '../casebook/errors.js'
import type { Casebook } from '../filing/index.js'
import type { SourceSettings } from '../filing/settings.js'

/** The sources of these names, all where none is given. Throws `NO_SOURCE`. */
export const sourcesNamed = ({ settings }: Casebook, names: readonly string[]): readonly SourceSettings[] => {
  const sources = settings.sources ?? []
  const known = sources.map((s) => s.name)
  const missing = names.find((name) => !known.includes(name))
  if (missing !== undefined)
    throw codedError(
      'watch',
      'NO_SOURCE',
      `could not watch ${missing}: jikenbo.yaml has no source of that name; it has ${known.join(', ') || 'none'}`,
    )
  return names.length === 0 ? sources : sources.filter(({ name }) => names.includes(name))
}
