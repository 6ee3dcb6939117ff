import { command } from '../command.ts'
import { installedChromium } from './installed.ts'

const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji']

/** Debian's own package, which only root can install; null elsewhere. */
export async function packagedChromium(): Promise<string | null> {
  if (process.getuid?.() !== 0 || Bun.which('apt-get') === null) return null
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await command(['apt-get', 'update'], { seconds: 120, env })
  await command(['apt-get', 'install', '-y', '--no-install-recommends', ...packages], { seconds: 240, env })
  return installedChromium()
}
