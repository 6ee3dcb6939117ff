import { readFile } from 'node:fs/promises'

const module = new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'))

let compiling: Promise<WebAssembly.Module> | undefined

/**
 * Compiles the embedded database, once in a process. Other threads do most of that, so a program that will need it calls this before
 * anything else, and loads its own modules meanwhile.
 */
export function compileDatabase(): Promise<WebAssembly.Module> {
  compiling ??= readFile(module).then((bytes) => WebAssembly.compile(bytes))
  return compiling
}
