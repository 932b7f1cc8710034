export type { WatchEvent } from './events.js'
export { sourcesNamed, watch } from './watch.js'
