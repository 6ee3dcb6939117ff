import { type BrowserContext, expect, test as base } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Sites, startSites } from '../../cast/sites.ts'
import { openChromium, type Profile } from './chromium.ts'
import { Guest } from './guest.ts'
import { hostPage } from './host-page.ts'

export { expect }

type Hosts = {
  sites: Sites
  /** opens another Chromium */
  opens(profile?: Profile): Promise<BrowserContext>
  /** a Chromium as it comes, which a file's tests share */
  browser: BrowserContext
}

type Cast = {
  /** somebody with a page of their own in it */
  guest: Guest
}

/** Our server and the sites of others, and Chromium as people have it. */
export const test = base.extend<Cast, { hosts: Hosts }>({
  hosts: [
    async ({}, use) => {
      const sites = await startSites(hostPage, { OPERATOR_PASSWORD: password })
      await addsCampaignThatIsOver(sites.server.url)
      const folder = await mkdtemp(join(tmpdir(), 'pavel-hosts-'))
      const opened: BrowserContext[] = []
      const opens = async (profile?: Profile) => {
        const context = await openChromium(join(folder, String(opened.length)), sites, profile)
        opened.push(context)
        return context
      }
      await use({ sites, opens, browser: await opens() })
      await Promise.all(opened.map((context) => context.close()))
      await sites.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
    { scope: 'worker' },
  ],
  guest: async ({ hosts }, use) => {
    const page = await hosts.browser.newPage()
    await use(new Guest(page))
    await page.close()
  },
})

const password = 'open, sesame street'

/** Beside the campaign of the quiz, `intercom-ru`, there is `over`. */
async function addsCampaignThatIsOver(url: string) {
  const desk = await worksAtTheDesk(url, password)
  const file = JSON.parse((await desk.saves('intercom-ru')).text)
  const over = { ...file, name: 'Прошлая', address: 'over', opensAt: null, closesAt: '2020-01-01T00:00:00Z' }
  const { status } = await desk.loads(JSON.stringify(over))
  expect(status).toBeLessThan(400)
}
