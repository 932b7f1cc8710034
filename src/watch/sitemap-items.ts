import { SaxesParser } from 'saxes'
import { decodeText } from '../capture/charset.js'
import { codedError } from '../casebook/errors.js'
import { distinctItems, itemAddress, type SourceItem } from './items.js'

export interface Sitemap {
  readonly items: readonly SourceItem[]
  /** Further sitemaps an index names, newest first where it dates them. */
  readonly maps: readonly string[]
}

/** What a sitemap (sitemaps.org 0.9) or an index of them lists. Throws `NO_SITEMAP`. */
export const sitemapItems = (bytes: Uint8Array, contentType: string, base: string): Sitemap => {
  const items: SourceItem[] = []
  const maps: { readonly uri: string; readonly stamp: string }[] = []
  const parser = new SaxesParser({ xmlns: false })
  let root = ''
  let entry: { loc: string; lastmod: string } | undefined
  let text = ''
  parser.on('opentag', ({ name }) => {
    if (root === '') root = name
    if (name === 'url' || name === 'sitemap') entry = { loc: '', lastmod: '' }
    text = ''
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('cdata', (piece) => {
    text += piece
  })
  parser.on('closetag', ({ name }) => {
    if (entry !== undefined && (name === 'loc' || name === 'lastmod')) entry[name] = text.trim()
    if (entry === undefined || (name !== 'url' && name !== 'sitemap')) return
    const uri = itemAddress(entry.loc, base)
    if (uri !== undefined && name === 'url')
      items.push({ key: uri, uri, ...(entry.lastmod === '' ? {} : { stamp: entry.lastmod }) })
    else if (uri !== undefined) maps.push({ uri, stamp: entry.lastmod })
    entry = undefined
  })
  const failed = (cause?: unknown) =>
    codedError('watch', 'NO_SITEMAP', `could not read ${base} as a sitemap: it is none, or is broken`, cause)
  parser.on('error', (cause) => {
    throw failed(cause)
  })
  try {
    parser.write(decodeText(bytes, { contentType }).text).close()
  } catch (cause) {
    throw failed(cause)
  }
  if (root !== 'urlset' && root !== 'sitemapindex') throw failed()
  return {
    items: distinctItems(items),
    maps: maps.sort((a, b) => (a.stamp < b.stamp ? 1 : a.stamp > b.stamp ? -1 : 0)).map((m) => m.uri),
  }
}
