import { expect, test } from 'vitest'
import { plainDocument } from '../casebook/document.js'
import { readersDigest, structureDigest } from './compare.js'

const notice = '個人情報の紛失について\n令和6年6月20日\n対象は98人です。'

test.each([
  ['line breaks', '個人情報の紛失について\n令和6年6月20日\n対象は\n98人です。'],
  ['width and spaces', '個人情報の紛失について\n令和６年 6月20日\n対象は ９８人です。'],
  ['when the page was saved', `${notice}\n最終更新日:2024年6月21日`],
  ['when the page was saved, to the minute', `更新日時: 2024年6月21日(金) 10:30\n${notice}`],
  ['a counter', `${notice}\n閲覧数 12,345`],
  ['a page number of the site', `ページID:0012345\n${notice}\n印刷用ページ`],
])('%s: no reader would care', (_, other) =>
  expect(readersDigest({ text: other })).toBe(readersDigest({ text: notice })),
)

test.each([
  ['a figure', notice.replace('98', '1,204')],
  ['the date of the release', notice.replace('20日', '21日')],
  ['a sentence', `${notice}二次被害は確認されていません。`],
  ['a correction in words', `${notice}\n更新日:2024年6月21日(件数を訂正しました)`],
])('%s: a reader would care', (_, other) =>
  expect(readersDigest({ text: other })).not.toBe(readersDigest({ text: notice })),
)

test('the structure is compared apart', () => {
  const document = plainDocument(notice)
  const [first, ...rest] = document.blocks
  const headed = { ...document, blocks: [{ ...first!, kind: 'heading' as const, level: 1 }, ...rest] }
  expect(readersDigest(headed)).toBe(readersDigest(document))
  expect(structureDigest(headed)).not.toBe(structureDigest(document))
})
