import type Database from 'better-sqlite3'
import type { Document } from '../../casebook/document.js'
import type { Facts } from '../../casebook/facts.js'
import { isPartWord, organisationKey } from '../../casebook/organisation-key.js'
import type { Label } from '../../casebook/records.js'
import { headlineOf } from '../../link/counts.js'
import { appearedAt } from '../../link/current.js'
import { productKeyOf, type Signature, signatureOf } from '../../link/match.js'
import { happenedHere, hitThroughOther } from '../../link/origin.js'
import type { ReleaseEntry } from '../contract.js'
import type { CaseWriter } from './cases.js'
import { wordWriter } from './words.js'

/** Release rows with everything that hangs on them: versions, labels, parts, keys, words. */
export const releaseWriter = (db: Database.Database, cases: CaseWriter) => {
  const words = wordWriter(db)
  const sql = {
    row: db.prepare<[string], { row: number; number: string; appeared: string; withdrawn: number }>(
      'SELECT row, number, appeared, withdrawn FROM releases WHERE id = ?',
    ),
    document: db.prepare<[string], { document: string }>(
      'SELECT document FROM versions WHERE release = ? ORDER BY version DESC LIMIT 1',
    ),
    facts: db.prepare<[string], { facts: string }>(
      'SELECT facts FROM versions WHERE release = ? ORDER BY version DESC LIMIT 1',
    ),
    insert: db.prepare(
      `INSERT INTO releases (id, number, title, discloser_key, discloser_name, origin_key, origin_name, self_origin,
         published, published_basis, appeared, added_at, updated_at, headline, actions, secondary_victim,
         url, archive_urls, post, source_uri)
       VALUES (@id, @number, @title, @discloserKey, @discloserName, @originKey, @originName, @selfOrigin,
         @published, @publishedBasis, @appeared, @addedAt, @updatedAt, @headline, @actions, @secondaryVictim,
         @url, @archiveUrls, @post, @sourceUri)`,
    ),
    update: db.prepare(
      `UPDATE releases SET title = @title, discloser_key = @discloserKey, discloser_name = @discloserName,
         origin_key = @originKey, origin_name = @originName, self_origin = @selfOrigin, published = @published,
         published_basis = @publishedBasis, appeared = @appeared, updated_at = @updatedAt, headline = @headline,
         actions = @actions, secondary_victim = @secondaryVictim, url = @url,
         archive_urls = @archiveUrls, post = @post, source_uri = @sourceUri WHERE id = @id`,
    ),
    addVersion: db.prepare(
      `INSERT INTO versions
       SELECT ?, coalesce(max(version), 0) + 1, ?, ?, ?, ? FROM versions WHERE release = ?`,
    ),
    dropLabels: db.prepare('DELETE FROM labels WHERE release = ?'),
    addLabel: db.prepare('INSERT OR REPLACE INTO labels VALUES (?, ?, ?, ?, ?)'),
    dropParts: db.prepare('DELETE FROM parts WHERE release = ?'),
    addPart: db.prepare('INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)'),
    addAlias: db.prepare('INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)'),
    dropProducts: db.prepare('DELETE FROM flawed_products WHERE release = ?'),
    addProduct: db.prepare('INSERT OR IGNORE INTO flawed_products VALUES (?, ?, ?)'),
    setNumber: db.prepare('UPDATE releases SET number = ?, updated_at = ? WHERE id = ?'),
    touch: db.prepare('UPDATE releases SET updated_at = ? WHERE id = ?'),
    setWithdrawn: db.prepare('UPDATE releases SET withdrawn = ?, updated_at = ? WHERE id = ?'),
  }

  /** The keys a release stands under now, worked out again from its facts; none where it is withdrawn. */
  const signature = (id: string): Signature | undefined => {
    const known = sql.row.get(id)
    const facts = known?.withdrawn === 0 ? sql.facts.get(id)?.facts : undefined
    return known === undefined || facts === undefined ? undefined : signatureOf(JSON.parse(facts), known.appeared)
  }

  const putLabels = (id: string, labels: readonly Label[]) => {
    for (const [place, l] of labels.entries()) sql.addLabel.run(id, l.facet, l.value, l.origin, place)
  }

  const putParts = ({ id, facts }: ReleaseEntry) => {
    const { discloser } = facts
    if (discloser) sql.addPart.run(organisationKey(discloser.name), id, 'discloser', discloser.name)
    for (const p of facts.parties) {
      const key = organisationKey(p.name)
      sql.addPart.run(key, id, p.role, p.name)
      for (const alias of p.aliases ?? []) if (!isPartWord(alias)) sql.addAlias.run(key, id, alias)
    }
    if (facts.actions.some((a) => a.value === 'vulnerability'))
      for (const p of facts.products) sql.addProduct.run(productKeyOf(p.name), id, p.name)
  }

  const put = (entry: ReleaseEntry) => {
    const { id, facts } = entry
    const origin = facts.parties.find((p) => p.origin)
    const known = sql.row.get(id)
    const before = signature(id)
    if (known && before) cases.leave(known.number, before)
    cases.open(known?.number ?? entry.number, entry.addedAt)
    // What is withdrawn draws nothing into its case, whatever its address says next.
    if (!known?.withdrawn) cases.enter(known?.number ?? entry.number, entry.signature)
    const values = {
      id,
      title: entry.title,
      discloserKey: facts.discloser ? organisationKey(facts.discloser.name) : null,
      discloserName: facts.discloser?.name ?? null,
      originKey: origin ? organisationKey(origin.name) : null,
      originName: origin?.name ?? null,
      selfOrigin: happenedHere(facts) ? 1 : 0,
      published: entry.published?.date ?? null,
      publishedBasis: entry.published?.basis ?? null,
      // Lists are in order of publication; where a release has no date, the last thing it tells of comes closest.
      appeared: appearedAt(entry, facts),
      updatedAt: entry.updatedAt,
      headline: JSON.stringify(headlineOf(facts) ?? null),
      actions: JSON.stringify(facts.actions.map((a) => a.value)),
      secondaryVictim: hitThroughOther(facts) ? 1 : 0,
      url: entry.url ?? null,
      archiveUrls: JSON.stringify(entry.archiveUrls),
      post: entry.post ? JSON.stringify(entry.post) : null,
      sourceUri: entry.sourceUri,
    }
    let row = known?.row
    if (row === undefined) {
      row = Number(sql.insert.run({ ...values, number: entry.number, addedAt: entry.addedAt }).lastInsertRowid)
    } else {
      sql.update.run(values)
      for (const drop of [sql.dropLabels, sql.dropParts, sql.dropProducts]) drop.run(id)
      words.drop(row)
    }
    const { document } = entry
    sql.addVersion.run(id, entry.capture, entry.textDigest, JSON.stringify(document), JSON.stringify(facts), id)
    putLabels(id, entry.labels)
    putParts(entry)
    words.put(row, entry)
  }

  const move = (id: string, number: string, at: string) => {
    const known = sql.row.get(id)
    if (known === undefined || known.number === number) return
    const keys = signature(id)
    cases.open(number, at)
    cases.touch(known.number)
    if (keys) {
      cases.leave(known.number, keys)
      cases.enter(number, keys)
    }
    sql.setNumber.run(number, at, id)
  }

  return {
    signature,
    document: (id: string): Document | undefined => {
      const document = sql.document.get(id)?.document
      return document === undefined ? undefined : (JSON.parse(document) as Document)
    },
    facts: (id: string): Facts | undefined => {
      const facts = sql.facts.get(id)?.facts
      return facts === undefined ? undefined : (JSON.parse(facts) as Facts)
    },
    put,
    move,
    setLabels: (id: string, labels: readonly Label[], at: string) => {
      sql.dropLabels.run(id)
      putLabels(id, labels)
      sql.touch.run(at, id)
      const known = sql.row.get(id)
      if (known) cases.touch(known.number)
    },
    setWithdrawn: (id: string, withdrawn: boolean, at: string) => {
      const known = sql.row.get(id)
      if (known === undefined) return
      const before = signature(id)
      if (before) cases.leave(known.number, before)
      sql.setWithdrawn.run(withdrawn ? 1 : 0, at, id)
      const after = signature(id)
      if (after) cases.enter(known.number, after)
    },
  }
}
