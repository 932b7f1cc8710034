import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

interface Tokenizer {
  readonly tokenize: (line: string) => readonly unknown[]
}

interface Kuromoji {
  readonly builder: (options: { readonly dicPath: string }) => {
    readonly build: (done: (error: Error | null, tokenizer: Tokenizer) => void) => void
  }
}

/** The usual tokeniser with its dictionary, as one would use it: a line at a time, for it takes longer the longer the line. */
export const loadKuromoji = async (): Promise<(text: string) => number> => {
  const require = createRequire(import.meta.url)
  const kuromoji = require('kuromoji') as Kuromoji
  const dicPath = join(dirname(require.resolve('kuromoji/package.json')), 'dict')
  const tokenizer = await new Promise<Tokenizer>((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, built) => (error ? reject(error) : resolve(built)))
  })
  return (text) => {
    let tokens = 0
    for (const line of text.split('\n')) if (line !== '') tokens += tokenizer.tokenize(line).length
    return tokens
  }
}
