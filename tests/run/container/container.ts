import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { launch, type Program } from '../../cast/program.ts'
import type { Image } from './image.ts'

/** A container of an image. `first` is its process 1, as this machine numbers it. */
export type Container = Program & { first(): number; stop(): void }

type Options = { volume: string; tmpSize: string; environment?: Record<string, string>; port?: string; words?: string[] }

/** Who becomes another user outlives the parent that was to take it along. */
const running = new Map<Program, () => number>()
process.on('exit', () => running.forEach((first) => process.kill(first(), 'SIGKILL')))

const enter = fileURLToPath(new URL('enter.sh', import.meta.url))
const isRoot = process.getuid?.() === 0

/**
 * Starts a program in a container of `image`, its own unless `words` are given: as process 1, on a read-only root, as the image's user,
 * without rights, and with no environment but the image's and `environment`. The network is this machine's. Without root this machine's
 * user becomes the image's in a namespace of users. Where neither is permitted, `unshare` says so in the output.
 */
export async function startContainer(image: Image, options: Options): Promise<Container> {
  const { volume, tmpSize, environment = {}, port = image.environment.PORT ?? '', words = image.program } = options
  const given = Object.entries({ PATH: '/opt:/usr/bin:/bin', ...image.environment, ...environment, PORT: port })
  const space = ['unshare', ...(isRoot ? [] : ['--user', '--map-root-user']), '--mount', '--pid', '--fork']
  const root = ['sh', enter, image.root, volume, image.volume, tmpSize, process.execPath]
  const clean = ['env', '--ignore-environment', `--chdir=${image.folder}`, ...given.map(([name, value]) => `${name}=${value}`)]
  const program = await launch({ PORT: port, DATA_DIR: volume }, [...space, ...root, ...clean, ...asUser(image.user), ...words])
  const first = () => Number(readFileSync(`/proc/${program.pid}/task/${program.pid}/children`, 'utf8').trim())
  running.set(program, first)
  void program.ends().then(() => running.delete(program))
  return Object.defineProperties(program, {
    first: { value: first },
    stop: { value: () => process.kill(first(), 'SIGTERM') },
  }) as Container
}

/** Ends the containers that still run, and all processes in them. */
export async function endContainers(): Promise<void> {
  for (const [program, first] of running) {
    process.kill(first(), 'SIGKILL')
    await program.ends()
  }
}

function asUser(user: string): string[] {
  const [uid = '', gid = ''] = user.split(':')
  if (!isRoot) return ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`]
  const without = ['--clear-groups', '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all']
  return ['setpriv', '--reuid', uid, '--regid', gid, ...without]
}
