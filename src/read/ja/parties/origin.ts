import type { PartyRole } from '../../../casebook/facts.js'
import type { Reading, Span } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { textOf, wordsOf } from '../patterns/words.js'
import { sentenceAt, zoneAt } from '../zones.js'
import { findHitService } from './hit-service.js'
import { isOwnDoing } from './own-doing.js'
import { findIncidentElsewhere } from './secondary-victim.js'
import type { Named } from './tiers.js'
import { askedAfterwards, gives } from './work-words.js'

/** What happened, so that the place where it happened can be told. */
const incident =
  /不正|攻撃|ランサムウェア|マルウェア|ウイルス|感染|侵入|侵害|暗号化|持ち出|持ち帰|持参|紛失|置き忘|盗|誤(?!解)|設定|不備|漏え|漏洩|漏れ|流出|不具合|障害|停止|漏らし|べきところ|間違|取り違|入れ替わ|混入|混在|同封|別の|異なる|無断|私的|私用|悪用|ミス|手違い|事故|閲覧(?:でき|可能|して)|起き(?:た|まし|て)|発生|表示され|見え|見られ|公開|改ざん|被害|廃棄|書き写|売却|転売|売(?:って|り渡)|撮影|奪われ|手違い|TOで|渡し|貼り|(?:余分|余計|二重)に|重な[っり]|重ねて(?!お|申|深)|[2二]枚|混ざ|紛れ/
const happenedAt =
  /^(?:社)?(?:の|において|における|が(?:運用|管理|運営|利用|使用|保有|提供|開発)?|(?:に|への?)(?:対する)?(?=不正|サイバー|攻撃)|の(?:運営|提供|開発|管理|運用)する|で|にて|内で|社内|提供の(?![^。]{0,40}脆弱性))/
const suffered =
  /^(?:社|様)?(?:\([^()]{0,40}\))?(?:で、[^。、]{0,16}(?:不正アクセス|攻撃|ランサムウェア|被害|発生|漏えい|流出|紛失|感染)|の(?!利用する|使用する|再?委託|[^。、]{0,24}を(?:担|担当し|行|請け負|手がけ))[^。、]{0,40}?(?:サーバー?|システム|ネットワーク|環境|端末|社員|従業員|職員|担当者|派遣社員|スタッフ|技術者|開発者|作業員|配達員|運転手|ドライバー|オペレーター|アルバイト|講師|コーディネーター|[一-鿿]{1,3}[員士師]|司書|保育士|学芸員|設定|作業|倉庫|事業所|作業所|工場|工程|(?:機械|(?:封入|封緘|印刷|製本|折り?|丁合|自動|圧着)機)(?!能)|アプリ|サービス|クラウド|データセンター|セキュリティ|プログラム|実装|間違い|ミス|手違い)|において|における|が(?:管理|運用|運営)する[^。、はが]{0,16}(?:サーバー?|システム|ネットワーク|環境|端末|データベース)(?:に|へ|が|で)[^。]{0,20}(?:不正|侵入|攻撃|感染|漏|流出)|が(?:[^。]{0,24}(?:不正アクセス|攻撃|感染|誤|紛失|設定)|(?!(?:利用|運用|提供|開発|管理|運営)する)(?:(?!委託|依頼|任せ)[^。]){0,60}(?:を誤(?:り|っ)|誤って)|制作|作成))/

/** How strongly the text says that the incident happened at this organisation. */
export const originScore = (
  reading: Reading,
  named: Named,
  role: PartyRole,
): { score: number; span: Span | undefined } => {
  const { text } = reading
  let score = 0
  let passesOn = false
  let span: Span | undefined
  for (const mention of named.mentions) {
    const zone = zoneAt(reading, mention.start)
    if (zone === 'request' || zone === 'reference') continue
    const sentence = sentenceAt(reading, mention.start)
    const right = text
      .slice(mention.end, Math.min(sentence.end, mention.end + 200))
      .replace(/^[」』](?=\()/, '')
      .replace(/^(?:様|社)?(?:提供|製)?(?:[。、][^()]{0,24})?[)」』]{1,2}(?!の製品)|^ ?\([^()]{0,60}\)/, '')
    if (ofAnother.test(right) || ofItsHelper.test(right) || warned.test(right)) continue
    if (
      /^(?:社)?(?:から|より)[^。]{0,90}(?:不正アクセス|サイバー攻撃|感染|流出|漏えい|紛失|持ち出|不具合|障害|表示され|誤って|誤り|ミス|手違い|取り違え|侵入|侵され|ウイルス|ランサムウェア|盗まれ|盗難)[^。]{0,60}(?:報告|連絡|説明|発表|通知|知らせ|告げ)/.test(
        right,
      )
    ) {
      // Who passes on word again and again is no nearer to it.
      if (!passesOn) score += 1
      passesOn = true
      span ??= sentence
      continue
    }
    if (staffInBracket.test(text.slice(mention.end, mention.end + 24))) {
      score += 6
      span = sentence
      continue
    }
    if (usedByOther.test(right) && /(?:が|は)、?$/.test(text.slice(Math.max(0, mention.start - 3), mention.start)))
      continue
    if (!incident.test(right) || !happenedAt.test(right) || thingUsed.test(right)) continue
    if (role === 'provider' && ownStaff.test(text.slice(Math.max(sentence.start, mention.start - 80), mention.start)))
      continue
    if (role === 'provider' && ownStaffAfter.test(right)) continue
    // 「Xが提供するサービスで当社社員が設定を誤り」 befell the discloser itself.
    if (ownDoing.test(right)) continue
    const strong = suffered.test(right)
    const near = right.slice(0, 50)
    // 「同社が脆弱性を公表したため」 tells what it said, not what befell it.
    if (!strong && (!incident.test(near) || /公表|発表|公開|報告|連絡|委託/.test(near))) continue
    if (strong || span === undefined) {
      score += strong ? 3 : 1
      if (strong || span === undefined) span = sentence
    }
  }
  return { score, span }
}

/** 「担当者(業務の一部を再委託している株式会社Xの従業員)が」 */
const staffInBracket = /^(?:社|様)?の[^。、()]{0,10}(?:従業員|社員|職員|作業員|スタッフ|担当者|配達員|技術者)\)が/
/** 「決済代行会社のXより、漏えいの懸念があるとの連絡」: who warns was not hit. */
const warned =
  /^(?:社|様)?(?: ?\([^()]{0,20}\))?(?:から|より)(?:(?!サーバ|システム|社内|ネットワーク|倉庫)[^。]){0,60}(?:懸念|カード会社から|カード[^。、]{0,16}疑い)/
/** 「Xの障害ではございません」「「Y」(X提供)に障害はなく」 */
const denied =
  /^(?:社)?の[^。、]{0,16}(?:では|に)(?:なく|ありません|ございません|あらず|よるものではな)|^(?:社)?(?:提供\)|の[^。、はが]{0,16})(?:に|で)(?:は)?[^。、はが]{0,6}(?:障害|異常|侵入|攻撃|不正アクセス)(?:等|など)?[はも](?:なく|な[いか]|ありません|ございません|確認され(?:ず|て(?:い|お)[らな])|認められ(?:ず|ま?せん))/
const below =
  '(?:再々?委託先|再々?受託者|(?:委託|外注|発注|依頼)先|協力(?:会社|企業|業者|事業者)|下請け?(?:会社|業者|事業者|企業|先)?|子会社|グループ会社)'
/** 「Xの再委託先において」「Xから、同社の委託先が…」「Xにおいて、同社が配達を任せている業者の」「Xでは配達を下請業者に任せており、その業者の」 */
const ofItsHelper = new RegExp(
  `^」?(?:社|様)?(?:${[
    `の(?:[^。、はがを]{0,10}(?:システム|サービス|業務)において、(?:同社の|その))?(?![^。、はがを]{0,8}元)[^。、はがを]{0,8}${below}(?:(?:である|の)?[^。、はがを]{0,8}(?:会社|業者|事業者|企業|団体))?(?:で|に|が|の|へ|$)(?!ある[^会業事企])`,
    `(?:から|より|において|で)(?:は|も)?、?(?:(?:その|同社の)[^。、はがを]{0,8}${below}|再々?委託先)(?:(?:である|の)?[^。、はがを]{0,8}(?:会社|業者|事業者|企業|団体))?(?:で|に|が|の|へ)(?!ある[^会業事企])`,
    `(?:から|より|において|で)(?:は|も)?、?同社が[^。、はが]{0,30}(?:${gives}|利用する|使う)[^。、はがを]{0,10}(?:先|会社|業者|事業者|企業|団体)(?:で|に|が|の|へ)`,
    `が[^。、はが]{0,30}${gives}(?:先|[^。、はがを]{0,6}(?:会社|業者|事業者|企業|団体))(?:で|に|が|の|へ)`,
    `(?:は|が|では|において)、?[^。]{0,40}(?:に|へ)(?:(?:再?委託|外注|発注|依頼)し|(?:任|まか)せ|委ね|頼んで)[^。、]{0,6}、(?:その|この|当該|同)(?:${below}|会社|業者|事業者)(?:で|に|が|の|へ)`,
  ].join('|')})`,
)
/** 「Xの再委託先であるYにおいて」「Xにおいて、再々委託先であるYの従業員が」: it befell another. */
const ofAnother = new RegExp(
  `^」?(?:社|様)?(?:の(?:構成|代表|幹事)(?:構成)?(?:員|企業|団体|会社|者)(?:である|の|、)|の${below}(?!である)|(?:において|で)(?:は|も)?、?(?:その|同社の)?${below}(?:である|の|であり、?)[^。、]{2,24}(?:において|で、|の[^。、はが]{0,8}(?:社員|従業員|職員|担当者|作業員|スタッフ|配達員|サーバー?|システム)[がに]))`,
)
/** A sentence by which it befell somebody unnamed who works for a party. */
const helperHit = (reading: Reading, roles: ReadonlyMap<Named, { role: PartyRole }>): Span | undefined => {
  for (const [named, { role }] of roles)
    for (const { start, end } of tierOf[role] === 0 ? [] : named.mentions) {
      const sentence = sentenceAt(reading, start)
      const right = reading.text.slice(end, Math.min(sentence.end, end + 200)).replace(/^ ?\([^()]{0,60}\)/, '')
      const said = ofItsHelper.exec(right)
      if (said !== null && incident.test(right.slice(said[0].length))) return sentence
    }
  return undefined
}
/** 「Xのデータセンターを利用しておりますが、」 */
const thingUsed =
  /^の[^。、]{0,24}(?:を|上で?)(?:利用|使用|借り|採用|契約)し?ており|^の[^。、]{0,24}に(?:置い|預け)て(?:い|お)/
/** 「Yが、Xのデータベースに登録した情報を、設定を誤り」: Y did it. */
const usedByOther =
  /^(?:社)?の[^。、]{0,24}(?:に|へ|上に|を)(?:登録|保存|保管|アップロード|置|格納|使|利用)[^。]{0,80}(?:設定|権限|公開範囲)/
/** 「配信はXの「マドカ」で行っていますが、職員が宛先を取り違え」 */
const ownStaffAfter =
  /^[^。]{0,50}(?:ますが|ところ|ており|際)、(?:担当の?)?(?:職員|社員|従業員|担当者|教員|教諭|スタッフ)が[^。]{0,40}(?:誤|取り違|間違|設定|混同)|^[^。]{0,30}で、[^。、はが]{0,12}を(?:担当の?)?(?:職員|社員|従業員|担当者|教員|教諭|スタッフ)が[^。、]{0,4}(?:誤|間違|取り違)/
/** 「職員がXの…設定を誤り」: who uses a service did it, not who offers it. */
const ownStaff =
  /(?:社員|職員|従業員|担当者|教員|教諭|スタッフ)(?:[1-9]名)?が(?![^。、]{0,8}(?:使|利用|使用|用い)[^。、]{0,4}[るたう])[^。]{0,60}$/

const ownDoing = new RegExp(
  `^[^。]{0,60}(?:${ourselves}|自社)(?:の?(?:社員|職員|従業員|担当者|教員)(?:が|による|の(?:設定|操作|誤|不注意|ミス))|の設定|が(?:構築|開発|設定|管理|運用))`,
)

const tierOf: Record<PartyRole, number> = {
  subcontractor: 3,
  contractor: 2,
  provider: 2,
  client: 0,
  victim: 0,
  'vendor-agent': 0,
}

/** The product stands in somebody's own house: 「自社で運用しているファイル転送サーバー」「校内に設置した装置」「本装置」. */
const runByItself = new RegExp(
  `(?:自社|自ら|自前|[社校院庁所学館店局会]内|事務局)(?:で|に|において)?[^。、「]{0,20}(?:運用|設置|構築|導入|置い)|${ourselves}の?(?!が(?:契約|利用|使用|借り))[^。、]{0,16}(?:サーバ|装置|機器|環境)|(?:自社|社内)の?(?:サーバー?|ネットワーク|環境)に(?:導入|設置|構築)|本装置|本機器|本製品`,
)

/** 「未修正のまま」「2年以上更新しておらず」: it was for whoever ran the product to mend it. */
const unpatched =
  /未(?:修正|適用|更新)(?:のまま|で|であった|だった)|(?:適用|更新|アップデート|修正(?:版|プログラム)?|パッチ)[^。、]{0,10}(?:ていな|ておら|ておりませ|ていませ|怠|ないまま|遅れ|当てて(?:い|お))/

/** The maker of a flawed product that the discloser ran itself is no origin: it was not hit. */
const isMakerOnly = (reading: Reading, named: Named): boolean => {
  const { text } = reading
  const made = named.mentions.every(
    ({ start, end }) =>
      /^(?:社)?製|^[()」。、]?(?:\)|の製品)/.test(text.slice(end, end + 4)) &&
      (!/^\)(?:の(?:システム|サーバ|クラウド|環境|データセンター|障害|不具合|設定|作業|操作|更新|改修|メンテナンス|社員|従業員|担当者?|ミス|誤り|手違い)|による|において|で[、は]|[がにへ](?:の|対する)?(?:不正アクセス|サイバー|攻撃|ランサム))/.test(
        text.slice(end, end + 12),
      ) ||
        runByItself.test(text.slice(0, 4000))) &&
      (!/(?:提供|運営)(?:元|会社|企業|事業者)?[:(] ?$/.test(text.slice(Math.max(0, start - 8), start)) ||
        /脆弱性|欠陥/.test(text.slice(end, end + 12))),
  )
  if (made) return true
  // 「X社のファイル転送ソフト「Y」の脆弱性を突かれ」: what was flawed ran at the discloser, where nothing else is said.
  const flawed = named.mentions.some(({ end }) =>
    /^(?:社|様)?(?:の|製の?|が(?:開発|提供|販売)する)(?![^。、]{0,10}(?:サーバ|ネットワーク))[^。、]{0,36}の(?:ゼロデイ|未知の)?(?:脆弱性|欠陥)を/.test(
      text.slice(end, end + 60),
    ),
  )
  if (flawed) return true
  const called = named.mentions.some(
    ({ start, end }) =>
      /(?:メーカー|製造元|開発元|製造会社|製品開発元|製造販売元)(?:である|の|:|は、?)?\s?$/.test(
        text.slice(Math.max(0, start - 12), start),
      ) || /^(?:社)?製(?![薬造作])|^の製品/.test(text.slice(end, end + 3)),
  )
  const installed = named.mentions.some(({ end }) =>
    new RegExp(
      `^(?: ?\\([^()]{0,60}\\))?の[^。、]{2,40}を、?(?:自社|${ourselves}|社内|自ら)[^。、]{0,16}(?:導入|設置|構築|運用)`,
    ).test(text.slice(end, end + 110)),
  )
  if (installed) return true
  return called && (runByItself.test(text.slice(0, 4000)) || unpatched.test(text))
}

/** The party at whose place the incident happened, of those that have a role. */
export const findOrigin = (reading: Reading, found: ReadonlyMap<Named, { role: PartyRole }>): Named | undefined => {
  const phished = isMisled(reading)
  const roles = new Map(
    [...found].filter(
      ([named, { role }]) =>
        role !== 'provider' ||
        !(
          phished ||
          isMakerOnly(reading, named) ||
          named.mentions.some(({ end }) => {
            const right = reading.text.slice(end, end + 90)
            return denied.test(right) || warned.test(right)
          })
        ),
    ),
  )
  let best: { named: Named; score: number } | undefined
  for (const [named, { role }] of roles) {
    const tier = tierOf[role]
    if (tier === 0) continue
    const { score } = originScore(reading, named, role)
    if (score === 0) continue
    // Of two that only pass on word, whose service it is stands nearer to what happened.
    const weighed = score + (tier === 3 ? 2 : role === 'provider' && score === 1 ? 0.5 : 0)
    if (best === undefined || weighed > best.score) best = { named, score: weighed }
  }
  // 「X社が配信に使っている「Y」が攻撃を受け」 befell whoever runs Y.
  const service = findHitService(reading, roles.keys())
  if (service !== undefined && (best === undefined || best.score < 3 || service.isUsedBy(best.named)))
    return service.runner
  // 「再委託先において封入誤りがあり」 says where it was, whatever is told of the contractor.
  const below = [...roles].filter(([, { role }]) => role === 'subcontractor')
  if (best !== undefined && below.length > 0 && roles.get(best.named)?.role === 'contractor') {
    const described = findIncidentElsewhere(reading)
    const lowest = described?.role === 'subcontractor' ? onlyBelow(reading, roles, described.span) : undefined
    if (lowest !== undefined) return lowest
  }
  const helper = best === undefined || best.score < 3 ? helperHit(reading, roles) : undefined
  if (helper !== undefined) return onlyBelow(reading, roles, helper)
  return best?.named ?? describedOrigin(reading, roles)
}

/** 「当社の職員が…誤って」「当機構のサーバーが攻撃を」: it befell, or was done by, something in the discloser's own house. */
const ownHouse = new RegExp(
  `${ourselves}(?:の|が(?:運用|管理|設置|運営)する[^。、はが]{0,16})?[^。、]{0,10}(?:[^。、]{0,8}の(?:通信)?(?:機器|装置)|職員|社員|従業員|教員|教諭|[一-鿿]{1,4}[士師]|サーバー?|ネットワーク|担当者|パソコン|端末|アカウント|ファイル共有|基幹[^。、]{0,6})(?:[1-9]名|[1-9]台)?(?:が|に|へ|で|において|の(?!連絡|確認|調査|報告|立ち会い))[^。]{0,50}(?:誤(?!り?に気)|詐欺|紛失|持ち(?:出|帰)|置き忘|盗|取り違|間違|不正アクセス|感染|侵入|攻撃|設定|漏|流出|暗号化|入力)`,
)
/** 「当機構のサーバーに導入し」: who keeps it up is not where it happened. */
const ownInstallation = new RegExp(
  `(?:${ourselves}|自社|社内)の?(?:サーバー?|環境|データセンター)に(?:導入|設置|構築)し`,
)
/**
 * 「当社が運営するオンラインショップが不正アクセスを受け」「当社サイトの一部の脆弱性をついた」: the discloser's own site was broken
 * into, which says nothing against whose services it uses besides.
 */
const ownShop = pattern(
  new RegExp(
    `(?:${ourselves}|自社)(?:の|が(?:運営|運用|管理|開発|提供)(?:する|して(?:いる|いた|おります|おりました)))?[^。、はがをに()「」]{0,12}(?:サイト|ショップ|ストア|ホームページ)?(?:「[^「」]{1,24}」)?(?<=[トプアジ」])(?:の(?:システム|プログラム|一部|管理画面|入力フォーム)){0,2}(?:が|に|へ|の|に対(?:する|し)|において|で)(?:(?!利用|使用|契約|導入|採用|委託|外部|提供|パッケージ|プラグイン)[^。]){0,30}(?:不正アクセス|攻撃|侵入|脆弱性|改ざん)`,
  ),
)
/** A site that was written over is the discloser's own, whoever made it. */
const ownSite = new RegExp(
  `(?:ホームページ|ウェブサイト|(?:公式|通販|自社|EC)サイト|当(?:サイト|店|ショップ|社)[^。]{0,24}(?:画面|ページ|フォーム|サイト))[^。]{0,80}(?:書き換えられ|改ざんされ|改ざんを受け)|(?:${ourselves}|自社)[^。、はがを]{0,10}(?:サイト|ショップ|ページ|画面)[^。、はがを]{0,12}の改ざん`,
)
/** 「担当職員が…公開する設定とし」: the service did what it was told to. */
const ownSetting =
  /(?:職員|社員|従業員|担当者|教員|教諭|スタッフ)が[^。]{0,80}(?:設定|公開範囲|共有|に[^。、]{0,12}(?:入力|アップロード)し)|(?:設定|公開範囲|共有|権限)を(?:担当の?)?(?:職員|社員|従業員|担当者|教員|教諭|スタッフ)が[^。、]{0,6}(?:誤|間違)/
/** 「本学園入試広報部の担当者が、…名簿を添付」: its own people sent it. */
const ownSending = new RegExp(
  `${ourselves}[^。、]{0,16}(?:職員|社員|従業員|担当者|教員|教諭|スタッフ)が[^。]{0,80}(?:添付|誤|送信|送付|掲載|投稿)`,
)
/** 「グラフは当社総務部が作成し、」 */
const ownMaking = new RegExp(`${ourselves}[^。、]{0,8}[部課室局]が[^。]{0,20}(?:作成し|掲載し|添付し|設定し|誤って)`)
/** The account of the discloser was taken, or its staff let itself be misled: the service was not broken. */
const misled =
  /(?:偽|フィッシング|装った)[^。]{0,60}(?:入力|開い)(?!(?:し|され|なさ|た)[^。、]{0,10}(?:方|お客|会員))|(?:[当弊本][^。、はがをに]{0,5}(?:が(?:利用|使用|契約|導入)(?:する|している|していた|しております)[^。、]{0,40})?|自社)の?(?<!同社の?)[^。、はがを]{0,8}(?:アカウント|パスワード|ID|ログイン情報|認証情報)[^。、はが]{0,8}(?:が|を)[^。]{0,16}(?:乗っ取|盗|窃取|奪|詐取|悪用|使(?:っ|われ)|(?:不正に?)?(?:利用|使用)(?:し|され)|不正ログイン)|(?<!同|[^当弊本自]社の?)(?:職員|社員|担当者|従業員)の?[^。、]{0,12}アカウント|(?:ID|パスワード)[^。]{0,20}(?:で、?(?:第三者|何者か)|入力し|推測|使い回|聞き出|詐取|だまし取|騙し取)/

/** 「パスワードを聞き出すメールが届いても、返信しないでください」 warns of what may come. */
const warnsOf = /ください|下さい|ご注意|お気を?[つ付]け|ご留意/
/** 「推測され、閲覧されましたので、不審なメールにご注意ください」 tells first what has come. */
const happenedFirst = /[しれっい]た(?:の(?!方|お客)|ため|こと|が、|もの)/
const isMisled = ({ sentences, text }: Reading): boolean =>
  sentences.some(({ start, end }) => {
    if (start >= 3000) return false
    const words = text.slice(start, Math.min(end, start + 400))
    return misled.test(words) && (!warnsOf.test(words) || happenedFirst.test(words))
  })

/** Does a sentence say that the discloser's own site was broken into, with nobody else named before that? */
const broken = (reading: Reading, others: readonly string[]): boolean =>
  reading.sentences.some((sentence) => {
    const words = wordsOf(reading, sentence, 400)
    const found = ownShop.may(words) ? ownShop.exec(words) : null
    if (found === null) return false
    const said = textOf(words).slice(0, found.index + found[0].length)
    return !others.some((name) => said.includes(name))
  })

/** The subcontractor that 「再委託先」 or 「再々委託先」 of a sentence stands for, if there is but one of that tier. */
const onlyBelow = (
  { text }: Reading,
  roles: ReadonlyMap<Named, { role: PartyRole }>,
  { start, end }: Span,
): Named | undefined => {
  const below = [...roles.keys()].filter((named) => roles.get(named)?.role === 'subcontractor')
  const isSecond = ({ mentions }: Named): boolean =>
    mentions.some((mention) =>
      /再々(?:委託|受託)[^。、\n]{0,8}\n?$/.test(text.slice(Math.max(0, mention.start - 14), mention.start)),
    )
  const second = /再々(?:委託|受託)/.test(text.slice(start, end))
  const [first, ...rest] = below.length < 2 ? below : below.filter((named) => isSecond(named) === second)
  return rest.length === 0 ? first : undefined
}

/**
 * 「保守を委託しているX社に原因の確認を依頼し」「提供元であるX社に調査を依頼」, wherever it is named in full: who keeps up or supplies
 * a system is spoken of only since it had to help when it had happened.
 */
const isAskedForHelp = ({ text }: Reading, { name, mentions }: Named): boolean => {
  const full = mentions.filter((mention) => mention.name === name)
  const rights = full.map(({ end }) => text.slice(end, end + 90))
  return (
    full.some(
      ({ start }, at) => suppliesIt.test(text.slice(Math.max(0, start - 24), start)) && askedForHelp.test(rights[at]!),
    ) && rights.every((right) => helps.test(right))
  )
}
const suppliesIt = /(?:保守|構築|運用|提供|開発|製造|販売|リース)[^。]{0,20}$/
const askedForHelp = new RegExp(
  `^(?:社|様)?(?:」|\\([^()]{0,30}\\)|\\))?(?:に|へ)(?:対し(?:て)?)?、?[^。、はが]{0,24}(?:${askedAfterwards}|提供|提出)(?:等|など)?を?(?:依頼|要請|指示|求め)`,
)
const helps = new RegExp(
  `${askedForHelp.source}|^(?:社|様)?(?:」|\\))?(?:から|より)[^。]{0,80}(?:報告|回答|連絡|説明|結果|提供)`,
)

/** 「委託先の社員が紛失した」: the only party of that role, though the sentence does not name it. */
const describedOrigin = (reading: Reading, roles: ReadonlyMap<Named, { role: PartyRole }>): Named | undefined => {
  const only = (role: PartyRole): Named | undefined => {
    const [first, ...rest] = [...roles].filter(([, known]) => known.role === role)
    return rest.length === 0 ? first?.[0] : undefined
  }
  const described = findIncidentElsewhere(reading)
  if (described !== undefined) {
    if (described.role === 'subcontractor') return onlyBelow(reading, roles, described.span) ?? only('contractor')
    return only(described.role) ?? (described.role === 'contractor' ? only('provider') : only('contractor'))
  }
  // One contractor is named and nothing is said to have happened in the discloser's own house.
  const names = [...roles.keys()].flatMap(({ mentions }) => mentions.map(({ name }) => name))
  if (isOwnDoing(reading, names)) return undefined
  const lead = reading.text.slice(0, 3000)
  if (ownMaking.test(lead) || ownHouse.test(lead) || ownInstallation.test(lead) || ownSite.test(lead)) return undefined
  const worker = only('subcontractor') ?? only('contractor')
  if (worker !== undefined && isAskedForHelp(reading, worker)) return undefined
  if (worker !== undefined || isMisled(reading) || ownSetting.test(lead) || ownSending.test(lead)) return worker
  const offerer = broken(reading, names) ? undefined : only('provider')
  return offerer !== undefined && isAskedForHelp(reading, offerer) ? undefined : offerer
}
