import type { Affected } from '../../casebook/facts.js'
import type { SoFar } from '../fact-reader.js'
import type { Reading } from '../reading.js'
import { isQuotedFromOrigin } from './affected-judge.js'
import type { CountPlace } from './affected-place.js'
import { pattern } from './pattern.js'
import { wordsBetween, wordsWithin } from './words.js'
import { headingsAbove } from './zones.js'

const ownStaff = pattern(
  /(?:当社|弊社|当法人|本法人|当会|自社)?の?(?:従業員|社員|職員|役職員|役員|オペレーター|退職者|採用応募)/,
)
const ownCustomers = pattern(
  /(?:当社|弊社|当法人|本法人|当会|当組合|当金庫|当院|本市|本町|本学)の(?:お客|会員|顧客|利用者|患者|組合員|学生)[^。、]{0,6}$/,
)
/** Clients beside the number itself: クライアント14社, 41団体様からお預かりした. */
const named = pattern(/クライアント|委託元|ご利用団体|団体様/)
/** 「弊社が提供する予約サービス」: who speaks serves others. */
const provides = pattern(
  /(?:当社|弊社|当会)(?:の|が(?:提供|運営|開発)(?:する|している)?)[^。、]{0,20}(?:サービス|システム|プラットフォーム|クラウド|アプリ)|業務を受託|お預かりし(?:た|ている|ており)|委託元の(?:皆|お客)/,
)
const clients = pattern(
  /委託元|お預かりした(?:個人)?(?:情報|データ)|お預かりしている|導入先|ご?利用団体|業務を受託し|クライアント|ご契約(?:企業|団体)|委託者|顧客企業|からお預かり|団体様/,
)
const whole = pattern(
  /(?:サービス|事案|本件|事業者|同社|全国|全体|提供会社|国内|海外|他の(?:自治体|団体|利用)|委託先)(?:の)?(?:全体|合計|利用者全体|公表|発表|では|で)|<(?:国内|海外)>|全体で|全国で|全国の?\d?$|(?:発表|公表)によ(?:れば|ると)/,
)

interface Standing {
  readonly providesService: boolean
  readonly speaksOfClients: boolean
}

const memo = new WeakMap<Reading, Standing>()

const outsources = pattern(/(?:を|に)委託し(?:て|た)/)
const entrusted = pattern(/委託元|お預かりし/)
const forClient = pattern(/委託元/)

/** How the discloser stands to those whose data it held: settled once a reading. */
const standingOf = (reading: Reading): Standing => {
  const known = memo.get(reading)
  if (known !== undefined) return known
  const opening = wordsBetween(reading, 0, 1500)
  const further = wordsBetween(reading, 0, 6000)
  const gives = outsources.test(opening)
  const standing = {
    providesService: provides.test(opening) || (!gives && entrusted.test(further)),
    speaksOfClients: !gives && (clients.test(opening) || forClient.test(further)),
  }
  memo.set(reading, standing)
  return standing
}

/** Whether a count is of the discloser's own subjects or of the whole incident: the origin's clients, everyone the service held. */
export const scopeOf = (place: CountPlace, soFar: SoFar): Affected['scope'] => {
  const { reading, mention, sentence, before, unit } = place
  if (whole.test(before) || isQuotedFromOrigin(place)) return 'case'
  if (ownCustomers.test(before)) return 'own'
  // Who is a victim at second hand speaks of its own people, unless it names clients beside the number.
  const { providesService, speaksOfClients } = standingOf(reading)
  const suffers = soFar.secondaryVictim.value && !providesService
  const noOrigin = !soFar.parties.some(({ origin }) => origin)
  const words = wordsWithin(reading, sentence, mention.start - 120, mention.end + 60)
  const serves =
    soFar.parties.some(({ role }) => role === 'client') ||
    named.test(words) ||
    (!suffers && noOrigin && (speaksOfClients || clients.test(words)))
  if (!serves) return 'own'
  if (ownStaff.test(before) && !clients.test(before)) return 'own'
  if (unit === 'organizations') return 'case'
  return ownStaffAbove(reading, mention.start) && !clients.test(words) ? 'own' : 'case'
}

const ownStaffAbove = (reading: Reading, at: number): boolean =>
  headingsAbove(reading, at).some(({ start, end }) => ownStaff.test(wordsBetween(reading, start, end)))
