import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import Encoding from 'encoding-japanese'
import { describe, expect, it } from 'vitest'
import { codeOf } from '../casebook/errors.js'
import { headersAt } from '../casebook/table-headers.js'
import { outline } from './fixtures/outline.js'
import { checkSound } from './fixtures/sound.js'
import { toDocument } from './index.js'

// Pages as towns, schools and companies make them, organisations invented. What each becomes stands beside it as
// NAME.txt: it is written anew by UPDATE_PAGES=1 and by nothing else.
const folder = new URL('./fixtures/pages/', import.meta.url)
const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
const url = 'https://www.example.jp/news/1.html'

const describeDocument = async (bytes: Uint8Array): Promise<string> => {
  try {
    const document = await toDocument(bytes, 'text/html', { url })
    checkSound(document)
    return [
      `title ${document.title ?? '-'}`,
      ...outline(document),
      ...document.links.map(({ start, end, href }) => `link ${document.text.slice(start, end)} ${href}`),
      ...document.warnings.map((warning) => `! ${warning}`),
      '',
    ].join('\n')
  } catch (error) {
    return `${codeOf(error)} ${error instanceof Error ? error.message : ''}\n`
  }
}

describe('whole pages', () => {
  it.each(pages)('%s', async (name) => {
    const golden = new URL(name.replace(/html$/, 'txt'), folder)
    const said = await describeDocument(readFileSync(new URL(name, folder)))
    if (process.env.UPDATE_PAGES === '1') writeFileSync(golden, said)
    expect(said).toBe(readFileSync(golden, 'utf8'))
  })

  const encodings = {
    Shift_JIS: (text: string) =>
      Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' })),
    'EUC-JP': (text: string) =>
      Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'EUCJP', from: 'UNICODE' })),
    'ISO-2022-JP': (text: string) =>
      Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'JIS', from: 'UNICODE' })),
    'UTF-16': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  }
  // Whatever the page says of its encoding: most of them say Shift_JIS or UTF-8 here, which is wrong three times in four.
  describe.each(Object.entries(encodings))('in %s', (_, encode) => {
    it.each(['town-1990s.html', 'university-word.html', 'school-br.html'])('%s reads the same', async (name) => {
      const source = readFileSync(new URL(name, folder), 'utf8')
      expect(await describeDocument(encode(source))).toBe(await describeDocument(Buffer.from(source)))
    })
  })

  it.each<[string, string, string]>([
    ['company-cms.html', '1,204件', '件数 > 今回 | お客様'],
    ['company-cms.html', '2件|98件', '件数 > 第1報 | 従業員'],
    ['company-cms.html', '1,302件', '件数 > 今回 | 計'],
    ['company-cms.html', '外部の専門機関', ' | 12月19日'],
    ['ward-statistics.html', '▲6', '前年度比 | 誤送付'],
    ['ward-statistics.html', '19|15|▲4', '年度 > 令和3年度 | 計'],
    ['town-1990s.html', '警察に遺失届', '内 容 | ６月２０日'],
    ['university-word.html', '40名', '人数 | 文学部'],
  ])('in %s %j stands under %s', async (name, value, expected) => {
    const document = await toDocument(readFileSync(new URL(name, folder)), 'text/html')
    const found = headersAt(document, document.text.indexOf(value))
    const said = (cells: readonly { readonly start: number; readonly end: number }[] = []) =>
      cells.map(({ start, end }) => document.text.slice(start, end).replaceAll('　', ' ')).join(' > ')
    expect(`${said(found?.column)} | ${said(found?.row)}`).toBe(expected)
  })
})
