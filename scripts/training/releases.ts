import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainDocument } from '../../src/casebook/document.js'
import { makeReading } from '../../src/read/ja/reading.js'
import type { Reading, Span } from '../../src/read/reading.js'
import type { FlatFacts } from '../scoring.js'

/** An annotated release of the training set, read as far as the facts. */
export interface Release {
  /** Who wrote it: what one writer wrote is alike. */
  readonly writer: string
  readonly text: string
  readonly gold: FlatFacts
  readonly reading: Reading
}

type Entry = Readonly<Record<string, unknown>>

/** Where the words of an annotation stand in the release's text; undefined where it quotes none. */
export const quoteSpan = (text: string, { evidence }: Entry): Span | undefined => {
  if (typeof evidence !== 'string' || evidence === '') return undefined
  const start = text.indexOf(evidence)
  return start < 0 ? undefined : { start, end: start + evidence.length }
}

/** Every text of `folder`; a file a writer, a release a line: its text and its facts as `scripts/scoring.ts` has them. */
export const loadReleases = (folder: string): readonly Release[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as FlatFacts & { readonly text: string })
        .map(({ text, ...gold }) => ({
          writer: file.replace('.jsonl', ''),
          text,
          gold,
          reading: makeReading(plainDocument(text)),
        })),
    )
