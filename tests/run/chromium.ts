import { downloadedChromium } from './chromium/downloaded.ts'
import { installedChromium } from './chromium/installed.ts'
import { packagedChromium } from './chromium/packaged.ts'

/**
 * Returns the path of a Chromium that starts: the system's, else Playwright's, else Debian's package (installed as root). Throws
 * when there is none.
 */
export async function findChromium(): Promise<string> {
  const path = (await installedChromium()) ?? (await downloadedChromium()) ?? (await packagedChromium())
  if (path === null) throw new Error('No Chromium: install `chromium`, or run `bunx playwright install --with-deps chromium`')
  return path
}
