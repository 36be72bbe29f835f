// The scratch folder of a developer's Node-RED: the pack linked into it, and on the first day the first example with
// the keys of the stand-ins. What is changed in the editor afterwards is kept.

import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>

export interface UserFolder {
  readonly root: string
  readonly userFolder: string
  /** Of the stand-ins, by the type of the connection. */
  readonly secrets: Secrets
  /** What the folder begins with; the first example when it is left out. */
  readonly flow?: string
}

/** For this machine only; the keys of the stand-ins open nothing else. */
const SETTINGS = `module.exports = {
  uiHost: '127.0.0.1',
  flowFile: 'flows.json',
  credentialSecret: false,
  editorTheme: { tours: false },
  telemetry: { enabled: false, updateNotification: false },
}
`

const flow = z.array(z.looseObject({ id: z.string(), type: z.string() }))

export async function prepareUserFolder({ root, userFolder, secrets, flow: given }: UserFolder): Promise<void> {
  const modules = path.join(userFolder, 'node_modules')
  await mkdir(modules, { recursive: true })
  await writeFile(path.join(userFolder, 'settings.js'), SETTINGS)
  const link = path.join(modules, 'node-red-contrib-snelstart-multisafepay')
  await rm(link, { force: true, recursive: true })
  await symlink(root, link, 'junction')
  const flowFile = path.join(userFolder, 'flows.json')
  const example = given ?? (await firstExample(path.join(root, 'examples')))
  if (existsSync(flowFile) || example === undefined) return
  await writeFile(flowFile, example)
  await writeFile(path.join(userFolder, 'flows_cred.json'), JSON.stringify(credentialsOf(example, secrets)))
}

async function firstExample(folder: string): Promise<string | undefined> {
  if (!existsSync(folder)) return undefined
  const [first] = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return first === undefined ? undefined : readFile(path.join(folder, first), 'utf8')
}

function credentialsOf(example: string, secrets: Secrets): Secrets {
  const connections = flow.parse(JSON.parse(example)).flatMap(({ id, type }) => {
    const secret = secrets[type]
    return secret === undefined ? [] : [[id, secret] as const]
  })
  return Object.fromEntries(connections)
}
