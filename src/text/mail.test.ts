import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRelease } from '../read/index.js'
import { outline } from './fixtures/outline.js'
import { mailToDocument } from './mail.js'

type Charset = 'JIS' | 'SJIS' | 'EUCJP' | 'UTF8'
const encode = (text: string, to: Charset): Buffer =>
  Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to, from: 'UNICODE' }))
const base64 = (text: string, to: Charset = 'UTF8') => encode(text, to).toString('base64')
const quoted = (text: string, to: Charset = 'UTF8') =>
  [...encode(text, to)]
    .map((byte) => (byte === 10 ? '\r\n' : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('')
const word = (text: string, charset = 'ISO-2022-JP', to: Charset = 'JIS') => `=?${charset}?B?${base64(text, to)}?=`

const lines = (...found: readonly string[]) => `${found.join('\r\n')}\r\n`
const head = [
  `From: ${word('青空市')} <koho@city.aozora.example>`,
  'To: kisha@press.example',
  `Subject: ${word('個人情報を含むメールの')}\r\n ${word('誤送信について')}`,
  'Date: Sun, 31 Mar 2024 16:30:00 +0000',
  'MIME-Version: 1.0',
]
const headLines = [
  'h1 個人情報を含むメールの誤送信について',
  'p From: 青空市 <koho@city.aozora.example>',
  'p Sent: 2024-04-01 01:30',
]
const body = '令和6年4月1日\n青空市①㈱髙橋\n\n12件のメールアドレスが漏えいしました。'
const bodyLines = ['p 令和6年4月1日', 'p 青空市①㈱髙橋', 'p 12件のメールアドレスが漏えいしました。']
const crlf = (text: string) => text.replaceAll('\n', '\r\n')

describe('mailToDocument', () => {
  it.each<[string, Buffer]>([
    [
      'ISO-2022-JP as seven bits',
      Buffer.concat([
        Buffer.from(
          lines(...head, 'Content-Type: text/plain; charset=ISO-2022-JP', 'Content-Transfer-Encoding: 7bit', ''),
        ),
        encode(crlf(body), 'JIS'),
      ]),
    ],
    [
      'Shift_JIS in base64',
      Buffer.from(
        lines(
          ...head,
          'Content-Type: text/plain; charset="Shift_JIS"',
          'Content-Transfer-Encoding: base64',
          '',
          base64(body, 'SJIS'),
        ),
      ),
    ],
    [
      'UTF-8 as quoted-printable',
      Buffer.from(
        lines(
          ...head,
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: quoted-printable',
          '',
          quoted(body),
        ),
      ),
    ],
    ['no word of its encoding', Buffer.concat([Buffer.from(lines(...head, '')), encode(crlf(body), 'JIS')])],
    [
      'a wrong word of its encoding',
      Buffer.concat([
        Buffer.from(lines(...head, 'Content-Type: text/plain; charset=us-ascii', '')),
        encode(crlf(body), 'SJIS'),
      ]),
    ],
    [
      'an HTML part beside the plain one',
      Buffer.from(
        lines(
          ...head,
          'Content-Type: multipart/alternative; boundary="=_a"',
          '',
          '--=_a',
          'Content-Type: text/plain; charset=utf-8',
          '',
          '別の言い方',
          '--=_a',
          'Content-Type: text/html; charset=utf-8',
          'Content-Transfer-Encoding: base64',
          '',
          base64('<p>令和6年4月1日<br>青空市①㈱髙橋</p><p>12件のメールアドレスが漏えいしました。</p>'),
          '--=_a--',
        ),
      ),
    ],
    [
      'an HTML part without text',
      Buffer.from(
        lines(
          ...head,
          'Content-Type: multipart/alternative; boundary=b',
          '',
          '--b',
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: 8bit',
          '',
          ...body.split('\n'),
          '--b',
          'Content-Type: text/html',
          '',
          '<html><body><img src="cid:1"></body></html>',
          '--b--',
        ),
      ),
    ],
  ])('reads %s', async (_, bytes) => {
    const document = await mailToDocument(bytes)
    expect(outline(document)).toEqual([...headLines, ...bodyLines])
    expect(document).toMatchObject({ title: '個人情報を含むメールの誤送信について', warnings: [] })
  })

  it('leaves letters of the west as they are', async () => {
    const source = lines('Subject: a', 'Content-Type: text/plain; charset=iso-8859-1', '', 'Les élèves de Genève.')
    expect((await mailToDocument(Buffer.from(source, 'latin1'))).text).toBe('a\n\nLes élèves de Genève.')
  })

  it('keeps tables and links of the HTML part', async () => {
    const html = '<table><tr><th>件数</th><td><a href="https://a.example/">12件</a></td></tr></table>'
    const document = await mailToDocument(
      Buffer.from(lines(...head, 'Content-Type: text/html; charset=utf-8', '', html)),
    )
    expect(outline(document)).toEqual([...headLines, 'row #件数 | 12件'])
    expect(document.links.map(({ start, end, href }) => [document.text.slice(start, end), href])).toEqual([
      ['12件', 'https://a.example/'],
    ])
  })

  it('names attachments and reads none of them', async () => {
    const { text, warnings } = await mailToDocument(
      Buffer.from(
        lines(
          ...head,
          'Content-Type: multipart/mixed; boundary=m',
          '',
          '--m',
          'Content-Type: text/plain; charset=utf-8',
          '',
          '添付のとおりです。',
          '--m',
          `Content-Type: application/pdf; name="${word('公表資料.pdf')}"`,
          'Content-Disposition: attachment',
          'Content-Transfer-Encoding: base64',
          '',
          base64('%PDF-1.4'),
          '--m',
          'Content-Type: text/plain; charset=utf-8',
          "Content-Disposition: attachment; filename*=utf-8''%E8%A1%A8.txt",
          '',
          '秘密',
          '--m--',
        ),
      ),
    )
    expect(text).not.toContain('秘密')
    expect(text.endsWith('\n\n添付のとおりです。')).toBe(true)
    expect(warnings).toEqual(['Attachments are not read, add them by themselves: 公表資料.pdf, 表.txt'])
  })

  it('is its subject where it has no text', async () => {
    expect(await mailToDocument(Buffer.from(lines(...head, '')))).toMatchObject({
      text: '個人情報を含むメールの誤送信について\nFrom: 青空市 <koho@city.aozora.example>\nSent: 2024-04-01 01:30',
      warnings: ['The mail has no text but its subject'],
    })
  })

  it('keeps a date that is none as it is, and needs neither sender nor date', async () => {
    const { text } = await mailToDocument(Buffer.from(lines('Subject: a', 'Date: yesterday', '', 'b')))
    expect(text).toBe('a\nSent: yesterday\n\nb')
    expect((await mailToDocument(Buffer.from(lines('MIME-Version: 1.0', '', '本件')))).text).toBe('本件')
  })

  it.each([
    ['neither subject nor text', lines('From: a@example.jp', ''), 'EMPTY_TEXT'],
    [
      'parts within parts without end',
      Array.from({ length: 300 }, (_, i) => lines(`Content-Type: multipart/mixed; boundary=b${i}`, '', `--b${i}`)).join(
        '',
      ),
      'UNREADABLE',
    ],
    ['no end to the headers', lines(`Subject: ${'=?utf-8?B?44GC?= '.repeat(40_000)}`, '', 'b'), 'UNREADABLE'],
  ])('says why where there is %s', async (_, source, code) => {
    await expect(mailToDocument(Buffer.from(source))).rejects.toMatchObject({ code })
  })

  it('throws nothing but coded errors, whatever the bytes (property)', async () => {
    const pieces = fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=a\r\n',
      'Content-Type: text/html; charset=x\r\n',
      'Content-Transfer-Encoding: base64\r\n',
      'Subject: =?x?B?====?=\r\n',
      '\r\n',
      '--a\r\n',
      '--a--\r\n',
      '<p>\u001b$B',
      '本件',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.array(pieces).map((found) => Buffer.from(found.join(''))),
          fc.uint8Array({ maxLength: 500 }),
        ),
        async (bytes) => {
          try {
            const { text, blocks } = await mailToDocument(bytes)
            for (const { start, end } of blocks) expect(text.slice(start, end).trim()).not.toBe('')
          } catch (error) {
            expect(error).toMatchObject({ code: expect.stringMatching(/^(?:EMPTY_TEXT|UNREADABLE)$/) })
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('what the reader makes of a mail', () => {
  const mail = (text: string) => Buffer.from(lines(...head, 'Content-Type: text/plain; charset=utf-8', '', crlf(text)))

  it('the date of the notice goes before that of its sending', async () => {
    const document = await mailToDocument(
      mail('令和6年3月29日\n青空市長\n\n個人情報を含むメールを誤送信しました。対象は12名です。'),
    )
    expect(readRelease(document).published?.date).toBe('2024-03-29')
  })

  it('a notice without a date was published when it was sent', async () => {
    const document = await mailToDocument(mail('青空市です。\n個人情報を含むメールを誤送信しました。対象は12名です。'))
    const { published } = readRelease(document)
    expect(published).toMatchObject({ date: '2024-04-01', evidence: { quote: '2024-04-01 01:30' } })
  })
})

describe('a page that a browser saved as one file', () => {
  const html = (body: string) =>
    lines('Content-Type: text/html', 'Content-Transfer-Encoding: base64', '', base64(body), '--b')
  const saved = (from: string, address: string) =>
    Buffer.from(
      lines(
        `From: ${from}`,
        ...(address === '' ? [] : [`Snapshot-Content-Location: ${address}`]),
        `Subject: ${word('誤送信について | 青空市')}`,
        'Date: Tue, 5 Nov 2024 10:00:00 +0900',
        'MIME-Version: 1.0',
        'Content-Type: multipart/related; type="text/html"; boundary="b"',
        '',
        '--b',
      ) +
        html(
          '<title>誤送信について | 青空市</title><nav><a href="/n">くらし</a></nav><main><h1>誤送信について</h1><p>12件の<a href="a.pdf">アドレス</a>が漏えいしました。</p></main><footer>電話 0999-00-0000</footer></html>',
        ) +
        html('<html><p>広告です。</p></html>') +
        lines('Content-Type: text/css', '', 'p{}', '--b--'),
    )

  it.each([
    ['<Saved by Blink>', 'https://aozora.example/news/1.html', 'https://aozora.example/news/a.pdf'],
    ['"Saved by Windows Internet Explorer 11"', '', 'a.pdf'],
  ])('%s', async (from, address, href) => {
    const document = await mailToDocument(saved(from, address))
    expect(outline(document)).toEqual(['h1 誤送信について', 'p 12件のアドレスが漏えいしました。'])
    expect(document).toMatchObject({ title: '誤送信について | 青空市', warnings: [], links: [{ href }] })
  })
})
