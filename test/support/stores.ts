import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, describe } from 'vitest'
import { plainDocument } from '../../src/casebook/document.js'
import { signatureOf } from '../../src/link/match.js'
import type { CasebookStore, ReleaseEntry } from '../../src/store/contract.js'
import { openSqliteStore } from '../../src/store/sqlite/index.js'
import { makeFacts, type Sketch } from './make-release.js'

/** Every store stands here; each must pass the same tests against its real engine. */
const engines = [
  { name: 'sqlite', open: async (dir: string): Promise<CasebookStore> => openSqliteStore(dir, 'create') },
]

export const at = '2026-01-01T00:00:00.000Z'

export const entry = (
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

export const origin = {
  name: '株式会社ミナホ',
  role: 'contractor',
  origin: true,
  aliases: ['ミナホ社', '受託者'],
} as const

export const chiba = entry(
  'chiba',
  '2024-001',
  '千葉市の個人情報の流出について\nサーバに保存した氏名が漏洩しました。',
  { discloser: '千葉市', published: '2024-06-20', parties: [origin] },
  ['インシデント:2次被害', '業種:自治体'],
)

export const tottori = entry(
  'tottori',
  '2024-001',
  '鳥取大学 受講者情報の漏えいについて\n委託先で氏名が漏えいした。',
  { discloser: '鳥取大学', published: '2024-07-01', parties: [origin] },
  ['インシデント:2次被害', '業種:教育'],
)

export const shop = entry(
  'shop',
  '2024-002',
  '決済画面の改ざんについて\nクレジットカード情報が流出した。USBメモリではない。',
  { discloser: 'カナタ商店', published: '2023-12-31', products: ['SoraBin'], actions: ['vulnerability'] },
  ['インシデント:スキミング'],
)

interface Opened {
  /** A store with nothing in it, in a folder of its own. */
  readonly store: CasebookStore
  readonly put: (...entries: readonly ReleaseEntry[]) => Promise<void>
}

const putInto = (store: CasebookStore, entries: readonly ReleaseEntry[]): Promise<void> =>
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

const testOn = (open: (dir: string) => Promise<CasebookStore>) =>
  base.extend<Opened>({
    store: async ({ task }, use) => {
      const dir = mkdtempSync(join(tmpdir(), `jikenbo-store-${task.id}-`))
      const store = await open(dir)
      await use(store)
      await store.close()
      rmSync(dir, { recursive: true, force: true })
    },
    put: async ({ store }, use) => use((...entries) => putInto(store, entries)),
  })

/** Runs tests on each store; each test gets one of its own. */
export const describeStores = (what: string, tests: (test: ReturnType<typeof testOn>) => void): void =>
  describe.each(engines)(`a store: $name: ${what}`, ({ open }) => tests(testOn(open)))
