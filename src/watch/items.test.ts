import Encoding from 'encoding-japanese'
import { describe, expect, test } from 'vitest'
import { feedItems } from './feed-items.js'
import { mayBeNotice } from './likely.js'
import { listItems } from './list-items.js'
import { sitemapItems } from './sitemap-items.js'

const base = 'https://town.example/news/'
const bytes = (text: string) => Buffer.from(text)
const short = (items: readonly { uri: string; title?: string }[]) =>
  items.map(({ uri, title }) => [uri.replace('https://town.example', ''), title].filter(Boolean).join(' '))

describe('feeds', () => {
  const rss = `<rss version="2.0"><channel><title>t</title>
    <item><title>個人情報の紛失について &amp;amp; お詫び</title><link>/news/1.html</link><guid isPermaLink="false">g1</guid><pubDate>Thu, 20 Jun 2024 09:00:00 +0900</pubDate></item>
    <item><title>&lt;b&gt;第2報&lt;/b&gt;</title><guid>https://town.example/news/2.html</guid></item></channel></rss>`
  test.each([
    ['RSS 2.0', rss, ['/news/1.html 個人情報の紛失について & お詫び', '/news/2.html 第2報']],
    [
      'RSS 1.0',
      `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="u"><title>t</title></channel><item rdf:about="https://town.example/3"><title>お知らせ</title><link>https://town.example/3</link></item></rdf:RDF>`,
      ['/3 お知らせ'],
    ],
    [
      'Atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>urn:4</id><title>四</title><link rel="self" href="/x"/><link href="4.html#top"/><updated>2024-06-20T00:00:00Z</updated></entry></feed>`,
      ['/news/4.html 四'],
    ],
    [
      'JSON Feed',
      `{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"5","url":"https://town.example/5","title":"五"}]}`,
      ['/5 五'],
    ],
    [
      'Atom with addresses relative to what it says, entry by entry',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/n/"><title>t</title><entry><id>a</id><title>一</title><link href="1.html"/></entry><entry xml:base="sub/"><id>b</id><title>二</title><link href="2.html"/></entry></feed>`,
      ['/n/1.html 一', '/n/sub/2.html 二'],
    ],
    [
      'entries that share a GUID',
      `<rss version="2.0"><channel><title>t</title>${[1, 2, 2].map((n) => `<item><title>${n}</title><link>/${n}</link><guid>https://town.example/</guid></item>`).join('')}<item><link>/3</link><guid></guid></item><item><link>/4</link><guid></guid></item></channel></rss>`,
      ['/1 1', '/2 2', '/3', '/4'],
    ],
    [
      'what links to nothing',
      '<rss version="2.0"><channel><title>t</title><item><title>x</title></item><item><link>mailto:a@town.example</link></item></channel></rss>',
      [],
    ],
  ])('%s', (_, text, expected) => expect(short(feedItems(bytes(text), 'application/xml', base))).toEqual(expected))

  test('items are known by their GUID, and their stamp tells of changes', () =>
    expect(feedItems(bytes(rss), '', base)[0]).toMatchObject({ key: 'g1', stamp: 'Thu, 20 Jun 2024 09:00:00 +0900' }))

  test('in Shift_JIS, as the XML declaration says', () => {
    const text = `<?xml version="1.0" encoding="Shift_JIS"?><rss version="2.0"><channel><title>t</title><item><title>漏えい</title><link>/1</link></item></channel></rss>`
    const sjis = Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }))
    expect(short(feedItems(sjis, 'application/xml', base))).toEqual(['/1 漏えい'])
  })

  test.each(['<html><p>x', '', '{}', '<feed>'])('what is none is said to be none: %j', (text) =>
    expect(() => feedItems(bytes(text), '', base)).toThrow(/NO_FEED/),
  )
})

const menu =
  '<nav><ul><li><a href="/life/">くらしの情報と手続き</a><li><a href="/business/">事業者向けの情報</a><li><a href="/about/">町の紹介と統計資料</a></ul></nav>'
const foot =
  '<div id="footer"><a href="/sitemap">サイトマップのページ</a> <a href="/privacy">個人情報の取扱いについて</a></div>'
const dl =
  '<dl><dt>2024年6月20日</dt><dd><a href="1.html">個人情報の紛失について</a></dd><dt>6月18日</dt><dd><a href="2.html">夏まつりを開催します</a></dd></dl>'
const ul =
  '<ul class="news"><li><span>R6.6.20</span><a href="/news/1.html">個人情報の紛失について</a></li><li><span>R6.6.18</span><a href="/news/2.html">夏まつりを開催します</a></li></ul>'
const table =
  '<table><tr><td>2024/06/20</td><td><a href="1.html">個人情報の紛失について</a></td></tr><tr><td>2024/06/18</td><td><a href="2.html">夏まつりを開催します</a></td></tr></table>'
const within =
  '<div class="entry"><a href="1.html">2024.06.20 個人情報の紛失について</a></div><div class="entry"><a href="2.html">2024.06.18 夏まつりを開催します</a></div>'

describe('pages of news', () => {
  test.each([
    ['a definition list', dl],
    ['a list with dates', ul],
    ['a table', table],
    ['dates within the links', within],
  ])('%s: its links are found, the frame is left out', (_, list) => {
    const found = listItems(bytes(`<meta charset=utf-8>${menu}<div id=main>${list}</div>${foot}`), 'text/html', base)
    expect(found.map((i) => i.uri)).toEqual(['https://town.example/news/1.html', 'https://town.example/news/2.html'])
  })

  test('by selector, of the links or of what holds them', () => {
    const page = bytes(
      `<meta charset=utf-8><div class=a><a href=/1>一</a></div><p class=b><a href=/2>二</a><p><a href=/3>三</a>`,
    )
    expect(short(listItems(page, 'text/html', base, '.a a'))).toEqual(['/1 一'])
    expect(short(listItems(page, 'text/html', base, '.a, .b'))).toEqual(['/1 一', '/2 二'])
    expect(() => listItems(page, 'text/html', base, 'a[')).toThrow(/BAD_SELECTOR/)
  })

  test('links are made absolute against <base>, other schemes left out, each address once', () => {
    const page = bytes(
      `<meta charset=utf-8><base href="https://cms.example/x/"><ul>${['1', '1', 'javascript:alert(1)', 'mailto:a@b.example', '2#a'].map((h) => `<li>2024年1月2日 <a href="${h}">${h}のお知らせについて</a>`).join('')}</ul>`,
    )
    expect(listItems(page, 'text/html', base).map((i) => i.uri)).toEqual([
      'https://cms.example/x/1',
      'https://cms.example/x/2',
    ])
  })

  test.each(['<div>', '<li>', '<b>', '<a href="#">'])(
    'news below a thousand %s that nobody closes are found',
    (tag) => {
      const rows = ['1', '2'].map((n) => `<p>2024年1月2日 <a href="${n}">お知らせ${n}について</a></p>`).join('')
      for (const selector of [undefined, 'p a'])
        expect(
          short(listItems(bytes(`<ul>${tag.repeat(1_000)}${rows}</ul>`), 'text/html; charset=utf-8', base, selector)),
        ).toEqual(['/news/1 お知らせ1について', '/news/2 お知らせ2について'])
    },
  )

  test('a page of tags that are never closed is refused', () => {
    const page = bytes(`<li>${'<b>'.repeat(20_000)}<a href="1">お知らせ</a>`)
    expect(() => listItems(page, 'text/html', base)).toThrow(/TOO_DEEP/)
  })

  test.each(['', '<p>お知らせはありません</p>', menu])('a page without news has none: %j', (page) =>
    expect(listItems(bytes(page), 'text/html', base)).toEqual([]),
  )
})

describe('sitemaps', () => {
  test('pages, each with the day it changed', () =>
    expect(
      sitemapItems(
        bytes(
          '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://town.example/1</loc><lastmod>2024-06-20</lastmod></url><url><loc><![CDATA[https://town.example/2?a=1&b=2]]></loc></url></urlset>',
        ),
        '',
        base,
      ).items,
    ).toEqual([
      { key: 'https://town.example/1', uri: 'https://town.example/1', stamp: '2024-06-20' },
      { key: 'https://town.example/2?a=1&b=2', uri: 'https://town.example/2?a=1&b=2' },
    ]))
  test('an index names further ones, newest first', () =>
    expect(
      sitemapItems(
        bytes(
          '<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2023-01-01</lastmod></sitemap><sitemap><loc>/b.xml</loc><lastmod>2024-01-01</lastmod></sitemap></sitemapindex>',
        ),
        '',
        base,
      ).maps,
    ).toEqual(['https://town.example/b.xml', 'https://town.example/a.xml']))
  test.each(['<html></html>', '<urlset><url>', ''])('what is none is said to be none: %j', (text) =>
    expect(() => sitemapItems(bytes(text), '', base)).toThrow(/NO_SITEMAP/),
  )
})

test.each([
  ['個人情報の漏えいに関するお詫びとお知らせ', true],
  ['当社サーバーへの不正アクセスについて(第2報)', true],
  ['メールの誤送信について', true],
  ['お知らせ', true],
  ['2024年6月20日', true],
  [undefined, true],
  ['ごみの収集日が変わります', false],
  ['夏まつりを開催します', false],
  ['令和6年度職員採用試験の結果を掲載しました', false],
])('may %s be a notice? %s', (title, expected) => expect(mayBeNotice(title)).toBe(expected))
