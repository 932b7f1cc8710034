import { queryTokens } from './tokens.js'

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

// A word: optional minus, then field:"…" | field:… | "…" | 「…」 | run of non-spaces.
const part = /(-)?(?:([\p{L}]+):)?(?:"([^"]*)"?|「([^」]*)」?|(\S+))/gu
const numberWord = /^#?\d{4}-\d{3,}$/
const dateValue = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/

/**
 * Reads a query: words side by side must all be found; `"…"` keeps words together; `-word` must not be found;
 * `label:インシデント:2次被害`, `org:千葉市`, `origin:…`, `case:2023-416` or `#2023-416`, `after:2023-10`,
 * `before:2024` filter. Anything that cannot be understood is searched as words and named in `warnings`.
 */
export const parseQuery = (written: string): Query => {
  const terms: QueryTerm[] = []
  const filters: QueryFilter[] = []
  const warnings: string[] = []
  const line = written.slice(0, 500).replaceAll('\uFF1A', ':').replaceAll('\u3000', ' ')
  if (written.length > 500) warnings.push('the query was cut at 500 characters')
  for (const [whole, minus, name, quoted, bracketed, bare] of line.matchAll(part)) {
    const not = minus !== undefined
    const value = (quoted ?? bracketed ?? bare ?? '').trim()
    const field = name === undefined ? undefined : fieldNames[name.toLowerCase()]
    if (field === undefined && numberWord.test(value) && name === undefined) {
      filters.push({ field: 'case', value: value.replace('#', ''), not })
    } else if (field === 'after' || field === 'before') {
      if (dateValue.test(value)) filters.push({ field, value, not })
      else warnings.push(`${field}: wants a date such as 2023, 2023-10 or 2023-10-12, not ${value}`)
    } else if (field !== undefined) {
      if (value !== '') filters.push({ field, value: field === 'case' ? value.replace('#', '') : value, not })
    } else {
      const text = name === undefined ? value : whole.replace(/^-/, '')
      if (queryTokens(text).length > 0) terms.push({ text, not })
      else if (text !== '') warnings.push(`nothing to search for in ${text}`)
    }
  }
  return { terms, filters, warnings }
}
