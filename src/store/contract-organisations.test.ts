import { expect } from 'vitest'
import { at, chiba, describeStores, entry, origin, shop, tottori } from '../../test/support/stores.js'

describeStores('organisations', (test) => {
  test('an organisation knows its parts and who was downstream', async ({ store, put }) => {
    await put(chiba, tottori)
    const minaho = await store.reader.organisation('株式会社ミナホ')
    expect(minaho?.downstream.map((d) => d.organisation?.name).sort()).toEqual(['千葉市', '鳥取大学'])
    expect(minaho?.otherNames).toEqual(['ミナホ社'])
    expect(minaho?.parts.every((p) => p.role === 'contractor' && p.origin)).toBe(true)
    expect(await store.reader.organisation('どこにもない')).toBeUndefined()
  })

  test('clients and victims that a release names are downstream, whoever disclosed', async ({ store, put }) => {
    await put(
      entry('meter', '2025-005', 'x', {
        discloser: '霞立市',
        parties: [origin, { name: '柚ノ木市', role: 'victim' }],
      }),
      entry('survey', '2026-006', 'x', { discloser: 'ミネハラ', parties: [{ name: '霞立市', role: 'client' }] }),
    )
    const downstream = async (name: string) =>
      (await store.reader.organisation(name))?.downstream.map((d) => `${d.organisation?.name} ${d.number}`).sort()
    expect(await downstream('ミナホ')).toEqual(['柚ノ木市 2025-005', '霞立市 2025-005'])
    expect(await downstream('ミネハラ')).toEqual(['霞立市 2026-006'])
    expect(await downstream('霞立市')).toEqual([])
  })

  test('the origin is the origin in its own release too, though it was hit through a flaw itself', async ({
    store,
    put,
  }) => {
    const own = entry('own', '2024-001', 'x', {
      discloser: 'ミナホ',
      actions: ['vulnerability'],
      secondaryVictim: true,
      affected: [
        { count: 312, status: 'confirmed' },
        { count: 232_463, status: 'confirmed', scope: 'case' },
      ],
    })
    await put(chiba, own)
    expect((await store.reader.search('origin:ミナホ')).total).toBe(2)
    expect((await store.reader.organisation('ミナホ'))?.parts.every((p) => p.origin)).toBe(true)
    expect(await store.reader.release('own')).toMatchObject({
      secondaryVictim: false,
      headline: { unit: 'people', least: 232_463, most: 232_463, scope: 'case' },
    })
  })

  test('one origin a case, whom most releases name: in lists, parts, search, and as it signs itself', async ({
    store,
    put,
  }) => {
    const number = '2024-001'
    const says = (id: string, discloser: string, at: string) =>
      entry(id, number, 'x', { discloser, parties: [{ name: at, role: 'contractor', origin: true }] })
    await put(
      says('a', '湊町', 'アオバ集配'),
      says('b', '千葉市', 'ミナホ㈱'),
      says('c', '鳥取大学', 'ミナホ㈱'),
      entry('d', number, 'x', { discloser: '株式会社ミナホ' }),
    )
    expect((await store.reader.cases()).rows[0]?.origin).toEqual({ key: 'ミナホ', name: '株式会社ミナホ' })
    expect((await store.reader.organisation('アオバ集配'))?.parts.map((p) => p.origin)).toEqual([false])
    expect((await store.reader.organisation('湊町'))?.parts).toMatchObject([
      { role: 'discloser', hit: true, through: { name: '株式会社ミナホ' } },
    ])
    const { rows } = await store.reader.organisations()
    expect(rows.filter((o) => o.asOrigin > 0).map((o) => o.key)).toEqual(['ミナホ'])
    // A part of a name in any way of writing it; any of several names; what stands for nothing in a pattern.
    const named = async (...names: string[]) => {
      const found = await store.reader.organisations({ named: names })
      return [found.total, ...found.rows.map((o) => o.key)]
    }
    expect(await named('㈱ミナ')).toEqual([1, 'ミナホ'])
    expect(await named('千葉', '湊')).toEqual([2, '千葉市', '湊町'])
    expect(await named('*')).toEqual([0])
    expect(await named()).toEqual([0])
    expect((await store.reader.search('origin:アオバ')).total).toBe(0)
    expect((await store.reader.search('origin:ミナホ')).total).toBe(3)
  })

  test('who was hit and does not say its name is downstream all the same', async ({ store, put }) => {
    const { facts, ...rest } = entry('nameless', '2024-001', 'x', { discloser: 'X', parties: [origin] })
    const { discloser: _, ...unsigned } = facts
    await put(chiba, { ...rest, facts: unsigned })
    const hit = (await store.reader.organisation('ミナホ'))?.downstream
    expect(hit?.map((d) => d.organisation?.name ?? d.release)).toEqual(['千葉市', 'nameless'])
  })

  test('who is alone in its case has nobody downstream there; who does not say who speaks is somebody', async ({
    store,
    put,
  }) => {
    const { facts, ...rest } = entry('nameless', '2024-004', 'x', { discloser: 'X', parties: [origin] })
    const { discloser: _, ...unsigned } = facts
    await put(
      entry('a', '2024-001', 'x', { discloser: 'ミナホ', products: ['SoraBin'] }),
      entry('b', '2024-002', 'x', { discloser: 'ミナホ', parties: [{ name: '湊町', role: 'client' }] }),
      entry('c', '2024-003', 'x', { discloser: 'ミナホ' }),
      entry('d', '2024-003', 'x', { discloser: '千葉市', parties: [origin] }),
      { ...rest, facts: unsigned },
    )
    const downstream = async () => {
      const { downstream } = (await store.reader.organisation('ミナホ')) ?? { downstream: [] }
      return downstream.map((d) => `${d.number} ${d.organisation?.name ?? d.release}`)
    }
    expect(await downstream()).toEqual(['2024-004 nameless', '2024-003 千葉市', '2024-002 湊町'])
    await store.write((tx) => tx.setWithdrawn('d', true, at))
    expect(await downstream()).toEqual(['2024-004 nameless', '2024-002 湊町'])
  })

  test('what is withdrawn counts for no organisation, keeps its case’s name, and draws nothing there', async ({
    store,
    put,
  }) => {
    const early = entry('early', '2024-001', '千葉市のお知らせ\nx', {
      discloser: '千葉市',
      published: '2023-01-10',
      parties: [{ ...origin, name: '株式会社ハヤテ' }],
    })
    await put(early, chiba, shop)
    const candidates = () =>
      store.write((tx) => [chiba, early].map((e) => tx.candidates(e.signature).find((c) => c.number === '2024-001')))
    expect((await candidates()).map((c) => c?.from)).toEqual(['2023-01-10', '2023-01-10'])
    await store.write((tx) => tx.setWithdrawn('early', true, at))
    const [ofChiba, ofEarly] = await candidates()
    expect([ofChiba?.from, ofChiba?.shared.map((k) => k.key)]).toEqual(['2024-06-20', ['千葉市', 'ミナホ']])
    expect(ofEarly).toBeUndefined()
    await store.write((tx) => tx.setWithdrawn('early', false, at))
    expect((await candidates()).map((c) => c?.from)).toEqual(['2023-01-10', '2023-01-10'])
    await store.write((tx) => tx.setWithdrawn('early', true, at))

    await store.write((tx) => tx.setWithdrawn('chiba', true, at))
    await put({ ...chiba, capture: '3'.padEnd(64, '0') })
    expect(await candidates()).toEqual([undefined, undefined])
    const { rows, total } = await store.reader.organisations()
    expect([rows.map((o) => o.name), total, (await store.reader.counts()).organisations]).toEqual([
      ['カナタ商店'],
      1,
      1,
    ])
    expect(await store.reader.case('2024-001')).toMatchObject({ title: '株式会社ハヤテ', releaseCount: 0 })
    expect((await store.reader.cases()).rows.map((c) => c.number)).toEqual(['2024-002'])
    expect((await store.reader.cases({ empty: true })).rows.map((c) => c.number)).toEqual(['2024-002', '2024-001'])

    await store.write((tx) => tx.moveRelease('chiba', '2024-003', at))
    expect(await candidates()).toEqual([undefined, undefined])
    expect((await store.reader.release('chiba'))?.number).toBe('2024-003')
  })
})
