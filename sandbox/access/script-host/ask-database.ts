// Asks the stand-in's database and waits: a COM call does not come back before it has its answer. The socket lives in a
// thread of its own, since this one stands still meanwhile.

import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { ComError } from './com-error.ts'

export interface DatabaseAnswer {
  readonly columns?: readonly AnswerColumn[]
  readonly rows?: readonly (readonly (string | number | boolean | null)[])[]
}

export interface AnswerColumn {
  readonly name: string
  readonly type: number
  readonly size: number
  readonly precision: number
  readonly scale: number
  readonly nullable: boolean
  readonly counted?: boolean
}

export interface DatabaseLine {
  ask(question: object): DatabaseAnswer
  hangUp(): void
}

/** An error of Jet also stands in ADO's list of errors. */
export class ProviderError extends ComError {
  readonly state: string

  constructor(number: number, description: string, state: string) {
    super(number, description)
    this.state = state
  }
}

const THREAD = `
  const { workerData, receiveMessageOnPort } = require('node:worker_threads')
  const { port, answers, questions, bell } = workerData
  const socket = require('node:net').connect(port, '127.0.0.1')
  let text = ''
  const answer = (line) => { answers.postMessage(line); Atomics.add(bell, 0, 1); Atomics.notify(bell, 0) }
  socket.setEncoding('utf8')
  socket.on('data', (piece) => {
    text += piece
    for (let end = text.indexOf('\\n'); end >= 0; end = text.indexOf('\\n')) {
      answer(text.slice(0, end))
      text = text.slice(end + 1)
    }
  })
  const gone = () => answer(JSON.stringify({ error: { number: -2147467259, state: '3024', description: 'gone' } }))
  socket.on('error', gone)
  socket.on('end', gone)
  questions.on('message', (line) => line === null ? socket.end() : socket.write(line + '\\n'))
`

export function databaseLine(port: number): DatabaseLine {
  const bell = new Int32Array(new SharedArrayBuffer(4))
  const answers = new MessageChannel()
  const questions = new MessageChannel()
  const worker = new Worker(THREAD, {
    eval: true,
    workerData: { port, bell, answers: answers.port1, questions: questions.port1 },
    transferList: [answers.port1, questions.port1],
  })
  worker.unref()
  let heard = 0
  return {
    ask(question) {
      questions.port2.postMessage(JSON.stringify(question))
      for (;;) {
        const received = receiveMessageOnPort(answers.port2) as { message: string } | undefined
        if (received) return read(received.message)
        heard = Atomics.load(bell, 0)
        const late = receiveMessageOnPort(answers.port2) as { message: string } | undefined
        if (late) return read(late.message)
        Atomics.wait(bell, 0, heard)
      }
    },
    hangUp: () => questions.port2.postMessage(null),
  }
}

function read(line: string): DatabaseAnswer {
  const answer = JSON.parse(line) as DatabaseAnswer & { error?: { number: number; state: string; description: string } }
  const { error } = answer
  if (error) throw new ProviderError(error.number, error.description, error.state)
  return answer
}
