export type { Exchange, HeaderField, Hop, Previous, RequestHead, RobotsWord } from './exchange.js'
export { headerOf } from './exchange.js'
export { type Fetcher, type FetchOptions, fetchUrl, makeFetcher } from './fetcher.js'
export type { Clock, FetchPolicy } from './policy.js'
