import { createHash } from 'node:crypto'
import { parseBloggerEntry } from '../capture/blogger.js'
import { dayInJapan } from '../casebook/dates.js'
import type { Document } from '../casebook/document.js'
import type { Facts } from '../casebook/facts.js'
import { parseCaseNumber } from '../casebook/numbering.js'
import type { Capture, Label, Release } from '../casebook/records.js'
import { deriveLabels } from '../link/labels.js'
import { type Signature, signatureOf } from '../link/match.js'
import { releaseTitle } from '../link/titles.js'
import { type Lexicon, readRelease } from '../read/index.js'
import { readersDigest } from '../text/compare.js'
import { toDocument } from '../text/index.js'

/** Media type of one post cut out of a Blogger export. */
export const postMediaType = 'application/atom+xml; type=entry'

/** Everything a capture's bytes say: worked out again at any time, always the same. */
export interface Derived {
  readonly document: Document
  readonly facts: Facts
  readonly title: string
  readonly published?: Release['published']
  readonly url?: string
  readonly post?: Release['post']
  /** The case number a post carries. */
  readonly number?: string
  readonly labels: readonly Label[]
  /** Labels a person put on the post. */
  readonly postLabels: readonly string[]
  readonly archiveUrls: readonly string[]
  readonly signature: Signature
  /** SHA-256 over what a reader would care about: two captures with the same digest are the same state of a release. */
  readonly textDigest: string
}

const isWebUrl = (uri: string): boolean => /^https?:\/\//.test(uri)

const digestOf = (parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const p of parts) hash.update(p).update('\0')
  return hash.digest('hex')
}

const publishedOf = (facts: Facts, post: Release['post']): Release['published'] =>
  facts.published
    ? { date: facts.published.date, basis: 'stated' }
    : post
      ? // Exports write UTC or local time as they please; the day is that of the casebook's readers.
        { date: dayInJapan(post.published), basis: 'source' }
      : undefined

/** Reads a capture, with the casebook's own words where it adds any. Throws a coded error where the bytes have no text. */
export const derive = async (capture: Capture, bytes: Uint8Array, lexicon?: Lexicon): Promise<Derived> => {
  const { source, mediaType } = capture
  const entry = source.kind === 'blogger' ? parseBloggerEntry(Buffer.from(bytes).toString('utf8')) : undefined
  const document = await toDocument(bytes, mediaType, {
    name: source.name,
    ...(isWebUrl(source.uri) ? { url: source.uri } : {}),
  })
  const number = entry?.caseNumber === undefined ? undefined : parseCaseNumber(entry.caseNumber)
  const facts = readRelease(document, {
    ...(number ? { caseYear: String(number.year) } : {}),
    ...(lexicon ? { lexicon } : {}),
  })
  const post: Release['post'] = entry && {
    id: entry.postId,
    published: entry.published,
    updated: entry.updated,
    ...(isWebUrl(source.uri) ? { url: source.uri } : {}),
  }
  const published = publishedOf(facts, post)
  const url = entry ? undefined : (document.canonicalUrl ?? (source.kind === 'url' ? source.uri : undefined))
  const postLabels = entry?.labels ?? []
  const archiveUrls = entry?.archiveUrls ?? []
  return {
    document,
    facts,
    title: releaseTitle(document) || source.name,
    labels: deriveLabels(facts),
    postLabels,
    archiveUrls,
    signature: signatureOf(facts, published?.date ?? dayInJapan(capture.receivedAt)),
    textDigest: digestOf([readersDigest(document), ...postLabels, ...archiveUrls]),
    ...(published ? { published } : {}),
    ...(url === undefined ? {} : { url }),
    ...(post ? { post } : {}),
    ...(number ? { number: number.number } : {}),
  }
}
