// The code of a function node: one of our functions without its types, those that it calls before it, and a call of it.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import ts from 'typescript'

/**
 * @param name the file in functions/, which holds the function that is called as the call says
 * @param call a JavaScript statement
 * @param called files beside it, of functions that it calls
 * @param folder where functions/ is
 */
export async function functionCode(
  name: string,
  call: string,
  called: readonly string[] = [],
  folder = __dirname,
): Promise<string> {
  const files = [...called.map((file) => path.join(__dirname, file)), path.join(folder, name)]
  return [...(await Promise.all(files.map(plainCode))), call, ''].join('\n\n').replace(/\n\n$/, '\n')
}

async function plainCode(file: string): Promise<string> {
  const source = await readFile(path.join(path.dirname(file), 'functions', `${path.basename(file)}.ts`), 'utf8')
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
