import { pattern } from '../patterns/pattern.js'
import { lineIndexAt } from './lead.js'
import type { CountPlace } from './place.js'
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
