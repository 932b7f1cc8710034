import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * A thread that begins with a module beside the one that asks for it. Run from its sources, the program must be compiled
 * in the new thread too.
 *
 * @param from the `import.meta.url` of whoever asks
 * @param module the module's file beside it, without its ending
 */
export const startThread = (from: string, module: string, options: WorkerOptions): Worker => {
  if (!from.endsWith('.ts')) return new Worker(new URL(`./${module}.js`, from), options)
  const file = JSON.stringify(new URL(`./${module}.ts`, from).href)
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}) })`
  return new Worker(code, { ...options, eval: true })
}
