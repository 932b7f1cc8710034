import type { Reading, Sentence } from '../../reading.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { isCoined } from '../organisations/coined.js'
import { gateOf } from '../patterns/gates.js'
import { isOpen, type Words } from '../patterns/words.js'
import { firstNotBefore } from '../text/bounds.js'
import { isKanjiUnit } from '../text/characters.js'
import { service } from './work-words.js'

/** ミドリタイム, KIRI-Net, Smart Desk, キリシステム7, ラクラク勤怠, ミドリメール便 */
const token =
  /[ァ-ヴ][ァ-ヴーA-Za-z0-9・.+-]*[ァ-ヴーA-Za-z0-9+](?:(?:便|勤怠|会計|給与|名刺|帳簿|台帳|手帳|連絡網|安否|電子|文庫|市場|日和|先生|君|板)(?![一-鿿]))?|[A-Za-z][A-Za-z0-9.+-]*[A-Za-z0-9+](?: [A-Z][A-Za-z0-9.+-]*[A-Za-z0-9+])*(?:[ァ-ヴー]{2,}|(?:便|勤怠|会計|給与|名刺|帳簿|台帳|手帳|連絡網|安否|電子|文庫)(?![一-鿿]))?/y

/** Right after a name nothing goes on that would make another word of it. */
const ends = /^(?:$|[がをにはでとのへも、。)」\s(上内]|から|より|および|など|等)/
/** One uses it, or it has what only a service has. */
const usedSo =
  /^(?:に(?:ご)?(?:登録|入力|保存|保管|アップロード|ログイン|蓄積|格納|不正に?(?:アクセス|ログイン))|への(?:不正|ログイン|サイバー|登録)|を(?:ご?利用|使用|導入|採用|用い|使っ|使い|通じ|介し|経由|契約)|の(?:管理画面|管理者画面|アカウント|ログイン|脆弱性|利用者|ユーザー|会員(?!証)|運営会社|提供元|提供会社|開発元|画面)|上(?:で|に|の)|が(?:不正アクセス|サイバー攻撃|攻撃を)|(?:に(?:おい|おけ)|にて|で(?:は)?、?(?:不具合|障害|不正)))/
/** 「株式会社ソラのミドリタイムを」: said of what somebody makes. */
const ofMaker =
  /^(?:を(?:ご?利用|使用|使っ|使い|用い|導入|採用|契約|通じ|介し)|[がは]|に(?!は)|で|の|上|内|において|、)/
/** 「当社が利用するミドリタイムが」 */
const usesIt =
  /(?:利用|使用|導入|採用|運営|提供|運用|開発|販売|活用|契約)(?:する|し(?:ている|ていた|ております|ておりました|た)|中の|されている)$|(?:使って|用いて)(?:いる|いた|おります|おりました)$/
/** 「ミドリタイムは勤怠管理サービスです」 */
export const isKind = new RegExp(`^は、?[^。]{0,30}${service}(?:です|であり|で、|のこと)`)
/** 「ミドリタイム(勤怠管理システム)」 */
export const kindInBracket = new RegExp(`^ ?\\((?:[^()\\n]{0,24}${service}|(?:提供|運営|開発)[^()\\n]{0,24})\\)`)
/** 「ミドリタイムというサービス」 */
export const calledKind = new RegExp(`^(?:という|と(?:呼ばれ|称す)る)[^。、「」]{0,12}${service}`)
const usesBefore = /(?:用いた|用いる|使う|使った)[^。、]{0,12}$/
const malice = /(?:ウェア|ウイルス|ワーム|攻撃(?:グループ|者)|集団|型)(?:の|「|である|\()?$/

const asks = gateOf(
  '利用 使用 導入 採用 運営 提供 運用 開発 販売 活用 使って 置いて 登録 入力 保存 保管 ログイン アカウント 脆弱性 不正アクセス 攻撃 という において における 不具合 障害 サービス システム アプリ ソフト ツール クラウド サイト 製品 装置'.split(
    ' ',
  ),
)

/** May a sentence hold a service's name in bare words? On a line after a label (サービス名) it may be nothing else. */
export const mayHoldBareProduct = (here: Words): boolean =>
  isOpen(asks, here) ||
  (here.end - here.start <= 30 && '名称:)】]'.includes(here.reading.text.charAt(here.start - 2) || ' '))

/** A house one goes to is no product. */
export const venue =
  /^(?:ホテル|スタジオ・|レストラン|カフェ|サロン|スーパー|マンション|ペンション|リゾート|ブティック|クリニック)|(?:ホテル|レストラン|カフェ|サロン|タワー|プラザ|モール|パーク|ホール|スクール|アカデミー|クリニック|ハウス|ガーデン|センター|スタジアム|アリーナ|シアター|ビル|ヴィラ|テラス|ホーム|クラブ)$/

/**
 * Names of services in bare words: 「勤怠管理システム ミドリタイム」「ミドリタイムに登録された」「当社が利用するミドリメール便が」. A name holds
 * a coined word, and stands right after what it is or who makes or uses it, or has something said of it that is said of
 * services only. `isNoun`: does a word for a kind of product end there?
 */
export const findBareProducts = (
  reading: Reading,
  sentence: Sentence,
  here: Words,
  isNoun: (end: number, floor: number) => boolean,
): { readonly name: string; readonly start: number }[] => {
  const { text, lexicon, organisations } = reading
  const found: { name: string; start: number }[] = []
  let next = firstNotBefore(organisations, ({ end }) => end <= sentence.start)
  for (let at = here.start; at < here.end; at++) {
    if (!isNameUnit(text.charCodeAt(at))) continue
    let start = at
    let end = at + 1
    while (end < here.end && (isNameUnit(text.charCodeAt(end)) || '0123456789ー・.+-'.includes(text.charAt(end)))) end++
    at = end
    if (lexicon.everyday.longest(text, start, end)?.end === end || '@/.-'.includes(text.charAt(start - 1) || ' '))
      continue
    token.lastIndex = start
    end = start + (token.exec(text)?.[0].length ?? 0)
    // クラウドSchool Palette
    if (isLatinUnit(text.charCodeAt(end - 1))) {
      words.lastIndex = end
      end += words.exec(text)?.[0].length ?? 0
    }
    at = Math.max(at, end)
    while (next < organisations.length && (organisations[next]?.end ?? 0) <= start) next++
    if ((organisations[next]?.start ?? end) < end || '「『'.includes(text.charAt(start - 1) || ' ')) continue
    const kindEnd = endOfKind(text, start, end, lexicon)
    let joined = kindEnd > start && kindEnd < end - 2
    const kana = joined ? 0 : kanaBefore(text.slice(Math.max(sentence.start, start - 9), start))
    if (joined) start = kindEnd
    // 学習サービスまなびポケッツ
    else if (kana > 0 && isNoun(start - kana, sentence.start)) {
      joined = true
      start -= kana
    }
    // 英検オンラインドリル
    else if (isKanjiUnit(text.charCodeAt(start - 1)) && !isNoun(start, sentence.start)) {
      const head = kanjiHead.exec(text.slice(Math.max(sentence.start, start - 6), start))?.[0]
      if (head === undefined || speaker.test(head)) continue
      start -= head.length
    }
    if (joined || text.charAt(start - 1) === '(') {
      tail.lastIndex = end
      end += tail.exec(text)?.[0].length ?? 0
      at = Math.max(at, end)
    }
    const name = text.slice(start, end)
    if (name.length < 3 || venue.test(name) || lexicon.notProducts.has(name) || lexicon.commonNames.has(name)) continue
    if (
      !isCoined(name, lexicon) &&
      !(name.length > 3 && named.test(text.slice(Math.max(sentence.start, start - 9), start)))
    )
      continue
    const right = text.slice(end, Math.min(sentence.end, end + 48))
    const left = text.slice(Math.max(sentence.start, start - 16), start)
    if (!ends.test(right) && !calledKind.test(right)) continue
    if (malice.test(left)) continue
    const maker = organisations[next - 1]
    const told =
      joined ||
      (right === '' && start - sentence.start < 3 && label.test(text.slice(Math.max(0, start - 16), start))) ||
      afterNoun(left, start, right, (at) => isNoun(at, sentence.start)) ||
      usesIt.test(left) ||
      (maker !== undefined && maker.end === start - 1 && left.endsWith('の') && ofMaker.test(right)) ||
      (organisations[next]?.start === end + 1 &&
        (/^\([^()\n]{3,40}\)(?:[にで](?!は)|を)[^。]{0,12}(?:置|保存|保管|登録|管理|利用|使|用い|、)/.test(right) ||
          usesBefore.test(left))) ||
      kindInBracket.test(right) ||
      calledKind.test(right) ||
      (name.length > 3 && (usedSo.test(right) || isKind.test(right)))
    if (told) found.push({ name, start })
  }
  return found
}

/** 「(製品名 スクールコネクト、」: what is called a product's name may be of everyday words. */
const named = /\((?:製品|商品|サービス|システム|アプリ)名[: ]$/
/** ヨミモノ倉庫, right after what it is */
const tail = /(?:倉庫|広場|図鑑|日記|手帖|物語|学習|予約|診断|通帳|図書館|名簿)(?![一-鿿])/y
const joinsWords =
  /^(?:[のにがをはでとも]|へ|から|より|まで|など|や|または|および|ならびに|あるいは|もしくは|さん|さま|いず|かつ|いわ|ほか|だけ|しか|する|した|され|ある|あっ|いる|くだ)/
/** How many kana stand before a katakana word as the head of a name: 2 of 「サービスおとポケット」, none of 「サービスからポケット」. */
const kanaBefore = (left: string): number => {
  const kana = /(?<![ぁ-ん])[ぁ-ん]{2,6}$/.exec(left)?.[0] ?? ''
  return joinsWords.test(kana) ? 0 : kana.length
}

const kanjiHead = /(?<![一-鿿])[一-鿿]{2,4}$/
const speaker =
  /^(?:[当弊本同各全両他][一-鿿]|株式会社|有限会社|合同会社|現在|今回|当時|以下|今般|本件|通常|以前|従来|毎月|毎年)/

const words = /(?: [A-Z][A-Za-z0-9.+-]{0,24}[A-Za-z0-9+]){1,3}/y
const isLatinUnit = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)

/** Katakana and Latin letters, of which a coined word is made. */
const isNameUnit = (unit: number): boolean =>
  (unit >= 0x30a1 && unit <= 0x30f4) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)

/** 「オンラインストレージ|ソラノート」: where what it is ends, in one run of letters with its name. */
const endOfKind = (text: string, start: number, end: number, { everyday, productNouns }: Lexicon): number => {
  let found = start
  for (let at = start; at < end; ) {
    const noun = productNouns.longest(text, at, end)
    const word = everyday.longest(text, at, end)
    const next = Math.max(noun?.end ?? 0, word?.end ?? 0)
    if (next === 0) break
    if (next === noun?.end) found = next
    at = next
  }
  return found
}

/** 「サービス名」 on the line before, and nothing but the name on its own. */
const label = new RegExp(`${service}名(?:称)?[)\\]】]?:?\\n[ ・]?$`)

/** 「予約システム ミドリ」「予約システム(ミドリ)」「予約システムのミドリが不正アクセスを受け」 */
const afterNoun = (left: string, start: number, right: string, isNoun: (end: number) => boolean): boolean => {
  const joint =
    /(?:の|である|[ 、・:(]|\((?:名称|製品名|商品名|サービス名|システム名)[: ]|名(?:称)?(?::| {1,2})|名(?:称)?は、?)?$/.exec(
      left,
    )?.[0] ?? ''
  if (joint === 'の' && !usedSo.test(right)) return false
  if (joint.startsWith('(') && !/^[)、(]/.test(right)) return false
  return joint !== '' && isNoun(start - joint.length)
}
