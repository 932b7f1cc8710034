import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sanitizePage } from './sanitize.js'

const base = 'https://www.example.jp/news/1.html'
const clean = (html: string) => sanitizePage(html, { base, absent: (what, host) => `[${what} ${host}]` })

test.each([
  ['text and structure stay', '<h2>概要</h2><p>対象は<b>98件</b>です</p>', '<h2>概要</h2><p>対象は<b>98件</b>です</p>'],
  ['tables keep how they are merged', '<table border="1"><tr><td colspan="2" nowrap>あ</td></tr></table>'],
  ['scripts', '<script>x()</script>あ<SCRIPT src=//e.example/x.js></SCRIPT >', 'あ'],
  ['a script within a script', '<scr<script>ipt>x()</script>', 'ipt&gt;x()'],
  ['event handlers', '<p onclick="x()" ONMOUSEOVER=x() onfoo=x()>あ</p>', '<p>あ</p>'],
  ['style sheets', '<style>@import "x"; body{}</style>あ<link rel=stylesheet href=x>', 'あ'],
  [
    'forms lose their parts, not their words',
    '<form action=x>氏名<input name=a><button>送信</button></form>',
    '氏名送信',
  ],
  ['choices and fields', '<select><option>あ</select><textarea>い</textarea>う', 'う'],
  ['refresh and base', '<meta http-equiv=refresh content="0;url=x"><base href="//e.example/">あ', 'あ'],
  ['SVG and MathML, whole', '<svg><desc><p>い</p></desc></svg><math><mi>う</mi></math>あ', 'あ'],
  ['templates and what is for browsers without scripts', '<template><p>い</template><noscript>う</noscript>あ', 'あ'],
  ['comments', '<!-- い --><!--[if IE]><p>う</p><![endif]-->あ', 'あ'],
  ['ids and names, which scripts call elements by', '<p id="top" name="a" class="b">あ</p>', '<p>あ</p>'],
  [
    'a link says where it led',
    '<a href="../b?c=1&d=2" target=_blank ping=//e.example download>あ</a>',
    '<a class="kept-link" title="https://www.example.jp/b?c=1&amp;d=2">あ</a>',
  ],
  ['a link that would run something', '<a href="jav&#x09;ascript:x()">あ</a>', '<a>あ</a>'],
  ['a link to data', '<a href="data:text/html,x">あ</a>', '<a>あ</a>'],
  [
    'a picture from elsewhere is a box that says so',
    '<img src="//img.example/a.png" srcset="b 2x" alt="ロゴ" onerror=x()>',
    '<span class="kept-box">[image img.example] ロゴ</span>',
  ],
  ['spacers go without a word', '<img src="spacer.gif" width=1 height=20>あ', 'あ'],
  [
    'a picture in the page stays',
    '<img src="data:image/png;base64,iVBORw0KGgo=">',
    '<img src="data:image/png;base64,iVBORw0KGgo=" alt="" />',
  ],
  [
    'but not one that is a document',
    '<img src="data:image/svg+xml;base64,AAAA" alt=x>',
    '<span class="kept-box">[image ] x</span>',
  ],
  [
    'frames',
    '<iframe src="https://map.example/x" srcdoc="<p>"></iframe>',
    '<span class="kept-box">[embedded map.example]</span>',
  ],
  [
    'safe styles stay',
    '<p style="color: #f00; text-align:center">あ</p>',
    '<p style="color:#f00;text-align:center">あ</p>',
  ],
  [
    'others go',
    '<p style="position:fixed;background:url(x);width:expression(x());color:re\\64;margin:-9px;-moz-binding:url(x)">あ</p>',
    '<p>あ</p>',
  ],
  [
    'a style that breaks out of its rule',
    '<p style="color:red}</style><script>x()</script>{">あ</p>',
    '<p style="color:red">あ</p>',
  ],
  ['what was hidden stays hidden', '<p hidden>あ</p>', '<p hidden="hidden">あ</p>'],
  ['characters no page means', 'あ\0い\u001b(Bう\ufeff\ud800', 'あい(Bう\ufffd'],
  [
    'markup that is text stays text',
    '&lt;script&gt;x()&lt;/script&gt; &amp;lt;',
    '&lt;script&gt;x()&lt;/script&gt; &amp;lt;',
  ],
] as [string, string, string?][])('%s', (_name, html, expected) => {
  if (expected !== undefined) expect(clean(html).html).toBe(expected)
  expect(clean(clean(html).html).html).toBe(clean(html).html)
})

test('says how often it left out what', () => {
  const page = `<script></script><p onclick=x><a href="JavaScript:x">あ</a><img src=x><form><input></form>
    <style></style><link rel=stylesheet href=x><meta http-equiv=Refresh content=0><img src="data:image/gif;base64,R0lG">`
  expect(clean(page).leftOut).toEqual({ scripts: 3, remote: 1, forms: 2, styles: 2, refreshes: 1 })
})

const pieces = fc.array(
  fc.constantFrom(
    ...'<p> </p> <table> <tr> <td> </table> <a href=x> </a> <svg> </svg> <math> <mtext> <style> </style> <title> </title> <!-- --> <![CDATA[ ]]> <form> </form> <b> </b> <select> <option> <iframe src=x> </iframe> <textarea> </textarea> <noscript> </noscript> <xmp> </xmp> <plaintext> <img src=x onerror=x()> <template> </template> " \' & &lt; &amp; &#0; < > / = あ <ruby> <rt> <pre> <li> <ul> <font color=red> <p style=color:red}> <h1 title="<b>"> <details open> <frameset> </'.split(
      ' ',
    ),
    '<!doctype html>',
    ' ',
    '\r\n',
    '<a title="',
    '<!--[if',
  ),
  { maxLength: 40 },
)

test('cleaned again it stays as it is, whatever it was made of', () => {
  fc.assert(
    fc.property(pieces, (made) => {
      const { html } = clean(made.join(''))
      expect(clean(html).html).toBe(html)
      expect(html).not.toMatch(/<(?:script|style|svg|math|iframe|form|template|textarea|title|!)/i)
    }),
    { numRuns: 3000 },
  )
})
