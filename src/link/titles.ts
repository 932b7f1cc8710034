import type { Document } from '../casebook/document.js'
import type { ActionValue } from '../casebook/facts.js'
import { vocabulary } from '../casebook/vocabulary.js'

/** 【セキュリティ事件簿#2023-416】 in front of a casebook post's title. */
const postPrefix = /^\s*【[^】]{0,40}#\s*\d{4}-\d{3,}\s*】\s*/
const aboutIncident =
  /(?:について|に関する|お知らせ|お詫び|おわび|ご報告|御報告|報告|第\s*[0-9０-９一二三四五六七八九]+\s*報\)?|最終報\)?)\s*(?:[((][^))]{0,20}[))])?$/
const titleLength = 120

const endingDate = /\s+\d{4}[/.年]\d{1,2}[/.月]\d{1,2}日?$/

const clean = (text: string): string => text.replace(postPrefix, '').replace(/\s+/g, ' ').trim().replace(endingDate, '')

/**
 * The title of a release: the heading or line that speaks of an apology, notice or report; else what the page calls
 * itself; else its first line.
 */
export const releaseTitle = (document: Document): string => {
  const opening = document.blocks
    .slice(0, 25)
    .map((b) => ({ kind: b.kind, text: clean(document.text.slice(b.start, b.end)) }))
  const fits = (text: string) => text.length >= 6 && text.length <= titleLength
  const own = document.title === undefined ? '' : clean(document.title)
  // A site's <title> ends in its name: 「…について | 汐見崎市」.
  const ownBare = own.split(/\s*[||｜]\s*|\s+[-–—]\s+/)[0] ?? ''
  const heading = opening.find((b) => b.kind === 'heading' && fits(b.text) && aboutIncident.test(b.text))
  const line = opening.find((b) => fits(b.text) && aboutIncident.test(b.text) && !b.text.includes('。'))
  if (postPrefix.test(document.title ?? '') && own) return own.slice(0, titleLength)
  const found =
    heading?.text ?? line?.text ?? (fits(ownBare) ? ownBare : undefined) ?? opening.find((b) => fits(b.text))?.text
  return (found ?? (ownBare || opening[0]?.text || '')).slice(0, titleLength)
}

/**
 * A case's title: its origin and what happened there, where somebody else disclosed it too; else the title of its
 * first release.
 */
export const caseTitle = (
  releases: readonly { readonly title: string; readonly discloser?: string | undefined }[],
  originKey: string | undefined,
  originName: string | undefined,
  actions: readonly ActionValue[],
): string => {
  const others = releases.some((r) => r.discloser !== originKey)
  if (originName === undefined || !others) return releases[0]?.title ?? ''
  const what = actions.slice(0, 3).map((a) => vocabulary.name('action', a, 'ja'))
  return what.length === 0 ? originName : `${originName}(${what.join('・')})`
}
