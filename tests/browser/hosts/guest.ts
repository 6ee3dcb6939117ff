import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'
import { Visitor } from '../visitor.ts'

/** A visitor of another site, which has Pavel in its corner. */
export class Guest extends Visitor {
  readonly frame: FrameLocator
  readonly button: Locator
  readonly panel: Locator
  /** what the page has written to its console, and what it threw */
  readonly told: string[] = []

  constructor(page: Page) {
    const frame = page.frameLocator('pavel-chat iframe')
    super(page, frame.getByRole('region', { name: 'Павел' }))
    this.frame = frame
    this.button = page.locator('pavel-chat').getByRole('button', { name: 'Поиграть с Павлом' })
    this.panel = page.locator('pavel-chat').getByRole('dialog')
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && this.told.push(message.text()))
    page.on('pageerror', (error) => this.told.push(String(error)))
  }

  /** Opens a page of a site and the chat on it. */
  override async opens(url: string) {
    await this.page.goto(url)
    await this.opensChat()
  }

  /** Presses Pavel's button. The browser paints frames only in the tab in front. */
  async opensChat() {
    await this.page.bringToFront()
    await this.button.click()
    await this.seesChat()
  }

  /** Sees the chat, which comes back by itself where the site may store that it was open. */
  async findsChat() {
    await this.page.bringToFront()
    await expect(this.button.or(this.panel)).toBeVisible()
    if (await this.button.isVisible()) await this.button.click()
    await this.seesChat()
  }

  /** A press before the browser has painted the frame would go to the page around it. */
  async seesChat() {
    await expect(this.page.locator('pavel-chat iframe')).toBeVisible()
    await expect(this.chat).toBeVisible()
    await expect(() => this.chat.evaluate(paint)).toPass({ timeout: 20_000 })
  }

  /** Loads the page of the site again, with the chat. */
  async reloads() {
    await this.page.reload()
    await this.findsChat()
  }
}

/** Resolves when the page has been painted, also one that lives by a clock of the test. */
function paint() {
  return new Promise<void>((resolve) => new PerformanceObserver(() => resolve()).observe({ type: 'paint', buffered: true }))
}
