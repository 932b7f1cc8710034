import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { mediaTypeOf } from '../src/capture/media-type.js'
import { readRelease, toFactsLine } from '../src/read/index.js'
import { toDocument } from '../src/text/index.js'
import { type FlatFacts, type Sample, type Scored, scoreSamples } from './scoring.js'

const usage = `usage: npm run eval -- [--folder DIR …] [--half odd|even] [--diff [FIELD]] [--min FIELD=0.9 …]
Reads every annotated text or page (ID.txt or ID.html with ID.json beside it) and scores what was read, a table a folder.
Without --folder: test/golden, test/pages, test/ordinary, test/dense and the corpus beside the project, as far as they are there.`

const args = process.argv.slice(2)
// --diff takes a field or nothing; parseArgs knows no optional values.
const diffAt = args.indexOf('--diff')
const diffField =
  diffAt >= 0 && args[diffAt + 1] !== undefined && !args[diffAt + 1]?.startsWith('--') ? args[diffAt + 1] : ''
const showDiff = diffAt >= 0
if (showDiff) args.splice(diffAt, diffField === '' ? 1 : 2)
const { values } = parseArgs({
  args,
  options: {
    folder: { type: 'string', multiple: true },
    half: { type: 'string' },
    min: { type: 'string', multiple: true },
    help: { type: 'boolean', short: 'h' },
  },
})
if (values.help || (values.half !== undefined && values.half !== 'odd' && values.half !== 'even')) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}

const corpus = '../shared/corpus'
const standard = [
  'test/golden',
  'test/pages',
  'test/ordinary',
  'test/dense',
  `${corpus}/posts`,
  `${corpus}/composed-a`,
  `${corpus}/composed-b`,
]
const folders = (values.folder ?? standard).filter((folder) => existsSync(folder))
if (folders.length === 0) {
  console.error(`eval: nothing to read: none of ${(values.folder ?? standard).join(', ')} is there`)
  process.exit(1)
}

const isOdd = (id: string): boolean => Number(/(\d)\D*$/.exec(id)?.[1] ?? 1) % 2 === 1

const goldOf = (file: string): string => file.replace(/(?:txt|html)$/, 'json')

const readFolder = (folder: string): Promise<Sample[]> =>
  Promise.all(
    readdirSync(folder)
      .filter((file) => /\.(?:txt|html)$/.test(file) && existsSync(join(folder, goldOf(file))))
      .sort()
      .map(async (file) => {
        const bytes = readFileSync(join(folder, file))
        const document = await toDocument(bytes, mediaTypeOf(bytes, file))
        const gold = JSON.parse(readFileSync(join(folder, goldOf(file)), 'utf8')) as FlatFacts
        const answer = JSON.parse(JSON.stringify(toFactsLine(gold.id, readRelease(document)))) as FlatFacts
        return { gold, answer, text: document.text }
      }),
  )

const printTable = (columns: readonly { readonly title: string; readonly scored: Scored }[]): void => {
  console.log(['field'.padEnd(16), ...columns.map(({ title }) => title.padStart(24))].join(''))
  for (const field of Object.keys(columns[0]!.scored.fields)) {
    const cells = columns.map(({ scored }) => {
      const { score, precision, recall, n } = scored.fields[field]!
      const detail = precision === undefined ? '' : ` P${precision.toFixed(2)} R${recall?.toFixed(2)}`
      return `${score.toFixed(3)}${detail} n${String(n).padStart(3)}`.padStart(24)
    })
    console.log([field.padEnd(16), ...cells].join(''))
  }
  console.log(['overall'.padEnd(16), ...columns.map(({ scored }) => scored.overall.toFixed(3).padStart(24))].join(''))
  const evidence = columns.map(({ scored }) => `${scored.evidence.inText}/${scored.evidence.given}`.padStart(24))
  console.log(['evidence'.padEnd(16), ...evidence].join(''))
  console.log()
}

const all: Sample[] = []
for (const folder of folders) {
  const samples = await readFolder(folder)
  const odd = samples.filter(({ gold }) => isOdd(gold.id))
  const even = samples.filter(({ gold }) => !isOdd(gold.id))
  const composed = basename(folder).startsWith('composed')
  const chosen = !composed ? samples : values.half === 'odd' ? odd : values.half === 'even' ? even : samples
  all.push(...chosen)
  const scored = scoreSamples(chosen)
  if (showDiff)
    for (const { field, line } of scored.diffs) if (diffField === '' || field === diffField) console.log(line)
  const byHalves = composed && values.half === undefined
  console.log(`${folder}: ${chosen.length} texts`)
  printTable([
    { title: values.half ?? 'all', scored },
    ...(byHalves
      ? [
          { title: 'odd', scored: scoreSamples(odd) },
          { title: 'even', scored: scoreSamples(even) },
        ]
      : []),
  ])
}
const total = scoreSamples(all)
if (folders.length > 1) {
  console.log(`all folders: ${all.length} texts`)
  printTable([{ title: 'all', scored: total }])
}

const short = (values.min ?? []).filter((minimum) => {
  const [field = '', bound] = minimum.split('=')
  const score =
    field === 'overall'
      ? total.overall
      : field === 'evidence'
        ? total.evidence.inText / (total.evidence.given || 1)
        : (total.fields[field]?.score ?? 0)
  return !(score >= Number(bound))
})
if (short.length > 0) {
  console.error(`eval: short of ${short.join(', ')}`)
  process.exit(1)
}
