import { sql } from 'kysely'
import { organisationKey } from '../../casebook/organisation-key.js'
import { classOf } from '../../search/segment.js'
import { spellingGroups } from '../../search/synonyms.js'

const variants = classOf(spellingGroups)

/** A column of organisations' keys holds this name, or a part of it, whichever of its characters' ways it is written. */
export const holdsName = (column: string, name: string) => {
  const written = [...organisationKey(name)].map((c) => variants(c) ?? c.replace(/[*?[]/, '[$&]')).join('')
  return sql<boolean>`${sql.ref(column)} GLOB ${`*${written}*`}`
}
