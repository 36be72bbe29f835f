// The script of a dialog as the editor runs it, without a browser: enough to ask its labels and validators.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { builtPack } from './project.ts'

type Node = Readonly<Record<string, unknown>>

export interface RunningDialog {
  /** True, or the reason why not. */
  validate(property: string, value: unknown, node?: Node): unknown
  label(node: Node): unknown
  inputLabel(): unknown
  outputLabel(index: number): unknown
}

interface Definition {
  readonly defaults: Readonly<Record<string, { validate?: (this: Node, value: unknown, options: object) => unknown }>>
  readonly label: (this: Node) => unknown
  readonly inputLabels: (this: Node) => unknown
  readonly outputLabels: (this: Node, index: number) => unknown
}

/** @param connections names of the config nodes, by id */
export async function runningDialog(
  name: string,
  connections: Readonly<Record<string, string>> = {},
): Promise<RunningDialog> {
  const pack = await builtPack()
  const page = readFileSync(path.join(pack, `${name}.html`), 'utf8')
  const texts: unknown = JSON.parse(readFileSync(path.join(pack, 'locales', 'en-US', `${name}.json`), 'utf8'))
  const script = /<script type="text\/javascript">\n([\s\S]*?)\n<\/script>/.exec(page)?.[1] ?? ''
  const registered: Definition[] = []
  // No dialog is open: no field is found.
  const nothingFound = { val: () => undefined, attr: () => undefined }
  vm.runInNewContext(script, {
    $: () => nothingFound,
    RED: {
      _: (key: string) => key,
      nodes: {
        registerType: (_type: string, definition: Definition) => registered.push(definition),
        node: (id: string) => (id in connections ? { id } : null),
        eachConfig: (look: (node: object) => boolean) => Object.keys(connections).forEach((id) => look({ id })),
      },
      utils: { getNodeLabel: ({ id }: { id: string }) => connections[id] },
    },
  })
  const [definition] = registered
  if (definition === undefined) throw new Error(`${name} registers no node`)
  const whole = (node: Node): Node => ({
    id: 'n1',
    type: name,
    _: (key: string, values: Node = {}) => textOf(texts, key, values),
    ...node,
  })
  return {
    validate: (property, value, node = {}) => {
      const validate = definition.defaults[property]?.validate
      if (validate?.length !== 2) throw new Error(`${property} has no validator that Node-RED takes a reason from`)
      return validate.call(whole(node), value, {})
    },
    label: (node) => definition.label.call(whole(node)),
    inputLabel: () => definition.inputLabels.call(whole({})),
    outputLabel: (index) => definition.outputLabels.call(whole({}), index),
  }
}

function textOf(texts: unknown, key: string, values: Node): string {
  const found = key
    .split('.')
    .reduce<unknown>(
      (group, part) => (typeof group === 'object' && group ? Reflect.get(group, part) : undefined),
      texts,
    )
  if (typeof found !== 'string') throw new Error(`no text ${key}`)
  return found.replace(/__(\w+?)__/g, (_all, name: string) => String(values[name]))
}
