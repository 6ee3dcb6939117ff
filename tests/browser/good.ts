import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const looks = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 360, height: 740, colorScheme: 'dark' },
] as const

/** Expects that axe finds no violations and that the page does not scroll sideways: wide and light, narrow and dark. */
export async function expectGood(page: Page) {
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const { violations } = await axe(page).analyze()
    expect(violations.map(({ id, nodes }) => [id, colorScheme, ...nodes.map(({ html }) => html)])).toEqual([])
  }
}

/**
 * Axe's own way of looking into frames of other origins opens a page for each time it looks, and takes half as long again: a page
 * without frames is spared that.
 */
const axe = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(page.frames().length === 1)
