import { codedError } from '../../casebook/errors.js'
import { parseCaseNumber } from '../../casebook/numbering.js'
import type { Release } from '../../casebook/records.js'
import type { CasebookReader } from '../../store/contract.js'
import type { Selection } from './exporter.js'

/** What words on a command line choose: nothing is all of the casebook, a case number is that case, else they are a query. */
export const parseSelection = (words: readonly string[]): Selection => {
  const written = words.join(' ').trim()
  if (written === '') return { kind: 'all' }
  const number = parseCaseNumber(written)?.number
  return number === undefined ? { kind: 'query', query: written } : { kind: 'case', number }
}

/** Rows asked for at once. */
const pageSize = 500

async function* idsOf(reader: CasebookReader, selection: Exclude<Selection, { kind: 'case' }>): AsyncGenerator<string> {
  for (let offset = 0; ; offset += pageSize) {
    const at = { offset, limit: pageSize }
    const rows =
      selection.kind === 'all'
        ? (await reader.releases({ ...at, order: 'added' })).rows
        : (await reader.search(selection.query, { ...at, order: 'published' })).rows.map((hit) => hit.release)
    for (const { id } of rows) yield id
    if (rows.length < pageSize) return
  }
}

/**
 * The releases a selection chooses, with all their versions, one at a time; withdrawn ones are left out. A merged
 * case's number leads to the case it went into. Throws `NO_CASE`.
 */
export async function* releasesOf(reader: CasebookReader, selection: Selection): AsyncGenerator<Release> {
  const ids: AsyncIterable<string> | Iterable<string> =
    selection.kind === 'case' ? await caseIds(reader, selection.number) : idsOf(reader, selection)
  for await (const id of ids) {
    const release = await reader.release(id)
    if (release && !release.withdrawn) yield release
  }
}

const caseIds = async (reader: CasebookReader, number: string): Promise<readonly string[]> => {
  const found = await reader.case(number)
  if (found === undefined)
    throw codedError('publish', 'NO_CASE', `could not export case ${number}: no such number in this casebook`)
  return 'movedTo' in found ? caseIds(reader, found.movedTo) : found.releases.map(({ id }) => id)
}
