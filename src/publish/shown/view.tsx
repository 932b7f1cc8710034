import { readFileSync } from 'node:fs'
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { parseBloggerEntry } from '../../capture/blogger.js'
import { decodeText } from '../../capture/charset.js'
import { contentOf } from '../../capture/content.js'
import type { HttpHead } from '../../capture/http-message.js'
import type { Document } from '../../casebook/document.js'
import { codeOf } from '../../casebook/errors.js'
import type { Language } from '../../casebook/vocabulary.js'
import { toDocument } from '../../text/index.js'
import { formatNumber } from '../format.js'
import { type Translate, translator } from '../messages.js'
import { MailView, readMail } from './mail.js'
import { type LeftOut, type SanitizeSettings, sanitizePage } from './sanitize.js'
import { type ShownKind, shownAs } from './shown-as.js'
import { sanitizeSvg } from './svg.js'
import { TextPages } from './text-pages.js'

/** What is to be shown, all of it plain data, so that another thread can do it. */
export interface ViewTask {
  readonly bytes: Uint8Array
  /** The head of the answer the bytes came in, which says how they are packed. */
  readonly http?: HttpHead
  readonly mediaType: string
  readonly name: string
  /** The address it came from, where that is one of the web. */
  readonly url?: string
  readonly lang: Language
  /** Its text, where a release of the casebook has it already. */
  readonly document?: Document
}

/**
 * What an archived document may do, in the document itself: nothing but show its own pixels, letters and inline
 * styles. Some directives are heard in a header only; see `viewHeaders`.
 */
export const viewPolicy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'"

/** The headers a view is served under. */
export const viewHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `${viewPolicy}; frame-ancestors 'self'; sandbox`,
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex',
  // What it says depends on the program as well as on the bytes: asked again, with the ETag, before it is shown again.
  'Cache-Control': 'public, no-cache',
}

const css = readFileSync(new URL('./view.css', import.meta.url), 'utf8')

/** Longest text (characters) that is put into one page; a browser holds on to a few times as much. */
const longest = 2_000_000

interface Shown {
  readonly body: Child
  /** It was too long to be shown whole. */
  readonly cut?: boolean
  readonly leftOut?: LeftOut
  /** Its colours are this site's own, so that it may be dark. */
  readonly own: boolean
}

const absentIn =
  (t: Translate): SanitizeSettings['absent'] =>
  (what, host) =>
    host === '' ? t(`shown.${what}`) : t(`shown.${what}From`, { host })

const ofHtml = (page: string, base: string | undefined, t: Translate): Shown => {
  const { html, leftOut } = sanitizePage(page.slice(0, longest), {
    ...(base === undefined ? {} : { base }),
    absent: absentIn(t),
  })
  return { body: raw(html), cut: page.length > longest, leftOut, own: false }
}

const ofText = (text: string): Shown => ({
  body: <pre>{text.slice(0, longest)}</pre>,
  cut: text.length > longest,
  own: true,
})

const makers: Readonly<Record<ShownKind, (task: ViewTask, t: Translate) => Shown | Promise<Shown>>> = {
  page: ({ bytes, mediaType, url }, t) => ofHtml(decodeText(bytes, { contentType: mediaType }).text, url, t),
  post: ({ bytes, mediaType }, t) => {
    const { title, contentHtml, url } = parseBloggerEntry(decodeText(bytes, { contentType: mediaType }).text)
    const content = ofHtml(contentHtml, url, t)
    return {
      ...content,
      body: (
        <>
          <h1>{title}</h1>
          {content.body}
        </>
      ),
    }
  },
  text: ({ bytes, mediaType }) => ofText(decodeText(bytes, { contentType: mediaType }).text),
  drawing: ({ bytes, mediaType, name }, t) => {
    const { text } = decodeText(bytes, { contentType: mediaType })
    const drawing = text.length > longest ? undefined : sanitizeSvg(text)
    if (drawing === undefined) return ofText(text)
    return {
      body: (
        <div class="drawing">
          <img src={`data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`} alt={name} />
          <details>
            <summary>{t('shown.source')}</summary>
            <pre>{text}</pre>
          </details>
        </div>
      ),
      own: true,
    }
  },
  mail: async ({ bytes, lang }, t) => {
    const mail = await readMail(bytes, lang)
    const content = mail.html === undefined ? ofText(mail.text ?? '') : ofHtml(mail.html, undefined, t)
    return {
      ...content,
      body: (
        <MailView mail={mail} t={t}>
          {content.body}
        </MailView>
      ),
    }
  },
  document: async ({ bytes, mediaType, name, document }, t) => ({
    body: <TextPages document={document ?? (await toDocument(bytes, mediaType, { name }))} t={t} />,
    own: true,
  }),
}

const leftOutKinds = ['scripts', 'remote', 'forms', 'styles', 'refreshes'] as const

const LeftOutWords = ({ leftOut, t }: { leftOut: LeftOut; t: Translate }) => {
  const said = leftOutKinds.filter((kind) => leftOut[kind] > 0)
  if (said.length === 0) return null
  const what = said.map((kind) => t(`shown.${kind}`, { n: formatNumber(leftOut[kind]) })).join(t('shown.and'))
  return <> {t('shown.leftOut', { what })}</>
}

/** A view as a whole file: safe whoever serves it, and safe opened from a disk. */
const writeFile = (
  { name, lang }: Pick<ViewTask, 'name' | 'lang'>,
  t: Translate,
  about: Child,
  { body, own }: Pick<Shown, 'body' | 'own'>,
) =>
  `<!DOCTYPE html>\n${(
    (
      <html lang={lang} class={own ? 'own' : undefined}>
        <head>
          <meta http-equiv="Content-Security-Policy" content={viewPolicy} />
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="referrer" content="no-referrer" />
          <meta name="robots" content="noindex" />
          <title>{t('shown.title', { name })}</title>
          <style>{raw(css)}</style>
        </head>
        <body>
          <header class="about">{about}</header>
          <main lang={lang === 'ja' ? undefined : 'ja'} tabindex={0}>
            {body}
          </main>
        </body>
      </html>
    )
  ).toString()}\n`

const failures = ['ENCRYPTED', 'EMPTY_TEXT', 'TOO_COMPLEX', 'DAMAGED', 'BUSY'] as const

/** A file that says that a capture cannot be shown, and why. */
export const writeFailedView = (task: Pick<ViewTask, 'name' | 'lang'>, code: string | undefined): string => {
  const t = translator(task.lang)
  const why = failures.find((known) => known === code)
  return writeFile(task, t, t('shown.failed'), {
    body: <p>{why === undefined ? t('shown.failed.other') : t(`shown.failed.${why}`)}</p>,
    own: true,
  })
}

/**
 * A capture as an HTML file that runs nothing, loads nothing and leads nowhere: a page or mail sanitised, a drawing as
 * an image, a text as text, of a PDF or Word file the text with its pages. One that cannot be read gives a file that
 * says why; undefined where captures of its kind are not shown (`shownAs`).
 */
export const writeView = async (task: ViewTask): Promise<string | undefined> => {
  const kind = shownAs(task.mediaType, task.name)
  if (kind === undefined) return undefined
  const t = translator(task.lang)
  try {
    const shown = await makers[kind]({ ...task, bytes: await contentOf(task) }, t)
    const about = (
      <>
        {t(`shown.as.${kind}`)}
        {shown.leftOut && <LeftOutWords leftOut={shown.leftOut} t={t} />}
        {shown.cut && ` ${t('shown.cut', { most: formatNumber(longest) })}`}
      </>
    )
    return writeFile(task, t, about, shown)
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    return writeFailedView(task, code)
  }
}
