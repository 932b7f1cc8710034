import type { SoFar } from '../fact-reader.js'
import type { Reading } from '../reading.js'
import { loadWeigher, type Parts } from './weights/weigher.js'
import { firstLines } from './zones.js'

/** What was read in it, a letter for each field: a capital where there is something, small where there is nothing. */
const toldLetters = (soFar: SoFar): string => {
  const { affected, items, excludedItems, events, authorities, notification, misuse, prevention, contacts } = soFar
  const own = affected.filter(({ scope }) => scope === 'own').length
  const of = events.filter(({ type }) => type !== 'published' && type !== 'reported').length
  return [
    soFar.discloser === undefined ? 'd' : 'D',
    own > 0 ? 'A' : 'a',
    items.length > 3 ? 'J' : items.length > 0 ? 'I' : 'i',
    excludedItems.length > 0 ? 'K' : 'k',
    of > 2 ? 'F' : of > 0 ? 'E' : 'e',
    authorities.some(({ state }) => state === 'reported') ? 'R' : authorities.length > 0 ? 'S' : 'r',
    notification.value === 'unstated' ? 'n' : 'N',
    misuse.value === 'unstated' ? 'm' : 'M',
    prevention.length > 0 ? 'P' : 'p',
    contacts.length > 0 ? 'C' : 'c',
    soFar.published === undefined ? 't' : 'T',
    soFar.actions.length > 0 ? 'X' : 'x',
    soFar.parties.length > 0 ? 'Y' : 'y',
  ].join(' ')
}

/** How its lines begin and its sentences end, and what it tells: what kind of text it is. */
export const partsOfText = (reading: Reading, soFar: SoFar): Parts => {
  const { text, sentences } = reading
  const ends: string[] = []
  for (let at = 0; at < sentences.length && ends.length < 60; at++) {
    const { start, end } = sentences[at]!
    if (text.charAt(end - 1) === '。') ends.push(text.slice(Math.max(start, end - 7), end))
  }
  return {
    title: firstLines(reading),
    opening: text.slice(0, 400),
    ends: ends.join('|'),
    closing: text.slice(-120),
    told: toldLetters(soFar),
  }
}

const weigher = loadWeigher<'notice'>('notices')

/** A shorter text tells too little of its manner. */
const shortest = 400
/** Most of what is brought here is a notice. */
const beforehand = 1.5

/** What log-odds weigh beside the reasons of the rules. */
const scale = 3.3
/** So much may be said against a short text whose title, sentences and voice agree: it shakes them, and does not overrule them. */
const lowest = -2.5

interface KnownOfText {
  /** A form is written as a notice is: its manner says nothing for it. */
  readonly isForm: boolean
  /** The rules find all that makes a notice, and nothing against it. */
  readonly isAgreed: boolean
}

/**
 * How much the manner of a text, and what was read in it, speaks for or against its being an organisation's own
 * disclosure: 0 where neither is likelier.
 */
export const weighNotice = (reading: Reading, soFar: SoFar, { isForm, isAgreed }: KnownOfText): number => {
  const chance = weigher().weigh(partsOfText(reading, soFar))[0]!
  const { length } = reading.text
  const manner = scale * (beforehand + Math.log(chance / (1 - chance))) * Math.min(1, length / shortest)
  if (isForm) return Math.min(0, manner)
  return isAgreed && length < shortest ? Math.max(lowest, manner) : manner
}
