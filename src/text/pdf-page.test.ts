import { describe, expect, it } from 'vitest'
import { placesOf } from '../casebook/places.js'
import { headersAt } from '../casebook/table-headers.js'
import { composePdf, type PdfRule, type PdfText } from './fixtures/compose-pdf.js'
import { outline } from './fixtures/outline.js'
import { checkSound } from './fixtures/sound.js'
import { pdfToDocument } from './pdf.js'

const read = async (texts: readonly PdfText[], options: Parameters<typeof composePdf>[1] = {}) => {
  const document = await pdfToDocument(composePdf([texts], options))
  checkSound(document)
  return document
}

const at = (text: string, x: number, y: number, size = 11): PdfText => ({ text, x, y, size })
/** Lines under each other, 18 points apart. */
const lines = (x: number, y: number, ...texts: readonly string[]): PdfText[] =>
  texts.map((text, i) => at(text, x, y + i * 18))
const box = (x0: number, y0: number, x1: number, y1: number): PdfRule[] => [
  [x0, y0, x1, y0],
  [x0, y1, x1, y1],
  [x0, y0, x0, y1],
  [x1, y0, x1, y1],
]
const across = (ys: readonly number[], x0: number, x1: number): PdfRule[] => ys.map((y) => [x0, y, x1, y])
const down = (xs: readonly number[], y0: number, y1: number): PdfRule[] => xs.map((x) => [x, y0, x, y1])

describe('the order of reading', () => {
  // Eighteen letters of eleven points: 198 points, columns at 70 and 310.
  const left = [
    '当市の委託先において第三者による不正ア',
    'クセスがあり市民の皆様の個人情報が外部',
    'に漏えいしたおそれがあることが分かりま',
    'したので深くお詫び申し上げるとともに今',
  ]
  const right = [
    '後の対応についてお知らせいたします対象',
    'となる方は令和五年度の講座に申し込まれ',
    'た千二百四名です氏名と住所と電話番号が',
    '含まれますが口座は含まれていません。',
  ]

  it('is column by column, also where their lines do not stand side by side', async () => {
    const { text } = await read([
      at('個人情報の漏えいについて', 170, 80, 16),
      ...lines(60, 120, ...left),
      ...lines(310, 127, ...right),
      at('問い合わせ 総務課', 60, 240),
    ])
    expect(text).toBe(`個人情報の漏えいについて\n\n${left.join('')}${right.join('')}\n\n問い合わせ 総務課`)
  })

  it('is line by line in a table without lines', async () => {
    const document = await read([
      ...lines(70, 90, '4月1日', '4月2日', '4月3日', '4月4日', '4月5日'),
      ...lines(
        200,
        90,
        '外部からの不正な通信を検知',
        '当該のサーバーを停止',
        '専門の機関へ調査を依頼',
        '個人情報保護委員会へ報告',
        '対象の方へ文書を送付',
      ),
    ])
    expect(outline(document)[1]).toBe('row 4月2日 | 当該のサーバーを停止')
  })

  it('is from top to bottom and right to left in vertical text, by the font', async () => {
    const document = await read([
      { text: '令和六年四月一日', x: 480, y: 80, size: 11, vertical: true },
      { text: '（お詫び）個人情報の紛失について、', x: 510, y: 80, size: 16, vertical: true },
      { text: '当町は十二枚の申請書を紛失しました。', x: 450, y: 80, size: 11, vertical: true },
      at('- 1 -', 290, 815, 9),
    ])
    expect(outline(document)).toEqual([
      'h1 （お詫び）個人情報の紛失について、',
      'p 令和六年四月一日',
      'p 当町は十二枚の申請書を紛失しました。',
    ])
    expect(
      placesOf(document, { start: document.text.indexOf('六年'), end: document.text.indexOf('六年') + 2 }),
    ).toMatchObject([{ page: 1, x: 474.5, y: 102, width: 11, height: 22, vertical: true }])
  })

  it('is so where letters were set one by one, figures side by side among them', async () => {
    const column = (x: number, letters: readonly string[]): PdfText[] =>
      letters.map((text, i) => at(text, x, 90 + i * 11))
    const document = await read([
      ...column(500, [...'個人情報の紛失について']),
      ...column(470, [...'申請書', '12', ...'枚を紛失しました']),
    ])
    expect(document.text).toBe('個人情報の紛失について\n\n申請書12枚を紛失しました')
  })

  it.each([90, 180, 270])('a page turned by %d degrees reads the same', async (rotate) => {
    const turned = { 90: -90, 180: 180, 270: 90 }[rotate]
    const texts = ['個人情報の漏えいについて', '本件の概要です。'].map(
      (text, i): PdfText =>
        rotate === 180
          ? { text, x: 500, y: 700 - i * 18, size: 11, turned: turned! }
          : {
              text,
              x: 200 + (rotate === 90 ? i * 18 : -i * 18),
              y: rotate === 90 ? 700 : 100,
              size: 11,
              turned: turned!,
            },
    )
    const document = await read(texts, { rotate })
    expect(document.text).toBe('個人情報の漏えいについて\n本件の概要です。')
  })

  it('a whole page set at a right angle is read, a stamp across it is not', async () => {
    const angled = ['個人情報の漏えいについて', '本件の概要です。'].map(
      (text, i): PdfText => ({ text, x: 100 + i * -20, y: 100, size: 11, turned: 90 }),
    )
    expect((await read([...angled, { text: '写', x: 300, y: 300, size: 40, turned: 45 }])).text).toBe(
      '個人情報の漏えいについて\n本件の概要です。',
    )
  })
})

describe('small letters', () => {
  it('furigana are left out, of the text and of a heading', async () => {
    const document = await read([
      at('めいぼ', 92, 68, 8),
      at('児童名簿の紛失', 70, 80, 16),
      at('しょくいん', 103, 109, 5.5),
      at('本校の職員が紛失しました。', 70, 120),
    ])
    expect(document.text).toBe('児童名簿の紛失\n\n本校の職員が紛失しました。')
  })

  it('figures raised or lowered stay in their line', async () => {
    expect(
      (await read([at('面積は10m', 70, 120), at('2', 119.5, 115, 7), at('です※', 124, 120), at('1', 157, 115, 7)]))
        .text,
    ).toBe('面積は10m2です※1')
  })

  it('small kana that stand above no kanji are text', async () => {
    expect((await read([at('おしらせ', 70, 80, 8), at('ＡＢＣ', 70, 92, 16)])).text).toContain('おしらせ')
  })

  it('what a line goes through is struck out, what stands over one is not', async () => {
    const { text, warnings } = await read([at('対象は98件1,204件です。', 70, 120), at('下線は残ります。', 70, 150)], {
      rules: [
        [
          [103, 116, 125, 116],
          [70, 152, 158, 152],
        ],
      ],
    })
    expect(text.replaceAll(' ', '')).toBe('対象は1,204件です。\n\n下線は残ります。')
    expect(warnings).toEqual(['Struck-out text is left out: 「98件」'])
  })
})

describe('tables with lines', () => {
  it('keep merged cells, empty cells and what stands close together', async () => {
    //        70      150    250    310    370
    const rules = [
      ...across([100, 200], 70, 370),
      ...across([120], 150, 370),
      ...across([140], 70, 370),
      ...across([160], 150, 370),
      ...across([180], 70, 370),
      ...down([70, 150, 370], 100, 200),
      ...down([250, 310], 120, 200),
    ]
    const document = await read(
      [
        at('区分', 75, 122),
        at('件数', 240, 114),
        at('種別', 155, 134),
        at('当初', 255, 134),
        at('現在', 315, 134),
        at('住民票', 75, 162),
        at('本人', 155, 154),
        at('98件', 285, 154),
        at('1,204件', 312, 154),
        at('家族', 155, 174),
        at('3件', 315, 174),
        at('計', 75, 194),
        at('1,207件', 315, 194),
      ],
      { rules: [rules] },
    )
    expect(outline(document)).toEqual([
      'row 区分 | 件数',
      'row 種別 | 当初 | 現在',
      'row 住民票 | 本人 | 98件 | 1,204件',
      'row 家族 |  | 3件',
      'row 計 |  |  | 1,207件',
    ])
    expect(document.blocks[0]?.cells).toMatchObject([{ rowspan: 2 }, { colspan: 3 }])
    const found = headersAt(document, document.text.indexOf('3件'))
    expect(found?.row.map(({ start, end }) => document.text.slice(start, end))).toEqual(['住民票', '家族'])
  })

  it('open at the sides, and with lines between rows only', async () => {
    const texts = [
      at('品目', 80, 114),
      at('件数', 200, 114),
      at('台帳', 80, 134),
      at('12件', 200, 134),
      at('名簿', 80, 154),
      at('3件', 200, 154),
    ]
    const rows = ['row 品目 | 件数', 'row 台帳 | 12件', 'row 名簿 | 3件']
    const open = [...across([100, 120, 140, 160], 70, 300), ...down([180], 100, 160)]
    expect(outline(await read(texts, { rules: [open] }))).toEqual(rows)
    expect(outline(await read(texts, { rules: [across([100, 120, 140, 160], 70, 300)] }))).toEqual(rows)
  })

  it('join the lines of a cell, and part the text of two cells that the file holds as one', async () => {
    const rules = [...box(70, 100, 300, 140), ...down([180, 240], 100, 140), ...across([120], 180, 300)]
    const document = await read(
      [
        at('本人からの請求によ', 75, 112),
        at('るもの', 75, 126),
        at('98件 1,204件', 205, 114),
        at('2件', 205, 134),
        at('5件', 245, 134),
      ],
      { rules: [rules] },
    )
    expect(outline(document)).toEqual(['row 本人からの請求によるもの | 98件 | 1,204件', 'row 2件 | 5件'])
  })

  it('a box around a text is no table', async () => {
    expect(
      outline(
        await read([at('問い合わせ先', 80, 120), at('電話 0999-00-0123', 80, 140)], {
          rules: [box(70, 100, 300, 150)],
        }),
      ),
    ).toEqual(['p 問い合わせ先', 'p 電話 0999-00-0123'])
  })

  it('a cell as long as a page is read as text', async () => {
    const texts = Array.from({ length: 30 }, (_, i) =>
      at('個人情報の漏えいがありました。'.repeat(2).slice(i % 3), 150, 112 + i * 15, 9),
    )
    const document = await read([at('概要', 75, 112), ...texts], {
      rules: [[...box(70, 100, 480, 570), ...down([145], 100, 570)]],
    })
    expect(document.blocks.map(({ kind }) => kind)).not.toContain('heading')
    expect(document.blocks.filter(({ kind, cells }) => kind === 'table-row' && cells?.length !== 1)).toEqual([])
    expect(document.text.startsWith('概要\n\n個人情報')).toBe(true)
  })
})

describe('places on the page', () => {
  it('lead from words to where they stand, over the end of a line and of a page', async () => {
    const full = '当社の委託先において第三者による不正アクセスがありお客様の個人情報の一部が外部に'
    const document = await pdfToDocument(
      composePdf([
        [at('株式会社青空商事', 430, 80), at(full, 70, 120), at('漏えいしました。対象は1,204件', 70, 138)],
        [at('です。', 70, 90)],
      ]),
    )
    checkSound(document)
    const placeOf = (words: string, length = words.length) => {
      const start = document.text.indexOf(words)
      return placesOf(document, { start, end: start + length }).map(({ page, x, y, width, height }) => ({
        page,
        x,
        y,
        width,
        height,
      }))
    }
    expect(placeOf('青空商事')).toEqual([{ page: 1, x: 474, y: 70.3, width: 44, height: 11 }])
    expect(placeOf('1,204件')).toEqual([{ page: 1, x: 191, y: 128.3, width: 38.5, height: 11 }])
    expect(placeOf('外部に漏えい')).toEqual([
      { page: 1, x: 70 + 11 * (full.length - 3), y: 110.3, width: 33, height: 11 },
      { page: 1, x: 70, y: 128.3, width: 33, height: 11 },
    ])
    expect(document.pages).toEqual([
      { start: 0, number: 1, width: 595, height: 842 },
      { start: document.text.indexOf('です。'), number: 2, width: 595, height: 842 },
    ])
  })

  it('cover the text: every block stands somewhere', async () => {
    const document = await read([
      at('お 知 ら せ', 250, 80, 16),
      ...lines(70, 120, '　本件の概要です。', '・氏名  と  住所'),
    ])
    for (const { start, end } of document.blocks)
      expect(placesOf(document, { start, end }).reduce((sum, place) => sum + place.width, 0)).toBeGreaterThan(50)
  })
})
