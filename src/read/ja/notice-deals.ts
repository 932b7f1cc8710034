import type { Facts } from '../../casebook/facts.js'
import type { SoFar } from '../fact-reader.js'

export const isOfIncident = ({ type }: Facts['events'][number]): boolean => type !== 'published' && type !== 'reported'

/**
 * Does it deal with an incident as only those do whose incident it is: so many, such data, on that day; and who was told,
 * or what is known of misuse? That holds however the incident itself is told.
 */
export const dealsWith = (
  { actions, affected, items, events, authorities, notification, misuse }: SoFar,
  isTitled: boolean,
): boolean => {
  const wasReported = authorities.some(({ state }) => state === 'reported')
  const told = [
    isTitled,
    affected.some(({ scope }) => scope === 'own'),
    wasReported,
    notification.value !== 'unstated',
    misuse.value !== 'unstated',
  ]
  const times = told.filter(Boolean).length
  // What was done with which data is an incident on whatever day.
  if (items.length > 0 && actions.length > 0 && actions.every(isOfData) && times >= 2) return true
  // Of a wrong bill all may be told but which data leaked, and that an office was told.
  return events.some(isOfIncident) && (items.length > 0 ? times >= 2 : wasReported && times >= 3)
}

/** A failure may have touched no data at all. */
const isOfData = ({ value }: Facts['actions'][number]): boolean => value !== 'system-failure' && value !== 'other'
/** A slip needs data that it befell; an attack is an incident whatever it reached. */
export const slips: ReadonlySet<string> = new Set([
  'misdelivery',
  'publishing-error',
  'misconfiguration',
  'loss',
  'disposal-error',
  'system-failure',
  'other',
])

/** Nothing that one would say of an incident of one's own. */
export const saysNothing = ({ affected, items, events, authorities }: SoFar): boolean =>
  items.length === 0 &&
  authorities.length === 0 &&
  !affected.some(({ scope }) => scope === 'own') &&
  !events.some(isOfIncident)
