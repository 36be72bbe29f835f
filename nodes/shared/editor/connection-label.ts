// The label of a node without a name: what it does, and with whom where there is more than one to choose from.

export function connectionLabel(task: string, connectionId: string): string {
  const connection = RED.nodes.node(connectionId)
  if (connection === null || !hasSiblings(connection)) return task
  return `${task} · ${RED.utils.getNodeLabel(connection, connectionId)}`
}

function hasSiblings(connection: StoredConfigNode): boolean {
  let alike = 0
  RED.nodes.eachConfig(({ type }) => {
    if (type === connection.type) alike += 1
    return true
  })
  return alike > 1
}
