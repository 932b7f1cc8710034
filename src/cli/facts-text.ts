import type { Document } from '../casebook/document.js'
import { type ListedFact, listFacts } from '../casebook/fact-ids.js'
import type { Evidence, Facts } from '../casebook/facts.js'
import type { PassedOver } from '../casebook/passed-over.js'
import type { Language } from '../casebook/vocabulary.js'
import { describeFact, groupFacts } from '../publish/describe.js'
import { describePassedOver } from '../publish/describe-passed-over.js'
import { translator } from '../publish/messages.js'
import { phrase } from './context.js'
import type { Say } from './messages.js'
import { paint } from './paint.js'

const quoteLength = 60

const quote = ({ evidence }: { readonly evidence?: Evidence }): string => {
  const words = evidence?.quote.replace(/\s+/g, ' ').trim() ?? ''
  return words === ''
    ? ''
    : paint('dim', `「${words.length > quoteLength ? `${words.slice(0, quoteLength)}…` : words}」`)
}

const line = (fact: ListedFact, lang: Language): string => {
  const { value, note } = describeFact(fact, { lang, t: translator(lang) })
  return `${paint('bold', value)}${note === '' ? '' : ` (${note})`}`
}

const doubts = (facts: Facts, lang: Language, say: Say): readonly string[] =>
  facts.doubts.length === 0
    ? []
    : [say('read.doubts'), ...facts.doubts.map((d) => `  ! ${phrase(d.message, { lang })}`)]

/** What a release says, one fact a line with the words it came from. */
export const printFacts = (facts: Facts, lang: Language, say: Say): string => {
  const t = translator(lang)
  const lines: string[] = []
  if (!facts.notice)
    lines.push(paint('yellow', `${say('read.notNotice')}: ${phrase(facts.noticeReasons.join('; '), { lang })}`))
  for (const { group, facts: listed } of groupFacts(facts)) {
    lines.push(t(`group.${group}`))
    for (const fact of listed) lines.push(`  ${line(fact, lang)}  ${quote(fact)}`.trimEnd())
  }
  return [...lines, ...doubts(facts, lang, say)].join('\n')
}

const factMark = (n: number): string => paint('cyan', `⟦${n}⟧`)
const passedMark = (n: number): string => paint('dim', `‹${n}›`)

/**
 * The text with a mark `⟦n⟧` before the words of each fact and `‹n›` before those passed over, then the facts by that
 * number with the rule that found them and whether the words say it or it follows from others, then what was passed
 * over with the reason.
 */
export const explainFacts = (
  document: Document,
  facts: Facts,
  passedOver: readonly PassedOver[],
  lang: Language,
  say: Say,
): string => {
  const listed = listFacts(facts).filter((f) => f.evidence !== undefined)
  const marks = [
    ...listed.map(({ evidence }, i) => ({ evidence, mark: factMark(i + 1) })),
    ...passedOver.map(({ evidence }, i) => ({ evidence, mark: passedMark(i + 1) })),
  ]
    .map(({ evidence, mark }) => ({ at: evidence?.start ?? 0, end: evidence?.end ?? 0, mark }))
    .sort((a, b) => a.at - b.at || b.end - a.end)
  let text = ''
  let from = 0
  for (const { at, mark } of marks) {
    text += document.text.slice(from, at) + mark
    from = at
  }
  text += document.text.slice(from)
  const rows = listed.map(
    (fact, i) =>
      `${factMark(i + 1)} ${line(fact, lang)}  ${paint('dim', `${fact.rule} · ${fact.basis}`)}\n     ${quote(fact)}`,
  )
  const notice = `${say(facts.notice ? 'read.notice' : 'read.notNotice')}: ${phrase(facts.noticeReasons.join('; '), { lang })}`
  const view = { lang, t: translator(lang) }
  const passed = passedOver.map((one, i) => {
    const { group, value, why } = describePassedOver(one, view)
    return `${passedMark(i + 1)} ${group}${value === '' ? '' : `: ${value}`}  ${why}\n     ${quote(one)}`
  })
  const heading = passed.length === 0 ? [] : ['', say('read.passedOver')]
  return [text, '', notice, ...rows, ...doubts(facts, lang, say), ...heading, ...passed].join('\n')
}
