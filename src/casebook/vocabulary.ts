import { readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  type ActionValue,
  type AffectedUnit,
  type AuthorityValue,
  actionValues,
  affectedScopes,
  affectedStatuses,
  affectedUnits,
  authorityStates,
  authorityValues,
  type EventType,
  eventTypes,
  type ItemValue,
  itemValues,
  type MisuseValue,
  misuseValues,
  type NotificationValue,
  notificationValues,
  type PartyRole,
  type PreventionValue,
  partyRoles,
  preventionValues,
  type ReportStage,
  reportStages,
} from './facts.js'
import { sectors } from './sectors.js'

export type Language = 'ja' | 'en'

/** The enums of `facts.ts` by the name the vocabulary knows them under. */
export interface VocabularyKinds {
  readonly action: ActionValue
  readonly item: ItemValue
  readonly role: PartyRole
  readonly event: EventType
  readonly authority: AuthorityValue
  readonly 'authority-state': (typeof authorityStates)[number]
  readonly notification: NotificationValue
  readonly misuse: MisuseValue
  readonly prevention: PreventionValue
  readonly unit: AffectedUnit
  readonly status: (typeof affectedStatuses)[number]
  readonly scope: (typeof affectedScopes)[number]
  readonly 'report-stage': ReportStage
}
export type VocabularyKind = keyof VocabularyKinds

/** Every value of every kind, in the order of `facts.ts`. */
export const vocabularyValues: { readonly [K in VocabularyKind]: readonly VocabularyKinds[K][] } = {
  action: actionValues,
  item: itemValues,
  role: partyRoles,
  event: eventTypes,
  authority: authorityValues,
  'authority-state': authorityStates,
  notification: notificationValues,
  misuse: misuseValues,
  prevention: preventionValues,
  unit: affectedUnits,
  status: affectedStatuses,
  scope: affectedScopes,
  'report-stage': reportStages,
}

/** The kinds that make labels, and `sector`, whose values come from `sectors.json`. */
export type LabelFacet =
  | 'action'
  | 'item'
  | 'authority'
  | 'notification'
  | 'misuse'
  | 'prevention'
  | 'report-stage'
  | 'sector'

const wordSchema = z.strictObject({
  ja: z.string().min(1),
  en: z.string().min(1),
  /** The word used in labels, `インシデント:誤送付`; only kinds with a facet have it. */
  label: z.string().min(1).optional(),
  /** VERIS 1.3 paths, `action.error.variety.Loss`. */
  veris: z.array(z.string()).optional(),
  /** Class of the JNSA survey of incidents. */
  jnsa: z.string().optional(),
  /** Class of the survey of 東京商工リサーチ; absent where that survey does not count such incidents. */
  tsr: z.string().optional(),
})
export type Word = Readonly<z.infer<typeof wordSchema>>

const vocabularySchema = z.strictObject({
  version: z.string(),
  facets: z.record(z.string(), z.strictObject({ ja: z.string(), en: z.string() })),
  secondaryVictim: wordSchema,
  kinds: z.record(z.string(), z.record(z.string(), wordSchema)),
})

const data = vocabularySchema.parse(JSON.parse(readFileSync(new URL('./vocabulary.json', import.meta.url), 'utf8')))

const word = <K extends VocabularyKind>(kind: K, value: VocabularyKinds[K]): Word => {
  const found = data.kinds[kind]?.[value]
  if (found === undefined) throw new Error(`casebook: the vocabulary has no word for ${kind} ${value} (NO_WORD)`)
  return found
}

const facet = (kind: LabelFacet, language: Language = 'ja'): string => {
  const found = data.facets[kind]
  if (found === undefined) throw new Error(`casebook: the vocabulary has no facet for ${kind} (NO_FACET)`)
  return found[language]
}

/**
 * Names of every value of `facts.ts`, and what neighbouring classifications call it.
 *
 * @example
 * vocabulary.name('action', 'ransomware', 'ja') // 'ランサムウェア'
 * vocabulary.label('action', 'misdelivery')     // { facet: 'インシデント', value: '誤送付' }
 */
export const vocabulary = {
  /** Changes whenever a name, a label or a mapping changes. */
  version: data.version,
  /** Everything known about a value: names, label word, VERIS, JNSA and 東京商工リサーチ classes. */
  word,
  /** What people call a value. */
  name: <K extends VocabularyKind>(kind: K, value: VocabularyKinds[K], language: Language): string =>
    word(kind, value)[language],
  /** The facet's name, `インシデント` or `incident`. */
  facet,
  /** The label a value makes; labels are Japanese in the data, whatever the site's language. */
  label: <K extends VocabularyKind & LabelFacet>(
    kind: K,
    value: VocabularyKinds[K],
  ): { facet: string; value: string } => {
    const found = word(kind, value)
    return { facet: facet(kind), value: found.label ?? found.ja }
  },
  /** The label of a discloser hit through another organisation: インシデント:2次被害. */
  secondaryVictimLabel: { facet: facet('action'), value: data.secondaryVictim.label ?? data.secondaryVictim.ja },
  /** A label's words in another language (`インシデント`, `誤送付` → `incident`, `misdelivery`), where they are the vocabulary's own. */
  labelName: (label: { readonly facet: string; readonly value: string }, language: Language) => {
    const kind = Object.keys(data.facets).find((key) => data.facets[key]?.ja === label.facet)
    const words = kind === undefined ? [] : Object.values(data.kinds[kind] ?? {})
    const found = [...words, ...(kind === 'action' ? [data.secondaryVictim] : [])].find(
      (candidate) => (candidate.label ?? candidate.ja) === label.value,
    )
    return {
      facet: (kind === undefined ? undefined : data.facets[kind]?.[language]) ?? label.facet,
      value: (language === 'ja' ? found?.label : found?.[language]) ?? label.value,
    }
  },
  /**
   * The labels that may be meant, by whatever name: `incident:loss`, `loss` and the value's own key name 紛失 as
   * インシデント:紛失 does. Without a facet the values of all are meant.
   */
  labelsNamed: (written: { readonly facet: string; readonly value: string }): { facet: string; values: string[] } => {
    const isNamed = (names: readonly string[], asked: string) =>
      names.some((name) => name.toLowerCase() === asked.toLowerCase())
    const kinds = Object.entries(data.facets).filter(
      ([, { ja, en }]) => written.facet === '' || isNamed([ja, en], written.facet),
    )
    const named = kinds.flatMap(([kind]) => [
      ...Object.entries(data.kinds[kind] ?? {}),
      ...(kind === 'action' ? Object.entries({ 'secondary-victim': data.secondaryVictim }) : []),
      ...(kind === 'sector' ? sectors.map(({ key, en }): [string, Word] => [key, { ja: key, en }]) : []),
    ])
    return {
      facet: written.facet === '' ? '' : (kinds[0]?.[1].ja ?? written.facet),
      values: [
        written.value,
        ...named
          .filter(([key, { ja, en }]) => isNamed([key, ja, en], written.value))
          .map(([, { ja, label }]) => label ?? ja),
      ],
    }
  },
} as const
