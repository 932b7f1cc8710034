import { expect } from 'vitest'
import { at, chiba, describeStores, entry, shop, tottori } from '../../test/support/stores.js'

describeStores('cases', (test) => {
  test('merged numbers lead to the case that stands in the end', async ({ store, put }) => {
    await put(chiba, shop, entry('c', '2024-003', 'x', { discloser: '湊市' }))
    await store.write((tx) => {
      tx.mergeCase('2024-003', '2024-002', at)
      tx.mergeCase('2024-002', '2024-001', at)
    })
    expect(await store.reader.mergedNumbers()).toEqual([
      { from: '2024-002', into: '2024-001' },
      { from: '2024-003', into: '2024-001' },
    ])
    expect((await store.reader.cases()).rows).toMatchObject([{ number: '2024-001', releaseCount: 3 }])
    // Who holds an old number finds by it what the new one finds.
    expect((await store.reader.search('#2024-003')).total).toBe(3)
    expect((await store.reader.search('-case:2024-002')).total).toBe(0)
  })

  test('a case in outline has the releases of the case; one that was merged has none', async ({ store, put }) => {
    await put(chiba, tottori, shop)
    await store.write((tx) => {
      tx.mergeCase('2024-002', '2024-001', at)
      tx.moveRelease('shop', '2024-001', at)
      tx.setWithdrawn('tottori', true, at)
    })
    const of = await store.reader.case('2024-001')
    const outline = await store.reader.caseOutline('2024-001')
    expect(outline?.releases.map((r) => [r.id, r.withdrawn])).toEqual([
      ['shop', false],
      ['chiba', false],
      ['tottori', true],
    ])
    expect(of).toMatchObject({ ...outline })
    expect(await store.reader.caseOutline('2024-002')).toBeUndefined()
    expect(await store.reader.caseOutline('2024-009')).toBeUndefined()
  })

  test('of a case that was emptied it is known where its releases went', async ({ store, put }) => {
    await put(chiba)
    await store.write((tx) => {
      tx.decide(at, 'test', { kind: 'file', release: 'chiba', capture: chiba.capture, number: '2024-001', why: [] })
      tx.moveRelease('chiba', '2024-007', at)
    })
    expect(await store.reader.case('2024-001')).toMatchObject({ title: '', releases: [], wentTo: ['2024-007'] })
    expect((await store.reader.cases({ empty: true })).total).toBe(2)
  })

  test('a flaw that struck two cases makes a campaign', async ({ store, put }) => {
    await put(shop)
    expect(await store.reader.campaigns()).toEqual([])
    await put(entry('other', '2024-003', 'x', { discloser: '湊市', products: ['SoraBin'], actions: ['vulnerability'] }))
    const [campaign] = await store.reader.campaigns()
    expect(campaign?.cases.map((c) => c.number)).toEqual(['2024-003', '2024-002'])
    const found = await store.reader.case('2024-002')
    expect(found && 'campaigns' in found && found.campaigns.map((c) => c.id)).toEqual(['sorabin'])
  })

  test('a case is called by its origin once somebody else discloses it', async ({ store, put }) => {
    await put(chiba, tottori)
    const { rows } = await store.reader.cases()
    expect(rows).toMatchObject([
      {
        number: '2024-001',
        title: '株式会社ミナホ',
        releaseCount: 2,
        firstPublished: '2024-06-20',
        lastPublished: '2024-07-01',
      },
    ])
  })

  test('which release another goes on from is a proposal until it is decided, also where it goes on from none', async ({
    store,
    put,
  }) => {
    await put(chiba, tottori, shop)
    const proposals = async (id: string) => {
      const release = await store.reader.release(id)
      return release && (await store.reader.history(release)).proposals.map((p) => `${p.release} ${p.of}`)
    }
    const propose = (of: string) =>
      store.write((tx) => tx.putUpdate({ release: 'tottori', of, score: 0.6, reasons: ['same organisation'] }))
    await propose('chiba')
    expect([await proposals('tottori'), await proposals('chiba')]).toEqual([['tottori chiba'], ['tottori chiba']])
    const proposal = { release: 'tottori', of: 'chiba', score: 0.6, reasons: ['same organisation'] }
    for (const ids of [['tottori'], ['chiba', 'tottori']])
      expect(await store.reader.updates(ids)).toEqual({ follows: [], proposals: [proposal] })
    expect(await store.reader.updates(['shop'])).toEqual({ follows: [], proposals: [] })
    await store.write((tx) => tx.setWithdrawn('chiba', true, at))
    expect((await store.reader.updates(['tottori'])).proposals).toEqual([])
    await store.write((tx) => tx.setWithdrawn('chiba', false, at))
    await store.write((tx) => tx.setFollows('tottori', undefined, at))
    expect([await proposals('tottori'), await proposals('chiba')]).toEqual([[], []])
    await propose('chiba')
    await store.write((tx) => tx.setFollows('tottori', 'shop', at))
    expect(await proposals('tottori')).toEqual([])
    expect((await store.reader.updates(['tottori', 'shop'])).follows).toEqual([{ release: 'tottori', of: 'shop' }])
  })

  test('a proposal names the other case and the release, and ends where its place is decided', async ({
    store,
    put,
  }) => {
    await put(chiba, tottori, shop)
    await store.write((tx) => tx.moveRelease('tottori', '2024-003', at))
    const propose = (release: string, number: string, score = 0.5) =>
      store.write((tx) => tx.putProposals(release, [{ number, score, reasons: ['dates overlap'] }]))
    const of = async (number: string) => {
      const found = await store.reader.case(number)
      return found && 'proposals' in found ? found.proposals.map((p) => [p.title, p.other, p.score]) : found
    }
    const [first, third, title] = ['2024-001', '2024-003', (await store.reader.release('tottori'))?.title]
    await propose('tottori', first)
    expect([await of(first), await of(third)]).toEqual([[[title, third, 0.5]], [[title, first, 0.5]]])

    await store.write((tx) => tx.setWithdrawn('tottori', true, at))
    expect([await of(first), await of(third)]).toEqual([[], []])
    await store.write((tx) => tx.setWithdrawn('tottori', false, at))
    expect(await of(first)).toHaveLength(1)

    await store.write((tx) => tx.moveRelease('tottori', first, at))
    await store.write((tx) => tx.moveRelease('tottori', third, at))
    expect([await of(first), await of(third)]).toEqual([[], []])

    // Proposed for a case that goes into another: to that one, and not where it stands there.
    await propose('shop', third, 0.5)
    await propose('shop', first, 0.6)
    await propose('chiba', third)
    await store.write((tx) => tx.mergeCase(third, first, at))
    expect(await of(first)).toEqual([[(await store.reader.release('shop'))?.title, '2024-002', 0.6]])
  })
})
