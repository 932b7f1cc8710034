import { z } from 'zod'
import {
  type ActionValue,
  type AuthorityValue,
  actionValues,
  authorityValues,
  type ItemValue,
  itemValues,
  type PartyRole,
  type PreventionValue,
  partyRoles,
  preventionValues,
} from '../../../casebook/facts.js'

const word = z.string().regex(/\S/, 'a word is wanted')
const words = z.array(word)
/** What an entry is made of: without any it would do nothing. */
const someWords = words.min(1, 'at least one word is wanted')

/**
 * A rule over the words of a sentence: one of `words` stands there; where given, one of `near` stands in the same
 * sentence, none of `unless` does, one of `followedBy` follows soon, and what follows the word does not begin with one of
 * `notBefore`.
 */
const ruleOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.strictObject({
    value: z.enum(values),
    words: someWords,
    near: words.optional(),
    unless: words.optional(),
    notBefore: words.optional(),
    /** One of these follows within a few words: 「USBメモリの使用 … を禁止」. */
    followedBy: words.optional(),
    /** The word proves the value only in a section about the matter (再発防止 …). */
    sectionOnly: z.boolean().optional(),
  })

const list = <Value extends string>(values: readonly Value[]) => values as readonly [Value, ...Value[]]

/** The same, with `verbs`: classes of verbs that count like those of `followedBy`. */
const measureRule = ruleOf(list<PreventionValue>(preventionValues)).extend({
  verbs: words.optional(),
})

const itemsSchema = z.strictObject({
  entries: z.array(
    z
      .strictObject({
        value: z.enum(list<ItemValue>(itemValues)),
        words,
        /** Everyday words (組, 評価, 写真): they name an item only beside others in a list. */
        inLists: words.optional(),
        /** How longer words for it end (購買履歴, 受検者名): read so in a list that holds an item known by its whole word. */
        tails: words.optional(),
      })
      .refine(({ words, inLists = [], tails = [] }) => words.length + inLists.length + tails.length > 0, {
        message: 'at least one word is wanted',
        path: ['words'],
      }),
  ),
  /** Words that contain an item's name and are none. */
  passedOver: words.optional(),
})

const organisationsSchema = z.strictObject({
  /** 株式会社, 一般社団法人: before or after the name. */
  legalForms: z.array(z.strictObject({ form: z.string(), kind: z.string(), before: z.boolean(), after: z.boolean() })),
  /** How a name without legal form ends: 信用金庫, 大学. */
  endings: z.array(z.strictObject({ kind: z.string(), words: someWords })),
  prefectures: words.optional(),
  /** Words that look like a name by their ending and are none: 委託会社, 市町村, 同大学. */
  common: words.optional(),
  /** How a firm's name without legal form ends; read as one only where its role is told: 委託先のひばり印刷. */
  trades: words.optional(),
  /** Loanwords of everyday use; a word in katakana or Latin letters put together of them alone is nobody's name. */
  everyday: words.optional(),
  /** Words that stand directly before a name and do not belong to it: 委託先, 受託事業者. */
  before: words.optional(),
})

const rolesSchema = z.strictObject({
  /** A word for the role, defined for a party (以下「受託者」) or set before its name (委託先の). */
  titles: z.array(z.strictObject({ role: z.enum(list<PartyRole>(partyRoles)), words: someWords })),
})

export const fileSchemas = {
  items: itemsSchema,
  actions: z.strictObject({ rules: z.array(ruleOf(list<ActionValue>(actionValues))) }),
  authorities: z.strictObject({ rules: z.array(ruleOf(list<AuthorityValue>(authorityValues))) }),
  prevention: z.strictObject({
    /** Classes of verbs that rules name: restrict 制限・禁じ・限定 …. */
    verbs: z.record(z.string(), words).optional(),
    rules: z.array(measureRule),
    /** For a sentence of a prevention section in which no rule holds; the first value with a word in it. */
    otherwise: z.array(z.strictObject({ value: z.enum(list<PreventionValue>(preventionValues)), words: someWords })),
  }),
  organisations: organisationsSchema,
  roles: rolesSchema,
  products: z.strictObject({ nouns: words, notNames: words.optional() }),
}

/** Words a casebook adds to the built-in ones: the same shapes, by the name of the file they add to. */
export const extraSchema = z.strictObject({
  items: itemsSchema.partial().optional(),
  actions: fileSchemas.actions.optional(),
  authorities: fileSchemas.authorities.optional(),
  prevention: fileSchemas.prevention.partial().optional(),
  organisations: organisationsSchema.partial().optional(),
  roles: rolesSchema.optional(),
  products: fileSchemas.products.partial().optional(),
})

/** Some of the lists, as written. */
export type LexiconLists = z.infer<typeof extraSchema>
