import { createRequire } from 'node:module'

/** Deno itself. Fetched here because Bun runs no postinstall; the launcher that would do without one passes on no signals. */
export function denoProgram(): string {
  const { runInstall }: { runInstall: () => string } = createRequire(import.meta.url)('deno/install_api.cjs')
  return runInstall()
}
