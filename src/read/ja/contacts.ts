import type { Fact, Facts } from '../../casebook/facts.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { makeFact } from './evidence.js'
import { gateOf } from './gates.js'
import { matchesOf } from './matches.js'
import { isOpen, textOf, wordsOf } from './words.js'
import { lineAt, zoneAt } from './zones.js'

/** 0120-000-358, 0563(01)2214, 03 1234 5678; kanji numerals 〇二九七-〇一-六六二五. */
const phonePattern =
  /(?<![\d〇一二三四五六七八九-])(?<!\d\.)\(?(?:\+81[- ]?)?0\d{1,4}(?:\)[-( ]{0,2}|[-( ]{1,2})\d{1,4}[-) ]{1,2}\d{3,4}(?![\d-])|〇[一二三四五六七八九〇]{1,4}-[一二三四五六七八九〇]{1,4}-[一二三四五六七八九〇]{3,4}/g
const mailPattern =
  /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}(?:@|＠|\[at\]|\(at\)|★)[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){1,6}/g
/** A number begins with 0 or 〇, an address has one of its signs. */
const phoneSigns = gateOf(['〇', ...'0123456789'.split('').map((digit) => `0${digit}`)])
const mailSigns = gateOf(['@', '＠', '[at]', '(at)', '★'])

const kanjiDigits = '〇一二三四五六七八九'
const toPhone = (raw: string): string =>
  [...raw]
    .map((c) => (kanjiDigits.includes(c) ? String(kanjiDigits.indexOf(c)) : c))
    .join('')
    .replace(/^\(|^\+81[- ]?(?=0)/g, '')
    .replace(/[() ]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')

const isFax = /(?:FAX|Fax|fax|ファックス|ファクス|ファクシミリ|F)[^\d]{0,8}$/
const enquiry =
  /ダイヤル|ホットライン|サポート|問い?合わ?せ|窓口|相談|連絡|お尋ね|フリーダイヤル|照会|担当|[課部室係局]\s?$|[課部室係局][ :(、]|☎|℡|TEL|Tel|電話|コールセンター/
/** Page furniture: an address with a postal code, a copyright line, a head office. */
const furniture =
  /〒\d{3}|Copyright|©|All Rights|本店|代表番号はこちら|所在地|紛失・盗難|24時間受付の紛失|カード紛失|広告掲載|配信停止|採用に関する/
const otherMatter =
  /予約専用|予約の?電話|予約受付|カードの紛失|紛失・盗難|(?<!広報・)IR(?:に関する)?(?!室|部|課|担当|・広報)|採用|入会|引越し|ご?注文(?:は|の|\(|$)/
/** The number of the house itself, beside what the page says of the house. */
const house = /会社概要|役[所場][^\d]{0,6}代表電話/
/** The head of a listed company's notice names whom investors ask. */
const listedHead = /コード番号/
/** An address that belongs to the office to be asked. */
const office = /(?:[課係室]|窓口|担当)[^、。]{0,4} ?〒\d{3}/
/** Who signs or is there to answer, without a word of enquiries: 「お客さまセンター 0999-19-6060」「NPO法人 X info@…」. */
const answersCalls = /センター|デスク|事務局|受付|代表|法人|会社|本部|委員会|[課部室係]/

/** Phone numbers and addresses given for enquiries about this matter: no fax, no page furniture, none of an older report. */
export const readContacts = (reading: Reading): Pick<Facts, 'contacts'> => {
  const { text } = reading
  const contacts: Fact<{ phone?: string; email?: string }>[] = []
  const seen = new Set<string>()
  const isForEnquiries = (span: Span): boolean => {
    const zone = zoneAt(reading, span.start)
    if (zone === 'reference') return false
    const line = lineAt(reading, span.start)
    const before = text.slice(Math.max(line.start, span.start - 60), span.start)
    const around = text.slice(Math.max(line.start, span.start - 80), Math.min(line.end, span.end + 80))
    if (isFax.test(before) || otherMatter.test(before)) return false
    if (furniture.test(around) && !(zone === 'contact' && office.test(before))) return false
    const above = text.slice(Math.max(0, line.start - 160), line.start)
    return zone === 'contact' || enquiry.test(around) || enquiry.test(above)
  }
  /** Signed with it: a short line with a name, at the end of what is said. */
  const signs = (span: Span): boolean => {
    const line = lineAt(reading, span.start)
    const words = text.slice(line.start, line.end)
    return (
      words.length < 90 &&
      zoneAt(reading, span.start) !== 'reference' &&
      !/[はがを]/.test(words) &&
      answersCalls.test(words) &&
      !isFax.test(text.slice(Math.max(line.start, span.start - 30), span.start)) &&
      !furniture.test(words) &&
      !otherMatter.test(words)
    )
  }
  const beside: Fact<{ phone?: string; email?: string }>[] = []
  /** Where it stands: for enquiries, beside something else, or neither. */
  const note = (value: { phone?: string; email?: string }, span: Span, rule: string): void => {
    const key = value.phone ?? value.email ?? ''
    if (seen.has(key)) return
    if (isForEnquiries(span)) {
      seen.add(key)
      const line = lineAt(reading, span.start)
      const isHouse =
        house.test(text.slice(Math.max(line.start, span.start - 60), span.end)) ||
        (span.start < 600 && listedHead.test(text.slice(Math.max(0, span.start - 160), span.start)))
      ;(isHouse ? beside : contacts).push(makeFact(reading, value, span, rule))
    } else if (signs(span)) beside.push(makeFact(reading, value, span, rule))
  }
  for (const sentence of reading.sentences) {
    const here = wordsOf(reading, sentence, 4000)
    if (isOpen(phoneSigns, here))
      for (const match of matchesOf(phonePattern, textOf(here))) {
        const start = here.start + match.index
        const phone = toPhone(match[0])
        const digits = phone.replace(/\D/g, '').length
        if (digits >= 9 && digits <= 11) note({ phone }, { start, end: start + match[0].length }, 'contacts/phone')
      }
    if (isOpen(mailSigns, here))
      for (const match of matchesOf(mailPattern, textOf(here))) {
        const start = here.start + match.index
        const email = match[0].replace(/＠|\[at\]|\(at\)|★/, '@')
        note({ email }, { start, end: start + match[0].length }, 'contacts/email')
      }
  }
  // What stands beside something else is given for enquiries where nothing else is.
  return { contacts: contacts.length > 0 ? contacts : beside }
}

export const contactsReader: FactReader = { name: 'contacts', read: (reading) => readContacts(reading) }
