import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

const tries = 2

test('before the click a site is as fast and as still as without the tag, and pays 6 kB once', async ({
  hosts: { sites, browser },
}) => {
  const url = `${sites.site.secure}/plain`
  const page = await browser.newPage()
  await page.addInitScript(observe)
  const ours: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.url().startsWith(sites.quiz.secure)) ours.push(request.sizes().then((sizes) => sizes.responseBodySize))
  })
  const [without, having] = [await figuresOf(page, `${url}?without`), await figuresOf(page, url)]
  expect(having).toEqual(without)
  expect(having).toEqual({ shift: 0, blockingMs: 0 })
  const bytes = await Promise.all(ours)
  expect(bytes.length).toBe(tries)
  expect(Math.max(...bytes)).toBeLessThanOrEqual(6144)
  await page.close()
})

/** Other programs on this machine make tasks long, too, so the best of a few tries counts. */
async function figuresOf(page: Page, url: string) {
  const found: { shift: number; blockingMs: number }[] = []
  for (let index = 0; index < tries; index++) {
    await page.goto(url)
    if (!url.includes('without')) await page.locator('pavel-chat .button.awake').waitFor()
    found.push(await page.evaluate(() => ({ ...(window as any).figures })))
  }
  return found.reduce((best, each) => (each.blockingMs < best.blockingMs ? each : best))
}

function observe() {
  const figures = { shift: 0, blockingMs: 0 }
  Object.assign(window, { figures })
  const watch = (type: string, count: (entry: any) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(count)).observe({ type, buffered: true })
  watch('layout-shift', ({ value }) => (figures.shift += value))
  watch('longtask', ({ duration }) => (figures.blockingMs += duration - 50))
}
