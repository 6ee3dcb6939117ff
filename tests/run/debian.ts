import { existsSync } from 'node:fs'
import { command } from './command.ts'

/** Two apt-get processes cannot run at once and steps run side by side, so a lock makes one wait. */
const aptGet = ['flock', '/tmp/pavel-tests.apt-get.lock', 'apt-get']

/** Installs Debian packages. Returns false without trying when not root or without apt-get. */
export async function installFromDebian(...packages: string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await command([...aptGet, 'update'], { seconds: 240, env })
  await command([...aptGet, 'install', '-y', '--no-install-recommends', ...packages], { seconds: 480, env })
  return true
}
