import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readersView } from '../../test/support/readers-view.js'
import { sha256Of } from '../capture/warc-record.js'
import { codeOf } from '../casebook/errors.js'
import { formatLabel } from '../link/labels.js'
import { addAll, type Outcome } from './add.js'
import { type Casebook, initCasebook, openCasebook } from './casebook.js'
import { decide } from './decide.js'
import { importBlogger } from './import-blogger.js'
import type { AddInput } from './inputs.js'
import { fileInputs } from './inputs.js'
import { keep } from './intake.js'
import { rebuild } from './rebuild.js'
import { verify, verifyDeep } from './verify.js'

let dir = ''
let casebook: Casebook

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-filing-'))
  await initCasebook(dir)
  casebook = await openCasebook(dir, 'write')
})
afterEach(async () => {
  await casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const examples = ['examples/2023', 'examples/2024']
const who = { by: '試験', at: '2026-01-01T00:00:00.000Z' }

const addFiles = async (paths: readonly string[], at?: string): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  for await (const o of addAll(casebook, fileInputs(paths), at === undefined ? {} : { at })) outcomes.push(o)
  return outcomes
}
const addText = async (
  name: string,
  text: string | Uint8Array,
  mediaType = 'text/plain',
): Promise<Outcome | undefined> => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const input: AddInput = {
    bytes,
    mediaType,
    source: { kind: 'file', uri: `file:///${encodeURIComponent(name)}`, name },
  }
  let last: Outcome | undefined
  for await (const o of addAll(casebook, [input])) last = o
  return last
}

const notice = (town: string, day: string, what = 'USBメモリーを紛失'): string =>
  `${day}\n${town}\n\n個人情報の紛失について(お詫び)\n\n${town}は、${day}、職員が住民98人分の氏名及び住所を記録した${what}したことが判明しましたので、お知らせします。関係者の皆様に深くお詫び申し上げます。\n\n問い合わせ先 総務課 電話 0120-000-111\n`

describe('adding', () => {
  test('files, reads and keeps; adding again changes nothing', async () => {
    const first = await addFiles(examples)
    expect(first.filter((o) => o.kind === 'filed').length).toBeGreaterThan(15)
    const before = { view: await readersView(casebook), sizes: casebook.archive.sizes() }
    const again = await addFiles(examples)
    expect(again.every((o) => o.kind === 'known')).toBe(true)
    expect({ view: await readersView(casebook), sizes: casebook.archive.sizes() }).toEqual(before)
    expect((await verify(casebook)).findings).toEqual([])
  })

  test('what is no file and looks like an address is told how one begins', async () => {
    const outcomes = await addFiles(['www.town.example/news/1.html', 'town.example/', 'missing.html', 'no/such.html'])
    const codes = outcomes.map((o) => o.kind === 'failed' && codeOf(o.error))
    expect(codes).toEqual(['NO_SCHEME', 'NO_SCHEME', 'NOT_FOUND', 'NOT_FOUND'])
  })

  test('bytes are kept unchanged under their SHA-256', async () => {
    const bytes = readFileSync('examples/2024/minamo-city-2024-06-20.html')
    await addFiles(['examples/2024/minamo-city-2024-06-20.html'])
    const capture = await casebook.reader.capture(sha256Of(bytes))
    expect(capture && (await casebook.archive.read(capture.archive)).bytes).toEqual(bytes)
  })

  test('the same bytes under another name are one release', async () => {
    const text = notice('汐見崎市', '令和6年6月20日')
    await addText('a.txt', text)
    expect(await addText('b.txt', text)).toMatchObject({ kind: 'known', state: 'filed' })
    expect((await casebook.reader.counts()).releases).toBe(1)
  })

  test('bytes that come twice in one batch are told as what became of them', async () => {
    const input = (name: string, text: string): AddInput => ({
      bytes: Buffer.from(text),
      mediaType: text.startsWith('%PDF') ? 'application/pdf' : 'text/plain',
      source: { kind: 'file', uri: `file:///${name}`, name },
    })
    const texts = ['%PDF-1.4 nothing of the kind', '夏まつりを開催します。', notice('汐見崎市', '令和6年6月20日')]
    const outcomes: Outcome[] = []
    const inputs = texts.flatMap((text, i) => [input(`${i}a`, text), input(`${i}b`, text)])
    for await (const o of addAll(casebook, inputs)) outcomes.push(o)
    expect(outcomes).toMatchObject([
      { kind: 'passed', as: 'unreadable' },
      { kind: 'known', state: 'unreadable' },
      { kind: 'passed', as: 'no-notice' },
      { kind: 'known', state: 'no-notice' },
      { kind: 'filed' },
      { kind: 'known', state: 'filed' },
    ])
  })

  test('without a date, a release is of the year it is in Japan when it comes', async () => {
    const text =
      '株式会社例示堂\n個人情報漏えいのお詫び\n当社は、お客様の氏名を誤って送信しました。深くお詫び申し上げます。'
    const input = {
      bytes: Buffer.from(text),
      mediaType: 'text/plain',
      source: { kind: 'stdin', uri: 'x:y', name: 'a' },
    }
    const outcomes: Outcome[] = []
    for await (const o of addAll(casebook, [input as AddInput], { at: '2026-12-31T23:30:00.000Z' })) outcomes.push(o)
    expect(outcomes).toMatchObject([{ kind: 'filed', number: '2027-001' }])
    const [release] = (await casebook.reader.releases()).rows
    const later = { by: '試験', at: '2028-03-01T00:00:00.000Z' }
    expect(await decide(casebook, later, ({ move }) => move(release?.id ?? '', undefined, '試験'))).toBe('2027-002')
  })

  test('the same text in other bytes is nothing new', async () => {
    const text = notice('汐見崎市', '令和6年6月20日')
    await addText('a.txt', text)
    expect(await addText('b.txt', text.replaceAll('\n', '\r\n'))).toMatchObject({ kind: 'passed', as: 'unchanged' })
  })

  test('an address whose text changed gets a version, and keeps its number', async () => {
    await addFiles(['examples/2025/higaura-boe'])
    const { rows } = await casebook.reader.releases()
    expect(rows).toHaveLength(1)
    const release = await casebook.reader.release(rows[0]?.id ?? '')
    expect(release?.versions.map((v) => v.version)).toEqual([1, 2])
    expect(release?.versions.map((v) => v.facts.affected.some((a) => a.count === 1204))).toEqual([false, true])
  })

  test('an address used again for something else is another release', async () => {
    await addText('notice.txt', notice('汐見崎市', '令和6年6月20日'))
    const other = await addText(
      'notice.txt',
      notice('湊ノ原町', '令和7年1月10日').replace('個人情報の紛失について', '書類の誤送付に関するご報告'),
    )
    expect(other).toMatchObject({ kind: 'filed', newCase: true })
  })

  test('what is no notice is kept, reported and passed over; --any files it', async () => {
    const digest = readFileSync('examples/not-releases/maintenance-notice-2024-11.html')
    expect(await addText('m.html', digest, 'text/html')).toMatchObject({ kind: 'passed', as: 'no-notice' })
    expect((await casebook.reader.counts()).releases).toBe(0)
    const outcomes: Outcome[] = []
    const input: AddInput = {
      bytes: digest,
      mediaType: 'text/html',
      source: { kind: 'file', uri: 'file:///m.html', name: 'm.html' },
    }
    for await (const o of addAll(casebook, [input], { anyText: true })) outcomes.push(o)
    expect(outcomes).toMatchObject([{ kind: 'filed' }])
  })

  test('unreadable bytes are kept, named, and the rest is done', async () => {
    expect(await addText('broken.pdf', '%PDF-1.4 nothing of the kind', 'application/pdf')).toMatchObject({
      kind: 'passed',
      as: 'unreadable',
    })
    expect(await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))).toMatchObject({ kind: 'filed' })
    expect((await casebook.reader.counts()).captures).toBe(2)
  })

  test('releases of one origin meet in one case', async () => {
    await addFiles(['examples/2024'])
    const { rows } = await casebook.reader.cases({ limit: 100 })
    const largest = rows.toSorted((a, b) => b.releaseCount - a.releaseCount)[0]
    expect(largest?.origin?.key).toBe('トワビト情報センター')
    expect(largest?.disclosers.length).toBeGreaterThanOrEqual(4)
  })
})

test("a casebook's own words are read, and a lexicon that cannot be used is named", async () => {
  const text = notice('汐見崎市', '令和6年6月20日').replace('氏名及び住所', '氏名及びひみつ番号')
  const items = async () =>
    (await casebook.reader.release((await casebook.reader.releases()).rows[0]?.id ?? ''))?.versions[0]?.facts.items.map(
      (i) => i.value,
    )
  await addText('a.txt', text)
  expect(await items()).not.toContain('my-number')
  await casebook.close()
  writeFileSync(join(dir, 'lexicon.yaml'), 'items:\n  entries:\n    - value: my-number\n      words: [ひみつ番号]\n')
  casebook = await openCasebook(dir, 'write')
  await rebuild(casebook)
  expect(await items()).toContain('my-number')
  writeFileSync(join(dir, 'lexicon.yaml'), 'items:\n  entries:\n    - value: no-such-item\n      words: [x]\n')
  await expect(openCasebook(dir)).rejects.toMatchObject({ code: 'BAD_SETTINGS' })
  writeFileSync(
    join(dir, 'lexicon.yaml'),
    'actions:\n  rules:\n    - value: loss\n      words: [行方知れず, 行方知れず]\n',
  )
  await expect(openCasebook(dir)).rejects.toThrow(
    /^filing: could not use .*lexicon\.yaml: actions\.rules\.0\.words: 「行方知れず」 stands in .* already, which wins: leave it out \(BAD_SETTINGS\)$/,
  )
  for (const [written, why] of [
    ['[]', /lexicon\.yaml: [^,]*expected object, received array \(BAD_SETTINGS\)$/],
    ['items: { entries: [{ value: name, words: [] }] }', /at least one word is wanted, at items\.entries\.0\.words/],
    ['item: {}', /lexicon\.yaml: .* at item; there are items, actions/],
    ['items:\n  entries:\n - value: x', /could not read .*lexicon\.yaml: .*line 2/],
    [
      `a: &a [x]\n${Array.from({ length: 12 }, (_, i) => `b${i}: &b${i} [${i === 0 ? '*a, *a' : `*b${i - 1}, *b${i - 1}`}]`).join('\n')}`,
      /could not read .*lexicon\.yaml: .*alias/,
    ],
  ] as const) {
    writeFileSync(join(dir, 'lexicon.yaml'), written)
    await expect(openCasebook(dir)).rejects.toThrow(why)
    await expect(openCasebook(dir)).rejects.toMatchObject({ code: 'BAD_SETTINGS' })
  }
})

describe('after a crash', () => {
  const input = (text: string) => ({
    bytes: Buffer.from(text),
    mediaType: 'text/plain',
    receivedAt: '2026-01-01T00:00:00.000Z',
    source: { kind: 'file' as const, uri: 'file:///a.txt', name: 'a.txt' },
  })

  test('what the archive holds beyond the database is taken in, once', async () => {
    await casebook.archive.append([input(notice('汐見崎市', '令和6年6月20日'))])
    expect((await verify(casebook)).findings).toHaveLength(1)
    await addText('b.txt', notice('湊ノ原町', '令和7年1月10日'))
    expect((await casebook.reader.counts()).releases).toBe(2)
    expect((await verify(casebook)).findings).toEqual([])
  })

  test('what cannot be read out of the archive now is told, and filed when it can', async () => {
    await keep(casebook.store, casebook.archive, [input(notice('汐見崎市', '令和6年6月20日'))], who.at)
    renameSync(join(dir, 'archive'), join(dir, 'away'))
    mkdirSync(join(dir, 'archive'))
    const away = await addFiles([])
    expect(away).toMatchObject([{ kind: 'failed', name: 'a.txt', error: { code: 'NOT_FOUND' } }])
    expect(await casebook.store.decisions()).toEqual([])
    rmSync(join(dir, 'archive'), { recursive: true })
    renameSync(join(dir, 'away'), join(dir, 'archive'))
    expect(await addFiles([])).toMatchObject([{ kind: 'filed' }])
  })

  test('a torn last record is cut off, whatever is left of it', async () => {
    await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
    const [file = ''] = Object.keys(casebook.archive.sizes())
    const whole = casebook.archive.sizes()[file] ?? 0
    await casebook.archive.append([{ ...input('b'.repeat(5000)), receivedAt: `${file.slice(0, 10)}T00:00:00.000Z` }])
    const path = join(dir, 'archive', file)
    truncateSync(path, whole + Math.floor(((casebook.archive.sizes()[file] ?? 0) - whole) / 2))
    await addText('c.txt', notice('湊ノ原町', '令和7年1月10日'))
    expect((await verify(casebook)).findings).toEqual([])
    expect((await casebook.reader.counts()).releases).toBe(2)
  })
})

describe('decisions', () => {
  test('rebuild gives the same casebook, decisions of people included', async () => {
    await addFiles([...examples, 'examples/2025/higaura-boe'])
    const { rows } = await casebook.reader.cases({ limit: 3 })
    const [a, b, c] = rows.map((r) => r.number)
    await decide(casebook, who, ({ merge }) => merge(a ?? '', b ?? '', '同じ事件'))
    const found = await casebook.reader.case(c ?? '')
    const { id: release = '', labels = [] } = (found && 'releases' in found && found.releases[0]) || {}
    const derived = labels.slice(0, 2).map(formatLabel)
    expect(derived).toHaveLength(2)
    await decide(casebook, who, ({ relabel }) => relabel(release, { add: ['業種:印刷', 'メモ'], remove: derived }))
    await decide(casebook, who, ({ move }) => move(release, undefined, '別の事件'))
    const before = await readersView(casebook)
    const report = await rebuild(casebook)
    expect(report.problems).toEqual([])
    expect(await readersView(casebook)).toEqual(before)
    expect((await verify(casebook)).findings).toEqual([])
  })

  test('a number is never given twice, and a merged one leads on', async () => {
    await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
    await addText('b.txt', notice('湊ノ原町', '令和6年7月10日'))
    await decide(casebook, who, ({ merge }) => merge('2024-002', '2024-001', '同じ事件'))
    expect(await casebook.reader.case('2024-002')).toEqual({ movedTo: '2024-001' })
    expect(await addText('c.txt', notice('葉山台町', '令和6年8月10日'))).toMatchObject({ number: '2024-003' })
  })

  test('labels by hand stay when a new version comes', async () => {
    await addFiles(['examples/2025/higaura-boe/2025-06-03'])
    const [release] = (await casebook.reader.releases()).rows
    await decide(casebook, who, ({ relabel }) => relabel(release?.id ?? '', { add: ['業種:給食'], remove: [] }))
    await addFiles(['examples/2025/higaura-boe/2025-06-10'])
    const labels = (await casebook.reader.release(release?.id ?? ''))?.labels
    expect(labels).toContainEqual({ facet: '業種', value: '給食', origin: 'hand' })
  })

  test('labels of a case go on all its releases, wherever its number leads', async () => {
    await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
    await addText('b.txt', notice('湊ノ原町', '令和6年7月10日'))
    await decide(casebook, who, ({ merge }) => merge('2024-2', '2024-001', '同じ事件'))
    await decide(casebook, who, ({ relabelCase }) => relabelCase('2024-2', { add: ['重要'], remove: [] }))
    const { rows } = await casebook.reader.releases({ label: { facet: '', value: '重要' } })
    expect(rows.map((r) => r.number)).toEqual(['2024-001', '2024-001'])
    for (const { id } of rows) await decide(casebook, who, ({ move }) => move(id, undefined, '別の事件'))
    const decisions = (await casebook.store.decisions()).length
    for (const [number, code] of [
      ['2099-999', 'NO_CASE'],
      ['重要', 'NO_CASE'],
      ['2024-001', 'NO_RELEASE'],
    ] as const)
      await expect(
        decide(casebook, who, ({ relabelCase }) => relabelCase(number, { add: ['x'], remove: [] })),
      ).rejects.toMatchObject({ code })
    expect(await casebook.store.decisions()).toHaveLength(decisions)
    await rebuild(casebook)
    expect((await casebook.reader.releases({ label: { facet: '', value: '重要' } })).total).toBe(2)
    expect((await verify(casebook)).findings).toEqual([])
  })

  test('what was withdrawn, refused and emptied is so again after a rebuild', async () => {
    await addFiles(examples)
    const shown = async () => ({ view: await readersView(casebook), all: await casebook.reader.cases({ empty: true }) })
    const [one, two] = (await casebook.reader.cases({ limit: 100 })).rows.filter((c) => c.releaseCount === 1)
    const only = async (number = '') => (await casebook.reader.releases({ number })).rows[0]?.id ?? ''
    const ofOne = await only(one?.number)
    await decide(casebook, { ...who, at: '2026-01-02T00:00:00.000Z' }, ({ withdraw }) => withdraw(ofOne, '誤り'))
    const ofTwo = await only(two?.number)
    await decide(casebook, { ...who, at: '2026-01-03T00:00:00.000Z' }, ({ move }) => move(ofTwo, undefined, '別'))
    const back = (await casebook.reader.releases({ limit: 1 })).rows[0]?.id ?? ''
    await decide(casebook, { ...who, at: '2026-01-04T00:00:00.000Z' }, ({ withdraw }) => withdraw(back, '誤り'))
    await decide(casebook, { ...who, at: '2026-01-05T00:00:00.000Z' }, ({ restore }) => restore(back, '取り下げの誤り'))
    const before = await shown()
    await rebuild(casebook)
    expect(await shown()).toEqual(before)
    await casebook.close()
    expect((await verifyDeep(dir)).findings).toEqual([])
    casebook = await openCasebook(dir, 'write')
  })

  test('a withdrawn release is left out of lists and stays at its address', async () => {
    await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
    const [release] = (await casebook.reader.releases()).rows
    await decide(casebook, who, ({ withdraw }) => withdraw(release?.id ?? '', '誤り'))
    expect((await casebook.reader.releases()).total).toBe(0)
    expect((await casebook.reader.release(release?.id ?? ''))?.withdrawn).toBe(true)
  })

  test('unknown numbers and releases are refused, and nothing is decided', async () => {
    await expect(decide(casebook, who, ({ merge }) => merge('2024-001', '2024-002', 'x'))).rejects.toMatchObject({
      code: 'NO_CASE',
    })
    await expect(
      decide(casebook, who, ({ relabel }) => relabel('none', { add: ['x'], remove: [] })),
    ).rejects.toMatchObject({
      code: 'NO_RELEASE',
    })
    expect(await casebook.store.decisions()).toEqual([])
  })
})

describe('verify names', () => {
  test('a flipped bit in the archive', async () => {
    await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
    const path = join(dir, 'archive', Object.keys(casebook.archive.sizes())[0] ?? '')
    const bytes = readFileSync(path)
    const at = bytes.length - 40
    bytes[at] = (bytes[at] ?? 0) ^ 4
    writeFileSync(path, bytes)
    const { findings } = await verify(casebook)
    expect(findings.map((f) => f.where)).toEqual(expect.arrayContaining(['archive', 'captures']))
  })
  test('bytes nobody kept', async () => {
    await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
    appendFileSync(join(dir, 'archive', Object.keys(casebook.archive.sizes())[0] ?? ''), 'something else')
    expect((await verify(casebook)).findings.some((f) => f.where === 'archive')).toBe(true)
  })
})

const samples = '../shared/corpus/blogger'
describe.runIf(existsSync(samples))('Blogger exports', () => {
  test('both shapes give ten releases in nine cases, and the second changes nothing', async () => {
    const shapes = ['blogger-classic.xml', 'blogger-takeout.atom']
    for (const name of shapes) {
      const { outcomes } = await importBlogger(casebook, readFileSync(join(samples, name)), {
        uri: `file:///${name}`,
        name,
      })
      for await (const _ of outcomes);
      const { releases, cases } = await casebook.reader.counts()
      expect([releases, cases]).toEqual([10, 9])
    }
    const labelled = await casebook.reader.releases({ label: { facet: 'インシデント', value: '2次被害' } })
    expect(labelled.total).toBe(10)
    const found = await casebook.reader.case('2023-416')
    expect(found && 'releases' in found && found.disclosers.map((d) => d.name).sort()).toEqual([
      '沖縄県',
      '西日本電信電話株式会社',
    ])
    const before = await readersView(casebook)
    await rebuild(casebook)
    expect(await readersView(casebook)).toEqual(before)
  })
})
