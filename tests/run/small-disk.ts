import { spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { scratch } from './scratch.ts'

/** A disk of a few megabytes, in memory. */
export type SmallDisk = {
  folder: string
  /** Writes something else onto it until nothing more fits. */
  fill(): Promise<void>
  /** Removes what `fill` has written. */
  makeRoom(): Promise<void>
  takeAway(): void
}

/** Whether disks can be had here: only root may mount them. */
export const maySmallDisk = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

const mounted = new Set<string>()
let count = 0

// Before the folder of the run is removed, which would empty the disk and fail at its place.
process.on('exit', () => mounted.forEach(unmount))

/** Makes a disk of so many megabytes in the folder of the run. Throws where that is not allowed. */
export async function smallDisk(megabytes: number): Promise<SmallDisk> {
  const folder = scratch.path(`small-disk-${count++}`)
  const other = join(folder, 'other')
  await mkdir(folder, { mode: 0o711 })
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', folder])
  if (status !== 0) throw new Error(`mount: ${String(stderr)}`)
  mounted.add(folder)
  return {
    folder,
    async fill() {
      await pipeline(zeros, createWriteStream(other, { flags: 'a' })).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOSPC') throw error
      })
      const { bavail } = await statfs(folder)
      if (bavail > 0) throw new Error(`expected a full disk, found ${bavail} blocks left`)
    },
    makeRoom: () => rm(other, { force: true }),
    takeAway: () => unmount(folder),
  }
}

function* zeros() {
  for (;;) yield new Uint8Array(4096)
}

/** Also while something still has files open there. */
function unmount(folder: string): void {
  if (mounted.delete(folder)) spawnSync('umount', ['--lazy', folder])
}
