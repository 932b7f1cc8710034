import { setImmediate as breathe } from 'node:timers/promises'
import { codedError } from '../casebook/errors.js'
import type { Release } from '../casebook/records.js'
import { currentVersion } from '../link/index.js'
import { caseToken, spell } from '../search/segment.js'
import { spellingGroups } from '../search/synonyms.js'
import { searchedTokens } from '../search/tokens.js'
import { formatDate, formatHeadline } from './format.js'
import { translator } from './messages.js'
import { digestOf } from './output-folder.js'
import { allRows } from './pages/page.js'
import { phrases } from './phrases.js'
import type { View } from './site.js'

/** Where the index stands in the site. */
export const pagefindFolder = 'pagefind'

/** What the browser needs beside the index: the spellings it must fold a question with, and what it may have to say. */
export const spellingsFile = 'spellings.json'
const phrasesFile = 'phrases.json'
const numbersFile = 'numbers.json'

/** Longest stretch of a text kept for showing where words were found. */
const longestText = 20_000

/** Only what our own script loads; Pagefind's ready-made boxes would be half a megabyte nobody asks for. */
const isNeeded = (path: string): boolean =>
  !/(?:^|\/)pagefind-(?:ui|modular-ui|component-ui|highlight|playground)\b/.test(path)

const [ja, en] = [translator('ja'), translator('en')]

const recordOf = (release: Release, view: View) => {
  const { document, facts } = currentVersion(release)
  const { title, body } = searchedTokens({ title: release.title, document, facts })
  const text = document.text.replace(/\s+/g, ' ').trim()
  return {
    url: view.urls.release(release.id, 'ja').html,
    // The case's number parts title and text as well: no words stand together across it.
    content: [...title, caseToken(release.number), ...body].map(spell).join(' '),
    language: 'ja',
    meta: {
      title: release.title,
      number: release.number,
      urlEn: view.urls.release(release.id, 'en').html,
      case: view.urls.case(release.number, 'ja').html,
      caseEn: view.urls.case(release.number, 'en').html,
      dateEn: release.published === undefined ? en('date.unknown') : formatDate(release.published.date, 'en'),
      headlineEn: release.headline === undefined ? '' : formatHeadline(release.headline, 'en'),
      discloser: release.discloser?.name ?? '',
      nobody: ja('discloser.unknown'),
      nobodyEn: en('discloser.unknown'),
      published: release.published?.date ?? '',
      date: release.published === undefined ? ja('date.unknown') : formatDate(release.published.date, 'ja'),
      headline: release.headline === undefined ? '' : formatHeadline(release.headline, 'ja'),
      text: text.slice(0, longestText),
    },
    sort: { published: release.published?.date ?? '0000' },
  }
}

/** Where numbers lead that no release stands under: to the case they were merged into, or to a page that tells why. */
const numbersOf = async ({ reader, urls }: View) => {
  const merged = (await reader.mergedNumbers()).map(({ from, into }) => [from, into] as const)
  const emptied: (readonly [string, { readonly ja: string; readonly en: string }])[] = []
  for await (const { number, releaseCount } of allRows((options) => reader.cases({ ...options, empty: true })))
    if (releaseCount === 0)
      emptied.push([number, { ja: urls.case(number, 'ja').html, en: urls.case(number, 'en').html }])
  return { merged: Object.fromEntries(merged), emptied: Object.fromEntries(emptied) }
}

/** A digest of everything the search index is made of, and how many releases it holds. */
export const digestIndexed = async (releases: AsyncIterable<Release>, view: View) => {
  const digests: string[] = []
  for await (const release of releases) {
    digests.push(digestOf(release))
    await breathe()
  }
  return { from: digestOf([digests, await numbersOf(view)]), releases: digests.length }
}

/**
 * Makes the search index of a static site: its files, by their paths in the site. `onRelease` is called after each
 * release; what it throws ends the work.
 *
 * Throws `INDEX_FAILED` where Pagefind refuses a record or cannot be run.
 */
export const makePagefind = async (
  releases: AsyncIterable<Release>,
  view: View,
  onRelease: () => void,
): Promise<ReadonlyMap<string, Uint8Array | string>> => {
  const { createIndex, close } = await import('pagefind')
  const failed = (errors: readonly string[]) =>
    codedError('publish', 'INDEX_FAILED', `the search index could not be made: ${errors.join('; ')}`)
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'ja', keepIndexUrl: true })
    if (index === undefined) throw failed(errors)
    for await (const release of releases) {
      const added = await index.addCustomRecord(recordOf(release, view))
      if (added.errors.length > 0) throw failed(added.errors)
      onRelease()
    }
    const made = await index.getFiles()
    if (made.errors.length > 0) throw failed(made.errors)
    const files = new Map<string, Uint8Array | string>()
    for (const { path, content } of made.files) if (isNeeded(path)) files.set(`${pagefindFolder}/${path}`, content)
    files.set(`${pagefindFolder}/${spellingsFile}`, JSON.stringify(spellingGroups))
    files.set(`${pagefindFolder}/${phrasesFile}`, JSON.stringify(phrases))
    files.set(`${pagefindFolder}/${numbersFile}`, JSON.stringify(await numbersOf(view)))
    await index.deleteIndex()
    return files
  } finally {
    await close()
  }
}
