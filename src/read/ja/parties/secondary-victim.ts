import type { Facts } from '../../../casebook/facts.js'
import type { FactReader, SoFar } from '../../fact-reader.js'
import type { PassOver, Reading, Span } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { allWords, textOf, wordsOf } from '../patterns/words.js'
import { evidenceOf } from '../text/evidence.js'
import { matchesOf } from '../text/matches.js'
import { type Zone, zoneAt } from '../zones.js'

const aside: ReadonlySet<Zone> = new Set(['request', 'questions', 'reference', 'prevention', 'plans', 'contact'])

const happened =
  /漏|流出|不正|誤|紛失|感染|攻撃|盗|閲覧|設定|掲載|持ち出|発生|廃棄|封入|異なる|取り違|間違|ミス|不具合|別の|他の|ずれ|私的|置き忘|事故|障害|改ざん|同封|混入|見える|公開|暗号化|BCC|Bcc|ごみ|捨て|焼却|行方不明|所在不明|侵入/
/** What is to be done or kept from happening tells nothing of what happened. */
const resolved = /今後|再発防止|徹底|防(?:ぎ|ぐ)|(?:指導|指示|要請)(?:し|を行)|求めて|求めます/

/** Somebody outside, described but not named, and whether by what that one does for the discloser or for everybody. */
const outsider =
  /(?:委託|受託)(?:先|者|業者|事業者|会社|企業|団体)|(?:外注|発注|請負|依頼)先|協力(?:会社|企業|業者)|下請け?(?:会社|業者|企業)|(?:(?:お?任せし|頼ん)[てで](?:いる|いた|おります|おりました)|(?:任せた|頼んだ))[^。、はがをに]{0,8}(?:事業者|業者|会社|企業|法人|団体|事務所)|(?:委託|受託|依頼|外注|発注|契約|お願い)(?:して(?:いる|いた|おります|おりました)|した|する)[^。、はがをに]{0,8}(?:事業者|業者|会社|企業|法人|団体|事務所|機関|代理店)|請け負(?:った|う|っている)[^。、はがをに]{0,4}(?:事業者|業者|会社)|(?:給食|調理|健診|検診|印刷|製本|配送|運送|物流|倉庫|発送|封入|郵送|宅配|配達|引越|清掃|廃棄物?|廃棄物?処理|回収|警備|検査|翻訳|集計|入力|写真販売|工事|施工|旅行|広告|制作|代行|保守|開発|システム|サービス|運営|提供|管理|クラウド|サーバー?|決済|決済代行)(?:会社|業者|事業者)|(?:決済|配送|印刷|予約|制作|発送)の会社|(?:宅配便|ゆうパック)(?=[でをに])|(?:提供|運営|開発|管理|保守)する(?:会社|事業者|業者|企業)|提供元|運営元|開発元|指定管理者(?!として)|郵便局員?|代理店|(?<![一-鿿])業者|(?:納入|納品|取引)業者|(?<![A-Za-zァ-ヴ一-鿿])[A-Z]{1,3}社(?!」|で)/g
const forEverybody = /提供|運営|サービス|クラウド|開発|システム会社|システム事業者|サーバ|決済|[A-Z]社/
/** What follows where it happened there, or was done there: 「の従業員が…紛失」「において…事故」「の設定ミス」「が誤って」. */
const befell = new RegExp(
  `^(?:様|さん)?(?:の(?:事業者|業者|会社|企業|法人|ほう|方))?(?:\\([^()]{0,40}\\))?(?:である同(?:社|法人))?(?:${[
    // Its people did it.
    '(?:の|である)?(?:(?![当弊本自]社)[^。、がはを]){0,16}(?:従業員|社員|職員|担当者|スタッフ|作業員|配達員|ドライバー|運転手|検針員|調査員|オペレーター|募集人|相談員|指導員|支援員|技術者|エンジニア|アルバイト|講師|添乗員)(?:の方)?(?:[1-9]名)?(?:が(?![^。]{0,10}(?:発見|気付|気づ))|による|の(?:ミス|誤|不注意|不正))',
    // It happened with it.
    '(?!の間で)(?:の|である)?(?:(?!調査|調べ|解析|診断|鑑定|点検|監査|確認)[^。、はを]){0,16}(?:において|における|で(?:、|の|は|発生|起き|誤|紛失|不正アクセス|サイバー攻撃|[^。、はがを]{0,14}[のが](?:紛失|盗難|漏え?い|漏洩|流出|発生))|側(?:の|で))',
    `が(?:(?!${ourselves}|報告|連絡|発見|調査|結果)[^。]){0,44}(?:誤|紛失|(?:公開|掲載|送信|配信|廃棄)し|別の|不正アクセスを受け|攻撃を受け|ランサムウェア|サイバー攻撃|感染|封入|設定|不具合|置き忘|取り違|間違|漏らし|制作した|作成した|管理する(?!当)|利用するシステム)`,
    // Its things, or its work.
    'の[^。、がはを]{0,16}(?:サーバー?|システム|ネットワーク|クラウド|環境|端末|パソコン|倉庫|工場|事業所|営業所|拠点|サイト|データセンター|設備)(?:が|に|へ|で|から|を)',
    'の[^。、がはを]{0,16}(?:ミス|誤り|誤配|誤配達|誤配送|不備|手違い|取り違え|過失|不注意|工程|設定|不具合)',
    '(?:が|の)提供する[^。]{0,30}(?:設定|不具合|障害|不正アクセス|攻撃|誤り)',
    // It was lost on its way.
    '(?:の|に|へ|で|を通じて)[^。]{0,40}(?:配送|輸送|運送|搬送|送る)[^。、]{0,6}(?:途中|過程|中)[^。、]{0,10}(?:紛失|行方不明|所在不明|不明|亡失|散逸|遺失)',
    `による(?:誤|紛失|不正|持ち出)|への(?:不正アクセス|サイバー攻撃)|からの(?:個人)?情報の?(?:漏|流出)`,
    `(?:から|より)、?(?:(?!${ourselves})[^。]){0,60}(?:不正アクセス|攻撃|流出|紛失)[^。]{0,24}との(?:連絡|報告)`,
  ].join('|')})`,
)
/** 「委託している株式会社Xの再委託先において」 */
const ofBelow = /^[^。、はがを]{0,24}の再委託先(?!である)/
/** 「職員が郵便局で」: the discloser's own people did it, wherever. */
const ownDoer = /(?:職員|社員|従業員|担当者|教員|教諭)(?:[1-9]名)?が[^。]{0,30}$/

const outsideService =
  /(?:外部の?[^。、]{0,10}(?:サービス|システム|クラウド|サイト|ツール)|(?:利用|使用|契約|導入)して(?:いる|いた|おります|おりました)[^。]{0,30}(?:サービス|システム|クラウド|ツール|アプリ)|(?:利用|契約|導入)する(?:外部[^。、]{0,20}|[^。、]{0,20}(?:サービス|クラウド)|ASP[^。、]{0,12})|事業者提供の|(?<![当弊本])社が提供する|民間事業者[^。]{0,20}サービス)(?!を)[^。]{0,40}(?:不正アクセス|攻撃|障害|漏えい|流出|脆弱性|改ざん|ランサムウェア|書き換え|侵入され|侵入し|暗号化され|停止し|感染|抜き取られ|盗み取られ|窃取され)/
/** A taken account or a wrong setting is the discloser's own: the service was not broken. */
const ownHandling = new RegExp(
  `アカウント|ログイン|パスワード|(?:設定|公開範囲|共有範囲)(?:の?(?:不備|ミス|誤り)|を誤|が誤)|(?:職員|社員|担当者|教員|${ourselves})[^。]{0,24}設定`,
)
/** A flaw of a product somebody else made. */
const productFlaw =
  /(?:VPN(?:装置|機器|製品)?|ソフトウェア|ソフトウエア|ソフト|製品|装置|機器|プラグイン|CMS|EC-CUBE|パッケージ|ルーター|ルータ|NAS|ファイアウォール|ファイル(?:転送|交換|共有)[^。、]{0,12}|WordPress|ミドルウェア|アプライアンス|サービス|追加機能|拡張機能|仕組み|部品|ライブラリ|モジュール|追加(?:の)?プログラム|カート)(?:」|「|の|に|が|を|は|\(|\))[^。]{0,40}(?:脆弱性|弱点|欠陥|セキュリティ上の(?:不備|問題))/
/** 「ソフトの弱点が狙われ」 says that it was used, whatever else is said of what happened. */
const usedFlaw =
  /(?:脆弱性|弱点|欠陥|穴)(?:が|を)[^。、]{0,10}(?:狙|突[いかっ]|つ[いか][てれ]|悪用|利用され)|(?:脆弱性|弱点|欠陥|穴)(?:から|があり、?(?:そこから|そこを|これを))[^。、]{0,12}(?:侵入|入られ|入り込|突|つ[いか]|狙)|(?:入り?口|戸口|侵入(?:経路|口|元)|原因)(?:は|となったのは)、?[^。]{0,60}(?:脆弱性|弱点|欠陥)/
/** 「当社サイトの一部の脆弱性」「当社が運営する「マドカ」のシステムの脆弱性」, whose services it uses besides */
const flawOfOwnSite = new RegExp(
  `(?:${ourselves}|自社)(?:の|が(?:運営|運用|管理)(?:する|して(?:いる|いた|おります|おりました)))?(?:(?!利用|使用|契約|導入)[^。、はがをに()]){0,30}(?:サイト|ショップ|ストア|ホームページ|」)(?:の(?:システム|プログラム|一部|決済画面)){0,2}(?:の|に(?:は)?、?)(?:一部の?)?脆弱性`,
)
const ownFlaw = new RegExp(
  `(?:自ら|独自に|自社|社内)(?:で)?(?:開発|構築|作成)|内製|当社が開発|弊社が開発|${ourselves}が[^。]{0,24}(?:提供|運営|開発)(?:する|して)`,
)

const isOutsider = pattern(outsider)
const throughService = pattern(outsideService)
const throughFlaw = pattern(productFlaw)

/** The first sentence that says it happened at a party described by its role only, and which role that is. */
export const findIncidentElsewhere = (
  reading: Reading,
  passOver?: PassOver,
): { readonly span: Span; readonly role: 'contractor' | 'subcontractor' | 'provider' } | undefined => {
  if (!isOutsider.may(allWords(reading))) return undefined
  for (const sentence of reading.sentences) {
    const here = wordsOf(reading, sentence, 400)
    if (!isOutsider.may(here) || aside.has(zoneAt(reading, sentence.start))) continue
    const words = textOf(here)
    if (!happened.test(words)) continue
    for (const match of matchesOf(outsider, words)) {
      const [called] = match
      if (!befell.test(words.slice(match.index + called.length))) continue
      const before = words.slice(0, match.index)
      const why = resolved.test(words) ? 'elsewhere-resolve' : ownDoer.test(before) ? 'elsewhere-own' : undefined
      if (why !== undefined) {
        passOver?.('secondaryVictim', sentence, why, { value: 'true' })
        continue
      }
      const again =
        /再々?$/.test(before) || called.startsWith('再') || ofBelow.test(words.slice(match.index + called.length))
      return { span: sentence, role: again ? 'subcontractor' : forEverybody.test(called) ? 'provider' : 'contractor' }
    }
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
  const elsewhere = findIncidentElsewhere(reading, reading.passOver)
  if (elsewhere !== undefined) return found(elsewhere.span, 'secondary-victim/unnamed-party')
  const flaw = soFar.actions.some(({ value }) => value === 'vulnerability')
  for (const sentence of reading.sentences) {
    const words = wordsOf(reading, sentence, 400)
    if (!throughService.may(words) && !throughFlaw.may(words)) continue
    if (aside.has(zoneAt(reading, sentence.start))) continue
    const service = throughService.test(words)
    if (service && !ownHandling.test(textOf(words))) return found(sentence, 'secondary-victim/outside-service')
    const product = (flaw || usedFlaw.test(textOf(words))) && throughFlaw.test(words)
    if (product && !ownFlaw.test(textOf(words)) && !flawOfOwnSite.test(textOf(words)))
      return found(sentence, 'secondary-victim/product-flaw')
    if (service || product) reading.passOver?.('secondaryVictim', sentence, 'elsewhere-own', { value: 'true' })
  }
  // A site written over through a flaw in what somebody was given to make and keep.
  const defaced = soFar.actions.some(({ value }) => value === 'defacement')
  const maker = soFar.parties.find(({ role }) => role === 'provider' || (defaced && role === 'contractor'))
  const own = reading.sentences.some((sentence) => flawOfOwnSite.test(textOf(wordsOf(reading, sentence, 400))))
  if (flaw && !own && maker !== undefined) {
    return { secondaryVictim: { value: true, evidence: maker.evidence, rule: 'secondary-victim/maker-named' } }
  }
  return { secondaryVictim: { value: false, rule: 'secondary-victim/nothing-said' } }
}

export const secondaryVictimReader: FactReader = { name: 'secondaryVictim', read: readSecondaryVictim }
