import type { CasebookReader } from '../store/contract.js'

/** Answers kept: a page is written in two languages and three ways one after another, and is asked for each time. */
const kept = 64

const rememberLast = <A, T>(ask: (of: A) => Promise<T>): ((of: A) => Promise<T>) => {
  const answers = new Map<A, Promise<T>>()
  return (of) => {
    const known = answers.get(of)
    if (known !== undefined) return known
    const answer = ask(of)
    answers.set(of, answer)
    const [oldest] = answers.keys()
    if (answers.size > kept && oldest !== undefined) answers.delete(oldest)
    return answer
  }
}

/** A reader that asks for the same release, case or organisation only once in a while; for reading in one go only. */
export const remembering = (reader: CasebookReader): CasebookReader => ({
  ...reader,
  release: rememberLast(reader.release),
  history: rememberLast(reader.history),
  case: rememberLast(reader.case),
  caseOutline: rememberLast(reader.caseOutline),
  organisation: rememberLast(reader.organisation),
  campaign: rememberLast(reader.campaign),
  capture: rememberLast(reader.capture),
})
