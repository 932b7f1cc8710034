import { expect, test } from 'vitest'
import { writeView } from './shown/view.js'
import { writeViewAside } from './view-aside.js'

const page = (html: string) => ({
  bytes: Buffer.from(html),
  mediaType: 'text/html',
  name: 'a.html',
  lang: 'ja' as const,
})

test('a large page is made in another thread, the same', async () => {
  const task = page('<p onclick="x()">対象は98件です。</p>'.repeat(7000))
  expect(await writeViewAside(task)).toBe(await writeView(task))
})

test('one that is built to take long gives a file that says so', async () => {
  const view = await writeViewAside(page('<div>'.repeat(400_000)), { milliseconds: 1000, atOnce: 1 })
  expect(view).toContain('時間内に表示を作れませんでした')
})
