import { firstDay } from '../casebook/dates.js'
import { parseCaseNumber } from '../casebook/numbering.js'
import { isSearchable } from './segment.js'

export const queryFields = ['label', 'org', 'case', 'origin', 'after', 'before'] as const
export type QueryField = (typeof queryFields)[number]

export interface QueryTerm {
  readonly text: string
  readonly not: boolean
}

export interface QueryFilter {
  readonly field: QueryField
  readonly value: string
  readonly not: boolean
}

/** A query understood: words that must (not) stand in the text, filters on what is known of the release. */
export interface Query {
  readonly terms: readonly QueryTerm[]
  readonly filters: readonly QueryFilter[]
  readonly warnings: readonly string[]
}

/** What people call the fields, in both languages. */
const fieldNames: Readonly<Record<string, QueryField>> = {
  label: 'label',
  ラベル: 'label',
  org: 'org',
  組織: 'org',
  case: 'case',
  事件: 'case',
  origin: 'origin',
  発生元: 'origin',
  after: 'after',
  以降: 'after',
  before: 'before',
  以前: 'before',
}

// A word: optional minus or NOT, then field:"…" | field:… | "…" | 「…」 | run of non-spaces; a bar stands alone.
const part = /(-|NOT\s+)?(?:([\p{L}]+):)?(?:"([^"]*)"?|「([^」]*)」?|(\|+|[^\s|]+))/gu
/** What joins words elsewhere. */
const operator = /^(?:AND|OR|NOT|&+|\|+)$/
// 2024-06 is a month.
const numberWord = /^(?:#\d{4}-\d+|\d{4}-\d{3,})$/
const bareField = /^(\p{L}+):$/u
const dateValue = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/** A year, a month or a day that the calendar has. */
const isDate = (value: string): boolean => {
  if (!dateValue.test(value)) return false
  const day = firstDay(value)
  const date = new Date(day)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** `#2023-5` is the case 2023-005. */
const caseNumber = (value: string): string => parseCaseNumber(value)?.number ?? value.replace('#', '')

/** One way of writing for signs and digits that Japanese keyboards have in several widths and shapes. */
const plainSigns = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/[“”„]/g, '"')
    .replace(/(^|\s)[−‐–](?=\S)/g, '$1-')

/**
 * Reads a query: words side by side must all be found; `"…"` keeps words together; `-word` or `NOT word` must not be found;
 * `label:インシデント:2次被害`, `org:千葉市`, `origin:…`, `case:2023-416` or `#2023-416`, `after:2023-10`,
 * `before:2024` filter. Full-width signs count as the plain ones. Anything that cannot be understood is searched as
 * words and named in `warnings`. Runs in browsers too.
 */
export const parseQuery = (written: string): Query => {
  const terms: QueryTerm[] = []
  const filters: QueryFilter[] = []
  const warnings: string[] = []
  if (written.length > 500) warnings.push('the query was cut at 500 characters')
  for (const [whole, minus, name, quoted, bracketed, bare] of plainSigns(written.slice(0, 500)).matchAll(part)) {
    const not = minus !== undefined
    const value = (quoted ?? bracketed ?? bare ?? '').trim()
    const field = name === undefined ? undefined : fieldNames[name.toLowerCase()]
    const alone =
      name === undefined && bare !== undefined ? fieldNames[bareField.exec(bare)?.[1]?.toLowerCase() ?? ''] : undefined
    if (alone !== undefined || (field !== undefined && value === '')) {
      warnings.push(`${alone ?? field}: wants a word after it`)
    } else if (bare !== undefined && name === undefined && operator.test(bare)) {
      warnings.push(`${bare} was left out: words side by side must all be found`)
    } else if (field === undefined && numberWord.test(value) && name === undefined) {
      filters.push({ field: 'case', value: caseNumber(value), not })
    } else if (field === 'after' || field === 'before') {
      if (isDate(value)) filters.push({ field, value, not })
      else warnings.push(`${field}: wants a date such as 2023, 2023-10 or 2023-10-12, not ${value}`)
    } else if (field !== undefined) {
      filters.push({ field, value: field === 'case' ? caseNumber(value) : value, not })
    } else {
      const text = name === undefined ? value : whole.slice(minus?.length ?? 0)
      if (isSearchable(text)) terms.push({ text, not })
      else warnings.push(`nothing to search for in ${whole}`)
      // https://… is an address, and nobody takes it for a filter.
      if (name !== undefined && !value.startsWith('//'))
        warnings.push(`${name}: is no filter, so it was searched as a word`)
    }
  }
  return { terms, filters, warnings }
}
