import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeFault, findLexiconFaults } from './faults.js'
import { makeLexicon } from './lexicon.js'
import { extraSchema, type LexiconLists } from './schema.js'

const load = (name: string): unknown => JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'))

const rule = (more: object): LexiconLists =>
  extraSchema.parse({ actions: { rules: [{ value: 'loss', words: ['行方知れず'], ...more }] } })
const prevention = (more: object): LexiconLists => extraSchema.parse({ prevention: more })

const table: readonly (readonly [what: string, lists: LexiconLists, fault: string])[] = [
  [
    'a class of verbs that is not there',
    prevention({ verbs: { lock: ['鎖で'] }, rules: [{ value: 'other', words: ['自転車'], verbs: ['tie'] }] }),
    'prevention.rules.0.verbs: 「tie」 is no class of verbs: write lock',
  ],
  [
    'a word that the class of verbs beside it holds',
    prevention({
      verbs: { lock: ['鎖で'] },
      rules: [{ value: 'other', words: ['自転車'], followedBy: ['鎖でつな'], verbs: ['lock'] }],
    }),
    'prevention.rules.0.followedBy: 「鎖でつな」 says no more than 「鎖で」 of lock: leave it out',
  ],
  [
    'a word that folding changes',
    extraSchema.parse({ items: { entries: [{ value: 'member-id', words: ['会員ＩＤ'] }] } }),
    'items.entries.0.words: 「会員ＩＤ」 is never found, since texts are folded first: write 「会員ID」',
  ],
  [
    'a word with two meanings',
    extraSchema.parse({
      items: {
        entries: [
          { value: 'member-id', words: ['会員コード'] },
          { value: 'other', words: [], inLists: ['会員コード'] },
        ],
      },
    }),
    'items.entries.1.inLists: 「会員コード」 stands in items.entries.0.words already, which wins: leave it out',
  ],
  [
    'words passed over that hold no item',
    extraSchema.parse({ items: { passedOver: ['ほげ'] } }),
    'items.passedOver: 「ほげ」 holds no word of an item, so there is nothing to pass over: leave it out',
  ],
  [
    'a word that its own unless refuses',
    rule({ unless: ['知れず'] }),
    'actions.rules.0.words: 「行方知れず」 holds 「知れず」 of its unless, so it never counts: leave one of them out',
  ],
  [
    'a word that its own near holds in',
    rule({ near: ['行方', '書類'] }),
    'actions.rules.0.words: 「行方知れず」 holds 「行方」 of its near, which so is always there: put the word into a rule without near',
  ],
  [
    'words of near that unless refuses',
    rule({ near: ['訓練用の書類'], unless: ['訓練'] }),
    'actions.rules.0.near: 「訓練用の書類」 holds 「訓練」 of unless, so it never counts: leave one of them out',
  ],
  [
    'words of followedBy that unless refuses',
    rule({ followedBy: ['となる訓練'], unless: ['訓練'] }),
    'actions.rules.0.followedBy: 「となる訓練」 holds 「訓練」 of unless, so it never counts: leave one of them out',
  ],
  [
    'a word of near that another makes needless',
    rule({ near: ['書類', '重要書類'] }),
    'actions.rules.0.near: 「重要書類」 says no more than 「書類」 beside it: leave it out',
  ],
  [
    'a word of notBefore that begins with another',
    rule({ notBefore: ['の場合', 'の場合は'] }),
    'actions.rules.0.notBefore: 「の場合は」 says no more than 「の場合」 beside it: leave it out',
  ],
  [
    'a word that holds another of its rule',
    rule({ words: ['行方知れず', '全員が行方知れず'] }),
    'actions.rules.0.words: 「全員が行方知れず」 says no more than 「行方知れず」 beside it: leave it out',
  ],
  [
    'a word that a rule without conditions has',
    extraSchema.parse({
      actions: {
        rules: [
          { value: 'loss', words: ['行方知れず'] },
          { value: 'loss', words: ['書類が行方知れず'], near: ['倉庫'] },
        ],
      },
    }),
    'actions.rules.1.words: 「書類が行方知れず」 says no more than 「行方知れず」 of rule 0, which asks for nothing else: leave it out',
  ],
  [
    'a word that an entry before it goes before',
    prevention({
      otherwise: [
        { value: 'monitoring', words: ['ログ'] },
        { value: 'access-control', words: ['ログイン'] },
      ],
    }),
    'prevention.otherwise.1.words: 「ログイン」 never decides, since 「ログ」 of an entry before it stands in it: put its entry first',
  ],
  [
    'a word before names of one character',
    extraSchema.parse({ organisations: { before: ['元'] } }),
    'organisations.before: 「元」 is too short to be told from the first character of a name: leave it out',
  ],
  [
    'a legal form that stands nowhere',
    extraSchema.parse({
      organisations: { legalForms: [{ form: '例示組合', kind: 'association', before: false, after: false }] },
    }),
    'organisations.legalForms.0: 「例示組合」 stands neither before nor after a name: say where it does',
  ],
  [
    'a prefecture without its ending',
    extraSchema.parse({ organisations: { prefectures: ['雲居'] } }),
    'organisations.prefectures: 「雲居」 does not end in 都, 道, 府 or 県: write it in full',
  ],
  [
    'a title of two roles',
    extraSchema.parse({
      roles: {
        titles: [
          { role: 'contractor', words: ['請負先'] },
          { role: 'provider', words: ['請負先'] },
        ],
      },
    }),
    'roles.titles.1.words: 「請負先」 stands in roles.titles.0.words already, which wins: leave it out',
  ],
  [
    'a noun that is too long to be looked for',
    extraSchema.parse({ products: { nouns: ['全国統一顧客情報管理基盤システム'] } }),
    'products.nouns: 「全国統一顧客情報管理基盤システム」 is longer than 14 characters, which is as far as is looked: write how it ends',
  ],
]

describe('a check of word lists', () => {
  it.each(table)('finds %s', (_what, lists, fault) => {
    expect(findLexiconFaults(lists).map(describeFault)).toEqual([fault])
  })

  it('finds nothing in the built-in lists', () => {
    const names = ['items', 'actions', 'authorities', 'prevention', 'organisations', 'roles', 'products']
    const lists = extraSchema.parse(Object.fromEntries(names.map((name) => [name, load(name)])))
    expect(findLexiconFaults(lists).map(describeFault)).toEqual([])
  })

  it('lets a word have one rule for each thing it may mean, and long words their own weight', () => {
    const rules = [
      { value: 'monitoring', words: ['見守り', '二十四時間見守り'] },
      { value: 'process', words: ['見守り'] },
    ]
    expect(findLexiconFaults(prevention({ rules }))).toEqual([])
  })
})

describe("a casebook's own words", () => {
  it('are refused with the entry, and what to do', () => {
    expect(() => makeLexicon({ items: { entries: [{ value: 'other', words: ['靴の大きさ', '靴のｻｲｽﾞ'] }] } })).toThrow(
      'read: the added lexicon cannot be used: items.entries.0.words: 「靴のｻｲｽﾞ」 is never found, since texts are folded first: write 「靴のサイズ」 (BAD_LEXICON)',
    )
    expect(() => makeLexicon({ products: { nouns: ['基盤', '基盤', '基盤'] } })).toThrow(
      /「基盤」 stands in products\.nouns already.*; and 1 more like it/,
    )
  })

  it('are refused where they say what a built-in one says, with a code', () => {
    expect(() => makeLexicon({ items: { entries: [{ value: 'name', words: ['氏名'] }] } })).toThrow(
      expect.objectContaining({
        code: 'BAD_LEXICON',
        message: expect.stringContaining('「氏名」 is a built-in word of name already: leave it out'),
      }),
    )
    expect(() => makeLexicon({ items: { entries: [{ value: 'other', words: ['氏名'] }] } })).not.toThrow()
  })

  it('may pass over words that hold a built-in one', () => {
    expect(() => makeLexicon({ items: { passedOver: ['氏名標'] } })).not.toThrow()
  })
})
