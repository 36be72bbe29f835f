// Values that nobody expects, alone or in the place of something that was alright.

import fc from 'fast-check'

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length', 'toJSON']

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\u202e',
    '\ufeff',
    'NaN',
    '1e400',
    '-0',
    '0x10',
    '${HOME}',
    '${',
    '=1+1',
    '../..',
    '٣',
    '１２',
  ),
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.bigInt().map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((moment) => moment.toISOString()),
  fc.nat(3000).map((length) => 'x'.repeat(length)),
)

const number = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.1, NaN, Infinity, -Infinity, 2 ** 53, 2 ** 53 - 1, -(2 ** 53), 1e308, 5e-324),
  fc.integer(),
  fc.double(),
)

/** An object that JSON can hold has these names as its own. */
const trap = fc
  .constantFrom(...NAMES)
  .map((name) => JSON.parse(`{"${name}":{"polluted":true},"polluted":1}`) as unknown)

export const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, false, [], {}, [[]], [null]),
  text,
  number,
  trap,
  fc.array(fc.oneof(text, number, trap), { maxLength: 4 }),
  fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 })), fc.oneof(text, number), {
    maxKeys: 4,
  }),
)

export const strangeText: fc.Arbitrary<string> = text

type Place = readonly (string | number)[]

/** One to three places of something that is alright, each with a strange value in it, gone, or twice there. */
export function spoilt(sound: object): fc.Arbitrary<object> {
  const places = placesIn(sound)
  const change = fc.record({
    place: fc.constantFrom(...places),
    value: strangeValue,
    how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'trap'),
    name: fc.constantFrom(...NAMES),
  })
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const copy = structuredClone(sound)
    for (const { place, value, how, name } of changes) spoil(copy, { place, value: structuredClone(value), how, name })
    return copy
  })
}

/** The same as the text that would be on a line or in an answer, sometimes with a sign changed or cut off. */
export function spoiltText(sound: object): fc.Arbitrary<string> {
  const whole = spoilt(sound).map((value) => JSON.stringify(value))
  const cut = fc.tuple(whole, fc.nat(500)).map(([json, end]) => json.slice(0, end))
  const changed = fc
    .tuple(whole, fc.nat(500), fc.string({ maxLength: 2 }))
    .map(([json, at, other]) => json.slice(0, at) + other + json.slice(at + 1))
  return fc.oneof({ weight: 4, arbitrary: whole }, cut, changed)
}

function placesIn(value: unknown, before: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return before.length === 0 ? [] : [before]
  const inside = Object.entries(value).flatMap(([name, each]) =>
    placesIn(each, [...before, Array.isArray(value) ? Number(name) : name]),
  )
  return before.length === 0 ? inside : [before, ...inside]
}

function spoil(
  whole: object,
  {
    place,
    value,
    how,
    name,
  }: { readonly place: Place; readonly value: unknown; readonly how: string; readonly name: string },
): void {
  let holder: unknown = whole
  for (const part of place.slice(0, -1)) holder = isObject(holder) ? Reflect.get(holder, part) : undefined
  const last = place.at(-1)
  if (!isObject(holder) || last === undefined) return
  if (how === 'remove') Reflect.deleteProperty(holder, last)
  else if (how === 'trap' && !Array.isArray(holder))
    Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true })
  else Reflect.set(holder, last, value)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
