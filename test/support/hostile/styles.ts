import { type Line, notice, type Payload } from './payload.js'

const lines: readonly Line[] = [
  ['opened', 'style: import', "<style>@import '§url';</style>"],
  ['opened', 'style: import by url()', '<style>@import url(§url);</style>'],
  ['opened', 'style: background', '<p style="background:url(§url)">a</p>'],
  ['opened', 'style: background, its function escaped', String.raw`<p style="background-image:u\72l(§url)">a</p>`],
  ['opened', 'style: background, split by a comment', '<p style="background-image:/**/url(§url)">a</p>'],
  ['opened', 'style: set of pictures', `<p style="background-image:image-set('§url' 1x)">a</p>`],
  [
    'opened',
    'style: set of pictures, by its old name',
    '<p style="background-image:-webkit-image-set(url(§url) 1x)">a</p>',
  ],
  ['opened', 'style: sign of a list', '<ul><li style="list-style-image:url(§url)">a</ul>'],
  ['opened', 'style: border', '<p style="border:9px solid;border-image:url(§url) 9">a</p>'],
  ['opened', 'style: mask', '<p style="mask-image:url(§url)">a</p>'],
  ['opened', 'style: content', '<p style="content:url(§url)">a</p>'],
  ['opened', 'style: by a variable', '<p style="--x:url(§url);background:var(--x)">a</p>'],
  ['opened', 'style: font', '<style>@font-face{font-family:f;src:url(§url)}p{font-family:f}</style>'],
  [
    'opened',
    'style: what is typed, letter by letter',
    '<style>input[value^="a"]{background:url(§url)}</style><input value=abc>',
  ],
  ['opened', 'style: in a drawing', "<svg><style>@import '§url';</style><rect width=9 height=9 /></svg>"],
  ['opened', 'style: pointer', '<h2 style="cursor:url(§url),auto">ここを見てください</h2>'],
  ['touched', 'style: on being pointed at', '<style>h2:hover{background:url(§url)}</style><h2>ここを見てください</h2>'],
  ['no', 'style: expression', '<p style="width:expression(§run)">a</p>'],
  ['no', 'style: expression, split by a comment', '<p style="width:expr/**/ession(§run)">a</p>'],
  ['no', 'style: behaviour', '<p style="behavior:url(§url)">a</p>'],
  ['no', 'style: binding', '<p style="-moz-binding:url(§url#x)">a</p>'],
  ['no', 'style: link of an old browser', '<style>p{-o-link:"javascript:§run";-o-link-source:current}</style>'],
  ['no', 'style: script in a background', '<p style="background:url(javascript:§run)">a</p>'],
  ['no', 'style: that breaks out of its attribute', '<p style="color:red}</style><img src=x onerror=§run>">a</p>'],
  [
    'opened',
    'style: over everything',
    '<a href="#" style="position:fixed;inset:0;z-index:9;background:url(§url)">a</a>',
  ],
]

/** Style sheets that load, compute, cover or read what is typed. */
export const styles: readonly Payload[] = lines.map(([fires, name, source]) => ({
  name,
  fires,
  file: 'notice.html',
  source: notice(source),
}))
