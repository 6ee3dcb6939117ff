import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const collecting = fileURLToPath(new URL('collect.program.ts', import.meta.url))

/** Returns the command line of a server that lies in this folder, or else here, and collects its garbage on SIGUSR2. */
export function inFolder(folder = root, path: string): string[] {
  return [process.execPath, `--cwd=${folder}`, '--preload', collecting, path]
}
