import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0
const path = process.env.CHROMIUM_PATH

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // a call goes on in real time, and whoever must share the processor speaks too late for it
  workers: 1,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    locale: 'ru-RU',
    // without a graphics card every window's animations are drawn by the processor; the whole game is played with them
    reducedMotion: 'reduce',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(path && { executablePath: path }),
      // Chromium's sandbox cannot be had by root
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
})
