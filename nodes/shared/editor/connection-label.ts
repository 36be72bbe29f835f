// What a node does and with whom: the label of a node that has no name.

export function connectionLabel(task: string, connectionId: string): string {
  const connection = RED.nodes.node(connectionId)
  return connection === null ? task : `${task} · ${RED.utils.getNodeLabel(connection, connectionId)}`
}
