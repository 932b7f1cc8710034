import Encoding from 'encoding-japanese'
import { latin1, notice, type Payload } from './payload.js'

/** In ISO-2022-JP `">aa` is two characters of the first attribute, and what looks like the second one's begin its end. */
const hidden = String.raw`<p title="\x1b$B">aa\x1b(B<p title=" ><img src=x onerror=§run>">b</p>`

const img = '<img src=x onerror=§run>'

/** The notice with another declaration of its character set. */
const declaring = (charset: string, body: string) => notice(body).replace('charset="utf-8"', `charset="${charset}"`)

/** Bytes written as `\xNN` in the source; everything else in an encoding of Japan. */
const mixed =
  (to: 'SJIS' | 'EUCJP' | 'JIS' | 'UTF8') =>
  (source: string): Uint8Array =>
    Buffer.concat(
      source
        .split(/(\\x[0-9a-f]{2})/)
        .map((part, i) =>
          i % 2 === 1
            ? Buffer.from([Number.parseInt(part.slice(2), 16)])
            : to === 'UTF8'
              ? Buffer.from(part)
              : Buffer.from(Encoding.convert(Encoding.stringToCode(part), { to, from: 'UNICODE' })),
        ),
    )

const utf16 = (mark: readonly number[], swap: boolean) => (source: string) => {
  const bytes = Buffer.from(source, 'utf16le')
  return Buffer.concat([Buffer.from(mark), swap ? bytes.swap16() : bytes])
}

const of = (payload: Omit<Payload, 'file'> & { readonly file?: string }): Payload => ({
  file: 'notice.html',
  ...payload,
})

/** Markup that is there under one character set and not under another. */
export const charsets: readonly Payload[] = [
  of({
    name: 'UTF-7',
    fires: 'no',
    source: declaring('utf-7', '+ADw-script+AD4-§run+ADw-/script+AD4-'),
    encode: latin1,
  }),
  of({
    name: 'ISO-2022-JP: a quote within a two-byte run',
    fires: 'opened',
    source: declaring('iso-2022-jp', hidden),
    encode: mixed('JIS'),
  }),
  of({
    name: 'ISO-2022-JP: markup shifted into Roman',
    fires: 'opened',
    source: declaring('iso-2022-jp', String.raw`\x1b(J<img src=x onerror=§run>\x1b(B`),
    encode: mixed('JIS'),
  }),
  of({
    name: 'ISO-2022-JP: escapes within a tag',
    fires: 'opened',
    source: declaring('iso-2022-jp', String.raw`<im\x1b(Bg src=x oner\x1b(Bror=§run>`),
    encode: mixed('JIS'),
  }),
  of({
    name: 'ISO-2022-JP: declared as UTF-8',
    fires: 'no',
    source: notice(hidden),
    encode: mixed('UTF8'),
  }),
  of({
    name: 'Shift_JIS: a lead byte before a quote',
    fires: 'no',
    source: declaring('Shift_JIS', String.raw`<p title="\x83">a</p><p title=" onmouseover=§run x=">b</p>`),
    encode: mixed('SJIS'),
  }),
  of({
    name: 'Shift_JIS: characters that end in a backslash',
    fires: 'opened',
    source: declaring('Shift_JIS', '<script>var s = "表ソ";§run</script>'),
    encode: mixed('SJIS'),
  }),
  of({
    name: 'Shift_JIS: declared as UTF-8',
    fires: 'opened',
    source: notice(`表\u3000ソ ${img}`),
    encode: mixed('SJIS'),
  }),
  of({
    name: 'EUC-JP: a lead byte before a bracket',
    fires: 'opened',
    source: declaring('euc-jp', String.raw`<p title="\x8f\xa1">\xa1${img}</p>`),
    encode: mixed('EUCJP'),
  }),
  of({
    name: 'UTF-8: overlong bytes',
    fires: 'no',
    source: notice(String.raw`\xc0\xbcscript\xc0\xbe§run\xc0\xbc/script\xc0\xbe`),
    encode: mixed('UTF8'),
  }),
  of({
    name: 'UTF-8: a character cut off before a quote',
    fires: 'no',
    source: notice(String.raw`<p title="\xe3">a</p><p title=" onmouseover=§run x=">b</p>`),
    encode: mixed('UTF8'),
  }),
  of({ name: 'UTF-16 with its mark', fires: 'opened', source: notice(img), encode: utf16([0xff, 0xfe], false) }),
  of({ name: 'UTF-16 the other way round', fires: 'opened', source: notice(img), encode: utf16([0xfe, 0xff], true) }),
  of({
    name: 'UTF-16 without its mark',
    fires: 'no',
    source: notice(img),
    encode: utf16([], false),
  }),
  of({
    name: 'two byte order marks',
    fires: 'opened',
    source: notice(img),
    encode: (source) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf]), Buffer.from(source)]),
  }),
  of({
    name: 'UTF-32 with its mark',
    fires: 'no',
    source: '<script>§run</script>',
    encode: (source) => Buffer.from(Uint32Array.from([...`\ufeff${source}`], (c) => c.codePointAt(0) ?? 0).buffer),
  }),
  of({
    name: 'a null between all characters',
    fires: 'no',
    source: [...'<script>§run</script>'].join('\0').replaceAll('§\0r\0u\0n', '§run'),
  }),
]
