import type { Casebook } from '../filing/index.js'
import type { SiteSettings } from '../publish/site.js'

/** A casebook's settings as its site wants them, with its archive to give captures out of. */
export const siteSettings = ({ settings, reader, archive, lexicon }: Casebook): SiteSettings => {
  const { title, titleEn, description, baseUrl, author, license } = settings
  return {
    title,
    ...(titleEn === undefined ? {} : { titleEn }),
    ...(description === undefined ? {} : { description }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(author === undefined ? {} : { author }),
    ...(license === undefined ? {} : { license }),
    ...(lexicon ? { lexicon } : {}),
    archive: {
      read: async (sha256) => {
        const capture = await reader.capture(sha256)
        return capture && archive.read(capture.archive)
      },
    },
  }
}
