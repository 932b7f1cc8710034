import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { codedError } from '../casebook/errors.js'
import type { Lexicon } from '../read/index.js'

export const settingsFile = 'jikenbo.yaml'
const lexiconFile = 'lexicon.yaml'

/** `30m`, `6h`, `1d` → milliseconds. */
const duration = z
  .string()
  .regex(/^\d{1,4}[smhd]$/, 'wants a number and s, m, h or d: 6h')
  .transform(
    (text) => Number(text.slice(0, -1)) * { s: 1e3, m: 6e4, h: 36e5, d: 864e5 }[text.at(-1) as 's' | 'm' | 'h' | 'd'],
  )

const pattern = z.string().refine((text) => {
  try {
    return Boolean(new RegExp(text, 'u'))
  } catch {
    return false
  }
}, 'wants a regular expression')

/** One thing that is watched for new releases. */
const sourceSchema = z.union([
  z.strictObject({
    name: z.string().min(1),
    url: z.url({ protocol: /^https?$/ }),
    /** What stands at the address; told by itself where left out. `blogger`: a casebook on Blogger, numbers and all. */
    kind: z.enum(['feed', 'page', 'sitemap', 'blogger']).optional(),
    /** For a page of news: which links count (CSS). */
    selector: z.string().min(1).optional(),
    /** Only addresses that match. */
    match: pattern.optional(),
    /** `likely` (default): only what its title does not rule out. `all`: everything is fetched and read. */
    take: z.enum(['likely', 'all']).default('likely'),
    every: duration.default(6 * 36e5),
  }),
  z.strictObject({
    name: z.string().min(1),
    folder: z.string().min(1),
    every: duration.default(6e4),
  }),
])

export type SourceSettings = z.infer<typeof sourceSchema>

const settingsSchema = z.strictObject({
  title: z.string().min(1).default('事件簿'),
  titleEn: z.string().min(1).optional(),
  description: z.string().optional(),
  /** Address the site is published under, without a slash at the end: feeds and the sitemap need it. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  author: z.string().optional(),
  /** Licence of the casebook's own data, shown in the footer. */
  license: z.string().optional(),
  /** Who stamps the archive and the decisions with the time (RFC 3161), and whose word is taken for that. */
  timestamp: z
    .strictObject({
      /** The authority. All it is sent is a hash, and its answer is signed: http does as well. */
      url: z.url({ protocol: /^https?$/ }),
      /** Certificates (PEM) that its certificate must lead to, relative to the casebook's folder. */
      caFile: z.string().min(1).optional(),
    })
    .optional(),
  /** How pages are fetched. */
  fetch: z
    .strictObject({
      /** Where a webmaster reaches whoever runs this casebook: part of the user agent. */
      contact: z
        .string()
        .regex(/^[\x20-\x7e]+$/, 'ASCII only')
        .optional(),
      /** Private places that may be reached all the same: `10.0.0.0/8`, `127.0.0.1:8080`, `wiki.example`. */
      allowPrivate: z.array(z.string()).optional(),
      /** Least time between two requests to one host. Default: 2 s when watching, half a second when a person asks. */
      delay: duration.optional(),
    })
    .optional(),
  /** What is watched for new releases, by `jikenbo watch`. */
  sources: z
    .array(sourceSchema)
    .refine((sources) => new Set(sources.map((s) => s.name)).size === sources.length, 'two sources have one name')
    .optional(),
})

/** What `jikenbo.yaml` sets; every setting has a default. */
export type Settings = z.infer<typeof settingsSchema>

export const initialSettings = (
  title: string,
): string => `# 事件簿の設定 / Settings of this casebook. All may be left out.
title: ${JSON.stringify(title)}
# titleEn: Casebook
# description: 情報漏えいの公表文を事件ごとに綴じています
# baseUrl: https://casebook.example.jp   # feeds and the sitemap need it
# author: 編集部
# license: CC BY 4.0
# timestamp: { url: https://timestamp.example.jp/tsa, caFile: timestamp-ca.pem }   # who stamps the casebook with the time
# sources:   # watched by: jikenbo watch
#   - { name: 雲居県 報道発表, url: https://www.pref.kumoi.example/feed.xml }
#   - { name: 柚ノ木市 お知らせ, url: https://www.city.yunoki.example/news/, selector: "#news a", every: 12h }
#   - { name: 受け取った文書, folder: incoming }
# fetch: { contact: https://casebook.example.jp/about }   # told to the servers that are asked
`

/** Parses a YAML file of the casebook's folder; undefined where it is not there. Throws `BAD_SETTINGS`, naming the line. */
const readYaml = (path: string): unknown => {
  if (!existsSync(path)) return undefined
  try {
    return parse(readFileSync(path, 'utf8')) ?? {}
  } catch (cause) {
    // The parser's own words end in a picture of the line.
    const why = cause instanceof YAMLParseError ? cause.message.split(/:?\n/, 1)[0] : String(cause)
    throw codedError('filing', 'BAD_SETTINGS', `could not read ${path}: ${why}`, cause)
  }
}

type Issue = z.core.$ZodIssue

/** Of the shapes that something could have, what is wrong with the one it is nearest to. */
const plainIssue = (issue: Issue | undefined): Issue | undefined => {
  if (issue?.code !== 'invalid_union') return issue
  const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0]?.[0]
  return nearest && plainIssue({ ...nearest, path: [...issue.path, ...nearest.path] })
}

/** Reads `jikenbo.yaml`; a casebook without one has the defaults. Throws `BAD_SETTINGS`, naming the line or the setting. */
export const readSettings = (dir: string): Settings => {
  const path = join(dir, settingsFile)
  const result = settingsSchema.safeParse(readYaml(path) ?? {})
  if (result.success) return result.data
  const issue = plainIssue(result.error.issues[0])
  const where = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? [issue.keys.join(', ')] : [])].join(
    '.',
  )
  throw codedError('filing', 'BAD_SETTINGS', `could not use ${path}: ${where}: ${issue?.message}`)
}

/**
 * The words a casebook adds to the reader's own, in `lexicon.yaml` (the shapes of `src/read/ja/lexicon/*.json`, by file
 * name); undefined where it adds none. Throws `BAD_SETTINGS`.
 */
export const readLexicon = async (dir: string): Promise<Lexicon | undefined> => {
  const path = join(dir, lexiconFile)
  const added = readYaml(path)
  if (added === undefined) return undefined
  // Loaded only where there are words to add: most that is asked of a casebook needs no reader.
  const { makeLexicon } = await import('../read/index.js')
  try {
    return makeLexicon(added)
  } catch (cause) {
    throw codedError(
      'filing',
      'BAD_SETTINGS',
      `could not use ${path}: ${String(cause).replace(/^.*? cannot be used: | \(BAD_LEXICON\)$/g, '')}`,
      cause,
    )
  }
}
