import type { DatedClause } from './clauses.js'
import type { Kind } from './telling-nouns.js'
import { addressed, concernedOnes, individuals, lettersOut, notIndividuals } from './telling-people.js'
import { instructs, internal, notice, openly, publicPlace, wentWrong, writtenBy } from './telling-verbs.js'

export interface ConcernedContext {
  /** The part of the release says by its heading whom it was told to. */
  readonly isForThose: () => boolean
  /** What went wrong was a sending: one is no notice unless it says so. */
  readonly sendingWentWrong: boolean
}

/** A noun of telling where it stands: the words of its stretch, from where on, those after it, and who is told by them. */
interface Heard {
  readonly kind: Kind
  readonly start: number
  readonly from: number
  readonly stretch: string
  readonly rest: string
  readonly receivers: readonly string[]
}

/** Is what somebody told told to the people concerned? */
export const isToldToConcerned = (
  clause: DatedClause,
  { isForThose, sendingWentWrong }: ConcernedContext,
  { kind, start, from, stretch, rest, receivers }: Heard,
): boolean => {
  const { words, around } = clause
  if (/無関係|関係の?ない|私的|(?:通知|連絡)に代え/.test(stretch)) return false
  if (publicPlace.test(stretch) && openly.test(stretch)) return false
  if (notIndividuals.test(stretch)) return false
  if ((kind === 'sending' || kind === 'carrier') && /^(?:が[^、。]{0,16})?され/.test(rest)) return false
  const concerned = addressed.test(stretch) || (receivers.length === 0 && (addressed.test(around) || isForThose()))
  if (kind === 'sorry' || kind === 'visit') {
    const named =
      kind === 'visit' && !/謝罪|詫び|おわび|陳謝|説明|報告|お話|経緯|連絡|回収|返/.test(around)
        ? /対象|該当|本人|被害|世帯主|保護者/.test(stretch)
        : concerned || individuals.test(words)
    // 「本人と面談し、本人が持ち出しを認め」: who did it.
    if (kind === 'visit' && /認め|聴取|聴き取|聞き取|事情を(?:聴|聞)|行為者|元(?:社員|職員|従業員)/.test(around))
      return false
    // A visit to fetch what went astray is none to tell.
    if (kind === 'visit' && !/謝罪|詫び|説明|おわび|陳謝|報告/.test(words) && /回収|返|引き取|受け取/.test(words))
      return false
    if (named || kind === 'visit') return named
    return (
      /電話|メール|書面|文書|訪問|面会|郵送|書状|手紙|伺|削除の?(?:お願い|依頼)/.test(stretch) ||
      /(?:訪問|訪ね|伺い|面会)(?:し|、)/.test(words.slice(0, start))
    )
  }
  // 「案内をメールで送ったところ、宛先をCCに入れてしまい」: what went wrong, not word of it.
  if (
    sendingWentWrong &&
    (clause.row || !clause.inherited) &&
    wentWrong.test(words.slice(from)) &&
    !/詫び|謝罪|お知らせ|経緯|説明(?:し|を行|いたし|申)/.test(words.slice(from))
  )
    return false
  // 「メールでお知らせした」: nobody else is told by mail.
  const byMail = kind === 'word' && receivers.length === 0 && writtenBy.test(words.slice(from, start))
  if (byMail && !internal.test(stretch)) return true
  if (
    !concerned ||
    (instructs.test(stretch) &&
      !/お?詫び|謝罪|おわび|説明|(?:電話|メール|メッセージ|書面|通知)[^、。]{0,8}(?:で|にて|により)/.test(stretch))
  )
    return false
  if (
    kind === 'sending' &&
    !notice.test(words.length < 24 ? around : stretch.slice(0, start - from)) &&
    sendingWentWrong
  )
    return false
  return (
    (kind !== 'sending' && kind !== 'carrier') ||
    !sendingWentWrong ||
    /お?詫び|謝罪|おわび|お知らせ|説明|経緯|電話/.test(stretch) ||
    (!clause.row && /お?詫び|謝罪|おわび/.test(around)) ||
    (concernedOnes.test(stretch) && lettersOut.test(stretch))
  )
}
