import { tableOf } from '../text/characters.js'

// 「28日から」「21時頃から翌」「30日(金)の夜から」: what may stand between the two ends of a span.
export const spanSeam =
  /(?: ?の?(?:深夜|早朝|未明|夕方|午前中?|午後|朝|昼|夜|晩)| ?(?:頃|ごろ)|[^ 。、\n\dにがはをとでへも(]{0,6}?)? ?(?:\((?:[^()\d]{1,14}|[^()\d]{0,4}\d{1,2}[時:][^()]{0,6})\))?,?[ \n]?(?:(?:から|以降|ないし|乃至) ?の?、?[ \n]?|~[ \n]?|- ?|(?<=[\d年月日時分頃ろ朝昼夜晩方中後前) ])[→⇒➡➔▶] ?|より、? ?(?=\d|同|翌))/y
/** The longest seam is shorter than this. */
const SEAM = 32
/** A seam holds から, より or a dash: without its first character near by there is none. */
const seamUnits = tableOf('か~-よ→⇒➡➔▶以な乃')
export const maySeam = (text: string, at: number): boolean => {
  const last = Math.min(at + SEAM, text.length)
  for (let near = at; near < last; near++) if (seamUnits[text.charCodeAt(near)] === 1) return true
  return false
}
/** How long it went on from a time of day. */
export const duration =
  /(?:頃|ごろ)?(?:から|より)、?(?:約|およそ|おおよそ|ほぼ|の)?(\d{1,3}) ?(分|時間)(半)?(?:間|ほど|程度|あまり|余り|にわた|(?=[、。]))/y
/** What closes a span: 「まで」「にかけて」. */
export const spanClose = / ?(?:の?(?:深夜|早朝|未明|夕方|午前中?|午後|朝|夜|晩|頃|ごろ))?(?:まで|迄|にかけて|の間)/y
