/** Where in a list the first entry stands that does not come before: all that `comesBefore` must stand ahead of all others. */
export const firstNotBefore = <Entry>(list: readonly Entry[], comesBefore: (entry: Entry) => boolean): number => {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comesBefore(list[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a sign stands last among the `most` characters before a place of a text, or -1. A text of one line is never gone through. */
export const lastBefore = (text: string, sign: string, at: number, most: number): number => {
  for (let place = at - 1; place >= 0 && place >= at - most; place--) if (text.startsWith(sign, place)) return place
  return -1
}
