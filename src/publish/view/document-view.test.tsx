import { describe, expect, test } from 'vitest'
import { type Block, type Document, plainDocument } from '../../casebook/document.js'
import { documentHtml } from './document-html.js'

/** A document out of blocks written as [kind, text, more]. */
const documentOf = (...blocks: readonly (readonly [Block['kind'], string, Partial<Block>?])[]): Document => {
  let text = ''
  const made = blocks.map(([kind, words, more]) => {
    const start = text.length
    text += `${words}\n`
    return { ...more, kind, start, end: start + words.length }
  })
  return { text, blocks: made, links: [], warnings: [] }
}

describe('documentHtml', () => {
  test.each([
    [
      'headings close up under the page’s own',
      documentOf(['heading', '題', { level: 1 }], ['heading', '節', { level: 4 }], ['heading', '次', { level: 1 }]),
      '<h3>題</h3><h4>節</h4><h3>次</h3>',
    ],
    [
      'lists nest by depth',
      documentOf(
        ['list-item', '一', { group: 0, level: 1 }],
        ['list-item', '一の一', { group: 0, level: 2 }],
        ['list-item', '二', { group: 0, level: 1 }],
      ),
      '<ul><li>一<ul><li>一の一</li></ul></li><li>二</li></ul>',
    ],
    [
      'two lists side by side stay two',
      documentOf(['list-item', '甲', { group: 0 }], ['list-item', '乙', { group: 1, ordered: true }]),
      '<ul><li>甲</li></ul><ol><li>乙</li></ol>',
    ],
    [
      'bullets the text brings itself are not doubled',
      documentOf(['list-item', '・甲', { group: 0 }], ['list-item', '・乙', { group: 0 }]),
      '<ul class="bare"><li>・甲</li><li>・乙</li></ul>',
    ],
    [
      'what looks like markup is text',
      documentOf(['paragraph', '<script>alert(1)</script> & "x"']),
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</p>',
    ],
    [
      'what is pushed to the right stands at the right',
      documentOf(['paragraph', '　　　　　　以上']),
      '<p class="right">以上</p>',
    ],
  ] as const)('%s', (_name, document, html) => expect(documentHtml(document)).toBe(html))

  test('a table keeps its rows, head cells and spans', () => {
    const text = '項目\t件数\n氏名\t12'
    const document: Document = {
      text,
      links: [],
      warnings: [],
      blocks: [
        {
          kind: 'table-row',
          start: 0,
          end: 5,
          group: 0,
          cells: [
            { start: 0, end: 2, header: true },
            { start: 3, end: 5, header: true },
          ],
        },
        {
          kind: 'table-row',
          start: 6,
          end: 11,
          group: 0,
          cells: [
            { start: 6, end: 8, rowspan: 2 },
            { start: 9, end: 11 },
          ],
        },
      ],
    }
    expect(documentHtml(document)).toContain(
      '<tbody><tr><th>項目</th><th>件数</th></tr><tr><td rowspan="2">氏名</td><td>12</td></tr></tbody>',
    )
  })

  test('links lead out by HTTP and mail only', () => {
    const text = '甲 乙'
    const link = (start: number, href: string) => ({ start, end: start + 1, href })
    const document = {
      ...plainDocument(text),
      links: [link(0, 'https://example.jp/?a=1&b="'), link(2, 'javascript:alert(1)')],
    }
    expect(documentHtml(document)).toBe(
      '<p><a href="https://example.jp/?a=1&amp;b=&quot;" rel="nofollow noopener">甲</a> 乙</p>',
    )
  })

  test('lines of one stretch belong together', () =>
    expect(documentHtml(plainDocument('一\n二\n\n三'))).toBe('<p>一</p><p class="tight">二</p><p>三</p>'))
})
