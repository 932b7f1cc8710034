import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addAll } from './add.js'
import { type Casebook, initCasebook, openCasebook } from './casebook.js'
import { decide } from './decide.js'
import { rebuild } from './rebuild.js'

let dir = ''
let casebook: Casebook

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'jikenbo-decide-'))
  await initCasebook(dir)
  casebook = await openCasebook(dir, 'write')
})
afterEach(async () => {
  await casebook.close()
  rmSync(dir, { recursive: true, force: true })
})

const who = { by: '試験', at: '2026-01-01T00:00:00.000Z' }

const addText = async (name: string, text: string): Promise<void> => {
  const source = { kind: 'file' as const, uri: `file:///${name}`, name }
  for await (const _ of addAll(casebook, [{ bytes: Buffer.from(text), mediaType: 'text/plain', source }]));
}

const notice = (town: string, day: string): string =>
  `${day}\n${town}\n\n個人情報の紛失について(お詫び)\n\n${town}は、${day}、職員が住民98人分の氏名及び住所を記録したUSBメモリーを紛失したことが判明しましたので、お知らせします。深くお詫び申し上げます。\n`

test('what is decided of a release in a case is refused where it is in another', async () => {
  await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
  await addText('b.txt', notice('湊ノ原町', '令和6年7月10日'))
  const id = (await casebook.reader.releases({ number: '2024-002' })).rows[0]?.id ?? ''
  const decisions = (await casebook.store.decisions()).length
  for (const [number, code] of [
    ['2024-001', 'OTHER_CASE'],
    ['2099-001', 'NO_CASE'],
  ] as const) {
    await expect(decide(casebook, who, ({ withdraw }) => withdraw(id, '誤り', number))).rejects.toMatchObject({ code })
    await expect(decide(casebook, who, ({ move }) => move(id, undefined, '別', number))).rejects.toMatchObject({ code })
    await expect(decide(casebook, who, ({ follow }) => follow(id, undefined, '別', number))).rejects.toMatchObject({
      code,
    })
  }
  await expect(decide(casebook, who, ({ withdraw }) => withdraw(id, '誤り', '2024-1'))).rejects.toThrow(
    'it is in case 2024-002',
  )
  expect(await casebook.store.decisions()).toHaveLength(decisions)
  await decide(casebook, who, ({ merge }) => merge('2024-002', '2024-001', '同じ事件'))
  await decide(casebook, who, ({ withdraw }) => withdraw(id, '誤り', '2024-002'))
  expect((await casebook.reader.release(id))?.withdrawn).toBe(true)
})

test('of several things decided in one write all are, or none', async () => {
  await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
  await addText('b.txt', notice('湊ノ原町', '令和6年7月10日'))
  const before = await casebook.store.decisions()
  const both = (withdrawn: string) =>
    decide(casebook, who, ({ merge, withdraw }) => {
      merge('2024-002', '2024-001', '同じ事件')
      withdraw(withdrawn, '誤り', '2024-001')
    })
  await expect(both('nosuch')).rejects.toMatchObject({ code: 'NO_RELEASE' })
  expect(await casebook.store.decisions()).toEqual(before)
  expect((await casebook.reader.cases()).total).toBe(2)

  const [first] = (await casebook.reader.releases({ number: '2024-001' })).rows
  await both(first?.id ?? '')
  expect((await casebook.store.decisions()).slice(before.length).map(({ act }) => act.kind)).toEqual([
    'merge',
    'withdraw',
  ])
  const found = await casebook.reader.case('2024-001')
  await rebuild(casebook)
  expect(await casebook.reader.case('2024-001')).toEqual(found)
})

test('a case is not joined to where it is', async () => {
  await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
  await addText('b.txt', notice('湊ノ原町', '令和6年7月10日'))
  const join = (from: string, into: string) => decide(casebook, who, ({ merge }) => merge(from, into, '同じ事件'))
  await expect(join('2024-001', '2024-1')).rejects.toThrow('could not join case 2024-001 to itself')
  await join('2024-002', '2024-001')
  for (const [from, into] of [
    ['2024-002', '2024-001'],
    ['2024-001', '2024-002'],
  ] as const)
    await expect(join(from, into)).rejects.toMatchObject({
      code: 'SAME_CASE',
      message: expect.stringContaining(
        `could not join case ${from} to ${into}: 2024-002 was joined to 2024-001 already`,
      ),
    })
})

test('a withdrawal is taken back, and what stands so already is refused', async () => {
  await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
  const [release] = (await casebook.reader.releases()).rows
  const id = release?.id ?? ''
  await expect(decide(casebook, who, ({ restore }) => restore(id, '誤り'))).rejects.toMatchObject({ code: 'NO_CHANGE' })
  await decide(casebook, who, ({ withdraw }) => withdraw(id, '誤り'))
  await expect(decide(casebook, who, ({ withdraw }) => withdraw(id, '誤り'))).rejects.toMatchObject({
    code: 'NO_CHANGE',
  })
  await decide(casebook, who, ({ restore }) => restore(id, '取り下げの誤り', '2024-001'))
  expect((await casebook.reader.releases()).rows).toMatchObject([{ id, withdrawn: false }])
  expect((await casebook.reader.cases()).rows).toMatchObject([{ number: '2024-001', releaseCount: 1 }])
  expect((await casebook.store.decisions()).map(({ act }) => act.kind)).toEqual(['file', 'withdraw', 'restore'])
})

test('a label that says nothing is not put on', async () => {
  await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
  const decisions = (await casebook.store.decisions()).length
  for (const label of ['', ' ', '\u3000', '\u200b', ':', ':', '情報:'])
    await expect(
      decide(casebook, who, ({ relabelCase }) => relabelCase('2024-001', { add: ['重要', label], remove: [] })),
    ).rejects.toMatchObject({
      code: 'NO_LABEL',
    })
  expect(await casebook.store.decisions()).toHaveLength(decisions)
  await decide(casebook, who, ({ relabelCase }) => relabelCase('2024-001', { add: ['★'], remove: [] }))
})

test('the reason for a label is kept where one is given', async () => {
  await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
  await decide(casebook, who, ({ relabelCase }) =>
    relabelCase('2024-001', { add: ['重要'], remove: [], reason: '被害が大きい' }),
  )
  await decide(casebook, who, ({ relabelCase }) => relabelCase('2024-001', { add: [], remove: ['重要'] }))
  const acts = (await casebook.store.decisions()).map(({ act }) => act).slice(-2)
  expect(acts).toMatchObject([{ kind: 'label', reason: '被害が大きい' }, { kind: 'label' }])
  expect(acts[1]).not.toHaveProperty('reason')
})

test('labels are written as casebooks write them, and taking off what is not there is refused', async () => {
  await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
  const of = { add: ['incident:loss', '情報:name', '重要'], remove: [] }
  expect(await decide(casebook, who, ({ relabelCase }) => relabelCase('2024-001', of))).toMatchObject({
    number: '2024-001',
    add: ['インシデント:紛失', '情報:氏名', '重要'],
  })
  expect(
    await decide(casebook, who, ({ relabelCase }) =>
      relabelCase('2024-1', { add: [], remove: ['incident:loss', '重要'] }),
    ),
  ).toMatchObject({
    remove: ['インシデント:紛失', '重要'],
  })
  const missing = decide(casebook, who, ({ relabelCase }) =>
    relabelCase('2024-001', { add: [], remove: ['ありません:ない'] }),
  )
  await expect(missing).rejects.toMatchObject({ code: 'NO_LABEL', message: expect.stringContaining('it is not there') })
})

test('a release is not moved to where it is', async () => {
  await addText('a.txt', notice('汐見崎市', '令和6年6月20日'))
  const { rows } = await casebook.reader.releases({ limit: 1 })
  const { id, number } = rows[0] ?? { id: '', number: '' }
  await expect(decide(casebook, who, ({ move }) => move(id, number, '念のため'))).rejects.toMatchObject({
    code: 'SAME_CASE',
  })
})
