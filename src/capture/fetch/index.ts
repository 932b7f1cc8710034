export type { Exchange, Hop } from './exchange.js'
export { type Fetcher, type FetchOptions, fetchUrl, makeFetcher } from './fetcher.js'
export type { Clock, FetchPolicy } from './policy.js'
