import type { Compact, PlacedDate } from './compact.js'

const opens =
  /^(?:の?(?:夕刻|夕方|朝|昼|夜|午後|午前|早朝|深夜))?(?:から|より|に|、)(?![^。\uE000]{0,30}(?:調査|解析|分析|検証))[^。\uE000]{0,30}?(?:開始|始[めま]|順次)|^(?:の?(?:夕刻|夕方|朝|夜|午後|午前|早朝|深夜))?(?:から|より)[^。\uE000]{0,60}?(?:郵送|発送|送付|お送り|連絡|電話|訪問|説明|通知|詫び|謝罪)/
const closes =
  /^(?:まで|に|には)[^。\uE000]{0,40}?(?:終え(?!る)|終わ(?!る)|完了(?!する|予定|見込)|続[きい]|済|終了(?!する|予定)|発送)/
/** 「調査を◇に開始し、◇に完了」: its end is what counts. */
const inquiry = /(?:調査|解析|分析|検証|点検|精査)(?:を|は|が)、?$/
/** 「◇に公開し」「◇の更新の直後から」: what began on the first day. */
const began =
  /(?:(?<!日)から|より|以降)(?!の?(?:連絡|報告|指摘|通報|電話|問))|(?:設定|公開|掲載|構築|設置|移行|導入|更新|登録|保存|侵入|アクセス|感染|攻撃|投稿|ログイン|表示|送信|配信|接続|取得|閲覧|潜入|入り込)[^。\uE000]{0,40}(?:し|され|れ|り|て|が、?|い)、?$/
/** 「◇に非公開とするまで」「◇までの間に閲覧し」: the last. */
const lasted =
  /^(?:の[^、。\uE000]{1,14})?(?:に|、)?[^、。\uE000]{0,40}?まで(?!の(?:調査|解析|分析|確認|点検)|に(?:は|、)?[^、。\uE000]{0,24}?(?:遮断|停止し|閉鎖し|隔離|復旧|無効|回収|返却|破棄|ご?回答|申し?込|提出)|に(?:終え|完了|発送|連絡|回収|お?詫び|通知|郵送|説明|全|すべて|対象|報告|訪問|送付|ご))/
/** 「5月6日と7日に」: two days that follow each other. */
const and = /^(?:と|及び|および|、|・|並びに)$/
const isNext = (one: string, other: string): boolean =>
  one.length >= 10 && other.length >= 10 && Date.parse(other.slice(0, 10)) - Date.parse(one.slice(0, 10)) === 864e5
/** 「1月6日よりつながりにくい状態が続き、7日に復旧」: an outage, and its end. */
const outage =
  /^(?:から|より)[^。\uE000]{0,60}?(?:つながりにく|繋がりにく|障害|停止|でき(?:ない|ず)|しにく|しづら|ダウン)/
const over = /^に[^、。\uE000]{0,12}(?:復旧|解消|回復|収束|再開|復帰)/
const firstOf = /(?:最初|初回)の[^、。]{1,12}(?:は|が)、?$/
const lastOf = /^[^。]{0,8}、(?:最後|最終)(?:の[^、。]{1,12})?(?:は|が)、?$/
const since = ({ mention }: PlacedDate): boolean =>
  mention.modifiers.some((modifier) => modifier === '以降' || modifier === '以後')

/** 「お詫び状の発送を開始(◇完了)」「会員へメールで連絡(◇まで)」: what went out from the day on, and in brackets when it was done. */
const sends = /(?:発送|郵送|送付|投函|通知|連絡|電話|お?知らせ|お送り|配[布付信]|送信)[^、。]{0,12}$/
/** Word that came, and reports, are of their day. */
const comesOrReports = /から|より|報告|委員会|警察|[省庁署]|被害届/
const doneThen =
  /^~?(?:まで)?(?:に)?(?:(?:すべて|全て|全[件員部])(?:の|に)?)?(?:発送|送付|郵送|投函|通知|連絡)?(?:を|が)?(?:完了|終了|済み?|終え)?$/
const untilDone = ({ words, dates, asides }: Compact, date: PlacedDate): Compact['asides'][number] | undefined => {
  const { mention } = date
  const next = dates.find(({ at }) => at > date.at)?.at ?? words.length
  return mention.until !== undefined || mention.date.length < 10
    ? undefined
    : asides.find(
        (aside) =>
          aside.after > date.at &&
          aside.after <= next &&
          aside.mention.date.length >= 10 &&
          aside.mention.until === undefined &&
          aside.mention.date > mention.date &&
          aside.words !== '' &&
          doneThen.test(aside.words) &&
          sends.test(words.slice(Math.max(0, aside.after - 24), aside.after)) &&
          !comesOrReports.test(words.slice(date.at + 1, aside.after)),
      )
}

/** Joins two dates that are the ends of one span, though words stand between them: 「◇から郵送を開始し、◇に完了」. */
export const joinSpans = (compact: Compact): Compact => {
  const { words, dates } = compact
  const dropped = new Set<PlacedDate>()
  const done = new Set<Compact['asides'][number]>()
  const joined = dates.map((date, index): PlacedDate => {
    const next = dates[index + 1]
    const aside = compact.asides.length === 0 || dropped.has(date) ? undefined : untilDone(compact, date)
    if (aside !== undefined) {
      done.add(aside)
      return { ...date, mention: { ...date.mention, until: aside.mention.date, rule: 'dates/joined-span' } }
    }
    if (dropped.has(date) || next === undefined) return date
    const between = words.slice(date.at + 1, next.at)
    const after = words.slice(next.at + 1, dates[index + 2]?.at ?? words.length)
    const { mention } = date
    // 「6月16日、同社は10時に」: one day, and its hour.
    if (
      mention.date.length === 10 &&
      next.mention.date.length > 10 &&
      next.mention.date.startsWith(mention.date) &&
      mention.until === undefined &&
      /^(?:\([^()]{1,4}\))?、?[^、。\uE000]{1,16}は、?$/.test(between)
    ) {
      dropped.add(date)
      return date
    }
    const pair =
      mention.until === undefined &&
      next.mention.until === undefined &&
      mention.date.length >= 7 &&
      mention.date < next.mention.date
    const whole =
      (!inquiry.test(words.slice(Math.max(0, date.at - 14), date.at)) && opens.test(between) && closes.test(after)) ||
      (began.test(between) && lasted.test(after)) ||
      (since(date) && /^(?:まで(?!に)|にかけて)/.test(after)) ||
      (and.test(between) &&
        isNext(mention.date, next.mention.date) &&
        /^(?:の|に|は|、|で| |$)(?![^。]{0,40}(?:それぞれ|回収|受け取|引き取|公表|発表|会見))/.test(after)) ||
      // 「最初の侵入は◇、最後の活動は◇」
      (firstOf.test(words.slice(Math.max(0, date.at - 16), date.at)) && lastOf.test(between)) ||
      // 「◇に入り込み、◇にかけて調べ回っていた」
      (/^にかけて/.test(after) && /[しみりきいちびえけれ]、(?:その後、?)?$/.test(between)) ||
      (outage.test(between) && over.test(after)) ||
      (/^(?:と|及び)$/.test(between) && /^の間/.test(after))
    if (!pair || !whole) return date
    dropped.add(next)
    return { ...date, mention: { ...mention, until: next.mention.date, rule: 'dates/joined-span' } }
  })
  return dropped.size + done.size === 0
    ? compact
    : {
        ...compact,
        dates: joined.filter((date) => !dropped.has(date)),
        asides: compact.asides.filter((aside) => !done.has(aside)),
      }
}
