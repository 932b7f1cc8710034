import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'parse5'
import { walkFiles } from '../src/capture/files.js'
import { addAll, fileInputs, initCasebook, openCasebook } from '../src/filing/index.js'
import { generateReleases } from './generate.js'

const seconds = (from: number) => (performance.now() - from) / 1000

/** Seconds of processor time since a reading: what is left to compare where other work shares the machine. */
const busy = (from: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1e6
}

/** The floor: the same files read and parsed by parse5, and nothing else. */
const parseAll = async (dir: string): Promise<{ total: number; cpu: number }> => {
  const from = performance.now()
  const cpu = process.cpuUsage()
  for await (const file of walkFiles([dir])) if (!('error' in file)) parse(await readFile(file.path, 'utf8'))
  return { total: seconds(from), cpu: busy(cpu) }
}

/** Kept in the archive, read, filed and indexed; gives seconds in all and for each thousand. */
const addFolder = async (
  dir: string,
  casebookDir: string,
): Promise<{ total: number; cpu: number; perThousand: number[]; peak: number }> => {
  await initCasebook(casebookDir)
  const casebook = await openCasebook(casebookDir, 'write')
  const perThousand: number[] = []
  const from = performance.now()
  const cpu = process.cpuUsage()
  let mark = from
  let done = 0
  let peak = 0
  for await (const outcome of addAll(casebook, fileInputs([dir]))) {
    if (outcome.kind !== 'filed') throw new Error(`bench: ${outcome.name} was not filed but ${outcome.kind}`)
    if (++done % 1000 === 0) {
      perThousand.push(seconds(mark))
      mark = performance.now()
      peak = Math.max(peak, process.memoryUsage().rss)
    }
  }
  const total = seconds(from)
  const used = busy(cpu)
  const { releases, cases } = await casebook.reader.counts()
  console.log(`  ${releases} releases in ${cases} cases`)
  await casebook.close()
  return { total, cpu: used, perThousand, peak }
}

/** `npm run bench -- ingest [COUNT]`: ingest end to end against parsing the same HTML with parse5 alone. */
export const ingest = async ([written = '10000']: readonly string[]): Promise<void> => {
  const count = Number(written)
  const dir = await mkdtemp(join(tmpdir(), 'jikenbo-bench-'))
  try {
    const files = join(dir, 'files')
    const bytes = await generateReleases(files, count)
    console.log(`ingest: ${count} releases as HTML, ${(bytes / count / 1024).toFixed(1)} KB each`)
    // Both twice in turn, the better of each: the first pass warms the file cache and the compiler.
    const parsed: Awaited<ReturnType<typeof parseAll>>[] = []
    const added: Awaited<ReturnType<typeof addFolder>>[] = []
    for (const turn of [1, 2]) {
      parsed.push(await parseAll(files))
      added.push(await addFolder(files, join(dir, `casebook${turn}`)))
    }
    const floor = parsed.reduce((a, b) => (a.total < b.total ? a : b))
    const best = added.reduce((a, b) => (a.total < b.total ? a : b))
    const [first = 0] = best.perThousand
    const last = best.perThousand.at(-1) ?? 0
    console.log(
      `  parse5 alone       ${((floor.total / count) * 1000).toFixed(2)} ms a file (${((floor.cpu / count) * 1000).toFixed(2)} of processor)`,
    )
    console.log(
      `  jikenbo end to end ${((best.total / count) * 1000).toFixed(2)} ms a release (${((best.cpu / count) * 1000).toFixed(2)} of processor)`,
    )
    console.log(
      `  ratio              ${(best.total / floor.total).toFixed(2)}, by processor ${(best.cpu / floor.cpu).toFixed(2)} (aim: at most 5)`,
    )
    console.log(
      `  by thousand        ${best.perThousand.map((s) => s.toFixed(2)).join(' ')} s; last to first ${(last / first).toFixed(2)}`,
    )
    console.log(`  memory             ${(best.peak / 1024 / 1024).toFixed(0)} MB at most`)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
