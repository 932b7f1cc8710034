import type { Fact, Facts } from '../../casebook/facts.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { makeFact } from './evidence.js'
import { gateOf } from './gates.js'
import { isOpen, textOf, wordsOf } from './words.js'
import { lineAt, zoneAt } from './zones.js'

/** 0120-000-358, 0563(01)2214, 03 1234 5678; kanji numerals 〇二九七-〇一-六六二五. */
const phonePattern =
  /(?<![\d〇一二三四五六七八九-])(?<!\d\.)\(?(?:\+81[- ]?)?0\d{1,4}\)?[-( ]{1,2}\d{1,4}[-) ]{1,2}\d{3,4}(?![\d-])|〇[一二三四五六七八九〇]{1,4}-[一二三四五六七八九〇]{1,4}-[一二三四五六七八九〇]{4}/g
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
const otherMatter = /予約専用|予約の?電話|予約受付|カードの紛失|紛失・盗難|IR(?:に関する)?|採用/

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
    if (isFax.test(before) || furniture.test(around) || otherMatter.test(before)) return false
    const above = text.slice(Math.max(0, line.start - 160), line.start)
    return zone === 'contact' || enquiry.test(around) || enquiry.test(above)
  }
  for (const sentence of reading.sentences) {
    const here = wordsOf(reading, sentence, 4000)
    if (isOpen(phoneSigns, here))
      for (const match of textOf(here).matchAll(phonePattern)) {
        const span = { start: here.start + match.index, end: here.start + match.index + match[0].length }
        const phone = toPhone(match[0])
        const digits = phone.replace(/\D/g, '').length
        if (digits < 9 || digits > 11 || seen.has(phone) || !isForEnquiries(span)) continue
        seen.add(phone)
        contacts.push(makeFact(reading, { phone }, span, 'contacts/phone'))
      }
    if (isOpen(mailSigns, here))
      for (const match of textOf(here).matchAll(mailPattern)) {
        const span = { start: here.start + match.index, end: here.start + match.index + match[0].length }
        const email = match[0].replace(/＠|\[at\]|\(at\)|★/, '@')
        if (seen.has(email) || !isForEnquiries(span)) continue
        seen.add(email)
        contacts.push(makeFact(reading, { email }, span, 'contacts/email'))
      }
  }
  return { contacts }
}

export const contactsReader: FactReader = { name: 'contacts', read: (reading) => readContacts(reading) }
