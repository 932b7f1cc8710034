import type { Facts } from '../casebook/facts.js'
import type { Reading } from './reading.js'

/** What the readers before have found. A fact that no reader has come to yet stands as nothing found. */
export type SoFar = Facts

/**
 * Reads one fact. It returns the fields it is for, and `doubts` where something does not fit; doubts of all readers
 * are put together, every other field is set by one reader only.
 */
export interface FactReader {
  /** The field, for traces: `events`, `parties`. */
  readonly name: string
  readonly read: (reading: Reading, soFar: SoFar) => Partial<Facts>
}

/** Nothing read yet. */
export const nothingRead: Facts = {
  notice: true,
  noticeReasons: [],
  report: { value: 'first', rule: 'report/default' },
  parties: [],
  products: [],
  actions: [],
  affected: [],
  items: [],
  excludedItems: [],
  events: [],
  authorities: [],
  notification: { value: 'unstated', rule: 'notification/default' },
  misuse: { value: 'unstated', rule: 'misuse/default' },
  prevention: [],
  contacts: [],
  secondaryVictim: { value: false, rule: 'secondary-victim/default' },
  doubts: [],
}
