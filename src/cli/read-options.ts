export const readFormats = ['text', 'json', 'jsonl', 'facts', 'mentions', 'yaml'] as const

/** What `jikenbo read` takes besides files. */
export interface ReadOptions {
  readonly format: (typeof readFormats)[number]
  readonly explain?: boolean
  readonly quiet?: boolean
  readonly casebook?: string
}
