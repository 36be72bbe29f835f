// A folder that looks like Windows to node-adodb: its script host is ours.

import { build } from 'esbuild'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

export interface WindowsStandIn {
  /** To be set as `windir` before node-adodb is loaded. */
  readonly folder: string
  /** What is installed on this Windows, and how it behaves; by default Jet in 32 bit, as everywhere. */
  set(machine: {
    readonly providers32?: readonly string[]
    readonly providers64?: readonly string[]
    readonly datesAsNumbers?: boolean
    readonly saysInstead?: string
  }): Promise<void>
}

const HOST_FOLDERS = { 32: 'SysWOW64', 64: 'System32' }

export async function installCscript(folder: string): Promise<WindowsStandIn> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, 'script-host', 'cscript.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
  })
  const program = `#!${process.execPath}\n${outputFiles[0]?.text ?? ''}`
  for (const name of Object.values(HOST_FOLDERS)) {
    const place = path.join(folder, name, 'cscript.exe')
    await mkdir(path.dirname(place), { recursive: true })
    await writeFile(place, program)
    await chmod(place, 0o755)
  }
  const windows: WindowsStandIn = {
    folder,
    async set({ providers32 = ['Microsoft.Jet.OLEDB.4.0'], providers64 = [], datesAsNumbers = true, saysInstead }) {
      const write = (bits: 32 | 64, providers: readonly string[]): Promise<void> =>
        writeFile(
          path.join(folder, HOST_FOLDERS[bits], 'machine.json'),
          JSON.stringify({ providers, datesAsNumbers, saysInstead }),
        )
      await write(32, providers32)
      await write(64, providers64)
    },
  }
  await windows.set({})
  return windows
}
