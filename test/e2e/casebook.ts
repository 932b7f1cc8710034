import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AddInput, addAll, type Casebook, fileInputs, initCasebook, openCasebook } from '../../src/filing/index.js'
import type { ArchiveReader } from '../../src/publish/site.js'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))

/** What every server and built site of these tests is called. */
export const settings = { title: '事件簿', titleEn: 'Casebook', author: '編集部', license: 'CC BY 4.0' } as const

/** A casebook's archive, for its site. */
export const archiveOf = ({ reader, archive }: Casebook): ArchiveReader => ({
  read: async (sha256) => {
    const capture = await reader.capture(sha256)
    return capture && archive.read(capture.archive)
  },
})

/** One release more, of a name that Japanese tokenizers like to cut elsewhere. */
const ofChiba: AddInput = {
  bytes: Buffer.from(`2024年4月3日
千葉ひばり運送株式会社

個人情報の流出に関するお詫びとお知らせ

当社の千葉営業所において、2024年3月28日、従業員がお客様120名の氏名と住所を記載した配達名簿を誤って別のお客様に送付し、個人情報が流出したことが判明しました。
対象のお客様には個別にご連絡しております。二次被害は確認されておりません。
`),
  mediaType: 'text/plain',
  source: { kind: 'file', uri: 'file:chiba-hibari.txt', name: 'chiba-hibari.txt' },
}

/** A real casebook in a folder of its own, which goes when it is closed. */
export const emptyCasebook = async (): Promise<Casebook> => {
  const dir = await mkdtemp(join(tmpdir(), 'jikenbo-e2e-'))
  await initCasebook(dir)
  const casebook = await openCasebook(dir, 'write')
  return {
    ...casebook,
    close: async () => {
      await casebook.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

/** The same with the example releases filed. */
export const exampleCasebook = async (): Promise<Casebook> => {
  const casebook = await emptyCasebook()
  // A fixed time of receipt: pages and feeds show it.
  for await (const outcome of addAll(casebook, fileInputs([examples]), { at: '2026-09-01T03:00:00.000Z' })) {
    if (outcome.kind === 'failed') throw outcome.error
  }
  for await (const outcome of addAll(casebook, [ofChiba], { at: '2026-09-01T03:00:00.000Z' })) {
    if (outcome.kind !== 'filed') throw new Error(`e2e: the text of 千葉 was not filed: ${outcome.kind}`)
  }
  return casebook
}
