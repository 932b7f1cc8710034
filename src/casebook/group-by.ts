/** Entries by what they have in common, in their order. */
export const groupBy = <Entry, Key>(
  entries: readonly Entry[],
  key: (entry: Entry) => Key,
): ReadonlyMap<Key, Entry[]> => {
  const groups = new Map<Key, Entry[]>()
  for (const entry of entries) {
    const own = key(entry)
    const group = groups.get(own)
    if (group === undefined) groups.set(own, [entry])
    else group.push(entry)
  }
  return groups
}
