/** A stretch of text that something is said about. */
export interface Span<T> {
  readonly start: number
  readonly end: number
  readonly value: T
}

/** A stretch of text with everything that is said about it, what began first standing first. */
export interface Piece<T> {
  readonly start: number
  readonly end: number
  readonly values: readonly T[]
}

/**
 * Cuts `[start, end)` wherever a span begins or ends, so that spans that overlap can be drawn side by side:
 *
 *     spans  ^^^^A^^^^
 *                ^^^^^^B^^^^
 *     pieces A   AB   B
 */
export const cutAt = <T>(start: number, end: number, spans: readonly Span<T>[]): readonly Piece<T>[] => {
  const within = spans.filter((s) => s.start < end && s.end > start && s.end > s.start)
  const edges = new Set([start, end])
  for (const s of within) {
    edges.add(Math.max(s.start, start))
    edges.add(Math.min(s.end, end))
  }
  const sorted = [...edges].sort((a, b) => a - b)
  const opening = within.toSorted((a, b) => a.start - b.start)
  const pieces: Piece<T>[] = []
  let open: Span<T>[] = []
  let next = 0
  for (const [i, from] of sorted.entries()) {
    const to = sorted[i + 1]
    if (to === undefined) break
    open = open.filter((s) => s.end > from)
    for (let s = opening[next]; s !== undefined && s.start <= from; s = opening[++next]) open.push(s)
    pieces.push({ start: from, end: to, values: open.map((s) => s.value) })
  }
  return pieces
}

/**
 * Those of some spans that share anything with `[start, end)`. The spans stand in order and do not overlap, so that
 * a long text with many of them is not gone through again for each of its lines.
 */
export const touching = <S extends Pick<Span<unknown>, 'start' | 'end'>>(
  spans: readonly S[],
  start: number,
  end: number,
): readonly S[] => {
  let [first, after] = [0, spans.length]
  while (first < after) {
    const middle = (first + after) >>> 1
    if ((spans[middle]?.end ?? 0) > start) after = middle
    else first = middle + 1
  }
  while ((spans[after]?.start ?? end) < end) after++
  return spans.slice(first, after)
}
