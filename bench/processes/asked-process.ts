// A process of our own that answers questions one at a time. Its other half is answering.ts.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { z } from 'zod'

export interface AskedProcess {
  /** @throws Error when the process could not answer, or ended */
  ask<Answer>(question: Question, answer: z.ZodType<Answer>): Promise<Answer>
  end(): Promise<void>
}

export interface Question {
  readonly ask: string
  readonly [detail: string]: unknown
}

export interface ProcessTask {
  /** Built JavaScript. */
  readonly file: string
  readonly task?: unknown
  readonly nodeFlags?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

const reply = z.union([z.object({ answer: z.unknown() }), z.object({ failure: z.string() })])

export function askedProcess({ file, task = {}, nodeFlags = [], environment = {} }: ProcessTask): AskedProcess {
  const child = fork(file, [JSON.stringify(task)], {
    execArgv: [...nodeFlags],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended by itself (${String(code)})`)
  })
  ended.catch(() => undefined)
  return {
    async ask(question, answer) {
      const answered = once(child, 'message')
      child.send(question)
      const [message] = (await Promise.race([answered, ended])) as unknown[]
      const given = reply.parse(message)
      if ('failure' in given) throw new Error(given.failure)
      return answer.parse(given.answer)
    },
    async end() {
      const exit = once(child, 'exit')
      if (child.exitCode !== null || !child.kill('SIGTERM')) return
      await exit
    },
  }
}
