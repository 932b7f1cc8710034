import { TextDecoder } from 'node:util'
import Encoding from 'encoding-japanese'

/** Bytes as text, and how that was done. */
export interface DecodedText {
  readonly text: string
  /** Name of the encoding by the WHATWG Encoding Standard: `utf-8`, `shift_jis` (with ①㈱髙), `euc-jp`, `iso-2022-jp`, … */
  readonly charset: string
  /** How many characters could not be read and stand as U+FFFD. */
  readonly replaced: number
}

export interface DecodeHints {
  /** The `Content-Type` header or media type the bytes came with. */
  readonly contentType?: string
  /** The encoding the sender names apart from that: the `charset` of an HTTP header. Asked before `contentType`. */
  readonly charset?: string
}

/** The WHATWG label registry lacks names that Japanese servers and mailers use. */
const otherNames: Readonly<Record<string, string>> = {
  cp932: 'windows-31j',
  'x-cp932': 'windows-31j',
  ms932: 'windows-31j',
  eucjp: 'euc-jp',
  'euc-jp-ms': 'euc-jp',
  cp51932: 'euc-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  'utf-8n': 'utf-8',
}

/** What encoding-japanese answers, as TextDecoder knows it. UTF-16 is left to byte order marks: short binary bytes look like it. */
const detectedNames: Readonly<Record<string, string>> = {
  SJIS: 'windows-31j',
  EUCJP: 'euc-jp',
  JIS: 'iso-2022-jp',
  UTF8: 'utf-8',
}

/** How far into a page its own declaration is looked for; browsers look at 1,024 bytes, old pages put it after long comments. */
const headLength = 4096

const decoderFor = (label: string): TextDecoder | undefined => {
  const name = label.trim().toLowerCase()
  try {
    return new TextDecoder(otherNames[name] ?? name)
  } catch {
    return undefined
  }
}

const declaredIn = (bytes: Uint8Array): string | undefined => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, headLength)).toString('latin1')
  // <meta charset=…>, <meta http-equiv=… content="…; charset=…">, <?xml … encoding="…"?>
  const found = /<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(head)
  return (found ?? /^\s{0,99}<\?xml\b[^>]{0,300}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i.exec(head))?.[1]
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/**
 * How little a text looks like one: characters that could not be read weigh most; half-width katakana, private use and
 * C1 controls are what Japanese bytes become under a wrong Japanese encoding. Hanzi or letters of elsewhere without a
 * single kana are what they become under a Chinese, Korean or western one, so that counts too, but least.
 */
const strangeness = (text: string): number =>
  count(text, /\uFFFD/g) * 10 +
  count(text, /[\uFF61-\uFF9F\uE000-\uF8FF\u0080-\u009F]/g) +
  (/[\u3040-\u30FF]/.test(text) || !/[\u0080-\uFFFF]/.test(text) ? 0 : 0.5)

/** Western text has its accented letters one by one; in Japanese text bytes above 0x7F come in runs. */
const looksWestern = (bytes: Uint8Array): boolean => {
  let high = 0
  let pairs = 0
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue
    high++
    if ((bytes[i + 1] ?? 0) >= 0x80) pairs++
  }
  return pairs < high * 0.2
}

/** ISO-2022-JP is seven-bit, so it would also pass as UTF-8: its escape sequences decide. */
const hasEscapes = (bytes: Uint8Array): boolean => {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    const next = bytes[at + 1]
    if (next === 0x24 || next === 0x28) return true
  }
  return false
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte)

/** How much of a text is looked at to tell what it is written in, bytes. */
const sample = 4096

/**
 * Do the upper bytes of units, which begin at `first`, read as those of Japanese text? All zero bytes are among them
 * (ASCII), and the rest is kana, kanji and full-width letters, with kana among it.
 */
const areUpperBytes = (bytes: Uint8Array, first: 0 | 1): boolean => {
  const end = Math.min(bytes.length & ~1, sample)
  let zeros = 0
  let kana = 0
  let kanji = 0
  for (let at = 0; at < end; at += 2) {
    const upper = bytes[at + first]!
    if (bytes[at + 1 - first] === 0) return false
    if (upper === 0) zeros++
    else if (upper === 0x30) kana++
    else if ((upper >= 0x4e && upper <= 0x9f) || upper === 0xff) kanji++
  }
  return zeros > 0 && kana * 20 >= end && (zeros + kana + kanji) * 2 >= end * 0.95
}

/**
 * UTF-16: by its byte order mark, by a `<` of two bytes at the start, as the XML standard has it, or where zero bytes,
 * which no other encoding of text has, stand as in Japanese text.
 */
export const utf16Of = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (startsWith(bytes, [0xff, 0xfe]) || (startsWith(bytes, [0x3c, 0]) && bytes[3] === 0)) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff]) || (startsWith(bytes, [0, 0x3c, 0]) && bytes.length > 3)) return 'utf-16be'
  if (!bytes.subarray(0, sample).includes(0)) return undefined
  return areUpperBytes(bytes, 1) ? 'utf-16le' : areUpperBytes(bytes, 0) ? 'utf-16be' : undefined
}

const decodedBy = (decoder: TextDecoder, bytes: Uint8Array): DecodedText => {
  const text = decoder.decode(bytes)
  return { text, charset: decoder.encoding, replaced: count(text, /\uFFFD/g) }
}

/** The encodings that are named, first things first: the sender's, the media type's, the page's own. */
const declaredDecoders = (bytes: Uint8Array, { charset, contentType }: DecodeHints): readonly TextDecoder[] => {
  const outside = [charset, /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]]
  // What could be read as ASCII is no UTF-16, whatever it says of itself; a header is believed where there are zero bytes.
  const isWide = (decoder: TextDecoder) => decoder.encoding.startsWith('utf-16')
  const found = (labels: readonly (string | undefined)[]) =>
    labels.flatMap((label) => (label === undefined ? [] : (decoderFor(label) ?? [])))
  const own = found([declaredIn(bytes)]).filter((decoder) => !isWide(decoder))
  return [...found(outside).filter((decoder) => !isWide(decoder) || bytes.includes(0)), ...own]
}

/**
 * Makes text of bytes. In this order:
 * 1. a byte order mark, and escape sequences that read as ISO-2022-JP without a fault: neither stands there by accident;
 * 2. UTF-8, where all bytes are valid UTF-8: Japanese in another encoding is so only where it is a few letters long, and
 *    then the one that was named is asked whether it gives Japanese and UTF-8 none;
 * 3. whichever reads best of the encoding named by `charset` (a header), by `contentType`, by the page itself, the one
 *    detected, and the Japanese ones; of equals the first. A declaration under which characters are unreadable that
 *    another encoding can read is wrong, and passed over.
 *
 * Never throws.
 *
 * ```ts
 * decodeText(Uint8Array.of(0x8e, 0x96, 0x8c, 0x8f)) // { text: '事件', charset: 'shift_jis', replaced: 0 }
 * ```
 */
export const decodeText = (bytes: Uint8Array, hints: DecodeHints = {}): DecodedText => {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return decodedBy(new TextDecoder('utf-8'), bytes)
  const wide = utf16Of(bytes)
  if (wide !== undefined) return decodedBy(new TextDecoder(wide), bytes)
  if (hasEscapes(bytes)) {
    const decoded = decodedBy(new TextDecoder('iso-2022-jp'), bytes)
    if (decoded.replaced === 0) return decoded
  }
  const declared = declaredDecoders(bytes, hints)
  const decoded = asUtf8(bytes)
  if (decoded === undefined) return bestOf(bytes, declared)
  return (isJapanese(decoded.text) ? undefined : betterThanUtf8(decoded, bytes, declared)) ?? decoded
}

const isJapanese = (text: string): boolean => /[\u3040-\u30FF\u4E00-\u9FFF]/.test(text)

const asUtf8 = (bytes: Uint8Array): DecodedText | undefined => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), charset: 'utf-8', replaced: 0 }
  } catch {
    return undefined
  }
}

/** A few letters of EUC-JP or Shift_JIS may be valid UTF-8 (ﾃｽ: ý): then the encoding that is named decides. */
const betterThanUtf8 = (
  { text }: DecodedText,
  bytes: Uint8Array,
  declared: readonly TextDecoder[],
): DecodedText | undefined => {
  const [first] = declared
  if (first === undefined || first.encoding === 'utf-8' || !/[\u0080-\uFFFF\0]/.test(text)) return undefined
  const decoded = decodedBy(first, bytes)
  return decoded.replaced === 0 && /[\u3040-\u30FF\u4E00-\u9FFF\uFF61-\uFF9F]/.test(decoded.text) ? decoded : undefined
}

const bestOf = (bytes: Uint8Array, declared: readonly TextDecoder[]): DecodedText => {
  const western = declared.find(({ encoding }) => /^(?:windows-125|iso-8859-)/.test(encoding))
  if (western !== undefined && looksWestern(bytes)) return decodedBy(western, bytes)
  // A sample is enough to tell, and detection over a hundred megabytes is not.
  const detected = detectedNames[String(Encoding.detect(bytes.subarray(0, 65_536)))]
  const names = [
    ...declared.filter((decoder) => decoder !== western).map(({ encoding }) => encoding),
    ...(detected === undefined ? [] : [detected]),
    'windows-31j',
    'euc-jp',
    'utf-8',
  ]
  let best: { readonly decoded: DecodedText; readonly strange: number } | undefined
  for (const name of new Set(names)) {
    const decoded = decodedBy(new TextDecoder(name), bytes)
    const strange = strangeness(decoded.text)
    if (best === undefined || strange < best.strange) best = { decoded, strange }
    if (strange === 0) break
  }
  return best!.decoded
}
