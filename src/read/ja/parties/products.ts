import type { Fact, Facts } from '../../../casebook/facts.js'
import type { FactReader } from '../../fact-reader.js'
import type { Reading, Span } from '../../reading.js'
import { isCoined } from '../organisations/coined.js'
import { gateOf } from '../patterns/gates.js'
import { pattern } from '../patterns/pattern.js'
import { isOpen, textOf, wordsOf } from '../patterns/words.js'
import { lastBefore } from '../text/bounds.js'
import { makeFact } from '../text/evidence.js'
import { matchesOf } from '../text/matches.js'
import { looksAhead, zoneAt } from '../zones.js'
import { calledKind, findBareProducts, isKind, kindInBracket, mayHoldBareProduct } from './bare-products.js'
import { forLater } from './took-no-part.js'

/** What may be said right after a product's name. */
const saidOfProduct =
  /^(?:\((?:提供元|提供会社|開発元|運営|製造元|[^()]{0,24}(?:製|の製品|提供|開発))|の(?:脆弱性|サーバ|データ|利用|提供|不正アクセス|管理画面|システム|運営|会員|登録|ユーザ|機能|アカウント|ログイン|プレイヤー|アップデート|不具合|障害)|への(?:不正アクセス|不正ログイン|ログイン|サイバー攻撃|攻撃)|に(?:脆弱性|不正アクセス|不正に?ログイン|ログイン|登録|保存|アップロード)|が(?:不正アクセス|攻撃|第三者(?:から|の|による)の?(?:不正|攻撃|サイバー))|という[^。、「」]{0,10}(?:サービス|システム|アプリ|ソフト|ツール|サイト|製品|名称)|につき|を(?:[一-鿿]{2,8}(?:に|で)(?=[利使用]))?(?:ご?利用|お使い|使[いうっ]|用い|使用|導入|運営|提供|お楽しみ|ご愛顧)|(?:運営|開発)(?:チーム|事務局)|で、?(?:障害|不具合|エラー)|で(?:は|予約|管理|提供)|(?:スマート[^。、]{2,4}用)?(?:アプリ|サービス|システム|会員(?:サイト|ページ))(?:に|の|で|を|が|は|へ|内|上)|に(?:おける|おいて|おきまして)[^。]{0,16}(?:不具合|障害|データ表示|不正ログイン|不正アクセス)|(?:プレイヤー|ユーザー?|会員)(?:様|さま)?の?(?:情報|データ)(?:への|の流出|の漏))/
// 〇〇製「X」, 〇〇が提供する「X」, 利用している「X」.
const madeOrUsed =
  /(?:(?:(?:利用|使用|導入)して|使って|用いて|借りて|入れて)(?:いる|いた|おります|おりました)|(?:無料|有料|市販|外部)の|製の?|(?:提供|運営|開発|販売)(?:する|して(?:いる|いた|おります)|した))$/
/** 「「マドカID」に対し、リスト型攻撃による不正ログインが」「「マドカ」を組み込んだ」: of a word that is nothing else */
const saidOfCoined =
  /^(?:に対(?:し|する)[^。「」]{0,30}(?:不正ログイン|不正アクセス|リスト型)|を(?:組み込|搭載|埋め込)[^。、]{0,2}[だでた])/
/** 「業務で使用する「X」」: many a list or form is used so, and a coined word names none. */
const usesIt = /(?:利用|使用|活用)する$|使う$/
const definition = /^[^」]{1,30}」(?:という|といい|と言|とい)|^[^」]{1,30}」(?:。)?\)/
const quoted = /[「『]([^「」『』\n]{2,30})[」』]/g
const afterNoun =
  /(?:ファイル(?:転送|共有|交換|送受信)[^\s、。「」()]{0,6}|サービス|ソフトウェア|ソフトウエア|ソフト|システム|装置|製品|アプリ|ツール)の?([A-Z][A-Za-z0-9.+-]{0,20}[a-z][A-Za-z0-9.+-]{0,20}(?: [A-Z][A-Za-z0-9.+-]{1,20}){0,2})(?![A-Za-z])/g
const latinInBracket = /\(([A-Z][A-Za-z0-9][A-Za-z0-9 .+-]{1,24}(?:フォーム|ドライブ|グループ|スプレッドシート)?)\)/g
/** 「Googleフォームにより」 */
const latinForm =
  /(?<![A-Za-z(])([A-Z][A-Za-z]{2,12} ?(?:フォーム|ドライブ|スプレッドシート|グループ|スライド|カレンダー))(?=[のをにでがは、。()]|上)/g
/** Services everybody knows, which need no word for what they are. */
const wellKnown =
  /(?<![A-Za-z一-鿿])(?:Microsoft ?(?:365|Teams|Forms)|Google ?(?:Classroom|Workspace)|Salesforce|kintone|キントーン|チャットワーク|Trello|Slack|Dropbox|Box(?=」?(?:の(?:共有|フォルダ|アカウント)|[にへ](?:保存|格納|アップロード)))|OneDrive|SharePoint|WordPress|Zoom|Chatwork|LINE ?(?:公式アカウント|WORKS)|EC-CUBE|Movable ?Type|Moodle)(?![A-Za-z]|の(?:プラグイン|テーマ|拡張|アドオン))/g
const isWellKnown = pattern(wellKnown)
/** 「平素よりスミレサーバーをご利用いただき」: a service by whose name its customers are greeted. */
const greeted =
  /(?:平素|いつも|日頃|日ごろ)(?:より|から|は)?、?([^\s「」『』()、。をはがに]{3,20})を(?:ご利用|お使い|ご愛用)(?:いただ|頂|くださ|下さ)/g
const isGreeted = pattern(greeted)
/** 「連絡ツール(WebFamily)を用いて」 */
const usedIt = /^\)(?:を(?:用い|利用|使|通|経由|介)|上で|の画面|[にへ](?:登録|投稿|アップ))/
const quotes = gateOf(['「', '『'])
const latinAfterNoun = pattern(afterNoun)
const inBracket = pattern(latinInBracket)
const isLatinForm = pattern(latinForm)
const noName =
  /[。、!?]|です|ます|ください|について|に関する|お詫び|お知らせ|ご報告|ご連絡|の件|ました|通信$|委員会|規程|手順|証明書$|マニュアル|名簿|リスト|おそれ|可能性|情報$|データ$|費用|感染し|確認|以下|年度|のみ$|全員|する$|した$|メール$|漏えい|流出|^@|^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/
/** What has a name and is held, written or asked for, but is no product. */
const happening =
  /キャンペーン|フェア$|フェス|まつり$|祭り?$|展$|講座|セミナー|イベント|大会|教室|コンテスト|説明会|プロジェクト|[補助]助?成?金$|給付金|事業$|制度$|総会|月間$|週間$|講演会|研修|検定|調査$|だより|新聞|[0-9]号$|計画|指針|方針|ガイドライン|申込|申請書|申出|通知|[票証届書欄]$|ボタン|画面|(?:(?<!コール|データ)センター|[^ア-ン]ホーム|[園院校荘苑寮会]|クラブ|(?<!図書)館|事業所|薬局|クリニック|教室|ステーション)$|登録$|問い?合わ?せ|ページ$|フォーム$|アンケート(?!さん)/

const signedUp = /^(?:の(?:登録|配信|会員)|にご?登録)/
/** 「予約アプリの「ヨヤクル」」: 「システムの「パスワード」」 has no name. */
const coined = /^[ァ-ヴーA-Za-z・]{3,}$/

/** 「めいぼクラウド」: says itself what it is. */
const namesItself = /..(?:クラウド|アプリ|ポータル)$/

/** A shop is no product, though it has a name: 「通販サイト「X」」, 「X公式ストア」. */
const shop =
  /の店$|(?:通販|EC|ショッピング|通信販売|直販)(?:サイト)?$|(?:オンライン|ネット|ウェブ|Web|EC|公式)(?:ショップ|ストア)(?:サイト)?$/
/** 「デイサービス「X」」「フィットネスジム「X」」「ボランティア団体「X」」: a house or a body of people, whatever it offers. */
const house =
  /(?:(?:デイ|通所|訪問|介護|看護|福祉|入浴|保育)[一-鿿]{0,4}サービス|温泉|浴場|(?:フィットネス|スポーツ|ボクシング|トレーニング)?ジム|(?:(?:老人|介護|グループ|ケア)ホーム|(?<!オンライン|ウェブ|Web|電子|デジタル)(?:教室|スクール|サロン|スタジオ)|(?:スポーツ|テニス|スイミング|児童|学童|サッカー|乗馬)クラブ|サークル|団体|法人|事業所|ホテル|旅館|レストラン|カフェ|食堂|美容室|理容室|写真館|学習塾|保育園|こども園|幼稚園|薬局|医院|クリニック)(?:である|の)?)$/
const shopName = /(?:ストア|ショップ|本?店|売店|SHOP|STORE|Shop|Store)$/

/** 「弊社が運営する「X」(以下「当サイト」)」, of a text in which goods are bought there. */
const isOwnShop = (text: string, at: number, end: number): boolean =>
  /(?:が|の)運営する?[^「」、。]{0,12}$/.test(text.slice(Math.max(0, at - 20), at)) &&
  /^\(以下、?「?当(?:サイト|店|ショップ|ストア)/.test(text.slice(end, end + 14)) &&
  /お買い?物|ご購入|商品/.test(text.slice(0, 3000))

const endsWithNoun = (reading: Reading, end: number, floor: number): boolean => {
  const { text, lexicon } = reading
  for (let start = Math.max(floor, end - 14); start < end; start++) {
    const hit = lexicon.productNouns.longest(text, start)
    if (hit !== undefined && hit.end === end) return true
  }
  return false
}

/** スミレサーバー: a word for a service at the end, and a name of katakana or Latin letters before it. */
const isOwnService = (reading: Reading, name: string, at: number): boolean =>
  /^[ァ-ヴーA-Za-z]{3}/.test(name) &&
  !reading.lexicon.notProducts.has(name) &&
  /.{3}(?:サーバー?|サービス|アプリ|クラウド|ポータル|ネット|メール)$/.test(name) &&
  endsWithNoun(reading, at + name.length, at)

/** Services and products by name: quoted after what they are, or with something said of them that only a product has. */
export const readProducts = (reading: Reading): Pick<Facts, 'products'> => {
  const { text, lexicon } = reading
  const found = new Map<string, { span: Span; rule: string }>()
  const shops = new Set<string>()
  const houses = new Set<string>()
  const keep = (name: string, span: Span, rule: string) => {
    if (!found.has(name)) found.set(name, { span, rule })
  }
  for (const sentence of reading.sentences) {
    const here = wordsOf(reading, sentence, 4000)
    const latin = latinAfterNoun.may(here)
    const bracketed = inBracket.may(here)
    const form = isLatinForm.may(here)
    const known = isWellKnown.may(here)
    const greets = isGreeted.may(here)
    const bare = mayHoldBareProduct(here)
    if (!isOpen(quotes, here) && !bare && !greets && !latin && !bracketed && !form && !known) continue
    const zone = zoneAt(reading, sentence.start)
    if (zone === 'request' || zone === 'reference' || zone === 'contact' || forLater.test(here)) continue
    const words = textOf(here)
    if (isOpen(quotes, here))
      for (const match of matchesOf(quoted, words)) {
        const at = here.start + match.index
        const name = (match[1] ?? '').replace(/\(.{0,30}\)$/, '').trim()
        const end = at + match[0].length
        if (name.length < 2 || /^\d+$/.test(name) || lexicon.notProducts.has(name)) continue
        // 「きりはら防災メール」の登録者: one may sign up for it, so it is no letter.
        if (
          noName.test(name) &&
          !(
            name.length > 3 &&
            name.endsWith('メール') &&
            (signedUp.test(text.slice(end, end + 6)) ||
              endsWithNoun(reading, at, sentence.start) ||
              isCoined(name, lexicon))
          )
        )
          continue
        const beforeWords = text.slice(Math.max(sentence.start, at - 12), at)
        if (shop.test(beforeWords) || shopName.test(name) || isOwnShop(text, at, end)) shops.add(name)
        if (house.test(beforeWords)) {
          houses.add(name)
          continue
        }
        // 以下「X」という defines a short form.
        if (
          /以下[、,\s]*$/.test(beforeWords) ||
          (definition.test(text.slice(at + 1, at + 40)) === true && /以下/.test(beforeWords))
        )
          continue
        if (
          namesItself.test(name) ||
          endsWithNoun(reading, withoutBracket(text, at), sentence.start) ||
          (text.charAt(at - 1) === '(' && endsWithNoun(reading, at - 1, sentence.start)) ||
          (text.charAt(at - 1) === 'の' &&
            coined.test(name) &&
            !lexicon.commonNames.has(name) &&
            endsWithNoun(reading, at - 1, sentence.start))
        )
          keep(name, within(at, sentence), 'products/named-after-noun')
        else {
          const made = madeOrUsed.test(beforeWords) || (usesIt.test(beforeWords) && isCoined(name, lexicon))
          const after = text.slice(end, end + 48)
          if (
            !made &&
            !saidOfProduct.test(after) &&
            !(saidOfCoined.test(after) && isCoined(name, lexicon)) &&
            !kindInBracket.test(after) &&
            !calledKind.test(after) &&
            !isKind.test(after)
          )
            continue
          if (!happening.test(name))
            keep(name, within(at, sentence), made ? 'products/named-after-noun' : 'products/said-of')
          else reading.passOver?.('products', { start: at, end }, 'product-none', { value: name })
        }
      }
    if (latin)
      for (const match of matchesOf(afterNoun, words)) {
        const name = match[1] ?? ''
        const at = here.start + match.index + match[0].length - name.length
        if (name.length >= 3 && !lexicon.notProducts.has(name))
          keep(name, within(at, sentence), 'products/latin-after-noun')
      }
    if (greets)
      for (const match of matchesOf(greeted, words)) {
        const name = match[1] ?? ''
        const at = here.start + match.index + match[0].indexOf(name)
        if (!/^[当弊本]/.test(name) && !shop.test(name) && !shopName.test(name) && isOwnService(reading, name, at))
          keep(name, within(at, sentence), 'products/greeted')
      }
    if (bare && !looksAhead(zone))
      for (const { name, start } of findBareProducts(reading, sentence, here, (end, floor) =>
        endsWithNoun(reading, end, floor),
      ))
        if (!shop.test(text.slice(Math.max(sentence.start, start - 12), start).trimEnd()) && !shopName.test(name))
          keep(name, within(start, sentence), 'products/in-bare-words')
    if (known && !looksAhead(zone))
      for (const match of matchesOf(wellKnown, words))
        keep(match[0], within(here.start + match.index, sentence), 'products/well-known')
    if (form)
      for (const match of matchesOf(latinForm, words)) {
        const name = match[1] ?? ''
        if (!lexicon.notProducts.has(name))
          keep(name, within(here.start + match.index, sentence), 'products/latin-form')
      }
    if (bracketed)
      for (const match of matchesOf(latinInBracket, words)) {
        const at = here.start + match.index
        const name = (match[1] ?? '').trim()
        if (lexicon.notProducts.has(name) || !endsWithNoun(reading, at, here.start)) continue
        if (
          /[ァ-ヴー]$/.test(name) ||
          usedIt.test(text.slice(at + match[0].length - 1, at + match[0].length + 8)) ||
          text.includes(name, at + match[0].length)
        )
          keep(name, within(at, sentence), 'products/bracket-after-noun')
      }
  }
  // 「「X」の会員」: what is called a house is one where nothing says what else bears its name.
  for (const name of houses) if (found.get(name)?.rule !== 'products/named-after-noun') shops.add(name)
  if (reading.passOver !== undefined)
    for (const [name, { span }] of found)
      if (shops.has(name)) reading.passOver('products', span, 'product-shop', { value: name })
  // 「まなびポケッツ」 once told whole, its end alone elsewhere is no other.
  const names = [...found.keys()]
  const isPart = (name: string, rule: string): boolean =>
    names.some(
      (whole) =>
        (rule === 'products/in-bare-words' &&
          whole.endsWith(name) &&
          /^[ぁ-ん]{2,6}$/.test(whole.slice(0, -name.length))) ||
        (rule === 'products/well-known' && whole.startsWith(`${name} `)),
    )
  const products: Fact<{ name: string }>[] = [...found]
    .filter(([name, { rule }]) => !shops.has(name) && !isPart(name, rule))
    .map(([name, { span, rule }]) => makeFact(reading, { name }, span, rule))
  return { products }
}

/** 「学習管理システム(LMS)「X」」: what the name stands after, without a bracket between. */
const withoutBracket = (text: string, at: number): number => {
  if (text.charAt(at - 1) !== ')') return at
  const open = lastBefore(text, '(', at, 16)
  return open > 0 ? open : at
}

const within = (at: number, sentence: Span): Span =>
  sentence.end - sentence.start <= 200
    ? sentence
    : { start: Math.max(sentence.start, at - 40), end: Math.min(sentence.end, at + 120) }

export const productsReader: FactReader = { name: 'products', read: (reading) => readProducts(reading) }
