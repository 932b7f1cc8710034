import type { Facts } from '../../casebook/facts.js'
import type { FactReader, SoFar } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { evidenceOf } from './evidence.js'
import { pattern } from './pattern.js'
import { allWords, textOf, wordsOf } from './words.js'
import { type Zone, zoneAt } from './zones.js'

const aside: ReadonlySet<Zone> = new Set(['request', 'questions', 'reference', 'prevention', 'plans', 'contact'])

const happened = /漏|流出|不正|誤|紛失|感染|攻撃|盗|閲覧|設定|掲載|持ち出|発生|廃棄|封入|異なる|取り違/

/** Somebody described but not named at whom it happened: 「封入作業を委託している事業者が…封入していた」. */
const atAnother =
  /(?:委託(?:先|業者|事業者|会社)|受託(?:者|事業者|業者|会社)|外部委託会社|委託(?:して(?:いる|いた|おります|おりました)|した|する)(?:外部の)?(?:事業者|業者|会社|企業)|提供(?:会社|事業者|元)|運営(?:会社|事業者)|クラウド(?:サービス)?事業者|サービス事業者|システム会社|開発会社|開発業者|保守業者|制作会社|郵便局|配送業者|運送会社)(?:\([^()]{0,40}\))?(?:(?:の|である)[^。、]{0,20})?(?:における|において|での|で発生|による(?:誤|紛失)|の[^。、]{0,8}(?:ミス|誤り|不備)|(?:従業員|社員|担当者|職員|作業員)が[^。]{0,40}(?:誤|紛失|持ち出)|(?:から|より)、?(?:(?!当社|弊社|本市|本学|当院|当会|当組合)[^。]){0,60}(?:不正アクセス|攻撃|流出|紛失)[^。]{0,24}との(?:連絡|報告)|への不正アクセス|のサーバ|の(?:社内)?(?:システム|ネットワーク|従業員|社員|担当者|作業員|スタッフ|職員|元派遣社員|元社員|クラウド|事業所|倉庫)|からの(?:個人)?情報漏|が[^。]{0,40}(?:誤|紛失|不正アクセスを受け|攻撃を受け|ランサムウェア|封入|設定|利用するシステム|制作した|作成した|感染|管理する))/
const outsideService =
  /(?:外部(?:の)?(?:クラウド)?サービス|(?:利用|使用|契約|導入)して(?:いる|いた|おります|おりました)[^。]{0,30}(?:サービス|システム|クラウド|ツール|アプリ)|事業者提供の|(?<![当弊本])社が提供する|民間事業者[^。]{0,20}サービス)[^。]{0,40}(?:不正アクセス|攻撃|障害|漏えい|流出|脆弱性)/
/** A flaw of a product somebody else made. */
const productFlaw =
  /(?:VPN(?:装置|機器|製品)?|ソフトウェア|ソフトウエア|ソフト|製品|装置|機器|プラグイン|CMS|EC-CUBE|パッケージ|ルーター|ルータ|ファイアウォール|ファイル(?:転送|交換|共有)[^。、]{0,12}|WordPress|ミドルウェア|アプライアンス|サービス)(?:」|の|に|\()[^。]{0,40}脆弱性/
const ownFlaw =
  /(?:自ら|独自に|自社|社内)(?:で)?(?:開発|構築|作成)|内製|当社が開発|弊社が開発|(?:当社|弊社|本会|当会)が[^。]{0,24}(?:提供|運営|開発)(?:する|して)/

const happenedAtAnother = pattern(atAnother)
const throughService = pattern(outsideService)
const throughFlaw = pattern(productFlaw)

/** The first sentence that says it happened at a party described by its role only, and which role that is. */
export const findIncidentElsewhere = (
  reading: Reading,
): { readonly span: Span; readonly role: 'contractor' | 'subcontractor' | 'provider' } | undefined => {
  if (!happenedAtAnother.may(allWords(reading))) return undefined
  for (const sentence of reading.sentences) {
    const here = wordsOf(reading, sentence, 400)
    const match = happenedAtAnother.exec(here)
    if (match === null || aside.has(zoneAt(reading, sentence.start))) continue
    const words = textOf(here)
    if (!happened.test(words)) continue
    const found = match[0].slice(0, 16)
    const again = /再$/.test(words.slice(0, match.index)) || /^再/.test(found)
    return { span: sentence, role: again ? 'subcontractor' : /委託|受託/.test(found) ? 'contractor' : 'provider' }
  }
  return undefined
}

/** Did the incident happen at, or come through, another organisation? */
export const readSecondaryVictim = (reading: Reading, soFar: SoFar): Pick<Facts, 'secondaryVictim'> => {
  const origin = soFar.parties.find((party) => party.origin)
  if (origin !== undefined) {
    return { secondaryVictim: { value: true, evidence: origin.evidence, rule: 'secondary-victim/origin-elsewhere' } }
  }
  const found = (span: Span, rule: string): Pick<Facts, 'secondaryVictim'> => ({
    secondaryVictim: { value: true, evidence: evidenceOf(reading, span), rule },
  })
  const elsewhere = findIncidentElsewhere(reading)
  if (elsewhere !== undefined) return found(elsewhere.span, 'secondary-victim/unnamed-party')
  const flaw = soFar.actions.some(({ value }) => value === 'vulnerability')
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence, 400)
    if (!throughService.may(words) && !throughFlaw.may(words)) continue
    if (aside.has(zoneAt(reading, sentence.start))) continue
    if (throughService.test(words)) return found(sentence, 'secondary-victim/outside-service')
    if (flaw && throughFlaw.test(words) && !ownFlaw.test(textOf(words)))
      return found(sentence, 'secondary-victim/product-flaw')
  }
  const maker = soFar.parties.find(({ role }) => role === 'provider')
  if (flaw && maker !== undefined) {
    return { secondaryVictim: { value: true, evidence: maker.evidence, rule: 'secondary-victim/maker-named' } }
  }
  return { secondaryVictim: { value: false, rule: 'secondary-victim/nothing-said' } }
}

export const secondaryVictimReader: FactReader = { name: 'secondaryVictim', read: readSecondaryVictim }
