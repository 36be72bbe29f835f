// Run by permission.test.ts in a process of its own: a Node-RED with a login, our config nodes, and nothing else.
// argv: its user folder, and the folder with the config nodes. The first line on stdout is its port.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LocalSettings } from '@node-red/runtime'
import RED from 'node-red'

const [, , userDir = '', nodesDir = ''] = process.argv

/** A token is the name of what its bearer may do. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  everything: '*',
  reading: 'read',
  ours: 'snelstart-multisafepay.write',
}

const login = {
  type: 'credentials',
  users: () => Promise.resolve(null),
  authenticate: () => Promise.resolve(null),
  tokens: (token: string) => Promise.resolve({ username: token, permissions: PERMISSIONS[token] ?? '' }),
}
const settings: object = {
  userDir,
  nodesDir,
  flowFile: 'flows.json',
  httpNodeRoot: false,
  credentialSecret: 'test',
  adminAuth: login,
  logging: { console: { level: 'off', metrics: false, audit: false } },
  telemetry: { enabled: false },
}

const server = createServer((request, response) => void RED.httpAdmin(request, response))
RED.init(server, settings as LocalSettings)
void RED.start().then(() =>
  server.listen(0, '127.0.0.1', () => console.log(String((server.address() as AddressInfo).port))),
)
