// Something a person should know that stops nothing. The sentence is in locales/ under its code.

export interface Warning {
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}
