export { chainOf, hitThrough } from './chain.js'
export { currentFacts, currentVersion } from './current.js'
export { lastToKnow, timelineOf } from './timeline.js'
export { totalsOf } from './totals.js'
