import type { Proof, VerifyReport } from '../../filing/index.js'
import { type CasebookOptions, withCasebook } from '../casebook.js'
import { type Context, casebookDir } from '../context.js'
import { untilStopped } from '../until-stopped.js'
import { type CliCommand, withExamples } from './command.js'

/** A proof as a person can follow it: from the bytes up to the authority's word. */
const printProof = (proof: Proof, { say, out }: Context): void => {
  const { capture, name, receivedAt, record, index, size, path, root, at, signer, stamp } = proof
  out(say('verify.proof', { name, capture, at, signer, stamp }))
  out(say('verify.received', { receivedAt }))
  out(`  head   ${record.head}\n  block  ${record.block}\n  bytes  ${record.bytes}`)
  out(say('verify.path', { index, size }))
  for (const hash of path) out(`         ${hash}`)
  out(`  root   ${root}`)
}

const print = (report: VerifyReport, context: Context): void => {
  const { say, out, err } = context
  for (const f of report.findings) err(`jikenbo: ${f.where}: ${f.problem}`)
  for (const note of report.notes) err(`jikenbo: ${note}`)
  const { records, captures, decisions, stamps } = report
  if (report.findings.length === 0) out(say('verify.ok', { records, captures, decisions, stamps }))
  else err(say('verify.bad', { n: report.findings.length }))
}

export const verify: CliCommand = {
  register: (program, context) => {
    const { say, data, err } = context
    const command = program
      .command('verify')
      .description(say('verify'))
      .option('--deep', say('verify.deep'))
      .option('--capture <sha256>', say('verify.capture'))
      .option('--json', say('option.json'))
      .option('-q, --quiet', say('option.quiet'))
    withExamples(command, 'verify', context).action(async (_options, self) => {
      const options: CasebookOptions & { capture?: string; deep?: boolean } = self.optsWithGlobals()
      const { verify: verifyCasebook, verifyDeep } = await import('../../filing/verify.js')
      const bar = context.progress(say('progress.verify'), 1, options.quiet || options.json)
      const how = {
        onProgress: bar.update,
        signal: context.signal,
        ...(options.capture === undefined ? {} : { capture: options.capture.toLowerCase() }),
      }
      const checked = options.deep
        ? verifyDeep(casebookDir(options, context), how)
        : withCasebook(options, context, 'read', (casebook) => verifyCasebook(casebook, how))
      const report = await untilStopped(checked.finally(bar.stop), context, say('verify.interrupted'))
      if (report === undefined) return
      const unproved = options.capture !== undefined && report.proof === undefined
      if (options.json) data(JSON.stringify(report))
      else {
        print(report, context)
        if (report.proof) printProof(report.proof, context)
        if (unproved) err(say('verify.unproved'))
      }
      if (report.findings.length > 0 || unproved) context.fail()
    })
  },
}
