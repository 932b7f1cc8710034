import type { Release } from '../casebook/records.js'
import { formatDate } from './format.js'
import type { View } from './site.js'
import { siteTitle } from './view/layout.js'

/** BibTeX's own signs, as text. */
const tex = (text: string): string =>
  text.replace(/[\\{}%#&$_^~]/g, (c) => (c === '\\' ? '/' : c === '~' || c === '^' ? '' : `\\${c}`))

export interface Citation {
  /** In pieces: whose name and which title is Japanese in every language. */
  readonly plain: readonly { readonly text: string; readonly isJapanese?: true }[]
  readonly bibtex: string
}

/** How to cite a release: the discloser as author, the casebook as where it is kept, the capture's digest as proof. */
export const cite = (release: Release, view: View): Citation => {
  const { lang, t, urls } = view
  const who = release.discloser?.name ?? t('discloser.unknown')
  const address = urls.absolute(urls.release(release.id, lang).html)
  const date = release.published?.date
  const capture = release.versions.at(-1)?.capture
  const digest = capture?.sha256
  const casebook = siteTitle(view)
  const join = lang === 'ja' ? '、' : ', '
  const [open, close] = lang === 'ja' ? ['「', '」'] : [', “', '”']
  const rest = [
    date && formatDate(date, lang),
    `${casebook} #${release.number}`,
    address,
    digest && `SHA-256 ${digest}`,
  ]
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', `{${tex(who)}}`],
    ['title', `{${tex(release.title)}}`],
    ['year', date?.slice(0, 4)],
    ['month', date !== undefined && date.length >= 7 ? String(Number(date.slice(5, 7))) : undefined],
    ['howpublished', tex(`${casebook} #${release.number}`)],
    ['url', address ?? release.url],
    ['note', digest && `SHA-256 ${digest}`],
  ]
  const key = `jikenbo-${release.number}-${release.id.replace(/[^A-Za-z0-9]/g, '').slice(0, 12)}`
  return {
    plain: [
      release.discloser === undefined ? { text: who } : { text: who, isJapanese: true },
      { text: open },
      { text: release.title, isJapanese: true },
      { text: `${close}${join}${rest.filter(Boolean).join(join)}${lang === 'ja' ? '。' : '.'}` },
    ],
    bibtex: `@misc{${key},\n${fields.flatMap(([k, v]) => (v === undefined ? [] : [`  ${k} = {${v}}`])).join(',\n')}\n}`,
  }
}
