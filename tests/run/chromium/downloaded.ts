import { chromium } from '@playwright/test'
import { existsSync } from 'node:fs'
import { command } from '../command.ts'
import { starts } from './starts.ts'

/** Returns Playwright's Chromium, which it downloads once; `null` when that fails or the program lacks libraries here. */
export async function downloadedChromium(): Promise<string | null> {
  const path = chromium.executablePath()
  const download = [process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']
  if (!existsSync(path)) await command(download, { seconds: 180 })
  return existsSync(path) && (await starts(path)) ? path : null
}
