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
