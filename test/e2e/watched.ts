import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFetcher } from '../../src/capture/fetch/index.js'
import { addAll, type Casebook, initCasebook, openCasebook } from '../../src/filing/index.js'
import type { AddBytes } from '../../src/filing/inputs.js'
import { settingsFile } from '../../src/filing/settings.js'
import { watch } from '../../src/watch/index.js'
import { noticePage, rss, startNoticeSite } from '../support/notice-site.js'

const first = 'https://www.city.shiomizaki.example/news/101.html'
const second = 'https://www.city.shiomizaki.example/news/107.html'

/** An answer as a web server gave it on a day of 2026. */
const answer = (uri: string, day: string, body: string, status = 200): AddBytes => ({
  bytes: Buffer.from(body),
  mediaType: 'text/html; charset=utf-8',
  source: { kind: 'url', uri, name: uri },
  receivedAt: `2026-${day}T03:00:00.000Z`,
  http: {
    uri,
    asked: uri,
    request: { method: 'GET', target: new URL(uri).pathname, headers: [['Host', new URL(uri).host]] },
    status,
    reason: status === 200 ? 'OK' : 'Not Found',
    headers: [],
    capture: status === 200,
  },
})

const paragraphs = (title: string, ...lines: readonly string[]) =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${lines.map((l) => `<p>${l}</p>`).join('')}`

const opening = [
  '2026年6月20日',
  '汐見崎市',
  '汐見崎市の職員が、住民の個人情報を記録したUSBメモリーを紛失したことが判明しました。関係者の皆様に深くお詫び申し上げます。',
]
const middle = [
  '紛失したUSBメモリーは、健康診査の案内を発送するために用いていたものです。暗号化はしていましたが、パスワードを書いた紙が貼られていました。',
  '職員は2026年6月18日に執務室を出て、同日の夕方に紛失に気づきました。庁舎内と帰宅の経路を捜索しましたが、見つかっていません。',
]
const closing = [
  '現時点で、情報が悪用されたという報告は受けていません。',
  '職員に対する研修を改めて行い、記録媒体の持ち出しを禁止します。',
  'お問い合わせ: 総務課 電話 0999-12-3456',
]

/** One release as it was edited, taken down and put up again. */
const edited = [
  answer(
    first,
    '06-20',
    paragraphs(
      '個人情報の紛失について(お詫び)',
      ...opening,
      '対象は住民98人分の氏名及び住所です。',
      ...middle,
      '2026年6月19日に警察へ届け出ました。',
      ...closing,
    ),
  ),
  answer(
    first,
    '06-24',
    paragraphs(
      '個人情報の紛失について(お詫び)',
      ...opening,
      '対象は住民1,204人分の氏名、住所及び生年月日です。',
      ...middle,
      '2026年6月19日に警察へ届け出ました。2026年6月22日に個人情報保護委員会へ報告しました。',
      ...closing,
    ),
  ),
  answer(
    first,
    '07-01',
    paragraphs(
      '個人情報の紛失について(お詫び)',
      ...opening,
      '対象は住民1,204人分の氏名、住所及び生年月日です。',
      ...middle.map((line) => line.replace('見つかっていません', 'いまだ発見に至っておりません')),
      '2026年6月19日に警察へ届け出ました。2026年6月22日に個人情報保護委員会へ報告しました。',
      ...closing,
    ),
  ),
  answer(first, '07-20', '<h1>見つかりません</h1>', 404),
] as const

const later = answer(
  second,
  '07-05',
  paragraphs(
    '個人情報の紛失について(第2報)',
    '2026年7月5日',
    '汐見崎市',
    '2026年6月20日に公表しましたUSBメモリーの紛失について、汐見崎市が調査したところ、対象は住民1,310人分の氏名、住所及び生年月日であることが判明しました。改めて深くお詫び申し上げます。',
  ),
)

/** A casebook with a release in three versions whose page is gone, a later report, and sources in every state. */
export const watchedCasebook = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'jikenbo-watched-'))
  const site = await startNoticeSite()
  const { origin, pages } = site
  const link = (path: string) => `${origin}${path}`
  const quiet = (n: number) => ({ link: link(`/quiet/${n}`), title: `図書館の休館日について(${n})` })
  pages
    .set('/1', noticePage(1))
    .set('/2', '<h1>お知らせ一覧</h1><p>夏まつりを開催します。ご来場ください。</p>')
    .set(
      '/feed',
      rss([
        { link: link('/1'), title: '個人情報の紛失について' },
        { link: link('/2'), title: 'お知らせ' },
        { link: link('/3'), title: '不正アクセスによる個人情報の漏えいについて' },
        { link: link('/4'), title: 'ごみの収集日が変わります' },
        ...Array.from({ length: 20 }, (_, i) => quiet(100 + i)),
      ]),
    )
    .set('/bad', (_, response) => response.writeHead(503).end())
    .set('/quiet', rss(Array.from({ length: 12 }, (_, i) => quiet(i))))
    .set('/moved', rss(Array.from({ length: 12 }, (_, i) => quiet(20 + i))))
  await initCasebook(dir)
  await writeFile(
    join(dir, settingsFile),
    JSON.stringify({
      sources: [
        { name: '湊ノ原県 報道発表', url: link('/feed') },
        { name: '水無瀬市 お知らせ', url: link('/bad'), every: '1h' },
        { name: '若葉台病院', url: link('/quiet'), every: '1d' },
        { name: '雲居野大学', url: link('/moved'), every: '12h' },
        { name: '受け取った文書', folder: 'incoming' },
        { name: '鷺ノ森町', url: link('/not-yet'), kind: 'page', selector: '#news a' },
      ],
    }),
  )
  const casebook = await openCasebook(dir, 'write')
  for await (const outcome of addAll(casebook, [...edited.slice(0, 3), later, edited[3]]))
    if (outcome.kind === 'failed' && outcome.error.message.includes('404') === false) throw outcome.error
  const fetcher = makeFetcher({
    allowPrivate: ['127.0.0.0/8'],
    delayMs: 0,
    askedDelayMs: 0,
    backOffMs: 1,
    patienceMs: 10,
  })
  const look = (...only: string[]) => watch(casebook, { fetcher, now: true, once: true, only })
  await look('湊ノ原県 報道発表', '水無瀬市 お知らせ', '若葉台病院', '雲居野大学')
  pages.set('/quiet', rss([])).set('/moved', rss(Array.from({ length: 12 }, (_, i) => quiet(40 + i))))
  await look('水無瀬市 お知らせ', '若葉台病院', '雲居野大学')
  fetcher.close()
  await site.close()
  const release = async (uri: string): Promise<string> => {
    const capture = (await casebook.reader.visits({ uri })).findLast((v) => v.capture !== undefined)?.capture ?? ''
    const [found] = (await casebook.reader.releases({ capture })).rows
    if (found === undefined) throw new Error(`e2e: ${uri} was not filed`)
    return found.id
  }
  return {
    casebook: {
      ...casebook,
      close: async () => {
        await casebook.close()
        await rm(dir, { recursive: true, force: true })
      },
    } satisfies Casebook,
    first: await release(first),
    second: await release(second),
  }
}
