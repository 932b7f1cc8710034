import type { CasebookReader, ListOptions, Page } from '../store/contract.js'

/** Answers kept: the same is asked for again by the pages that come soon after. */
const kept = 64

/** Feeds of organisations and labels come back to the same releases. */
const keptReleases = 512

export const rememberLast = <A, T>(ask: (of: A) => Promise<T>, most = kept): ((of: A) => Promise<T>) => {
  const answers = new Map<A, Promise<T>>()
  return (of) => {
    const known = answers.get(of)
    if (known !== undefined) {
      // To the end of the row: the first goes when there are too many.
      answers.delete(of)
      answers.set(of, known)
      return known
    }
    const answer = ask(of)
    answers.set(of, answer)
    const [oldest] = answers.keys()
    if (answers.size > most && oldest !== undefined) answers.delete(oldest)
    return answer
  }
}

/** Rows of a list that are asked for at once, the most that may be. */
const windowSize = 1000
const keptWindows = 8

/** A list asked for in windows, of which pages are cut: asked for a page at a time, its order is worked out for each. */
const rememberWindows = <Filter extends ListOptions, T>(
  list: (filter?: Filter) => Promise<Page<T>>,
): ((filter?: Filter) => Promise<Page<T>>) => {
  const windowOf = rememberLast((filter: string) => list(JSON.parse(filter)), keptWindows)
  return async (filter) => {
    const { offset = 0, limit = 20, ...which } = filter ?? ({} as Filter)
    const from = offset - (offset % windowSize)
    if (offset + limit > from + windowSize) return list(filter)
    const { rows, total } = await windowOf(JSON.stringify({ ...which, offset: from, limit: windowSize }))
    return { rows: rows.slice(offset - from, offset - from + limit), total }
  }
}

/**
 * A reader that asks for the same release, case, organisation or stretch of a list only once in a while; for reading in
 * one go only.
 */
export const remembering = (reader: CasebookReader): CasebookReader => ({
  ...reader,
  releases: rememberWindows(reader.releases),
  cases: rememberWindows(reader.cases),
  organisations: rememberWindows(reader.organisations),
  release: rememberLast(reader.release, keptReleases),
  history: rememberLast(reader.history),
  case: rememberLast(reader.case),
  caseOutline: rememberLast(reader.caseOutline),
  organisation: rememberLast(reader.organisation),
  campaign: rememberLast(reader.campaign),
  capture: rememberLast(reader.capture),
})
