import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { Visitor } from './visitor.ts'

test.describe('in Chromium, which tells what it took from its cache', () => {
  test.skip(({ browserName }) => browserName !== 'chromium')

  test('a first visit costs fourteen requests and 48 kB at most, the next one the page and its conversation alone', async ({
    page,
  }) => {
    const first = await loads(page, () => page.goto('/'))
    expect(first.requests.length).toBeLessThanOrEqual(14)
    expect(first.bytes).toBeLessThan(48_000)
    const next = await loads(page, () => page.goto('/'))
    expect(next.requests).toEqual(['/', expect.stringMatching(/^\/c\/[\w-]+\/conversation$/)])
  })

  test('on a slow link the socket opens, too', async ({ visitor, number }) => {
    await visitor.comes(number)
    const link = await visitor.page.context().newCDPSession(visitor.page)
    await link.send('Network.enable')
    await link.send('Network.setCacheDisabled', { cacheDisabled: true })
    const slow = { offline: false, latency: 300, downloadThroughput: 20_000, uploadThroughput: 10_000 }
    await link.send('Network.emulateNetworkConditions', slow)
    const another = new Visitor(visitor.page)
    await another.page.reload()
    await another.isFollowing()
    await expect(another.digits).toBeVisible()
  })
})

for (const late of ['htmx.js', 'chat/wire.js']) {
  test(`the page is shown before ${late} has come, and its socket opens when it has`, async ({ visitor, number }) => {
    await visitor.comes(number)
    const comes = await heldBack(visitor.page, late)
    const another = new Visitor(visitor.page)
    await another.page.reload({ waitUntil: 'commit' })
    await expect(another.page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect.poll(() => paints(another.page)).toContain('first-contentful-paint')
    comes()
    await another.isFollowing()
  })
}

/** Keeps a script back until the returned function is called. */
async function heldBack(page: Page, script: string): Promise<() => void> {
  let comes = () => {}
  const hasCome = new Promise<void>((resolve) => {
    comes = resolve
  })
  await page.route(`**/static/*/${script}`, (route) => hasCome.then(() => route.continue()))
  return comes
}

const paints = (page: Page) => page.evaluate(() => performance.getEntriesByType('paint').map(({ name }) => name))

/** Returns which paths came over the network, and how many bytes, headers included. */
async function loads(page: Page, act: () => Promise<unknown>): Promise<{ requests: string[]; bytes: number }> {
  const link = await page.context().newCDPSession(page)
  const asked = new Map<string, string>()
  const sizes = new Map<string, number>()
  link.on('Network.requestWillBeSent', ({ requestId, request }) => asked.set(requestId, new URL(request.url).pathname))
  link.on('Network.requestServedFromCache', ({ requestId }) => asked.delete(requestId))
  link.on('Network.responseReceived', ({ requestId, response }) => response.fromDiskCache && asked.delete(requestId))
  link.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength))
  await link.send('Network.enable')
  await act()
  await page.waitForLoadState('networkidle')
  await link.detach()
  return {
    requests: [...asked.values()],
    bytes: [...asked.keys()].reduce((sum, id) => sum + (sizes.get(id) ?? 0), 0),
  }
}

test('a conversation that takes longer than the page waits is asked for once, and what is typed then stays', async ({ page }) => {
  let asked = 0
  await page.route('**/conversation', async (route) => {
    asked += 1
    if (asked === 1) await new Promise((resolve) => setTimeout(resolve, 3_500))
    await route.continue()
  })
  await page.goto('/chat')
  const number = page.getByLabel('Ваш номер телефона')
  await number.fill('8 916 123-45-67')
  await page.getByRole('checkbox').check()
  expect(asked).toBe(1)
  await expect(number).toHaveValue('8 916 123-45-67')
})
