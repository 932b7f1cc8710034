import type { Document } from '../casebook/document.js'
import type { ActionValue } from '../casebook/facts.js'
import { vocabulary } from '../casebook/vocabulary.js'

/** 【セキュリティ事件簿#2023-416】 in front of a casebook post's title. */
const postPrefix = /^\s*【[^】]{0,40}#\s*\d{4}-\d{3,}\s*】\s*/
// Tested on folded text: brackets and digits are ASCII there.
const aboutIncident =
  /(?:について|に関する件|の件|お知らせ|お詫び|おわび|お詫び申し上げます|報告|事案|第\s*[0-9一二三四五六七八九]+\s*報|最終報)(?:\s*[(【<][^)】>]{0,24}[)】>])?$/
/** What names a release where nothing speaks of a report: 「不審なメールに関する注意のお願い」, 「書類の紛失」. */
const asksOrTells =
  /(?:お願い|ご?注意|注意喚起|ご?案内)(?:いたします|します)?(?:\s*[(【<][^)】>]{0,24}[)】>])?$|(?:漏え?い|漏洩|流出|紛失|盗難|誤(?:送信|送付|配信|公開|掲載|交付|廃棄)|不正(?:アクセス|ログイン|利用)|改ざん|感染|被害)(?:の?(?:発生|可能性|おそれ))?$/
const onlyDate =
  /^(?:(?:令和|平成|R)\s*[0-9元]+|\d{4})\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?(?:\s*\([^)]{1,3}\))?/
// 「1 経過について」 heads a section, 「5月11日 …」 a line of a chronology: neither names the release.
const headsSection = /^(?:\(?[0-9一二三四五六七八九十]{1,2}\)?[.、)\s]|第[0-9一二三四五六七八九十]+\s|[■●◆◇○□▼・*-])/
const startsWithDay = /^(?:同|\d{1,2}\s*月)/
// 「会員各位」 says who is spoken to, not of what.
const address = /(?:各位|様|さま|皆様へ|みなさまへ|さまへ)$/
/** 「株式会社アオゾラ お客様係です。」 opens a letter, whose reader is named above. */
const introduces = /(?:です|でございます|と申します)。$/
const titleLength = 120
/** 「件名：【お詫び】…」 of a mail that somebody pasted. */
const subjectLine = /^(?:件\s?名|題\s?名|表題|標題|Subject)(?:\s*[:：]\s*|\s+|(?=【))/i
const mailHeader = /^(?:差出人|送信者|送信元|宛先|送信日時|From|To|Cc|Date|Sent)\s*:/i
/** 「ホーム > お知らせ > …」 says where the page stands, a row of links what else there is. */
const breadcrumbs =
  /^(?:現在の?(?:位置|地|ページ)\s*:?\s*)?(?:HOME|ホーム|トップ(?:ページ)?|TOP(?: ?PAGE)?)(?:\s*[>»›→≫|/]|(?: \S+){3,}$)/i
const crumb = /\s*[>»›→≫]\s*/
/** A title set over two lines: the second begins with what nothing begins with, or the first ends in what nothing ends in. */
const goesOn =
  /^(?:(?:お?そ)?れ?に(?:つい|関|お(?:ける|いて)|よる|係|伴)|(?:お?そ)?れの|を|[へでと]の|の(?:お詫び|お知らせ|件|発生|可能性)|および|及び|並びに|ならびに)/
const isUnfinished = /(?:[^も]の|[にを]|する|おける|よる|伴う|係る|及び|および|並びに|[、・])$/
const endingDate = /\s+\d{4}[/.年]\d{1,2}[/.月]\d{1,2}日?$/
// A site's own title ends in its name: 「…について | 汐見崎市」, 「…について／汐見崎市」.
const siteName = /\s*[|／].*$|\s+[-–—]\s+.*$/

const clean = (text: string): string =>
  text.replace(postPrefix, '').replace(/\s+/g, ' ').trim().replace(subjectLine, '').replace(endingDate, '')

const opensRelease = (folded: string, words: RegExp): boolean =>
  folded.length >= 6 &&
  words.test(folded) &&
  !headsSection.test(folded) &&
  !startsWithDay.test(folded) &&
  !folded.includes('。')

interface Line {
  readonly kind: string
  readonly text: string
  readonly folded: string
}

const isNoTitle = (folded: string): boolean =>
  folded.includes('。') || onlyDate.test(folded) || address.test(folded) || breadcrumbs.test(folded)

/** The first lines of a document, those of one title as one. */
const openingLines = ({ blocks, text }: Document): readonly Line[] => {
  const lines: Line[] = []
  for (const [i, block] of blocks.slice(0, 25).entries()) {
    const line = clean(text.slice(block.start, block.end))
    const folded = line.normalize('NFKC')
    const last = lines.at(-1)
    const between = text.slice(blocks[i - 1]?.end ?? 0, block.start)
    const isNextLine = last?.kind === block.kind && /^[^\n]*\n?[^\n]*$/.test(between)
    if (last && isNextLine && !isNoTitle(last.folded) && (goesOn.test(folded) || isUnfinished.test(last.folded)))
      lines[lines.length - 1] = { kind: block.kind, text: last.text + line, folded: last.folded + folded }
    else lines.push({ kind: block.kind, text: line, folded })
  }
  return lines
}

/**
 * The title of a release: the heading or line that speaks of an apology, notice or report; else what the page calls
 * itself; else its first line that is more than a date.
 */
export const releaseTitle = (document: Document): string => {
  const own = clean(document.title ?? '')
  if (postPrefix.test(document.title ?? '') && own) return own.slice(0, titleLength)
  const lines = openingLines(document)
  const opening = lines.filter(
    ({ text, folded }) =>
      text.length >= 4 &&
      text.length <= titleLength &&
      folded.replace(onlyDate, '').trim().length >= 4 &&
      !breadcrumbs.test(folded) &&
      !mailHeader.test(folded),
  )
  const ownPlace = lines
    .find(({ folded }) => breadcrumbs.test(folded))
    ?.text.split(crumb)
    .at(-1)
    ?.trim()
  const named = opening.filter(({ folded }) => opensRelease(folded, aboutIncident))
  // A news page heads its list with 「2026年3月13日 重要なお知らせ」; the line without a date is the better title.
  const undated = named.filter(({ folded }) => !onlyDate.test(folded))
  const found = undated.find((b) => b.kind === 'heading') ?? undated[0]
  const ownBare = own.replace(siteName, '')
  const says = opening.find((b) => !address.test(b.folded))
  const title =
    found?.text ??
    (ownBare.length >= 4 ? ownBare : undefined) ??
    named[0]?.text ??
    opening.find(({ folded }) => opensRelease(folded, asksOrTells))?.text ??
    (ownPlace !== undefined && opensRelease(ownPlace.normalize('NFKC'), aboutIncident) ? ownPlace : undefined) ??
    (says !== undefined && !introduces.test(says.folded) ? says.text : undefined) ??
    opening[0]?.text ??
    own
  return title
    .replace(/[|／][^|／]{1,20}$/, '')
    .trim()
    .slice(0, titleLength)
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

const bigrams = (text: string): Set<string> => {
  const t = text.normalize('NFKC').replace(/[\s\d年月日.,、。()「」【】第報]+/g, '')
  return new Set(Array.from(t, (c, i) => c + (t[i + 1] ?? '')))
}

/** Share of character pairs two titles have in common (Dice), 0–1. */
export const similarity = (a: string, b: string): number => {
  const x = bigrams(a)
  const y = bigrams(b)
  let both = 0
  for (const g of x) if (y.has(g)) both++
  return x.size + y.size === 0 ? 1 : (2 * both) / (x.size + y.size)
}
