import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeFacts, type Sketch } from '../../test/support/make-release.js'
import { plainDocument } from '../casebook/document.js'
import { signatureOf } from '../link/match.js'
import type { CasebookStore, ReleaseEntry } from './contract.js'
import { openSqliteStore } from './sqlite/index.js'

/** Every store stands here; each must pass the same tests against its real engine. */
const stores = [{ name: 'sqlite', open: async (dir: string): Promise<CasebookStore> => openSqliteStore(dir, 'create') }]

const at = '2026-01-01T00:00:00.000Z'

const entry = (
  id: string,
  number: string,
  text: string,
  sketch: Sketch,
  labels: readonly string[] = [],
): ReleaseEntry => {
  const facts = makeFacts(sketch)
  return {
    id,
    number,
    title: text.split('\n')[0] ?? '',
    ...(sketch.published === undefined ? {} : { published: { date: sketch.published, basis: 'stated' as const } }),
    addedAt: at,
    updatedAt: at,
    labels: labels.map((l) => ({
      facet: l.split(':')[0] ?? '',
      value: l.split(':')[1] ?? '',
      origin: 'derived' as const,
    })),
    archiveUrls: [],
    sourceUri: `file:///${id}`,
    signature: signatureOf(facts, sketch.published ?? at),
    capture: id.padEnd(64, '0'),
    textDigest: id,
    document: plainDocument(text),
    facts,
  }
}

describe.each(stores)('a store: $name', ({ open }) => {
  let dir = ''
  let store: CasebookStore
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'jikenbo-store-'))
    store = await open(dir)
  })
  afterEach(async () => {
    await store.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const put = (...entries: readonly ReleaseEntry[]) =>
    store.write((tx) => {
      for (const e of entries) {
        tx.addCaptures([
          {
            sha256: e.capture,
            size: 1,
            mediaType: 'text/plain',
            receivedAt: at,
            source: { kind: 'file', uri: e.sourceUri, name: e.id },
            archive: { file: '2026-01-01.warc.gz', offset: 0, length: 1 },
          },
        ])
        tx.putRelease(e)
      }
    })

  const origin = { name: '株式会社ミナホ', role: 'contractor', origin: true, aliases: ['ミナホ社', '受託者'] } as const
  const chiba = entry(
    'chiba',
    '2024-001',
    '千葉市の個人情報の流出について\nサーバに保存した氏名が漏洩しました。',
    { discloser: '千葉市', published: '2024-06-20', parties: [origin] },
    ['インシデント:2次被害', '業種:自治体'],
  )
  const tottori = entry(
    'tottori',
    '2024-001',
    '鳥取大学 受講者情報の漏えいについて\n委託先で氏名が漏えいした。',
    { discloser: '鳥取大学', published: '2024-07-01', parties: [origin] },
    ['インシデント:2次被害', '業種:教育'],
  )
  const shop = entry(
    'shop',
    '2024-002',
    '決済画面の改ざんについて\nクレジットカード情報が流出した。USBメモリではない。',
    { discloser: 'カナタ商店', published: '2023-12-31', products: ['SoraBin'], actions: ['vulnerability'] },
    ['インシデント:スキミング'],
  )

  test('what failed changed nothing', async () => {
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

  test('numbers are given one after another, whoever asks', async () => {
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

  test('past 999 numbers go on', async () => {
    await put(entry('a', '2024-999', 'x', { discloser: 'A市' }))
    expect(await store.write((tx) => tx.nextNumber(2024))).toBe('2024-1000')
    expect(await store.write((tx) => tx.nextNumber(2025))).toBe('2025-001')
  })

  describe('search', () => {
    beforeEach(() => put(chiba, tottori, shop))
    test.each<[string, string[]]>([
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
    ])('%s', async (query, ids) => {
      const { rows, total } = await store.reader.search(query)
      expect(rows.map((r) => r.release.id).sort()).toEqual(ids)
      expect(total).toBe(ids.length)
    })
    test('words found are marked in the words of the text', async () => {
      const [hit] = (await store.reader.search('漏えい 千葉')).rows
      expect(hit?.marks.map(([s, e]) => hit.snippet.slice(s, e))).toEqual(expect.arrayContaining(['漏洩', '千葉']))
    })
    test('facets count over all hits, not over the page', async () => {
      const { facets, rows } = await store.reader.search('origin:ミナホ', { limit: 1 })
      expect(rows).toHaveLength(1)
      expect(facets.find((f) => f.facet === 'インシデント')?.values).toEqual([{ value: '2次被害', count: 2 }])
    })
  })

  test('a new version is found, the old words are not', async () => {
    await put(chiba)
    await put({ ...chiba, capture: '2'.padEnd(64, '0'), document: plainDocument('千葉市\n訂正しました。') })
    expect((await store.reader.search('漏えい')).total).toBe(0)
    expect((await store.reader.search('訂正')).total).toBe(1)
    expect((await store.reader.release('chiba'))?.versions.map((v) => v.version)).toEqual([1, 2])
    expect(await store.check()).toEqual([])
  })

  test('lists page, filter and say how many there are', async () => {
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

  test('an organisation knows its parts and who was downstream', async () => {
    await put(chiba, tottori)
    const minaho = await store.reader.organisation('株式会社ミナホ')
    expect(minaho?.downstream.map((d) => d.organisation?.name).sort()).toEqual(['千葉市', '鳥取大学'])
    expect(minaho?.otherNames).toEqual(['ミナホ社'])
    expect(minaho?.parts.every((p) => p.role === 'contractor' && p.origin)).toBe(true)
    expect(await store.reader.organisation('どこにもない')).toBeUndefined()
  })

  test('clients and victims that a release names are downstream, whoever disclosed', async () => {
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

  test('the origin is the origin in its own release too, though it was hit through a flaw itself', async () => {
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

  test('one origin a case, whom most releases name: in lists, parts, search, and as it signs itself', async () => {
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
    expect((await store.reader.search('origin:アオバ')).total).toBe(0)
    expect((await store.reader.search('origin:ミナホ')).total).toBe(3)
  })

  test('who was hit and does not say its name is downstream all the same', async () => {
    const { facts, ...rest } = entry('nameless', '2024-001', 'x', { discloser: 'X', parties: [origin] })
    const { discloser: _, ...unsigned } = facts
    await put(chiba, { ...rest, facts: unsigned })
    const hit = (await store.reader.organisation('ミナホ'))?.downstream
    expect(hit?.map((d) => d.organisation?.name ?? d.release)).toEqual(['千葉市', 'nameless'])
  })

  test('who is alone in its case has nobody downstream there; who does not say who speaks is somebody', async () => {
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

  test('merged numbers lead to the case that stands in the end', async () => {
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

  test('a withdrawn release is listed only where it is asked for', async () => {
    await put(chiba)
    await store.write((tx) => tx.setWithdrawn('chiba', true, at))
    expect((await store.reader.releases()).total).toBe(0)
    expect((await store.reader.releases({ withdrawn: true })).rows).toMatchObject([{ id: 'chiba', withdrawn: true }])
    expect((await store.reader.search('千葉')).total).toBe(0)
    expect(await store.reader.search('#2024-001')).toMatchObject({ total: 0, emptied: ['2024-001'] })
    expect((await store.reader.search('#2024-999')).emptied).toEqual([])
  })

  test('lists in short hold what the lists hold, in their order', async () => {
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

  test('a case in outline has the releases of the case; one that was merged has none', async () => {
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

  test('of releases their own pages are known, where they have one', async () => {
    const url = 'https://www.chiba.example/1.html'
    await put({ ...chiba, url }, tottori)
    expect([...(await store.reader.urlsOf(['tottori', 'chiba', 'nobody']))]).toEqual([['chiba', url]])
  })

  test('a label that only what is withdrawn bears is on no list', async () => {
    await put(chiba, tottori)
    await store.write((tx) => tx.setWithdrawn('chiba', true, at))
    expect((await store.reader.labels()).map((l) => [l.value, l.releases])).toEqual([
      ['2次被害', 1],
      ['教育', 1],
    ])
  })

  test('a name is found in whichever way its characters are written', async () => {
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

  test('what is withdrawn counts for no organisation, keeps its case’s name, and draws nothing there', async () => {
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

  test('of a case that was emptied it is known where its releases went', async () => {
    await put(chiba)
    await store.write((tx) => {
      tx.decide(at, 'test', { kind: 'file', release: 'chiba', capture: chiba.capture, number: '2024-001', why: [] })
      tx.moveRelease('chiba', '2024-007', at)
    })
    expect(await store.reader.case('2024-001')).toMatchObject({ title: '', releases: [], wentTo: ['2024-007'] })
    expect((await store.reader.cases({ empty: true })).total).toBe(2)
  })

  test('which release another goes on from is a proposal until it is decided, also where it goes on from none', async () => {
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

  test('a proposal names the other case and the release, and ends where its place is decided', async () => {
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

  test.each(['relevance', 'published'] as const)(
    'hits by %s, a page at a time, are those of the whole list',
    async (order) => {
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

  test('a flaw that struck two cases makes a campaign', async () => {
    await put(shop)
    expect(await store.reader.campaigns()).toEqual([])
    await put(entry('other', '2024-003', 'x', { discloser: '湊市', products: ['SoraBin'], actions: ['vulnerability'] }))
    const [campaign] = await store.reader.campaigns()
    expect(campaign?.cases.map((c) => c.number)).toEqual(['2024-003', '2024-002'])
    const found = await store.reader.case('2024-002')
    expect(found && 'campaigns' in found && found.campaigns.map((c) => c.id)).toEqual(['sorabin'])
  })

  test('a case is called by its origin once somebody else discloses it', async () => {
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
})
