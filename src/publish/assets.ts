import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

export interface Asset {
  readonly file: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Changes whenever the bytes do, so that a browser may keep an asset for ever. */
  readonly version: string
}

/** What pages load, by file name. A script that was not built is absent: every page works without. */
export type Assets = ReadonlyMap<string, Asset>

const css = {
  file: 'site.css',
  mediaType: 'text/css; charset=utf-8',
  at: [new URL('./assets/site.css', import.meta.url)],
}

/** `../../dist/publish` is where the build puts the scripts when the site runs from its sources. */
const script = (name: string) => ({
  file: `${name}.js`,
  mediaType: 'text/javascript; charset=utf-8',
  at: [
    new URL(`./client/${name}.js`, import.meta.url),
    new URL(`../../dist/publish/client/${name}.js`, import.meta.url),
  ],
})

const known = [css, ...['theme', 'site', 'highlight', 'search', 'search-static'].map(script)]

/** Reads the style sheet and the scripts once. */
export const loadAssets = (): Assets => {
  const assets = new Map<string, Asset>()
  for (const { file, mediaType, at } of known) {
    const url = at.find((u) => existsSync(u))
    if (url === undefined) continue
    const bytes = readFileSync(url)
    assets.set(file, { file, mediaType, bytes, version: createHash('sha256').update(bytes).digest('hex').slice(0, 12) })
  }
  return assets
}
