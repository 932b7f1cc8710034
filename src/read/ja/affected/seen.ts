import type { SoFar } from '../../fact-reader.js'
import type { Reading } from '../../reading.js'
import { pattern } from '../patterns/pattern.js'
import { textOf, type Words, wordsOf } from '../patterns/words.js'

const handedOver: ReadonlySet<string> = new Set([
  'misdelivery',
  'unauthorized-access',
  'insider',
  'ransomware',
  'malware',
])

/** Data lay open: nobody was handed it, and nobody broke in for it. */
export const isExposedOnly = ({ actions }: SoFar): boolean =>
  actions.some(({ value }) => value === 'publishing-error' || value === 'misconfiguration') &&
  !actions.some(({ value }) => handedOver.has(value))

const seen = pattern(
  /実際に[^。]{0,12}(?:閲覧|開|見|参照)(?!(?:い|し)?た(?:方|保護者|利用者|会員|者)|でき)|閲覧(?:が(?:あった|あり|確認)|され(?:た(?!方|お客|皆|際|場合)|て))|閲覧(?:は|が)[^。、]{0,24}[1-9][\d,]{0,8} ?[回件](?:あ|確)|見られた|目に触れ|(?:利用者|第三者|会員|他人|別の方|社)に(?:実際に)?開かれ(?:て|た)|第三者が閲覧し|ご覧になっ(?:た|て)(?:こと|い|お)|知られ|(?:ダウンロード|取得)(?:は|数|が|され|した)?[^。、]{0,12}[1-9][\d,]{0,8} ?(?:[回件]|名|人)|\d ?回(?:表示|閲覧|ダウンロード|取得|複製|コピー)され|開いた(?:端末|方|人|者)[^。、]{0,14}[1-9]|(?:他の|別の|ほかの)[^。]{0,40}表示され(?:まし|た|る(?:事象|不具合|事案|障害|誤り|現象))/g,
)
const notSeen = /ない|ませ|なかった|おらず|ならず|可能性|おそれ|不明/
/** 「実際に開いた保護者は14人でした」「このうち実際に開かれたのは31人」: of the rest nobody knows. */
const ofSome = pattern(
  /(?<![一-鿿])(?:閲覧|開か|見ら|参照|取得|ダウンロード)(?:さ)?れたのは、?[^。、\d]{0,6}\d[\d,]{0,8} ?(?:人|名|件|世帯|組)分?(?:です|でし|であ|のみ|だけ|に(?:と|限))|実際に(?!(?:当該|同|その|この)?(?:ファイル|名簿|一覧|資料|フォルダ)を(?:開い|閲覧し|見|参照し)た(?:の|者|方|人)は)[^。]{0,16}(?:閲覧|開|見|参照|表示)[^。]{0,48}(?:\d ?(?:人|名|件|社|組|世帯|口座|アカウント)|者の数|有無)|(?:うち|実際に)[^。\d]{0,24}\d[\d,]{0,8} ?(?:人|名|件|社|組|世帯|口座|アカウント)(?:分|様)?(?:は|が|の)[^。]{0,24}(?:閲覧さ|表示さ|開か|見ら|参照さ|取得さ|ダウンロードさ)れ(?:て|た|まし)|(?:画面|フォーム|ファイル|ページ|リンク)を(?:開い|閲覧し|見|アクセスし)た[^。、\d]{0,8}(?:は|が)[^。、\d]{0,6}\d|うち[^。]{0,30}(?:(?:閲覧|表示|参照|取得|ダウンロード)さ|開か|見ら)れ(?:た|て(?:い|お))[^。、\d可恐お]{0,14}\d|うち[^。\d]{0,12}\d[\d,]{0,8} ?(?:人|名|件|世帯|組)(?:分|様)?(?:について)?(?:の[^。、]{0,8})?は[^。]{0,12}(?:第三者|他の|別の|ほかの)[^。、]{0,10}が[^。、]{0,8}(?:閲覧|取得|参照|開い|見)|うち[^。\d]{0,12}(?:閲覧|参照|取得|表示|ダウンロード)の(?:記録|履歴|痕跡)が(?:残|確認|あ|認め)[^。]{0,40}\d|(?:閲覧|表示|参照)された(?:側|ほう|方)の[^。、\d]{0,12}(?:は|が)[^。、\d]{0,4}\d|(?:うち|少なくとも)[^。\d]{0,12}\d[\d,]{0,8} ?(?:人|名|件|世帯|組)分[^。]{0,20}(?:閲覧|参照|取得|表示)(?:が|を)[^。、]{0,6}(?:認め|確認)/,
)
/** Of what lay open: how often it was opened, who looked at it. */
const viewings = pattern(
  /[1-9][\d,]{0,8} ?(?:回|件|名|人)(?:の(?:[^。、]{0,8}の)?)(?:閲覧|アクセス|表示|ダウンロード|参照)(?!制限|権)[^。]{0,16}(?:あっ|あり(?:ま|、)|記録|確認|残|認め)|(?:閲覧|(?<!不正)アクセス|表示|参照|ダウンロード)(?:数|件数|回数|者数?|履歴|記録)?(?:は|が|:|、|\(|も){0,2}[^。、\d]{0,16}[1-9][\d,]{0,8} ?(?:回|件|名|人|者)|[1-9][\d,]{0,8} ?(?:名|人)(?:の[^。、]{0,8})?が[^。、]{0,14}(?:閲覧|ダウンロード|開い|見|参照)(?:し|た|て)|[1-9][\d,]{0,8} ?(?:回|件|度|名|人)[^。\d]{0,16}(?:開か|閲覧さ|表示さ|見ら|参照さ|ダウンロードさ)れて?(?:い|おり|た|まし)/,
)
/** 「閲覧されたかどうかは不明である」「実際にご覧になった方の人数は分かっておりません」「どれが開かれたかは調べている」 */
const nobodyKnows = pattern(
  /(?:閲覧|参照|見(?:ら|た|え)|表示|開か|ダウンロード|ご覧に)[^。]{0,10}(?:か(?:どうか|否か)?|有無|人数|件数|回数)(?:は|について|に関して|まで)[^。]{0,12}(?:不明|分か(?:ら|り|って(?:い|お)り?ま?せ?(?:ん|な|ら))|わか(?:ら|り)|判(?:ら|明し)|確認でき|特定でき|明らかに(?:なって(?:いな|いませ|おら|おりませ)|なら|でき(?:な|ませ|て(?:いな|おら|おりませ)))|明らかで(?:な|はな|はあり)|定かで|調べて(?:い|お)|調査(?:中|して(?:い|お)))/,
)
/** 「第三者からの取得は認められませんでした」 */
const deniedInAll = pattern(
  /(?:以外|外部|第三者|社外|学外|他者)から(?:の|は)?[^。、]{0,8}(?:閲覧|取得|アクセス|参照|ダウンロード)(?:は|が|の(?:記録|形跡|痕跡)(?:は|が))[^。、]{0,10}(?:(?:認められ|確認され)(?:ませ|な|て(?:いませ|いな|おりませ|おら))|なかっ|ありませ|ございませ)/,
)
/** Who came across it and told of it has seen it. Those who look for flaws, or write of them, are not meant. */
const toldByOutsider = pattern(
  /(?:市民|町民|村民|県民|住民|利用者|申[込請]者|応募者|受験[者生]|出願者|参加者|登録者|契約者|購入者|求職者|傍聴者|来場者|閲覧者|訪問者|当事者|受講者|保護者|家族|卒業生|お客(?:様|さま)|会員|患者|学生|生徒|児童|受講生|見た[^。、]{0,6}|事業者|法人|団体|議員|委員|取引先|中学校|高等?学校|ユーザー|医師|第三者|の方|本人|外部)(?:の(?:方|保護者|お?一人|お?ひとり|会員|お客(?:様|さま)))?(?:様|さま|の?お?一人|の?お?ひとり)?(?:(?:から|より)[^。\n]{0,40}(?:連絡|電話|指摘|通報|問い?合わ?せ|情報提供|メール|メッセージ(?=が|で|を(?:い|頂|受))|申し?出|知らせ|教え)|の(?:ご|御)?指摘|に(?:ご)?(?:教え|知らせ)て|が[^。]{0,10}(?:見つけ|気付い|気づい)て?[^。]{0,14}(?:連絡|知らせ|申し?出|教え|電話))/,
)
const notViewed = /職員|担当者|当社|自動|巡回|検索エンジン|関係者のみ|のみで/
const flawSeekers = /研究者|記者|報道|専門家|調査会社|監視|運営会社|委託|JPCERT|IPA/

/** Somebody saw the data, and the words do not deny it. */
export const wasSeen = (words: Words): boolean => {
  if (!seen.may(words)) return false
  const text = textOf(words)
  for (const { index, 0: found } of text.matchAll(seen.regex))
    if (!notSeen.test(text.slice(index + found.length, index + found.length + 28))) return true
  return false
}

/** How surely a release says that somebody saw what lay open. */
export type Seen = 'seen' | 'likely' | 'unsaid'

/** 「実際に他社の方が開いたのは31名分」: of what was shown to others, so much was looked at. */
const reallySeen = pattern(
  /実際に[^。\d表示]{0,16}(?:閲覧|開[いか]|見[たてら]|参照)[^。]{0,24}\d ?(?:人|名|件|社|組|世帯|口座|アカウント)/,
)

/** 「表示された情報」 where it is told how many were seen: of the others nobody knows. */
const shown = /表示され/
const really = /実際|現に|うち|確か|確認|記録/
/** Are the words but of what was shown, to whoever looked? */
export const isShownOnly = (words: Words): boolean => {
  const text = textOf(words)
  return shown.test(text) && !really.test(text)
}

const someMemo = new WeakMap<Reading, boolean>()

/** Does the release tell how many of those that lay open were seen? */
export const tellsHowManySeen = (reading: Reading): boolean => {
  let told = someMemo.get(reading)
  if (told === undefined) {
    told = reading.sentences.some((sentence) => reallySeen.test(wordsOf(reading, sentence)))
    someMemo.set(reading, told)
  }
  return told
}

const memo = new WeakMap<Reading, Seen>()

/**
 * Does the release as a whole say that somebody saw what lay open? Where it tells how many did, of the others it does
 * not; who told of it, or how often the page was opened, makes it likely.
 */
export const seenInAll = (reading: Reading): Seen => {
  const known = memo.get(reading)
  if (known !== undefined) return known
  let likely = false
  let found = false
  let ofNobody = false
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence)
    if (ofSome.test(words) || nobodyKnows.test(words) || deniedInAll.test(words)) ofNobody = true
    else if (!found && wasSeen(words) && !/[か?][?。」]?$/.test(textOf(words))) found = true
    if (likely) continue
    if (toldByOutsider.test(words)) likely = !flawSeekers.test(textOf(words))
    else if (viewings.test(words)) likely = !notViewed.test(textOf(words))
  }
  const answer = ofNobody ? 'unsaid' : found ? 'seen' : likely ? 'likely' : 'unsaid'
  memo.set(reading, answer)
  return answer
}

/** What somebody did with a file or a page, told of a part of it. */
export const wasOpened = pattern(
  /(?:開い|閲覧し|参照し|ダウンロードし|取得し)て(?:い|おり)(?!な|ませ)|(?:開い|閲覧し)た(?:生徒|学生|職員|利用者|方|者)から/,
)
export const wasNotOpened = pattern(
  /(?:開かれ|閲覧され|見られ)て(?:い|おり)(?:な|ませ)|(?:開い|閲覧し)た[^。、]{0,8}は(?:い|おり)(?:な|ませ)|(?:閲覧|アクセス)(?:は|の記録は|された記録は)[^。、]{0,8}(?:なかった|ありませ|ない)/,
)

/** 「残る818名の成績は、誰にも表示されていません」: it lay there with what was seen. */
const seenByNone = pattern(
  /(?:誰|だれ|どなた)(?:に|から)も[^。、]{0,8}(?:閲覧|表示|参照|開か|見ら|取得)(?:さ)?れて(?:は)?(?:い|お)(?:ない|なかった|らず|ません|りません)/,
)
/** 「42名の成績が閲覧され、残る58名は誰にも閲覧されていません」: of one of them more is known. */
const seenByOthers = pattern(/(?:(?:閲覧|表示|参照|取得)さ|開か|見ら)れ(?:、|た(?!こと|可能|形跡|記録)|まし|ており)/)
export const isSeenByNone = (words: Words): boolean => seenByNone.test(words) && !seenByOthers.test(words)
