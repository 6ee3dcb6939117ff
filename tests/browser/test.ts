import { type Browser, expect, type Page, test as base } from '@playwright/test'
import { type ServerProcess, startProcess } from '../cast/process.ts'
import { Caller } from './caller.ts'
import { Visitor } from './visitor.ts'

export { expect }

type Cast = {
  visitor: Visitor
  caller: Caller
  /** a second browser, with cookies of its own */
  stranger: Visitor
  /** a mobile number that no other test uses */
  number: string
}

/** Each worker has a server and each test a cast. A page error or a violation of the content security policy fails the test. */
export const test = base.extend<Cast, { server: ServerProcess }>({
  server: [
    async ({}, use) => {
      const server = await startProcess()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  page: async ({ page }, use) => watched(page, use),
  visitor: async ({ page }, use) => {
    const visitor = new Visitor(page)
    await use(visitor)
    await visitor.leavesNoCallDue()
  },
  stranger: async ({ browser, baseURL }, use) => inNewBrowser(browser, baseURL, (page) => use(new Visitor(page))),
  caller: async ({ browser, baseURL }, use) =>
    inNewBrowser(browser, baseURL, async (page) => {
      const caller = new Caller(page)
      await use(caller)
      await caller.leavesNothingRinging()
    }),
  number: async ({}, use, info) => use(`8 916 ${String(info.workerIndex).padStart(3, '0')}-${nextPairs()}`),
})

let numbers = 0

function nextPairs() {
  const at = numbers++
  return `${10 + Math.floor(at / 90)}-${10 + (at % 90)}`
}

async function inNewBrowser(browser: Browser, baseURL: string | undefined, use: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL, locale: 'ru-RU' })
  await watched(await context.newPage(), use)
  await context.close()
}

async function watched(page: Page, use: (page: Page) => Promise<void>) {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => message.text().includes('Content Security Policy') && faults.push(message.text()))
  await use(page)
  expect(faults).toEqual([])
}
