// Says at start that a setting of the operator is refused, instead of at the first run, which may be at night.

import type { NodeAPI } from 'node-red'
import { operatorSettings } from '../settings/operator-settings.ts'
import { serverLanguage } from '../texts/language.ts'

export function sayRefusedSettings(RED: Pick<NodeAPI, 'settings' | 'log'>): void {
  try {
    operatorSettings(RED.settings, process.env)
  } catch (error) {
    void say(RED, error)
  }
}

async function say(RED: Pick<NodeAPI, 'settings' | 'log'>, error: unknown): Promise<void> {
  const { describeError } = await import('../../lib.ts')
  const { message, advice } = describeError(error, serverLanguage(Reflect.get(RED.settings, 'lang'), process.env))
  RED.log.error(`${message} ${advice}`)
}
