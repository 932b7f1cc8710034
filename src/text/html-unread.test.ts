import { describe, expect, it } from 'vitest'
import { htmlToDocument } from './html.js'

const long = `<p>${'当社の委託先において不正アクセスがありました。'.repeat(12)}</p>`
const longText = '当社の委託先において不正アクセスがありました。'.repeat(12)
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
      'images that are loaded when they are scrolled to',
      'お詫び<img src="data:image/gif;base64,R0" data-src=a.png><img data-original=b.png><picture><source srcset="c.webp 2x, d.webp"><img></picture><img srcset="e.png 100w">',
      [image('a.png', 'b.png', 'c.webp', 'e.png')],
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
    [
      'a pane of tabs that is not chosen',
      `${long}<div role=tabpanel aria-hidden=true>本件の概要です。</div>`,
      `${longText}\n\n本件の概要です。`,
      [],
    ],
    [
      'what can be found in the page',
      `${long}<div hidden="until-found">本件の概要です。</div>`,
      `${longText}\n\n本件の概要です。`,
      [],
    ],
    [
      'what unfolds under its term',
      '<dl><dt><button>対象の方</button><dd hidden>12名です。</dl>',
      '対象の方|12名です。',
      [],
    ],
    [
      'what a button opens',
      `${long}<button aria-controls="a b">対象の方</button><div id=b style="display:none">会員12名です。</div>`,
      `${longText}\n\n会員12名です。`,
      [],
    ],
    [
      'a menu that a button opens',
      `${long}<button aria-controls=m>メニュー</button><div id=m hidden><a href=/a>会社の案内のページ</a></div>`,
      longText,
      [],
    ],
    [
      'what nobody can open',
      `${long}<div hidden><p>対象の方は会員12名です。</p></div><p style="display:none">前の版では会員98名と書いていました。</p>`,
      longText,
      ['Hidden text is left out: 「対象の方は会員12名です。」, 「前の版では会員98名と書いていました。」'],
    ],
    [
      'what the eye alone is shown',
      `${long}<p aria-hidden=true>対象の方は会員12名です。</p>`,
      longText,
      ['Hidden text is left out: 「対象の方は会員12名です。」'],
    ],
    [
      'what stands aside within the content',
      `<div id=contents>${long}<aside>対象の方は会員12名です。</aside></div><aside>当社の会員になりませんか。</aside>`,
      longText,
      ['Hidden text is left out: 「対象の方は会員12名です。」'],
    ],
    [
      'a notice of cookies that a script shows',
      `${long}<div id=cookie-banner hidden>当サイトではクッキーを使います。</div>`,
      longText,
      [],
    ],
    ['hidden parts of the frame', `<header><p hidden>当社の会員になりませんか。</p></header>${long}`, longText, []],
    ['furigana without end tags', '<p><ruby>漏<rt>ろう<p>えいについて', '漏\n\nえいについて', []],
  ])('%s', (_, html, text, warnings) => {
    const document = read(html)
    expect(document.text).toBe(text)
    expect(document.warnings).toEqual(warnings)
  })
})

describe('marks of notes at numbers', () => {
  it.each([
    ['35<sup><a href="#f2">2</a></sup>名', '35名', '2'],
    ['35<a href="#f2"><sup>2</sup></a>名', '35名', '2'],
    ['1,204<sup>1</sup>件', '1,204件', '1'],
    ['35<sup>※1</sup>名', '35名', '※1'],
    ['<b>35</b><sup>1)</sup>名', '35名', '1)'],
    ['３５<sup>注１）</sup>名', '３５名', '注１）'],
    ['35<a href="#n">[1]</a>名', '35名', '[1]'],
    ['3万<span style="vertical-align: super">*1,2</span>件', '3万件', '*1,2'],
    ['10<sup>3</sup>件', '10件', '3'],
  ])('%s', (html, text, mark) => {
    const document = read(`<p>対象は${html}です。`)
    expect(document.text).toBe(`対象は${text}です。`)
    expect(document.warnings).toEqual([`Marks of notes at numbers are left out: 「${mark}」`])
  })

  it.each([
    ['35名<sup>※1</sup>です。', '35名※1です。'],
    ['<sup>1</sup>35名です。', '135名です。'],
    ['広さは12m<sup>2</sup>です。', '広さは12m2です。'],
    ['第35<sup>回</sup>です。', '第35回です。'],
    ['35<a href="#a">名の方</a>です。', '35名の方です。'],
    ['12<a href="/2">3</a>名です。', '123名です。'],
  ])('none: %s', (html, text) => {
    expect(read(`<p>${html}`)).toMatchObject({ text, warnings: [] })
  })
})

describe('alternative text within a sentence', () => {
  it.each([
    ['件数は<img alt="35名分">です。', '件数は35名分です。'],
    ['件数は<img alt="写真">です。', '件数はです。'],
    ['件数は<img alt="NEW">です。', '件数はです。'],
    ['<img alt="新着">件数は35名です。', '件数は35名です。'],
  ])('%s', (html, text) => expect(read(`<p>${html}`).text).toBe(text))
})

describe('headings that unfold what they head', () => {
  it.each([
    ['<h2><button>2 漏えいした情報</button></h2><p>氏名です。', '2 漏えいした情報\n\n氏名です。'],
    ['<h2><span><button>対象</button></span></h2><p>氏名です。', '対象\n\n氏名です。'],
    ['<p>氏名です。</p><button>閉じる</button>', '氏名です。'],
  ])('%s', (html, text) => expect(read(html).text).toBe(text))
})

describe('a page that a script fills in says so', () => {
  const warning = 'A script fills in this page: save it in a browser, as PDF or as one file (.mhtml), and add that'
  it.each<[string, string[]]>([
    ['<div id="app"><p>読み込み中...</p></div>', [warning]],
    [`<div id=root><p>${'会員12名のアドレスが漏えいしました。'.repeat(5)}</p></div>`, []],
    ['<div id="approach"><p>12件</p></div>', []],
  ])('%s', (html, warnings) => expect(read(html).warnings).toEqual(warnings))

  it('where there is no text at all', () => {
    expect(() => read('<title>お知らせ</title><div class="x" id="__next"></div><script src="a.js"></script>')).toThrow(
      warning,
    )
  })
})
