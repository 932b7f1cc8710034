import type { Capture, CaseSummary, Label, ReleaseSummary, Visit } from '../../casebook/records.js'
import type { CaptureTable, Tables, VisitTable } from './schema.js'

/** A row as it comes out of the database: generated columns are plain there. */
export type CaptureRow = Omit<CaptureTable, 'seq'> & { seq: number }
type ReleaseRow = Omit<Tables['releases'], 'row'> & { row: number }
type CaseRow = Tables['cases']

export const toCapture = (row: CaptureRow): Capture => ({
  sha256: row.sha256,
  size: row.size,
  mediaType: row.media_type,
  receivedAt: row.received_at,
  source: { kind: row.source_kind as Capture['source']['kind'], uri: row.source_uri, name: row.source_name },
  archive: { file: row.file, offset: row.offset, length: row.length },
  ...(row.part_of === null ? {} : { partOf: row.part_of }),
})

export type VisitRow = Omit<VisitTable, 'seq'> & { seq: number }

export const toVisit = (row: VisitRow): Visit => ({
  at: row.at,
  uri: row.uri,
  finalUri: row.final_uri,
  status: row.status,
  unchanged: row.unchanged === 1,
  ...(row.capture === null ? {} : { capture: row.capture }),
  ...(row.etag === null ? {} : { etag: row.etag }),
  ...(row.last_modified === null ? {} : { lastModified: row.last_modified }),
  archive: { file: row.file, offset: row.offset, length: row.length },
})

export const toSummary = (row: ReleaseRow, labels: readonly Label[]): ReleaseSummary => {
  const headline = row.headline === null ? null : (JSON.parse(row.headline) as ReleaseSummary['headline'] | null)
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    addedAt: row.added_at,
    updatedAt: row.updated_at,
    labels,
    secondaryVictim: row.secondary_victim === 1,
    withdrawn: row.withdrawn === 1,
    ...(row.discloser_key !== null && row.discloser_name !== null
      ? { discloser: { key: row.discloser_key, name: row.discloser_name } }
      : {}),
    ...(row.published !== null
      ? { published: { date: row.published, basis: row.published_basis === 'stated' ? 'stated' : 'source' } }
      : {}),
    ...(headline ? { headline } : {}),
  }
}

export const toCaseSummary = (
  row: CaseRow,
  disclosers: CaseSummary['disclosers'],
  labels: readonly Label[],
): CaseSummary => ({
  number: row.number,
  title: row.title,
  disclosers,
  releaseCount: row.releases,
  addedAt: row.added_at,
  updatedAt: row.updated_at,
  labels,
  ...(row.origin_key !== null && row.origin_name !== null
    ? { origin: { key: row.origin_key, name: row.origin_name } }
    : {}),
  ...(row.first_published !== null ? { firstPublished: row.first_published } : {}),
  ...(row.last_published !== null ? { lastPublished: row.last_published } : {}),
})
