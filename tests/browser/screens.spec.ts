import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { screens } from './screens.ts'
import { expect, test } from './test.ts'

for (const [name, reach] of Object.entries(screens)) {
  test(`${name}: axe finds no violations, and the page does not scroll sideways`, async ({ visitor, caller, number }) => {
    await reach({ visitor, caller, number })
    await expectGood(visitor.page)
  })
}

test('phone: axe finds no violations, and the page does not scroll sideways', async ({ visitor, caller, number }) => {
  await caller.page.goto('/phone')
  await expectGood(caller.page)
  await visitor.comes(number)
  await caller.dials(number)
  await caller.hears('Здравствуйте, теплокровное существо')
  await expectGood(caller.page)
})

const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 360, height: 740, colorScheme: 'dark' },
] as const

async function expectGood(page: Page) {
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, colorScheme, ...nodes.map(({ html }) => html)])).toEqual([])
  }
}
