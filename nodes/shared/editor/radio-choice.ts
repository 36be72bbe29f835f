// A property with few values, each shown as a radio button with a sentence.
// Node-RED reads and writes the hidden input of the property; the radio buttons follow it.

export function radioChoice(input: JQuery, name: string, changed: (value: string) => unknown): void {
  const buttons = $(`input[name="${name}"]`)
  const show = (): void => {
    const value = String(input.val() ?? '')
    buttons.each((_index, button) => {
      $(button).prop('checked', $(button).val() === value)
    })
    changed(value)
  }
  buttons.on('change', (event) => {
    input.val(String($(event.target).val() ?? '')).trigger('change')
    show()
  })
  show()
}
