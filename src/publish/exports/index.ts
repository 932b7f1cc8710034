import { codedError } from '../../casebook/errors.js'
import type { Exporter } from './exporter.js'
import { wacz } from './wacz.js'

/** Every form a casebook can be exported in. */
export const exporters: readonly Exporter[] = [wacz]

/** The exporter of a name. Throws `NO_EXPORTER`, naming those there are. */
export const exporterOf = (name: string): Exporter => {
  const found = exporters.find((e) => e.name === name)
  if (found) return found
  const known = exporters.map((e) => e.name).join(', ')
  throw codedError('publish', 'NO_EXPORTER', `could not export as ${JSON.stringify(name)}: known are ${known}`)
}
