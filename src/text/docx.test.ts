import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { docxToDocument } from './docx.js'
import { composeDocx, paragraph, run } from './fixtures/compose-docx.js'
import { outline } from './fixtures/outline.js'

const cell = (text: string, properties = '') =>
  `<w:tc>${properties === '' ? '' : `<w:tcPr>${properties}</w:tcPr>`}${paragraph(run(text))}</w:tc>`
const row = (cells: string, properties = '') =>
  `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`
const listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

describe('docxToDocument', () => {
  it('reads headings, paragraphs, lists and tables with merged cells', async () => {
    const document = await docxToDocument(
      await composeDocx(
        [
          paragraph(run('個人情報の漏えいについて'), '<w:pStyle w:val="1"/>'),
          paragraph(run('令和6年4月1日')),
          paragraph(run('青空市長')),
          paragraph(run('漏えいした項目'), '<w:pStyle w:val="2"/>'),
          paragraph(run('氏名'), listed),
          paragraph(run('住所'), listed),
          `<w:tbl>${row(cell('区分') + cell('件数', '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>')}${row(
            cell('住民票', '<w:vMerge w:val="restart"/>') + cell('本人') + cell('12件'),
          )}${row(cell('', '<w:vMerge/>') + cell('家族') + cell('3件'))}</w:tbl>`,
        ].join(''),
      ),
    )
    expect(outline(document)).toEqual([
      'h1 個人情報の漏えいについて',
      'p 令和6年4月1日',
      'p 青空市長',
      'h2 漏えいした項目',
      'ul1 氏名',
      'ul1 住所',
      'row #区分 | #件数',
      'row 住民票 | 本人 | 12件',
      'row 家族 | 3件',
    ])
    const rows = document.blocks.filter(({ kind }) => kind === 'table-row')
    expect(rows[0]?.cells?.[1]).toMatchObject({ header: true, colspan: 2 })
    expect(rows[1]?.cells?.[0]).toMatchObject({ rowspan: 2 })
  })

  it.each<[string, string, string]>([
    [
      'furigana',
      `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt>${run('ろう')}</w:rt><w:rubyBase>${run('漏')}</w:rubyBase></w:ruby></w:r>${run('えい')}`,
      '漏えい',
    ],
    [
      'tracked changes',
      `${run('対象は')}<w:del><w:r><w:delText>98</w:delText></w:r></w:del><w:ins>${run('1,204')}</w:ins>${run('件')}`,
      '対象は1,204件',
    ],
    ['text in a content control', `<w:sdt><w:sdtContent>${run('本件')}</w:sdtContent></w:sdt>`, '本件'],
    [
      'a line break and a tab',
      `<w:r><w:t>担当</w:t><w:tab/><w:t>総務課</w:t><w:br/><w:t>電話</w:t></w:r>`,
      '担当 総務課\n電話',
    ],
  ])('reads %s', async (_, inner, text) => {
    expect((await docxToDocument(await composeDocx(paragraph(inner)))).text).toBe(text)
  })

  it('does not unpack what it does not read', async () => {
    const bytes = await composeDocx(paragraph(run('本件')), { 'word/media/image1.png': '0'.repeat(40 * 1024 * 1024) })
    expect((await docxToDocument(bytes)).text).toBe('本件')
  })

  const zipOf = async (files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> => {
    const zip = new ZipFile()
    for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
    zip.end()
    return buffer(zip.outputStream)
  }
  const encrypted = (bytes: Buffer): Buffer => {
    const marked = Buffer.from(bytes)
    for (let at = marked.indexOf('PK\u0001\u0002'); at >= 0; at = marked.indexOf('PK\u0001\u0002', at + 4))
      marked.writeUInt16LE(marked.readUInt16LE(at + 8) | 1, at + 8)
    return marked
  }

  it.each<[string, () => Promise<Uint8Array>, string, string]>([
    ['a bomb in the text', () => composeDocx('x'.repeat(40 * 1024 * 1024)), 'UNREADABLE', 'larger than any document'],
    [
      'a bomb in several parts',
      () => composeDocx('x'.repeat(20 * 1024 * 1024), { 'word/footnotes.xml': 'x'.repeat(20 * 1024 * 1024) }),
      'UNREADABLE',
      'larger than any document',
    ],
    ['a password', async () => encrypted(await composeDocx(paragraph(run('秘密')))), 'ENCRYPTED', 'password'],
    ['no text', () => composeDocx(paragraph('')), 'EMPTY_TEXT', 'could not find text'],
    ['no XML', () => composeDocx('<w:p>', { 'word/document.xml': 'お知らせ' }), 'UNREADABLE', 'could not read'],
    ['another zip', () => zipOf({ 'a.txt': 'a' }), 'UNREADABLE', 'could not read'],
    [
      'a zip cut off',
      async () => (await composeDocx(paragraph(run('本件')))).subarray(0, 700),
      'UNREADABLE',
      'directory',
    ],
    ['no zip', async () => Buffer.from('お知らせ'), 'UNREADABLE', 'directory'],
    ['tags nested without end', () => composeDocx('<w:p><w:r>'.repeat(100_000)), 'UNREADABLE', 'could not read'],
    [
      'entities that unfold to gigabytes',
      () =>
        composeDocx('', {
          'word/document.xml': `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'b'.repeat(i + 1)} "${`&${i === 0 ? 'a' : 'b'.repeat(i)};`.repeat(100)}">`).join('')}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&bbbbbbbbb;</w:t></w:r></w:p></w:body></w:document>`,
        }),
      'UNREADABLE',
      'could not read',
    ],
  ])('says why where there is %s', async (_, make, code, message) => {
    await expect(docxToDocument(await make())).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    })
  })

  it('throws nothing but coded errors over damaged files (property)', async () => {
    const whole = await composeDocx(`${paragraph(run('本件の概要です。'))}<w:tbl>${row(cell('a') + cell('b'))}</w:tbl>`)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
        async (changes) => {
          const damaged = Buffer.from(whole)
          for (const [at, byte] of changes) damaged[at] = byte
          try {
            await docxToDocument(damaged)
          } catch (error) {
            expect(error).toMatchObject({ code: expect.stringMatching(/^(?:EMPTY_TEXT|UNREADABLE|ENCRYPTED)$/) })
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
