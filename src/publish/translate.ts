/** A sentence of the program in plain English with its Japanese. `{1}`, `{2}` stand for values. */
export interface PhrasePair {
  readonly en: string
  readonly ja: string
}

/**
 * Makes a way from plain English into Japanese; `undefined` for what has none. Values may be an address and a reason, of
 * 200 characters each, at the longest. Runs in browsers too.
 */
export const makeTranslate = (
  pairs: readonly PhrasePair[],
  show: (value: string) => string = (value) => value,
): ((english: string) => string | undefined) => {
  const patterns = pairs.map(({ en, ja }) => ({
    ja,
    pattern: new RegExp(`^${en.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d\}/g, '(.{1,600})')}$`, 'su'),
  }))
  return (english) => {
    for (const { ja, pattern } of patterns) {
      const values = pattern.exec(english)
      if (values) return ja.replace(/\{(\d)\}/g, (_, n: string) => show(values[Number(n)] ?? ''))
    }
    return undefined
  }
}
