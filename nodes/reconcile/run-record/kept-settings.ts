// Settings as the record keeps them: plain JSON with its names in order, and a short name for each set of settings.

import { createHash } from 'node:crypto'

/** Twelve bytes name a set of settings among the few of one administration. */
const SCOPE_LENGTH = 16

export function scopeOf(stage: string, settings: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([stage, keptSettings(settings)]))
    .digest('base64url')
    .slice(0, SCOPE_LENGTH)
}

export function keptSettings(value: unknown): unknown {
  if (value instanceof RegExp) return value.source
  if (value instanceof Set) return [...value].map(keptSettings).sort()
  if (value instanceof Map) return keptSettings(Object.fromEntries(value))
  if (Array.isArray(value)) return value.map(keptSettings)
  if (typeof value !== 'object' || value === null) return value
  const names = Object.keys(value).sort()
  return Object.fromEntries(names.map((name) => [name, keptSettings(Reflect.get(value, name))]))
}
