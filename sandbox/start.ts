// `npm run sandbox`: both stand-ins with the story, until Ctrl-C. `--port 18801` chooses SnelStart's port, MultiSafepay
// has the next one; 0 is any two free ports.

import { parseArgs } from 'node:util'
import { startSandbox, type Sandbox } from './sandbox.ts'

const FIRST_PORT = 18801

function main(): void {
  const port = portAsked()
  if (port === undefined) {
    process.exitCode = 2
    console.error('--port takes a number from 0 to 65534.')
    return
  }
  startSandbox({ ports: port === 0 ? [0, 0] : [port, port + 1] }).then(serveUntilStopped, (error: unknown) => {
    process.exitCode = 1
    console.error(`The stand-ins could not start: ${error instanceof Error ? error.message : String(error)}`)
  })
}

function portAsked(): number | undefined {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: String(FIRST_PORT) } } })
    const port = Number(values.port)
    return /^\d+$/.test(values.port) && port <= 65_534 ? port : undefined
  } catch {
    return undefined
  }
}

function serveUntilStopped(sandbox: Sandbox): void {
  const stop = (): void => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
    void sandbox.close().then(() => console.log('Stopped. / Gestopt.'))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  console.log(welcome(sandbox))
}

function welcome({ environment, keys, story }: Sandbox): string {
  const variables = Object.entries(environment).map(([name, value]) => `  ${name}=${value}`)
  return [
    `SnelStart and MultiSafepay of "${story?.shop ?? ''}" are running on this machine; nothing leaves it.`,
    'SnelStart en MultiSafepay zijn nagebootst op deze computer; er gaat niets naar buiten.',
    '',
    `There are ${story?.lines.length ?? 0} open debtors. Start Node-RED with these environment variables:`,
    '',
    ...variables,
    '',
    'and type these keys into the two connections:',
    '',
    `  Subscription key     ${keys.subscriptionKey}`,
    `  Koppelsleutel        ${keys.clientKey}`,
    `  MultiSafepay API key ${keys.apiKey}`,
    '',
    'Ctrl-C stops both. / Ctrl-C stopt beide.',
  ].join('\n')
}

main()
