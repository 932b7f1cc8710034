import type { FactReader } from '../../fact-reader.js'
import type { PassOver, Publication, Span } from '../../reading.js'
import { makeFact } from '../text/evidence.js'
import { toIso } from './calendar.js'
import { eventOfLabel } from './event-of-label.js'
import type { Issue } from './issues.js'
import { findUpdates } from './updates.js'
import type { WrittenDate } from './written.js'

// Pages begin with menus; a date line of its own is looked for below them too.
const HEAD_LINES = 44
const TOP_LINES = 14
const TAIL_LINES = 10
// A date in the first lines is the page's, whatever dates follow.
const HEAD_OF_PAGE = 2

// Words that say what a date beside them is.
const labelled =
  /(?:(?<![誤非])(?:公表|公開|発表|掲載|発行|作成|配信|更新|登録|投稿|リリース|(?:資料|報道|記者)提供)日?[)】]?|(?:^|[^一-鿿])提供日[)】]?|(?:^|[^一-鿿ぁ-んァ-ヶー])日[付時]|Date|DATE|Posted)(?:時)? ?[::]? ?$/
const otherLabel = /(?:最終)?更新|期限|賞味|有効|開催|施行|改定|制定|生年/
const asOf = /(?:現時点|現在)\($/
/** 「第2報」, 「(最終更新 4月14日 12:00)」: what may stand beside the date of a page that is kept up. */
const stage = /^(?:第? ?[\d一二三四五六七八九十]{1,2} ?報|続報|初報|最終報|追加報告)(?=$|[)\]】>/ ])(?:[/ ].*$)?/
const someDay =
  '(?:(?:令和|平成|R)? ?[\\d元]{1,4}[年./-] ?)?\\d{1,2}[月./-] ?\\d{1,2}日?(?:\\([^()]\\))?(?: ?\\d{1,2}[:時](?:\\d\\d分?)?)?'
const keptUp = new RegExp(
  `^(?:公開|公表|掲載|発表)?[ /、・|]{0,2}[([【<]?(?:(?:最終|一部)?(?:更新|改訂|追記|修正|訂正)(?:日時?)?[^()]{0,30}|${someDay} ?(?:に|付け?)?(?:最終|一部)?(?:更新|改訂|追記|加筆|修正|訂正)(?:版)?)[)\\]】>]?$`,
)
/** 「2024年7月19日更新」, 「【2024年10月21日追記】」: the day of a later version. */
const laterVersion = /^(?:最終|一部)?(?:更新|改訂|追記|加筆|修正|訂正)[)\]】〉>]*$/
/** 「更新日:」: the page's, which the day under which the release itself stands goes before. */
const updateLabel = /更新日?(?:時)? ?[::]? ?$/
/** 「№5-11」, 「消総第12号」, 「資料3」: the number of a paper beside its date. */
const paperNumber =
  /^(?:(?:№|No\.?|NO\.?) ?[\d-]{1,12}|[一-鿿]{0,8}第 ?[\d-]{1,10} ?号|資料(?: ?(?:№|No\.?)? ?[\d-]{1,6})?)(?=[)\]】]?$)/
/** How to reach who signs: 「(0999-66-3015)」, 「代表 mail@例.example」. */
const reach =
  / ?\(?(?:(?:代表|担当|連絡先|お?電話|TEL|Tel|☎)(?:者|番号)?[ ::]{0,2})?(?:[\w.+-]{1,64}@[\w.-]{1,64}|0\d{1,4}-\d{1,4}-\d{3,4})\)?$/
/** 「(専用ダイヤル 0999-66-3015 10時~17時、日曜休み)」 */
const howToReach = /\([^()]{0,40}\d-\d{3,4}[^()]{0,30}\)$/
const office =
  /^(?:NPO法人|[一公][般益](?:社団|財団)法人|(?:社会福祉|医療|学校|宗教)法人|株式会社|有限会社|合同会社)|(?:[市区町村県府都道]|[課部局室係署庁所会社校園院館店団寺塾]|法人|センター|組合|機構|大学|学園|金庫|銀行|クラブ|ホーム|ホテル|クリニック|事務局|委員会|実行委員会|協議会|代表)$/
/** What kind of page it is, beside its date. */
const category =
  /^[[【(]?(?:重要|緊急)?(?:な|の)?(?:お知らせ|ニュース|新着情報|トピックス|プレスリリース|ニュースリリース|報道発表(?:資料)?|報道資料|NEWS|News|TOPICS|RELEASE|その他|重要|お客(?:様|さま)へ)[\])】]?$/
/** 「2023年9月8日 第5回会議」: what was on that day. */
const dayOfSomething = /^(?:第? ?[\d一二三四五六七八九十]{1,3} ?(?:回|号)|開催|施行|発生|実施|開始|会議|定例)/
const closesText = /。$/
/** 「2023.12.01 処方箋の誤交付について」: what a page puts over a text, or one line of its list of news. */
const newsTitle = /^[^。、]{2,60}(?:について|に関して|お?知らせ|お?詫び|おわび|ご報告|の件)(?:\([^()]{1,16}\))?$/
/** What stands under it is its text. */
const prose = /^(?!\d)[^|。]{16,78}(?:。|$)/

/** 「(電話 0999-66-2525 総務課)」, 「(電話999-2345)」, 「(10~20時、月曜休館)」 */
const inBrackets = / ?\([^()]{0,20}(?:0\d{1,4}-\d{1,4}-\d{3,4}|電話 ?\d{2,4}-\d{3,4}|内線 ?\d|@|\d時)[^()]{0,30}\)$/

/** Is it a name of who signs, with or without how to reach them, or that alone? */
const signsOne = (part: string): boolean => {
  // 「例示商工会議所(電話 0999-66-2525 総務課)」
  let name = part.trim().replace(inBrackets, '')
  const reached = name !== part.trim() || reach.test(name)
  for (let times = 0; times < 3; times++) name = name.replace(reach, '')
  name = name.replace(/ (?:代表|担当|会長|理事長|園長|店主|事務局)$/, '')
  if (name.length <= 1) return reached
  return name.length <= 40 && office.test(name) && !/(?:した|ます|です)/.test(name)
}

/** Is what follows a date on its line who signs? 「、例示電装株式会社。」, 「例示市 人事課(電話999-2345)、東区役所(電話999-6789)」 */
const signs = (after: string): boolean => {
  const words = after.replace(/^、|。$/g, '')
  if (words.length > 90 || words === '' || /[。,]/.test(words)) return false
  const parts = words.split(/、(?![^()]*\))/)
  return (parts.length === 1 || parts.length === 2) && parts.every(signsOne)
}

/** 「…しました。(令和6年10月7日・保健センター 0193-00-3300)」: a bracket with the day and who signs closes the text. */
const closingBracket = /(?:^|(?:詫び|努め|願い|まいり|陳謝)[^。]{0,12}。) ?\(([^()。]{0,40}?)[ /・|、]{0,3}$/
const signsInBracket = (before: string, after: string): boolean => {
  const open = closingBracket.exec(before)
  if (open === null || !after.endsWith(')')) return false
  const rest = after.slice(0, -1)
  if (rest.length > 60 || /[。()]/.test(rest.replace(inBrackets, ''))) return false
  const first = open[1]!.trim()
  if (first !== '' && (/[はがをに]$|した|ます|です|発生|発覚|判明/.test(first) || first.length > 30)) return false
  const parts = rest.split(/[/・|、]/).filter((part) => part.trim() !== '')
  return first !== '' && parts.length === 0
    ? office.test(first)
    : (parts.length > 0 || first !== '') && parts.every(signsOne)
}

/** The last noun of a label that says when something was: 発生日時, 紛失が判明した日; or all of one: 【発覚】. */
const whenItWas =
  /(?:(?<!日)付|年月日|日時|時刻|時期|期間|[^付]日|いつ|とき)\W{0,3}$|^[\s\d()①-⑳.、・■□◆◇○●【〔[<#*-]{0,6}(?:発生|発覚|判明|発見|紛失|検知)[】〕\]>:  ]{0,3}$/
/** The head of a mail: 「送信日時:2025/02/20 11:05」. */
const ofMail = /^(?:送信|受信)日時? ?:$/
/** 「1 発生日時」, 「【紛失が判明した日】」: does a label say that the date beside or under it is one of the incident? */
const namesIncident = (label: string): boolean => {
  if (label.length > 24 || !whenItWas.test(label) || labelled.test(label) || ofMail.test(label)) return false
  const event = eventOfLabel(label)
  return event !== undefined && event !== 'published'
}
/** 「処分年月日」, 「契約日」: a label that says what else was on the day. */
const ofSomethingElse =
  /(?:(?<!公表|発表|公開|掲載|発行|作成)年月日|(?:処分|処分決定|契約|採用|退職|施行|支給|納品|納期|締切|期限|期)日)[ ::]{0,2}$/

/** The line above another, where it is short. */
const lineAbove = (text: string, lines: readonly Span[], line: number): string => {
  const above = lines[line - 1]
  return above === undefined || above.end - above.start > 60 ? '' : text.slice(above.start, above.end).trim()
}

/** The line under another, without its indent. */
const textUnder = (text: string, lines: readonly Span[], line: number): string => {
  const under = lines[line + 1]
  return under === undefined ? '' : text.slice(under.start, Math.min(under.end, under.start + 80)).trim()
}

const isTold = /^[ ・•○-]{0,4}[^ ・•○-].{7,}|[。た]$/
/**
 * The lines that are dates of a chronology: what happened stands under each, and a later day, without its year, is the
 * next such line. 「令和6年7月29日(月) ⏎ ・異常を検知した。 ⏎ 7月30日(火) ⏎ ・…」
 */
const findChronology = (
  text: string,
  lines: readonly Span[],
  written: readonly WrittenDate[],
  firstSentence: number,
): ReadonlySet<number> => {
  const bare: { readonly date: WrittenDate; readonly line: number }[] = []
  let line = 0
  for (const date of written) {
    while (line < lines.length - 1 && lines[line]!.end <= date.start) line++
    const at = lines[line]
    if (at === undefined || date.start < at.start || date.month === undefined || date.day === undefined) continue
    if (
      /^[\s○◯●・■◆▼※([【<]*$/.test(text.slice(at.start, date.start)) &&
      /^[\s)\]】>:]*$/.test(text.slice(date.end, at.end))
    )
      bare.push({ date, line })
  }
  const found = new Set<number>()
  bare.forEach(({ date, line }, index) => {
    const next = bare[index + 1]
    if (next === undefined || next.line - line > 12 || next.line - line < 2 || next.date.year !== undefined) return
    const goesOn = next.date.month! * 31 + next.date.day! > date.month! * 31 + date.day!
    if (line > firstSentence && goesOn && isTold.test(textUnder(text, lines, line))) found.add(line)
  })
  return found
}

/** A list of news goes back in time, a chronology goes on: is no day told further down that comes later? */
const isOnTop = (written: readonly WrittenDate[], { start, year, month, day }: WrittenDate): boolean =>
  year !== undefined &&
  month !== undefined &&
  !written.some(
    (other) =>
      other.start > start &&
      other.year !== undefined &&
      other.month !== undefined &&
      toIso({ ...other, year: other.year, month: other.month }) >
        toIso({ year, month, ...(day !== undefined && { day }) }),
  )

/**
 * The release's own date: a line of its own near the head or the foot, one beside a label (公表日, 日付), one that
 * closes the title, or 現時点(令和5年10月18日). Of several, the head's first one counts.
 */
export const findPublication = (
  text: string,
  lines: readonly Span[],
  written: readonly WrittenDate[],
  issues: readonly Issue[],
  passOver?: PassOver,
): Publication | undefined => {
  const candidates: { publication: Omit<Publication, 'updates'>; line: number; score: number; isUpdate?: true }[] = []
  const ofIssues = new Set(issues.map(({ start }) => start))
  let line = 0
  /** The first line that is a sentence, or -1. */
  const firstSentence = lines.findIndex(({ start, end }) => text.slice(start, end).includes('。'))
  const chronology = findChronology(text, lines, written, firstSentence)
  /** The last line whose date is one of the incident: what is under its label goes on in the next one. */
  let lineOfIncident = -2
  for (const date of written) {
    if (date.year === undefined || date.month === undefined || ofIssues.has(date.start)) continue
    while (line < lines.length - 1 && lines[line]!.end <= date.start) line++
    const at = lines[line]
    if (at === undefined || date.start < at.start) continue
    // Brackets, marks and a time of day around the date are no words of their own: 「(2023年7月28日 14時現在)」.
    const before = text
      .slice(Math.max(at.start, date.start - 80), date.start)
      .trim()
      .replace(/^[([【<■◆▼※ ]+$/, '')
    const rawAfter = text.slice(date.end, Math.min(at.end, date.end + 100)).trim()
    const after = rawAfter
      .slice(0, 80)
      .replace(/^(?:午前|午後)?\d{1,2}(?:時(?:\d{1,2}分)?|:\d\d)(?:現在|時点)?/, '')
      .replace(/^(?:掲載|公表|発表|公開|現在|発行|発信|(?: ?[一-鿿]内)?掲示)(?=[)\]】>]*$)/, '')
      .replace(/^吉日$/, '')
      .replace(paperNumber, '')
      .replace(stage, '')
      .replace(keptUp, '')
      .replace(/^[)\]】>]+$/, '')
    const add = (score: number, rule: string) =>
      candidates.push({
        score,
        line,
        ...(rule === 'published/label' && updateLabel.test(before) && { isUpdate: true as const }),
        publication: {
          start: date.start,
          end: date.end,
          year: date.year!,
          month: date.month!,
          ...(date.day !== undefined && { day: date.day }),
          rule,
        },
      })
    // 「1 日時 令和6年9月20日 午前1時30分頃」: when it happened.
    if (/(?:^|[^一-鿿])日時 ?[::]? ?$/.test(before) && (date.hour !== undefined || /^[(]?[\d①-⑳]/.test(before)))
      continue
    // 「【発生日時】 ⏎ 2024年11月1日(金) 10:30」
    if (
      namesIncident(before) ||
      (before === '' && (namesIncident(lineAbove(text, lines, line)) || line === lineOfIncident + 1)) ||
      date.modifiers.some((word) => /^(?:頃|ごろ|ころ|過ぎ|すぎ|前後)$/.test(word))
    ) {
      lineOfIncident = line
      continue
    }
    if (asOf.test(before)) add(2, 'published/as-of')
    if (date.day === undefined && (before !== '' || after !== '')) continue
    const inHead = line < HEAD_LINES
    const inFoot = line >= lines.length - TAIL_LINES
    if (!inHead && !inFoot) continue
    const near = inHead ? Math.max(20 - line, 1) : 8
    // 「2024年7月19日更新」, 「【2024年10月21日追記】」
    if (laterVersion.test(after) && before === '') {
      add(6 + near, 'published/updated')
      continue
    }
    // Further down 「掲載日:」 may be that of what was published by mistake.
    if (labelled.test(before) && !/最終更新/.test(before))
      add(
        (line < 10 || inFoot) &&
          !/日時 ?[::]? ?$/.test(before) &&
          !(candidates.length > 0 && line > 4 && /(?:掲載|公開|配信|投稿|登録)日? ?[::]? ?$/.test(before))
          ? 40 + near
          : 16 + near,
        'published/label',
      )
    else if (otherLabel.test(before)) {
      if (updateLabel.test(before)) add(6 + near, 'published/updated')
    }
    // 「令和5年10月6日 総務部」: the office that publishes stands beside it.
    else if (
      (line < 10 || line >= lines.length - 4) &&
      before === '' &&
      after !== '' &&
      after.length <= 30 &&
      /^[^。、をにがはでともへ,\d]+$/.test(after) &&
      !/(?:お知らせ|お詫び|について|ご?報告|開始|完了|終了|ご?案内)$/.test(after) &&
      !/^[[(【<]/.test(after)
    )
      add(inHead ? 22 + near : 12, 'published/office')
    else if (before === '' && after === '') {
      if (!chronology.has(line)) add(30 + near, 'published/line')
    }
    // 「2024/11/14 重要なお知らせ」
    else if (line < 6 && before === '' && date.day !== undefined && category.test(after))
      add(20 + near, 'published/line')
    // 「2023年6月4日 NPO法人例示隊 代表 info@rei.example」, 「…確認します。2025.10.17 例示保育園(0999-66-3015)」
    else if (
      (line < 10 || line >= lines.length - 4) &&
      (before === '' || (closesText.test(before) && date.day !== undefined && line === lines.length - 1)) &&
      signs(after)
    )
      add(inHead && line < lines.length - 4 ? 21 + near : 12, 'published/signed')
    else if (/^[[(【<]|^(?:付け?|発表|公表|掲載|更新|公開)$/.test(after) && before === '' && after.length <= 14)
      add(26 + near, 'published/line')
    // 「2026年1月19日 ㈱例示薬局 当社が…」, 「記者発表資料 令和5年10月30日 例示県 総務部」: all on one line.
    else if (
      (line < 3 ? before.length <= 12 && !/[。、はがをに]/.test(before) : line >= lines.length - 3 && before === '') &&
      date.day !== undefined &&
      text.charAt(date.end) === ' ' &&
      !dayOfSomething.test(after) &&
      (line < 3 || !newsTitle.test(after)) &&
      (line < 3 || !/[。、]|した|する$/.test(after.replace(howToReach, '')))
    )
      add(line < 3 ? 10 + near : 9, 'published/line-begins')
    else if (
      line < TOP_LINES &&
      !/^[○〇●◯・■□◆◇▼※*-]$/.test(before) &&
      /^[^。、]*$/.test(before) &&
      before.length <= 70 &&
      !ofSomethingElse.test(before) &&
      (after === '' || /^[)\]】|]/.test(after))
    ) {
      // 「真砂谷市 報道発表 令和4年7月29日」, 「NEWS RELEASE 2024.06.28」, 「…事務局(2024年10月8日)」, a title's closing date.
      if (!/から|より|まで|以降|[~-]$/.test(before.slice(-3)) && after.length <= 40) add(18 + near, 'published/closing')
    }
    // A page's own heading, with its text under it, among lines of other news.
    else if (
      before === '' &&
      date.day !== undefined &&
      inHead &&
      newsTitle.test(after) &&
      prose.test(textUnder(text, lines, line)) &&
      isOnTop(written, date)
    )
      add(11, 'published/line-begins')
    else if (line >= lines.length - 2 && date.day !== undefined && signsInBracket(before, rawAfter))
      add(11, 'published/signed')
    // 「…についてお答えします。(2021年6月18日)」
    else if ((line < TOP_LINES || line >= lines.length - 3) && after === '' && before.endsWith('。('))
      add(line < TOP_LINES ? 5 + near : 5, 'published/closing')
  }
  // Lines of dates one after the other are a chronology, down to the date of the release that closes it.
  let latest = ''
  for (let at = candidates.length - 1; at >= 0; at--) {
    const { publication, line } = candidates[at]!
    if (publication.rule !== 'published/line') continue
    const day = toIso(publication)
    if (line >= HEAD_OF_PAGE && latest > day) candidates[at]!.score = 0
    else if (day > latest) latest = day
  }
  const update = candidates.find(({ isUpdate }) => isUpdate)
  if (update !== undefined) {
    const isLetterhead = ({ publication, line, isUpdate }: (typeof candidates)[number]): boolean =>
      isUpdate === undefined &&
      line < firstSentence &&
      line < update.line + 6 &&
      /^published\/(?:line|office|signed)$/.test(publication.rule) &&
      toIso(publication) < toIso(update.publication) &&
      !closesText.test(textUnder(text, lines, line))
    if (candidates.some(isLetterhead)) update.score = 6
  }
  const best = candidates.reduce<{ publication: Omit<Publication, 'updates'>; score: number } | undefined>(
    (best, candidate) => (best === undefined || candidate.score > best.score ? candidate : best),
    undefined,
  )?.publication
  if (passOver !== undefined && best !== undefined) {
    const instead = toIso(best)
    for (const { publication } of candidates) {
      const value = toIso(publication)
      const why = publication.rule === 'published/updated' ? 'published-updated' : 'published-placed'
      if (value !== instead) passOver('published', publication, why, { value, instead })
    }
  }
  return best && { ...best, updates: findUpdates(text, lines, written, best) }
}

/** `published`: the release's own date, where the text states one. */
export const publishedReader: FactReader = {
  name: 'published',
  read: (reading) => {
    const { publication } = reading
    if (publication === undefined) return {}
    return { published: makeFact(reading, { date: toIso(publication) }, publication, publication.rule) }
  },
}
