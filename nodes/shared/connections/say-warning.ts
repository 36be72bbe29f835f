// What a connection warns of, said by the config node in the language of the server.

import type { Node, NodeAPI } from 'node-red'
import type { Warning } from '../../reconcile/domain/warning.ts'
import { serverLanguage } from '../texts/language.ts'
import { textIn } from '../texts/text-in.ts'

export function sayWarning(RED: Pick<NodeAPI, 'settings'>, node: Pick<Node, 'warn'>): (warning: Warning) => void {
  return ({ code, values }) => {
    const language = serverLanguage(Reflect.get(RED.settings, 'lang'), process.env)
    node.warn(textIn(language, `warnings.${code}`, values))
  }
}
