import { command } from './command.ts'

/** apt-get refuses to run twice at once, and steps run side by side: one waits for the other. */
const aptGet = ['flock', '/tmp/pavel-tests.apt-get.lock', 'apt-get']

/** Installs Debian's own packages, which only root can do; tells whether it could be tried. */
export async function installFromDebian(...packages: string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || Bun.which('apt-get') === null) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await command([...aptGet, 'update'], { seconds: 240, env })
  await command([...aptGet, 'install', '-y', '--no-install-recommends', ...packages], { seconds: 480, env })
  return true
}
