import { userInfo } from 'node:os'
import { type CasebookOptions, withCasebook } from '../casebook.js'
import type { Context } from '../context.js'
import { type CliCommand, withExamples } from './command.js'

interface CaseOptions extends CasebookOptions {
  readonly mergeInto?: string
  readonly move?: string
  readonly split?: string
  readonly withdraw?: string
  readonly restore?: string
  readonly update?: string
  readonly of?: string
  readonly notUpdate?: string
  readonly label?: readonly string[]
  readonly unlabel?: readonly string[]
  readonly why?: string
  readonly by?: string
}

const needsReason = ({ mergeInto, move, split, withdraw, restore, update, notUpdate }: CaseOptions): boolean =>
  [mergeInto, move, split, withdraw, restore, update, notUpdate].some((act) => act !== undefined)

/** Who decides where the command line does not say: in a container the user may have no name. */
const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.()}`
  }
}

/** One act as it was recorded: for `--json`, and in words. */
interface Recorded {
  readonly act: object
  readonly words: string
}

/** Decides all that the command line asks for in one write. */
const decideAll = async (number: string, options: CaseOptions, context: Context): Promise<boolean> => {
  const { mergeInto, move, split, withdraw, restore, update, of, notUpdate, label = [], unlabel = [] } = options
  if (!needsReason(options) && label.length + unlabel.length === 0) return false
  const { say, out, data } = context
  const who = { by: options.by?.trim() || userName() }
  const reason = options.why?.trim() ?? ''
  const { decide } = await import('../../filing/decide.js')
  const done = await withCasebook(options, context, 'write', (casebook) =>
    decide(casebook, who, (acts) => {
      const recorded: Recorded[] = []
      const record = (kind: string, act: object, words: string) => recorded.push({ act: { kind, ...act }, words })
      if (mergeInto !== undefined) {
        const merged = acts.merge(number, mergeInto, reason)
        record('merge', merged, `#${merged.from} → #${merged.into}`)
      }
      const moved = (release: string, to: string) => record('move', { release, number: to }, `${release} → #${to}`)
      if (move !== undefined) moved(move, acts.move(move, number, reason))
      if (split !== undefined) moved(split, acts.move(split, undefined, reason, number))
      if (withdraw !== undefined) {
        acts.withdraw(withdraw, reason, number)
        record('withdraw', { release: withdraw }, withdraw)
      }
      if (restore !== undefined) {
        acts.restore(restore, reason, number)
        record('restore', { release: restore }, restore)
      }
      if (update !== undefined && of !== undefined) {
        acts.follow(update, of, reason, number)
        record('follow', { release: update, of }, say('case.goesOn', { release: update, of }))
      }
      if (notUpdate !== undefined) {
        acts.follow(notUpdate, undefined, reason, number)
        record('follow', { release: notUpdate }, say('case.standsAlone', { release: notUpdate }))
      }
      if (label.length + unlabel.length > 0) {
        const labels = { add: label, remove: unlabel, ...(reason ? { reason } : {}) }
        const { number: of, add, remove } = acts.relabelCase(number, labels)
        const words = `#${of} ${[...add.map((l) => `+${l}`), ...remove.map((l) => `-${l}`)].join(' ')}`
        record('label', { number: of, add, remove }, words)
      }
      return recorded
    }),
  )
  if (options.json) data(JSON.stringify({ recorded: done.map(({ act }) => act) }, undefined, 2))
  else for (const { words } of done) out(say('case.decided', { what: words }))
  return true
}

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

export const caseCommand: CliCommand = {
  register: (program, context) => {
    const { say, data, err, lang } = context
    const command = program
      .command('case')
      .description(say('case'))
      .argument('<number>', say('case.number'))
      .option('--merge-into <number>', say('case.mergeInto'))
      .option('--move <release>', say('case.move'))
      .option('--split <release>', say('case.split'))
      .option('--withdraw <release>', say('case.withdraw'))
      .option('--restore <release>', say('case.restore'))
      .option('--update <release>', say('case.update'))
      .option('--of <earlier>', say('case.of'))
      .option('--not-update <release>', say('case.notUpdate'))
      .option('--label <label>', say('case.label'), collect)
      .option('--unlabel <label>', say('case.unlabel'), collect)
      .option('--why <reason>', say('case.why'))
      .option('--by <name>', say('case.by'))
      .option('--json', say('option.json'))
    withExamples(command, 'case', context).action(async (number: string, _options, self) => {
      const options: CaseOptions = self.optsWithGlobals()
      const { update, of } = options
      if ((update === undefined) !== (of === undefined))
        command.error(`jikenbo: case: ${say('case.ofNeeded')}`, { exitCode: 2 })
      if (needsReason(options) && !options.why?.trim())
        command.error(`jikenbo: case: ${say('case.whyNeeded')}`, { exitCode: 2 })
      if (await decideAll(number, options, context)) return
      await withCasebook(options, context, 'read', async ({ reader }) => {
        let found = await reader.case(number)
        if (found && 'movedTo' in found) {
          err(say('case.moved', { number, to: found.movedTo }))
          found = await reader.case(found.movedTo)
        }
        if (!found || 'movedTo' in found) {
          err(`jikenbo: ${say('case.none', { number })}`)
          return context.fail()
        }
        const { caseJson, printCase, updatesOf } = await import('../case-text.js')
        const updates = await updatesOf(found, reader)
        if (options.json) data(JSON.stringify(caseJson(found, updates), undefined, 2))
        else printCase(found, updates, lang, context)
      })
    })
  },
}
