/** Something a source points at: a page that may hold a release. */
export interface SourceItem {
  /** What it is known by at its source: a feed's GUID, else its address. */
  readonly key: string
  /** Its address, absolute, without a fragment. */
  readonly uri: string
  /** As the source calls it; absent where it does not (a sitemap). */
  readonly title?: string
  /** Changes when the source says that the item changed: its date of change, as written there. */
  readonly stamp?: string
}

/** An address as items carry it: absolute, without a fragment; undefined for what is no page of the web. */
export const itemAddress = (href: string | undefined, base: string): string | undefined => {
  if (href === undefined || !URL.canParse(href.trim(), base)) return undefined
  const url = new URL(href.trim(), base)
  url.hash = ''
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined
}

/** One item an address, the first told; a list names its newest twice as often as not. */
export const distinctItems = (items: readonly SourceItem[]): readonly SourceItem[] =>
  [...new Map(items.toReversed().map((item) => [item.key, item])).values()].toReversed()
