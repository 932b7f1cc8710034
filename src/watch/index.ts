export type { WatchEvent } from './events.js'
export { type WatchOptions, watch } from './watch.js'
