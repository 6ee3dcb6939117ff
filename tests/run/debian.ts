import { command } from './command.ts'

/** Installs Debian's own packages, which only root can do; tells whether it could be tried. */
export async function installFromDebian(...packages: string[]): Promise<boolean> {
  if (process.getuid?.() !== 0 || Bun.which('apt-get') === null) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await command(['apt-get', 'update'], { seconds: 120, env })
  await command(['apt-get', 'install', '-y', '--no-install-recommends', ...packages], { seconds: 240, env })
  return true
}
