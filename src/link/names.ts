/** What occurs most often, first come first on a draw. */
export const mostFrequent = <T>(values: readonly T[]): readonly T[] => {
  const counts = new Map<T, number>()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([v]) => v)
}

/** How an organisation is called in a case: as it signs its own releases, else as most others write it. */
export const calledBy = (own: readonly string[], others: readonly string[]): string | undefined =>
  mostFrequent(own)[0] ?? mostFrequent(others)[0]
