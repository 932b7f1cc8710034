import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Site } from './site.js'

/** All files of the program. */
const programFiles = (): readonly string[] => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
  return entries.flatMap((e) => (e.isFile() ? [join(e.parentPath, e.name)] : [])).sort()
}

/** The packages a package is built upon, and those they are, each with its version. */
const packagesBelow = (file: string, found = new Map<string, string>()): ReadonlyMap<string, string> => {
  const { version, dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly version: string
    readonly dependencies?: Readonly<Record<string, string>>
  }
  found.set(file, version)
  for (const name of Object.keys(dependencies)) {
    const folders = createRequire(file).resolve.paths(name) ?? []
    const at = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path))
    if (at !== undefined && !found.has(at)) packagesBelow(at, found)
  }
  return found
}

/** What is asked, or watched, on a served site only. */
const notShown = new Set(['lexicon', 'sources'])

/**
 * A digest of everything that tells what a static site's pages look like beside what they show: the program, the
 * packages it is built upon, Node, the time zone, the settings. Another one may write the same thing otherwise.
 */
export const makerOf = ({ settings, assets, isStatic }: Site): string => {
  const hash = createHash('sha256')
  for (const file of programFiles()) hash.update(file).update('\0').update(readFileSync(file))
  for (const part of [
    [...packagesBelow(fileURLToPath(new URL('../../package.json', import.meta.url)))],
    process.versions,
    new Intl.DateTimeFormat().resolvedOptions(),
    [...assets.values()].map((asset) => asset.version),
    isStatic,
  ])
    hash.update(JSON.stringify(part))
  hash.update(JSON.stringify(settings, (key, value) => (notShown.has(key) ? undefined : value)))
  return hash.digest('hex')
}
