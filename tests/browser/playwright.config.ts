import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0
const path = process.env.BROWSER_PATH
const engine = process.env.BROWSER_ENGINE ?? 'chromium'

export default defineConfig({
  testDir: '.',
  // they set up Chromium's own settings
  testIgnore: engine === 'chromium' ? [] : 'hosts/**',
  outputDir: '../../test-results',
  // calls run in real time, and with a shared processor callers would speak too late
  workers: 1,
  forbidOnly: true,
  timeout: 400_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: engine === 'firefox' || engine === 'webkit' ? engine : 'chromium',
    locale: 'ru-RU',
    // without a graphics card the processor draws every animation; only the whole game is played with animations
    reducedMotion: 'reduce',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(path && { executablePath: path }),
      // Chromium's sandbox does not work as root
      args: isRoot && engine === 'chromium' ? ['--no-sandbox'] : [],
    },
  },
})
