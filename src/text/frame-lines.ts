import type { Block, Document } from '../casebook/document.js'
import { isFrameLine, isTailHead } from './page-frame.js'

type Content = Pick<Document, 'text' | 'blocks' | 'links'>

/** A block that is a link and nothing else, and short: an entry of a menu. */
const linkOnly = ({ text, links }: Content): ((block: Block) => boolean) => {
  let next = 0
  return ({ start, end }) => {
    // Blocks are asked for in order, so the links before this one are done with.
    while (next < links.length && links[next]!.end <= start) next++
    let covered = 0
    for (let i = next; i < links.length && links[i]!.start < end; i++)
      covered += Math.min(links[i]!.end, end) - Math.max(links[i]!.start, start)
    if (covered === 0 || covered > 80) return false
    const length = text.slice(start, end).replace(/[\s||>»・/]/g, '').length
    return length > 0 && length <= 40 && covered >= length
  }
}

const says = /。|問い?合|電話|TEL|連絡先|〒|\d\s?(?:人|名|件|世帯|社)(?!を|突破)/i

/** Where the lists of other news begin that end a page: 「最近の投稿」 and lines that say nothing, to the end. */
const tailStart = ({ text, blocks }: Content): number => {
  let from = blocks.length
  for (let i = blocks.length - 1; i >= 0; i--) {
    const words = text.slice(blocks[i]!.start, blocks[i]!.end)
    if (blocks[i]!.cells !== undefined || says.test(words)) break
    if (isTailHead(words)) from = i
  }
  return from
}

/** 「2026年10月1日 役員人事のお知らせ」, 「2026.10.01 お知らせ」: the date, and the kind, beside the link of an entry of a list of news. */
const newsDate = /^(?:令和|平成)?(?:\d{2,4}|元)[年./-]\s?\d{1,2}[月./-]\s?\d{1,2}日?(?:\s?[(（][月火水木金土日][)）])?/
const longestNewsKind = 12

/** A block that is the link of a piece of news behind its date, which stands within the link or before it. */
const newsEntry = ({ text, links }: Content): ((block: Block) => boolean) => {
  let next = 0
  return ({ start, end }) => {
    while (next < links.length && links[next]!.end <= start) next++
    const link = links[next]
    if (link === undefined || link.start >= end || end - start > 160) return false
    const date = newsDate.exec(text.slice(start, Math.min(end, start + 40)))
    if (date === null || link.start > start + date[0].length + longestNewsKind) return false
    let to = link.start
    for (let i = next; i < links.length && links[i]!.start < end && links[i]!.start <= to + 1; i++) to = links[i]!.end
    return (
      to >= end && !/(?:。|した|済み?)$/.test(text.slice(start, end).trim()) && !ownReport.test(text.slice(start, end))
    )
  }
}
/** What is said of the same matter before: 「第1報」. */
const ownReport = /(?:第\s?[\d０-９一二三四五六七八九]{1,2}|[初続]|最終)\s?報/

/** What stands over a site's own list of news, wherever that is. */
const newsHead =
  /^(?:最新の|新着|その他の|他の)?(?:ニュース(?:リリース)?|お知らせ|新着情報|最新情報|トピックス|プレスリリース|NEWS|TOPICS)(?:一覧)?$/i
/** What stands over what was published of the same matter. */
const ownHead = /これまで|本件|既報|以前|公表|経緯|対応|状況|時系列|資料|次の|とおり/

/**
 * Runs of at least two links to dated news, with the heading over them: under a heading that says no more than that, or
 * where nothing but frame follows, they belong to the site.
 */
const newsLists = (content: Content, isOver: (i: number) => boolean): ReadonlySet<number> => {
  const { text, blocks } = content
  const isNews = newsEntry(content)
  const news = blocks.map((block) => block.kind !== 'heading' && block.cells === undefined && isNews(block))
  const wordsOf = (block: Block | undefined): string =>
    block === undefined ? '' : text.slice(block.start, Math.min(block.end, block.start + 60)).trim()
  const found = new Set<number>()
  let end = blocks.length
  while (end > 0 && isOver(end - 1)) end--
  for (let to = blocks.length; to > 0; to--) {
    let from = to
    while (from > 0 && news[from - 1]) from--
    if (to - from > 1) {
      const head = wordsOf(blocks[from - 1])
      const isHead = blocks[from - 1]?.kind === 'heading' || newsHead.test(head)
      if (newsHead.test(head) || (to >= end && !ownHead.test(head)))
        for (let at = isHead ? from - 1 : from; at < to; at++) found.add(at)
    }
    to = Math.min(to, from + 1)
  }
  return found
}

/** The words of a line, without its number. */
const bareWords = (text: string, { start, end }: Block): string =>
  text
    .slice(start, Math.min(end, start + 120))
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^\W?\d{1,2}[.)、]/, '')

/** Lists of the headings below them, word for word, as contents and tabs are: two lines at least, with a head over them or none. */
const contentsLines = ({ text, blocks }: Content): ReadonlySet<number> => {
  const headings = new Map<string, number>()
  for (const [i, block] of blocks.entries())
    if (block.kind === 'heading' && block.end - block.start <= 120) headings.set(bareWords(text, block), i)
  const found = new Set<number>()
  if (headings.size < 2) return found
  const repeats = blocks.map(
    (block, i) =>
      block.kind !== 'heading' &&
      block.cells === undefined &&
      block.end - block.start <= 120 &&
      (headings.get(bareWords(text, block)) ?? -1) > i,
  )
  for (let i = 0; i < blocks.length; i++) {
    let to = i
    while (repeats[to]) to++
    if (
      to - i > 1 &&
      !/(?:次の|以下|下記|とおり|通り|あります|ありました)[^。]{0,30}[。:：]?$/.test(
        text.slice(Math.max(0, (blocks[i - 1]?.end ?? 0) - 60), blocks[i - 1]?.end ?? 0),
      )
    ) {
      for (let at = i; at < to; at++) found.add(at)
      const above = blocks[i - 1]
      if (above !== undefined && contentsHead.test(text.slice(above.start, above.end))) found.add(i - 1)
    }
    i = Math.max(i, to - 1)
  }
  return found
}
const contentsHead = /^(?:目次|この(?:ページ|記事)の(?:目次|内容)|もくじ|コンテンツ|Contents|INDEX)$/i

/** A menu without a name has at least this many entries; a notice's own list of attachments seldom has. */
const menuLength = 4

/**
 * Takes away what is left of a page's frame: lines that only say where one is (ホーム > お知らせ, ページの先頭へ, © …), lists
 * of the page's own headings, lists of other news at the end, and runs of links before the first and after the last line
 * of prose.
 */
export const dropFrameLines = (content: Content): Content => {
  const { text, blocks } = content
  const isLink = linkOnly(content)
  const links = blocks.map((block) => block.kind !== 'heading' && isLink(block))
  const contents = contentsLines(content)
  const plain = blocks.map(
    ({ kind, start, end }, i) => contents.has(i) || (kind !== 'heading' && isFrameLine(text.slice(start, end))),
  )
  const tail = tailStart(content)
  const news = newsLists(content, (i) => i >= tail || plain[i] === true || links[i] === true)
  const frame = plain.map((isPlain, i) => isPlain || i >= tail || news.has(i))
  const isNoise = (i: number) => links[i] === true || frame[i] === true
  let first = 0
  while (first < blocks.length && isNoise(first)) first++
  let last = blocks.length
  while (last > first && isNoise(last - 1)) last--
  // A page of nothing but links is what it is: it has no prose for its links to frame.
  if (first === blocks.length) return content
  const kept = blocks.filter((_, i) => {
    if (frame[i]) return false
    if (i < first) return !links[i] || first < menuLength
    return i < last || blocks.length - last < menuLength
  })
  return kept.length === blocks.length ? content : keepBlocks(content, kept)
}

/** The content with some of its blocks only, and the white space between them. */
const keepBlocks = ({ text, blocks, links }: Content, kept: readonly Block[]): Content => {
  const keep = new Set(kept)
  const parts: string[] = []
  let length = 0
  const newBlocks: Block[] = []
  const newLinks: Content['links'][number][] = []
  let link = 0
  let gap = ''
  for (const [i, block] of blocks.entries()) {
    const { start, end } = block
    const before = text.slice(blocks[i - 1]?.end ?? 0, start)
    // Where blocks fell out between, the widest of the gaps stays.
    if (before.length > gap.length) gap = before
    if (!keep.has(block)) continue
    if (length > 0) parts.push(gap)
    const at = length === 0 ? 0 : length + gap.length
    gap = ''
    parts.push(text.slice(start, end))
    length = at + end - start
    const by = at - start
    newBlocks.push({
      ...block,
      start: at,
      end: length,
      ...(block.cells && {
        cells: block.cells.map((cell) => ({ ...cell, start: cell.start + by, end: cell.end + by })),
      }),
    })
    while (link < links.length && links[link]!.end <= start) link++
    for (; link < links.length && links[link]!.start < end; link++) {
      const found = links[link]!
      newLinks.push({ ...found, start: found.start + by, end: found.end + by })
    }
  }
  return { text: parts.join(''), blocks: newBlocks, links: newLinks }
}
