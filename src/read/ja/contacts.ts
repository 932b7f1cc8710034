import type { Fact, Facts } from '../../casebook/facts.js'
import type { PassedOverWhy } from '../../casebook/passed-over.js'
import type { FactReader } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { gateOf } from './patterns/gates.js'
import { isOpen, textOf, wordsOf } from './patterns/words.js'
import { firstNotBefore } from './text/bounds.js'
import { makeFact } from './text/evidence.js'
import { matchesOf } from './text/matches.js'
import { lineAt, zoneAt } from './zones.js'

/** 0120-000-358, 0563(01)2214, 03 1234 5678; kanji numerals 〇二九七-〇一-六六二五, 〇二九七(〇一)六六二五. */
const fullPhone =
  /(?<![\d〇一二三四五六七八九-])(?<!\d\.)\(?(?:\+81[- ]?)?0\d{1,4}(?:\)[-( ]{0,2}|[-( ]{1,2})\d{1,4}[-) ]{1,2}\d{3,4}(?![\d-])|(?<!\d)[〇0][一二三四五六七八九〇0]{1,4}[-(の][一二三四五六七八九〇0]{1,4}[-)の][一二三四五六七八九〇0]{3,4}/
/** 電話 211-2222: a number within the town has its word before it. */
const localPhone = /(?<=(?:電話|TEL|Tel|☎|℡)(?:番号)?[: ]{0,2})[1-9]\d{1,2}-\d{4}(?![\d-])/g
const anyPhone = new RegExp(`${fullPhone.source}|${localPhone.source}`, 'g')
const mailPattern =
  /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}(?:@|＠|\[at\]|\(at\)|★)[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){1,6}/g
/** A number begins with 0 or 〇, an address has one of its signs. */
const phoneSigns = gateOf([
  '〇',
  ...[...'一二三四五六七八九'].map((digit) => `0${digit}`),
  ...'0123456789'.split('').map((digit) => `0${digit}`),
])
const localSigns = gateOf(['電話', 'TEL', 'Tel', '☎', '℡'])
const mailSigns = gateOf(['@', '＠', '[at]', '(at)', '★'])

const kanjiDigits = '〇一二三四五六七八九'
const toPhone = (raw: string): string =>
  [...raw]
    .map((c) => (kanjiDigits.includes(c) ? String(kanjiDigits.indexOf(c)) : c))
    .join('')
    .replace(/^\(|^\+81[- ]?(?=0)/g, '')
    .replace(/[()の ]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '')

const isFax = /(?:FAX|Fax|fax|ファックス|ファクス|ファクシミリ|(?<![A-Za-z])F(?![A-Za-z]))[^\d]{0,8}$/
const enquiry =
  /ダイヤル|ホットライン|サポート|問い?合わ?せ|窓口|相談|連絡|お尋ね|ご質問|ご不明|お?気づき|へお寄せ|お知らせ(?:ください|願|をお)|フリーダイヤル|照会|担当|[課部室係局]\s?$|[課部室係局][ :(、]|☎|℡|TEL|Tel|電話|コールセンター/
/** Page furniture: an address with a postal code, a copyright line, a head office. */
const furniture =
  /〒\d{3}|Copyright|©|All Rights|本店(?! ?[^\s、。\d]{0,12}[部課室係])|代表番号はこちら|所在地|紛失・盗難|24時間受付の紛失|カード紛失|広告掲載|特定商取引法|配信停止|採用に関する/
const otherMatter =
  /予約専用|予約の?電話|予約受付|カードの紛失|紛失・盗難|(?<!広報・)IR(?:に関する)?(?!室|部|課|担当|・広報)|採用|入会|引越し|ご?注文(?:専用|受付|は|の|\(|$)|資料請求(?!フォーム|」|を)/
/** What a site has under every page: 「お気軽にお問い合わせください」, 「製品に関するお問い合わせ」. */
const everyday =
  /資料(?:の?ご)?請求|お気軽に|(?:製品|商品|サービス|採用|広告|ご利用方法)に(?:関する|ついての)(?:ご?質問|ご?相談|お?問い?合)/
/** For what goes on beside this matter, in its own sentence: 「欠席のご連絡は、これまでどおり…」, 「予約の変更は…」, 「通常のお問い合わせ」. */
const asEver =
  /(?:漏水|断水|停電|ガス漏れ|忘れ物|落とし物|急患|救急|時間外)(?:[^。、は]{0,10}は|(?:など|等)?の?(?:ご?連絡|ご?通報|お知らせ|受付|ご?相談)(?:先|窓口|専用)?[^。、\d]{0,8}(?:\([^()]{0,16}\))?[^。、\d]{0,6}$)|(?<!に関する|についての|に係る)(?:通常|一般|日ごろ|日頃|普段)(?:的な|の)[ご御]?(?:質問|相談|照会)|(?:これまで|通常|従来)(?:どおり|通り)|通常の(?:お?問い?合わ?せ|ご?連絡|ご?予約|ご?注文)|(?:お?仕事|求人|転職|就職|お?住まい|融資|ローン|お?見積もり?|査定|買取|入居|入園|入学|見学|講座|催し|イベント|給付|手続き?|ご?契約|ご?予約|再発行|欠席|配送|料金|修理|操作|レッスン|診療|受診)(?:の(?:内容|手続き?|方法|申込み?|変更))?(?:など|等)?(?:に(?:関する|ついての)|の)(?:ご?質問|ご?相談|ご?照会|お?問い?合|ご?連絡)|(?:申し?込み?|予約|取消し?|キャンセル|購入|受講|欠席|ご?感想|応募)(?:・[^。、は]{1,6})?(?:の?(?:変更|受付|ご?連絡|ご?案内))?は(?![^。、]{0,16}(?:不要|必要(?:は|が)?(?:あり|ござ)|[いでせれ]ません))/
/** 「企業展示に関するお問い合わせは」: what the enquiry is about. */
const enquiryAbout =
  /([^、。(:「」・ ]{1,14})に(?:関する|ついての|係る)(?:(?:その他|一般|通常|各種)(?:的な|の))?(?:お?問い?合わ?せ|[ご御]?質問|[ご御]?相談|[ご御]?照会|[ご御]?連絡)/g
/** This matter, or the page that tells of it; the press asks about it too. */
const thisMatter =
  /^(?:本(?![校学社店院園市町村県館会])|当該|この|これ|ここ|その|今回|今般|先般|上|前記|左記|標記|表記|以上)|件|事案|事故|事象|事態|問題|ページ|記事|資料|内容|情報|プライバシー|悪用|漏|流出|紛失|盗|誤|手違い|不正|不審|攻撃|ウイルス|ランサム|障害|不具合|停止|被害|補償|返金|対応|対策|アカウント|パスワード|ログイン|カード|通知|お知らせ|リリース|発表|報道|取材|メディア|マスコミ|(?:お客|株主|投資家|取引先|会員)(?:様|さま|の皆[様さ]ま?|の方)?$/
/** The number of the house itself, beside what the page says of the house. */
const house = /会社概要|役[所場][^\d]{0,6}代表電話|開館時間|休館日/
/** 「代表電話 …」 on the line under the address of the house. */
const switchboard = /^ *(?:代表(?:電話|番号)?|電話 ?\(代表\))[^\d]{0,4}$/
const addressLine = /〒\d{3}[^\n]{0,80}\n$/
/** What stands over the numbers of all the shops or offices of the house: 「《店舗一覧》」. */
const directory =
  /^[^一-鿿ぁ-んァ-ヶ\d]{0,3}[一-鿿]{0,4}(?:店舗|支店|営業所|事業所|拠点|教室|施設|校舎)の?(?:ご?案内|一覧|リスト|連絡先一覧)[^一-鿿ぁ-んァ-ヶ\d]{0,3}$/
/** Over what the house is: there its number stands among others of its facts, unless its line says that it is to be called. */
const profile =
  /^[^一-鿿ぁ-んァ-ヶ\d]{0,3}(?:会社|企業|法人|団体|施設|店舗)(?:概要|情報|プロフィール)[^一-鿿ぁ-んァ-ヶ\d]{0,3}$/
/** 「最寄りの店舗までお問い合わせください」: then they are given for that. */
const sentThere =
  /(?:店舗?|支店|営業所|事業所|拠点|教室|施設|校舎)(?:の?窓口)?(?:まで|に|へ|にて)[^。\n]{0,16}(?:問い?合|連絡|相談|申し?出)/
const enquiryHead = /問い?合わ?せ|窓口|相談|連絡先/
const longestDirectory = 12

/** Does a line stand in a list of shops that the page gives for its own sake? */
const isInDirectory = ({ text, lines }: Reading, line: Span): boolean => {
  const own = firstNotBefore(lines, ({ start }) => start < line.start)
  for (let at = own - 1; at >= Math.max(0, own - longestDirectory); at--) {
    const { start, end } = lines[at]!
    const words = text.slice(start, Math.min(end, start + 60))
    if (directory.test(words.trim())) return !sentThere.test(text.slice(Math.max(0, start - 600), start))
    if (profile.test(words.trim())) return !enquiryHead.test(text.slice(line.start, line.end))
    if (words.endsWith('。') || enquiryHead.test(words)) return false
  }
  return false
}
/** A line of a list of news: 「2023.09.01 電話番号変更のお知らせ(03-0000-0000)」. */
const newsItem =
  /^\W{0,3}(?:\d{4}[./年-] ?\d{1,2}[./月-] ?\d{1,2}日?|令和\d{1,2}年\d{1,2}月\d{1,2}日) [^。、]{2,50}(?:について|お知らせ|ご案内|お詫び|募集|開催|変更)[^。、]{0,24}$/
/** The head of a listed company's notice names whom investors ask. */
const listedHead = /コード番号/
/** An address that belongs to the office to be asked. */
const office = /(?:[課係室]|窓口|担当)[^、。]{0,4} ?〒\d{3}/
/** The line of the office itself, beside that of the house: 「〒100-0000 代表 …、総務課直通 …」. */
const direct = /直通[^\d]{0,4}$/
/** Who signs or is there to answer, without a word of enquiries: 「お客さまセンター 0999-19-6060」「NPO法人 X info@…」. */
const answersCalls = /センター|事務所|事務室|デスク|事務局|受付|代表|法人|会社|本部|委員会|[課部室係]/

type Contact = { readonly phone?: string; readonly email?: string }

/** For enquiries; beside something else, but for enquiries where nothing else is; or neither, and why. */
type Standing = 'enquiries' | 'beside' | 'near' | PassedOverWhy

const standingOf = (reading: Reading, span: Span, line: Span): Standing => {
  const { text } = reading
  const zone = zoneAt(reading, span.start)
  if (zone === 'reference') return 'part-reference'
  const before = text.slice(Math.max(line.start, span.start - 60), span.start)
  const around = text.slice(Math.max(line.start, span.start - 80), Math.min(line.end, span.end + 80))
  if (isFax.test(before)) return 'contact-fax'
  if (otherMatter.test(before) || newsItem.test(text.slice(line.start, line.end))) return 'contact-other-matter'
  if (furniture.test(around) && !(zone === 'contact' && office.test(before)) && !direct.test(before))
    return 'contact-page'
  if (isInDirectory(reading, line)) return 'contact-page'
  const above = text.slice(Math.max(0, line.start - 160), line.start)
  // 「予約の変更は 0999-18-7401、本件は 0999-18-7450」: what is said of one number does not hold for the next.
  const sinceNumber = before.split(/\d{3,4}(?![\d-])/).at(-1) ?? ''
  const sentence = sinceNumber.includes('本件') ? sinceNumber : before.slice(before.lastIndexOf('。') + 1)
  const isEveryday =
    everyday.test(text.slice(Math.max(0, line.start - 80), span.start)) ||
    asEver.test(sentence) ||
    matchesOf(enquiryAbout, sentence).some(([, about = '']) => !thisMatter.test(about))
  if (zone === 'contact' || direct.test(before) || enquiry.test(around) || enquiry.test(above))
    return isEveryday ||
      house.test(before) ||
      (switchboard.test(before) && addressLine.test(above)) ||
      (span.start < 600 && listedHead.test(text.slice(Math.max(0, span.start - 160), span.start)))
      ? 'beside'
      : 'enquiries'
  // Signed with it: a short line with a name, at the end of what is said.
  const words = text.slice(line.start, line.end)
  if (words.length >= 90 || /[はがを]/.test(words) || furniture.test(words) || otherMatter.test(words))
    return 'contact-page'
  return answersCalls.test(words) ? 'beside' : 'near'
}

const whyNot = (standing: Standing): PassedOverWhy =>
  standing === 'enquiries' || standing === 'beside' || standing === 'near' ? 'contact-page' : standing

/** Phone numbers and addresses given for enquiries about this matter: no fax, no page furniture, none of an older report. */
export const readContacts = (reading: Reading): Pick<Facts, 'contacts'> => {
  const found: { readonly value: Contact; readonly span: Span; readonly line: Span; standing: Standing }[] = []
  const seen = new Set<string>()
  const note = (value: Contact, start: number, end: number): void => {
    const key = value.phone ?? value.email ?? ''
    if (seen.has(key)) return
    const line = lineAt(reading, start)
    const standing = standingOf(reading, { start, end }, line)
    if (standing === 'enquiries') seen.add(key)
    found.push({ value, span: { start, end }, line, standing })
  }
  for (const sentence of reading.sentences) {
    const here = wordsOf(reading, sentence, 4000)
    const phones = isOpen(phoneSigns, here) ? anyPhone : isOpen(localSigns, here) ? localPhone : undefined
    if (phones !== undefined)
      for (const match of matchesOf(phones, textOf(here))) {
        const start = here.start + match.index
        const phone = toPhone(match[0])
        const digits = phone.replace(/\D/g, '').length
        if (digits <= 11 && (digits >= 9 || !phone.startsWith('0'))) note({ phone }, start, start + match[0].length)
      }
    if (isOpen(mailSigns, here))
      for (const match of matchesOf(mailPattern, textOf(here))) {
        const start = here.start + match.index
        note({ email: match[0].replace(/＠|\[at\]|\(at\)|★/, '@') }, start, start + match[0].length)
      }
  }
  // On the next line to one that is given for enquiries: 「電話 …」 and 「メール …」.
  for (let at = 0; at < found.length; at++) {
    const { line, standing } = found[at]!
    const isBeside = (other: (typeof found)[number] | undefined): boolean =>
      other?.standing === 'enquiries' && (other.line.start === line.end + 1 || other.line.end + 1 === line.start)
    if (standing === 'near' && (isBeside(found[at - 1]) || isBeside(found[at + 1]))) found[at]!.standing = 'enquiries'
  }
  const stands = (one: Standing): boolean => found.some(({ standing }) => standing === one)
  // What stands alone under the signature is there to be used, though nothing says so.
  const taken: Standing = stands('enquiries') ? 'enquiries' : stands('beside') ? 'beside' : 'near'
  if (taken === 'near')
    for (const one of found)
      if (one.standing === 'near' && reading.text.slice(one.line.end).trim().length > 60) one.standing = 'contact-page'
  const contacts: Fact<Contact>[] = []
  const given = new Set<string>()
  for (const { value, span, standing } of found) {
    const said = value.phone ?? value.email ?? ''
    if (standing !== taken) reading.passOver?.('contacts', span, whyNot(standing), { value: said })
    else if (!given.has(said)) {
      given.add(said)
      contacts.push(makeFact(reading, value, span, value.phone === undefined ? 'contacts/email' : 'contacts/phone'))
    }
  }
  return { contacts }
}

export const contactsReader: FactReader = { name: 'contacts', read: (reading) => readContacts(reading) }
