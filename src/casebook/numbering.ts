const numberPattern = /^(\d{4})-(\d+)$/

/**
 * A case number in parts, or undefined where it is none. `#2023-416`, full-width digits, and `2023-5` for `2023-005`
 * are taken too.
 */
export const parseCaseNumber = (
  written: string,
): { readonly year: number; readonly n: number; readonly number: string } | undefined => {
  const m = numberPattern.exec(written.normalize('NFKC').trim().replace(/^#/, ''))
  return m?.[1] && m[2]
    ? { year: Number(m[1]), n: Number(m[2]), number: formatCaseNumber(Number(m[1]), Number(m[2])) }
    : undefined
}

/** `formatCaseNumber(2023, 7)` is `2023-007`; from 1,000 on it grows. */
export const formatCaseNumber = (year: number, n: number): string => `${year}-${String(n).padStart(3, '0')}`

/** Sorts case numbers newest first: by year, then by number (2024-1000 comes after 2024-999 in time). */
export const caseNumberRank = (number: string): number => {
  const p = parseCaseNumber(number)
  return p ? p.year * 1_000_000 + p.n : 0
}
