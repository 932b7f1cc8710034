import type { ActionValue, AuthorityValue, EventType } from '../../../casebook/facts.js'
import type { SoFar } from '../../fact-reader.js'
import type { Reading, Span } from '../../reading.js'
import type { Cast } from './actors.js'
import type { DatedClause } from './clauses.js'
import { type Cue, findCues, formOf, type WordKind } from './words.js'

/**
 * What a clause tells. noticed: somebody became aware; found: something came out, first notice or result; deed: what
 * somebody did, which is how it happened where nothing else is; until: when what had begun before came to its end; seen:
 * when what was lost was there for the last time.
 */
export type Sort = EventType | 'noticed' | 'found' | 'deed' | 'until' | 'seen'

/** After any of these the matter was known: what came out later is a result. */
export const makesKnown: ReadonlySet<Sort> = new Set([
  'informed',
  'found',
  'contained',
  'reported',
  'notified',
  'published',
])

/** What goes wrong or missing with things and papers, not by an attack on systems. */
export const slips: ReadonlySet<string> = new Set([
  'loss',
  'theft',
  'misdelivery',
  'publishing-error',
  'disposal-error',
  'misconfiguration',
])

export interface Candidate {
  readonly clause: DatedClause
  readonly sort: Sort
  readonly span: Span
  readonly rule: string
  /** Where among the words of its clause. */
  readonly at: number
  readonly authority: AuthorityValue | undefined
  /** An outsider's word, which is a discovery if nothing came before it. */
  readonly reveals: boolean
  /** The words speak of an investigation, or of a look into the matter. */
  readonly investigated: boolean
  readonly looked: boolean
  /** What came out has a number or an extent. */
  readonly measured: boolean
  /** A sign that something was wrong, not that somebody noticed. */
  readonly symptom: boolean
  /** The hour told is none of its own. */
  readonly dayOnly: boolean
}

type More = Partial<
  Pick<Candidate, 'authority' | 'reveals' | 'investigated' | 'looked' | 'measured' | 'symptom' | 'dayOnly'>
>
const nothingMore: More = {}

/** What is known where a clause is read. */
export interface Setting {
  readonly reading: Reading
  readonly cast: Cast
  readonly soFar: SoFar
  readonly authoritiesBefore: readonly AuthorityValue[]
  /** The part of the release looks ahead: there the present tense is no past. */
  readonly ahead: boolean
  /** The part of the release tells of the cause. */
  readonly cause: boolean
}

/** A clause as it is being read: what is asked of its words, and what it has told so far. */
export interface Telling {
  readonly clause: DatedClause
  readonly setting: Setting
  readonly found: Candidate[]
  /** The words after the date. */
  readonly whole: Cue
  readonly headWords: string
  readonly tailWords: string
  /** The day is over: 停止する is told of it. */
  readonly gone: boolean
  readonly isSpan: boolean
  /** The span has an end, or none: 以降. */
  readonly goesOn: boolean
  readonly add: (sort: Sort, cue: Cue, rule: string, more?: More) => void
  /** Where a kind of event is told of the date itself. */
  readonly cuesOf: (kind: WordKind) => readonly Cue[]
  readonly accepts: (cue: Cue) => boolean
  /** Is the incident, as far as the release says, one of these? */
  readonly is: (...actions: readonly ActionValue[]) => boolean
}

const whoFound = /^[ぁ-ん]{0,3}た([^、。がはをにで]{1,16})[がは]/

/** From the date, or the words before it that tell the event, to the end of those that do. */
const spanOf = ({ at, mention, inherited, sentence }: DatedClause, cue: Cue): Span => {
  const first = at[cue.start] ?? mention.start
  const last = (at[Math.min(cue.end, at.length) - 1] ?? first) + 1
  if (inherited) return { start: sentence.start, end: Math.max(last, sentence.start) }
  return { start: Math.min(first, mention.start), end: Math.max(last, mention.end) }
}

export const beginTelling = (clause: DatedClause, setting: Setting): Telling => {
  const { words, head, mention, closed } = clause
  const { published, actions } = setting.soFar
  const day = mention.date.slice(0, 10)
  const gone = published !== undefined && day < published.date.slice(0, day.length) && !setting.ahead
  const found: Candidate[] = []
  const accepts = (cue: Cue): boolean => {
    const form = formOf(words, cue, gone)
    if (form === 'told') return true
    // 「検知した◇以降」「公表した件」: the date is that of the relative clause.
    return form === 'adnominal' && (closed || (cue.end <= head && /^[ぁ-ん]*$/.test(words.slice(cue.end, head))))
  }
  /** 「不審に思った店長が電源を切り」: the finder is named with what they found. */
  const isFinder = ({ end }: Cue): boolean => {
    const finder = whoFound.exec(words.slice(end, end + 28))?.[1]
    return finder !== undefined && ['staff', 'self', 'partner'].includes(setting.cast.actorOf(finder))
  }
  const isSpan = mention.until !== undefined
  return {
    clause,
    setting,
    found,
    whole: { start: head, end: words.length },
    headWords: words.slice(0, head),
    tailWords: words.slice(head),
    gone,
    isSpan,
    goesOn: isSpan || mention.modifiers.some((modifier) => modifier === '以降' || modifier === '以後'),
    add: (sort, cue, rule, more = nothingMore) => {
      found.push({
        clause,
        sort,
        span: spanOf(clause, cue),
        rule: `events/${rule}`,
        at: cue.start,
        authority: more.authority,
        reveals: more.reveals === true,
        investigated: more.investigated === true,
        looked: more.looked === true,
        measured: more.measured === true,
        symptom: more.symptom === true,
        dayOnly: more.dayOnly === true || (clause.prompt && sort === 'contained' && clause.mention.date.length > 10),
      })
    },
    cuesOf: (kind) => {
      const cues = findCues(kind, words, clause.whole)
      if (cues.length === 0) return cues
      return cues.filter((cue) => accepts(cue) || (kind === 'noticed' && isFinder(cue)))
    },
    accepts,
    is: (...values) => actions.some(({ value }) => values.includes(value)),
  }
}

/** What is denied: 確認されておりません, ございません. */
export const denies =
  /(?:確認されて|確認して|認められて|見つかって|受けて|寄せられて)?(?:い|お)(?:ない(?![一-鿿])|りません|りませ|らず|ません)|ありません|ございません|ない。|なかった/

/** Data that is gone again, or can no longer be seen, at the end of what was said or found. */
export const undone =
  /(?:消し(?:まし)?た|消え(?:まし)?た|消えてい[たる])[^、。]{0,6}$|(?:削除|消去|回収|返却|廃棄|破棄|返送|非表示)(?:が|を)?(?:され|し|でき|い?ただ|済|完了|終)[^、。]{0,10}$|(?:削除|消去|破棄|廃棄|回収)(?:を|が)?(?:済ませ|済み|完了し|し)、[^。]{0,24}(?:ない|ません)$|(?:閲覧|表示|アクセス|検索)(?:でき|され|し)(?:ない|なく)[^、。]{0,10}$|(?:写し|データ|画像|コピー|メール|ファイル|控え)(?:等|など)?(?:が|を|は)?(?:一切)?(?:残って|残し|保存して|保有して)(?:い|お)?(?:ない|りません)[^、。]{0,6}$/

/** What stands before the date of a clause, in its sentence. */
export const textBefore = ({ clause: { mention, sentence }, setting: { reading } }: Telling, length: number): string =>
  reading.text.slice(Math.max(sentence.start, mention.start - length), mention.start)
