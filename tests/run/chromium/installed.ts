import { starts } from './starts.ts'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Returns the system's Chromium or Chrome; `null` when none starts. */
export async function installedChromium(): Promise<string | null> {
  for (const name of names) {
    const path = Bun.which(name)
    if (path !== null && (await starts(path))) return path
  }
  return null
}
