/** The three forms of an HTTP date (RFC 9110, 5.6.7). `Date.parse` alone would also make a date of `1.5`. */
const httpDate =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})$/

/**
 * How many milliseconds from `now` a `Retry-After` header asks us to wait, at least 0: seconds or an HTTP date
 * (RFC 9110, 10.2.3). `undefined` for what is neither.
 *
 * ```ts
 * retryAfterMs('120', Date.now()) // 120000
 * ```
 */
export const retryAfterMs = (value: string | undefined, now: number): number | undefined => {
  const given = value?.trim() ?? ''
  // Sixteen digits and more are no longer whole numbers, and longer than anybody waits.
  if (/^\d{1,15}$/.test(given)) return Number(given) * 1000
  if (!httpDate.test(given)) return undefined
  const time = Date.parse(given.endsWith('GMT') ? given : `${given} GMT`)
  return Number.isNaN(time) ? undefined : Math.max(0, time - now)
}
