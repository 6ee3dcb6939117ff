import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { screens } from './screens.ts'
import { expect, test } from './test.ts'

for (const [name, reach] of Object.entries(screens)) {
  test(`${name}: nothing for axe to find, light or dark, and no sideways scroll at 360 px`, async ({ visitor, caller, number }) => {
    await reach({ visitor, caller, number })
    await expectGood(visitor.page)
  })
}

test('phone: nothing for axe to find, light or dark, and no sideways scroll at 360 px', async ({ visitor, caller, number }) => {
  await caller.page.goto('/phone')
  await expectGood(caller.page)
  await visitor.comes(number)
  await caller.dials(number)
  await caller.hears('Здравствуйте, теплокровный')
  await expectGood(caller.page)
})

async function expectGood(page: Page) {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const [width, height] of [[1280, 800], [360, 740]] as const) {
    await page.setViewportSize({ width, height })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${colorScheme} ${width}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    }
  }
}
