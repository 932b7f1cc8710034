import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReleaseHistory } from '../../src/casebook/records.js'
import { siteSettings } from '../../src/cli/site-settings.js'
import { decide } from '../../src/filing/index.js'
import { buildSite } from '../../src/publish/index.js'
import { axeFindings, type Closable, launchBrowser, openPage, overflow, serveSite, shapes } from './support.js'
import { watchedCasebook } from './watched.js'

let made: Awaited<ReturnType<typeof watchedCasebook>>
let server: Closable & { readonly url: string }
let browser: Browser

beforeAll(async () => {
  made = await watchedCasebook()
  server = await serveSite(made.casebook, siteSettings(made.casebook))
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await made?.casebook.close()
})

const paths = () =>
  ['', '/en'].flatMap((lang) =>
    [
      `/releases/${made.first}`,
      `/releases/${made.second}`,
      '/inbox',
      '/inbox?state=filed',
      '/inbox?state=waiting&source=x',
      '/inbox/page/2',
      '/sources',
    ].map((path) => lang + path),
  )

describe('pages of what changes with time', () => {
  test.each([
    ['wide, light', { ...shapes.wide, colorScheme: 'light' }],
    ['wide, dark', { ...shapes.wide, colorScheme: 'dark' }],
    ['phone, light', { ...shapes.phone, colorScheme: 'light' }],
    ['phone, dark', { ...shapes.phone, colorScheme: 'dark' }],
    ['320 px', { viewport: { width: 320, height: 640 } }],
  ] as const)('axe finds nothing and nothing scrolls sideways: %s', async (_name, options) => {
    const { page, complaints, close } = await openPage(browser, { ...options, bypassCSP: true })
    const wrong: string[] = []
    for (const path of paths()) {
      await page.goto(server.url + path)
      for (const finding of await axeFindings(page)) wrong.push(`${path}: ${finding}`)
      const wide = await overflow(page)
      if (wide > 0) wrong.push(`${path}: ${wide} px too wide`)
    }
    await close()
    expect(wrong).toEqual([])
    expect(complaints).toEqual([])
  })
})

const text = async (path: string, selector: string): Promise<string> => {
  const { page, close } = await openPage(browser, { javaScriptEnabled: false })
  await page.goto(server.url + path)
  const found = (await page.locator(selector).allInnerTexts()).join('\n').replace(/\s+/g, ' ')
  await close()
  return found
}

describe('a release that was edited and taken down', () => {
  test('shows which facts changed, old and new together, then the sentences', async () => {
    const path = `/releases/${made.first}`
    expect(await text(path, '.versions > li:nth-child(2) .changes')).toMatch(/変更前: 98人 → 変更後: 1,204人/)
    expect(await text(path, '.versions > li:first-child')).toContain('読み取った事実は前の版と同じです')
    const diff = await text(path, '.versions > li:first-child .textdiff')
    expect(diff).toMatch(/… \d+文 変更なし/)
    expect(diff).toMatch(/削除: 見つかってい ?追加: いまだ発見に至っておりません/)
  })

  test('says that its page is gone, when that was found, and has it in its JSON twin', async () => {
    const path = `/releases/${made.first}`
    expect(await text(path, 'main > .warnings')).toMatch(/無くなっています \(404\)。.*2026年7月20日/)
    expect(await text(path, '.dated')).toBe('2026年6月20日 掲載中 2026年7月20日 無くなったことを確認 (404)')
    const { history } = (await (await fetch(`${server.url}${path}.json`)).json()) as { history: ReleaseHistory }
    expect(history.address.map((a) => a.state)).toEqual(['there', 'gone'])
  })

  test('a later report is proposed with its reasons, and stands in a row once it is decided', async () => {
    const path = `/releases/${made.second}`
    expect(await text(path, '.proposed')).toMatch(/続報かもしれません。.*続報であると述べている/)
    await decide(made.casebook, { by: 'test' }, ({ follow }) => follow(made.second, made.first, '第2報'))
    expect(await text(path, '.thread')).toMatch(/^2026年6月20日 個人情報の紛失について.* 2026年7月5日 この公表文$/)
    expect(await text(`/releases/${made.first}`, '.thread')).toMatch(/この公表文 2026年7月5日 .*第2報/)
    expect(await text(path, '.proposed')).toBe('')
  })
})

describe('the inbox and the sources', () => {
  test('each item says what became of it; links narrow it down', async () => {
    const filed = await text('/inbox?state=filed', '.inbox > li')
    expect(filed).toMatch(/#\d{4}-\d{3} 湊ノ原県 報道発表 個人情報の紛失について 収録 公表文を見る$/)
    expect(await text('/inbox?state=failed', '.inbox > li')).toContain('取得できず サーバーの答え: 404 Not Found')
    const { page, close } = await openPage(browser, { javaScriptEnabled: false })
    await page.goto(`${server.url}/inbox`)
    await page.locator('.chosen a', { hasText: '見送り' }).click()
    expect(await page.locator('.inbox > li:not(.passed-over)').count()).toBe(0)
    await page.locator('.pager [rel=next]').click()
    expect(page.url()).toMatch(/\/inbox\/page\/2\?state=passed-over$/)
    await close()
  })

  test('each source says how it is doing', async () => {
    const list = await text('/sources', '.sourcelist > li')
    expect(list).toMatch(/水無瀬市 お知らせ .*2回続けて見られませんでした。 .*サーバーの答え: 503/)
    expect(list).toMatch(/若葉台病院 .*いつもは項目があるのに何も出てきません。/)
    expect(list).toMatch(/雲居野大学 .*項目がほぼすべて入れ替わっています。/)
    expect(list).toMatch(/受け取った文書 フォルダー 見る間隔 1分ごと/)
    expect(list).toMatch(/若葉台病院 .*いま挙げている項目 0\(これまで 12\).*雲居野大学/)
    const { sources } = (await (await fetch(`${server.url}/sources.json`)).json()) as { sources: object[] }
    expect(sources).toHaveLength(6)
    expect(JSON.stringify(sources)).not.toContain('incoming')
  })

  test('neither is for search engines, and the static site has neither', async () => {
    for (const path of ['/inbox', '/sources'])
      expect(await (await fetch(server.url + path)).text()).toContain('<meta name="robots" content="noindex"')
    const dir = await mkdtemp(join(tmpdir(), 'jikenbo-watched-site-'))
    const out = join(dir, 'public')
    await buildSite(made.casebook.reader, siteSettings(made.casebook), out)
    const files = await readdir(out, { recursive: true })
    expect(files.filter((f) => /inbox|sources/.test(f))).toEqual([])
    expect(await readFile(join(out, 'index.html'), 'utf8')).not.toMatch(/\/(?:inbox|sources)\b/)
    await rm(dir, { recursive: true, force: true })
  })
})
