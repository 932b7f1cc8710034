import type { Reading } from '../../reading.js'
import { pattern } from '../patterns/pattern.js'
import { firstNotBefore } from '../text/bounds.js'
import type { CountPlace } from './place.js'

const soThat = pattern(
  /(?:その結果|結果として|これ(?:により|によって|に伴い)|(?:この|その)ため)(?:(?!受け取っ|届いた|お?詫び|伺|連絡|回収|見た|返送)[^。]){0,60}$/,
)
const thereAre = pattern(
  /^(?:様|さま)?(?:の方)?(?:が|も)?(?:いらっしゃい(?!ま?せ)|おられ(?!ま?せ)|おり(?!ません)|い(?:る|た|ます|まし)|です|であ|でし|とな|にな|に(?:上|のぼ|達|及))/,
)

const countsBetween = ({ counts }: Reading, from: number, to: number) =>
  counts.slice(
    firstNotBefore(counts, ({ start }) => start < from),
    firstNotBefore(counts, ({ start }) => start < to),
  )

/** How far before them their letters are counted. */
const reach = 200

/** 「126通に別の方の1枚が入りました。その結果、届かなかった方が126名いらっしゃいます。」: those whose letters they were. */
export const areOwners = ({ reading, mention, unit, before, after }: CountPlace): boolean =>
  unit === 'people' &&
  soThat.test(before) &&
  thereAre.test(after) &&
  countsBetween(reading, mention.start - reach, mention.start).some(
    ({ count, counter }) => count === mention.count && (counter.startsWith('通') || counter.startsWith('枚')),
  )
