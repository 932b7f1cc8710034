/** First day an ISO prefix may mean: `2023-10` → `2023-10-01`, `2023-10-12T17:46` → `2023-10-12`. */
export const firstDay = (date: string): string => `${date.slice(0, 10)}-01-01`.slice(0, 10)

/** Last day an ISO prefix may mean: `2023` → `2023-12-31`, `2023-02` → `2023-02-28`. */
export const lastDay = (date: string): string => {
  if (date.length >= 10) return date.slice(0, 10)
  const [year = 0, month = 12] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Whole days from one ISO prefix to another, between their first days. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(firstDay(to)) - Date.parse(firstDay(from))) / 86_400_000)

/** A moment (ISO 8601 with a zone) as clocks in Japan show it: `2024-02-25T16:15:00Z` → `2024-02-26T01:15`. */
export const inJapan = (moment: string): string =>
  new Date(Date.parse(moment) + 9 * 3_600_000).toISOString().slice(0, 16)

/** The day a moment falls on in Japan, where the casebook's readers are: `2026-12-31T23:30Z` → `2027-01-01`. */
export const dayInJapan = (moment: string): string => inJapan(moment).slice(0, 10)
