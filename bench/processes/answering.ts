// The answering half of asked-process.ts, inside the process that is asked.

import { z } from 'zod'

export type Answers = Readonly<Record<string, (question: unknown) => unknown>>

const question = z.looseObject({ ask: z.string() })

/** Answers until the process is ended from outside, or its parent is gone. */
export function answering(answers: Answers): void {
  process.on('message', (message: unknown) => {
    void replyTo(message, answers).then((reply) => process.send?.(reply))
  })
  process.on('disconnect', () => process.exit())
}

async function replyTo(message: unknown, answers: Answers): Promise<{ answer: unknown } | { failure: string }> {
  try {
    const asked = question.parse(message)
    const answer = answers[asked.ask]
    if (answer === undefined) throw new RangeError(`nobody answers ${asked.ask}`)
    return { answer: (await answer(asked)) ?? null }
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** What the process was started with. */
export function taskOf<Task>(task: z.ZodType<Task>): Task {
  return task.parse(JSON.parse(process.argv[2] ?? '{}'))
}
