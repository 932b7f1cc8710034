import { parseBloggerEntry } from '../capture/blogger.js'
import type { Document } from '../casebook/document.js'
import { readHtml } from './html.js'
import { withHeading } from './prepend.js'

/**
 * Reads one post of a Blogger casebook: its title as a heading, an empty line, then its content. A post that holds
 * nothing but an image is its title, with a warning. Throws what `parseBloggerEntry` throws.
 */
export const bloggerEntryToDocument = (entryXml: string): Document => {
  const { title, contentHtml, url } = parseBloggerEntry(entryXml)
  const content = readHtml(contentHtml, { isFragment: true, ...(url !== undefined && { url }) })
  if (content.text === '') {
    const blocks = [{ kind: 'heading', level: 1, start: 0, end: title.length }] as const
    return {
      title,
      text: title,
      blocks,
      links: [],
      warnings: ['The post has no text but its title', ...content.warnings],
    }
  }
  return { title, ...withHeading(title, content), warnings: content.warnings }
}
