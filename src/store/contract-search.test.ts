import { expect } from 'vitest'
import { chiba, describeStores, entry, shop, tottori } from '../../test/support/stores.js'
import { plainDocument } from '../casebook/document.js'

describeStores('search', (test) => {
  test.for<[string, string[]]>([
    ['流出', ['chiba', 'shop']],
    ['千葉', ['chiba']],
    ['鳥取', ['tottori']],
    ['漏えい', ['chiba', 'tottori']],
    ['漏洩', ['chiba', 'tottori']],
    ['サーバー', ['chiba']],
    ['市', ['chiba']],
    ['usb', ['shop']],
    ['ＵＳＢ', ['shop']],
    ['クレジットカード情報', ['shop']],
    ['氏名 委託先', ['tottori']],
    ['氏名 -委託先', ['chiba']],
    ['-流出', ['tottori']],
    ['label:インシデント:2次被害', ['chiba', 'tottori']],
    ['label:自治体', ['chiba']],
    ['label:"incident:second-hand victim"', ['chiba', 'tottori']],
    ['label:"local government"', ['chiba']],
    ['＃２０２４－００１', ['chiba', 'tottori']],
    ['-label:業種:自治体', ['shop', 'tottori']],
    ['origin:ミナホ', ['chiba', 'tottori']],
    ['org:カナタ', ['shop']],
    ['#2024-001', ['chiba', 'tottori']],
    ['after:2024', ['chiba', 'tottori']],
    ['before:2024', ['shop']],
    ['after:2024-07', ['tottori']],
    ['#2024-1', ['chiba', 'tottori']],
    ['"漏洩しました"', ['chiba']],
    ['"USBメモリ"', ['shop']],
    ['"メモリUSB"', []],
    ['"流出した。USB"', ['shop']],
    ['"USB。流出した"', []],
    ['"について サーバ"', []],
    ['流出 NOT USB', ['chiba']],
    ['流出 OR 漏えい', ['chiba']],
    ['存在しない語', []],
    ['"\'; DROP TABLE releases; --', []],
    ['NEAR(a b) OR *', []],
    ['""', []],
  ])('%s', async ([query, ids], { store, put }) => {
    await put(chiba, tottori, shop)
    const { rows, total } = await store.reader.search(query)
    expect(rows.map((r) => r.release.id).sort()).toEqual(ids)
    expect(total).toBe(ids.length)
  })

  test('words found are marked in the words of the text', async ({ store, put }) => {
    await put(chiba, tottori, shop)
    const [hit] = (await store.reader.search('漏えい 千葉')).rows
    expect(hit?.marks.map(([s, e]) => hit.snippet.slice(s, e))).toEqual(expect.arrayContaining(['漏洩', '千葉']))
  })

  test('facets count over all hits, not over the page', async ({ store, put }) => {
    await put(chiba, tottori, shop)
    const { facets, rows, cases } = await store.reader.search('origin:ミナホ', { limit: 1 })
    expect(rows).toHaveLength(1)
    expect(cases).toBe(1)
    expect(facets.find((f) => f.facet === 'インシデント')?.values).toEqual([{ value: '2次被害', count: 2, cases: 1 }])
  })

  test('a new version is found, the old words are not', async ({ store, put }) => {
    await put(chiba)
    await put({ ...chiba, capture: '2'.padEnd(64, '0'), document: plainDocument('千葉市\n訂正しました。') })
    expect((await store.reader.search('漏えい')).total).toBe(0)
    expect((await store.reader.search('訂正')).total).toBe(1)
    expect((await store.reader.release('chiba'))?.versions.map((v) => v.version)).toEqual([1, 2])
    expect(await store.check()).toEqual([])
  })

  test('a name is found in whichever way its characters are written', async ({ store, put }) => {
    await put(
      entry('a', '2024-001', '髙橋医院\nx', { discloser: '髙橋医院' }),
      entry('b', '2024-002', '齋藤産業\nx', { discloser: '齋藤産業' }),
      entry('c', '2024-003', '斉藤商店\nx', { discloser: '斉藤商店' }),
      entry('d', '2024-004', '佐藤[本店]*\nx', { discloser: '佐藤[本店]*' }),
    )
    const found = async (query: string) =>
      (await store.reader.search(query)).rows.map((r) => [r.release.id, r.snippet.slice(...(r.marks[0] ?? [0, 0]))])
    expect(await found('高橋医院')).toEqual([['a', '髙橋医院']])
    expect((await found('斎藤')).sort()).toEqual([
      ['b', '齋藤'],
      ['c', '斉藤'],
    ])
    const ids = async (query: string) => (await store.reader.search(query)).rows.map((r) => r.release.id).sort()
    expect(await ids('org:高橋')).toEqual(['a'])
    expect(await ids('origin:斎藤')).toEqual(['b', 'c'])
    expect(await ids('org:藤[本')).toEqual(['d'])
    expect(await ids('org:本店]*')).toEqual(['d'])
    expect(await ids('org:*')).toEqual(['d'])
  })

  test.for(['relevance', 'published'] as const)(
    'hits by %s, a page at a time, are those of the whole list',
    async (order, { store, put }) => {
      const said = (i: number) => `お知らせ${i}\n${'個人情報'.repeat(i % 4)}漏えい`
      await put(
        ...Array.from({ length: 12 }, (_, i) =>
          entry(`r${i}`, `2024-${100 + i}`, said(i), { discloser: '湊市', published: `2024-06-${10 + (i % 5)}` }),
        ),
      )
      const find = async (offset: number, limit: number) => {
        const { rows, total } = await store.reader.search('漏えい', { order, offset, limit })
        expect(total).toBe(12)
        return rows.map((r) => r.release.id)
      }
      const whole = await find(0, 20)
      expect(new Set(whole).size).toBe(12)
      expect([...(await find(0, 5)), ...(await find(5, 5)), ...(await find(10, 5)), ...(await find(15, 5))]).toEqual(
        whole,
      )
    },
  )
})
