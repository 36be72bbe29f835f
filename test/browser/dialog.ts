// The dialog of a node, and the dialog of a connection that is opened from it.

import type { Locator, Page } from 'playwright-core'

import { askUntilSeen } from './ask-until-seen.ts'

export interface Dialog {
  readonly content: Locator
  field(property: string): Locator
  /** What the field says is wrong with its value, when the mouse rests on it. */
  faultOf(property: string): Promise<string>
  /** The dialog of the connection that is chosen in this field. */
  openConnection(property: string): Promise<Dialog>
  /** Presses the test button. @returns the lines that come under it */
  test(): Promise<Locator>
  /** Types into a field with a list, and takes the choice with this text. */
  choose(property: string, typed: string, choice: string): Promise<void>
  done(): Promise<void>
  cancel(): Promise<void>
}

const FLOW_NODE = { prefix: 'node-input', ok: '#node-dialog-ok', cancel: '#node-dialog-cancel' }
const CONNECTION = {
  prefix: 'node-config-input',
  ok: '#node-config-dialog-ok',
  cancel: '#node-config-dialog-cancel',
}

/** The dialog that `ask` opens. */
export async function dialogIn(page: Page, ask: () => Promise<void>, kind = FLOW_NODE): Promise<Dialog> {
  await askUntilSeen(page.locator(kind.ok), ask)
  const content = page.locator('.red-ui-tray').last().locator('.ssmsp')
  await content.waitFor()
  const field = (property: string): Locator => page.locator(`#${kind.prefix}-${property}`)
  const leave = async (button: string): Promise<void> => {
    await page.locator(button).click()
    await page.locator(button).waitFor({ state: 'detached' })
  }
  return {
    content,
    field,
    async faultOf(property) {
      await field(property).blur()
      await field(property).hover()
      return page.locator('.red-ui-popover').last().innerText()
    },
    async openConnection(property) {
      return dialogIn(page, () => page.locator(`#node-input-btn-${property}-edit`).click(), CONNECTION)
    },
    async test() {
      await content.locator('#ssmsp-test').click()
      await content.locator('#ssmsp-test-lines .ssmsp-line:not(:has(.fa-spinner))').first().waitFor()
      return content.locator('#ssmsp-test-lines')
    },
    async choose(property, typed, choice) {
      const option = content.locator('.ssmsp-options li:visible', { hasText: choice }).first()
      // A list that comes in just then closes what was opened before it.
      await askUntilSeen(option, async () => {
        await field(property).fill('')
        await field(property).fill(typed)
      })
      await option.click()
    },
    done: () => leave(kind.ok),
    cancel: () => leave(kind.cancel),
  }
}
