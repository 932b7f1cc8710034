import { existsSync, readdirSync, readFileSync } from 'node:fs'
import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBloggerExport } from '../capture/blogger.js'
import { docxType, mediaTypeOf } from '../capture/media-type.js'
import { composeDocx, paragraph, run } from './fixtures/compose-docx.js'
import { composePdf } from './fixtures/compose-pdf.js'
import { type DocumentHints, toDocument } from './index.js'
import { bloggerEntryToDocument } from './post.js'

const entry = (content: string) =>
  `<entry xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-7.post-41</id><published>2024-02-28T00:15:00+09:00</published><title>【セキュリティ事件簿#2023-416】青空市 情報流出</title><content type="html">${content.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</content><link rel="alternate" href="https://casebook.example/2024/02/a.html"/></entry>`

const wordDocument = await composeDocx(paragraph(run('本件')))

describe('toDocument', () => {
  it.each<[string, Uint8Array, string, string, DocumentHints?]>([
    ['a page', Buffer.from('<p>本件'), 'text/html', '本件'],
    [
      'a page in another encoding',
      Uint8Array.from(Encoding.convert(Encoding.stringToCode('<p>①㈱髙橋'), { to: 'SJIS', from: 'UNICODE' })),
      'text/html; charset=Shift_JIS',
      '①㈱髙橋',
    ],
    ['plain text', Buffer.from('本件\r\n以上'), 'text/plain', '本件\n以上'],
    ['a PDF', composePdf([[{ text: '本件', x: 70, y: 90, size: 11 }]]), 'application/pdf', '本件'],
    ['a page under the encoding of its header', Uint8Array.of(0xc3, 0xbd), 'text/html', 'ﾃｽ', { charset: 'Shift_JIS' }],
    ['a page that keeps to XML', Buffer.from('<p>本件</p>'), 'application/xhtml+xml', '本件'],
    ['a mail', Buffer.from('Subject: a\r\n\r\n本件'), 'message/rfc822', 'a\n\n本件'],
    ['a Word document', wordDocument, docxType, '本件'],
    [
      'a post',
      Buffer.from(entry('<p>本件')),
      'application/atom+xml; type=entry',
      '【セキュリティ事件簿#2023-416】青空市 情報流出\n\n本件',
    ],
  ])('reads %s', async (_, bytes, mediaType, text, hints) => {
    expect((await toDocument(bytes, mediaType, hints)).text).toBe(text)
  })

  it('says how many characters it could not read', async () => {
    const bytes = Buffer.concat([Buffer.from('情報が流出しました。'), Buffer.of(0xe3, 0x81)])
    expect((await toDocument(bytes, 'text/plain')).warnings).toEqual([
      'One character could not be read as utf-8: \uFFFD in the text',
    ])
  })

  it.each([
    ['application/octet-stream', 'what is: text/html, text/plain'],
    ['application/atom+xml', 'import its posts'],
    ['application/x-ole-storage', 'save it as .docx'],
    ['image/png', 'text recognition'],
  ])('refuses %s with advice', async (mediaType, advice) => {
    await expect(toDocument(Buffer.from('x'), mediaType, { name: 'a.bin' })).rejects.toMatchObject({
      code: 'UNREADABLE',
      message: expect.stringMatching(`a.bin.*${advice}`),
    })
  })

  it('throws nothing but coded errors, whatever the bytes and their name (property)', async () => {
    const kinds = fc.constantFrom(
      'text/html',
      'text/plain',
      'application/atom+xml;type=entry',
      'application/pdf',
      'message/rfc822',
      docxType,
      'x/y',
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), kinds, fc.string(), async (bytes, kind, name) => {
        for (const mediaType of [kind, mediaTypeOf(bytes, name)]) {
          try {
            const { text, blocks, links } = await toDocument(bytes, mediaType, { name, url: 'https://a.example/' })
            for (const { start, end } of [...blocks, ...links]) expect(text.slice(start, end).length).toBe(end - start)
          } catch (error) {
            expect(error).toMatchObject({ code: expect.any(String) })
          }
        }
      }),
    )
  })
})

describe('bloggerEntryToDocument', () => {
  it('is the title, an empty line, then the content, with links and tables in place', () => {
    const { text, title, blocks, links } = bloggerEntryToDocument(
      entry('<div>青空市</div><table><tr><td>件数<td><a href="/b">12件</a></table><nav>前の投稿</nav>'),
    )
    expect(text).toBe('【セキュリティ事件簿#2023-416】青空市 情報流出\n\n青空市\n\n件数|12件\n\n前の投稿')
    expect(title).toBe('【セキュリティ事件簿#2023-416】青空市 情報流出')
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'table-row', 'paragraph'])
    expect(blocks[2]?.cells?.map(({ start, end }) => text.slice(start, end))).toEqual(['件数', '12件'])
    expect(links.map(({ start, end, href }) => [text.slice(start, end), href])).toEqual([
      ['12件', 'https://casebook.example/b'],
    ])
  })

  it('keeps a post that is nothing but an image', () => {
    expect(bloggerEntryToDocument(entry('<img src="a.png">'))).toMatchObject({
      text: '【セキュリティ事件簿#2023-416】青空市 情報流出',
      warnings: [
        'The post has no text but its title',
        'Unreadable image, any text in it is not read: https://casebook.example/2024/02/a.png',
      ],
    })
  })
})

const gold = new URL('../../../shared/corpus/', import.meta.url)
describe.skipIf(!existsSync(gold))('the posts of the sample export', () => {
  const posts = existsSync(gold)
    ? readdirSync(new URL('posts/', gold))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => readFileSync(new URL(`posts/${name}`, gold), 'utf8'))
    : []
  const linesOf = (text: string) =>
    text
      .split('\n')
      .map((line) =>
        line
          .replace(/[\s\u3000]+/g, ' ')
          .replace(/^ ?• ?/, '')
          .trim(),
      )
      .filter((line) => line !== '')

  it('have the lines of their plain text, one for one', () => {
    const { posts: found } = readBloggerExport(readFileSync(new URL('blogger/blogger-classic.xml', gold)))
    for (const { title, entryXml } of found)
      expect(linesOf(bloggerEntryToDocument(entryXml).text)).toEqual(
        linesOf(posts.find((text) => text.startsWith(title)) ?? ''),
      )
  })
})
