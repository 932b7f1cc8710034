import { describe, expect, it } from 'vitest'
import { htmlToDocument } from '../text/html.js'
import { headersAt } from './table-headers.js'

/** For each value, the headings above and before it, outermost first. */
const read = (html: string, ...values: readonly string[]) => {
  const document = htmlToDocument(`<p>件数は次のとおりです。</p>${html}`)
  return values.map((value) => {
    const found = headersAt(document, document.text.indexOf(value))
    const said = (cells: readonly { readonly start: number; readonly end: number }[] = []) =>
      cells.map(({ start, end }) => document.text.slice(start, end)).join(' > ')
    return `${said(found?.column)} | ${said(found?.row)}`
  })
}

describe('headersAt', () => {
  it.each<[string, string, Record<string, string>]>([
    [
      'headings that are marked, above and before',
      '<table><tr><td><th>当初<th>現在<tr><th>住民票<td>98件<td>1,204件<tr><th>税証明<td>3件<td>5件</table>',
      { '98件': '当初 | 住民票', '1,204件': '現在 | 住民票', '5件': '現在 | 税証明' },
    ],
    [
      'two rows of headings, merged',
      '<table><tr><th colspan=2 rowspan=2>区分<th colspan=2>件数<tr><th>当初<th>現在<tr><td rowspan=2>住民票<td>本人<td>9件<td>12件<tr><td>家族<td>1件<td>3件</table>',
      {
        '9件': '件数 > 当初 | 住民票 > 本人',
        '3件': '件数 > 現在 | 住民票 > 家族',
        家族: '区分 | 住民票',
      },
    ],
    [
      'a heading over the rows below it, up to the next',
      '<table><tr><th>学校<th>人数<tr><th colspan=2>東部<tr><td>若葉小<td>12人<tr><th colspan=2>西部<tr><td>青葉小<td>30人</table>',
      { '12人': '人数 > 東部 | 若葉小', '30人': '人数 > 西部 | 青葉小' },
    ],
    [
      'names and values by turns in one row',
      '<table><tr><th>発生日<td>4月1日<th>件数<td>12件<tr><th>場所<td>本庁<th>担当<td>総務課</table>',
      { '4月1日': ' | 発生日', '12件': ' | 件数', 総務課: ' | 担当' },
    ],
    [
      'a row heading over several rows',
      '<table><tr><th>区分<th>項目<th>件数<tr><th rowspan=2>住民票<td>氏名<td>12件<tr><td>住所<td>15件</table>',
      { '15件': '件数 | 住民票', 住所: '項目 | 住民票' },
    ],
    [
      'no marked heading at all',
      '<table><tr><td>学校名<td>人数<tr><td>若葉小<td>12人<tr><td>青葉小<td>30人</table>',
      { '12人': '人数 | 若葉小', '30人': '人数 | 青葉小', 青葉小: '学校名 | ' },
    ],
    [
      'days and what was done on them',
      '<table><tr><td>年月日<td>内容<tr><td>4月1日<td>検知<tr><td>4月2日<td>遮断</table>',
      { 検知: '内容 | 4月1日', 遮断: '内容 | 4月2日' },
    ],
    [
      'names and values without a heading over them',
      '<table><tr><td>発生日<td>4月1日<tr><td>担当課<td>総務課<tr><td>原因<td>誤送信</table>',
      { '4月1日': ' | 発生日', 誤送信: ' | 原因' },
    ],
    ['definitions', '<dl><dt>発生日<dd>4月1日<dt>件数<dd>12件</dl>', { '4月1日': ' | 発生日', '12件': ' | 件数' }],
    [
      'a row that stands for nothing but a merge',
      '<table><tr><th>区分<th>件数<tr><td rowspan=3>住民票<td>12件<tr><tr><td>15件<tr><td>税証明<td>4件</table>',
      { '15件': '件数 | 住民票', '4件': '件数 | 税証明' },
    ],
  ])('%s', (_, html, expected) => {
    expect(read(html, ...Object.keys(expected))).toEqual(Object.values(expected))
  })

  it('says whether the document marks them', () => {
    const bases = (html: string) => {
      const document = htmlToDocument(`<p>あ</p>${html}`)
      const { columnBasis, rowBasis } = headersAt(document, document.text.indexOf('12件')) ?? {}
      return [columnBasis, rowBasis]
    }
    expect(bases('<table><tr><th>種類<th>件数<tr><td>住民票<td>12件</table>')).toEqual(['marked', 'inferred'])
    expect(bases('<table><tr><th>種類<td>住民票<tr><th>件数<td>12件</table>')).toEqual(['inferred', 'marked'])
  })

  it('knows nothing of what is no value in a table', () => {
    const document = htmlToDocument('<p>本文<table><tr><th>種類<th>件数<tr><td>住民票<td>12件</table>')
    expect(headersAt(document, 0)).toBeUndefined()
    expect(headersAt(document, document.text.indexOf('件数'))).toBeUndefined()
    expect(headersAt(document, document.text.length + 5)).toBeUndefined()
  })

  it('of a large table is found in time', () => {
    const wide = `<tr>${'<td rowspan=999 colspan=999>1件'.repeat(30)}</tr>`
    for (const html of [
      `<table>${'<tr><th>あ<td>1件<td>2件</tr>'.repeat(40_000)}</table>`,
      `<table>${'<tr><th>あ<th>い</tr>'.repeat(40_000)}<tr><td>1件<td>2件</table>`,
      `<table>${wide.repeat(2_000)}<tr><td>2件</table>`,
      `<table><tr>${'<td>2件'.repeat(100_000)}<tr><td>x<td>y</table>`,
    ]) {
      const document = htmlToDocument(html)
      expect(document.text).toContain('2件')
      headersAt(document, document.text.lastIndexOf('2件'))
    }
  })
})
