import { expect, test } from 'vitest'
import { codedError } from '../casebook/errors.js'
import { keepWatching } from './keep-watching.js'

const watching = async (...codes: readonly string[]) => {
  const told: string[] = []
  let begun = 0
  const watch = async () => {
    const code = codes[begun++]
    if (code !== undefined) throw codedError('store', code, 'could not write')
  }
  await keepWatching(watch, (_error, words) => told.push(words), new AbortController().signal, 1)
  return { begun, told }
}

test('a watch that another process kept from writing is begun again', async () => {
  const words = 'the sources are not watched for a while'
  expect(await watching('BUSY', 'NO_SPACE')).toEqual({ begun: 3, told: [words, words] })
})

test('a watch that only a person can mend is not', async () => {
  expect(await watching('BAD_SETTINGS')).toEqual({ begun: 1, told: ['the sources are not watched'] })
})
