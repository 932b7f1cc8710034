export type { WatchEvent } from './events.js'
export { watch } from './watch.js'
