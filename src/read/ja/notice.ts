import type { FactReader } from '../fact-reader.js'

export const noticeReader: FactReader = { name: 'notice', read: () => ({}) }
