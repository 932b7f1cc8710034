import type { Actor } from './actors.js'
import type { Kind } from './telling-nouns.js'

/** result: somebody who investigated reported; `reveals`: who told is outside, so that it came out by that. */
interface FromOutside {
  readonly type: 'informed' | 'result'
  readonly reveals?: boolean
}

/** What word that came from somebody is for the discloser; undefined where it says nothing about the matter. */
export const fromSomebody = (
  kind: Kind,
  noun: string,
  who: Actor,
  result: boolean,
  /** 「…との書面」: it says something about the matter. */
  says = false,
): FromOutside | undefined => {
  if (kind === 'coming')
    return who === 'outsider' || who === 'unknown' ? { type: 'informed', reveals: true } : undefined
  if (kind !== 'word' && kind !== 'carrier') return undefined
  if (/案内|周知|告知/.test(noun) || (!says && /書面|文書|封書|はがき|書状|手紙/.test(noun))) return undefined
  if (who === 'unknown' && /報告/.test(noun) && result) return { type: 'result' }
  if (who === 'investigator')
    return /報告|回答|結果|説明|書/.test(noun) ? { type: 'result' } : { type: 'informed', reveals: true }
  if (who === 'staff' || who === 'self') return undefined
  const reveals =
    who === 'outsider' ||
    (who === 'unknown' &&
      /指摘|問い?合わ?せ|苦情|通報|申し?出|情報提供|クレーム|声|電話|意見|相談|投稿|情報/.test(noun))
  return { type: 'informed', reveals }
}
