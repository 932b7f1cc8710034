import { pattern } from '../patterns/pattern.js'
import { lineIndexAt } from './lead.js'
import type { CountPlace } from './place.js'
import { type Refusal, sufferedBefore } from './refusal.js'
import { totalWord } from './totals.js'

const mishap =
  '(?:(?:FAX|メール|郵便)?(?:の)?誤(?:送付|送信|交付|配達|配付|配布|配信|発送|投函|封入|掲載|公開|廃棄|印字)|紛失|亡失|盗難|置き?忘れ|所在不明|不正アクセス|漏え?い|その他)'
/** 「誤送付が3件」「紛失 | 1件」: how often it happened. */
const counted = `${mishap}(?:の?(?:事案|事故|件数))?(?:が|は|:|\\|| ){0,3}(?:計|合計)?`
const mishapBefore = pattern(new RegExp(`${counted}$`))
const anyCounted = new RegExp(
  `(${mishap})(?:の?(?:事案|事故|件数))?(?:が|は|:|\\||\\t| ){0,3}(?:計|合計)?\\d{1,4} ?件`,
  'g',
)
const totalBefore = pattern(new RegExp(`(?:${totalWord}|総数)(?:は|が|:|\\||\\t| |で){0,3}$`))
const isTotal = /計|総数/
const people = /\d ?(?:人|名|世帯)/
/** How far around a count the other mishaps of its list are looked for. */
const nearby = 200

/** Do several kinds of mishaps stand around it, each with how often, and are those they hit counted apart? */
const inListOfMishaps = ({ reading, mention }: CountPlace): boolean => {
  const around = reading.text.slice(Math.max(0, mention.start - nearby), mention.end + nearby)
  const kinds = new Set([...around.matchAll(anyCounted)].map(([, kind]) => kind))
  return kinds.size > 1 && people.test(around)
}

/** 「誤送付 3件(対象者 12人)」「紛失 1件(対象者 40人)」「合計 4件」: incidents are counted, and those they hit beside them. */
export const countsMishaps = (place: CountPlace): boolean => {
  const { reading, mention, before } = place
  if (mention.counter !== '件') return false
  if (mishapBefore.test(before)) return inListOfMishaps(place)
  if (!totalBefore.test(before) && !mention.modifiers.some((word) => isTotal.test(word))) return false
  const line = reading.lines[lineIndexAt(reading, mention.start) - 1]
  return (
    line !== undefined &&
    line.end - line.start <= nearby &&
    reading.text.slice(line.start, line.end).search(anyCounted) >= 0 &&
    inListOfMishaps(place)
  )
}

const period =
  '(?:(?:令和|平成|20)(?:元|\\d{1,2})年(?:度|中)|年度(?:別|ごと)|過去|昨年度?|前年度?|一昨年度?|例年)[^。\\n]{0,14}'
const told = '(?:公表|発生|報告|届け?出|把握)[^。\\n]{0,20}'
/** 「(参考)令和6年度の公表件数」, over or before figures of other matters than this one. */
export const pastFigures = pattern(
  new RegExp(`(?:${period}|これまで[^。\\n]{0,6})${told}(?:件数|状況|事案|事故|事例|漏え?い)`),
)
/** How often it happened in a year or a term. */
export const yearly: readonly Refusal[] = [
  // 「令和6年度の公表件数 41件(対象者 延べ2,906人)」: those hit in a year are told of beside it.
  {
    why: 'cases',
    before: pattern(
      new RegExp(
        `${period}${told}(?:(?:件数|状況)(?![とにをも])(?:(?!今回|本件|新た)[^。\\n]){0,40}|(?:事案|事故|事例|漏え?い)(?:等)?は、?[計約延べ合全部で]{0,4}(?:\\d[\\d,]{0,6} ?件(?:(?!今回|本件|新た)[^。\\n]){0,40})?)$`,
      ),
    ),
  },
  {
    why: 'cases',
    units: ['records'],
    before: pattern(/(?:四半期|年度|上半期|下半期|今期|期間中)(?:の事故|の発生)?は、? ?$/),
  },
  {
    why: 'cases',
    units: ['records'],
    before: pattern(/(?:年度|今年|本年|昨年|前年|これまで|過去|この\d ?年)[^。\d]{0,20}$/),
    after: pattern(/^(?:が|も)?(?:発生|起[きこ]|生じ|目|公表され|報告され)/),
    unlessBefore: sufferedBefore,
  },
]
