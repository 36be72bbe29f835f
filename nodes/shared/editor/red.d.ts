// The part of Node-RED's editor that our dialogs use, and no more. It is written out here because @types/node-red
// lags behind Node-RED 4.1: no validator with a reason, no label on a property, no options of the widgets.

/** Something with a catalogue: a node, or the definition of one. */
interface Translating {
  _(key: string, values?: Readonly<Record<string, string | number>>): string
}

type EditorNode<Properties> = Properties & Translating & { readonly id: string; readonly type: string }

/** True, or the reason why not. Node-RED reads the reason only when the function has two parameters. */
type Validator<Properties> = (
  this: EditorNode<Properties>,
  value: unknown,
  options: { readonly label?: string },
) => true | string

interface NodePropertyDefinition<Value, Properties> {
  value: Value
  required?: boolean
  /** For a reference to a config node: its type. */
  type?: string
  label?: string
  validate?: Validator<Properties>
}

interface NodeDefinition<Properties, Secret extends string> {
  category: string
  color?: string
  icon?: string
  defaults: { [Name in keyof Properties]: NodePropertyDefinition<Properties[Name], Properties> }
  credentials?: Record<Secret, { type: 'text' | 'password' }>
  inputs?: 0 | 1
  outputs?: number
  paletteLabel?: (this: Translating) => string
  label: (this: EditorNode<Properties>) => string
  labelStyle?: (this: EditorNode<Properties>) => string
  inputLabels?: (this: EditorNode<Properties>) => string
  outputLabels?: (this: EditorNode<Properties>, index: number) => string
  oneditprepare?: (this: EditorNode<Properties>) => void
  oneditcancel?: (this: EditorNode<Properties>) => void
  oneditdelete?: (this: EditorNode<Properties>) => void
  oneditsave?: (this: EditorNode<Properties>) => void
}

interface StoredConfigNode {
  readonly id: string
  readonly type: string
  /** What was typed and not yet deployed; a stored secret is `has_<name>: true` or `__PWRD__`. */
  readonly credentials?: Readonly<Record<string, unknown>>
  /** Of a connection with MultiSafepay. */
  readonly environment?: string
  /** Of a connection with SnelStart; absent in one from before there were kinds. */
  readonly kind?: string
  readonly [property: string]: unknown
}

/** A node in a flow as its dialog last saved it. */
interface StoredFlowNode {
  readonly id: string
  readonly type: string
  /** The tab or subflow that it stands on. */
  readonly z?: string
  /** Disabled. */
  readonly d?: boolean
  readonly [property: string]: unknown
}

interface StoredLink {
  /** A node, a junction, or a port of a subflow. */
  readonly source: StoredFlowNode
  readonly sourcePort: number
  readonly target: StoredFlowNode
}

declare const RED: {
  readonly _: (key: string) => string
  readonly nodes: {
    registerType<Properties extends object, Secret extends string = never>(
      type: string,
      definition: NodeDefinition<Properties, Secret>,
    ): void
    node(id: string): StoredConfigNode | null
    filterNodes(of: { readonly type: string }): readonly StoredFlowNode[]
    /** Goes on as long as the answer is not false. */
    eachConfig(look: (node: StoredConfigNode) => boolean): void
    /** Flow nodes, also those in subflows; no junctions. */
    eachNode(look: (node: StoredFlowNode) => boolean): void
    eachLink(look: (link: StoredLink) => boolean): void
    /** A flow, which is a tab. */
    workspace(id: string): { readonly disabled?: boolean } | undefined
    subflow(id: string): object | null | undefined
  }
  /** Copies, also where the page has no https. @returns whether it did */
  readonly clipboard: { copyText(text: string): boolean }
  readonly events: {
    on(event: string, listener: (given: never) => void): void
    off(event: string, listener: (given: never) => void): void
    emit(event: string, given: unknown): void
  }
  readonly utils: { getNodeLabel(node: StoredConfigNode, whenBlank: string): string }
}

interface EditableListOptions<Item> {
  addItem: (row: JQuery, index: number, item: Item) => void
  addButton?: string | boolean
  sortable?: boolean
  removable?: boolean
  height?: number | 'auto'
  scrollOnAdd?: boolean
}

interface JQuery {
  editableList<Item>(options: EditableListOptions<Item>): this
  editableList(method: 'addItem', item: unknown): this
  editableList(method: 'items'): JQuery
}
