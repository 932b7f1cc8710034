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

/** A menu without a name has at least this many entries; a notice's own list of attachments seldom has. */
const menuLength = 4

/**
 * Takes away what is left of a page's frame: lines that only say where one is (ホーム > お知らせ, ページの先頭へ, © …), lists
 * of other news at the end, and runs of links before the first and after the last line of prose.
 */
export const dropFrameLines = (content: Content): Content => {
  const { text, blocks } = content
  const isLink = linkOnly(content)
  const links = blocks.map((block) => block.kind !== 'heading' && isLink(block))
  const tail = tailStart(content)
  const frame = blocks.map(
    ({ kind, start, end }, i) => i >= tail || (kind !== 'heading' && isFrameLine(text.slice(start, end))),
  )
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
