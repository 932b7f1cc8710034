import { expect, test } from 'vitest'
import { endingOf, fileNameOf, shownAs } from './shown-as.js'

test.each([
  ['text/html', 'a.html', 'page', 'html'],
  ['Text/HTML; charset=Shift_JIS', 'a', 'page', 'html'],
  ['application/xhtml+xml', 'a', 'page', 'xhtml'],
  ['application/atom+xml;type=entry', 'post', 'post', 'atom'],
  ['application/atom+xml', 'export.xml', undefined, 'atom'],
  ['text/plain', 'a.txt', 'text', 'txt'],
  ['text/plain', 'a.SVG', 'drawing', 'txt'],
  ['image/svg+xml', 'a', 'drawing', 'svg'],
  ['text/xml', 'a', 'text', 'xml'],
  ['text/javascript', 'a.js', 'text', 'bin'],
  ['message/rfc822', 'a.eml', 'mail', 'eml'],
  ['application/pdf', 'a.pdf', 'document', 'pdf'],
  ['image/png', 'a.png', undefined, 'bin'],
  ['application/octet-stream', 'a.html', undefined, 'bin'],
  ['constructor', 'a', undefined, 'bin'],
] as const)('%s called %s is shown as %s, saved as .%s', (mediaType, name, kind, ending) => {
  expect(shownAs(mediaType, name)).toBe(kind)
  expect(endingOf(mediaType)).toBe(ending)
})

test.each([
  ['2026/お知らせ.html', 'text/html', 'お知らせ.html'],
  ['https://www.example.jp/news/?id=1', 'text/html', 'id=1.html'],
  ['invoice.pdf.exe', 'application/pdf', 'invoice.pdf.pdf'],
  ['photo\u202egnp.hta', 'application/octet-stream', 'photognp.bin'],
  ['..\\..\\autoexec.bat', 'text/plain', 'autoexec.txt'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['a"\r\nSet-Cookie: x=1.txt', 'text/plain', 'aSet-Cookie x=1.txt'],
  ['///', 'text/plain', 'abcdef0123456789.txt'],
])('%j is saved as %s', (name, mediaType, full) => {
  expect(fileNameOf({ sha256: 'abcdef0123456789abcdef', mediaType, source: { kind: 'file', uri: '', name } })).toEqual({
    ascii: `abcdef0123456789.${endingOf(mediaType)}`,
    full,
  })
})
