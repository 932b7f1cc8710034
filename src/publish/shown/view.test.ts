import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { expect, test } from 'vitest'
import { fileOf, payloads } from '../../../test/support/hostile/index.js'
import { mediaTypeOf } from '../../capture/media-type.js'
import { plainDocument } from '../../casebook/document.js'
import { composePdf } from '../../text/fixtures/compose-pdf.js'
import { writeView } from './view.js'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** Every element of a file, as the parser of the HTML standard has them. */
const elementsOf = (node: Node): readonly Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : []),
]

const view = async (source: string | Uint8Array, mediaType: string, name = 'a') =>
  (await writeView({ bytes: Buffer.from(source), mediaType, name, lang: 'ja' })) ?? ''

/** What stands between the line that says what is shown and the end. */
const shown = (html: string) => /<main tabindex="0">([\s\S]*)<\/main><\/body><\/html>\n$/.exec(html)?.[1]

const inHead = new Set(['meta', 'title', 'style'])
const inBody =
  /^(?:main|address|article|aside|footer|header|h[1-6]|hgroup|nav|section|blockquote|center|dd|dir|div|dl|dt|figcaption|figure|hr|li|menu|ol|p|pre|ul|a|abbr|acronym|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|ins|kbd|mark|nobr|q|rb|rp|rt|rtc|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|caption|col|colgroup|table|tbody|td|tfoot|th|thead|tr|details|summary)$/

test.each(payloads.map((payload, number) => [payload.name, payload, number] as const))(
  'hostile %s: nothing but known elements and attributes, however it is parsed',
  async (_name, payload, number) => {
    const { bytes, name } = fileOf(payload, { number, origin: 'http://127.0.0.1:9' })
    const mediaType = payload.mediaType ?? mediaTypeOf(bytes, name)
    const html = await writeView({ bytes, mediaType, name, lang: 'ja' })
    if (html === undefined) return
    for (const { tagName, namespaceURI, attrs, parentNode } of elementsOf(parse(html))) {
      expect(namespaceURI).toBe('http://www.w3.org/1999/xhtml')
      if (['html', 'head', 'body'].includes(tagName)) continue
      if (parentNode && 'tagName' in parentNode && parentNode.tagName === 'head') {
        expect(inHead).toContain(tagName)
        continue
      }
      expect(tagName).toMatch(inBody)
      for (const { name, value } of attrs) {
        expect(name).not.toMatch(/^on|^(?:href|action|formaction|srcset|srcdoc|ping|target|poster|background|id|name)$/)
        if (name === 'src') expect(value).toMatch(/^data:image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|svg\+xml);base64,/)
        if (name === 'style') expect(value).not.toMatch(/url|expression|position|@|\\|\/\*/i)
      }
    }
  },
)

test.each([
  ['text/html', '<p>あ</p>', '<p>あ</p>'],
  ['text/html; charset=shift_jis', Buffer.from([0x3c, 0x70, 0x3e, 0x8e, 0x96, 0x8c, 0x8f]), '<p>事件</p>'],
  ['text/plain', '<b>98件</b>\n\u3000二行', '<pre>&lt;b&gt;98件&lt;/b&gt;\n\u3000二行</pre>'],
  ['application/xml', '<a>98件</a>', '<pre>&lt;a&gt;98件&lt;/a&gt;</pre>'],
] as const)('%s', async (mediaType, source, expected) => expect(shown(await view(source, mediaType))).toBe(expected))

test('a mail: who, when, what about, its text, and what is attached by name alone', async () => {
  const mail = [
    'From: =?UTF-8?B?6Z2S56m65biC?= <info@example.jp>',
    'To: kisha@example.jp',
    'Date: Mon, 20 May 2024 10:00:00 +0900',
    'Subject: =?ISO-2022-JP?B?GyRCJCpDTiRpJDsbKEI=?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>98件<img src="https://t.example/x.gif" alt="印"></p>',
    '--b\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment\r\n\r\nabc',
    '--b--',
    '',
  ].join('\r\n')
  const html = await view(mail, 'message/rfc822')
  for (const words of [
    '<dd>青空市 &lt;info@example.jp&gt;</dd>',
    '<dd>kisha@example.jp</dd>',
    '<dd>お知らせ</dd>',
    '<dd>2024年5月20日 10:00</dd>',
    '<p>98件<span class="kept-box">画像 (t.example から。読み込みません) 印</span></p>',
    'a.pdf <small>application/pdf, ',
    '除いたもの: 読み込み 1。',
  ])
    expect(html).toContain(words)
})

test('a PDF: its text, page by page', async () => {
  const page = (text: string) => [{ text, x: 72, y: 72, size: 11 }]
  const html = await view(composePdf([page('一枚目です。'), page('二枚目です。')]), 'application/pdf')
  expect(shown(html)).toBe(
    ['一枚目です。', '二枚目です。']
      .map((text, i) => `<section class="leaf"><p class="leaf-number">${i + 1} ページ</p><p>${text}</p></section>`)
      .join(''),
  )
})

test('a paragraph that runs over the end of a page says where', async () => {
  const document = {
    ...plainDocument('一枚目です。\n次の頁へ続く文です。'),
    pages: [
      { start: 0, number: 1 },
      { start: 11, number: 2 },
    ],
  }
  const html = await writeView({
    bytes: Buffer.from('%PDF-'),
    mediaType: 'application/pdf',
    name: 'a.pdf',
    lang: 'ja',
    document,
  })
  expect(shown(html ?? '')).toBe(
    '<section class="leaf"><p class="leaf-number">1 ページ</p><p>一枚目です。</p><p>次の頁へ<span class="leaf-turn">ここから 2 ページ</span>続く文です。</p></section>',
  )
})

test('a drawing: an image of what is left of it, and its source', async () => {
  const html = await view('<svg onload="x()"><text>98件</text></svg>', 'image/svg+xml', 'map.svg')
  const image = /<img src="data:image\/svg\+xml;base64,([^"]+)" alt="map.svg"\/>/.exec(html)?.[1] ?? ''
  expect(Buffer.from(image, 'base64').toString()).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg"><text>98件</text></svg>',
  )
  expect(html).toContain('&lt;svg onload=&quot;x()&quot;&gt;')
})

test.each([
  ['application/pdf', 'not a PDF', '読めない形をしているか、壊れています'],
  ['application/pdf', composePdf([[]]), '文字がありません'],
  [
    'application/pdf',
    composePdf([[{ text: 'a', x: 1, y: 1, size: 9 }]], { encrypted: true }),
    'パスワードで保護されています',
  ],
  ['application/atom+xml;type=entry', '<entry>', '読めない形をしているか、壊れています'],
] as const)('%s that cannot be read gives a file that says why', async (mediaType, source, words) => {
  expect(await view(source, mediaType)).toContain(words)
})

test('what is too long is cut, and that is said', async () => {
  const html = await view('あ'.repeat(2_000_001), 'text/plain')
  expect(html).toContain('はじめの 2,000,000 字だけを表示しています。</header>')
  expect(shown(html)).toHaveLength('<pre></pre>'.length + 2_000_000)
})

test('what is not shown gives none', async () => {
  expect(await writeView({ bytes: Buffer.from('GIF89a'), mediaType: 'image/gif', name: 'a.gif', lang: 'ja' })).toBe(
    undefined,
  )
})
