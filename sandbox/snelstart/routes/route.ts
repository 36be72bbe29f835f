// What a route is: a method, a path under /v2, the right that it needs, and its answer.

import type { StandInAnswer } from '../../http/start-stand-in.ts'
import type { SnelStartWorld } from '../world.ts'

export interface Call {
  readonly world: SnelStartWorld
  /** The part of the path that the route's group catches, decoded, in lower case; empty without one. */
  readonly id: string
  /** The same as it was sent, decoded. */
  readonly segment: string
  readonly query: URLSearchParams
  readonly body: string
  readonly onUnknownProperty: (name: string) => void
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: RegExp
  /** Every one of these; none for a route that any token may ask. */
  readonly scope?: string
  readonly answer: (call: Call) => StandInAnswer
}

export const withId = (collection: string): RegExp => new RegExp(`^/${collection}/([^/]+)$`)
