// What a server says in another language than its own protocol ends the connection. By itself tedious lets such an error
// end the process: nobody listens to the stream in which it takes an answer apart (tedious 19, token-stream-parser.js).

import { z } from 'zod'

/** The part of tedious' own Connection that is leaned on. Another version may lack it: then it is as it was. */
interface Leaning {
  createTokenStreamParser(message: unknown, handler: object): unknown
  socket?: { destroy(error: Error): unknown } | undefined
}

const leaning = z.custom<Leaning>(
  (each) =>
    typeof each === 'object' && each !== null && typeof Reflect.get(each, 'createTokenStreamParser') === 'function',
)
const stream = z.object({ parser: z.custom<NodeJS.ReadableStream>((each) => each instanceof Object && 'on' in each) })

export class GarbledAnswer extends Error {
  override readonly name = 'GarbledAnswer'
  readonly code = 'EPROTOCOL'

  constructor() {
    super('the server’s answer can’t be read')
  }
}

/** To be called before the connection is made. */
export function endOnGarbledAnswers(connection: object): void {
  const parsed = leaning.safeParse(connection)
  if (!parsed.success) return
  const tedious = parsed.data
  const make = tedious.createTokenStreamParser.bind(tedious)
  const end = (): void => void tedious.socket?.destroy(new GarbledAnswer())
  tedious.createTokenStreamParser = (message, handler) => {
    const made = make(message, guarded(handler, end))
    stream.safeParse(made).data?.parser.on('error', end)
    return made
  }
}

/** The handler itself, but for what it throws at something that it did not expect. */
function guarded(handler: object, end: () => void): object {
  return new Proxy(handler, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...given: unknown[]): unknown => {
        try {
          return Reflect.apply(method, target, given) as unknown
        } catch {
          end()
          return undefined
        }
      }
    },
  })
}
