import type { Generated } from 'kysely'

/** Raised with every change of the tables and of how texts are cut for `words`; a casebook of a higher version is left alone. */
export const schemaVersion = 6

/**
 * `captures`, `visits`, `archive_files` and `decisions` cannot be derived again. Everything below them is rebuilt from
 * the archive and the decisions (`jikenbo rebuild`).
 */
export const schema = `
CREATE TABLE archive_files (file TEXT PRIMARY KEY, length INTEGER NOT NULL) STRICT;
CREATE TABLE captures (
  seq INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  received_at TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  source_uri TEXT NOT NULL,
  source_name TEXT NOT NULL,
  file TEXT NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  part_of TEXT,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX captures_state ON captures (state) WHERE state = 'pending';
CREATE TABLE decisions (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  act TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_release ON decisions (act ->> '$.release', act ->> '$.kind');

CREATE TABLE cases (
  number TEXT PRIMARY KEY,
  rank INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL DEFAULT '',
  merged_into TEXT,
  origin_key TEXT,
  origin_name TEXT,
  window_from TEXT,
  window_to TEXT,
  actions TEXT NOT NULL DEFAULT '[]',
  first_published TEXT,
  last_published TEXT,
  releases INTEGER NOT NULL DEFAULT 0,
  added_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX cases_updated ON cases (updated_at DESC);
CREATE TABLE releases (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL REFERENCES cases (number),
  title TEXT NOT NULL,
  discloser_key TEXT,
  discloser_name TEXT,
  origin_key TEXT,
  origin_name TEXT,
  self_origin INTEGER NOT NULL,
  published TEXT,
  published_basis TEXT,
  appeared TEXT NOT NULL,
  added_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  headline TEXT,
  actions TEXT NOT NULL,
  secondary_victim INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  url TEXT,
  archive_urls TEXT NOT NULL,
  post TEXT,
  source_uri TEXT NOT NULL
) STRICT;
CREATE INDEX releases_number ON releases (number);
CREATE INDEX releases_added ON releases (added_at DESC, row DESC);
CREATE INDEX releases_appeared ON releases (appeared DESC, row DESC);
CREATE INDEX releases_url ON releases (url) WHERE url IS NOT NULL;
CREATE INDEX releases_source ON releases (source_uri);
CREATE INDEX releases_discloser ON releases (discloser_key);
CREATE TABLE versions (
  release TEXT NOT NULL,
  version INTEGER NOT NULL,
  capture TEXT NOT NULL,
  text_digest TEXT NOT NULL,
  document TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (release, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX versions_capture ON versions (capture);
CREATE INDEX versions_text ON versions (text_digest);
CREATE TABLE labels (
  release TEXT NOT NULL,
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  origin TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (facet, value, release)
) STRICT, WITHOUT ROWID;
CREATE INDEX labels_release ON labels (release);
CREATE TABLE parts (
  organisation TEXT NOT NULL,
  release TEXT NOT NULL,
  role TEXT NOT NULL,
  origin INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (organisation, release, role, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_release ON parts (release);
CREATE TABLE aliases (
  organisation TEXT NOT NULL,
  release TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (organisation, name, release)
) STRICT, WITHOUT ROWID;
CREATE TABLE link_keys (
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  releases INTEGER NOT NULL,
  PRIMARY KEY (key, kind, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_keys_number ON link_keys (number);
CREATE TABLE flawed_products (
  product TEXT NOT NULL,
  release TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (product, release)
) STRICT, WITHOUT ROWID;
CREATE TABLE proposals (
  release TEXT NOT NULL,
  number TEXT NOT NULL,
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (release, number)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
  title, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0"
);
`

/** What each version added, in order: a new casebook gets all of them, an older one those it lacks. */
export const additions: readonly { readonly version: number; readonly sql: string }[] = [
  {
    version: 2,
    sql: `
CREATE TABLE visits (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  uri TEXT NOT NULL,
  final_uri TEXT NOT NULL,
  status INTEGER NOT NULL,
  capture TEXT,
  unchanged INTEGER NOT NULL,
  etag TEXT,
  last_modified TEXT,
  file TEXT NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  UNIQUE (file, offset)
) STRICT;
CREATE INDEX visits_uri ON visits (uri, seq);
CREATE INDEX visits_final ON visits (final_uri, seq);
CREATE INDEX visits_capture ON visits (capture) WHERE capture IS NOT NULL;
ALTER TABLE releases ADD COLUMN follows TEXT;
CREATE INDEX releases_follows ON releases (follows) WHERE follows IS NOT NULL;
CREATE TABLE updates (
  release TEXT NOT NULL,
  earlier TEXT NOT NULL,
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY (release, earlier)
) STRICT, WITHOUT ROWID;
CREATE INDEX updates_earlier ON updates (earlier);
CREATE TABLE sources (name TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE source_items (
  seq INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  uri TEXT NOT NULL,
  title TEXT,
  stamp TEXT,
  found_at TEXT NOT NULL,
  state TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT,
  release TEXT,
  number TEXT,
  attempts INTEGER NOT NULL,
  next_try TEXT,
  UNIQUE (source, key)
) STRICT;
CREATE INDEX source_items_found ON source_items (found_at DESC, seq DESC);
CREATE INDEX source_items_waiting ON source_items (source, seq) WHERE state = 'waiting';
CREATE TABLE watcher (one INTEGER PRIMARY KEY CHECK (one = 1), holder TEXT NOT NULL, until TEXT NOT NULL) STRICT;
`,
  },
  {
    version: 3,
    sql: 'CREATE TABLE resting (uri TEXT PRIMARY KEY, until TEXT NOT NULL) STRICT, WITHOUT ROWID;',
  },
  {
    // A headline is a range. `rebuild` works it out from the facts; until then what was kept stands in the new form.
    version: 3,
    sql: `
UPDATE releases SET headline = json_object(
  'unit', headline ->> '$.unit',
  'least', iif(headline ->> '$.status' = 'possible', 0, headline ->> '$.count'),
  'most', coalesce(headline ->> '$.countMax', headline ->> '$.count'),
  'approx', json(headline -> '$.approx'),
  'scope', 'own'
) WHERE headline ->> '$.count' IS NOT NULL;
`,
  },
  { version: 5, sql: 'CREATE INDEX IF NOT EXISTS proposals_number ON proposals (number)' },
  {
    version: 6,
    sql: `
ALTER TABLE releases ADD COLUMN stands_alone INTEGER NOT NULL DEFAULT 0;
UPDATE releases SET stands_alone = 1 WHERE (
  SELECT act ->> '$.of' IS NULL FROM decisions
  WHERE act ->> '$.release' = releases.id AND act ->> '$.kind' = 'follow' ORDER BY seq DESC LIMIT 1
);
ALTER TABLE parts DROP COLUMN origin;
`,
  },
  {
    // An organisation's releases by time: those around one that is filed are found without looking at all.
    version: 6,
    sql: `
DROP INDEX IF EXISTS releases_discloser;
CREATE INDEX releases_discloser ON releases (discloser_key, appeared);
`,
  },
]

/** Tables that `rebuild` empties and fills again, in an order that no reference forbids. */
export const derivedTables = [
  'updates',
  'proposals',
  'flawed_products',
  'link_keys',
  'aliases',
  'parts',
  'labels',
  'versions',
  'releases',
  'cases',
] as const

interface ReleaseTable {
  row: Generated<number>
  id: string
  number: string
  title: string
  discloser_key: string | null
  discloser_name: string | null
  origin_key: string | null
  origin_name: string | null
  self_origin: number
  published: string | null
  published_basis: string | null
  appeared: string
  added_at: string
  updated_at: string
  headline: string | null
  actions: string
  secondary_victim: number
  withdrawn: number
  url: string | null
  archive_urls: string
  post: string | null
  source_uri: string
  follows: string | null
  stands_alone: number
}

interface CaseTable {
  number: string
  rank: number
  title: string
  merged_into: string | null
  origin_key: string | null
  origin_name: string | null
  window_from: string | null
  window_to: string | null
  actions: string
  first_published: string | null
  last_published: string | null
  releases: number
  added_at: string
  updated_at: string
}

export interface CaptureTable {
  seq: Generated<number>
  sha256: string
  size: number
  media_type: string
  received_at: string
  source_kind: string
  source_uri: string
  source_name: string
  file: string
  offset: number
  length: number
  part_of: string | null
  state: string
}

export interface VisitTable {
  seq: Generated<number>
  at: string
  uri: string
  final_uri: string
  status: number
  capture: string | null
  unchanged: number
  etag: string | null
  last_modified: string | null
  file: string
  offset: number
  length: number
}

export interface SourceItemTable {
  seq: Generated<number>
  source: string
  key: string
  uri: string
  title: string | null
  stamp: string | null
  found_at: string
  state: string
  at: string
  why: string | null
  release: string | null
  number: string | null
  attempts: number
  next_try: string | null
}

/** The tables as Kysely sees them. */
export interface Tables {
  visits: VisitTable
  sources: { name: string; state: string }
  source_items: SourceItemTable
  archive_files: { file: string; length: number }
  captures: CaptureTable
  decisions: { seq: number; at: string; by: string; act: string; previous: string; hash: string }
  cases: CaseTable
  releases: ReleaseTable
  versions: { release: string; version: number; capture: string; text_digest: string; document: string; facts: string }
  labels: { release: string; facet: string; value: string; origin: string; place: number }
  parts: { organisation: string; release: string; role: string; name: string }
  aliases: { organisation: string; release: string; name: string }
  link_keys: { key: string; kind: string; number: string; releases: number }
  flawed_products: { product: string; release: string; name: string }
  proposals: { release: string; number: string; score: number; reasons: string }
  updates: { release: string; earlier: string; score: number; reasons: string }
  words: { rowid: number; title: string; body: string }
}
