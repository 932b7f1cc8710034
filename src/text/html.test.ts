import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../casebook/document.js'
import { outline } from './fixtures/outline.js'
import { checkSound } from './fixtures/sound.js'
import { htmlToDocument } from './html.js'

const read = (html: string, url?: string): Document => {
  const document = htmlToDocument(html, url === undefined ? {} : { url })
  checkSound(document)
  return document
}

describe('blocks', () => {
  it.each<[string, string, string[]]>([
    [
      'headings and paragraphs',
      '<h1>お知らせ</h1><p>本件の概要<p>以上<h4>1 経緯</h4>あ',
      ['h1 お知らせ', 'p 本件の概要', 'p 以上', 'h4 1 経緯', 'p あ'],
    ],
    [
      'a page of nothing but breaks',
      '令和6年4月1日<br>青空市長<br><br>個人情報の漏えいについて<br>1 概要<br>',
      ['p 令和6年4月1日', 'p 青空市長', 'p 個人情報の漏えいについて', 'p 1 概要'],
    ],
    [
      'a page of nothing but divs',
      '<div>青空市</div><div><br /></div><div><div>1 概要</div>本文</div>',
      ['p 青空市', 'p 1 概要', 'p 本文'],
    ],
    [
      'lists',
      '<ul><li>氏名<li>住所<ul><li>番地</li></ul><li>電話<br>番号</ul><ol><li>調査</ol>',
      ['ul1 氏名', 'ul1 住所', 'ul2 番地', 'ul1 電話⏎番号', 'ol1 調査'],
    ],
    ['a list item of several paragraphs', '<ul><li><p>氏名</p><p>住所</p></li></ul>', ['ul1 氏名⏎⏎住所']],
    [
      'definitions',
      '<dl><dt>発生日</dt><dd>4月1日</dd><dd>午前</dd><div><dt>件数</dt><dd>12件</dd></div></dl>',
      ['row #発生日 | 4月1日', 'row 午前', 'row #件数 | 12件'],
    ],
    [
      'long definitions',
      `<dl><dt>経緯</dt><dd><p>${'あ'.repeat(90)}</p><p>${'い'.repeat(90)}</p><p>${'う'.repeat(90)}</p></dd></dl>`,
      ['h4 経緯', `p ${'あ'.repeat(90)}`, `p ${'い'.repeat(90)}`, `p ${'う'.repeat(90)}`],
    ],
    [
      'a table of data',
      '<table><caption>経過</caption><tr><th>日時<th>事象<tr><td>4月1日<br>午前<td><p>検知</p><ul><li>遮断</ul><tr><td colspan=2>以上</table>',
      ['p 経過', 'row #日時 | #事象', 'row 4月1日 午前 | 検知 遮断', 'row 以上'],
    ],
    [
      'the parts of a report as a table',
      '<table><tr><th>発生日</th><td>4月1日</td></tr><tr><th>情報</th><td>氏名、住所<br>口座番号<br>※電話番号はありません。</td></tr></table>',
      ['h4 発生日', 'p 4月1日', 'h4 情報', 'p 氏名、住所', 'p 口座番号', 'p ※電話番号はありません。'],
    ],
    [
      'the parts of a report as definitions',
      '<dl><dt>1 件数</dt><dd>12件</dd><dt>2 対応</dt><dd><ul><li>遮断<li>調査<li>報告</ul></dd></dl>',
      ['h4 1 件数', 'p 12件', 'h4 2 対応', 'ul1 遮断', 'ul1 調査', 'ul1 報告'],
    ],
    [
      'a course of events as a table',
      '<table><tr><td>4月1日</td><td>検知<br>遮断<br>調査</td></tr><tr><td>同日</td><td>報告</td></tr></table>',
      ['row 4月1日 | 検知 遮断 調査', 'row 同日 | 報告'],
    ],
    [
      'small lines in a table of data',
      '<table><tr><th>所管</th><td>税務課<br>電話 0999</td></tr><tr><th>件数</th><td>12件</td></tr></table>',
      ['row #所管 | 税務課 電話 0999', 'row #件数 | 12件'],
    ],
    [
      'empty cells',
      '<table><tr><td></td><td>12件</td><td></td></tr><tr><td>計</td><td></td><td>12件</td></tr></table>',
      ['row  | 12件 | ', 'row 計 |  | 12件'],
    ],
    [
      'a table for layout',
      '<table><tr><td><h2>概要</h2><p>本文</p></td><td><table><tr><td>件数</td><td>12件</td></tr></table></td></tr></table>',
      ['h2 概要', 'p 本文', 'row 件数 | 12件'],
    ],
    [
      'a table of one column',
      '<table><tr><td>令和6年4月1日</td></tr><tr><td>青空市</td></tr></table>',
      ['p 令和6年4月1日', 'p 青空市'],
    ],
    ['ruby', '<p><ruby>漏<rp>(</rp><rt>ろう</rt><rp>)</rp></ruby>えい</p>', ['p 漏えい']],
    ['preformatted text', '<pre>1 概要\n\n  本文\r\n以上</pre>', ['p 1 概要', 'p 本文', 'p 以上']],
    [
      'white space',
      '<p>  個人情報が\n   漏えい&nbsp;&nbsp;した&#12288;件 \n ABC\n DEF\u200b\u00ad </p>',
      ['p 個人情報が漏えい した　件 ABC DEF'],
    ],
    ['entities', '<p>A&amp;B &lt;X&gt; &#x4e8b;件 &hellip;&copy;&unknown;', ['p A&B <X> 事件 …©&unknown;']],
    [
      'what is not shown',
      '<p>あ<script>x</script><style>y</style><!-- z --><template>t</template><noscript>n</noscript><svg><title>s</title></svg></p><div hidden>h</div><p style="color:red;display: none">d</p><p>い',
      ['p あ', 'p い'],
    ],
    [
      'an unclosed button or noscript',
      '<button>開く<p>本件は</p><noscript><p>調査中です',
      ['p 開く', 'p 本件は', 'p 調査中です'],
    ],
    [
      'tags closed in the wrong order',
      '<div><b><p>あ</b></p></div><table><tr><td>い</div></td><td>う</td></tr></table>え',
      ['p あ', 'row い | う', 'p え'],
    ],
    ['a heading of two lines', '<h1>株式会社青空<br>お知らせ</h1>', ['h1 株式会社青空⏎お知らせ']],
    [
      'the alternative of an image that speaks',
      '<p>本文</p><img src=a.png alt="委託先への不正アクセスに関するお詫び"><img src=l.png alt="株式会社青空商事ロゴ">',
      ['p 本文', 'p 委託先への不正アクセスに関するお詫び'],
    ],
  ])('%s', (_, html, expected) => {
    expect(outline(read(html))).toEqual(expected)
  })

  it('numbers lists and tables, and keeps the spans of cells', () => {
    const { blocks } = read(
      '<ul><li>a</ul><table><tr><th rowspan=2>b<td colspan=3>c<tr><td>d<td>e</table><ol><li>f</ol>',
    )
    expect(blocks.map(({ group }) => group)).toEqual([0, 1, 1, 2])
    expect(blocks[1]?.cells).toMatchObject([{ header: true, rowspan: 2 }, { colspan: 3 }])
  })

  it('leaves empty lines where the page does', () => {
    expect(read('<div>a</div><div>b</div><div><br></div><div>c<br>d<br><br>e</div><p>f</p><p>g').text).toBe(
      'a\nb\n\nc\nd\n\ne\n\nf\n\ng',
    )
  })
})

describe('links', () => {
  it('are absolute where the source is known, and only what can be followed', () => {
    const html =
      '<p>詳細は<a href="../a.pdf">添付 <b>資料</b></a>と<a href="#top">先頭</a><a href="javascript:x">x</a>、<a href="mailto:info@example.jp">info@example.jp</a>へ。</p>'
    const { text, links } = read(html, 'https://www.example.jp/news/1.html')
    expect(links.map(({ start, end, href }) => [text.slice(start, end), href])).toEqual([
      ['添付 資料', 'https://www.example.jp/a.pdf'],
      ['info@example.jp', 'mailto:info@example.jp'],
    ])
  })

  it('go on over lines and stay as written where the source is not known', () => {
    const { text, links } = read(
      '<a href="a.html"><h2>見出し</h2>本文<br>続き</a><table><tr><td><a href="b.html">表</a><td>x</table>',
    )
    expect(links.map(({ start, end, href }) => [text.slice(start, end), href])).toEqual([
      ['見出し', 'a.html'],
      ['本文', 'a.html'],
      ['続き', 'a.html'],
      ['表', 'b.html'],
    ])
  })

  it.each([
    ['link', '<link rel="canonical" href="/n/1">', 'https://a.example/n/1'],
    ['og:url', '<meta property="og:url" content="https://b.example/2">', 'https://b.example/2'],
    ['the comment of a saved page', '<!-- saved from url=(0021)https://c.example/3 -->', 'https://c.example/3'],
  ])('the page’s own address comes from %s', (_, head, url) => {
    expect(read(`${head}<title>題 |\n 名</title><p>本文`, 'https://a.example/x?utm=1')).toMatchObject({
      canonicalUrl: url,
      title: '題 | 名',
      text: '本文',
    })
  })
})

const menu =
  '<li><a href="/a">製品情報</a><li><a href="/b">会社案内</a><li><a href="/c">採用情報</a><li><a href="/d">お問い合わせ</a>'
const notice = `<p class="date">2024年4月1日</p><p>各位</p><p>株式会社青空商事<br>代表取締役 空野太郎</p><p>当社の委託先において不正アクセスがありました。</p>`
const noticeOutline = [
  'p 2024年4月1日',
  'p 各位',
  'p 株式会社青空商事',
  'p 代表取締役 空野太郎',
  'p 当社の委託先において不正アクセスがありました。',
]

describe('the frame of a site is left out, the notice never', () => {
  it.each<[string, string, string[]]>([
    [
      'a company’s page',
      `<title>お知らせとお詫び | 青空商事</title><header><a href="/">青空商事</a><nav><ul>${menu}</ul></nav></header><ol class="c-breadcrumb"><li><a href="/">HOME</a><li>お知らせとお詫び</ol>
       <main><h1>お知らせとお詫び</h1>${notice}<div class="contact"><h2>お問い合わせ先</h2><p>TEL 03-0000-0000</p></div><ul class="sns-share"><li><a href="/t">ツイート</a></ul>
       <aside class="related"><h2>関連ニュース</h2><ul><li><a href="/n1">新製品を発表しました</a></ul></aside></main><p class="pagetop"><a href="#">ページトップへ</a></p>
       <footer><p>東京都千代田区1-1 電話 03-9999-9999</p><small>© 2024 Aozora</small></footer><div id="cookie-banner">当サイトはCookieを使用します。<button>同意する</button></div>`,
      ['h1 お知らせとお詫び', ...noticeOutline, 'h2 お問い合わせ先', 'p TEL 03-0000-0000'],
    ],
    [
      'the same without any semantic element',
      `<div id="header"><div class="logo"><a href="/">青空商事</a></div><div id="globalNavi"><ul>${menu}</ul></div></div><div class="topic_path"><a href="/">ホーム</a> &gt; お知らせ</div>
       <div id="wrapper" class="has-side menu-open"><h1>お知らせとお詫び</h1>${notice}<div class="sidebar"><ul>${menu}</ul></div></div><div id="footer">株式会社青空商事 <a href="/p">個人情報保護方針</a></div>`,
      ['h1 お知らせとお詫び', ...noticeOutline],
    ],
    [
      'a town’s page laid out with tables',
      `<center><table width=800><tr><td colspan=2><a href="/">青空町</a>|<a href="/1">くらし</a>|<a href="/2">観光</a>|<a href="/3">町政</a></td></tr><tr><td width=150>
       <a href="/a">申請</a><br><a href="/b">防災</a><br><a href="/c">税金</a><br><a href="/d">議会</a></td><td><font size=5><b>個人情報の紛失について</b></font><br><br>令和6年4月1日<br>青空町長<br><br>住民票の写し12件を紛失しました。<br>
       <table border=1><tr><td>種類</td><td>件数</td></tr><tr><td>住民票</td><td>12件</td></tr></table>問い合わせ 住民課 0000-00-0000</td></tr></table></center>`,
      [
        'h2 個人情報の紛失について',
        'p 令和6年4月1日',
        'p 青空町長',
        'p 住民票の写し12件を紛失しました。',
        'row 種類 | 件数',
        'row 住民票 | 12件',
        'p 問い合わせ 住民課 0000-00-0000',
      ],
    ],
    [
      'a blog, with what its readers wrote and what stands beside it',
      `<div id="alpha"><article><h1>お知らせとお詫び</h1>${notice}<div id="comments" class="comments"><h2>コメント(1)</h2><p>10年前の500人の名簿も入っていたのでしょうか。</p></div></article></div>
       <div id="beta"><div class="widget"><h3>最近の記事</h3><ul><li>助成金300,000円</li></ul></div><div class="widget"><h3>月別アーカイブ</h3><ul><li>2024年4月 (4)</li></ul></div></div>`,
      ['h1 お知らせとお詫び', ...noticeOutline],
    ],
    [
      'a notice of one line under a large menu',
      `<ul>${menu.repeat(10)}</ul><p>メールの誤送信がありました。</p><ul>${menu}</ul>`,
      ['p メールの誤送信がありました。'],
    ],
    [
      'a notice in what is called a header',
      `<header><h1>お詫び</h1>${notice}</header><nav>${menu}</nav>`,
      ['h1 お詫び', ...noticeOutline],
    ],
    [
      'other news below, in nothing that says so',
      `<h1>お知らせとお詫び</h1>${notice}<div class="pn"><span>前の記事</span> ディナーのご案内 2023年9月15日</div><div class="sideSection"><h3>最近の投稿</h3><ul><li>プール営業終了(9/18)</li></ul></div><p>関連ニュース</p><p>2024/7/1 会員が120万人を突破</p>`,
      ['h1 お知らせとお詫び', ...noticeOutline],
    ],
    [
      'whom to ask, below a list of links',
      `<h1>お知らせとお詫び</h1>${notice}<h2>関連リンク</h2><p>個人情報保護方針</p><h2>お問い合わせ</h2><p>TEL 03-0000-0000</p>`,
      [
        'h1 お知らせとお詫び',
        ...noticeOutline,
        'h2 関連リンク',
        'p 個人情報保護方針',
        'h2 お問い合わせ',
        'p TEL 03-0000-0000',
      ],
    ],
    ['a notice in what is called a sidebar', `<div class="side menu">${notice}</div>`, noticeOutline],
    ['a notice in what is called a widget', `<div class="widget">${notice}</div>`, noticeOutline],
    ['a notice beside an empty main', `<main><div id="app"></div></main><div>${notice}</div>`, noticeOutline],
    [
      'a title outside of the content',
      `<title>お知らせとお詫び - 青空商事</title><div id="header"><h1>お知らせとお詫び</h1></div><main>${notice}</main>`,
      ['h1 お知らせとお詫び', ...noticeOutline],
    ],
    ['an anchor that was never closed', `<a name="top">${notice}`, noticeOutline],
    ['a page hidden until a script shows it', `<body style="visibility:hidden">${notice}`, noticeOutline],
    [
      'links of the notice itself',
      `<p>本件について</p><ul><li><a href="a.pdf">別紙1</a><li><a href="b.pdf">別紙2</a></ul>`,
      ['p 本件について', 'ul1 別紙1', 'ul1 別紙2'],
    ],
    [
      'lines that say where one is',
      `<p>ホーム > お知らせ > 2024</p><p>本件について</p><p>ページの先頭へ戻る</p><p>Copyright © 2024 Aozora All Rights Reserved.</p>`,
      ['p 本件について'],
    ],
    [
      'a page of nothing but links',
      `<ul>${menu}</ul>`,
      ['ul1 製品情報', 'ul1 会社案内', 'ul1 採用情報', 'ul1 お問い合わせ'],
    ],
  ])('%s', (_, html, expected) => {
    expect(outline(read(html))).toEqual(expected)
  })
})

describe('what cannot be read is said', () => {
  it('frames', () => {
    expect(() =>
      htmlToDocument(
        '<title>青空町</title><frameset cols="20%,80%"><frame src="menu.html"><frame src="main.html"></frameset>',
      ),
    ).toThrow(expect.objectContaining({ code: 'EMPTY_TEXT', message: expect.stringContaining('menu.html, main.html') }))
  })

  it.each(['', ' \n', '<p></p>', '<script>x</script>', '\uFEFF<!-- -->'])('no text at all: %j', (html) => {
    expect(() => htmlToDocument(html)).toThrow(expect.objectContaining({ code: 'EMPTY_TEXT' }))
  })
})

describe('any page', () => {
  const tags = fc.constantFrom(
    ...'div p br ul ol li dl dt dd table tr td th a h1 h2 span b pre main nav footer article header button noscript ruby rt script style title form svg textarea'.split(
      ' ',
    ),
  )
  const pieces = fc.oneof(
    tags.map((tag) => `<${tag}>`),
    tags.map((tag) => `</${tag}>`),
    tags.map((tag) => `<${tag} class="nav main" href="/x" hidden`),
    fc.constantFrom(
      '個人情報',
      ' ',
      '\n',
      '&nbsp;',
      '&#1;',
      '&#xD800;',
      '<',
      '>',
      '<!--',
      '-->',
      '<![CDATA[',
      '"',
      "'",
      '12件',
      '　',
      '|',
    ),
  )

  it('becomes a sound document, or an error that says why (property)', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 60 }).map((found) => found.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (html) => {
          for (const isFragment of [true, false]) {
            try {
              checkSound(htmlToDocument(html, { isFragment, url: 'https://a.example/' }))
            } catch (error) {
              if (!(error instanceof Error && 'code' in error && error.code === 'EMPTY_TEXT')) throw error
            }
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['unclosed tags', '<div>'.repeat(200_000)],
    ['unclosed tables', '<table><tr><td>'.repeat(70_000)],
    ['unclosed paragraphs and spans', '<p><span>あ'.repeat(90_000)],
    ['end tags of what was never opened', `${'<div>'.repeat(1000)}${'</b>'.repeat(250_000)}`],
    ['nested lists', '<ul><li>あ'.repeat(100_000)],
    [
      'nested tables of data',
      `${'<table><tr><td>a<td>'.repeat(300)}${'<table><tr><td>あ</td><td>い</td></tr></table>'.repeat(20_000)}`,
    ],
    ['links without end', '<a href=x>あ'.repeat(90_000)],
    [
      'content within content',
      `${'<div class="content main">'.repeat(500)}${'<div id="contents">あ</div>'.repeat(30_000)}`,
    ],
    ['one long line', '<span>あ</span> '.repeat(70_000)],
    ['white space', ' \n\t'.repeat(400_000)],
    ['attributes', `<p ${'class=a '.repeat(150_000)}>あ`],
    ['one long class', `<p class="${'nav-'.repeat(300_000)}">あ`],
    ['a comment without end', '<!--'.repeat(250_000)],
    ['entities', '&amp;&#38;&x'.repeat(90_000)],
  ])('of a megabyte is read in time: %s', (_, html) => {
    try {
      checkSound(htmlToDocument(html))
    } catch (error) {
      expect(error).toMatchObject({ code: 'EMPTY_TEXT' })
    }
  })
})
