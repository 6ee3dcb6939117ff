import { expect, type Locator, type Page } from '@playwright/test'
import { quiz } from './quiz.ts'

/** A visitor of the conference's page, or of another site that has the chat in a frame. */
export class Visitor {
  #isFollowing = false

  constructor(
    readonly page: Page,
    readonly chat: Locator = page.getByRole('region', { name: 'Павел' }),
  ) {
    page.on('websocket', (socket) =>
      socket.on('framereceived', () => {
        this.#isFollowing = true
      }),
    )
  }

  async opens(url = '/') {
    await this.page.goto(url)
    await this.page.getByRole('button', { name: 'Поиграть с Павлом' }).click()
    await expect(this.chat).toBeVisible()
  }

  async givesNumber(number: string) {
    await this.chat.getByLabel('Ваш номер телефона').fill(number)
    await this.chat.getByRole('checkbox').check()
    await this.chat.getByRole('button', { name: 'Вот мой номер' }).click()
  }

  /** Opens the chat, gives the number and waits for the pairing code. */
  async comes(number: string, url?: string) {
    await this.opens(url)
    await this.givesNumber(number)
    await expect(this.digits).toHaveText(/^\d{4,8}$/)
  }

  async types(answer: string) {
    const field = this.chat.getByLabel('Ваш ответ')
    await field.fill(answer)
    await field.press('Enter')
    await expect(this.chat.getByRole('log').getByText(answer, { exact: true }).last()).toBeVisible()
    // until the reply the next answer could not be sent
    await expect(this.chat.locator('#answer:not(:placeholder-shown), #answer-send:disabled')).toHaveCount(0)
  }

  presses = (button: string) => this.chat.getByRole('button', { name: button, exact: true }).click()

  /** Sees the whole button without scrolling, covered by nothing. */
  async seesButton(name: string) {
    const button = this.chat.getByRole('button', { name, exact: true })
    await expect(button).toBeInViewport({ ratio: 1 })
    await button.click({ trial: true })
  }

  /** Cancels a callback that is due later, because it would ring in the next test. */
  async leavesNoCallDue() {
    const callOff = this.chat.getByRole('button', { name: 'Не надо звонить', exact: true })
    if (!(await callOff.isVisible())) return
    await callOff.click()
    await expect(callOff).toBeHidden()
  }

  /** Types the right answer to every rebus. */
  async finishes() {
    await this.typesAnswersTo(quiz.rebuses)
    await expect(this.code).toBeVisible()
  }

  /** Shares the result where the browser has no way of its own, and returns the page that a friend opens. */
  async showsResult(): Promise<Page> {
    await this.page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }))
    await this.presses('Поделиться результатом')
    await expect(this.chat.locator('.share-copied')).toHaveText(/^Ссылка скопирована$|\/results\/\d+$/)
    const opening = this.page.waitForEvent('popup')
    await this.chat.getByRole('link', { name: 'Что увидят друзья' }).click()
    return opening
  }

  async typesAnswersTo(rebuses: typeof quiz.rebuses) {
    for (const [index, { answer }] of rebuses.entries()) {
      await this.sees(`Ребус ${index + 1} из ${rebuses.length}`)
      await this.types(answer)
    }
  }

  /** Returns the digits that the page asks the visitor to remember for Pavel's call. */
  async remembers(): Promise<string> {
    await expect(this.#remembered).toHaveText(/^\d{4}$/)
    return (await this.#remembered.textContent()) ?? ''
  }

  /** On a small telephone, sees the digits without scrolling, covered by nothing and larger than everything else in the chat. */
  async seesDigitsFirst() {
    await this.page.setViewportSize({ width: 360, height: 640 })
    await this.remembers()
    await expect(this.#remembered).toBeInViewport({ ratio: 1 })
    await this.#remembered.click({ trial: true })
    const size = await this.#remembered.evaluate((digits) => Number.parseFloat(getComputedStyle(digits).fontSize))
    const sizes = await this.chat
      .locator(':not(#digits):not(:has(*))')
      .filter({ visible: true, hasText: /\S/ })
      .evaluateAll(sizesOf)
    expect(Math.max(...sizes)).toBeLessThan(size / 1.5)
  }

  /** Moves the focus with the Tab key alone. */
  async tabsTo(name: string) {
    const wanted = this.page.getByLabel(name, { exact: true }).or(this.page.getByRole('button', { name, exact: true }))
    await expect(async () => {
      await this.page.keyboard.press('Tab')
      await expect(wanted.first()).toBeFocused({ timeout: 50 })
    }).toPass({ intervals: [0] })
  }

  sees = (text: string | RegExp) => expect(this.chat.getByText(text).filter({ visible: true }).first()).toBeVisible()
  seesPoints = (points: number) =>
    expect(this.chat.getByRole('status', { name: 'Очки' })).toHaveText(new RegExp(`^\\s*${points}\\s`))
  seesAnotherPictureThan = (picture: string) => expect(this.picture).not.toHaveAttribute('src', picture)

  /** Returns the address of the picture, which identifies it, once it has loaded. */
  async currentPicture(): Promise<string> {
    await expect(this.picture).toHaveJSProperty('complete', true)
    expect(await this.picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
    return (await this.picture.getAttribute('src')) ?? ''
  }

  get picture() {
    return this.chat.locator('figure.rebus img')
  }
  get digits() {
    return this.chat.getByLabel('Код для звонка')
  }
  get #remembered() {
    return this.chat.locator('.remember').getByLabel('Код для звонка')
  }
  get code() {
    return this.chat.getByLabel('Промокод')
  }

  /** Waits until the socket has brought something. */
  isFollowing = () => expect.poll(() => this.#isFollowing).toBe(true)

  /**
   * Hides the tab, as when the visitor switches to the phone's dialler. Waits for the socket first: one that is still opening
   * would stay open.
   */
  async hidesTheTab() {
    await this.isFollowing()
    await this.#setHidden(true)
  }

  returnsToTheTab = () => this.#setHidden(false)

  #setHidden(hidden: boolean) {
    return this.page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden })
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  }
}

const sizesOf = (elements: Element[]) => elements.map((element) => Number.parseFloat(getComputedStyle(element).fontSize))
