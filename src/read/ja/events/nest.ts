import { ourselves } from '../organisations/self.js'
import type { Compact, PlacedDate } from './compact.js'
import { type Complement, clauseEnds } from './phrases.js'
import { findCues } from './words.js'

/** Words that lead in what an investigation found. */
/** 「職員が」「操作により」: who or what did it. */
const somebodyDid = new RegExp(`(?:担当者|職員|社員|従業員|${ourselves}|同社)(?:が|は)|により|によって|で、`)

const investigated =
  /(?:調査|解析|分析|検証|精査|調べ|確認|照合|突合|突き合わせ|聞き取り|聴取|ヒアリング|ログ|記録)(?:の)?(?:結果|により|によって|によれば|によると|したところ|たところ|を行ったところ|を進めたところ|では|から)[、は]?|の説明(?:では|によれば|によると)|の(?:話|報告)(?:では|によれば|によると)/
const sender = /(?:から|より)(?!の(?:調査|閲覧|アクセス|不正|侵入)|\d)/

/** 気付いていた, 含まれている, 対象である: a state that was found, not a deed of the day. */
const stateBefore =
  /(?:てい[たる]|であ[るった]{1,2}|ておりました|ておりま|がある|がない|い|含まれる|おそれ|可能性|疑い|恐れ|人数|件数|数|対象|範囲|状態|痕跡|形跡|履歴|記録)$/

/** A date that a predicate may follow at a distance: 「5月19日、」「5月19日に、」「5月19日 」, not 「5月19日に」. */
const isLoose = (words: string, at: number): boolean =>
  /^(?:[、 |:はも)」]|に(?:、|は|も|な[っり])|$)/.test(words.slice(at + 1, at + 4))
/** 「5月2日から」「4月1日以降」: when something went on, whatever took the words. */
const lasts = ({ mention }: PlacedDate, words: string, at: number): boolean =>
  mention.until !== undefined ||
  mention.modifiers.some((modifier) => modifier === '以降' || modifier === '以後') ||
  /^から/.test(words.slice(at + 1, at + 3))

/** A date with the stretch of its sentence that it holds for. */
export interface Place {
  readonly date: PlacedDate
  /** Where the words of its clause begin, before it, and where they end: 「A、B及びCに」 share what stands before A. */
  from: number
  readonly headEnd: number
  /** Where its own words end. */
  to: number
  /** No predicate of its own stands before the next date. */
  shares: boolean
  inner: boolean
  closed: boolean
  /** Further stretches: what takes the words somebody said or found. */
  readonly outer: [number, number][]
  finds: boolean
  /** What was said or found on a date of its own. */
  content: string
}

/** Which date the saying belongs to: the one whose sender or receiver stands between it and the content. */
const sayerOf = (words: string, inside: readonly Place[], complement: Complement): Place | undefined => {
  const told = inside.find((place, index) => {
    const { at } = place.date
    if (lasts(place.date, words, at)) return false
    const after = words.slice(at + 1, inside[index + 1]?.date.at ?? complement.start)
    const cut = clauseEnds(after)[0] ?? after.length
    // 「◇に第一報を受け、◇には…との報告を受領」: the first has its own telling.
    if (!place.shares && index < inside.length - 1 && cut >= after.length) return false
    return sender.test(after.slice(0, cut)) || /^[^、]{0,20}に対し/.test(after)
  })
  if (told !== undefined) return told
  // Dates with a predicate of their own are done; of those left the first may be the one.
  let first = inside.length - 1
  while (first > 0 && inside[first - 1]!.shares) first--
  for (const [index, place] of inside.slice(first).entries()) {
    const { at } = place.date
    if (lasts(place.date, words, at)) continue
    if (isLoose(words, at)) return place
    const before = words.slice(place.from, at)
    // 「取引先より◇に…との問い合わせ」: only 、 would set the sender apart from the date.
    if (index === 0 && /(?:から|より)$/.test(before)) return place
    if (index === 0 && !sender.test(before) && !/は、?$|が、?$/.test(before)) {
      // 「消去されたとの報告を受けています」: no day of the report is told.
      const taken = words.slice(complement.end, complement.end + 12)
      return /^を?(?:受けて|得て|いただいて)[いお]/.test(taken) ? undefined : place
    }
  }
  return undefined
}

const intruder = /(?:攻撃者|第三者|何者か|犯人|侵入者|元(?:従業員|社員|職員))(?:は|が)、?$/
const found = /報告|調査|解析|結果|判明|記録/
/** What is seen at once is no more than how somebody noticed. */
const showed = /暗号化|改ざん|書き換え|停止|できな|でき(?:ず|なく)|障害|不具合|エラー/
const noticing = /気付|気づ|検知|発見|発覚|覚知|把握|認識|確認|指摘|連絡|報告|通報|調査|調べ|点検/
/** What went wrong, told of a clause that stands before the one that tells what came out: 「紛失し、」. */
const wentWrong =
  /(?:紛失|遺失|流出|漏え?い|漏洩|感染|侵入|誤[送配交廃掲公発封][一-鿿]{1,2})(?:し|され|させ|が(?:発生|あ|生じ))[^、。]{0,6}、$|(?:誤って|間違えて)[^、。]{2,40}、$/
/** 「◇、不正アクセスを受け、」: how an account of an attack begins. */
const struck =
  /(?:攻撃|不正(?:アクセス|ログイン)|侵入|感染|盗難|改ざん|被害)(?:が|を|に)?(?:受け|遭|あ[りい]|し|され|発生)[^、。]{0,4}、$/
const befell = (clause: string, whole: Compact['whole']): boolean =>
  !showed.test(clause) &&
  !noticing.test(clause) &&
  (wentWrong.test(clause) || findCues('occurred', clause, whole).length > 0)

const handing =
  '(?<!再)(?:送信|発送|送付|郵送|交付|配布|配付|配信|手渡|お?渡|返却|投函|掲載|公開|登録|提供|封入|FAX|お?送|貸出|印刷|処方|調剤)'
/** 「◇に証明書を交付した際、別の方の…を交付していた」「◇の発送において、」「◇、窓口で…お渡ししていた」: when it went wrong. */
const atHanding = new RegExp(
  [
    `(?:に|の|、)[^、。]{0,24}?${handing}[したするりっの]{0,4}(?:際|時|とき)(?:に|、|、に)`,
    `の[^、。はが]{0,12}?(?:${handing}|窓口|受付|会計|受け渡し)(?:作業|業務|対応|処理)?(?:において|で(?!の|は)|にて|の際)(?=[^。]{0,60}(?:交付|渡|送|返却|配|封|入れ|載|公開))`,
    `、(?:[^、。はがを]{0,10}?(?:窓口|受付|店頭|会計|カウンター|レジ))(?:で(?!の)|において|にて)[^。]{2,40}?(?:渡|交付|返却|送)[^、。]{0,6}(?:てい|ってい|ておりまし?)た$`,
  ]
    .map((words) => `^${words}`)
    .join('|'),
)

/** 「◇に発送する際に確認したところ、」: it came out then. */
const looked = /確認|点検|照合|調べ|数え|申し?出|ところ、/

/** Whether the last date before a finding is that of the finding, not that of what was found. */
const isFinders = (
  { words, whole }: Compact,
  place: Place,
  complement: Complement,
  before: Place | undefined,
): boolean => {
  const { at } = place.date
  if (lasts(place.date, words, at)) return false
  const between = words.slice(at + 1, complement.start)
  const head = words.slice(Math.max(0, at - 60), at)
  if (atHanding.test(between) && !looked.test(between)) return false
  // 「調べたところ、◇に担当者が…開き、…入力していたことが分かった」: the day is that of what came out.
  if (
    before === undefined &&
    /(?:ところ|結果|により|よると|では)、?(?:[^、。]{1,16}(?:は|が)、?)?$/.test(head) &&
    investigated.test(head) &&
    !isLoose(words, at)
  )
    return false
  // 「中間報告を◇に受領し、攻撃者は(それより前の)◇に侵入し、…していたことが判明」: the later day is that of the finding.
  if (
    intruder.test(head) ||
    (before !== undefined && found.test(head) && place.date.mention.date < before.date.mention.date)
  )
    return false
  const first = clauseEnds(between)[0]
  // 「委託先において、◇に不正アクセスが発生し、…したことが判明」: the day is that of what befell it.
  if (first !== undefined)
    return (
      /^の[^、。]{1,3}、/.test(between) ||
      !befell(between.slice(0, first), whole) ||
      (isLoose(words, at) &&
        !(!words.slice(complement.start, complement.end).includes('を') && struck.test(between.slice(0, first))))
    )
  // 「侵入は◇であること」: the date itself is what was found.
  if (/^(?:であ|だっ|と(?:推|み|考|さ))/.test(between)) return false
  if (
    /(?:おそれ|恐れ|可能性|懸念)(?:が|の)|対象|含まれ|であ[るっ]/.test(
      words.slice(complement.start - 14, complement.start + 8),
    )
  )
    return true
  if (isLoose(words, at)) return !(before !== undefined && place.date.mention.date < before.date.mention.date)
  if (before !== undefined) return !before.shares && before.date.mention.date < place.date.mention.date
  if (investigated.test(head) || /が$/.test(head)) return false
  if (somebodyDid.test(between)) return true
  return stateBefore.test(between) && findCues('occurred', between, whole).length === 0
}

/** Sorts dates into those of what was said or found and those of the saying or finding. */
export const nest = (compact: Compact, places: readonly Place[], complements: readonly Complement[]): void => {
  const { words, whole } = compact
  let floor = 0
  let main: Place | undefined
  for (const complement of complements) {
    const inside = places.filter(({ date, closed }) => !closed && date.at >= floor && date.at < complement.start)
    const following = places.find(({ date }) => date.at >= complement.start)
    const end = following?.from ?? words.length
    let outer: Place | undefined
    if (inside.length === 0) outer = main
    else if (complement.kind === 'said') {
      outer = sayerOf(words, inside, complement)
      let past = outer === undefined
      for (const place of inside) {
        if (past) place.inner = true
        if (place === outer) past = true
      }
    } else {
      const last = inside.at(-1)!
      const before = inside.at(-2) ?? main
      const asked =
        inside.length > 1 &&
        investigated.test(words.slice(inside[0]!.date.at + 1, inside[1]!.date.at)) &&
        !lasts(inside[0]!.date, words, inside[0]!.date.at)
      const led =
        !asked &&
        investigated.test(words.slice(Math.max(0, inside[0]!.date.at - 60), inside[0]!.date.at)) &&
        inside.length > 1
      if (led) for (const place of inside) place.inner = true
      const taken = following !== undefined && following.date.at < complement.end
      // 「◇ 記録から、Aが◇及び◇に…していたことが判明した」: the first day is that of the finding.
      if (asked) {
        for (const place of inside.slice(1)) place.inner = true
        outer = inside[0]
      } else if (led) outer = undefined
      else if (!taken && isFinders(compact, last, complement, before)) outer = last
      else {
        last.inner = true
        const deed = before === undefined ? '' : words.slice(before.date.at + 1, before.to)
        // 「当社は◇、…が流出し、◇から◇にかけて利用されていたことを確認した」: what is told first came last.
        const later =
          before !== undefined &&
          isLoose(words, before.date.at) &&
          before.date.mention.date > (last.date.mention.until ?? last.date.mention.date)
        outer =
          !later && findCues('occurred', deed, whole).length > 0 && !/気付|検知|発見|覚知/.test(deed)
            ? undefined
            : before
      }
    }
    // 「侵入されたことが、◇の調査で判明した」「停止した旨の連絡を◇に受けた」: the date takes the finding, the word.
    if (following !== undefined && outer === undefined && following.from <= complement.end + 2) {
      following.finds = complement.kind === 'found'
      following.from = complement.start
      following.content = words.slice(
        inside.at(-1)?.date.at ?? Math.max(floor, complement.start - 40),
        complement.start,
      )
    } else if (following !== undefined && following.date.at < complement.end) {
      outer = undefined
      following.finds = complement.kind === 'found'
      following.from = complement.start
      following.content = words.slice(
        inside.at(-1)?.date.at ?? Math.max(floor, complement.start - 40),
        complement.start,
      )
    }
    const last = inside.at(-1)
    // 「◇に、…が行われていたことを◇に確認した」: what was found runs up to the finding, whatever stands between.
    if (last?.inner === true && last.shares && following?.from === complement.start) {
      last.to = complement.start
      last.shares = false
    } else if (last !== undefined) last.to = Math.min(last.to, last.inner ? complement.start : last.to)
    if (
      outer !== undefined &&
      outer !== last &&
      !outer.outer.some(([from, to]) => from <= complement.start && complement.end <= to)
    )
      outer.outer.push([complement.start, Math.max(end, complement.end)])
    if (outer !== undefined && complement.kind === 'found') outer.finds = true
    if (outer !== undefined && last?.inner === true) outer.content = words.slice(last.date.at + 1, complement.start)
    if (outer !== undefined || last !== undefined) main = outer ?? main
    floor = complement.end
  }
}
