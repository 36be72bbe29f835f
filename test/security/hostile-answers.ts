// Answers that no honest service gives, and how each of the two services' adapters has to end.

import { gzipSync } from 'node:zlib'

import { type Behaviour, writeForever } from './hostile-server.ts'

export interface HostileAnswer {
  readonly name: string
  readonly behaviour: Behaviour
  /** Code and detail. */
  readonly snelstart: string
  readonly multisafepay: string
}

const MEGABYTE = Buffer.alloc(1024 * 1024, '7')
const TEN_GIGABYTES = String(10 * 1024 ** 3)
const DEEP = 100_000

const body = (text: string | Buffer, headers: Readonly<Record<string, string>> = {}): Behaviour => ({
  kind: 'http',
  answer: (response) => response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(text),
})

const TOO_LARGE = { snelstart: 'SNELSTART_ANSWER too-large', multisafepay: 'MULTISAFEPAY_ANSWER too-large' }
const TIME_LIMIT = {
  snelstart: 'SNELSTART_UNREACHABLE time-limit',
  multisafepay: 'MULTISAFEPAY_UNREACHABLE time-limit',
}
const BROKEN = { snelstart: 'SNELSTART_UNREACHABLE no-answer', multisafepay: 'MULTISAFEPAY_UNREACHABLE no-connection' }
const NO_JSON = { snelstart: 'SNELSTART_ANSWER not-json', multisafepay: 'MULTISAFEPAY_ANSWER no-json' }
const OTHER_SHAPE = { snelstart: 'SNELSTART_ANSWER unexpected-shape', multisafepay: 'MULTISAFEPAY_ANSWER unexpected' }

const TOO_MUCH: readonly HostileAnswer[] = [
  {
    name: 'ten gigabytes, as its length says',
    behaviour: {
      kind: 'http',
      answer: (response) => writeForever(response.writeHead(200, { 'content-length': TEN_GIGABYTES }), MEGABYTE),
    },
    ...TOO_LARGE,
  },
  {
    name: 'a body in pieces that never ends',
    behaviour: { kind: 'http', answer: (response) => writeForever(response.writeHead(200), MEGABYTE) },
    ...TOO_LARGE,
  },
  {
    name: 'an error page that never ends',
    behaviour: { kind: 'http', answer: (response) => writeForever(response.writeHead(400), MEGABYTE) },
    ...TOO_LARGE,
  },
  {
    name: 'a small parcel that unpacks to 256 MB',
    behaviour: body(gzipSync(Buffer.alloc(256 * 1024 * 1024)), { 'content-encoding': 'gzip' }),
    ...TOO_LARGE,
  },
]

const NEVER: readonly HostileAnswer[] = [
  {
    name: 'headers that come one character at a time',
    behaviour: { kind: 'raw', answer: (socket) => void socket.write('HTTP/1.1 200 OK\r\nx-slow: ') },
    ...TIME_LIMIT,
  },
  {
    name: 'a beginning of a body and then silence',
    behaviour: { kind: 'http', answer: (response) => void response.writeHead(200).write('{"data":') },
    ...TIME_LIMIT,
  },
  {
    name: 'a length that is longer than the body',
    behaviour: {
      kind: 'http',
      answer: (response) => void response.writeHead(200, { 'content-length': '1000' }).write('{}'),
    },
    ...TIME_LIMIT,
  },
]

const BROKEN_HTTP: readonly HostileAnswer[] = [
  {
    name: 'thousands of headers',
    behaviour: {
      kind: 'raw',
      answer: (socket) => void socket.write(`HTTP/1.1 200 OK\r\n${'x-more: 0123456789\r\n'.repeat(5000)}\r\n{}`),
    },
    ...BROKEN,
  },
  {
    name: 'no HTTP at all',
    behaviour: { kind: 'raw', answer: (socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n') },
    ...BROKEN,
  },
  { name: 'a parcel that can’t be unpacked', behaviour: body('no gzip', { 'content-encoding': 'gzip' }), ...BROKEN },
]

const STRANGE_TEXT: readonly HostileAnswer[] = [
  {
    name: 'half a parcel',
    behaviour: body(gzipSync(Buffer.alloc(100_000, 'ab1')).subarray(0, 40), { 'content-encoding': 'gzip' }),
    ...NO_JSON,
  },
  { name: 'an empty body', behaviour: body(''), ...NO_JSON },
  {
    name: 'another alphabet',
    behaviour: body(Buffer.from('{"a":1}', 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }),
    ...NO_JSON,
  },
  { name: 'a text that never ends', behaviour: body(`["${'\\"'.repeat(2_000_000)}`), ...NO_JSON },
  { name: 'half of a hundred thousand levels', behaviour: body('{"data":'.repeat(DEEP)), ...NO_JSON },
  {
    name: 'a hundred thousand levels',
    behaviour: body(`${'['.repeat(DEEP)}${']'.repeat(DEEP)}`),
    snelstart: OTHER_SHAPE.snelstart,
    multisafepay: NO_JSON.multisafepay,
  },
  {
    name: 'properties named after what every object has',
    behaviour: body(
      '{"__proto__":{"data":[],"administratieIdentifier":"x","polluted":1},"constructor":{"prototype":{"polluted":1}},"data":{"__proto__":{"polluted":1}}}',
    ),
    ...OTHER_SHAPE,
  },
  {
    name: 'numbers that no number holds',
    behaviour: body('{"administratieIdentifier":1e400,"data":{"account_id":1e400,"site_id":9007199254740993.5}}'),
    ...OTHER_SHAPE,
  },
]

export const HOSTILE_ANSWERS = [...TOO_MUCH, ...NEVER, ...BROKEN_HTTP, ...STRANGE_TEXT]
