import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Casebook, initCasebook, openCasebook } from '../filing/index.js'
import { composePdf } from '../text/fixtures/compose-pdf.js'
import { createSiteApp } from './app.js'
import { exampleNotice, mostBytes, mostCharacters, refusals } from './given-text.js'
import { createSite } from './index.js'
import { createUrls } from './urls.js'

let dir: string
let casebook: Casebook
let site: ReturnType<typeof createSite>
const failures: unknown[] = []

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'jikenbo-read-'))
  await initCasebook(dir)
  casebook = await openCasebook(dir, 'read')
  site = createSite(casebook.reader, { title: '事件簿', onError: (error) => failures.push(error) })
})

afterAll(async () => {
  await casebook?.close()
  await rm(dir, { recursive: true, force: true })
})

const example = (path: string) => readFile(fileURLToPath(new URL(`../../examples/${path}`, import.meta.url)))
const file = (content: Uint8Array | string, name: string, type = '') =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name, { type })

const post = (
  fields: Readonly<Record<string, string | File>>,
  path = '/read',
  headers: Record<string, string> = {},
) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return site.request(path, { method: 'POST', body, headers })
}
const page = async (...given: Parameters<typeof post>) => {
  const answer = await post(...given)
  return { answer, html: await answer.text() }
}

describe('the form', () => {
  test.each([
    ['/read', '保存も記録もしません'],
    ['/en/read', 'Nothing is stored or logged'],
  ])('%s says what becomes of a text, and needs no script', async (path, words) => {
    const html = await (await site.request(path)).text()
    expect(html).toContain(words)
    expect(html).toContain(`<form class="give" action="${path}" method="post" enctype="multipart/form-data">`)
    expect(html.match(/<h1/g)).toHaveLength(1)
  })

  test('can be found from the first page and from what the casebook says of itself', async () => {
    for (const [path, href] of [
      ['/', '/read'],
      ['/about', '/read'],
      ['/en/', '/en/read'],
      ['/en/about', '/en/read'],
    ] as const)
      expect(await (await site.request(path)).text()).toContain(`href="${href}"`)
  })

  test('is not there where nobody could answer it, nor is a link to it', async () => {
    const written = createSiteApp({
      reader: casebook.reader,
      settings: { title: '事件簿' },
      urls: createUrls({ directories: true }),
      assets: new Map(),
      isStatic: true,
    })
    expect((await written.request('/read')).status).toBe(404)
    expect((await written.request('/read', { method: 'POST', body: new FormData() })).status).toBe(404)
    for (const path of ['/', '/about', '/en/', '/en/about'])
      expect(await (await written.request(path)).text()).not.toMatch(/href="[^"]*\/read/)
  })

  test('its twin tells a program how to ask', async () => {
    expect(await (await site.request('/read.json')).json()).toMatchObject({
      method: 'POST',
      url: '/read',
      limits: { bytes: mostBytes, characters: mostCharacters },
    })
  })
})

describe('what a text says', () => {
  test('the example shows every part: verdict, marks, facts, rules, basis', async () => {
    const { answer, html } = await page({ example: '1', text: '', file: file('', '') })
    expect(answer.status).toBe(200)
    expect(html).toContain('組織が自らの事故を知らせる公表文と判断しました。')
    expect(html).toContain('件名が事故を挙げている')
    expect(html).toMatch(/<mark class="who"[^>]*>.*株式会社つゆくさ雑貨店/)
    expect(html).toMatch(/<dd id="fact-affected-1240-people"/)
    expect(html).toMatch(/<code>events\/[a-z-]+<\/code> <span class="nowrap">推論/)
    expect(html).toMatch(/<code>discloser\/[a-z-]+<\/code> <span class="nowrap">明記/)
    expect(html).toContain('保存していません')
    expect(html).toContain('<meta name="robots" content="noindex"')
    // A link to a fact of what is not kept would lead nowhere.
    expect(html).not.toContain('class="perma"')
  })

  test.each([
    '2026/yamasemi-seiki-2026-02-09.pdf',
    '2023/tomoshibi-contact-2023-11-07.html',
    '2023/harukaze-tsuhan-2023-11-14.txt',
  ])('a file is read by what it holds, whatever it is called: %s', async (path) => {
    const json = (await (
      await post({ text: 'not this', file: file(await example(path), 'notice', 'image/png') }, '/read?format=json')
    ).json()) as Record<string, unknown>
    expect(json).toMatchObject({ file: 'notice', notice: true })
    const facts = json.facts as {
      field: string
      rule: string
      basis: string
      evidence?: { quote: string; start: number; end: number }
    }[]
    expect(facts.map((f) => f.field)).toEqual(expect.arrayContaining(['discloser', 'actions', 'events']))
    const { text } = json.document as { text: string }
    for (const { evidence, rule, basis } of facts) {
      expect(rule).toMatch(/^[\w-]+\//)
      expect(['stated', 'inferred']).toContain(basis)
      if (evidence) expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
    }
  })

  test('headings, lists and tables of a pasted page stand', async () => {
    const { html } = await page({
      text: '<html><body><h1>お知らせ</h1><ul><li>氏名</li><li>住所</li></ul><table><tr><td>件数</td><td>12件</td></tr></table></body></html>',
    })
    const text = /<article class="text"[\s\S]*<\/article>/.exec(html)?.[0] ?? ''
    expect(text).toMatch(/<h3>お知らせ<\/h3>[\s\S]*<li>[\s\S]*氏名[\s\S]*<td>[\s\S]*件数/)
  })

  test.each([
    'product-page-2026.html',
    'news-digest-2025-09.txt',
    'howto-usb-2023-05.txt',
    'maintenance-notice-2024-11.html',
  ])('what is no notice is said to be none, with the reasons in Japanese: %s', async (name) => {
    const { html } = await page({ file: file(await example(`not-releases/${name}`), name) })
    const verdict = /<div class="warnings verdict">[\s\S]*?<\/div>/.exec(html)?.[0] ?? ''
    expect(verdict).toContain('公表文ではないと判断しました')
    expect(verdict).not.toContain('lang="en"')
  })

  test('what does not fit is said', async () => {
    const { html } = await page({
      text: '2024年5月1日\n株式会社例示商会\n個人情報漏えいのお詫び\n2 漏えいした情報\n在学生 120人\n卒業生 30人\n合計 151人',
    })
    expect(html).toContain('合計とされる151が内訳の和150と合いません')
  })

  test('what was passed over stands below the facts, each with a way to its words', async () => {
    const text = '2024年5月1日\n株式会社例示商会\n書類の紛失のお詫び\n職員15名で捜しました。'
    const { html } = await page({ text })
    const list = /<details class="passed-over">[\s\S]*?<\/details>/.exec(html)?.[0] ?? ''
    expect(list).toContain('採らなかった読み(2)')
    const [, anchor] = /<a href="#(\w+)">15名<\/a>/.exec(list) ?? []
    expect(list).toContain('対応や作業をした人などの数で、対象者の数ではない')
    expect(html).toMatch(new RegExp(`<a class="passed" id="${anchor}" href="#passed-2"[^>]*>15名</a>`))
    const english = await page({ text }, '/en/read')
    expect(english.html).toContain('counts those who did something, not those affected')
    const json = (await (await post({ text }, '/read.json')).json()) as { passedOver: object[] }
    expect(json.passedOver).toContainEqual({
      field: 'affected',
      value: '15 people',
      evidence: { quote: '15名', start: text.indexOf('15名'), end: text.indexOf('15名') + 3 },
      why: 'count-doer',
    })
  })

  test('what was typed can be changed and read again', async () => {
    const { html } = await page({ text: '株式会社例示商会\r\n個人情報の紛失について' })
    expect(html).toMatch(/<textarea[^>]*>株式会社例示商会\r\n個人情報の紛失について<\/textarea>/)
  })

  test('a form without a file may be sent as a browser without multipart would', async () => {
    const answer = await site.request('/en/read', {
      method: 'POST',
      body: new URLSearchParams({ text: exampleNotice }),
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Taken for an organisation’s own disclosure')
  })
})

describe('JSON', () => {
  test.each([
    ['/read', { Accept: 'application/json' }],
    ['/read?format=json', { Accept: 'text/html' }],
    ['/read.json', {}],
    ['/en/read.json', {}],
  ])('%s %j', async (path, headers) => {
    const answer = await post({ text: exampleNotice }, path, headers as Record<string, string>)
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(await answer.json()).toMatchObject({ notice: true, doubts: [], facts: expect.any(Array) })
  })

  test('a browser that takes anything gets the page', async () => {
    const accept = 'text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8'
    expect((await post({ text: exampleNotice }, '/read', { Accept: accept })).headers.get('content-type')).toContain(
      'text/html',
    )
  })
})

const lines = (...texts: string[]) => texts.map((text, i) => ({ text, x: 72, y: 72 + i * 20, size: 11 }))
const tooLarge = () => file(new Uint8Array(mostBytes + 1).fill(0x61), 'long.txt')

describe('what cannot be read', () => {
  const table: readonly (readonly [string, () => Parameters<typeof post>[0], number, string, string])[] = [
    ['nothing', () => ({}), 400, 'EMPTY', '公表文を貼り付けるか'],
    [
      'an empty form of a browser',
      () => ({ text: ' \r\n\u3000', file: file('', '') }),
      400,
      'EMPTY',
      '公表文を貼り付けるか',
    ],
    ['an empty file', () => ({ file: file('', 'notice.pdf') }), 400, 'EMPTY', '中身のあるファイル'],
    ['too many bytes', () => ({ file: tooLarge() }), 413, 'TOO_LARGE', '5 MB'],
    ['too much text', () => ({ text: 'あ'.repeat(mostCharacters + 1) }), 413, 'TOO_LONG', '100,000字'],
    [
      'a protected PDF',
      () => ({ file: file(composePdf([lines('秘密')], { encrypted: true }), 'a.pdf') }),
      422,
      'ENCRYPTED',
      '保護を外して',
    ],
    ['a scanned PDF', () => ({ file: file(composePdf([[]]), 'a.pdf') }), 422, 'EMPTY_TEXT', 'OCR'],
    ['a broken PDF', () => ({ file: file('%PDF-1.7\nbroken', 'a.pdf') }), 422, 'UNREADABLE', '本文を貼り付けて'],
    ['a Word document', () => ({ file: file('PK\u0003\u0004…', 'a.docx') }), 422, 'UNREADABLE', 'PDF に書き出す'],
    ['an empty page', () => ({ text: '<html><script>x</script></html>' }), 422, 'EMPTY_TEXT', '本文を貼り付けて'],
  ]

  test.each(table)('%s', async (_name, fields, status, code, advice) => {
    const { answer, html } = await page(fields())
    expect(answer.status).toBe(status)
    expect(html).toMatch(/<div class="warnings verdict" role="alert">/)
    expect(html).toContain(advice)
    expect(html).toContain('<form class="give"')
    const asJson = await post(fields(), '/read', { Accept: 'application/json' })
    expect(asJson.status).toBe(status)
    expect(await asJson.json()).toEqual({ error: { code, message: expect.stringMatching(/^publish: .*[^}]$/) } })
  })

  test('a body that does not say its length is counted', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => stream.enqueue(new Uint8Array(1024 * 1024)),
    })
    const request = new Request('http://localhost/read', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await site.request(request)).status).toBe(413)
  })

  test.each([
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\ncut off', 400],
    ['multipart/form-data', '--x', 400],
    ['text/plain', exampleNotice, 415],
    ['application/json', '{"text":"x"}', 415],
  ])('%s that is no form', async (type, body, status) => {
    const answer = await site.request('/read', { method: 'POST', headers: { 'Content-Type': type }, body })
    expect(answer.status).toBe(status)
  })

  test('a page of another site cannot put its words under this one’s name', async () => {
    for (const from of ['cross-site', 'same-site']) {
      const { answer, html } = await page({ text: exampleNotice }, '/read', { 'Sec-Fetch-Site': from })
      expect(answer.status).toBe(403)
      expect(html).not.toContain('つゆくさ')
    }
    expect((await post({ text: exampleNotice }, '/read', { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
  })

  test('nor where the browser only says which site it is, as it does over plain HTTP', async () => {
    const from = async (Origin: string, app = site) => {
      const body = new FormData()
      body.set('text', exampleNotice)
      return (await app.request('http://casebook.test:5105/read', { method: 'POST', body, headers: { Origin } })).status
    }
    expect(await from('http://casebook.test:5105')).toBe(200)
    // A proxy that speaks HTTPS asks by HTTP.
    expect(await from('https://casebook.test:5105')).toBe(200)
    for (const other of ['http://evil.test:5105', 'http://casebook.test', 'http://a.casebook.test:5105', 'null'])
      expect(await from(other)).toBe(403)
    const published = createSite(casebook.reader, { title: '事件簿', baseUrl: 'https://jiken.example/book' })
    expect(await from('https://jiken.example', published)).toBe(200)
    expect(await from('https://evil.example', published)).toBe(403)
  })

  test('every refusal stands in the documentation with its status', async () => {
    const docs = await readFile(fileURLToPath(new URL('../../docs/site.md', import.meta.url)), 'utf8')
    const section = docs.split('\n## Reading a notice\n')[1]?.split('\n## ')[0] ?? ''
    for (const [code, status] of Object.entries(refusals))
      expect(section).toMatch(new RegExp(`\`${code}\`[^()]*\\([^)]*${status}|\\(\`${code}\`, ${status}\\)`))
  })

  test('what was typed is not lost', async () => {
    const { html } = await page({ text: `${'あ'.repeat(mostCharacters)}おわり` })
    expect(html).toContain('おわり</textarea>')
  })
})

describe('hostile text', () => {
  const hostile = `2024年5月20日\n株式会社<script>alert(1)</script>\n個人情報漏えいのお詫び</textarea><img src=x onerror=alert(2)>\n氏名" onmouseover="alert(3)`

  test('stays text wherever it is shown', async () => {
    for (const fields of [{ text: hostile }, { file: file(hostile, '"><script>alert(4)</script>.txt') }]) {
      const { html } = await page(fields as Parameters<typeof post>[0])
      expect(html).toContain('&lt;script&gt;alert(1)')
      expect(html).not.toMatch(/<script(?![^>]* src="\/assets\/)/)
      expect(html).not.toContain('<img')
      expect(html).not.toMatch(/ on[a-z]+="/)
    }
  })

  test('of a page runs nothing, fetches nothing, and leads only to the web', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    const source =
      '<!doctype html><base href="http://10.0.0.1/"><link rel=stylesheet href="http://10.0.0.1/a.css"><img src="http://10.0.0.1/b.png"><iframe src="http://10.0.0.1/c"></iframe><p>個人情報の漏えいについて</p><a href="javascript:alert(1)">詳細</a> <a href="https://a.example/">続き</a><script>alert(1)</script>'
    const { answer, html } = await page({ file: file(source, 'page.html') })
    expect(answer.status).toBe(200)
    const text = /<article class="text"[\s\S]*<\/article>/.exec(html)?.[0] ?? ''
    expect(text).toContain('<a href="https://a.example/" rel="nofollow noopener">')
    expect(text).not.toMatch(/javascript:|src=|<script|<base/)
    expect(fetched).not.toHaveBeenCalled()
    fetched.mockRestore()
  })
})

describe('nothing is kept', () => {
  test('neither in a cache, nor in the casebook, nor said to the log', async () => {
    const before = await readdir(dir, { recursive: true })
    const counts = await casebook.reader.counts()
    const said = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
    for (const fields of [{ text: exampleNotice }, { text: '' }, { file: file('%PDF-1.7\n秘密', 'a.pdf') }]) {
      for (const path of ['/read', '/read.json']) {
        const answer = await post(fields as Parameters<typeof post>[0], path)
        expect(answer.headers.get('cache-control')).toBe('no-store')
      }
    }
    for (const stream of said) {
      expect(stream.mock.calls.flat().join('')).not.toMatch(/つゆくさ|秘密/)
      stream.mockRestore()
    }
    expect(await readdir(dir, { recursive: true })).toEqual(before)
    expect(await casebook.reader.counts()).toEqual(counts)
  })

  test('nothing failed on the way', () => expect(failures).toEqual([]))
})
