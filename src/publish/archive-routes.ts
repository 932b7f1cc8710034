import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { encodingsOf } from '../capture/content.js'
import type { Document } from '../casebook/document.js'
import { codedError, codeOf } from '../casebook/errors.js'
import type { Capture } from '../casebook/records.js'
import type { Language } from '../casebook/vocabulary.js'
import type { CasebookReader } from '../store/contract.js'
import { fileNameOf } from './shown/shown-as.js'
import { viewHeaders, writeFailedView } from './shown/view.js'
import type { Site } from './site.js'
import { webAddress } from './urls.js'
import { writeViewAside } from './view-aside.js'

const sha256 = /^[0-9a-f]{64}$/

/** A header may hold only ASCII; the name by itself goes in RFC 8187's form. */
const dispositionOf = (capture: Capture, encodings: readonly string[]): string => {
  const { ascii, full } = fileNameOf(capture, encodings)
  const encoded = encodeURIComponent(full).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** The bytes a piece at a time: a large capture is not copied into an answer as a whole. */
const inPieces = (bytes: Uint8Array, piece = 1 << 16): ReadableStream<Uint8Array> => {
  let at = 0
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + piece))
      at += piece
    },
  })
}

/** The text of a capture, where a release of the casebook has it. */
export const documentOf = async (sha256: string, reader: CasebookReader): Promise<Document | undefined> => {
  const [row] = (await reader.releases({ capture: sha256, withdrawn: true, limit: 1 })).rows
  const release = row && (await reader.release(row.id))
  return release?.versions.find((version) => version.capture.sha256 === sha256)?.document
}

/** Views kept: a page with its frame is asked for again and again while people talk about it. */
const keptViews = 16

/**
 * Adds what gives out captures: `/archive/…/raw`, the bytes exactly as received, and `/archive/…/view`, made harmless
 * for the frame on the capture's page. Both are somebody else's words, and stand under stricter headers than this
 * site's own pages: add them before the site's.
 */
export const addArchive = (app: Hono, site: Site): void => {
  const { archive } = site.settings
  if (archive === undefined) return

  /** The capture and its bytes, checked against its name. */
  const read = async (digest: string) => {
    if (!sha256.test(digest)) return undefined
    const capture = await site.reader.capture(digest)
    const record = capture && (await archive.read(digest))
    if (capture === undefined || record === undefined) return undefined
    // What is given out as proof is never something else.
    if (createHash('sha256').update(record.bytes).digest('hex') !== digest)
      throw codedError('publish', 'DAMAGED', `could not give out ${digest}: the archive holds other bytes`)
    return { capture, record }
  }

  app.get('/archive/:sha256/raw', async (c, next) => {
    const digest = c.req.param('sha256')
    const found = await read(digest)
    if (found === undefined) return next()
    const { capture, record } = found
    const { bytes } = record
    const headers = {
      ETag: `"sha256-${digest}"`,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    }
    if (c.req.header('If-None-Match')?.includes(headers.ETag)) return c.body(null, 304, headers)
    return c.body(inPieces(bytes), 200, {
      ...headers,
      // Somebody else's page must never run as a part of this site.
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': dispositionOf(capture, encodingsOf(record)),
      'Content-Length': String(bytes.length),
      'Repr-Digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
      'X-Robots-Tag': 'noindex',
    })
  })

  const makeView = async (digest: string, lang: Language): Promise<string | undefined> => {
    const found = await read(digest)
    if (found === undefined) return undefined
    const { capture, record } = found
    const document = await documentOf(digest, site.reader)
    const url = webAddress(capture.source.uri)
    return writeViewAside({
      bytes: record.bytes,
      ...(record.http === undefined ? {} : { http: record.http }),
      mediaType: capture.mediaType,
      name: capture.source.name,
      lang,
      ...(url === undefined ? {} : { url }),
      ...(document === undefined ? {} : { document }),
    })
  }
  const views = new Map<string, Promise<string | undefined>>()
  const view = (digest: string, lang: Language): Promise<string | undefined> => {
    const key = `${lang}/${digest}`
    const known = views.get(key)
    if (known !== undefined) return known
    const made = makeView(digest, lang)
    views.set(key, made)
    // A view that could not be made now (others are being made, a disk that stumbled) is tried again.
    made.catch(() => views.delete(key))
    const [oldest] = views.keys()
    if (views.size > keptViews && oldest !== undefined) views.delete(oldest)
    return made
  }

  const giveView = (lang: Language) => async (c: Context, next: () => Promise<void>) => {
    try {
      const html = await view(c.req.param('sha256') ?? '', lang)
      return html === undefined ? next() : c.body(html, 200, { ...viewHeaders })
    } catch (error) {
      // An error page of the site's own may not stand in a frame.
      const code = codeOf(error)
      const html = writeFailedView({ name: c.req.path, lang }, code)
      if (code === 'BUSY') return c.body(html, 503, { ...viewHeaders, 'Retry-After': '10' })
      site.settings.onError?.(error, c.req.path)
      return c.body(html, 500, { ...viewHeaders })
    }
  }
  for (const [path, lang] of [
    ['/archive/:sha256/view', 'ja'],
    ['/en/archive/:sha256/view', 'en'],
  ] as const)
    if (site.isStatic) app.get(path, giveView(lang))
    else app.get(path, compress(), etag(), giveView(lang))
}
