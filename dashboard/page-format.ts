// The page as a ui-template wants it: one text with template, script and style.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

export async function pageFormat(): Promise<string> {
  const page = await readFile(path.join(__dirname, 'page.vue'), 'utf8')
  const style = await readFile(path.join(__dirname, 'page.css'), 'utf8')
  const logic = await bundledLogic()
  return `${page.replace('__LOGIC__', () => logic).trimEnd()}\n\n<style>\n${style.trimEnd()}\n</style>\n`
}

/** A Dashboard page knows no modules: all of logic/ becomes one expression. */
async function bundledLogic(): Promise<string> {
  const result = await build({
    entryPoints: [path.join(__dirname, 'logic', 'page-logic.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'page',
    target: 'es2022',
    charset: 'utf8',
    minifyWhitespace: true,
    plugins: [onlyThePagesTexts],
    logLevel: 'silent',
  })
  const script = result.outputFiles[0]?.text ?? ''
  return `(() => { ${script.trim()} return page.logic })()`
}

const onlyThePagesTexts: Plugin = {
  name: 'only-the-pages-texts',
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /\/catalogue\.ts$/ }, () => ({
      path: path.join(__dirname, 'logic', 'page-catalogue.ts'),
    }))
  },
}
