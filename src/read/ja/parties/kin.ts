import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { work } from './work-words.js'

/** A company of the discloser's own group, with no word of work for it. */
export const kin = pattern(
  /(?:子会社|グループ会社|グループ企業|グループ各社|関連会社|関係会社|親会社|持株会社|現地法人|グループの)(?:である|の|、|「|:|\(|であり、?[^。]{0,30})?(?:(?:株式会社|有限会社|合同会社)[^。、はがをにでの()]{1,20}(?:および|及び|ならびに|並びに|と|、))?$/,
)

/** 「当社の子会社であるXのサーバーが不正アクセスを受け」「子会社Xにおける」, with no word of what it does for the discloser. */
export const kinHit = pattern(
  /^(?:社|様)?(?:(?:と|、|および|及び|ならびに|並びに)[^。、はがの]{2,24}(?=が|の|は|に))?(?!が[^。、]{0,30}(?:を|に)(?:利用|使用|委託)|の(?:指示|依頼|求め|要請|協力|支援|助言|連絡|報告|指導|監督)|の[^。、]{0,8}(?:社員|従業員|職員|担当者|スタッフ))(?:において|におきまして|における|にて|で|内|に対する|への?|が|の|は)[^。]{0,80}(?:不正|攻撃|ランサムウェア|感染|漏|流出|紛失|侵入|誤|被害|障害|持ち出|窃取|暗号化|脆弱性|閲覧(?:でき|可能)|見える|公開)/,
)
/** What the next sentence says of a company of the group that was hit: it works for the discloser. */
export const kinWorks = pattern(
  new RegExp(
    `同社(?:は|が|に(?:は|対し)?)、?[^。]{0,16}${ourselves}[^。]{0,30}${work}[^。]{0,8}(?:を|に)(?:担|行|担当|受託|実施|委託|請け?負|引き受け)|${ourselves}[^。]{0,30}(?:は|を)、?同社(?:が|に)[^。、]{0,16}(?:運用|管理|保守|担|委託|開発|保管|受託)`,
  ),
)
export const kinKeepsOurs = pattern(
  new RegExp(
    `^(?:社|様)?が[^。、]{0,6}(?:管理|運営|運用|保有|提供)(?:する|して(?:いる|いた|おります))[^。、はが]{0,20}(?:システム|データベース|サーバー?|基盤|サービス|クラウド)[^。]{0,50}${ourselves}の?[^。、]{0,16}(?:情報|データ|名簿)`,
  ),
)
export const worksForUs = pattern(/(?:委託|発注|依頼|外注|利用|使用|導入|契約)(?:し|する)|任せ|お願い/)

export const kinBeside = new RegExp(
  `(?<=[るたすう]、?)(?:${ourselves}|同社|同じ)?の?(?:連結|完全|100%|企業)?(?:グループ(?:内|の会社)?|子会社|親会社|関連会社|関係会社|グループ会社|グループ企業|取引先)(?:である|の|、)$`,
)
