// `npm run verify-records -- <folder>`, and for whoever has only the package: `node dist/verify-records.js <folder>`.

async function main(): Promise<void> {
  const { verifyCommand } = await import('./lib.ts')
  const { code, lines } = await verifyCommand(process.argv.slice(2), process.env)
  for (const line of lines) console.log(line)
  process.exitCode = code
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
})
