import { type BrowserContext, type BrowserContextOptions, chromium } from '@playwright/test'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sites } from '../../cast/sites.ts'

/** What somebody has set in the browser, as its profile's file has it, and its switches. */
export type Profile = { preferences?: object; switches?: string[] }

/** What the driver switches off beside that would fail without a network, but not the storage of frames, which it would let throw. */
const switchedOff = ['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'OptimizationHints', 'PaintHolding']

/**
 * Opens Chromium as people have it, with a profile of its own in `folder`: storages are partitioned, and pages are kept when one leaves
 * them, both of which the driver switches off.
 */
export async function openChromium(
  folder: string,
  { certificate }: Pick<Sites, 'certificate'>,
  { preferences = {}, switches = [] }: Profile = {},
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  await mkdir(join(folder, 'Default'), { recursive: true })
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences))
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.WHOLE_BROWSER_PATH ?? process.env.BROWSER_PATH,
    locale: 'ru-RU',
    // whatever a visitor's clock says, the server's counts
    timezoneId: 'Pacific/Kiritimati',
    reducedMotion: 'reduce',
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // the last of its kind counts
      `--disable-features=${switchedOff.join(',')}`,
      '--host-resolver-rules=MAP *.test 127.0.0.1',
      `--ignore-certificate-errors-spki-list=${certificate.publicKeyHash}`,
      ...switches,
    ],
    ...options,
  })
}
