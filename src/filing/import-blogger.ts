import { type PassedEntry, readBloggerExport } from '../capture/blogger.js'
import { sha256Of } from '../capture/warc-record.js'
import { type AddOptions, addAll, type Outcome } from './add.js'
import type { Casebook } from './casebook.js'
import { postMediaType } from './derive.js'
import type { AddBytes } from './inputs.js'
import { keep } from './intake.js'

export interface BloggerImport {
  readonly shape: 'public' | 'classic' | 'takeout'
  readonly blogTitle: string
  readonly posts: number
  /** Entries that are no posts with a case number, each with the reason. */
  readonly passed: readonly PassedEntry[]
  /** Files the posts as they are asked for; one outcome a post. */
  readonly outcomes: AsyncGenerator<Outcome>
}

/**
 * Imports a Blogger export in any of its three shapes. The export's own bytes are kept, then each post as a record cut
 * out of it. Importing the same posts again, in whatever shape, changes nothing.
 *
 * @param bytes the export as received.
 * @param source where it came from: a `file:` address and the name to show.
 */
export const importBlogger = async (
  casebook: Casebook,
  bytes: Uint8Array,
  source: { readonly uri: string; readonly name: string },
  options: AddOptions & { readonly base?: string } = {},
): Promise<BloggerImport> => {
  // Read before it is kept: what is no export at all is refused, not archived.
  const read = readBloggerExport(bytes, options.base === undefined ? {} : { base: options.base })
  const whole: AddBytes = { bytes, mediaType: 'application/atom+xml', source: { kind: 'file', ...source } }
  const partOf = sha256Of(bytes)
  const posts = read.posts.map(
    (post): AddBytes => ({
      bytes: Buffer.from(post.entryXml, 'utf8'),
      mediaType: postMediaType,
      source: { kind: 'blogger', uri: post.url ?? `blogger:post-${post.postId}`, name: post.title },
      partOf,
    }),
  )
  async function* outcomes(): AsyncGenerator<Outcome> {
    const at = options.at ?? new Date().toISOString()
    const [kept] = await keep(casebook.store, casebook.archive, [whole], at)
    if (kept?.error) throw kept.error
    await casebook.store.write((tx) => {
      // The export itself is no release; it stands in the archive as what the posts were cut out of.
      if (tx.captureStates([partOf]).get(partOf) === 'pending') tx.setCaptureState(partOf, 'filed')
    })
    yield* addAll(casebook, posts, options)
  }
  return {
    shape: read.shape,
    blogTitle: read.blogTitle,
    posts: posts.length,
    passed: read.passed,
    outcomes: outcomes(),
  }
}
