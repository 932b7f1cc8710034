import { expect } from 'vitest'
import { at, chiba, describeStores, entry, shop, tottori } from '../../test/support/stores.js'
import type { CasebookStore } from './contract.js'

describeStores('what it keeps and lists', (test) => {
  test('what failed changed nothing', async ({ store, put }) => {
    await expect(
      store.write((tx) => {
        tx.putRelease(chiba)
        throw new Error('on purpose')
      }),
    ).rejects.toThrow('on purpose')
    expect((await store.reader.counts()).releases).toBe(0)
    await put(chiba)
    expect((await store.reader.counts()).releases).toBe(1)
  })

  test('numbers are given one after another, whoever asks', async ({ store }) => {
    const numbers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.write((tx) => {
          const number = tx.nextNumber(2024)
          tx.putRelease(entry(`r${i}`, number, 'x', { discloser: `第${i}市` }))
          return number
        }),
      ),
    )
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => `2024-${String(i + 1).padStart(3, '0')}`))
  })

  test('past 999 numbers go on', async ({ store, put }) => {
    await put(entry('a', '2024-999', 'x', { discloser: 'A市' }))
    expect(await store.write((tx) => tx.nextNumber(2024))).toBe('2024-1000')
    expect(await store.write((tx) => tx.nextNumber(2025))).toBe('2025-001')
  })

  test('lists page, filter and say how many there are', async ({ store, put }) => {
    await put(chiba, tottori, shop)
    const ids = async (filter: Parameters<CasebookStore['reader']['releases']>[0]) =>
      (await store.reader.releases(filter)).rows.map((r) => r.id)
    expect(await ids({})).toEqual(['tottori', 'chiba', 'shop'])
    expect(await ids({ limit: 1, offset: 1 })).toEqual(['chiba'])
    expect(await ids({ order: 'added' })).toEqual(['shop', 'tottori', 'chiba'])
    expect(await ids({ label: { facet: '業種', value: '教育' } })).toEqual(['tottori'])
    expect(await ids({ organisation: 'ミナホ' })).toEqual(['tottori', 'chiba'])
    expect((await store.reader.releases({ limit: 1 })).total).toBe(3)
  })

  test('a withdrawn release is listed only where it is asked for', async ({ store, put }) => {
    await put(chiba)
    await store.write((tx) => tx.setWithdrawn('chiba', true, at))
    expect((await store.reader.releases()).total).toBe(0)
    expect((await store.reader.releases({ withdrawn: true })).rows).toMatchObject([{ id: 'chiba', withdrawn: true }])
    expect((await store.reader.search('千葉')).total).toBe(0)
    expect(await store.reader.search('#2024-001')).toMatchObject({ total: 0, emptied: ['2024-001'] })
    expect((await store.reader.search('#2024-999')).emptied).toEqual([])
  })

  test('lists in short hold what the lists hold, in their order', async ({ store, put }) => {
    await put(chiba, tottori, shop, entry('c', '2024-003', 'x', { discloser: '湊市', published: '2024-03-01' }))
    await store.write((tx) => {
      tx.mergeCase('2024-002', '2024-003', at)
      tx.setWithdrawn('c', true, at)
    })
    const { reader } = store
    const { cases, releases, organisations, captures } = reader.listed
    const cut = <T extends { readonly updatedAt: string }, K extends keyof T>(rows: readonly T[], key: K) =>
      rows.map((row) => ({ [key]: row[key], updatedAt: row.updatedAt }))
    expect(await cases()).toEqual(cut((await reader.cases()).rows, 'number'))
    expect(await releases()).toEqual(cut((await reader.releases()).rows, 'id'))
    expect(await organisations()).toEqual((await reader.organisations()).rows.map((o) => o.key))
    expect([(await cases()).length, (await releases()).length]).toEqual([2, 3])
    const { rows } = await reader.releases({ withdrawn: true })
    const versions = (await Promise.all(rows.map((r) => reader.release(r.id)))).flatMap((r) => r?.versions ?? [])
    expect(new Set(await captures())).toEqual(new Set(versions.map((v) => v.capture.sha256)))
    expect(versions).toHaveLength(4)
  })

  test('of releases their own pages are known, where they have one', async ({ store, put }) => {
    const url = 'https://www.chiba.example/1.html'
    await put({ ...chiba, url }, tottori)
    expect([...(await store.reader.urlsOf(['tottori', 'chiba', 'nobody']))]).toEqual([['chiba', url]])
  })

  test('a label that only what is withdrawn bears is on no list', async ({ store, put }) => {
    await put(chiba, tottori)
    await store.write((tx) => tx.setWithdrawn('chiba', true, at))
    expect((await store.reader.labels()).map((l) => [l.value, l.releases])).toEqual([
      ['2次被害', 1],
      ['教育', 1],
    ])
  })
})
