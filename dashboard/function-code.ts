// The code of a function node: one of our functions without its types, those that it calls before it, and a call of it.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import ts from 'typescript'

/**
 * @param name the file in functions/, or a path from there, which holds the function that is called as the call says
 * @param call a JavaScript statement
 * @param called files of functions that it calls
 */
export async function functionCode(name: string, call: string, called: readonly string[] = []): Promise<string> {
  const codes = await Promise.all([...called, name].map(plainCode))
  return `${[...codes, call].join('\n\n')}\n`
}

async function plainCode(name: string): Promise<string> {
  const source = await readFile(path.join(__dirname, 'functions', `${name}.ts`), 'utf8')
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      removeComments: false,
      newLine: ts.NewLineKind.LineFeed,
    },
  })
  const plain = outputText
    .replace(/^import .*\n/gm, '')
    .replace(/^export (?=function)/gm, '')
    .replace(/^export \{\};?\n?/gm, '')
  return plain.trim()
}
