// npm run docs: writes what the documentation can be told by the program itself, so that it cannot be out of date:
// the reference pages, and the output under every command of a ```console block. --check only compares.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Argument, Command, Option } from 'commander'
import { parse, stringify } from 'yaml'
import { sectors } from '../src/casebook/sectors.js'
import {
  type Language,
  type VocabularyKind,
  vocabulary,
  vocabularyValues,
  type Word,
} from '../src/casebook/vocabulary.js'
import { loadCommands, makeProgram } from '../src/cli/program.js'
import { initialSettings, readSettings, type Settings, settingsFile } from '../src/filing/settings.js'
import { collecting, leafCommands, refreshConsole } from './docs-console.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A page by its path below the project, and what should stand in it. */
export type Pages = ReadonlyMap<string, string>

// A cell of a table may hold no bar of its own, and code keeps its backslashes.
const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim()

const code = (text: string): string => (text === '' ? '' : `\`${cell(text)}\``)

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const page = (...parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`

const generated: Readonly<Record<Language, string>> = {
  en: '<!-- Written by `npm run docs`; changes here are lost. -->',
  ja: '<!-- `npm run docs` が書き出します。ここを直しても失われます。 -->',
}

// ---- docs/commands.md ----

const commandWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    title: 'Commands',
    other: '[日本語](commands.ja.md)',
    all: 'For every command',
    argument: 'Argument',
    option: 'Option',
    meaning: 'Meaning',
    default: 'Default',
  },
  ja: {
    title: 'コマンド',
    other: '[English](commands.md)',
    all: 'すべてのコマンドに共通',
    argument: '引数',
    option: 'オプション',
    meaning: '意味',
    default: '既定',
  },
}

/** `import blogger`: the command as it is written after the program's name. */
export const commandName = (command: Command): string =>
  command.parent?.parent ? `${commandName(command.parent)} ${command.name()}` : command.name()

const argumentRow = (argument: Argument): readonly string[] => {
  const dots = argument.variadic ? '...' : ''
  const name = argument.required ? `<${argument.name()}${dots}>` : `[${argument.name()}${dots}]`
  return [code(name), cell(argument.description)]
}

const optionRow = (option: Option): readonly string[] => [
  code(option.flags),
  cell(option.description),
  option.defaultValue === undefined ? '' : code(String(option.defaultValue)),
]

/** What a command says below its options: its examples. */
const textAfterHelp = (command: Command, shown: string[]): string => {
  shown.length = 0
  command.outputHelp()
  return shown.slice(1).join('\n').trim()
}

const fence = (language: string, text: string): string => (text === '' ? '' : `\`\`\`${language}\n${text}\n\`\`\``)

const describeCommand = (command: Command, lang: Language, shown: string[]): string => {
  const words = commandWords[lang]
  const name = commandName(command)
  const parameters = [
    '[options]',
    ...command.registeredArguments.map((a) => String(argumentRow(a)[0]).replaceAll('`', '')),
  ]
  // The first line is the word "examples"; what follows is indented by two.
  const [, ...examples] = textAfterHelp(command, shown).split('\n')
  const withDefaults = command.options.some((o) => o.defaultValue !== undefined)
  const head = [words.option ?? '', words.meaning ?? '', ...(withDefaults ? [words.default ?? ''] : [])]
  return page(
    `## jikenbo ${name}`,
    command.description(),
    fence('sh', `jikenbo ${name} ${parameters.join(' ')}`),
    command.registeredArguments.length === 0
      ? ''
      : table([words.argument ?? '', words.meaning ?? ''], command.registeredArguments.map(argumentRow)),
    command.options.length === 0
      ? ''
      : table(
          head,
          command.options.map((o) => optionRow(o).slice(0, head.length)),
        ),
    fence('sh', examples.map((line) => line.trim().replace(/^\$ /, '')).join('\n')),
  ).trimEnd()
}

const commands = await loadCommands()

const commandsPage = (lang: Language): string => {
  const words = commandWords[lang]
  const shown: string[] = []
  const program = makeProgram(collecting(lang, shown), commands)
  const leaves = leafCommands(program)
  const summary = leaves.map((command) => {
    const name = `jikenbo ${commandName(command)}`
    return [`[${code(name)}](#${name.replaceAll(' ', '-')})`, cell(command.description())]
  })
  return page(
    `# ${words.title}`,
    generated[lang],
    words.other ?? '',
    program.description(),
    table(['', ''], summary),
    `## ${words.all}`,
    table(
      [words.option ?? '', words.meaning ?? ''],
      program.options.map((o) => optionRow(o).slice(0, 2)),
    ),
    fence('text', textAfterHelp(program, shown)),
    ...leaves.map((command) => describeCommand(command, lang, shown)),
  )
}

// ---- docs/labels.md ----

const kindTitles: Readonly<Record<VocabularyKind, string>> = {
  action: '何が起きたか / What happened',
  item: 'どの情報か / Which data',
  role: '関係者の立場 / Parts of the parties',
  event: '出来事 / Events',
  authority: '報告先 / Authorities',
  'authority-state': '報告の状態 / State of a report',
  notification: '本人への通知 / Notification of individuals',
  misuse: '二次被害 / Misuse',
  prevention: '再発防止策 / Prevention',
  unit: '数えるもの / Units',
  status: '漏えいの確かさ / Status of a count',
  scope: '数の範囲 / Scope of a count',
  'report-stage': '報告の段階 / Stage of the report',
}

/** The facts that filing makes labels of (`deriveLabels` of link/labels.ts). */
const labelled: readonly VocabularyKind[] = ['action', 'item']

const kindTable = (kind: VocabularyKind): string => {
  const values = vocabularyValues[kind].map((value) => ({ value, word: vocabulary.word(kind, value) as Word }))
  const columns: readonly { readonly head: string; readonly of: (entry: (typeof values)[number]) => string }[] = [
    { head: '値 / Value', of: ({ value }) => code(value) },
    { head: '日本語', of: ({ word }) => cell(word.ja) },
    { head: 'English', of: ({ word }) => cell(word.en) },
    ...(kind === 'action' || kind === 'item'
      ? [
          {
            head: 'ラベル / Label',
            of: ({ word }: (typeof values)[number]) => code(`${vocabulary.facet(kind)}:${word.label ?? word.ja}`),
          },
        ]
      : []),
    { head: 'VERIS', of: ({ word }) => (word.veris ?? []).map(code).join('<br>') },
    { head: 'JNSA', of: ({ word }) => cell(word.jnsa ?? '') },
    { head: '東京商工リサーチ / TSR', of: ({ word }) => cell(word.tsr ?? '') },
  ]
  // A classification that knows nothing of a kind needs no column there.
  const told = columns.filter(({ of }) => values.some((entry) => of(entry) !== ''))
  return page(
    `### ${kindTitles[kind]}`,
    `\`${kind}\``,
    table(
      told.map(({ head }) => head),
      values.map((entry) => told.map(({ of }) => of(entry))),
    ),
  ).trimEnd()
}

const labelsPage = (): string => {
  const kinds = Object.keys(vocabularyValues) as VocabularyKind[]
  const second = vocabulary.secondaryVictimLabel
  return page(
    '# ラベルと値 / Labels and values',
    generated.en,
    `語彙の版 / Version of the vocabulary: \`${vocabulary.version}\``,
    'ラベルは `facet:value` の形で書きます。`インシデント`・`情報`・`業種` のラベルは事実から自動で付きます。ほかのラベルは人が付けます。ラベルの語は、画面の言語によらず日本語です。',
    'A label is written `facet:value`. Labels of the facets `インシデント` (incident), `情報` (data) and `業種` (sector) follow from the facts; any other label is put on by a person. Labels are Japanese in the data, whatever the language of the site.',
    `\`${second.facet}:${second.value}\` (${vocabulary.labelName(second, 'en').value}): 委託先や利用サービスなど、ほかの組織を通じて被害を受けた公表者。A discloser that was hit through another organisation.`,
    'VERIS 1.3、JNSA(日本ネットワークセキュリティ協会)の調査、東京商工リサーチの調査での分類を並べました。空欄は、その分類にあたるものがないことを表します。The columns VERIS, JNSA and TSR name the class in those classifications; an empty cell means that they have none.',
    '## ラベルになる値 / Values that make labels',
    ...labelled.map(kindTable),
    page(
      '### 業種 / Sectors',
      'A sector is read from the name of the discloser; a name that shows none gets no label. 業種は公表者の名から読みます。名に表れないときは付きません。',
      table(
        ['ラベル / Label', 'English'],
        sectors.map(({ key, en }) => [code(`${vocabulary.facet('sector')}:${key}`), cell(en)]),
      ),
    ).trimEnd(),
    '## そのほかの値 / Other values',
    ...kinds.filter((kind) => !labelled.includes(kind)).map(kindTable),
  )
}

// ---- docs/settings.md ----

/** What each setting is for. A setting without a meaning, or a meaning without its setting, is an error of types. */
const meanings: Readonly<Record<keyof Settings, { readonly ja: string; readonly en: string }>> = {
  title: { ja: 'サイトの名', en: "The site's name" },
  titleEn: { ja: '英語のページでのサイトの名', en: "The site's name on English pages" },
  description: {
    ja: 'サイトの説明(一文)。フッターと、検索エンジンへの説明に使う',
    en: 'What the site is, in a sentence: for the footer of Japanese pages and for search engines',
  },
  baseUrl: {
    ja: '公開するアドレス(http または https)。フィードとサイトマップに要る',
    en: 'Address the site is published under (http or https); feeds and the sitemap need it',
  },
  author: { ja: '編者の名。フッターに載る', en: 'Who edits the casebook, shown in the footer' },
  license: {
    ja: '事件簿のデータの利用条件。フッターに載る',
    en: "Licence of the casebook's own data, shown in the footer",
  },
  timestamp: {
    ja: '時刻を証明してもらう相手(RFC 3161)。`url` は時刻認証局のアドレス、`caFile` は信頼する認証局の証明書(PEM、事件簿のフォルダーから見た場所)',
    en: 'Who stamps the casebook with the time (RFC 3161). `url` is the authority; `caFile` the certificates (PEM, seen from the casebook’s folder) its own must lead to',
  },
  sources: {
    ja: '見張る情報源。`url`(フィード、お知らせ一覧、サイトマップ。`kind: blogger` は事件簿のブログ)または `folder`。`every` は間隔(`30m` `6h` `1d`)、`selector` は一覧のどのリンクか(CSS)、`match` はアドレスの正規表現、`take: all` は題を問わず全部取る',
    en: 'What is watched: a `url` (feed, page of news, sitemap; `kind: blogger` for a casebook on Blogger) or a `folder`. `every` how often (`30m` `6h` `1d`), `selector` which links of a page (CSS), `match` a regular expression for addresses, `take: all` whatever the title',
  },
  fetch: {
    ja: 'ページの取り方。`contact` は相手のサーバーに名乗る連絡先、`allowPrivate` は取りに行ってよい内部のアドレス(既定では内部には行かない)、`delay` は同じサーバーへの間隔(既定は見張りで 2 秒、人が頼んだとき 0.5 秒)',
    en: 'How pages are fetched. `contact` is told to the servers that are asked; `allowPrivate` lists private places that may be reached (none by default); `delay` is the least time between two requests to one server (2 s when watching, half a second when a person asks)',
  },
}

/** The settings as a new casebook's file shows them, comment signs taken off. */
const exampleSettings = (): Readonly<Record<string, unknown>> => {
  const lines = initialSettings('事件簿').split('\n')
  const settings = lines
    .map((line) => line.replace(/^# (?=[a-zA-Z]+: | {2}- )/, ''))
    .filter((line) => !line.startsWith('#'))
  return parse(settings.join('\n')) as Readonly<Record<string, unknown>>
}

/** A value as it stands in the file, on one line. */
const inYaml = (value: unknown): string =>
  typeof value === 'object' ? stringify(value, { collectionStyle: 'flow' }).trim() : String(value)

const settingsPage = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'jikenbo-docs-'))
  try {
    const defaults: Readonly<Record<string, unknown>> = readSettings(dir)
    const examples = exampleSettings()
    // Whatever the page shows must be taken by the program.
    writeFileSync(join(dir, settingsFile), JSON.stringify(examples))
    readSettings(dir)
    const names = Object.keys(meanings) as (keyof Settings)[]
    return page(
      '# 設定 / Settings',
      generated.en,
      `A casebook's settings stand in its \`${settingsFile}\`. All may be left out; a name that is not known is an error, so that a slip of the pen does not pass unseen. 設定は事件簿のフォルダーの \`${settingsFile}\` に書きます。どれも省けます。知らない名があればエラーになり、書き誤りは見過ごされません。`,
      table(
        ['設定 / Setting', '意味', 'Meaning', '既定 / Default', '例 / Example'],
        names.map((name) => [
          code(name),
          cell(meanings[name].ja),
          cell(meanings[name].en),
          defaults[name] === undefined ? '' : code(String(defaults[name])),
          examples[name] === undefined ? '' : code(inYaml(examples[name])),
        ]),
      ),
      '## 環境変数 / Environment variables',
      table(
        ['変数 / Variable', '意味', 'Meaning'],
        [
          [
            code('JIKENBO_CASEBOOK'),
            '`-C` を書かないときの事件簿のフォルダー',
            'Folder of the casebook where `-C` is not given',
          ],
          [
            code('JIKENBO_LANG'),
            '表示の言語 `ja` または `en`(既定はロケール)',
            'Language of messages, `ja` or `en` (default: the locale)',
          ],
          [code('NO_COLOR'), '空でなければ色を付けない', 'No colours where it is not empty'],
        ],
      ),
    )
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The reference pages, as the program is now. */
export const referencePages = (): Pages =>
  new Map([
    ['docs/commands.md', commandsPage('en')],
    ['docs/commands.ja.md', commandsPage('ja')],
    ['docs/labels.md', labelsPage()],
    ['docs/settings.md', settingsPage()],
  ])

/** The pages written by hand. */
export const writtenPages = (): readonly string[] => [
  ...['README.md', 'README.ja.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter((path) => existsSync(join(root, path))),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !referencePages().has(path))
    .sort(),
]

/** Pages whose text shows what the program prints, as it prints it now. */
const pagesWithOutput = async (): Promise<Pages> => {
  const pages = new Map<string, string>()
  for (const path of writtenPages()) {
    const text = readFileSync(join(root, path), 'utf8')
    if (text.includes('```console\n'))
      pages.set(path, await refreshConsole(text, path.endsWith('.ja.md') ? 'ja' : 'en'))
  }
  return pages
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
  const wanted = [...referencePages(), ...(await pagesWithOutput())]
  const stale = wanted.filter(([path, text]) => {
    const file = join(root, path)
    return !existsSync(file) || readFileSync(file, 'utf8') !== text
  })
  if (values.check) {
    for (const [path] of stale) console.error(`docs: ${path} is not what the program says now; run npm run docs`)
    return stale.length > 0 ? 1 : 0
  }
  for (const [path, text] of stale) writeFileSync(join(root, path), text)
  console.log(
    stale.length === 0 ? 'docs: nothing has changed' : `docs: wrote ${stale.map(([path]) => path).join(', ')}`,
  )
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main()
