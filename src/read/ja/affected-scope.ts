import type { Affected, AffectedUnit } from '../../casebook/facts.js'
import type { SoFar } from '../fact-reader.js'
import type { Reading, Span } from '../reading.js'
import { headingsAbove } from './zones.js'

const ownStaff = /(?:当社|弊社|当法人|本法人|当会|自社)?の?(?:従業員|社員|職員|役職員|役員|退職者|採用応募)/
const clients =
  /委託元|お預かり|導入先|ご利用団体|受託|クライアント|ご契約(?:先|企業|団体)|委託者|利用団体|提供先|顧客企業|からお預かり|団体様|お取引先から/
const whole =
  /(?:サービス|事案|本件|事業者|同社|全国|全体|提供会社|国内|海外|他の(?:自治体|団体|利用)|委託先)(?:の)?(?:全体|合計|利用者全体|公表|発表|では|で)|<(?:国内|海外)>|全体で|全国で/

/** Whether a count is of the discloser's own subjects or of the whole incident: the origin's clients, everyone the service held. */
export const scopeOf = (
  reading: Reading,
  mention: Span,
  unit: AffectedUnit,
  sentence: Span,
  soFar: SoFar,
): Affected['scope'] => {
  const { text } = reading
  const words = text.slice(Math.max(sentence.start, mention.start - 120), Math.min(sentence.end, mention.end + 60))
  const before = text.slice(Math.max(sentence.start, mention.start - 60), mention.start)
  if (whole.test(before)) return 'case'
  const speaksForClients = soFar.parties.some(({ role }) => role === 'client')
  const opening = text.slice(0, 1500)
  const serves =
    speaksForClients ||
    (!soFar.parties.some(({ origin }) => origin) &&
      /(?:お預かりし|受託し|業務を受託|導入先|ご利用団体|委託元|クライアント企業|ご契約企業)/.test(opening) &&
      !/(?:を|に)委託し(?:て|た)/.test(opening.slice(0, 600)))
  if (!serves) return 'own'
  if (ownStaff.test(before) && !clients.test(before)) return 'own'
  if (unit === 'organizations') return 'case'
  const headings = headingsAbove(reading, mention.start)
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
  return ownStaff.test(headings) && !clients.test(words) ? 'own' : 'case'
}
