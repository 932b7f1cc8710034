import { inJapan } from '../casebook/dates.js'
import type { Case, Release } from '../casebook/records.js'
import { formatDate } from './format.js'
import type { View } from './site.js'
import { webAddress } from './urls.js'
import { siteTitle } from './view/layout.js'

/** BibTeX's own signs, as text. */
const tex = (text: string): string =>
  text.replace(/[\\{}%#&$_^~]/g, (c) => (c === '\\' ? '/' : c === '~' || c === '^' ? '' : `\\${c}`))

interface Piece {
  readonly text: string
  readonly isJapanese?: true
}

export interface Citation {
  /** In pieces: whose name and which title is Japanese in every language. */
  readonly plain: readonly Piece[]
  readonly bibtex: string
}

const japanese = (text: string): Piece => ({ text, isJapanese: true })

/** The casebook's name; it may have none in English. */
const casebookName = (view: View): Piece =>
  view.settings.titleEn === undefined ? japanese(siteTitle(view)) : { text: siteTitle(view) }

/** Who, 「what」, and the rest: each in pieces, left out where there is nothing to say. */
const sentence = (
  who: Piece,
  title: string,
  rest: readonly (string | readonly Piece[] | undefined)[],
  { lang }: View,
): readonly Piece[] => {
  const join = { text: lang === 'ja' ? '、' : ', ' }
  const [open, close] = lang === 'ja' ? ['「', '」'] : [', “', '”']
  const told = rest.flatMap((r) => (r === undefined ? [] : [join, ...(typeof r === 'string' ? [{ text: r }] : r)]))
  return [who, { text: open }, japanese(title), { text: close }, ...told, { text: lang === 'ja' ? '。' : '.' }]
}

const bibtexOf = (key: string, fields: readonly (readonly [string, string | undefined])[]): string =>
  `@misc{${key},\n${fields.flatMap(([k, v]) => (v === undefined ? [] : [`  ${k} = {${v}}`])).join(',\n')}\n}`

const yearAndMonth = (date: string | undefined) =>
  [
    ['year', date?.slice(0, 4)],
    ['month', date !== undefined && date.length >= 7 ? String(Number(date.slice(5, 7))) : undefined],
  ] as const

/** How to cite a release: the discloser as author, the casebook as where it is kept, the capture's digest as proof. */
export const cite = (release: Release, view: View): Citation => {
  const { lang, t, urls } = view
  const { discloser, number } = release
  const who = discloser === undefined ? { text: t('discloser.unknown') } : japanese(discloser.name)
  // Where the casebook does not know its own address, the discloser's page has to do.
  const address = urls.absolute(urls.release(release.id, lang).html) ?? webAddress(release.url)
  const date = release.published?.date
  const digest = release.versions.at(-1)?.capture.sha256
  const casebook = casebookName(view)
  return {
    plain: sentence(
      who,
      release.title,
      [date && formatDate(date, lang), [casebook, { text: ` #${number}` }], address, digest && `SHA-256 ${digest}`],
      view,
    ),
    bibtex: bibtexOf(`jikenbo-${number}-${release.id.replace(/[^A-Za-z0-9]/g, '').slice(0, 12)}`, [
      ['author', `{${tex(who.text)}}`],
      ['title', `{${tex(release.title)}}`],
      ...yearAndMonth(date),
      ['howpublished', tex(`${casebook.text} #${number}`)],
      ['url', address],
      ['note', digest && `SHA-256 ${digest}`],
    ]),
  }
}

/** How to cite a case: by its number, with how many releases it had and as of which day, for it may grow. */
export const citeCase = (of: Case, view: View): Citation => {
  const { lang, t, urls, settings } = view
  const casebook = casebookName(view)
  const who = settings.author === undefined ? casebook : japanese(settings.author)
  const address = urls.absolute(urls.case(of.number, lang).html)
  const day = inJapan(of.updatedAt).slice(0, 10)
  const asOf = `${t('releases.total', { n: of.releaseCount })}, ${t('cite.asOf', { date: formatDate(day, lang) })}`
  const title = `#${of.number} ${of.title}`
  return {
    plain: sentence(
      who,
      title,
      [
        settings.author === undefined ? undefined : [casebook],
        t('releases.total', { n: of.releaseCount }),
        t('cite.asOf', { date: formatDate(day, lang) }),
        address,
      ],
      view,
    ),
    bibtex: bibtexOf(`jikenbo-${of.number}`, [
      ['author', `{${tex(who.text)}}`],
      ['title', `{${tex(title)}}`],
      ...yearAndMonth(day),
      ['howpublished', tex(casebook.text)],
      ['url', address],
      ['note', tex(asOf)],
    ]),
  }
}
