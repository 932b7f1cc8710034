import type { OrganisationMention } from '../../reading.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { buildTrie } from '../patterns/trie.js'
import { lastBefore } from '../text/bounds.js'
import { isKanjiUnit } from '../text/characters.js'
import { findAliasDefinitions } from './aliases.js'
import { isCoined } from './coined.js'
import { isLatin, nameEnd, nameStart } from './names.js'

type Mention = OrganisationMention

/** 「カゼ・ネット社」: a name in katakana or Latin letters called a company; one letter (B社) hides a name and is none. */
export const findCalledCompanies = (text: string, known: readonly Mention[]): Mention[] => {
  const found: Mention[] = []
  let next = 0
  for (let at = text.indexOf('社'); at >= 0; at = text.indexOf('社', at + 1)) {
    if (/[員内外長会製名団屋史是説員風務用販]/.test(text.charAt(at + 1)) && text.charAt(at + 1) !== '製') continue
    let start = at
    if (text.charAt(start - 1) === ' ') start--
    const edge = start
    while (
      start > Math.max(0, at - 40) &&
      (/[ァ-ヴーA-Za-z0-9・&.-]/.test(text.charAt(start - 1)) || isInnerSpace(text, start - 1))
    )
      start--
    while (start < edge && /[・.&-]/.test(text.charAt(start))) start++
    // 米国Kazeware社: a kanji word may run into Latin letters, not into katakana.
    if (
      edge - start < 3 ||
      (isKanjiUnit(text.charCodeAt(start - 1)) &&
        !'国米英独仏'.includes(text.charAt(start - 1)) &&
        !isLatin(text.charCodeAt(start)))
    )
      continue
    // クライアント1社 is a count.
    if (!/[ァ-ヴA-Za-z]{2}/.test(text.slice(start, edge)) || /\d/.test(text.charAt(edge - 1))) continue
    while (next < known.length && (known[next]?.end ?? 0) <= start) next++
    if ((known[next]?.start ?? Number.POSITIVE_INFINITY) < at) continue
    found.push({ start, end: at + 1, name: text.slice(start, at + 1), legalForm: '社', kind: 'company' })
  }
  return found
}

/** Minato Networks社: the space between two Latin words of a name. */
const isInnerSpace = (text: string, at: number): boolean =>
  text.charAt(at) === ' ' && /[A-Za-z]/.test(text.charAt(at - 1)) && /[A-Z]/.test(text.charAt(at + 1))

/**
 * 「提供元:ソラノネ」「提供元のソラノネ・システムズから」「委託先のひばり印刷が」: a name without legal form after a title
 * of a role: of katakana or Latin letters, or ending in a trade.
 */
export const findLabelled = (text: string, lexicon: Lexicon, known: readonly Mention[]): Mention[] => {
  const found: Mention[] = []
  const starts = new Set(known.map(({ start }) => start))
  const ends = new Set(known.map(({ end }) => end))
  for (const { start: said, end } of lexicon.roleTitles.scan(text)) {
    // 「白砂検査センター(当院の検査委託先)」
    if (text.charAt(end) === ')') {
      const back = text.slice(Math.max(0, said - 12), said).lastIndexOf('(')
      const open = back < 0 ? -1 : Math.max(0, said - 12) + back
      const from = open < 1 ? -1 : nameStart(text, open, 0)
      const name = text.slice(from, open)
      if (from >= 0 && !ends.has(open) && isTrade(name, lexicon) && !isKindOfTrader(name, lexicon))
        found.push({ start: from, end: open, name, kind: 'company' })
      continue
    }
    const joint = /^(?:名|名称)?(?:[)\]】」]?:?\n[ ・]?|である|の|:|、|\(| )/.exec(text.slice(end, end + 8))?.[0]
    if (joint === undefined) continue
    let start = end + joint.length
    while (text.charAt(start) === ' ') start++
    if (starts.has(start)) continue
    let stop = start
    while (stop < text.length && stop - start < 30 && /[ァ-ヴーA-Za-z0-9・&.-]/.test(text.charAt(stop))) stop++
    const name = text.slice(start, stop)
    const long = nameEnd(text, start, text.length)
    const whole = text.slice(start, long)
    const ownLine = joint.includes('\n')
    if (ownLine && !/^ ?(?:\n|$|\()/.test(text.slice(long, long + 2))) continue
    if (ends.has(long)) continue
    if (whole.length >= 3 && isCoined(whole, lexicon) && isLabel(text.charAt(long)) && !isThing(whole, lexicon)) {
      found.push({ start, end: long, name: whole, kind: 'company' })
      continue
    }
    if (!/[( \n・]$/.test(joint) && isLabel(text.charAt(stop)) && isLoanName(name, lexicon)) {
      found.push({ start, end: stop, name, kind: 'company' })
      continue
    }
    if (isTrade(whole, lexicon) && !isKindOfTrader(whole, lexicon))
      found.push({ start, end: long, name: whole, kind: 'company' })
    // 「指定管理者(奥浜公園振興)の」: alone in a bracket after a title stands a name.
    else if (joint === '(' && text.charAt(long) === ')' && isInBracket(whole, lexicon))
      found.push({ start, end: long, name: whole, kind: 'company' })
  }
  return found
}

const isInBracket = (name: string, lexicon: Lexicon): boolean =>
  /^(?=.*[一-鿿ぁ-ん])[一-鿿ぁ-んァ-ヴー・]{4,20}$/.test(name) &&
  !/(?:外|内|等|社|名|件|済|中|時|先|元|所在|契約|保守|運用|管理|担当|委託|受託|再委託|事務|作業|発送|登録|対象|該当|以下|[店屋係課])$/.test(
    name,
  ) &&
  !isKindOfTrader(name, lexicon) &&
  !isThing(name, lexicon) &&
  !endsInTitle(name, lexicon) &&
  !lexicon.commonNames.has(name)

/** データリンク, NTN: two loanwords, or initials, right after a title, that are no word for a kind of helper. */
const isLoanName = (name: string, lexicon: Lexicon): boolean =>
  (/^[ァ-ヴー・]{6,}$/.test(name) || /^[A-Z]{3,6}$/.test(name)) &&
  lexicon.everyday.longest(name, 0)?.end !== name.length &&
  !helper.test(name) &&
  !lexicon.commonNames.has(name) &&
  !isThing(name, lexicon)
const helper =
  /(?:デスク|サポート|ベンダー?|メーカー|プロバイダー?|コンサルタント|センター|マネジャー|マネージャー|プログラマー?|エンジニア|オペレーター?|ドライバー?|スタッフ|デザイナー|ランサー|ライター|ヘルパー|カウンセラー|インストラクター|アドバイザー|コーディネーター|ワーカー|アルバイト|ボランティア|グループ|クラブ|チーム)$/

/** A name ends before a sign, a blank, a particle or the end of the text. */
const isLabel = (next: string): boolean => next === '' || /[)、。\s」はがのにをとで様もかよ(]/.test(next)

const doings = ['委託', '依頼', '発注', '外注', '受託', '担当', 'お願い', 'お任せ'].flatMap((verb) =>
  ['している', 'していた', 'しています', 'しております', 'しておりました', 'した', 'しました', 'する'].map(
    (ending) => verb + ending,
  ),
)
const others =
  'くださっている くださっていた くださった くださっています くださっております 下さっている 下さっていた 下さった お世話になっている お世話になっています お世話になっております 任せている 任せています 任せていた 任せております 任せた 頼んでいる 頼んでいます 頼んでいた 頼んだ 委ねている 委ねていた 請け負う 請け負った 請け負っている 担う 担っている 取り扱う 手がける もらっている もらっていた もらった いただいている いただいています いただいております いただいていた いただいた 引き受けている 引き受けた 引き受けていた'.split(
    ' ',
  )
/** What is said of somebody who works for another, right before the name. */
const workingFor = buildTrie([...doings, ...others].map((word) => [word, true] as const))
const sits = /^(?:[市県町村区都府国]内|地元|近隣|[一-鿿]{2,4}[市県都府町区]?)の/
/** 「委託しているスキャン専門会社「X」」「お願いしているボランティア団体「X」」: what kind of body bears the name in brackets. */
const kindOfBody =
  /^[^。、「」『』()はがをにで\s]{0,10}(?:会社|業者|事業者|企業|団体|法人|事務所|写真館|工房|サークル)(?=[「『])/
/** 「「X」さんの」「三樹発送さんが」: how one speaks of a trader. */
const afterTrader = /^(?:さん|様|社|が|は|の|に|で|から|より|へ|を|と|も|、|\()/
const tradeWords = buildTrie(
  'デザイン ウェブ WEB Web システム ソフト メール データ ネット ガラス 陶芸 写真 印刷 製本 総合 地元 大手 専門 外部 民間 契約 清掃 警備 給食 配送 配信 運送 発送 郵便 宅配 事務 機械 施設 保守 建築 電気 税理士 会計 司法書士 行政書士 社会保険労務士 法律 コール クラウド レンタル サーバー サーバ 決済 予約 物流 文書 廃棄 病院 夜間 定期 巡回 常駐 地域 在宅 訪問 送迎 社員 回収 検査 健診 検診 集計 入力 代行 各 同 当 学校 子ども 別の 町の 近くの 管理 処理 保管 運用 梱包 事務所 センター サービス'
    .split(' ')
    .map((word) => [word, true] as const),
)

/** デザイン工房, 税理士事務所, メール配信サービス: words for a kind of trader, and nobody's name. */
const isKindOfTrader = (name: string, lexicon: Lexicon): boolean => {
  let at = 0
  for (let hit = tradeWords.longest(name, at); hit !== undefined; hit = tradeWords.longest(name, at)) at = hit.end
  return at > 0 && (at === name.length || lexicon.trades.longest(name, at)?.end === name.length)
}

/**
 * 「発送をお願いしている三樹発送さんが」「制作を頼んでいる「ウェブ工房ハタ」の」: a name without legal form after what its
 * bearer does for the writer. In brackets it may be any word; else it ends in a trade, or is of katakana or Latin letters.
 */
export const findEntrusted = (text: string, lexicon: Lexicon, known: readonly Mention[]): Mention[] => {
  const found: Mention[] = []
  const starts = new Set(known.map(({ start }) => start))
  for (const { end: said } of workingFor.scan(text)) {
    let start = text.charAt(said) === '、' ? said + 1 : said
    const place = sits.exec(text.slice(start, start + 7))
    if (place !== null && !isTrade(place[0].slice(0, -1), lexicon)) start += place[0].length
    const kind = kindOfBody.exec(text.slice(start, start + 16))?.[0].length ?? 0
    start += kind
    if ('「『'.includes(text.charAt(start) || ' ')) {
      const close = text.slice(start + 1, start + 22).search(/[」』]/)
      const name = text.slice(start + 1, start + 1 + close)
      if (
        close < 2 ||
        starts.has(start + 1) ||
        isThing(name, lexicon) ||
        !/^[^「『。、()\d]+$/.test(name) ||
        !(
          (kind > 0 && afterTrader.test(text.slice(start + close + 2, start + close + 4))) ||
          /^(?:さん|様|社|が(?!不)|から|より|において|の(?:担当|社員|従業員|職員|作業|倉庫|[一-鿿]{1,3}[員士師]が|スタッフ|方|パソコン|サーバ|設定|作業|ミス))/.test(
            text.slice(start + close + 2, start + close + 8),
          ) ||
          workshop.test(name)
        )
      )
        continue
      found.push({ start: start + 1, end: start + 1 + close, name, kind: 'company' })
      continue
    }
    if (starts.has(start)) continue
    let end = nameEnd(text, start, text.length)
    if (text.charAt(end - 1) === '様') end--
    const honoured = text.startsWith('さん', end) || text.charAt(end) === '様'
    const name = text.slice(start, end)
    if (!afterTrader.test(text.slice(end, end + 2)) || isKindOfTrader(name, lexicon) || lexicon.commonNames.has(name))
      continue
    const named = honoured
      ? isTrade(name, lexicon) || isTraderName(name, lexicon)
      : isCoined(name, lexicon) || isTrader(name, lexicon)
    if (named && !isThing(name, lexicon) && !endsInTitle(name, lexicon))
      found.push({ start, end, name, kind: 'company' })
  }
  return found
}

const makerInBracket =
  /\((?:[^()\n]{0,12}、)?(?:サービス|システム|アプリ)?(?:提供|開発|運営|製造|販売|運用)(?:・(?:提供|開発|運営|運用|管理|販売|保守))?(?:元|者|会社|企業|事業者)?(?:は|[:=])/g

const usedBefore = /(?:利用|使用|使っ|用い|導入|契約)[^。、「」]{0,12}$/
/** Does something that is offered to many end there: 「予約システム|」「予約システム「マドカ」|」「使っているマドカ|」? Photos and events have makers too. */
const isOffered = (text: string, end: number, lexicon: Lexicon): boolean => {
  const endsInNoun = (at: number): boolean => {
    for (let start = Math.max(0, at - 14); start < at; start++)
      if (lexicon.productNouns.longest(text, start)?.end === at) return true
    return false
  }
  const left = text.slice(Math.max(0, end - 26), end)
  const name = /[「『][^「」『』\n]{2,20}[」』]$|[ァ-ヴーA-Za-z0-9]{3,24}$/.exec(left)?.[0] ?? ''
  const start = end - name.length
  if (endsInNoun(end)) return true
  if (name === '') return false
  if (endsInNoun(start) || usedBefore.test(text.slice(Math.max(0, start - 20), start))) return true
  for (let at = start + 3; at < end - 2; at++) if (/^[ァ-ヴー]/.test(name) && endsInNoun(at)) return true
  return false
}

/** 「マドカ(提供:ソラノネ)」「マドカ(運営はソラノネ、無料)」: a coined name alone in its part of a bracket. */
export const findMakersInBrackets = (text: string, lexicon: Lexicon, known: readonly Mention[]): Mention[] => {
  const found: Mention[] = []
  const starts = new Set(known.map(({ start }) => start))
  for (const match of text.matchAll(makerInBracket)) {
    const start = match.index + match[0].length
    const end = nameEnd(text, start, text.length)
    const name = text.slice(start, end)
    if (starts.has(start) || name.length < 3 || !/^[)、]/.test(text.slice(end, end + 1))) continue
    if (!isOffered(text, match.index, lexicon)) continue
    if ((isCoined(name, lexicon) || isTrader(name, lexicon)) && !isThing(name, lexicon) && !isHelper(name, lexicon))
      found.push({ start, end, name, kind: 'company' })
  }
  return found
}

/** 会計オフィス・ミナト: a word for where somebody works is in no name of a service. */
const workshop = /オフィス|スタジオ|アトリエ|工房|工務店|事務所|商店|商会|製作所|印刷|写真館|企画室/

/** 「「スタジオ木もれ日」という個人事業者に」 */
const kindOfTrader =
  /^という[^。、「」はがを]{0,8}(?:個人事業[者主]|会社|業者|事業者|企業|団体|法人|事務所|工房|お?店|グループ)/

/** 「町の印刷屋さん「X」が」「税理士事務所「X」の」: what stands before a trader's name in brackets. */
const shopWords = buildTrie(
  '屋さん 業者 業者さん 印刷会社 発送会社 運送会社 制作会社 個人事業主 税理士事務所'
    .split(' ')
    .map((word) => [word, true] as const),
)

/** A name in brackets that is said to be some trader's. */
export const findSaidTraders = (text: string, lexicon: Lexicon): Mention[] => {
  const found: Mention[] = []
  for (const { start: said, end } of shopWords.scan(text)) {
    const open = text.charAt(end) === '、' ? end + 1 : end
    if (!'「『'.includes(text.charAt(open) || ' ') || said === 0) continue
    const close = text.slice(open + 1, open + 22).search(/[」』]/)
    const name = text.slice(open + 1, open + 1 + close)
    if (close >= 2 && !/[\n。、()\d]/.test(name) && !isThing(name, lexicon))
      found.push({ start: open + 1, end: open + 1 + close, name, kind: 'company' })
  }
  for (let close = text.indexOf('」という'); close >= 0; close = text.indexOf('」という', close + 1)) {
    const start = lastBefore(text, '「', close, 21) + 1
    if (start < 1 || close - start < 2) continue
    const name = text.slice(start, close)
    if (kindOfTrader.test(text.slice(close + 1, close + 24)) && !/[\n。、]/.test(name))
      found.push({ start, end: close, name, kind: 'company' })
  }
  return found
}

/** 三樹発送さん: longer than the name of a person, and not what a trader is called (クリーニング屋さん). */
const isTraderName = (name: string, lexicon: Lexicon): boolean =>
  name.length >= 4 &&
  /[一-鿿]{2}|^[ァ-ヴーA-Za-z・]+$/.test(name) &&
  !/[屋店士師家主手ー]$/.test(name) &&
  !isThing(name, lexicon)

/** サポートデスク, システムベンダー: who helps, and no name of anybody. */
export const isHelper = (word: string, lexicon: Lexicon): boolean => helper.test(word) || endsInTitle(word, lexicon)

/** システムベンダー, 清掃業者 */
const endsInTitle = (name: string, lexicon: Lexicon): boolean => {
  for (let at = 0; at < name.length; at++) if (lexicon.roleTitles.longest(name, at)?.end === name.length) return true
  return false
}

/** 同社, ヒバリ社, 写真館様: nobody but an organisation is called so. */
const calledSomebody = /^(?!当|本|弊).{1,12}(?:社|様|さま|さん)$|^同(?:団体|法人|事務所|事業者)$/

/** 「ひばり印刷(以下「受託者」という。)」: what is defined as somebody with a role is an organisation, whatever it ends in. */
export const findDefined = (text: string, lexicon: Lexicon, known: readonly Mention[]): Mention[] => {
  const found: Mention[] = []
  const ends = new Set(known.map(({ end }) => end))
  for (const { alias, bracket, first } of findAliasDefinitions(text)) {
    if (!first || (lexicon.roleTitles.longest(alias, 0)?.end !== alias.length && !calledSomebody.test(alias))) continue
    let end = text.charAt(bracket.start - 1) === ' ' ? bracket.start - 1 : bracket.start
    if (text.charAt(end - 1) === '様') end--
    if (ends.has(end)) continue
    const start = nameStart(text, end, 0)
    const name = text.slice(start, end)
    if (name.length >= 3 && name.length <= 30 && !lexicon.commonNames.has(name) && !isThing(name, lexicon))
      found.push({ start, end, name, kind: 'company' })
  }
  return found
}

/** スタジオ木漏れ日, フォトオフィス青 */
const traderHead = /^(?:フォト|写真)?(?:スタジオ|オフィス|アトリエ)[一-鿿ぁ-ん]/

/** Does a name end in a trade (印刷, 運輸) and say more than that? */
const isTrade = (name: string, lexicon: Lexicon): boolean => {
  if (name.length < 4 || name.length > 24 || lexicon.commonNames.has(name)) return false
  if (traderHead.test(name) && !isThing(name, lexicon)) return true
  for (let at = 2; at < name.length; at++) if (lexicon.trades.longest(name, at)?.end === name.length) return true
  return false
}

/** みどり工房, 三樹発送: a name that ends in a trade, and no word for a kind of trader or thing. */
export const isTrader = (name: string, lexicon: Lexicon): boolean =>
  isTrade(name, lexicon) &&
  !/(?:(?<!情報|計算|検査)センター|ホテル|(?<!商)会|通信|設備|リース|企画)$/.test(name) &&
  (!name.endsWith('サービス') || tradersService.test(name)) &&
  !isKindOfTrader(name, lexicon) &&
  !isThing(name, lexicon) &&
  !endsInTitle(name, lexicon)

/** 日本電算サービス, 東和ビルサービス: a trade before the word, and a name before that. */
const tradersService =
  /..(?:電算|計算|警備|清掃|給食|印刷|運輸|運送|物流|倉庫|急便|環境|ビル|データ|ビジネス|フード|リネン)サービス$/

/** サーバー, 予約システム: what ends in a word for a thing is no name. */
export const isThing = (name: string, lexicon: Lexicon): boolean => {
  if (tradersService.test(name) && !isKindOfTrader(name, lexicon)) return false
  for (let at = 0; at < name.length; at++) {
    const hit = lexicon.productNouns.longest(name, at)
    if (hit !== undefined && hit.end === name.length) return true
  }
  return /(?:者|員|業務|事業|データ|情報|会社|企業|団体|業者|機関|自治体|店舗|施設|各社|各位)$/.test(name)
}
