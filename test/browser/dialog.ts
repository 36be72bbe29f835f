// The dialog of a node, and the dialog of a connection that is opened from it.

import type { Locator, Page } from 'playwright-core'

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

const OPENS_WITHIN_MS = 3000
const ASKED_MAX = 4

/**
 * The dialog that `ask` opens. While another dialog is still sliding in or out the editor does not hear what is asked,
 * so it is asked again, as a person would.
 */
export async function dialogIn(page: Page, ask: () => Promise<void>, kind = FLOW_NODE): Promise<Dialog> {
  await opened(page.locator(kind.ok), ask)
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
      await field(property).fill(typed)
      await content.locator('.ssmsp-options li:visible', { hasText: choice }).first().click()
    },
    done: () => leave(kind.ok),
    cancel: () => leave(kind.cancel),
  }
}

async function opened(ok: Locator, ask: () => Promise<void>): Promise<void> {
  for (let asked = 1; asked < ASKED_MAX; asked += 1) {
    await ask()
    const isOpen = await ok.waitFor({ timeout: OPENS_WITHIN_MS }).then(
      () => true,
      () => false,
    )
    if (isOpen) return
  }
  await ask()
  await ok.waitFor()
}
