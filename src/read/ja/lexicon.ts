import { readFileSync } from 'node:fs'
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
} from '../../casebook/facts.js'
import { type Gate, gateOf } from './gates.js'
import { buildTrie, type Trie } from './trie.js'

const words = z.array(z.string().min(1))

/**
 * A rule over the words of a sentence: one of `words` stands there; where given, one of `near` stands in the same
 * sentence, none of `unless` does, one of `followedBy` follows soon, and what follows the word does not begin with one of
 * `notBefore`.
 */
const ruleOf = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.strictObject({
    value: z.enum(values),
    words,
    near: words.optional(),
    unless: words.optional(),
    notBefore: words.optional(),
    /** One of these follows within a few words: 「USBメモリの使用 … を禁止」. */
    followedBy: words.optional(),
    /** The word proves the value only in a section about the matter (再発防止 …). */
    sectionOnly: z.boolean().optional(),
  })

const list = <Value extends string>(values: readonly Value[]) => values as readonly [Value, ...Value[]]

const itemsSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      value: z.enum(list<ItemValue>(itemValues)),
      words,
      /** Everyday words (組, 評価, 写真): they name an item only beside others in a list. */
      inLists: words.optional(),
      /** How longer words for it end (購買履歴, 受検者名): read so in a list that holds an item known by its whole word. */
      tails: words.optional(),
    }),
  ),
  /** Words that contain an item's name and are none. */
  passedOver: words.optional(),
})

const organisationsSchema = z.strictObject({
  /** 株式会社, 一般社団法人: before or after the name. */
  legalForms: z.array(z.strictObject({ form: z.string(), kind: z.string(), before: z.boolean(), after: z.boolean() })),
  /** How a name without legal form ends: 信用金庫, 大学. */
  endings: z.array(z.strictObject({ kind: z.string(), words })),
  prefectures: words.optional(),
  /** Words that look like a name by their ending and are none: 委託会社, 市町村, 同大学. */
  common: words.optional(),
  /** How a firm's name without legal form ends; read as one only where its role is told: 委託先のひばり印刷. */
  trades: words.optional(),
  /** Words that stand directly before a name and do not belong to it: 委託先, 受託事業者. */
  before: words.optional(),
})

const rolesSchema = z.strictObject({
  /** A word for the role, defined for a party (以下「受託者」) or set before its name (委託先の). */
  titles: z.array(z.strictObject({ role: z.enum(list<PartyRole>(partyRoles)), words })),
})

const fileSchemas = {
  items: itemsSchema,
  actions: z.strictObject({ rules: z.array(ruleOf(list<ActionValue>(actionValues))) }),
  authorities: z.strictObject({ rules: z.array(ruleOf(list<AuthorityValue>(authorityValues))) }),
  prevention: z.strictObject({
    rules: z.array(ruleOf(list<PreventionValue>(preventionValues))),
    /** For a sentence of a prevention section in which no rule holds; the first value with a word in it. */
    otherwise: z.array(z.strictObject({ value: z.enum(list<PreventionValue>(preventionValues)), words })),
  }),
  organisations: organisationsSchema,
  roles: rolesSchema,
  products: z.strictObject({ nouns: words, notNames: words.optional() }),
}

/** Words a casebook adds to the built-in ones: the same shapes, by the name of the file they add to. */
const extraSchema = z.strictObject({
  items: itemsSchema.partial().optional(),
  actions: fileSchemas.actions.optional(),
  authorities: fileSchemas.authorities.optional(),
  prevention: fileSchemas.prevention.partial().optional(),
  organisations: organisationsSchema.partial().optional(),
  roles: rolesSchema.optional(),
  products: fileSchemas.products.partial().optional(),
})

/** Words that must or must not stand in the sentence of a rule's word. */
export interface Context {
  readonly words: readonly string[]
  readonly gate: Gate
}

export interface TermRule<Value> {
  readonly value: Value
  readonly name: string
  /** Its number among the rules of its field. */
  readonly id: number
  readonly near?: Context | undefined
  readonly unless?: Context | undefined
  readonly followedBy?: Context | undefined
  readonly notBefore?: readonly string[] | undefined
  readonly sectionOnly?: boolean | undefined
}
export interface RuleTrie<Value> extends Trie<readonly TermRule<Value>[]> {
  /** Does any of the words stand in a sentence? */
  readonly gate: Gate
  /** Does a word stand there that asks for no other, or a word with one of those that its rule asks for? */
  readonly free: Gate
  readonly bound: readonly { readonly gate: Gate; readonly others: Gate }[]
}

export interface ItemTerm {
  /** What the word itself names; a word that is passed over, or is no more than an ending, names nothing. */
  readonly value?: ItemValue
  readonly inList: boolean
  /** What a longer word names that ends in this one. */
  readonly tail?: ItemValue
}

/** One way a name may begin or end. */
export interface NameMark {
  readonly type: 'legal-form' | 'ending'
  readonly text: string
  readonly kind: string
  readonly before: boolean
  readonly after: boolean
}

/** The word lists, compiled. Made once for the built-in words, and once for each casebook that adds its own. */
export interface Lexicon {
  readonly items: Trie<ItemTerm>
  readonly actions: RuleTrie<ActionValue>
  readonly authorities: RuleTrie<AuthorityValue>
  readonly prevention: RuleTrie<PreventionValue>
  /** For a sentence of a prevention section in which no rule holds; `gate` is open where one of all their words stands. */
  readonly preventionOtherwise: {
    readonly gate: Gate
    readonly entries: readonly (Context & { readonly value: PreventionValue })[]
  }
  readonly nameMarks: Trie<NameMark>
  readonly prefectures: Trie<true>
  /** Words that are no names; `beforeNames` stand before one and do not belong to it. */
  readonly commonNames: ReadonlySet<string>
  readonly beforeNames: Trie<true>
  readonly trades: Trie<true>
  readonly roleTitles: Trie<PartyRole>
  readonly productNouns: Trie<string>
  readonly notProducts: ReadonlySet<string>
}

const load = (name: keyof typeof fileSchemas): unknown =>
  JSON.parse(readFileSync(new URL(`./lexicon/${name}.json`, import.meta.url), 'utf8'))

interface RuleEntry<Value> extends Omit<TermRule<Value>, 'name' | 'id' | 'near' | 'unless' | 'followedBy'> {
  readonly words: readonly string[]
  readonly near?: readonly string[] | undefined
  readonly unless?: readonly string[] | undefined
  readonly followedBy?: readonly string[] | undefined
}

const contextOf = (words: readonly string[] | undefined): Context | undefined =>
  words === undefined ? undefined : { words, gate: gateOf(words) }

/** A word may stand in several rules; all of them are tried where it is found. */
const compileRules = <Value extends string>(field: string, rules: readonly RuleEntry<Value>[]): RuleTrie<Value> => {
  const byWord = new Map<string, TermRule<Value>[]>()
  const free: string[] = []
  const bound: { gate: Gate; others: Gate }[] = []
  let id = 0
  for (const { words, near, unless, followedBy, ...rest } of rules) {
    const contexts = { near: contextOf(near), unless: contextOf(unless), followedBy: contextOf(followedBy) }
    const others = contexts.followedBy ?? contexts.near
    if (others === undefined) free.push(...words)
    else bound.push({ gate: gateOf(words), others: others.gate })
    for (const word of words) {
      // An entry for each word: a rule is looked at so often for a word of its own.
      const entry: TermRule<Value> = { ...rest, ...contexts, name: `${field}/${rest.value}`, id: id++ }
      byWord.set(word, [...(byWord.get(word) ?? []), entry])
    }
  }
  return { ...buildTrie(byWord), gate: gateOf([...byWord.keys()]), free: gateOf(free), bound }
}

type ItemsFile = z.infer<typeof itemsSchema>
interface SomeItems {
  readonly entries?: ItemsFile['entries'] | undefined
  readonly passedOver?: readonly string[] | undefined
}

/** Of two meanings of one word the first stays; a word may be both an item and the ending of others (履歴). */
const compileItems = (files: readonly SomeItems[]): Trie<ItemTerm> => {
  const terms = new Map<string, ItemTerm>()
  const endings = new Map<string, ItemValue>()
  for (const { entries = [], passedOver = [] } of files) {
    for (const { value, words, inLists = [], tails = [] } of entries) {
      for (const word of words) if (!terms.has(word)) terms.set(word, { value, inList: false })
      for (const word of inLists) if (!terms.has(word)) terms.set(word, { value, inList: true })
      for (const word of tails) if (!endings.has(word)) endings.set(word, value)
    }
    for (const word of passedOver) if (!terms.has(word)) terms.set(word, { inList: false })
  }
  for (const [word, tail] of endings) terms.set(word, { inList: false, ...terms.get(word), tail })
  return buildTrie(terms)
}

/**
 * Compiles the built-in lists together with what a casebook adds; the casebook's words come first.
 * Throws where the addition has not the shape of the built-in files.
 */
export const makeLexicon = (extra: unknown = {}): Lexicon => {
  const parsed = extraSchema.safeParse(extra)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const place = issue === undefined ? '' : `${issue.message}, at ${issue.path.join('.')}`
    throw new Error(`read: the added lexicon cannot be used: ${place} (BAD_LEXICON)`)
  }
  const more = parsed.data
  const items = fileSchemas.items.parse(load('items'))
  const organisations = fileSchemas.organisations.parse(load('organisations'))
  const prevention = fileSchemas.prevention.parse(load('prevention'))
  const roles = fileSchemas.roles.parse(load('roles'))
  const products = fileSchemas.products.parse(load('products'))
  const rules = <Value extends string>(
    field: 'actions' | 'authorities' | 'prevention',
    added: readonly RuleEntry<Value>[] | undefined,
    own: readonly RuleEntry<Value>[],
  ) => compileRules(field, [...(added ?? []), ...own])
  const otherwise = [...(more.prevention?.otherwise ?? []), ...prevention.otherwise].map(({ value, words }) => ({
    value,
    words,
    gate: gateOf(words),
  }))

  return {
    items: compileItems([more.items ?? {}, items]),
    actions: rules('actions', more.actions?.rules, fileSchemas.actions.parse(load('actions')).rules),
    authorities: rules(
      'authorities',
      more.authorities?.rules,
      fileSchemas.authorities.parse(load('authorities')).rules,
    ),
    prevention: rules('prevention', more.prevention?.rules, prevention.rules),
    preventionOtherwise: { entries: otherwise, gate: gateOf(otherwise.flatMap(({ words }) => words)) },
    nameMarks: buildTrie<NameMark>([
      ...[...(more.organisations?.legalForms ?? []), ...organisations.legalForms].map(
        ({ form, kind, before, after }) => [form, { type: 'legal-form', text: form, kind, before, after }] as const,
      ),
      ...[...(more.organisations?.endings ?? []), ...organisations.endings].flatMap(({ kind, words }) =>
        words.map((word) => [word, { type: 'ending', text: word, kind, before: false, after: true }] as const),
      ),
    ]),
    prefectures: buildTrie(
      [...(more.organisations?.prefectures ?? []), ...(organisations.prefectures ?? [])].map((word) => [word, true]),
    ),
    commonNames: new Set([...(more.organisations?.common ?? []), ...(organisations.common ?? [])]),
    beforeNames: buildTrie(
      [...(more.organisations?.before ?? []), ...(organisations.before ?? [])]
        .filter((word) => word.length > 1)
        .map((word) => [word, true]),
    ),
    trades: buildTrie(
      [...(more.organisations?.trades ?? []), ...(organisations.trades ?? [])].map((word) => [word, true]),
    ),
    roleTitles: buildTrie(
      [...(more.roles?.titles ?? []), ...roles.titles].flatMap(({ role, words }) =>
        words.map((word) => [word, role] as const),
      ),
    ),
    productNouns: buildTrie([...(more.products?.nouns ?? []), ...products.nouns].map((word) => [word, word])),
    notProducts: new Set([...(more.products?.notNames ?? []), ...(products.notNames ?? [])]),
  }
}

let builtIn: Lexicon | undefined
/** The built-in word lists, compiled on first use. */
export const builtInLexicon = (): Lexicon => {
  builtIn ??= makeLexicon()
  return builtIn
}
