import { installFromDebian } from '../debian.ts'
import { installedChromium } from './installed.ts'

/** Installs Debian's Chromium as root and returns it; `null` elsewhere. */
export async function packagedChromium(): Promise<string | null> {
  const isInstalled = await installFromDebian('chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji')
  return isInstalled ? installedChromium() : null
}
