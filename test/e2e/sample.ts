import { createHash } from 'node:crypto'
import { type Document, plainDocument } from '../../src/casebook/document.js'
import { organisationKey } from '../../src/casebook/organisation-key.js'
import type { Release, ReleaseVersion } from '../../src/casebook/records.js'
import { deriveLabels } from '../../src/link/labels.js'
import { releaseTitle } from '../../src/link/titles.js'
import { readRelease } from '../../src/read/index.js'

const versionOf = (document: Document, version: number): ReleaseVersion => {
  const sha256 = createHash('sha256').update(document.text).digest('hex')
  return {
    version,
    document,
    facts: readRelease(document, { caseYear: '2024' }),
    capture: {
      sha256,
      size: Buffer.byteLength(document.text),
      mediaType: 'text/plain',
      receivedAt: `2024-09-0${version}T03:00:00.000Z`,
      source: { kind: 'file', uri: 'file:notice.txt', name: 'notice.txt' },
      archive: { file: '2024-09-01.warc.gz', offset: 0, length: 100 },
    },
  }
}

/** A release as the pipeline would make it of these texts, one a version, read by the real readers. */
export const sampleRelease = (texts: readonly [string, ...string[]], number = '2024-001'): Release => {
  const versions = texts.map((text, i) => versionOf(plainDocument(text), i + 1))
  const { facts, document, capture } = versions.at(-1) as ReleaseVersion
  const name = facts.discloser?.name
  return {
    id: capture.sha256.slice(0, 12),
    number,
    title: releaseTitle(document),
    addedAt: '2024-09-01T03:00:00.000Z',
    updatedAt: '2024-09-02T03:00:00.000Z',
    labels: deriveLabels(facts),
    secondaryVictim: facts.secondaryVictim.value,
    withdrawn: false,
    versions,
    archiveUrls: [],
    ...(name === undefined ? {} : { discloser: { key: organisationKey(name), name } }),
    ...(facts.published === undefined ? {} : { published: { date: facts.published.date, basis: 'stated' as const } }),
  }
}

/** A short notice with a contractor, counts, dates and items: invented. */
export const notice = `2024年6月20日
汐見崎市

委託先における個人情報の流出について(お詫び)

本市が封入業務を委託している株式会社ミナホ帳票サービスのサーバーが、2024年5月18日に第三者から不正アクセスを受け、市民1,204人分の氏名、住所が流出したことが判明しました。
2024年5月21日、同社から本市に連絡がありました。6月7日に個人情報保護委員会へ報告しました。
対象の方には順次文書でお知らせします。二次被害は確認されていません。
`
