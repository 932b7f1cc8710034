// npm run bench -- NAME: compiles src/ and bench/ to .bench/ file by file, as the build ships them (a loader that keeps the
// names of functions makes every inner function several times dearer than it is), and runs the benchmark there.
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, '.bench')

const filesOf = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

rmSync(out, { recursive: true, force: true })
const files = ['src', 'bench', 'scripts', 'test/support'].flatMap(filesOf)
await build({
  entryPoints: files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')),
  outdir: out,
  outbase: root,
  format: 'esm',
  target: 'node20',
})
for (const file of files)
  if (!/\.tsx?$/.test(file)) cpSync(file, join(out, file.slice(root.length)), { recursive: true })
cpSync(join(root, 'package.json'), join(out, 'package.json'))
await import(pathToFileURL(join(out, 'bench', 'main.js')).href)
