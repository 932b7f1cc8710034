import type { Case, OrganisationRef } from '../casebook/records.js'
import { type Language, vocabulary } from '../casebook/vocabulary.js'
import { chainOf, timelineOf, totalsOf } from '../link/index.js'
import { formatLabel } from '../link/labels.js'
import type { Chain } from '../link/shapes.js'
import { formatDate, formatHeadline, formatRange, formatSpan } from '../publish/format.js'
import type { CasebookReader } from '../store/contract.js'
import { type Context, phrase } from './context.js'
import { formatCaseNumberSeal, paint } from './paint.js'

/** The chain as an indented tree, from the origin up to whoever was hit: the way the damage went. */
const chainLines = (chain: Chain, lang: Language, { say }: Context): string[] => {
  const nameOf = (key: string): string => nodes.get(key)?.name || say('case.unknown')
  const nodes = new Map(chain.nodes.map((n) => [n.key, n]))
  const above = new Map<string, string[]>()
  for (const e of chain.edges) above.set(e.to, [...(above.get(e.to) ?? []), e.from])
  const ends = chain.nodes.filter((n) => !chain.edges.some((e) => e.from === n.key))
  const lines: string[] = []
  const draw = (key: string, depth: number, path: ReadonlySet<string>, name = nameOf(key)) => {
    const node = nodes.get(key)
    if (!node || path.has(key)) return
    const role =
      node.role === 'discloser' || node.role === 'product' ? '' : ` (${vocabulary.name('role', node.role, lang)})`
    const origin = node.origin ? paint('red', ` ● ${say('case.origin')}`) : ''
    lines.push(`  ${'   '.repeat(depth)}${depth > 0 ? '└ ' : ''}${name}${role}${origin}`)
    for (const from of above.get(key) ?? []) draw(from, depth + 1, new Set([...path, key]))
  }
  // Products that lead to the same organisations end one tree together.
  const together = new Map<string, typeof ends>()
  for (const end of ends) {
    const id = end.kind === 'product' ? [...(above.get(end.key) ?? [])].sort().join('\n') : end.key
    together.set(id, [...(together.get(id) ?? []), end])
  }
  for (const [first, ...more] of together.values())
    if (first)
      draw(first.key, 0, new Set(), [first, ...more].map((n) => nameOf(n.key)).join(lang === 'ja' ? '、' : ', '))
  return lines
}

/** What is decided, and proposed, about which of a case's releases go on from which. */
type Updates = Awaited<ReturnType<CasebookReader['updates']>>

/** Told in the order of the case's releases. */
export const updatesOf = async ({ releases }: Case, reader: CasebookReader): Promise<Updates> => {
  const { follows, proposals } = await reader.updates(releases.map((r) => r.id))
  const place = new Map(releases.map((r, at) => [r.id, at]))
  const placeOf = (id: string) => place.get(id) ?? releases.length
  const first = ({ release, of }: Updates['proposals'][number]) => Math.min(placeOf(release), placeOf(of))
  return {
    follows: follows.toSorted((a, b) => placeOf(a.release) - placeOf(b.release)),
    proposals: proposals.toSorted((a, b) => first(a) - first(b)),
  }
}

/** Prints a case as a person reads it: its chain, its totals, its days, its releases and what is proposed. */
export const printCase = (found: Case, updates: Updates, lang: Language, context: Context): void => {
  const { out, say } = context
  const nameOf = ({ organisation }: { readonly organisation?: OrganisationRef }) =>
    organisation?.name ?? say('case.unknown')
  const heading = (key: string) => out(`\n${paint('bold', say(key))}`)
  out(`${formatCaseNumberSeal(found.number)} ${paint('bold', found.title)}`.trimEnd())
  if (found.wentTo && found.wentTo.length > 0) {
    out(say('case.wentTo', { to: found.wentTo.map((n) => `#${n}`).join(', ') }))
    return
  }
  out(found.labels.map(formatLabel).join('  '))
  heading('case.chain')
  for (const l of chainLines(chainOf(found.releases), lang, context)) out(l)
  const totals = totalsOf(found.releases)
  if (totals.own.length + totals.whole.length > 0) heading('case.totals')
  for (const t of totals.own) out(`  ${formatRange(t, lang)}`)
  for (const t of totals.whole) out(`  ${formatRange(t, lang)}  ${say('case.whole', { who: nameOf(t) })}`)
  heading('case.timeline')
  const marks = timelineOf(found.releases).lanes.flatMap((l) => l.marks.map((m) => ({ ...m, who: nameOf(l) })))
  for (const m of marks.sort((a, b) => a.date.localeCompare(b.date))) {
    const to = m.authority ? ` → ${vocabulary.name('authority', m.authority, lang)}` : ''
    out(`  ${formatSpan(m.date, m.end, lang)}  ${m.who}  ${vocabulary.name('event', m.type, lang)}${to}`)
  }
  heading('case.releases')
  for (const r of found.releases) {
    const date = r.published ? formatDate(r.published.date, lang) : ''
    const count = r.headline ? `  ${formatHeadline(r.headline, lang)}` : ''
    const withdrawn = r.withdrawn ? `  ${paint('red', say('case.withdrawn'))}` : ''
    out(`  ${paint('dim', r.id)} ${date}  ${r.discloser?.name ?? ''}  ${r.title}${count}${withdrawn}`)
  }
  for (const { release, of } of updates.follows) out(`  ${say('case.goesOn', { release, of })}`)
  for (const { id, standsAlone } of found.releases)
    if (standsAlone) out(`  ${say('case.standsAlone', { release: id })}`)
  const propose = (what: string, { score, reasons }: { readonly score: number; readonly reasons: readonly string[] }) =>
    out(paint('dim', `  ? ${what} (${score}: ${reasons.map((r) => phrase(r, context)).join(', ')})`))
  for (const p of found.proposals)
    propose(`${p.number === p.other ? '→' : '←'} #${p.other}  ${p.release} ${p.title}`, p)
  for (const p of updates.proposals) propose(say('case.goesOn', { release: p.release, of: p.of }), p)
}

/** A case as a program reads it. */
export const caseJson = (found: Case, updates: Updates): object => {
  const { releases } = found
  return { ...found, updates, chain: chainOf(releases), timeline: timelineOf(releases), totals: totalsOf(releases) }
}
