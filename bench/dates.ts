import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ja } from 'chrono-node'
import { findDates } from '../src/read/index.js'

/** Days of a text (`YYYY-MM-DD`) as its annotation has them: of events, and of the release itself. */
interface Gold {
  readonly notice: boolean
  readonly published?: string
  readonly events?: readonly { readonly date: string; readonly end?: string }[]
}

const folders = ['test/golden', '../shared/corpus/posts', '../shared/corpus/composed-a', '../shared/corpus/composed-b']

const days = (dates: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(dates.flatMap((date) => (date !== undefined && date.length >= 10 ? [date.slice(0, 10)] : [])))

/** chrono takes a left-out year from a reference date: it gets the release's own, which is more than it could know. */
const chronoDays = (text: string, reference: string): ReadonlySet<string> =>
  days(
    ja
      .parse(text, new Date(`${reference}T12:00:00Z`), { forwardDate: false })
      .flatMap(({ start, end }) => [start, end])
      .map((found) => {
        if (!found?.isCertain('day')) return undefined
        const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => String(found.get(part)))
        return `${year?.padStart(4, '0')}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
      }),
  )

/** `npm run bench -- dates`: days of the annotated texts that we find, and that chrono-node (ja) finds, in one run. */
export const dates = (args: readonly string[] = []): void => {
  const totals = { gold: 0, ours: 0, chrono: 0 }
  const missed: string[] = []
  for (const folder of (args.length > 0 ? args : folders).filter((f) => existsSync(f)))
    for (const file of readdirSync(folder).filter((f) => f.endsWith('.txt'))) {
      const gold = JSON.parse(readFileSync(join(folder, file.replace(/txt$/, 'json')), 'utf8')) as Gold
      const wanted = days([gold.published, ...(gold.events ?? []).flatMap((e) => [e.date, e.end])])
      if (wanted.size === 0) continue
      const text = readFileSync(join(folder, file), 'utf8')
      const reference = gold.published?.slice(0, 10) ?? [...wanted].sort().at(-1) ?? ''
      const caseYear = reference.slice(0, 4)
      const ours = days(findDates(text, { caseYear }).flatMap((d) => [d.date, d.until]))
      const theirs = chronoDays(text, reference)
      for (const day of wanted) {
        totals.gold++
        if (ours.has(day)) totals.ours++
        if (theirs.has(day)) totals.chrono++
        if (theirs.has(day) && !ours.has(day)) missed.push(`${file} ${day}`)
      }
    }
  const share = (n: number) => `${((100 * n) / (totals.gold || 1)).toFixed(1)} %`
  console.log(`dates: ${totals.gold} days that annotators found in events and releases`)
  console.log(`  findDates        ${share(totals.ours)}`)
  console.log(`  chrono-node (ja) ${share(totals.chrono)}, with the release's own date to take years from`)
  console.log(
    `  found by chrono-node and not by us: ${missed.length}${missed.length > 0 ? `: ${missed.join(', ')}` : ''}`,
  )
}
