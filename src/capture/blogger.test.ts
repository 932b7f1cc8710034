import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BloggerPost } from './blogger.js'
import { parseBloggerEntry, readBloggerExport } from './blogger.js'

const base = 'https://casebook.example/'
const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const archived =
  '<p>本文&nbsp;です。</p><a href="https://drive.google.com/file/d/1"><b>PDF</b></a> <a href="https://a.example/x">リリース文<b>アーカイブ</b></a><a href="https://a.example/y">公式</a><a href="javascript:archive">魚拓</a>'
const labelNs = "scheme='http://www.blogger.com/atom/ns#'"
const kind = (name: string) =>
  `<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#${name}'/>`
const dates = '<published>2024-02-28T00:15:00.000+09:00</published><updated>2024-03-01T00:00:00+09:00</updated>'
const id = (n: number) => `<id>tag:blogger.com,1999:blog-7.post-${n}</id>`
const title = '【セキュリティ事件簿#2023-416】青空市 委託先による情報流出'
const page =
  "<link rel='replies' href='https://casebook.example/feeds'/><link rel='alternate' type='text/html' href='https://casebook.example/2024/02/a.html'/>"
const content = `<title type='text'>${title}</title><content type='html'>${html(archived)}</content>`

const feed = (entries: string) => `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://purl.org/atom/app#' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:blogger='http://schemas.google.com/blogger/2018'>
<title type='text'>事件簿</title>${entries}</feed>`

const post: Omit<BloggerPost, 'entryXml'> = {
  postId: '41',
  title,
  caseNumber: '2023-416',
  labels: ['インシデント:2次被害', '業種:自治体'],
  published: '2024-02-27T15:15:00.000Z',
  updated: '2024-02-29T15:00:00.000Z',
  url: 'https://casebook.example/2024/02/a.html',
  archiveUrls: ['https://drive.google.com/file/d/1', 'https://a.example/x'],
  contentHtml: archived,
}

const labels = (attributes: string) =>
  `<category ${attributes} term='インシデント:2次被害'/><category ${attributes} term='業種:自治体'/>`
const shapes = {
  public: feed(`<entry>${id(41)}${dates}${labels(labelNs)}${content}${page}<thr:total>0</thr:total></entry>`),
  classic: feed(
    `<entry>${id(41)}${dates}${kind('post')}${labels(labelNs)}<category ${labelNs} term='http://schemas.google.com/blogger/2008/kind#post'/>${content}${page}</entry>`,
  ),
  takeout: feed(
    `<entry>${id(41)}<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><author><blogger:type>BLOGGER</blogger:type></author>${content}${dates}${labels("scheme='tag:blogger.com,1999:blog-7'")}<blogger:filename>/2024/02/a.html</blogger:filename><link/></entry>`,
  ),
} as const

describe('readBloggerExport', () => {
  it.each(Object.entries(shapes))('reads the %s shape, and each entry by itself', (shape, xml) => {
    const read = readBloggerExport(xml, { base })
    expect(read).toMatchObject({ shape, blogTitle: '事件簿', posts: [post], passed: [] })
    expect(parseBloggerEntry(read.posts[0]!.entryXml, { base })).toEqual(read.posts[0])
    expect(readBloggerExport(Buffer.from(`\uFEFF${xml}`), { base })).toEqual(read)
  })

  it('reads the JSON twin of the public feed', () => {
    const text = ($t: string) => ({ $t })
    const twin = {
      feed: {
        title: { type: 'text', $t: '事件簿' },
        entry: [
          {
            id: text('tag:blogger.com,1999:blog-7.post-41'),
            published: text('2024-02-28T00:15:00.000+09:00'),
            updated: text('2024-03-01T00:00:00+09:00'),
            category: [
              { scheme: 'http://www.blogger.com/atom/ns#', term: 'インシデント:2次被害' },
              { scheme: 'http://www.blogger.com/atom/ns#', term: '業種:自治体' },
            ],
            title: { type: 'text', $t: title },
            content: { type: 'html', $t: archived },
            link: [
              { rel: 'replies', href: 'https://casebook.example/feeds' },
              { rel: 'alternate', href: post.url },
            ],
          },
        ],
      },
    }
    const read = readBloggerExport(JSON.stringify(twin))
    expect(read).toMatchObject({ shape: 'public', posts: [post], passed: [] })
    expect(parseBloggerEntry(read.posts[0]!.entryXml)).toEqual(read.posts[0])
    expect(readBloggerExport('{"feed":{"title":{"$t":"空"}}}').posts).toEqual([])
    // JSON has room for characters that XML has not.
    const odd = JSON.stringify(twin).replace('自治体', '自\\u0001治体').replaceAll('お知らせ', 'お\\u000b知\\uffffらせ')
    expect(readBloggerExport(odd)).toEqual(read)
    const [entry] = readBloggerExport(odd).posts
    expect(parseBloggerEntry(entry!.entryXml)).toEqual(entry)
  })

  it('passes over what is no post, and says why', () => {
    const entry = (inner: string) => `<entry>${id(1)}${dates}${inner}</entry>`
    const named = (name: string) => `<title>【事件簿#2024-001】${name}</title>`
    const xml = feed(
      [
        entry(kind('page') + named('固定ページ')),
        entry(kind('comment') + named('コメント')),
        entry(kind('template') + named('型')),
        entry(kind('settings') + named('設定')),
        entry(`${kind('post')}<app:control><app:draft>yes</app:draft></app:control>${named('下書き')}`),
        entry(`<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>${named('下書き')}`),
        entry(`<blogger:type>POST</blogger:type><blogger:status>SOFT_TRASHED</blogger:status>${named('ごみ箱')}`),
        entry(`<blogger:type>POST</blogger:type><blogger:status>SCHEDULED</blogger:status>${named('予約')}`),
        entry(`<blogger:type>COMMENT</blogger:type><blogger:status>LIVE</blogger:status>${named('コメント')}`),
        entry(`<thr:in-reply-to ref='x'/>${named('返信')}`),
        entry('<title>旅行</title>'),
        `<entry>${dates}${named('番号なし')}</entry>`,
        `<entry>${id(1)}${named('日付なし')}</entry>`,
      ].join('\n'),
    )
    const read = readBloggerExport(xml)
    expect(read.posts).toEqual([])
    expect(read.passed.map(({ reason }) => reason)).toEqual([
      'page',
      'comment',
      'template',
      'settings',
      'draft',
      'draft',
      'trashed',
      'scheduled',
      'comment',
      'comment',
      'no case number',
      'no post id',
      'no date',
    ])
    expect(read.passed[10]?.title).toBe('旅行')
  })

  it.each([
    ['【セキュリティ事件簿#2023-416】X', '2023-416'],
    ['【セキュリティ事件簿#2023-416】X', '2023-416'],
    ['事件簿 # 2023 ‐ 7 X', '2023-007'],
    ['X 漏えい #2024-1024', '2024-1024'],
    ['X 2024-10-24', undefined],
    ['X #12024-1', undefined],
  ])('takes the number of %s', (name, number) => {
    const [found] = readBloggerExport(feed(`<entry>${id(1)}${dates}<title>${name}</title></entry>`)).posts
    expect(found?.caseNumber).toBe(number)
  })

  it('reads titles and contents of every Atom type', () => {
    const xml = feed(
      `<entry>${id(1)}${dates}<title type='html'>【事件簿#2024-001】A&amp;amp;B&lt;br&gt;</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>本文<br/>二行</div></content></entry>
       <entry>${id(2)}${dates}<title><![CDATA[【事件簿#2024-002】C]]></title><content type='html'><![CDATA[<p>本文</p>]]></content></entry>`,
    )
    expect(readBloggerExport(xml).posts.map(({ title, contentHtml }) => [title, contentHtml])).toEqual([
      ['【事件簿#2024-001】A&B', "<div xmlns='http://www.w3.org/1999/xhtml'>本文<br/>二行</div>"],
      ['【事件簿#2024-002】C', '<p>本文</p>'],
    ])
  })

  it('knows namespaces by address, not by prefix', () => {
    const xml = `<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:id>x.post-9</a:id><a:title>【事件簿#2024-003】D</a:title><a:published>2024-01-01T00:00:00Z</a:published><z:title xmlns:z='urn:z'>別</z:title></a:entry></a:feed>`
    const [read] = readBloggerExport(xml).posts
    expect(read?.title).toBe('【事件簿#2024-003】D')
    expect(parseBloggerEntry(read!.entryXml)).toEqual(read)
  })

  it.each([
    ['a tag left open', `${feed('').slice(0, -7)}\n<entry>\n<title>`, 'MALFORMED_XML', 'line 5'],
    [
      'a tag closed by another',
      "<feed xmlns='http://www.w3.org/2005/Atom'>\n<a></b></feed>",
      'MALFORMED_XML',
      'line 2',
    ],
    ['a hole of tags', feed(`<entry>${'<a>'.repeat(300)}${'</a>'.repeat(300)}</entry>`), 'MALFORMED_XML', '256 deep'],
    ['another feed', '<rss version="2.0"/>', 'NOT_A_FEED', '<rss>'],
    ['no XML', 'お知らせ', 'MALFORMED_XML', 'line 1'],
    ['nothing', '', 'MALFORMED_XML', 'line 1'],
    ['JSON cut off', '{"feed":', 'MALFORMED_JSON', ''],
    ['other JSON', '{"a":1}', 'NOT_A_FEED', ''],
  ])('says what is wrong with %s', (_, text, code, where) => {
    expect(() => readBloggerExport(text)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(where) }),
    )
  })

  it('refuses a base that is no web address', () => {
    expect(() => readBloggerExport(shapes.takeout, { base: 'casebook.example' })).toThrow(
      expect.objectContaining({ code: 'BAD_BASE' }),
    )
  })

  it('refuses an entry that is no post', () => {
    expect(() => parseBloggerEntry(feed(''))).toThrow(expect.objectContaining({ code: 'NOT_A_POST' }))
  })

  it('throws nothing but coded errors, whatever the bytes (property)', () => {
    const pieces = fc.constantFrom(
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<entry>',
      '</entry>',
      '<title>',
      '</title>',
      '【事件簿#2024-001】',
      '&amp;',
      '&',
      '<content type="xhtml">',
      '</content>',
      '</feed>',
      '<a b="',
      '">',
      '{',
      ']]>',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((found) => Buffer.from(found.join(''))),
          fc.uint8Array(),
        ),
        (bytes) => {
          try {
            readBloggerExport(bytes)
          } catch (error) {
            expect(error).toMatchObject({ code: expect.any(String) })
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

const gold = new URL('../../../shared/corpus/blogger/', import.meta.url)
describe.skipIf(!existsSync(gold))('the sample exports', () => {
  it.each([
    ['blogger-classic.xml', 'classic', ['no case number', 'draft', 'comment']],
    ['blogger-takeout.atom', 'takeout', ['trashed']],
  ])('%s gives ten posts in nine numbers', (name, shape, reasons) => {
    const read = readBloggerExport(readFileSync(new URL(name, gold)), { base })
    expect(read.shape).toBe(shape)
    expect(read.posts.length).toBe(10)
    expect(new Set(read.posts.map(({ caseNumber }) => caseNumber)).size).toBe(9)
    expect(new Set(read.posts.map(({ postId }) => postId)).size).toBe(10)
    expect(read.posts.every(({ labels }) => labels.includes('インシデント:2次被害'))).toBe(true)
    expect(read.posts.every(({ url }) => url?.startsWith('https://casebook.example/2024/02/case-2023-'))).toBe(true)
    expect(read.passed.map(({ reason }) => reason)).toEqual(reasons)
    for (const post of read.posts) expect(parseBloggerEntry(post.entryXml, { base })).toEqual(post)
  })

  it('are the same posts', () => {
    const [classic, takeout] = ['blogger-classic.xml', 'blogger-takeout.atom'].map((name) =>
      readBloggerExport(readFileSync(new URL(name, gold)), { base }).posts.map(
        ({ entryXml, published, updated, ...rest }) => rest,
      ),
    )
    expect(takeout).toEqual(classic)
  })
})
