import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { element, escapeXml } from './xml.js'

test('any text at all makes a document an XML parser takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const parser = new SaxesParser()
      parser.on('error', (error) => {
        throw error
      })
      parser.write(element('a', { b: text }, text)).close()
    }),
  )
})

test.each([
  ['a\u0000b\u000bc', 'abc'],
  ['\ud800', ''],
  ['😀', '😀'],
  [`<&>"'`, '&lt;&amp;&gt;&quot;&#39;'],
])('%j', (text, xml) => expect(escapeXml(text)).toBe(xml))

test('an attribute that is not there is left out', () =>
  expect(element('a', { b: undefined, c: '1' })).toBe('<a c="1"/>'))
