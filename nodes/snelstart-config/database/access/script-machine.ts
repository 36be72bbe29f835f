// What runs the actuator: Windows' script host, of which node-adodb knows the place in either bitness.

import path from 'node:path'
import { ReconcileError } from '../../../reconcile/domain/reconcile-error.ts'

export interface ScriptMachine {
  /** The whole path of cscript.exe. node-adodb reads `windir` when it is loaded, and loads only where there is one. */
  host(x64: boolean): Promise<string>
  /** The joined script: in dist beside lib.js. */
  readonly actuator: string
}

export const windowsMachine: ScriptMachine = {
  actuator: path.join(__dirname, 'actuator.jscript'),
  async host(x64) {
    try {
      const { default: adodb } = await import('node-adodb')
      return adodb.open('', x64).proxy.engine
    } catch (error) {
      throw new ReconcileError('CONFIG_MISSING', 'library-missing', { library: 'node-adodb' }, error)
    }
  },
}
