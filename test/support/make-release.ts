import { plainDocument } from '../../src/casebook/document.js'
import type { Affected, Evidence, Fact, Facts, Party, ReleaseEvent } from '../../src/casebook/facts.js'
import { organisationKey } from '../../src/casebook/organisation-key.js'
import type { Release } from '../../src/casebook/records.js'

/** The few words a test needs; everything else of a release follows from them. */
export interface Sketch {
  readonly discloser: string
  readonly published?: string
  readonly parties?: readonly (Party & { readonly says?: string })[]
  readonly products?: readonly string[]
  readonly actions?: readonly Facts['actions'][number]['value'][]
  readonly affected?: readonly (Pick<Affected, 'count'> & Partial<Affected> & { readonly says?: string })[]
  readonly events?: readonly (ReleaseEvent & { readonly says?: string })[]
  readonly report?: Facts['report']['value']
  /** Default: whether a party has `origin`. */
  readonly secondaryVictim?: boolean
}

/** Facts by hand; evidence points at the beginning of the text unless a test says otherwise. */
export const makeFacts = (sketch: Sketch): Facts => {
  const fact = <T extends object>(value: T, says = '本文'): Fact<T> => {
    const evidence: Evidence = { quote: says, start: 0, end: says.length }
    return { ...value, evidence, rule: 'test', basis: 'stated' }
  }
  return {
    notice: true,
    noticeReasons: [],
    discloser: fact({ name: sketch.discloser }),
    ...(sketch.published === undefined ? {} : { published: fact({ date: sketch.published }) }),
    report: { value: sketch.report ?? 'first', rule: 'test' },
    parties: (sketch.parties ?? []).map(({ says, ...p }) => fact(p, says)),
    products: (sketch.products ?? []).map((name) => fact({ name })),
    actions: (sketch.actions ?? []).map((value) => fact({ value })),
    affected: (sketch.affected ?? []).map(({ says, ...a }) =>
      fact({ unit: 'people' as const, approx: false, status: 'possible' as const, scope: 'own' as const, ...a }, says),
    ),
    items: [],
    excludedItems: [],
    events: (sketch.events ?? []).map(({ says, ...e }) => fact(e, says)),
    authorities: [],
    notification: { value: 'unstated', rule: 'test' },
    misuse: { value: 'unstated', rule: 'test' },
    prevention: [],
    contacts: [],
    secondaryVictim: { value: sketch.secondaryVictim ?? sketch.parties?.some((p) => p.origin) ?? false, rule: 'test' },
    doubts: [],
  }
}

/** A release of one version around such facts. */
export const makeRelease = (
  sketch: Sketch,
  id = `${organisationKey(sketch.discloser)}-${sketch.published ?? ''}`,
): Release => ({
  id,
  number: '2024-001',
  title: `${sketch.discloser} 個人情報の漏えいについて`,
  discloser: { key: organisationKey(sketch.discloser), name: sketch.discloser },
  ...(sketch.published === undefined ? {} : { published: { date: sketch.published, basis: 'stated' as const } }),
  addedAt: `${sketch.published ?? '2024-01-01'}T00:00:00.000Z`,
  updatedAt: `${sketch.published ?? '2024-01-01'}T00:00:00.000Z`,
  labels: [],
  secondaryVictim: false,
  withdrawn: false,
  archiveUrls: [],
  versions: [
    {
      version: 1,
      capture: {
        sha256: '0'.repeat(64),
        size: 0,
        mediaType: 'text/plain',
        receivedAt: '2024-01-01T00:00:00.000Z',
        source: { kind: 'file', uri: 'file:///a', name: 'a' },
        archive: { file: '2024-01-01.warc.gz', offset: 0, length: 0 },
      },
      document: plainDocument('本文'),
      facts: makeFacts(sketch),
    },
  ],
})

/** The same as if the reader had not found who speaks. */
export const unsigned = (release: Release): Release => ({
  ...release,
  versions: release.versions.map((v) => {
    const { discloser: _, ...facts } = v.facts
    return { ...v, facts }
  }),
})
