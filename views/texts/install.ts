// What a command says that may not install the packages it needs.

/** Returns the error for a folder that somebody else has to prepare. `wanted` is a package with its version. */
export function notInstalled(wanted: string, found: string | null): string {
  return (
    `node_modules: expected ${wanted}, found ${found ?? 'none'}, in a folder that this user may not write to. ` +
    'As its owner, run: bun install --frozen-lockfile --production && bun run scenario:build'
  )
}
