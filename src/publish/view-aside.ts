import { codeOf } from '../casebook/errors.js'
import { type AsideLimits, inThread } from './aside.js'
import { shownAs } from './shown/shown-as.js'
import { type ViewTask, writeFailedView, writeView } from './shown/view.js'

const inOtherThread = inThread<ViewTask, string | undefined>('view-worker', { milliseconds: 20_000, atOnce: 3 })

/** What is no larger and has no more tags than this is made within a moment, whatever it is built like. */
const quick = { bytes: 200_000, tags: 6_000 }

const hasFewTags = (bytes: Uint8Array): boolean => {
  let tags = 0
  for (let at = bytes.indexOf(0x3c); at >= 0; at = bytes.indexOf(0x3c, at + 1)) if (++tags > quick.tags) return false
  return true
}

const isQuick = ({ bytes, mediaType, name, document }: ViewTask): boolean => {
  if (shownAs(mediaType, name) === 'document') return document !== undefined
  return bytes.length <= quick.bytes && hasFewTags(bytes)
}

/** `writeView`, in a thread of its own where it may take long. Throws BUSY; what takes too long gives a file that says so. */
export const writeViewAside = async (task: ViewTask, limits?: AsideLimits): Promise<string | undefined> => {
  if (isQuick(task)) return writeView(task)
  try {
    return await inOtherThread(task, limits)
  } catch (error) {
    if (codeOf(error) !== 'TOO_COMPLEX') throw error
    return writeFailedView(task, 'TOO_COMPLEX')
  }
}
