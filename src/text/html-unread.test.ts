import { describe, expect, it } from 'vitest'
import { htmlToDocument } from './html.js'

const long = `<p>${'当社の委託先において不正アクセスがありました。'.repeat(12)}</p>`
const read = (html: string) => htmlToDocument(html, { url: 'https://www.example.jp/news/1.html' })
const image = (...names: readonly string[]) =>
  `Unreadable image, any text in it is not read: ${names.map((name) => `https://www.example.jp/news/${name}`).join(', ')}`

describe('warnings of a page', () => {
  it.each<[string, string, string[]]>([
    [
      'an image in the place of a text',
      '<h1>お詫び</h1><img src=a.png><img src=icon.gif width=16 height=16>',
      [image('a.png')],
    ],
    ['an image beside a text', `${long}<img src=photo.jpg><img src=hyou1.png>`, [image('hyou1.png')]],
    ['an image that says it is a table', `${long}<img src=1.png alt="件数の内訳">`, [image('1.png')]],
    ['an image as large as a page', `${long}<img src=1.png width=700 height=990>`, [image('1.png')]],
    ['an image in a link', `${long}<a href=/><img src=oshirase.png></a>`, []],
    ['an image of the frame', `<header><img src=oshirase.png></header>${long}`, []],
    [
      'many images',
      `お詫び${Array.from({ length: 7 }, (_, i) => `<img src=${i}.png>`).join('')}`,
      [`${image('0.png', '1.png', '2.png', '3.png', '4.png')} and 2 more`],
    ],
    [
      'an image within the page',
      '<h1>お詫び</h1><img src="data:image/png;base64,AAAA">',
      ['Unreadable image, any text in it is not read: one without an address'],
    ],
    [
      'a frame in a page',
      `${long}<iframe src="/form.html"></iframe>`,
      ['What stands in frames is not read: https://www.example.jp/form.html'],
    ],
    [
      'maps, players, buttons and counters',
      `${long}<iframe src="https://www.google.com/maps/embed"></iframe><iframe src="//www.youtube.com/embed/x"></iframe><iframe src="/count.html" width=1 height=1></iframe><iframe src=/x style="display: none"></iframe>`,
      [],
    ],
    [
      'a file that is shown in the page',
      `${long}<object data="notice.pdf#page=1"></object><embed src="movie.swf"><embed src="/b.pdf">`,
      [
        'The page shows a file that is not read: https://www.example.jp/news/notice.pdf#page=1, https://www.example.jp/b.pdf',
      ],
    ],
    [
      'a page that leads on',
      '<meta http-equiv="refresh" content="3; URL=\'../new.html\'"><p>ページは移動しました。',
      ['The page leads on to https://www.example.jp/new.html'],
    ],
    ['a page that reloads itself', '<meta http-equiv=refresh content=300><p>本件', []],
  ])('%s', (_, html, warnings) => {
    expect(read(html).warnings).toEqual(warnings)
  })
})

describe('text that is not shown as the page’s own', () => {
  it.each<[string, string, string, string[]]>([
    [
      'a figure that was corrected',
      '<p>対象は<s>98</s>1,204件です。',
      '対象は1,204件です。',
      ['Struck-out text is left out: 「98」'],
    ],
    [
      'struck out by element or by style',
      '<p>本件<del>あ</del><strike>い</strike><span style="color:red;text-decoration: line-through">う</span>の概要',
      '本件の概要',
      ['Struck-out text is left out: 「あ」, 「い」, 「う」'],
    ],
    [
      'what was put in instead',
      '<p>対象は<del>98件</del><ins>1,204件</ins>です。',
      '対象は1,204件です。',
      ['Struck-out text is left out: 「98件」'],
    ],
    [
      'a cell',
      '<table><tr><th>件数<td><s>98件</s><br>1,204件</table>',
      '件数|1,204件',
      ['Struck-out text is left out: 「98件」'],
    ],
    [
      'an end tag that is missing',
      '<p>本件<s>の</p><p>概要です。調査を続けます。</p>',
      '本件\n\n概要です。調査を続けます。',
      ['Struck-out text is left out: 「の」'],
    ],
    ['a whole page', '<s><p>本件の概要です。</p></s>', '本件の概要です。', []],
    [
      'what only a machine is not shown',
      '<p>本件の概要です。<span aria-hidden="true">▼</span>',
      '本件の概要です。',
      [],
    ],
    ['a page behind a dialogue', '<div aria-hidden="true"><p>本件の概要です。</div>', '本件の概要です。', []],
    ['what may be folded away', '<details><summary>対象の方</summary>12名です。</details>', '対象の方\n12名です。', []],
    ['furigana without end tags', '<p><ruby>漏<rt>ろう<p>えいについて', '漏\n\nえいについて', []],
  ])('%s', (_, html, text, warnings) => {
    const document = read(html)
    expect(document.text).toBe(text)
    expect(document.warnings).toEqual(warnings)
  })
})
