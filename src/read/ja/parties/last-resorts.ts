import type { Reading, Span } from '../../reading.js'
import { nameIn } from './letterhead.js'

const noNameLine =
  /[。、:「」()[\]|>]|について|お知らせ|お詫び|おわび|ご報告|各位|皆様|皆さま|さまへ|様へ|\d|資料|ホーム|ページ|トップ|一覧|^本文|メニュー|以上|^記$|ニュース|発表|重要|概要|経緯|原因|対応|情報|問い?合わ?せ|連絡先|[班係課部室局]長(?: |$)/

/**
 * 「青波県電子申請サービスの障害について」「潮見市公式LINEでの誤配信」: whose thing the title names, where the text speaks of
 * itself as 県, 本市 and the like.
 */
const townAhead = /^[\s「『【]{0,3}([一-鿿ヶ々]{1,4}([県市区町村]))(?!民|内|立|営|税|外|域|長選)[一-鿿ァ-ヶーA-Za-z]/
export const speaksAs = (letter: string): RegExp =>
  new RegExp(`(?:^|[^一-鿿])(?:本|当)?${letter}(?:の|で|は|が|民の|に|内の)`)

export const townInTitle = ({ text, lines }: Reading): { name: string; span: Span } | undefined => {
  for (const line of lines.slice(0, 4)) {
    const [, name, letter] = townAhead.exec(text.slice(line.start, Math.min(line.end, line.start + 24))) ?? []
    if (name === undefined || letter === undefined || /^[本当同各全他両]/.test(name)) continue
    if (!speaksAs(letter).test(text.slice(line.end, line.end + 3000))) continue
    const start = text.indexOf(name, line.start)
    return { name, span: { start, end: start + name.length } }
  }
  return undefined
}

/** A brand without legal form: a short line at the head or foot of the text that comes again in it. */
export const shortLine = (reading: Reading): { name: string; span: Span } | undefined => {
  const { text, lines } = reading
  for (const line of [...lines.slice(0, 8), ...lines.slice(-4)]) {
    if (line.end - line.start > 60) continue
    const name = text.slice(line.start, line.end).trim()
    if (name.length < 2 || name.length > 24 || noNameLine.test(name) || /[はがをにへ]/.test(name)) continue
    if (text.indexOf(name) === text.lastIndexOf(name)) continue
    const start = text.indexOf(name, line.start)
    return { name, span: { start, end: start + name.length } }
  }
  return undefined
}

/** A short line near the head that may be a name, where nothing else tells who speaks. */
export const onlyName = ({ text, lines }: Reading): { name: string; span: Span } | undefined => {
  for (const line of lines.slice(0, 6)) {
    if (line.end - line.start > 30) continue
    const name = nameIn(text.slice(line.start, line.end).trim())
    if (name === undefined || name.length < 3 || noNameLine.test(name)) continue
    const start = text.indexOf(name, line.start)
    return { name, span: { start, end: start + name.length } }
  }
  return undefined
}
