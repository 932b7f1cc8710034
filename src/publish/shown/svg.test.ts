import { expect, test } from 'vitest'
import { sanitizeSvg } from './svg.js'

const ns = 'xmlns="http://www.w3.org/2000/svg"'

test.each([
  [
    'shapes, text and gradients',
    `<svg ${ns} viewBox="0 0 9 9"><linearGradient id="a"><stop offset="0"></stop></linearGradient><rect fill="url(#a)"></rect><text>あ</text></svg>`,
  ],
  [
    'scripts and handlers',
    '<svg onload="x()"><script>x()</script><g onclick="x()"/></svg>',
    `<svg ${ns}><g></g></svg>`,
  ],
  ['HTML within', '<svg><foreignObject><body><p>あ</p></body></foreignObject></svg>', `<svg ${ns}></svg>`],
  [
    'links, uses, pictures',
    '<svg><a href="javascript:x()"><path d="M0 0"/></a><use href="#x"/><image href="//e.example"/></svg>',
    `<svg ${ns}></svg>`,
  ],
  [
    'animations',
    '<svg><set attributeName="href" to="x"/><rect><animate onbegin="x()"/></rect></svg>',
    `<svg ${ns}><rect></rect></svg>`,
  ],
  [
    'paint from elsewhere',
    '<svg><rect fill="url(//e.example/#a)" stroke="URL( &quot;x&quot; )" width="1"/></svg>',
    `<svg ${ns}><rect width="1"></rect></svg>`,
  ],
  [
    'styles',
    '<svg style="x" class="y"><style>@import "x"</style><rect style="fill:url(x)"/></svg>',
    `<svg ${ns}><rect></rect></svg>`,
  ],
  [
    'a document type with entities',
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "<script>">]><svg><text>&a;</text></svg>',
    `<svg ${ns}><text>&amp;a;</text></svg>`,
  ],
  ['CDATA', '<svg><text><![CDATA[<script>]]></text></svg>', `<svg ${ns}><text>&lt;script&gt;</text></svg>`],
  [
    'another namespace',
    `<svg xmlns="http://www.w3.org/1999/xhtml" ${ns}><script>x()</script></svg>`,
    `<svg ${ns}></svg>`,
  ],
] as [string, string, string?][])('%s', (_name, source, expected = source) => {
  expect(sanitizeSvg(source)).toBe(expected)
})

test('no drawing gives none', () => expect(sanitizeSvg('<html><p>あ')).toBeUndefined())
