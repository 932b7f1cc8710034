import { addresses } from './addresses.js'
import { charsets } from './charsets.js'
import { drawings } from './drawings.js'
import { files } from './files.js'
import { mutations } from './mutations.js'
import { bytesOf, type Payload } from './payload.js'
import { scripts } from './scripts.js'
import { styles } from './styles.js'

export type { Payload } from './payload.js'

export const payloads: readonly Payload[] = [
  ...scripts,
  ...addresses,
  ...styles,
  ...mutations,
  ...charsets,
  ...drawings,
  ...files,
]

/** What a payload's source names: which payload it is, and the server that must not hear of it. */
export interface Canary {
  readonly number: number
  /** `http://127.0.0.1:12345` */
  readonly origin: string
}

const fill = (text: string, { number, origin }: Canary): string => {
  const host = origin.replace(/^http:/, '')
  return text
    .replaceAll('§run', `canary(${number})`)
    .replaceAll('§url', `${origin}/${number}`)
    .replaceAll('§host', `${host}/${number}`)
    .replaceAll('§bare', `${host.slice(2)}/${number}`)
    .replaceAll('§n', String(number))
}

/** The file itself, and what it is called. */
export const fileOf = (payload: Payload, canary: Canary): { readonly bytes: Uint8Array; readonly name: string } => ({
  bytes: (payload.encode ?? bytesOf)(fill(payload.source, canary)),
  name: fill(payload.file, canary),
})
