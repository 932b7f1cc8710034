import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAll } from './add.js'
import { type Casebook, initCasebook, openCasebook } from './casebook.js'
import { decide } from './decide.js'
import { rebuild } from './rebuild.js'

let dir = ''
let casebook: Casebook

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-place-'))
  await initCasebook(dir)
  casebook = await openCasebook(dir, 'write')
})
afterEach(async () => {
  await casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const release = (day: string, who: string, title: string, text: string): string =>
  `${day}\n${who}\n\n${title}\n\n${text}\nお詫び申し上げます。\n`

/** Adds releases one by one; gives the case of each. */
const file = async (...texts: readonly string[]): Promise<readonly string[]> => {
  const numbers: string[] = []
  for (const [i, text] of texts.entries()) {
    const source = { kind: 'file' as const, uri: `file:///${i}.txt`, name: `${i}.txt` }
    for await (const o of addAll(casebook, [{ bytes: Buffer.from(text), mediaType: 'text/plain', source }]))
      numbers.push(o.kind === 'filed' ? o.number : o.kind)
  }
  return numbers
}

const proposed = async (number: string): Promise<readonly string[]> => {
  const found = await casebook.reader.case(number)
  return found && 'proposals' in found ? found.proposals.map((p) => p.number) : []
}

/** What goes on from what, by the days of the releases. */
const updates = async (): Promise<readonly string[]> => {
  const { rows } = await casebook.reader.releases({ limit: 100 })
  const day = (id: string) => rows.find((r) => r.id === id)?.published?.date
  const own = rows.map(async ({ id }) => {
    const found = await casebook.reader.release(id)
    const history = found && (await casebook.reader.history(found))
    return history?.proposals.flatMap((p) => (p.release === id ? `${day(id)} ← ${day(p.of)}` : [])) ?? []
  })
  return (await Promise.all(own)).flat().sort()
}

const bus = 'ヒバリ野交通株式会社'
const access = '不正アクセスによる個人情報流出について'
const january = release(
  '2024年2月5日',
  bus,
  access,
  '2024年1月25日、当社の会員サイトが不正アクセスを受け、会員様1,500名の個人情報が流出しました。',
)
const march = release(
  '2024年4月5日',
  bus,
  access,
  '2024年3月27日、当社の予約サイトが不正アクセスを受け、お客様320名の個人情報が流出しました。',
)
const second = release(
  '2024年6月5日',
  bus,
  `${access}(第2報)`,
  '2024年4月5日に公表しました当社の予約サイトへの不正アクセスについて、対象のお客様は322名であることが確認されました。',
)

test.each([
  ['in order', [january, march, second], ['2024-001', '2024-002', '2024-002']],
  ['backwards', [second, march, january], ['2024-001', '2024-001', '2024-002']],
  ['the one it names last', [second, january, march], ['2024-001', '2024-002', '2024-001']],
])('a later report stands with the one whose day it names: %s', async (_name, texts, numbers) => {
  expect(await file(...texts)).toEqual(numbers)
  expect(await updates()).toEqual(['2024-06-05 ← 2024-04-05'])
  await rebuild(casebook)
  expect(await updates()).toEqual(['2024-06-05 ← 2024-04-05'])
})

describe('a later report that names no day and may go on from two', () => {
  const unnamed = second.replace('2024年4月5日に公表しました', '').replace('6月5日', '4月9日')
  const other = march.replace('3月27日', '1月26日').replace('4月5日', '2月6日')
  const open = async () => [await proposed('2024-001'), await proposed('2024-002'), await updates()]
  const who = { by: '試験' }
  const ids = async () => {
    const { rows } = await casebook.reader.releases({ limit: 3 })
    return Object.fromEntries(rows.map((r) => [r.published?.date.slice(5), r.id]))
  }
  beforeEach(async () => {
    expect(await file(january, other, unnamed)).toEqual(['2024-001', '2024-002', '2024-003'])
  })

  test('is proposed to both', async () => {
    expect(await proposed('2024-003')).toEqual(['2024-001', '2024-002'])
    expect(await updates()).toEqual(['2024-04-09 ← 2024-02-06'])
  })

  test('is proposed no more once its case went into one of them', async () => {
    await decide(casebook, who, ({ merge }) => merge('2024-003', '2024-001', '第2報'))
    expect(await open()).toEqual([[], [], []])
    await rebuild(casebook)
    expect(await open()).toEqual([[], [], []])
  })

  test('may still go on from the one in the case it was moved to', async () => {
    const id = await ids()
    await decide(casebook, who, ({ move }) => move(id['04-09'] ?? '', '2024-002', '第2報'))
    expect(await open()).toEqual([[], [], ['2024-04-09 ← 2024-02-06']])
    await decide(casebook, who, ({ move }) => move(id['02-06'] ?? '', undefined, '別の事件'))
    expect(await open()).toEqual([[], [], []])
  })

  test('belongs where the one stands that it goes on from', async () => {
    const id = await ids()
    await decide(casebook, who, ({ follow }) => follow(id['04-09'] ?? '', id['02-05'], '第2報'))
    expect(await open()).toEqual([['2024-001'], [], []])
  })
})

test.each([
  ['before anything of it happened', '2024年2月20日', '2024年2月5日に'],
  ['after one that is not here', '2024年8月20日', '2024年7月31日に'],
])('a later report of another incident is not joined to a case of its organisation: %s', async (_name, day, named) => {
  const other = release(
    day,
    bus,
    `${access}(第2報)`,
    `${named}公表しました会員サイトへの不正アクセスについて、対象の会員様は1,600名であることが確認されました。`,
  )
  expect(await file(march, other)).toEqual(['2024-001', '2024-002'])
})

test('a provider that is struck again half a year later has two cases, though its clients name it', async () => {
  const cloud = '株式会社クモノハ'
  const first = (day: string, found: string) =>
    release(
      day,
      cloud,
      '「クモノハ予約」への不正アクセスについて',
      `${found}、当社の予約管理システム「クモノハ予約」が不正アクセスを受け、宿泊予約者の個人情報が漏えいしたおそれがあることを確認しました。`,
    )
  const client = release(
    '2025年2月14日',
    'ホテル汐彩',
    '予約管理システムへの不正アクセスに関するお知らせ',
    `当ホテルが利用している${cloud}の予約管理システム「クモノハ予約」が2月3日に不正アクセスを受け、当ホテルにご予約のお客様640名の情報が漏えいしたおそれがあります。`,
  )
  const [february, august] = [first('2025年2月10日', '2025年2月3日'), first('2025年8月20日', '2025年8月13日')]
  expect(await file(february, client, august)).toEqual(['2025-001', '2025-001', '2025-002'])
  expect(await proposed('2025-002')).toEqual(['2025-001'])
})

test('a first report without a date is proposed to the case of a later one', async () => {
  const undated = march.replace('2024年4月5日\n', '')
  expect(await file(second.replace('2024年4月5日に', '先に'), undated)).toEqual(['2024-001', '2024-002'])
  expect(await proposed('2024-002')).toEqual(['2024-001'])
})

test('what somebody decided to stand alone is not proposed again when an earlier report comes in', async () => {
  await file(second)
  const id = (await casebook.reader.releases()).rows[0]?.id ?? ''
  await decide(casebook, { by: '試験' }, ({ follow }) => follow(id, undefined, '別の件'))
  await file(march)
  expect(await updates()).toEqual([])
  await rebuild(casebook)
  expect(await updates()).toEqual([])
})

test('a first report is proposed to the case of a later one that lacks it', async () => {
  const final = release(
    '2024年7月31日',
    bus,
    '不正アクセスに関する調査結果のご報告(最終報)',
    '2024年1月に当社の会員サイトが不正アクセスを受け、会員様1,500名の個人情報が流出したことについて、調査が完了しました。',
  )
  expect(await file(final, january)).toEqual(['2024-001', '2024-002'])
  expect(await proposed('2024-002')).toEqual(['2024-001'])
})

test('two things a town sent astray on one day are only proposed to be one', async () => {
  const town = (title: string, text: string) => release('令和6年7月12日', '汐留崎町', title, text)
  const numbers = await file(
    town(
      '納税通知書の誤送付について',
      '7月9日、固定資産税の納税通知書1通を別の方に送付していたことが、受け取った方からの連絡で判明しました。',
    ),
    town(
      '介護保険負担割合証の誤交付について',
      '7月9日、窓口で別の方の介護保険負担割合証1通を誤って交付したことが判明しました。対象は1名の氏名、住所、負担割合です。',
    ),
  )
  expect(numbers).toEqual(['2024-001', '2024-002'])
  expect(await proposed('2024-002')).toEqual(['2024-001'])
})

test.each([
  ['in order', (fillers: readonly string[]) => [march, ...fillers, second], ['2024-001', '2024-001']],
  ['those between came first', (fillers: readonly string[]) => [...fillers, march, second], ['2024-036', '2024-036']],
])(
  'a later report finds the one it names beyond 35 others of the same organisation: %s',
  async (_n, order, numbers) => {
    const between = Array.from({ length: 35 }, (_, i) =>
      release(
        `2024年${i < 25 ? 4 : 5}月${(i % 25) + 6}日`,
        bus,
        `第${i + 1}営業所における忘れ物台帳の紛失について`,
        `2024年${i < 25 ? 4 : 5}月${(i % 25) + 5}日、第${i + 1}営業所で忘れ物台帳1冊の紛失が判明しました。お客様${i + 21}名の氏名が記載されています。`,
      ),
    )
    const texts = order(between)
    const filed = await file(...texts)
    expect([march, second].map((text) => filed[texts.indexOf(text)])).toEqual(numbers)
    expect(await updates()).toEqual(['2024-06-05 ← 2024-04-05'])
  },
)

test('what came in long ago is held against the reports of its own time', async () => {
  const later = Array.from({ length: 31 }, (_, i) =>
    release(
      `2026年${i < 25 ? 4 : 5}月${(i % 25) + 2}日`,
      bus,
      `第${i + 1}営業所における忘れ物台帳の紛失について`,
      `2026年${i < 25 ? 4 : 5}月${(i % 25) + 1}日、第${i + 1}営業所で忘れ物台帳1冊の紛失が判明しました。お客様${i + 21}名の氏名が記載されています。`,
    ),
  )
  const filed = await file(second, ...later, march)
  expect([filed.at(0), filed.at(-1)]).toEqual(['2024-001', '2024-001'])
  expect(await updates()).toEqual(['2024-06-05 ← 2024-04-05'])
})
