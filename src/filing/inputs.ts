import { readInput, readStdin, walkFiles } from '../capture/files.js'
import { mediaTypeOf } from '../capture/media-type.js'
import { codedError } from '../casebook/errors.js'
import type { AddInput } from './add.js'

const blogExport = 'application/atom+xml'

const inputOf = (bytes: Uint8Array, source: { kind: 'file' | 'stdin'; uri: string; name: string }): AddInput => {
  const mediaType = mediaTypeOf(bytes, source.name)
  if (mediaType === blogExport)
    return {
      name: source.name,
      error: codedError(
        'filing',
        'BLOGGER_EXPORT',
        `could not add ${source.name}: it is a Blogger export or feed; use jikenbo import blogger`,
      ),
    }
  return { bytes, mediaType, source }
}

/** The files named on a command line, `-` for standard input, folders with all below them; what cannot be read comes as its error. */
export async function* fileInputs(paths: readonly string[]): AsyncGenerator<AddInput> {
  for (const path of paths) {
    if (path === '-') {
      yield await readStdin().then(
        (bytes) => inputOf(bytes, { kind: 'stdin', uri: 'jikenbo:stdin', name: 'standard input' }),
        (error: Error) => ({ name: 'standard input', error }),
      )
      continue
    }
    for await (const found of walkFiles([path])) {
      if ('error' in found) {
        yield { name: found.path, error: found.error }
        continue
      }
      yield await readInput(found.path).then(
        (bytes) => inputOf(bytes, { kind: 'file', uri: found.uri, name: found.name }),
        (error: Error) => ({ name: found.path, error }),
      )
    }
  }
}

/** How many files the paths name: for progress bars. Counting is cheap beside reading. */
export const countInputs = async (paths: readonly string[]): Promise<number> => {
  let n = paths.filter((p) => p === '-').length
  for await (const _ of walkFiles(paths.filter((p) => p !== '-'))) n++
  return n
}
