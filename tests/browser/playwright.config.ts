import { defineConfig } from '@playwright/test'

const isRoot = process.getuid?.() === 0
const path = process.env.CHROMIUM_PATH

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'ru-RU',
    actionTimeout: 5_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(path && { executablePath: path }),
      // Chromium's sandbox cannot be had by root
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
})
