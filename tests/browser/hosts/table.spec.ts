import type { BrowserContext } from '@playwright/test'
import { textsOf } from '../../../views/texts/chat.ts'
import { sitesNumber } from '../../cast/sites.ts'
import { telephoneOf } from '../../cast/telephone.ts'
import type { Profile } from './chromium.ts'
import { Guest } from './guest.ts'
import { expect, test } from './test.ts'

type Row = Profile & { setting: string; page?: string; forgets?: true }

const cookies = (profile: object) => ({ preferences: { profile } })

/** `page`: in the browser of the first row. `forgets`: the browser keeps nothing for a frame. */
const rows: Row[] = [
  { setting: 'fresh profile' },
  { setting: 'http host, http frame', page: '/plain' },
  { setting: 'http host, https frame', page: '/plain?secure' },
  { setting: 'third-party cookies allowed', ...cookies({ cookie_controls_mode: 0, block_third_party_cookies: false }) },
  { setting: 'third-party cookies blocked', ...cookies({ cookie_controls_mode: 1, block_third_party_cookies: true }) },
  { setting: 'third-party cookies phased out', switches: ['--test-third-party-cookie-phaseout'] },
  { setting: 'off the record', switches: ['--incognito'] },
  { setting: 'all cookies blocked', ...cookies({ default_content_setting_values: { cookies: 2 } }), forgets: true },
]

const { forgets: warning } = textsOf('ru').chat

test('a visit is known on another site, now and after a reload, whatever the browser keeps', async ({ hosts }) => {
  const { server, site } = hosts.sites
  const first = await hosts.opens()
  const table: Record<string, string> = {}
  for (const [index, { setting, page, forgets: _, ...profile }] of rows.entries()) {
    const browser = index === 0 || page ? first : await hosts.opens(profile)
    const url = page ? site.plain + page : `${site.secure}/plain`
    table[setting] = await plays(browser, url, `8 916 701-00-${index + 10}`).catch((error) => `✗ ${error}`)
    if (browser !== first) await browser.close()
  }
  console.table(table)
  for (const { setting, forgets } of rows) expect(table[setting]).toBe(forgets ? '✓ / ✗, warned, back by a call' : '✓ / ✓')

  async function plays(browser: BrowserContext, url: string, number: string) {
    const guest = new Guest(await browser.newPage())
    const telephone = telephoneOf(server.url)
    await guest.comes(number, url)
    await telephone.dials(number, sitesNumber)
    await isKnown(guest)
    const warned = (await guest.chat.getByText(warning).isVisible()) ? ', warned' : ''
    await guest.reloads()
    const form = guest.chat.getByLabel('Ваш номер телефона')
    await expect(form.or(guest.picture)).toBeVisible()
    const isLost = await form.isVisible()
    if (isLost) {
      await telephone.hangsUp()
      await guest.givesNumber(number)
      await expect(guest.digits).toHaveText(/\d/)
      await telephone.dials(number, sitesNumber)
      await telephone.hears('из какого вы браузера')
      await telephone.presses((await guest.digits.textContent()) ?? '')
    }
    await isKnown(guest)
    await telephone.hangsUp()
    await guest.page.close()
    return `✓ / ${isLost ? '✗' : '✓'}${warned}${isLost ? ', back by a call' : ''}`
  }
})

/** Sees the picture, and after a wrong answer another one: the picture, the form and the socket knew the visit. */
async function isKnown(guest: Guest) {
  const picture = await guest.currentPicture()
  await guest.types('самолёт')
  await guest.seesAnotherPictureThan(picture)
  await guest.currentPicture()
}
