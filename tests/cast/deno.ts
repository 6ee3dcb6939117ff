import { createRequire } from 'node:module'

/**
 * Returns the path of the Deno binary. Installs it here because Bun runs no postinstall scripts, and the package's own
 * launcher does not forward signals.
 */
export function denoProgram(): string {
  const { runInstall }: { runInstall: () => string } = createRequire(import.meta.url)('deno/install_api.cjs')
  return runInstall()
}
