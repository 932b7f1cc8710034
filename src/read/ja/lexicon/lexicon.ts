import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { codedError } from '../../../casebook/errors.js'
import type { ActionValue, AuthorityValue, ItemValue, PartyRole, PreventionValue } from '../../../casebook/facts.js'
import { type Gate, gateOf } from '../patterns/gates.js'
import { buildTrie, type Trie } from '../patterns/trie.js'
import { describeFault, findLexiconFaults } from './faults.js'
import { extraSchema, fileSchemas } from './schema.js'

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
  /** Loanwords of everyday use. */
  readonly everyday: Trie<true>
  readonly roleTitles: Trie<PartyRole>
  readonly productNouns: Trie<string>
  readonly notProducts: ReadonlySet<string>
}

const load = (name: keyof typeof fileSchemas): unknown =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'))

interface RuleEntry<Value> extends Omit<TermRule<Value>, 'name' | 'id' | 'near' | 'unless' | 'followedBy'> {
  readonly words: readonly string[]
  readonly near?: readonly string[] | undefined
  readonly unless?: readonly string[] | undefined
  readonly followedBy?: readonly string[] | undefined
  readonly verbs?: readonly string[] | undefined
}
type VerbClasses = Readonly<Record<string, readonly string[]>>

/** The rules with the words of the verb classes they name among those that may follow. */
const withVerbs = <Rule extends { followedBy?: readonly string[] | undefined; verbs?: readonly string[] | undefined }>(
  rules: readonly Rule[],
  classes: VerbClasses,
): Omit<Rule, 'verbs'>[] =>
  rules.map(({ verbs, ...rule }) =>
    verbs === undefined
      ? rule
      : { ...rule, followedBy: [...(rule.followedBy ?? []), ...verbs.flatMap((name) => classes[name] ?? [])] },
  )

const contextOf = (words: readonly string[] | undefined): Context | undefined =>
  words === undefined ? undefined : { words, gate: gateOf(words) }

/** A word may stand in several rules; all of them are tried where it is found. */
const compileRules = <Value extends string>(field: string, rules: readonly RuleEntry<Value>[]): RuleTrie<Value> => {
  const byWord = new Map<string, TermRule<Value>[]>()
  const free: string[] = []
  const bound: { gate: Gate; others: Gate }[] = []
  let id = 0
  for (const { value, words, near, unless, followedBy, notBefore, sectionOnly } of rules) {
    const contexts = { near: contextOf(near), unless: contextOf(unless), followedBy: contextOf(followedBy) }
    const others = contexts.followedBy ?? contexts.near
    if (others === undefined) free.push(...words)
    else bound.push({ gate: gateOf(words), others: others.gate })
    for (const word of words) {
      // An entry for each word: a rule is looked at so often for a word of its own. All are of one shape, with what they
      // lack as undefined: they are looked at many thousand times, and of many shapes that is several times dearer.
      const entry: TermRule<Value> = { value, name: `${field}/${value}`, id: id++, ...contexts, notBefore, sectionOnly }
      byWord.set(word, [...(byWord.get(word) ?? []), entry])
    }
  }
  return { ...buildTrie(byWord), gate: gateOf([...byWord.keys()]), free: gateOf(free), bound }
}

type ItemsFile = z.infer<(typeof fileSchemas)['items']>
interface SomeItems {
  readonly entries?: ItemsFile['entries'] | undefined
  readonly passedOver?: readonly string[] | undefined
}

/** Where ご家族 is known, so is ご家族構成: else the shorter word would stand in the way of 家族構成. */
const addPolite = (terms: Map<string, ItemTerm>): void => {
  const polite = new Map<string, string>()
  for (const word of terms.keys()) if ('ごお御'.includes(word.charAt(0))) polite.set(word.slice(1), word.charAt(0))
  for (const [word, term] of [...terms])
    for (let length = 2; length < word.length; length++) {
      const sign = polite.get(word.slice(0, length))
      if (sign !== undefined && !terms.has(sign + word)) terms.set(sign + word, term)
    }
}

/** How the noun at the end of a word comes after の: 口座番号, 口座の番号. */
const apartEndings: readonly (readonly [ending: string, apart: readonly string[]])[] = [
  ['番号', ['の番号']],
  ['内容', ['の内容', 'の中身']],
  ['日', ['の日']],
  ['年', ['の年']],
  ['種類', ['の種類']],
  ['種別', ['の種別']],
  ['等級', ['の等級']],
  ['区分', ['の区分']],
  ['履歴', ['の履歴']],
  ['日時', ['の日時']],
  ['金額', ['の金額', 'の額']],
  ['額', ['の額']],
  ['状況', ['の状況']],
  ['結果', ['の結果']],
]

/** Where 相談内容 is known, so are 相談の内容 and 相談の中身. */
const addApart = (terms: Map<string, ItemTerm>): void => {
  for (const [word, term] of [...terms]) {
    if (term.value === undefined || term.inList || word.includes('の')) continue
    for (const [ending, apart] of apartEndings)
      if (word.length >= ending.length + 2 && word.endsWith(ending))
        for (const end of apart) {
          const other = word.slice(0, -ending.length) + end
          if (!terms.has(other)) terms.set(other, term)
        }
  }
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
  addApart(terms)
  addPolite(terms)
  for (const [word, tail] of endings) terms.set(word, { inList: false, ...terms.get(word), tail })
  return buildTrie(terms)
}

const refusal = (why: string) => codedError('read', 'BAD_LEXICON', `the added lexicon cannot be used: ${why}`)

/**
 * Compiles the built-in lists together with what a casebook adds; the casebook's words come first.
 * Throws BAD_LEXICON where the addition has not the shape of the built-in files, or has an entry that could never be
 * found or that says what a built-in one says.
 */
export const makeLexicon = (extra: unknown = {}): Lexicon => {
  const parsed = extraSchema.safeParse(extra)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : []
    const place = [...(issue?.path ?? []), ...unknown].join('.')
    const lists =
      unknown.length > 0 && issue?.path.length === 0 ? `; there are ${Object.keys(extraSchema.shape).join(', ')}` : ''
    throw refusal(`${issue?.message ?? ''}${place && `, at ${place}`}${lists}`)
  }
  const more = parsed.data
  const items = fileSchemas.items.parse(load('items'))
  const prevention = fileSchemas.prevention.parse(load('prevention'))
  const [fault, ...others] = findLexiconFaults(more, items, prevention.verbs)
  if (fault !== undefined) {
    const rest = others.length === 0 ? '' : `; and ${others.length} more like it`
    throw refusal(`${describeFault(fault)}${rest}`)
  }
  const organisations = fileSchemas.organisations.parse(load('organisations'))
  const verbs = { ...prevention.verbs, ...more.prevention?.verbs }
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
    prevention: rules('prevention', withVerbs(more.prevention?.rules ?? [], verbs), withVerbs(prevention.rules, verbs)),
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
    everyday: buildTrie(
      [...(more.organisations?.everyday ?? []), ...(organisations.everyday ?? [])].map((word) => [word, true]),
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
