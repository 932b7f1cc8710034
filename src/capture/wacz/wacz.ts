import type { Writable } from 'node:stream'
import { codedError } from '../../casebook/errors.js'
import type { Archive, ArchiveMember } from '../archive.js'
import { openMember, sealMember } from '../gzip-member.js'
import { parseRecord, sha256Of } from '../warc-record.js'
import { cdxjLine, indexFiles } from './cdxj.js'
import { chooser, type Opened } from './choose.js'
import { asExported } from './web-address.js'
import { type ZipEntry, zipWriter } from './zip-writer.js'

/** A page as a reader of the export lists it. */
export interface WaczPage {
  readonly id: string
  /** Its address in the export (`exportAddress`). */
  readonly url: string
  readonly title: string
  /** When its bytes were received, ISO 8601 UTC. */
  readonly ts: string
  /** Bytes. */
  readonly size: number
  /** For searching. */
  readonly text?: string
}

export interface WaczInput {
  readonly archive: Archive
  /** SHA-256 of the captures to take; absent: every record of the archive. */
  readonly captures?: ReadonlySet<string>
  readonly pages: AsyncIterable<WaczPage>
  readonly title: string
  readonly description?: string
  /** Name and version of the program. */
  readonly software: string
  /** Told how many bytes of the archive have been gone through. */
  readonly onProgress?: (bytes: number) => void
}

export interface WaczReport {
  readonly records: number
  readonly pages: number
  /** Records that are damaged and were left out, in plain words. */
  readonly damaged: readonly string[]
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`)

/** A record as it stands in the archive, or in plain words why it cannot be made out. */
const opened = ({ member, problem }: ArchiveMember): Opened | { readonly problem: string } => {
  if (member === undefined) return { problem: problem ?? 'damaged' }
  const uncompressed = openMember(member)
  if ('problem' in uncompressed) return uncompressed
  const record = parseRecord(uncompressed.record)
  return 'problem' in record ? record : { member, uncompressed: uncompressed.record, record }
}

/** A record as it will stand in an export. */
const exported = (one: Opened): Omit<Opened, 'uncompressed'> | { readonly problem: string } => {
  const changed = asExported(one.uncompressed, one.record)
  if (changed === undefined) return one
  const record = parseRecord(changed)
  return 'problem' in record ? record : { member: sealMember(changed), record }
}

/**
 * Writes a WACZ 1.1.1: the archive's records with an index, a list of pages and the digest of every file. Records are
 * copied byte for byte, but for what `asExported` changes in their heads. The same casebook gives the same bytes.
 * Holds the index in memory (some 300 bytes a record), nothing else. Throws `NOTHING_TO_EXPORT`.
 *
 * @see https://specs.webrecorder.net/wacz/1.1.1/
 */
export const writeWacz = async (input: WaczInput, sink: Writable): Promise<WaczReport> => {
  const { archive } = input
  const zip = zipWriter(sink)
  const entries: ZipEntry[] = []
  const lines: string[] = []
  const damaged: string[] = []
  const choose = chooser(input.captures)
  let records = 0
  let newest = ''
  let done = 0

  async function* chosen(file: string): AsyncGenerator<Buffer> {
    // Heads the file, if there will be one: it says which program wrote the records.
    let warcinfo: Opened | undefined
    let offset = 0
    for await (const found of archive.members(file)) {
      done += found.length
      input.onProgress?.(done)
      const leaveOut = (problem: string) => damaged.push(`${file} at byte ${found.offset}: ${problem}`)
      const one = opened(found)
      if ('problem' in one) leaveOut(one.problem)
      else if (one.record.headers['warc-type'] === 'warcinfo') warcinfo = one
      else
        for (const wanted of choose(one)) {
          // Only now: most of an archive is no part of one case, and sealing a record costs more than reading it.
          const put = exported(wanted)
          if ('problem' in put) {
            leaveOut(put.problem)
            continue
          }
          const { member, record } = put
          if (warcinfo) {
            yield warcinfo.member
            offset += warcinfo.member.length
            warcinfo = undefined
          }
          const line = cdxjLine(record, { file, offset, member })
          if (line !== undefined) lines.push(line)
          yield member
          offset += member.length
          records++
          const date = record.headers['warc-date'] ?? ''
          if (date > newest) newest = date
        }
    }
  }

  let pages = 0
  let first: WaczPage | undefined
  async function* pageLines(): AsyncGenerator<Buffer> {
    yield Buffer.from(
      `${JSON.stringify({ format: 'json-pages-1.0', id: 'pages', title: input.title, hasText: true })}\n`,
    )
    for await (const page of input.pages) {
      first ??= page
      pages++
      yield Buffer.from(`${JSON.stringify(page)}\n`)
    }
  }

  try {
    for (const file of Object.keys(archive.sizes())) {
      const members = chosen(file)
      const head = await members.next()
      if (head.done) continue
      const all = async function* () {
        yield head.value
        yield* members
      }
      // Readers fetch single records out of the zip by offset: these are never compressed a second time.
      entries.push(await zip.add(`archive/${file}`, all(), { compress: false }))
    }
    if (records === 0)
      throw codedError('capture', 'NOTHING_TO_EXPORT', 'could not export: the archive has none of these records')
    const { cdx, idx } = indexFiles(lines)
    entries.push(await zip.add('indexes/index.cdx.gz', [cdx], { compress: false }))
    entries.push(await zip.add('indexes/index.idx', [idx], { compress: true }))
    entries.push(await zip.add('pages/pages.jsonl', pageLines(), { compress: true }))
    const datapackage = json({
      profile: 'data-package',
      wacz_version: '1.1.1',
      title: input.title,
      ...(input.description === undefined ? {} : { description: input.description }),
      // When the newest of its records was made: a clock would make every export another file.
      created: newest,
      software: input.software,
      ...(first && { mainPageUrl: first.url, mainPageDate: first.ts }),
      resources: entries.map(({ path, sha256, bytes }) => ({
        name: path.split('/').at(-1),
        path,
        hash: `sha256:${sha256}`,
        bytes,
      })),
    })
    await zip.add('datapackage.json', [datapackage], { compress: true })
    const digest = { path: 'datapackage.json', hash: `sha256:${sha256Of(datapackage)}` }
    await zip.add('datapackage-digest.json', [json(digest)], { compress: true })
    await zip.end()
  } catch (error) {
    zip.abort(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
  return { records, pages, damaged }
}
