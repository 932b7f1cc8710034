import type { Reading } from '../../reading.js'
import { ourselves } from '../organisations/self.js'
import { pattern } from '../patterns/pattern.js'
import { textOf, wordsOf } from '../patterns/words.js'
import { sentenceAt } from '../zones.js'
import type { Named } from './tiers.js'

const hitWords = '(?:不正アクセス|侵入|攻撃|ランサムウェア|マルウェア|暗号化|改ざん|障害|情報の?(?:漏え?い|流出))'
/**
 * 「配信に使っているクラウドサービス「明細ポスト」が外部からの不正アクセスを受け」: the named service that was hit. Who logged in to one
 * account of it did not break into the service.
 */
const hit = pattern(
  new RegExp(
    `「([^「」]{2,30})」(?:\\([^()]{0,40}\\))?(?:(?:の|を(?:運用|提供)する)[^。、はがをに「」]{0,16})?(?:が|に(?!お?ログイン)|へ|において|で)(?:(?!アカウント|ログイン|パスワード|設定|端末|パソコン|${ourselves}|では?な|影響)[^。「」]){0,40}?${hitWords}(?![はも]|など[はも]|[^。、]{0,10}(?:では(?:な|あり)|ていな|ておら|ていませ|かどうか|の有無|との偽))`,
  ),
)
/** 「当社が運営する通販サイト|「青空市場」」「職員が、|「回答箱」で」: its own, or its own doing. */
const isOwn = new RegExp(
  `${ourselves}(?:(?:が|で)(?:運営|提供|開発|運用|管理|展開)[^。、「」]{0,24}|の[^。、はがを「」]{0,16})$|(?:職員|社員|従業員|担当者|教員|教諭|スタッフ)(?:が|の)、?[^。「」]{0,20}$`,
)
/** 「配信に使っている」「受付に利用する」, of whoever stands before it. */
const use =
  '(?:(?:使っ|使用し|利用し|用い|採用し|契約し)て(?:いる|いた|おります|おりました)|(?:使う|使用する|利用する|用いる|契約する))'
const usesIt = new RegExp(`^(?:社|法人|様)?(?:が|は|で(?:は)?|において)、?[^。「」]{0,30}${use}[^。「」]{0,24}「`)

const runs = '(?:提供|運営|開発|運用|管理|販売)'
/** 「「明細ポスト」を運営する|X」「「明細ポスト」の提供元である|X」「「明細ポスト」は、|Xが提供する」 */
const before = new RegExp(
  `^(?:は、?(?:[^。「」はが]{0,16}の)?|(?:を|の)${runs}(?:(?:する|している|した)(?:のは、?)?|元|会社|企業|事業者)(?:である|の|、|は、?)?(?:[^。「」はがを]{0,10}の)?)$`,
)
const offers = new RegExp(`^(?:社)?(?:が|の|により|によって)${runs}(?:する|して(?:いる|いた|おり)|され|の)`)
const owned = new RegExp(`^(?:社)?(?:が${runs}(?:する|して(?:いる|いた))|の|製の?|提供の)[^。「」]{0,24}「`)

/** Each service is looked for beside every mention of a party. */
const MOST_SERVICES = 8

/** The service that a sentence says was hit, and which party runs it, where one of them is said to. */
export const findHitService = (
  reading: Reading,
  parties: Iterable<Named>,
): { readonly runner: Named; readonly isUsedBy: (named: Named) => boolean } | undefined => {
  const all = [...parties]
  const asked = new Set<string>()
  for (const sentence of reading.sentences) {
    if (asked.size === MOST_SERVICES) return undefined
    const words = wordsOf(reading, sentence, 300)
    const found = hit.may(words) ? hit.exec(words) : null
    const service = found?.[1]
    if (service === undefined || asked.has(service) || isOwn.test(textOf(words).slice(0, found?.index))) continue
    asked.add(service)
    const runner = all.find((named) => isRunner(reading, named, service))
    if (runner !== undefined)
      return { runner, isUsedBy: (named) => named !== runner && usesService(reading, named, service) }
  }
  return undefined
}

/** Does somebody use the service, and not run it? */
const usesService = ({ text }: Reading, { mentions }: Named, service: string): boolean =>
  mentions.some(({ end }) => {
    const right = text.slice(end, end + 90)
    const used = usesIt.exec(right)
    return used !== null && right.startsWith(service, used[0].length)
  })

const isRunner = (reading: Reading, { mentions }: Named, service: string): boolean =>
  mentions.some(({ start, end }) => {
    const { text } = reading
    const sentence = sentenceAt(reading, start)
    const left = text.slice(Math.max(sentence.start, start - 60), start)
    const at = left.lastIndexOf(`「${service}」`)
    const right = text.slice(end, Math.min(sentence.end, end + 60))
    if (at >= 0) {
      const between = left.slice(at + service.length + 2)
      if (before.test(between) && (!between.startsWith('は') || offers.test(right) || /^(?:社)?の/.test(right)))
        return true
    }
    const said = owned.exec(right)
    return said !== null && right.startsWith(service, said[0].length)
  })
