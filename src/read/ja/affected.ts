import type { FactReader } from '../fact-reader.js'

export const affectedReader: FactReader = { name: 'affected', read: () => ({}) }
