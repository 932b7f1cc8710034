import type { Outcome } from '../filing/index.js'
import type { Context } from './context.js'
import { adviceFor, phrase } from './context.js'
import { formatCaseNumberSeal } from './paint.js'

export interface Tally {
  filed: number
  cases: number
  versions: number
  known: number
  passed: number
  failed: number
}

export const emptyTally = (): Tally => ({ filed: 0, cases: 0, versions: 0, known: 0, passed: 0, failed: 0 })

/** Counts an outcome; whatever could not be taken makes the exit code 1. */
export const countOutcome = (tally: Tally, outcome: Outcome, context: Context): void => {
  switch (outcome.kind) {
    case 'filed':
      tally.filed++
      if (outcome.newCase) tally.cases++
      return
    case 'version':
      tally.versions++
      return
    case 'known':
      if (outcome.state === 'unreadable') {
        tally.failed++
        context.fail()
      } else tally.known++
      return
    case 'passed':
      if (outcome.as === 'unreadable') {
        tally.failed++
        context.fail()
      } else if (outcome.as === 'unchanged') tally.known++
      else tally.passed++
      return
    case 'failed':
      tally.failed++
      context.fail()
      return
    default:
      outcome satisfies never
  }
}

/** One line for an outcome; undefined for what is not worth a line. Problems are said even when quiet. */
export const describeOutcome = (
  outcome: Outcome,
  context: Context,
): { readonly line: string; readonly problem: boolean } | undefined => {
  const { name } = outcome
  const { say } = context
  switch (outcome.kind) {
    case 'filed': {
      const how = outcome.newCase
        ? say('add.newCase')
        : outcome.why.length > 0
          ? say('add.joined', { why: outcome.why.map((w) => phrase(w, context)).join(', ') })
          : ''
      return { line: `${formatCaseNumberSeal(outcome.number)} ${name}${how === '' ? '' : `  ${how}`}`, problem: false }
    }
    case 'version':
      return { line: `${formatCaseNumberSeal(outcome.number)} ${name}  ${say('add.version')}`, problem: false }
    case 'known':
      return outcome.state === 'unreadable'
        ? { line: `jikenbo: ${name}: ${say('add.unreadable', { reason: say('add.known') })}`, problem: true }
        : undefined
    case 'passed':
      if (outcome.as === 'unchanged') return undefined
      return {
        line: `jikenbo: ${name}: ${say(`add.${outcome.as}`, { reason: phrase(outcome.reason, context) })}`,
        problem: true,
      }
    case 'failed': {
      const advice = adviceFor(outcome.error, say)
      return {
        line: `jikenbo: ${outcome.error.message}${advice === undefined ? '' : `\n  → ${advice}`}`,
        problem: true,
      }
    }
    default:
      return outcome satisfies never
  }
}
