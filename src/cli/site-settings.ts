import { type Casebook, makeStampLookup } from '../filing/index.js'
import type { SourceSettings } from '../filing/settings.js'
import type { SiteSettings, WatchedSource } from '../publish/site.js'

const watchedSource = (source: SourceSettings): WatchedSource => {
  const { name, every } = source
  if ('folder' in source) return { name, every, kind: 'folder' }
  return { name, every, url: source.url, ...(source.kind === undefined ? {} : { kind: source.kind }) }
}

/** A casebook's settings as its site wants them, with its archive to give captures out of. */
export const siteSettings = (casebook: Casebook): SiteSettings => {
  const { settings, reader, archive, lexicon } = casebook
  const stampOf = makeStampLookup(casebook)
  const { title, titleEn, description, baseUrl, author, license, sources } = settings
  return {
    title,
    ...(titleEn === undefined ? {} : { titleEn }),
    ...(description === undefined ? {} : { description }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(author === undefined ? {} : { author }),
    ...(license === undefined ? {} : { license }),
    ...(sources === undefined ? {} : { sources: sources.map(watchedSource) }),
    ...(lexicon ? { lexicon } : {}),
    archive: {
      read: async (sha256) => {
        const capture = await reader.capture(sha256)
        return capture && archive.read(capture.archive)
      },
      timeStamp: async (sha256) => {
        const capture = await reader.capture(sha256)
        const facts = capture && (await stampOf(capture.archive))
        return facts && { at: facts.at, by: facts.signer }
      },
    },
  }
}
