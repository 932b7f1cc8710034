// Builds dist/: TypeScript by tsc, every other file of src copied, the site's browser scripts bundled.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')
const dist = join(root, 'dist')
// Built aside and put in place at the end: a build that fails leaves the last one that worked.
const next = join(root, `.dist-${process.pid}`)
const client = join(src, 'publish', 'client')

const newest = (dir) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .reduce((max, e) => Math.max(max, statSync(join(e.parentPath, e.name)).mtimeMs), 0)

const stamp = join(dist, '.built')
const inputs = [
  newest(src),
  ...['package.json', 'tsconfig.build.json', 'tsconfig.json', 'scripts/build.mjs'].map(
    (f) => statSync(join(root, f)).mtimeMs,
  ),
]
if (existsSync(stamp) && statSync(stamp).mtimeMs > Math.max(...inputs) && !process.argv.includes('--force'))
  process.exit(0)

process.on('exit', () => rmSync(next, { recursive: true, force: true }))
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
try {
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', next], { cwd: root, stdio: 'inherit' })
} catch {
  console.error('build: the types do not hold; see above')
  process.exit(1)
}

for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || /\.tsx?$/.test(entry.name)) continue
  const from = join(entry.parentPath, entry.name)
  if (from.includes('fixtures')) continue
  const to = join(next, from.slice(src.length))
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}

const entries = existsSync(client)
  ? readdirSync(client).filter((f) => f.endsWith('.ts') && !f.startsWith('_') && !f.endsWith('.test.ts'))
  : []
await build({
  entryPoints: entries.map((f) => join(client, f)),
  outdir: join(next, 'publish', 'client'),
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  logLevel: 'warning',
})
chmodSync(join(next, 'cli', 'main.js'), 0o755)
writeFileSync(join(next, '.built'), '')
rmSync(dist, { recursive: true, force: true })
renameSync(next, dist)
