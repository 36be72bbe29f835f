// A secret as a form or a config node that is not deployed yet holds it.

/** What Node-RED shows in the place of a stored secret, which never comes back to the editor. */
const STORED = '__PWRD__'

/** The secret that was typed; undefined means: the stored one, if there is one. */
export function typedSecret(value: unknown): string | undefined {
  return typeof value === 'string' && value !== STORED ? value.trim() : undefined
}

/** The secrets that were typed into a config node and not yet deployed, by name. */
export function undeployedSecrets(connection: StoredConfigNode, names: readonly string[]): Record<string, string> {
  const credentials = connection.credentials ?? {}
  const typed = names.flatMap((name) => {
    const secret = typedSecret(credentials[name])
    return secret === undefined || secret === '' ? [] : [[name, secret] as const]
  })
  return Object.fromEntries(typed)
}
