import { pattern } from '../patterns/pattern.js'
import type { CountPlace } from './place.js'

const soThat = pattern(/(?:その結果|結果として|これ(?:により|によって|に伴い)|(?:この|その)ため)[^。]{0,60}$/)
const thereAre = pattern(
  /^(?:様|さま)?(?:の方)?(?:が|も)?(?:いらっしゃい(?!ま?せ)|おられ(?!ま?せ)|おり(?!ません)|い(?:る|た|ます|まし)|です|であ|でし|とな|にな|に(?:上|のぼ|達|及))/,
)

/** How far before them their letters are counted. */
const reach = 200

/** 「126通に別の方の1枚が入りました。その結果、届かなかった方が126名いらっしゃいます。」: those whose letters they were. */
export const areOwners = ({ reading, mention, unit, before, after }: CountPlace): boolean =>
  unit === 'people' &&
  soThat.test(before) &&
  thereAre.test(after) &&
  reading.counts.some(
    ({ start, count, counter }) =>
      count === mention.count &&
      start < mention.start &&
      mention.start - start < reach &&
      (counter.startsWith('通') || counter.startsWith('枚')),
  )
