import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { codedError } from '../casebook/errors.js'

export const settingsFile = 'jikenbo.yaml'

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
`

/** Reads `jikenbo.yaml`; a casebook without one has the defaults. Throws `BAD_SETTINGS`, naming the line or the setting. */
export const readSettings = (dir: string): Settings => {
  const path = join(dir, settingsFile)
  if (!existsSync(path)) return settingsSchema.parse({})
  try {
    const result = settingsSchema.safeParse(parse(readFileSync(path, 'utf8')) ?? {})
    if (result.success) return result.data
    const issue = result.error.issues[0]
    const where = issue?.path.join('.') || (issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : '')
    throw codedError('filing', 'BAD_SETTINGS', `could not use ${path}: ${where}: ${issue?.message}`)
  } catch (cause) {
    if (cause instanceof YAMLParseError)
      throw codedError(
        'filing',
        'BAD_SETTINGS',
        `could not read ${path}: line ${cause.linePos?.[0].line}: ${cause.code}`,
        cause,
      )
    throw cause
  }
}
