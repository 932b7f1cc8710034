import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { makeWeigher, type Weights } from '../src/read/ja/weights/weigher.js'
import { type Row, train } from './training/logistic.js'
import { loadReleases, type Release } from './training/releases.js'
import {
  rowsOfActionSentences,
  rowsOfActions,
  rowsOfCounts,
  rowsOfDates,
  rowsOfDenied,
  rowsOfMeasures,
  rowsOfTellings,
  rowsOfText,
} from './training/rows.js'

const usage = `usage: npm run train [-- --cross]
Learns from the annotated texts in training/ what the words are like in which an analyst found an event of a kind, a count
of the affected, a measure, what happened, what did not leak, that people were told, and in which a notice is written, and writes src/read/ja/weights/*.json. The same releases give the same weights.
--cross writes nothing: what one writer wrote is judged by weights learned from the others, writer by writer.`

/** Fewer examples teach nothing. */
const fewest = 8

/** Nothing is learned of a field from a text that was not annotated for it. */
const ifKnown =
  (field: string, rowsOf: (release: Release) => Row[]) =>
  (release: Release): Row[] =>
    release.gold[field] === undefined ? [] : rowsOf(release)

const tasks: readonly { readonly name: string; readonly rowsOf: (release: Release) => Row[] }[] = [
  { name: 'dates', rowsOf: ifKnown('events', rowsOfDates) },
  { name: 'counts', rowsOf: ifKnown('events', rowsOfCounts) },
  { name: 'measures', rowsOf: ifKnown('prevention', rowsOfMeasures) },
  { name: 'denied', rowsOf: ifKnown('excludedItems', rowsOfDenied) },
  { name: 'actions', rowsOf: ifKnown('actions', rowsOfActions) },
  { name: 'action-sentences', rowsOf: ifKnown('actions', rowsOfActionSentences) },
  { name: 'tellings', rowsOf: ifKnown('notification', rowsOfTellings) },
  // Last: what is read by the weights of the others counts here.
  { name: 'notices', rowsOf: rowsOfText },
]

const { values } = parseArgs({ options: { cross: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
if (values.help) {
  console.log(usage)
  process.exit(0)
}

const releases = loadReleases('training')
if (releases.length === 0) {
  console.error('train: training/ holds no releases')
  process.exit(1)
}

const classesOf = (rows: readonly Row[]): string[] => {
  const counts = new Map<string, number>()
  for (const { classes } of rows) for (const name of classes) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= fewest)
    .map(([name]) => name)
    .sort()
}

/** How often, of what is judged likelier than not, it is so; and of what is so, judged likelier than not. */
const cross = (rowsOf: (release: Release) => Row[]): string => {
  let right = 0
  let wrong = 0
  let missed = 0
  const all = releases.map((release) => ({ writer: release.writer, rows: rowsOf(release) }))
  for (const writer of new Set(all.map((one) => one.writer))) {
    const rows = all.filter((one) => one.writer !== writer).flatMap((one) => one.rows)
    const { classes, weigh } = makeWeigher(train(rows, classesOf(rows)))
    for (const row of all.filter((one) => one.writer === writer).flatMap((one) => one.rows)) {
      const chances = weigh(row.parts)
      classes.forEach((name, at) => {
        const isSo = row.classes.includes(name)
        if (chances[at]! > 0.5) isSo ? right++ : wrong++
        else if (isSo) missed++
      })
    }
  }
  return `precision ${(right / (right + wrong)).toFixed(3)}  recall ${(right / (right + missed)).toFixed(3)}`
}

/** A line for each part of each class. */
const written = (weights: Weights<string>): string => {
  const classes = Object.entries(weights).map(([name, { bias, grams }]) => {
    const parts = Object.entries(grams).map(([part, some]) => `   ${JSON.stringify(part)}: ${JSON.stringify(some)}`)
    return ` ${JSON.stringify(name)}: {\n  "bias": ${bias},\n  "grams": {\n${parts.join(',\n')}\n  }\n }`
  })
  return `{\n${classes.join(',\n')}\n}\n`
}

for (const { name, rowsOf } of tasks) {
  if (values.cross) {
    console.log(`${name.padEnd(10)} ${cross(rowsOf)}`)
    continue
  }
  const rows = releases.flatMap(rowsOf)
  const weights = train(rows, classesOf(rows))
  const grams = Object.values(weights).flatMap((of) => Object.values(of.grams).map((some) => Object.keys(some).length))
  writeFileSync(`src/read/ja/weights/${name}.json`, written(weights))
  console.log(`${name.padEnd(10)} ${rows.length} rows, ${grams.reduce((sum, some) => sum + some, 0)} weights`)
}
