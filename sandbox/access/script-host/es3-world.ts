// A world as JScript 5.x has it: ECMAScript 3 and nothing that came later. What a script uses that is not there fails
// here as it would on Windows.

import vm from 'node:vm'

const GLOBALS =
  'NaN Infinity undefined eval parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI ' +
  'encodeURIComponent escape unescape Object Function Array String Boolean Number Date RegExp Error EvalError ' +
  'RangeError ReferenceError SyntaxError TypeError URIError Math'

/** Methods of ECMAScript 3, by what they belong to. */
const METHODS: Readonly<Record<string, string>> = {
  'Array.prototype':
    'constructor toString toLocaleString concat join pop push reverse shift slice sort splice unshift length',
  'String.prototype':
    'constructor toString valueOf charAt charCodeAt concat indexOf lastIndexOf localeCompare match replace search slice ' +
    'split substr substring toLowerCase toLocaleLowerCase toUpperCase toLocaleUpperCase length',
  'Number.prototype': 'constructor toString toLocaleString valueOf toFixed toExponential toPrecision',
  'Function.prototype': 'constructor toString apply call length name',
  // The flags are what replace() itself looks at.
  'RegExp.prototype': 'constructor exec test toString source global ignoreCase multiline flags',
  Object: 'prototype length name',
  Array: 'prototype length name',
  String: 'prototype length name fromCharCode',
  Date: 'prototype length name parse UTC',
  Number: 'prototype length name MAX_VALUE MIN_VALUE NaN NEGATIVE_INFINITY POSITIVE_INFINITY',
  Math: 'E LN10 LN2 LOG2E LOG10E PI SQRT1_2 SQRT2 abs acos asin atan atan2 ceil cos exp floor log max min pow random round sin sqrt tan',
}

/** @returns a context in which a script sees ECMAScript 3 and the objects that its host gives it */
export function es3World(host: Readonly<Record<string, unknown>>): vm.Context {
  const world = vm.createContext({})
  for (const [owner, methods] of Object.entries(METHODS)) keepOnly(vm.runInContext(owner, world) as object, methods)
  for (const name of ['toISOString', 'toJSON']) {
    Reflect.deleteProperty(vm.runInContext('Date.prototype', world) as object, name)
  }
  const everything = vm.runInContext('this', world) as object
  keepOnly(everything, GLOBALS)
  for (const [name, value] of Object.entries(host)) Object.defineProperty(everything, name, { value })
  return world
}

function keepOnly(owner: object, names: string): void {
  const kept = new Set(names.split(' '))
  for (const name of Reflect.ownKeys(owner)) {
    if (typeof name === 'string' && !kept.has(name)) Reflect.deleteProperty(owner, name)
  }
}
