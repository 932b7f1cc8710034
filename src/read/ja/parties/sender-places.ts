import type { Reading } from '../../reading.js'
import { isEveryday } from '../organisations/coined.js'
import { date, desk, nameIn, nobody, type SenderName } from './letterhead.js'
import { findSiteNames } from './site-name.js'

/** 「【霧原電力】お客様情報の漏えいについて」 */
const bracketAhead = /^\s{0,2}[【[〔<]([^【】[\]〔〕<>\n]{2,30})[】\]〕>](?=.)/
/** 「…連絡する。(霧原テレビ/2024.9.18/総務課)」「(2024年9月18日 霧原テレビ)」: what stands in the bracket that closes a line. */
const inClosing = (line: string): string | undefined => {
  const words = line.trimEnd()
  if (!/[)〕]$/.test(words)) return undefined
  const open = Math.max(words.lastIndexOf('('), words.lastIndexOf('〔'))
  const inner = words.slice(open + 1, -1)
  if (open < 0 || inner.length > 90 || !date.test(inner)) return undefined
  const parts = inner.split(/[/|]/.test(inner) ? /[/|]/ : /[、, ]/)
  return parts.find((part) => part.trim().length >= 2 && !date.test(part))
}
/** 「霧原電力です。」 opens a letter. */
const saysWho = /^([^、。「」()\s]{3,20})です。/
/** What the name of one who speaks ends in, or begins with, where no legal form says what it is. */
const body =
  /(?:塾|店|堂|屋|荘|庵|亭|社|館|園|院|会|団|組|寺|舎|房|軒|電力|ガス|水道|交通|バス|鉄道|テレビ|放送|ラジオ|新聞|薬局|歯科|スクール|クラブ|ホテル|FC|SC|ネットワーク|タクシー|観光|旅行|トラベル|農園|牧場|酒造|製菓|楽器|工房|カフェ|サロン|ジム|スタジオ|アカデミー|ショップ|ストア|マート|ユニオン|バンク|薬品|印刷|運輸)$|^(?:カフェ|ホテル|旅館|民宿|劇団|コープ|オンラインショップ|レストラン|ギャラリー|.{1,8}の店)/
/** 「霧原電力は、…」「霧原電力における…について」 */
const speaks =
  /^([^、。「」()【】\s]{3,24}?)(?:\((?:運営|経営)[^()\n]{2,30}\)(?:が|の)|(?:\([^()\n]{2,30}\))?(?:では、|は、|における|での))/
const common =
  /^(?:[当本弊同各全両該他]|この|その|一部|対象|関係|利用|会員|お客|当該|委託|受託|事業|本件|今回|以下|現在|弊|私)|(?:株式会社|^.{0,4}委員会|事務局|の会社|説明会|協議会|警察署|事業所|営業所|研究所|保健所)$/
/** 「お問い合わせ先」 alone on its line, or before a name. */
const contact =
  /^[【[〔<■●◆○(]?\s?(?:本件に(?:関する|ついての))?(?:お?問い?合わ?せ|連絡|照会)(?:先|窓口)?[】\]〕>)]?\s?:?\s?/
/** How to reach them, and what is a desk and nobody's name. */
const reach = /電話|TEL|Tel|℡|☎|メール|E-?mail|FAX|〒|\d{2,4}-\d{2,4}/

const withoutReach = (words: string): string => {
  const at = words.search(reach)
  const name = (at < 0 ? words : words.slice(0, at)).trim()
  return desk.test(name) || /[部課][一-鿿]{1,6}$/.test(name) ? name.replace(/ [^ ]*$/, '') : name
}

const HEAD = 10

/**
 * Names of senders in places of their own: in brackets before the title, in a bracket with the date at the end, as who
 * speaks first, where to ask, and in the title of the page.
 */
export const findSenderPlaces = (reading: Reading): SenderName[] => {
  const { text, lines, lexicon } = reading
  const found: SenderName[] = []
  const add = (raw: string | undefined, from: number, late: boolean) => {
    const name = raw === undefined ? undefined : nameIn(raw.trim())
    if (
      name === undefined ||
      nobody.test(name) ||
      common.test(name) ||
      (late && (desk.test(name) || /[部課室係班](?:$|[ 一-鿿])/.test(name)))
    )
      return
    const start = text.indexOf(name, from)
    if (start >= 0) found.push({ name, span: { start, end: start + name.length }, late })
  }
  for (let index = 0; index < lines.length; index++) {
    if (index === HEAD) index = Math.max(HEAD, lines.length - 8)
    const line = lines[index]
    if (line === undefined) break
    const words = text.slice(line.start, Math.min(line.end, line.start + 120)).trim()
    if (index < 3) add(bracketAhead.exec(words)?.[1], line.start, false)
    if (index < 4) add(saysWho.exec(words)?.[1], line.start, false)
    if (index < HEAD) {
      const speaker = speaks.exec(words)?.[1]
      if (speaker !== undefined && body.test(speaker) && !isEveryday(speaker, lexicon)) add(speaker, line.start, true)
    }
    if (index < 3 || index >= lines.length - 3) {
      const from = Math.max(line.start, line.end - 140)
      add(inClosing(text.slice(from, line.end)), from, false)
    }
    if (index < 3 && words.includes('|')) add(words, line.start, false)
    const asked = contact.exec(words)
    if (index < lines.length / 2 || asked === null) continue
    const told = words.slice(asked[0].length)
    const next = lines[index + 1]
    if (told !== '') add(withoutReach(told), line.start, true)
    else if (next !== undefined)
      add(withoutReach(text.slice(next.start, Math.min(next.end, next.start + 60))), next.start, true)
  }
  return [...found, ...findSiteNames(reading)]
}
