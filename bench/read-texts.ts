import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const CORPUS = '../shared/corpus'

/** The texts to read: the *.txt of a folder; unless one is given, the golden texts and the corpus where it is there. */
export const readTexts = (folder?: string): { readonly texts: readonly string[]; readonly from: string } => {
  if (folder !== undefined && !existsSync(folder))
    throw new Error(`bench: there are no texts to read: ${folder} (NO_TEXTS)`)
  const corpus = existsSync(CORPUS) ? readdirSync(CORPUS).map((name) => join(CORPUS, name)) : []
  const folders = folder === undefined ? ['test/golden', ...corpus] : [folder]
  const used: string[] = []
  const texts = folders.flatMap((name) => {
    const files = readdirSync(name).filter((file) => file.endsWith('.txt'))
    if (files.length > 0) used.push(name)
    return files.map((file) => readFileSync(join(name, file), 'utf8'))
  })
  return { texts, from: used.join(', ') }
}
