// `npm start`: makes the example casebook from examples/ where there is none yet, and serves it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const jikenbo = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const casebook = `${root}example-casebook`

const run = (...args) => {
  const { status } = spawnSync(process.execPath, [jikenbo, ...args], { stdio: 'inherit', cwd: root })
  return status ?? 1
}

if (!existsSync(`${casebook}/casebook.db`) && run('init', casebook) !== 0) process.exit(1)
// Adding again changes nothing, and takes in what was composed since; exit code 1 says that some examples are no releases.
run('-C', casebook, 'add', 'examples')
const args = process.argv.slice(2)
const port = args.includes('--port') || args.includes('-p') ? [] : ['--port', process.env.PORT ?? '3000']
const server = spawn(process.execPath, [jikenbo, '-C', casebook, 'serve', ...port, ...args], {
  stdio: 'inherit',
  cwd: root,
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
