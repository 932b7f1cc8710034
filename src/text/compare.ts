import { createHash } from 'node:crypto'
import type { Document } from '../casebook/document.js'

/** Two spellings of one text are one text: width, spaces and kinds of comma are not what a reader looks for. */
export const spelling = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').replaceAll(',', '、').replaceAll('.', '。')

/**
 * Lines that a site's machinery writes anew by itself: when the page was last saved, how often it was looked at. They
 * say nothing about the incident. Each stands alone on its line; the release's own date never looks like this.
 */
const machineLine =
  /^(?:(?:最終|ページ)?更新(?:日時?|時刻)?[:は]?(?:(?:令和|平成)?(?:\d{1,4}|元)[年/-]\d{1,2}[月/-]\d{1,2}日?)?(?:\(.\))?(?:\d{1,2}[:時]\d{1,2}分?)?(?:更新)?|(?:ページ|記事|コンテンツ)(?:番号|ID)[:は]?[\dA-Z-]{1,20}|(?:閲覧|アクセス|表示)(?:数|回数|カウンタ-?)[:は]?[\d、]{1,12}(?:回|件)?|印刷(?:する|用ページ)?)$/

const digest = (parts: Iterable<string>): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

/**
 * SHA-256 over what a reader would care about: two documents with the same digest say the same. Line breaks, spelling
 * and what a site's machinery writes by itself make no difference.
 */
export const readersDigest = ({ text }: Pick<Document, 'text'>): string =>
  digest([
    text
      .split('\n')
      .map(spelling)
      .filter((line) => !machineLine.test(line))
      .join(''),
  ])

/** SHA-256 over a document's structure (which blocks, how deep, which cells are headers), whatever its words. */
export const structureDigest = ({ blocks }: Pick<Document, 'blocks'>): string =>
  digest(
    blocks.map(
      ({ kind, level = 0, cells = [] }) => `${kind}${level}${cells.map((c) => (c.header ? 'h' : 'd')).join('')}`,
    ),
  )
