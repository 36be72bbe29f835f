// Starts the stand-in with an administration, says where it is in one line of JSON, and ends with its input.

import { startSqlServer } from './start-sql-server.ts'
import { type AdministrationOptions, createAdministration } from './world/administration-world.ts'

async function start(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? '{}') as AdministrationOptions
  const world = await createAdministration(options)
  const server = await startSqlServer({ databases: [world.database] })
  const { port, certificate } = server
  console.log(JSON.stringify({ port, certificate, database: world.database.name }))
  process.stdin.on('end', () => process.exit(0))
  process.stdin.resume()
}

void start()
