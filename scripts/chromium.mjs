// Finds a Chromium for the browser tests, or installs one, and says what it did. Its path goes to .cache/chromium.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cache = fileURLToPath(new URL('../.cache/', import.meta.url))
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const places = [
  ...(process.env.PATH ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name))),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
const found = (path, how) => {
  mkdirSync(cache, { recursive: true })
  writeFileSync(join(cache, 'chromium'), path)
  console.log(`browser tests: ${path} (${how})`)
  process.exit(0)
}
const quietly = (command, args) =>
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

if (process.env.CHROMIUM_PATH) {
  if (!runs(process.env.CHROMIUM_PATH)) {
    console.error(`browser tests: CHROMIUM_PATH=${process.env.CHROMIUM_PATH} cannot be run`)
    process.exit(1)
  }
  found(process.env.CHROMIUM_PATH, 'CHROMIUM_PATH')
}
const system = places.find(runs)
if (system) found(system, 'found on this system')

if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
  console.log("browser tests: no Chromium here; installing Debian's (chromium, fonts-noto-cjk)")
  const packages = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
  if (quietly('apt-get', packages) || (quietly('apt-get', ['update', '-qq']) && quietly('apt-get', packages)))
    found('/usr/bin/chromium', "Debian's package")
}

console.log("browser tests: no Chromium here; downloading Playwright's")
if (
  quietly(process.execPath, [
    fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url)),
    'install',
    'chromium-headless-shell',
  ])
) {
  const { chromium } = await import('playwright-core')
  if (runs(chromium.executablePath())) found(chromium.executablePath(), "Playwright's download")
}
console.error(
  'browser tests: no Chromium could be found or installed. Install one and name it in CHROMIUM_PATH, or run npm run test:unit for the rest.',
)
process.exit(1)
