// A Node-RED whose pack believes that it runs on Windows with Access: the script host is ours, node-adodb says where it is,
// and only the pack is told so, since Node-RED itself would look for the rest of Windows.

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { installCscript } from './install-cscript.ts'

/** What node-adodb 5.0.3 says of where the script host is (lib/proxy.js); npm installs it on Windows only. */
const NODE_ADODB = `const path = require('node:path')
exports.open = (_connection, x64 = false) => ({
  proxy: { engine: path.join(process.env.windir, x64 ? 'System32' : 'SysWOW64', 'cscript.exe') },
})
`

const PRELOAD = `const real = process.platform
Object.defineProperty(process, 'platform', {
  get: () => (/[\\\\/]dist[\\\\/]lib\\.js/.test((new Error().stack ?? '').split('\\n')[2] ?? '') ? 'win32' : real),
})
`

/** @returns what Node-RED must find in its environment */
export async function asWindows(folder: string): Promise<Readonly<Record<string, string>>> {
  await installCscript(folder)
  const modules = path.join(folder, 'node_modules')
  await mkdir(path.join(modules, 'node-adodb'), { recursive: true })
  await writeFile(path.join(modules, 'node-adodb', 'index.js'), NODE_ADODB)
  const preload = path.join(folder, 'as-windows.cjs')
  await writeFile(preload, PRELOAD)
  return { windir: folder, NODE_PATH: modules, NODE_OPTIONS: `--require ${JSON.stringify(preload)}` }
}
