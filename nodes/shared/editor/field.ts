// The form field of a property.

export const field = (property: string): JQuery => $(`#node-input-${property}`)

export const configField = (property: string): JQuery => $(`#node-config-input-${property}`)

export const textIn = (input: JQuery): string => String(input.val() ?? '').trim()
