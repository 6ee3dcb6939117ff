import { dirname } from 'node:path'
import type { Opened } from './place.ts'

type Wrap = NonNullable<Opened['wrap']>

/** Another user than the tests': `nobody`, whom nothing belongs to. */
const nobody = 65_534

/** Says why these places cannot be had here; null when they can. */
export async function lacksIsolation(): Promise<string | null> {
  const { exitCode } = Bun.spawnSync(['unshare', '--mount', '--pid', '--fork', 'true'])
  return exitCode === 0 ? null : 'only root may make namespaces here'
}

export const asNobody: Wrap = (words) => [
  'setpriv',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--no-new-privs',
  ...words,
]

/** As process 1 of a namespace, as in a container. */
export const asFirst: Wrap = (words) => ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child', ...words]

/** After these shell commands in a mount namespace of its own, whose changes nobody else sees. */
export const afterMounts =
  (...mounts: string[]): Wrap =>
  (words) => ['unshare', '--mount', 'sh', '-ec', `${mounts.join('\n')}\nexec "$@"`, 'sh', ...words]

/** Everything can only be read, but for this folder inside that of the run, and a small /tmp, in which the run and its sources stay. */
export function readOnlyRoot(writable: string): Wrap {
  const scratch = dirname(writable)
  const kept = [scratch, process.cwd()].filter((folder) => folder.startsWith('/tmp/'))
  return afterMounts(
    'mount --rbind /tmp /mnt',
    'mount -t tmpfs -o size=4m,mode=1777,nosuid,nodev tmpfs /tmp',
    ...kept.map((folder) => `mkdir -p ${folder}; mount --bind ${folder.replace('/tmp', '/mnt')} ${folder}`),
    `mount --bind ${writable} ${writable}`,
    ...kept.map((folder) => `mount -o remount,bind,ro ${folder}`),
    'mount -o remount,bind,ro /',
    // The shell is still where it was before all that.
    'cd "$PWD"',
  )
}

/** Puts one isolation into another: the first is the outermost. */
export const within =
  (...wraps: Wrap[]): Wrap =>
  (words) =>
    wraps.reduceRight((inside, wrap) => wrap(inside), words)

/** Gives a folder and everything in it to `nobody`. */
export function givenToNobody(folder: string): string {
  const { exitCode } = Bun.spawnSync(['chown', '-R', `${nobody}:${nobody}`, folder])
  if (exitCode !== 0) throw new Error(`chown: ${exitCode}`)
  return folder
}
