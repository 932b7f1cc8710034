import { plainDocument } from '../../../casebook/document.js'
import { fold } from '../text/normalise.js'
import type { LexiconLists } from './schema.js'

/** An entry of a word list that does nothing, or cannot do what it says. */
export interface LexiconFault {
  /** Where it stands: `items.entries.0.words`. */
  readonly place: string
  readonly word: string
  /** What is wrong with it, and what to do. */
  readonly fault: string
}

export const describeFault = ({ place, word, fault }: LexiconFault): string => `${place}: 「${word}」 ${fault}`

type Report = (place: string, word: string, fault: string) => void
interface Rule {
  readonly value: string
  readonly words: readonly string[]
  readonly near?: readonly string[] | undefined
  readonly unless?: readonly string[] | undefined
  readonly notBefore?: readonly string[] | undefined
  readonly followedBy?: readonly string[] | undefined
  readonly verbs?: readonly string[] | undefined
  readonly sectionOnly?: boolean | undefined
}
type Items = NonNullable<LexiconLists['items']>

const leaveOut = 'leave it out'

/** A text is folded before words are looked for, so a word that folding changes is never found. */
const checkFolding = (report: Report, place: string, words: readonly string[]): void => {
  for (const word of words) {
    const { text } = fold(plainDocument(word))
    if (text !== word) report(place, word, `is never found, since texts are folded first: write 「${text}」`)
  }
}

/** Tells words that stand twice; `seen` holds those of lists that share one set of words, with where they stand. */
const checkTwice = (
  report: Report,
  place: string,
  words: readonly string[],
  seen: Map<string, string> = new Map(),
): void => {
  for (const word of words) {
    const before = seen.get(word)
    if (before === undefined) seen.set(word, place)
    else report(place, word, `stands in ${before} already, which wins: ${leaveOut}`)
  }
}

/** Words of a list of which one is enough: what holds another one is never needed. */
const checkNeedless = (
  report: Report,
  place: string,
  words: readonly string[],
  holds: (word: string, other: string) => boolean,
): void => {
  for (const word of words) {
    const other = words.find((one) => one !== word && holds(word, one))
    if (other !== undefined) report(place, word, `says no more than 「${other}」 beside it: ${leaveOut}`)
  }
}

const includes = (word: string, other: string): boolean => word.includes(other)
const startsWith = (word: string, other: string): boolean => word.startsWith(other)

const checkRule = (report: Report, place: string, rule: Rule, longCounts: number): void => {
  const { words, near, unless = [], notBefore = [], followedBy } = rule
  for (const [name, list] of Object.entries({ words, near, unless, notBefore, followedBy })) {
    if (list === undefined) continue
    checkFolding(report, `${place}.${name}`, list)
    checkTwice(report, `${place}.${name}`, list)
  }
  checkNeedless(report, `${place}.near`, near ?? [], includes)
  checkNeedless(report, `${place}.unless`, unless, includes)
  checkNeedless(report, `${place}.notBefore`, notBefore, startsWith)
  checkNeedless(report, `${place}.followedBy`, followedBy ?? [], startsWith)
  const isAsLong = (word: string, other: string) => word.length >= longCounts === other.length >= longCounts
  if (notBefore.length === 0 && followedBy === undefined)
    checkNeedless(report, `${place}.words`, words, (word, other) => word.includes(other) && isAsLong(word, other))
  /** The word of `unless` that always stands where another word does. */
  const refusing = (word: string) => unless.find((refused) => word.includes(refused))
  for (const word of words) {
    const refused = refusing(word)
    if (refused !== undefined)
      report(`${place}.words`, word, `holds 「${refused}」 of its unless, so it never counts: leave one of them out`)
    const always = near?.find((one) => word.includes(one))
    if (always !== undefined)
      report(
        `${place}.words`,
        word,
        `holds 「${always}」 of its near, which so is always there: put the word into a rule without near`,
      )
  }
  for (const [name, list] of Object.entries({ near, followedBy }))
    for (const word of list ?? []) {
      const refused = refusing(word)
      if (refused !== undefined)
        report(`${place}.${name}`, word, `holds 「${refused}」 of unless, so it never counts: leave one of them out`)
    }
}

const hasConditions = ({ near, unless, notBefore, followedBy }: Rule): boolean =>
  [near, unless, notBefore, followedBy].some((list) => (list?.length ?? 0) > 0)

/** A word of one rule that stands again, alone or within a longer one, where another rule gives the value without conditions. */
const checkRules = (report: Report, file: string, rules: readonly Rule[], longCounts: number): void => {
  for (const [at, rule] of rules.entries()) checkRule(report, `${file}.rules.${at}`, rule, longCounts)
  const free = rules.map((rule, at) => ({ rule, at })).filter(({ rule }) => !hasConditions(rule))
  rules.forEach((rule, at) => {
    for (const word of rule.words)
      for (const other of free) {
        if (other.at === at || other.rule.value !== rule.value || (other.rule.sectionOnly && !rule.sectionOnly))
          continue
        const within = other.rule.words.find(
          (one) =>
            word.includes(one) &&
            (one !== word || other.at < at || (other.at > at && hasConditions(rule))) &&
            word.length >= longCounts === one.length >= longCounts,
        )
        if (within === undefined) continue
        report(
          `${file}.rules.${at}.words`,
          word,
          `says no more than 「${within}」 of rule ${other.at}, which asks for nothing else: ${leaveOut}`,
        )
        break
      }
  })
}

const itemWords = ({ entries = [] }: Items): string[] =>
  entries.flatMap(({ words, inLists = [], tails = [] }) => [...words, ...inLists, ...tails])

const checkItems = (report: Report, items: Items, builtIn: Items): void => {
  const meanings = new Map<string, string>()
  const endings = new Map<string, string>()
  items.entries?.forEach(({ words, inLists = [], tails = [] }, at) => {
    for (const [name, list] of Object.entries({ words, inLists, tails })) {
      const place = `items.entries.${at}.${name}`
      checkFolding(report, place, list)
      checkTwice(report, place, list, name === 'tails' ? endings : meanings)
    }
  })
  const ownWords = new Map(builtIn.entries?.flatMap(({ value, words }) => words.map((word) => [word, value] as const)))
  items.entries?.forEach(({ value, words }, at) => {
    for (const word of words)
      if (ownWords.get(word) === value)
        report(`items.entries.${at}.words`, word, `is a built-in word of ${value} already: ${leaveOut}`)
  })
  const { passedOver = [] } = items
  checkFolding(report, 'items.passedOver', passedOver)
  checkTwice(report, 'items.passedOver', passedOver, meanings)
  const known = [...itemWords(items), ...itemWords(builtIn)]
  for (const word of passedOver)
    if (!known.some((one) => word.includes(one)))
      report('items.passedOver', word, `holds no word of an item, so there is nothing to pass over: ${leaveOut}`)
}

/** Names are cut at a word of at least two characters; a single one may be their first. */
const shortestBefore = 2
/** Nouns are looked for so far before a name. */
const longestNoun = 14

const checkOrganisations = (report: Report, organisations: NonNullable<LexiconLists['organisations']>): void => {
  const {
    legalForms = [],
    endings = [],
    prefectures = [],
    common = [],
    trades = [],
    everyday = [],
    before = [],
  } = organisations
  const marks = new Map<string, string>()
  legalForms.forEach(({ form, before: mayLead, after }, at) => {
    const place = `organisations.legalForms.${at}`
    checkFolding(report, place, [form])
    checkTwice(report, place, [form], marks)
    if (!mayLead && !after) report(place, form, 'stands neither before nor after a name: say where it does')
  })
  endings.forEach(({ words }, at) => {
    checkFolding(report, `organisations.endings.${at}.words`, words)
    checkTwice(report, `organisations.endings.${at}.words`, words, marks)
  })
  for (const [name, list] of Object.entries({ prefectures, common, trades, everyday, before })) {
    checkFolding(report, `organisations.${name}`, list)
    checkTwice(report, `organisations.${name}`, list)
  }
  for (const word of prefectures)
    if (!/[都道府県]$/.test(word))
      report('organisations.prefectures', word, 'does not end in 都, 道, 府 or 県: write it in full')
  for (const word of before)
    if (word.length < shortestBefore)
      report('organisations.before', word, `is too short to be told from the first character of a name: ${leaveOut}`)
}

/**
 * Entries of word lists that can never be found, that another entry always goes before, or whose conditions never or
 * always hold. `builtIn`, `builtInVerbs`: the item words and the classes of verbs that the lists are added to.
 */
export const findLexiconFaults = (
  lists: LexiconLists,
  builtIn: Items = {},
  builtInVerbs: VerbClasses = {},
): readonly LexiconFault[] => {
  const faults: LexiconFault[] = []
  const report: Report = (place, word, fault) => faults.push({ place, word, fault })
  const { items, actions, authorities, prevention, organisations, roles, products } = lists
  if (items) checkItems(report, items, builtIn)
  checkRules(report, 'actions', actions?.rules ?? [], 0)
  checkRules(report, 'authorities', authorities?.rules ?? [], 0)
  // A long word weighs more there than a short one (`exact` in measures.ts).
  checkRules(report, 'prevention', prevention?.rules ?? [], 6)
  checkVerbs(report, prevention?.rules ?? [], prevention?.verbs ?? {}, builtInVerbs)
  checkOtherwise(report, prevention?.otherwise ?? [])
  if (organisations) checkOrganisations(report, organisations)
  const titles = new Map<string, string>()
  roles?.titles.forEach(({ words }, at) => {
    checkFolding(report, `roles.titles.${at}.words`, words)
    checkTwice(report, `roles.titles.${at}.words`, words, titles)
  })
  const { nouns = [], notNames = [] } = products ?? {}
  for (const [name, list] of Object.entries({ nouns, notNames })) {
    checkFolding(report, `products.${name}`, list)
    checkTwice(report, `products.${name}`, list)
  }
  for (const word of nouns)
    if (word.length > longestNoun)
      report(
        'products.nouns',
        word,
        `is longer than ${longestNoun} characters, which is as far as is looked: write how it ends`,
      )
  return faults
}

type VerbClasses = Readonly<Record<string, readonly string[]>>

/** Classes of verbs, and rules that name one that is not there or say again what it holds. */
const checkVerbs = (report: Report, rules: readonly Rule[], own: VerbClasses, builtIn: VerbClasses): void => {
  for (const [name, words] of Object.entries(own)) {
    const place = `prevention.verbs.${name}`
    checkFolding(report, place, words)
    checkTwice(report, place, words)
    checkNeedless(report, place, words, startsWith)
  }
  const classes = { ...builtIn, ...own }
  rules.forEach(({ followedBy = [], verbs = [] }, at) => {
    for (const name of verbs) {
      const words = classes[name]
      if (words === undefined)
        report(`prevention.rules.${at}.verbs`, name, `is no class of verbs: write ${Object.keys(classes).join(', ')}`)
      for (const word of followedBy) {
        const held = words?.find((one) => word.startsWith(one))
        if (held !== undefined)
          report(`prevention.rules.${at}.followedBy`, word, `says no more than 「${held}」 of ${name}: ${leaveOut}`)
      }
    }
  })
}

/** The first entry with a word in the sentence decides, so a word that holds one of an entry before it never does. */
const checkOtherwise = (report: Report, entries: readonly { readonly words: readonly string[] }[]): void => {
  const before: string[] = []
  entries.forEach(({ words }, at) => {
    const place = `prevention.otherwise.${at}.words`
    checkFolding(report, place, words)
    checkTwice(report, place, words)
    checkNeedless(report, place, words, includes)
    for (const word of words) {
      const first = before.find((one) => word.includes(one))
      if (first !== undefined)
        report(place, word, `never decides, since 「${first}」 of an entry before it stands in it: put its entry first`)
    }
    before.push(...words)
  })
}
