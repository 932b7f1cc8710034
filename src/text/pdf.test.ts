import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composePdf, type PdfText } from './fixtures/compose-pdf.js'
import { outline } from './fixtures/outline.js'
import { pdfToDocument } from './pdf.js'

/** Lines under each other from the top of an A4 page, at 11 points with lines 18 points apart. */
const lines = (texts: readonly string[], from = 90): PdfText[] =>
  texts.map((text, i) => ({ text, x: 70, y: from + i * 18, size: 11 }))

const full = '当社の委託先において第三者による不正アクセスがありお客様の個人情報の一部が外部に'

describe('pdfToDocument', () => {
  it('reads Japanese fonts that are not in the file, and joins the lines of a paragraph', async () => {
    const document = await pdfToDocument(
      composePdf([
        [
          { text: '2024年4月1日', x: 430, y: 80, size: 11 },
          { text: '株式会社青空商事', x: 430, y: 98, size: 11 },
          { text: '個人情報の漏えいについて', x: 170, y: 130, size: 16 },
          ...lines(
            [full, '漏えいしたおそれがあります。', '1. 経緯', `${full.slice(0, -2)}漏えい`, '・氏名', '・住所'],
            170,
          ),
        ],
      ]),
    )
    expect(outline(document)).toEqual([
      'p 2024年4月1日',
      'p 株式会社青空商事',
      'h1 個人情報の漏えいについて',
      `p ${full}漏えいしたおそれがあります。`,
      'h2 1. 経緯',
      `p ${full.slice(0, -2)}漏えい`,
      'ul1 ・氏名',
      'ul1 ・住所',
    ])
    expect(document.pages).toEqual([{ start: 0, number: 1, width: 595, height: 842 }])
  })

  it('reads tables as rows, cells over several lines too', async () => {
    const row = (y: number, ...cells: string[]): PdfText[] =>
      cells.map((text, i) => ({ text, x: 70 + i * 130, y, size: 11 }))
    const document = await pdfToDocument(
      composePdf([
        [
          ...lines([full, 'おります。']),
          ...row(160, '日時', '事象', '件数'),
          ...row(190, '4月1日', '外部からの不正な', '12件'),
          { text: 'アクセスを検知', x: 200, y: 208, size: 11 },
          ...row(238, '4月2日', '遮断', '3件'),
          ...lines([full, 'おります。'], 300),
        ],
      ]),
    )
    expect(outline(document)).toEqual([
      `p ${full}おります。`,
      'row 日時 | 事象 | 件数',
      'row 4月1日 | 外部からの不正なアクセスを検知 | 12件',
      'row 4月2日 | 遮断 | 3件',
      `p ${full}おります。`,
    ])
    expect(document.text).toContain('\n日時|事象|件数\n')
  })

  it('says of letters that are numbers of shapes that they cannot be read', async () => {
    const shapes = (text: string) => text.replace(/[!-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x1f))
    const pdf = composePdf([lines([shapes('2024. 4. 1 1,204 (0120-000-577)'), full])], { shapesOnly: true })
    await expect(pdfToDocument(pdf)).rejects.toMatchObject({
      code: 'EMPTY_TEXT',
      message: expect.stringContaining('The letters of page 1 cannot be read: its fonts do not say which characters'),
    })
  })

  it('says so where only the kanji are numbers of shapes', async () => {
    const text = 'この\u0e12\u1283が\u0b31\u0643\u0f5dで\u0768\u0d22\u13a9され、\u0922の\u1812を\u0c2b\u0561しました。'
    const pdf = composePdf([lines([text])], { shapesOnly: true })
    await expect(pdfToDocument(pdf)).rejects.toMatchObject({
      code: 'EMPTY_TEXT',
      message: expect.stringContaining('The letters of page 1 cannot be read'),
    })
  })

  it('reads a page that says it in other scripts too', async () => {
    const text = 'このたびは申し訳ありません。ขออภัยเป็นอย่างสูง क्षमा करें'
    const { text: said, warnings } = await pdfToDocument(composePdf([lines([text])], { shapesOnly: true }))
    expect(said).toContain('申し訳ありません')
    expect(warnings).toEqual([])
  })

  it('leaves out page numbers and running heads, and knows where pages begin', async () => {
    const page = (number: number, texts: readonly string[]): PdfText[] => [
      { text: '青空商事 ニュースリリース', x: 70, y: 40, size: 9 },
      ...lines(texts),
      { text: `- ${number} -`, x: 290, y: 815, size: 9 },
    ]
    const document = await pdfToDocument(
      composePdf([
        page(1, ['1. 経緯', full]),
        page(2, ['漏えいしました。', '2. 対応', '調査中です。']),
        page(3, ['以上です。']),
      ]),
    )
    expect(outline(document)).toEqual([
      'h2 1. 経緯',
      `p ${full}漏えいしました。`,
      'h2 2. 対応',
      'p 調査中です。',
      'p 以上です。',
    ])
    expect(document.pages?.map(({ start, number }) => [number, document.text.slice(start, start + 4)])).toEqual([
      [1, '1. 経'],
      [2, '漏えいし'],
      [3, '以上です'],
    ])
  })

  it('reads two columns one after the other', async () => {
    const column = (x: number, char: string): PdfText[] =>
      Array.from({ length: 8 }, (_, i) => ({ text: char.repeat(i === 7 ? 6 : 18), x, y: 90 + i * 18, size: 11 }))
    const { text } = await pdfToDocument(composePdf([[...column(70, 'あ'), ...column(310, 'い')]]))
    expect(text.replace(/\s/g, '')).toBe('あ'.repeat(132) + 'い'.repeat(132))
  })

  it('gives characters for the radicals that stand for them', async () => {
    expect((await pdfToDocument(composePdf([lines(['⽇本の⻑⻘⽅⾯のお客様への連絡です。'])]))).text).toBe(
      '日本の長青方面のお客様への連絡です。',
    )
  })

  it.each([
    ['no text', composePdf([[]]), 'EMPTY_TEXT'],
    ['a password', composePdf([lines(['秘密'])], { encrypted: true }), 'ENCRYPTED'],
    ['no PDF', Buffer.from('お知らせ'), 'UNREADABLE'],
    ['nothing', new Uint8Array(), 'UNREADABLE'],
    ['a PDF cut off', composePdf([lines(['お知らせ'])]).subarray(0, 100), 'UNREADABLE'],
  ])('says why where there is %s', async (_, bytes, code) => {
    await expect(pdfToDocument(bytes)).rejects.toMatchObject({
      code,
      message: expect.stringContaining('text: could not'),
    })
  })

  it('names a page without text among others', async () => {
    expect((await pdfToDocument(composePdf([lines(['お知らせ']), []]))).warnings).toEqual([
      'Page 2 has no text layer; it may be a scanned image',
    ])
  })

  it('leaves the bytes with who gave them', async () => {
    const bytes = composePdf([lines(['お知らせ'])])
    const before = Buffer.from(bytes)
    await pdfToDocument(bytes)
    expect(before.equals(bytes)).toBe(true)
  })

  it('reads what is left of a file over which pdfjs leaves a rejection behind', async () => {
    const whole = composePdf([lines(['お知らせ', full]), lines(['以上'])]).toString('latin1')
    // Left alone, the rejection ends the program, whatever the answer: here it fails the run.
    const damaged = whole.replace('/Type /Pages', '\xFBType /Pages').replace('\n9 0 obj', '\n9 0\vobj')
    expect(damaged).not.toBe(whole)
    const document = await pdfToDocument(Buffer.from(damaged, 'latin1'))
    expect(document.text).toContain('お知らせ')
  })

  it('throws nothing but coded errors over damaged files (property)', async () => {
    const whole = composePdf([lines(['お知らせ', full]), lines(['以上'])])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 30 }),
        async (changes) => {
          const damaged = Buffer.from(whole)
          for (const [at, byte] of changes) damaged[at] = byte
          try {
            await pdfToDocument(damaged)
          } catch (error) {
            expect(error).toMatchObject({ code: expect.stringMatching(/^(?:EMPTY_TEXT|UNREADABLE|ENCRYPTED)$/) })
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
