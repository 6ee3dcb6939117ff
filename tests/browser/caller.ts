import { expect, type Locator, type Page } from '@playwright/test'

/** Pavel does not hear what is said in the first second of a phrase. */
const deafMs = 1100

/** A person at the telephone of `/phone`, who skips through what Pavel says. */
export class Caller {
  readonly remarks: Locator
  /** what Pavel does */
  readonly activity: Locator
  readonly #skip: Locator

  constructor(readonly page: Page) {
    this.remarks = page.getByRole('log', { name: 'Разговор' })
    this.#skip = page.getByRole('button', { name: 'Промотать речь' })
    this.activity = page.getByRole('region', { name: 'Телефон' }).getByRole('status')
  }

  /** Calls reach only an open telephone. */
  async keepsTelephoneOpen() {
    if (!this.page.url().includes('/phone')) await this.page.goto('./phone')
    await this.page.getByLabel('Без звука').check()
  }

  /** Waits until the telephone rings, which takes a while after a call from a hidden number, and the tab's title says so. */
  async isCalled() {
    await expect(this.page.getByRole('alert').getByText('Входящий звонок')).toBeVisible({ timeout: 40_000 })
    await expect(this.page).toHaveTitle('☎ Вам звонит Павел')
  }

  async answers() {
    await this.page.getByRole('button', { name: 'Ответить' }).click()
    await expect(this.page.getByRole('button', { name: 'Положить трубку' })).toBeEnabled()
  }

  async declines() {
    await this.page.getByRole('button', { name: 'Отклонить' }).click()
    await expect(this.page.getByText('Входящий звонок')).toBeHidden()
  }

  /** Declines a call that still rings, which would otherwise ring in the next test. */
  async leavesNothingRinging() {
    const decline = this.page.getByRole('button', { name: 'Отклонить' })
    if (await decline.isVisible()) await this.declines()
  }

  async dials(from: string | null) {
    await this.keepsTelephoneOpen()
    await this.#calls(from)
  }

  /** Dials with the loudspeaker on. */
  async dialsAloud(from: string) {
    if (!this.page.url().includes('/phone')) await this.page.goto('./phone')
    await this.page.getByLabel('Без звука').uncheck()
    await this.#calls(from)
  }

  async #calls(from: string | null) {
    const hide = this.page.getByLabel('Скрыть номер')
    if (from === null) await hide.check()
    else {
      await hide.uncheck()
      await this.page.getByLabel('Номер, с которого звоните').fill(from)
    }
    await this.page.getByRole('button', { name: 'Позвонить' }).click()
    // until then the last call's words stand there, and keys are those of a number to dial
    await expect(this.page.getByRole('button', { name: 'Положить трубку' })).toBeEnabled()
  }

  /** Waits until Pavel listens, then says `text`. */
  async says(text: string) {
    await this.letsPavelFinish()
    await this.saysAtOnce(text)
  }

  /** Says `text`, whatever Pavel does meanwhile. */
  async saysAtOnce(text: string) {
    await this.page.getByLabel('Что сказать').fill(text)
    await this.page.getByRole('button', { name: 'Сказать', exact: true }).click()
    await expect(this.remarks.getByText(text, { exact: true }).last()).toBeVisible()
  }

  async presses(keys: string) {
    for (const key of keys) await this.page.getByRole('button', { name: key, exact: true }).click()
  }

  /** Skips Pavel's speech until he listens. */
  async letsPavelFinish() {
    await this.#skipsUntil('Павел слушает')
  }

  async #skipsUntil(activity: string) {
    await expect(async () => {
      if ((await this.activity.textContent()) === activity) return
      if (await this.#skip.isVisible()) await this.#skip.click({ timeout: 300 })
      await expect(this.activity).toHaveText(activity, { timeout: 300 })
    }).toPass({ timeout: 20_000, intervals: [20] })
  }

  /** Skips what may not be interrupted, then says `text` over what may, once Pavel is not deaf any more. */
  async saysOverHim(text: string) {
    await this.letsHimAsk()
    await this.saysAtOnce(text)
  }

  /** Skips what may not be interrupted, and waits until what may has gone on for so long that Pavel is not deaf any more. */
  async letsHimAsk() {
    await expect(async () => {
      await this.#skipsUntil('Говорит и слышит')
      const phrase = await this.phrase()
      await this.page.waitForTimeout(deafMs)
      // the beginning of a verdict is listened to as well, for a moment
      await expect(this.activity).toHaveText('Говорит и слышит', { timeout: 1 })
      expect(await this.phrase()).toBe(phrase)
    }).toPass()
  }

  /** Sets how loud his own words come back to him, in per cent. */
  async setsEcho(share: number) {
    const field = this.page.getByLabel('Эхо его слов')
    await expect(async () => {
      if (!(await field.isVisible())) await this.page.getByText('Плохая связь').click()
      await expect(field).toBeVisible({ timeout: 300 })
    }).toPass()
    const saved = this.page.waitForResponse('**/phone/faults')
    await field.fill(String(share))
    await field.press('Tab')
    await saved
  }

  /** Sees why the last words had not the effect that one may expect. */
  isToldOf = (note: string) => expect(this.remarks.getByText(note).last()).toBeVisible()

  /** Sees what the recogniser makes of the words: `as` says whether it is still at it. */
  isRecognised = (as: 'Павел слышит' | 'Павел расслышал', text: string) =>
    expect(this.remarks.getByRole('listitem').filter({ hasText: as }).last()).toHaveText(`${as} ${text}`)

  /** Returns what Pavel is saying, or said last, as the screen has it. */
  phrase = () => this.page.locator('.caption').textContent()

  hears = (text: string) => this.hearsOneOf([text])

  async hearsOneOf(texts: string[]) {
    const heard = texts.map((text) => this.remarks.getByText(text)).reduce((either, or) => either.or(or))
    await expect(heard.last()).toBeVisible({ timeout: 20_000 })
  }

  /** Skips Pavel's goodbye until the call has ended. */
  async isHungUpOn() {
    await expect(async () => {
      if (await this.#skip.isVisible()) await this.#skip.click({ timeout: 300 })
      await expect(this.page.getByText('Павел положил трубку')).toBeVisible({ timeout: 300 })
    }).toPass({ timeout: 20_000, intervals: [20] })
  }

  async hangsUp() {
    await this.page.getByRole('button', { name: 'Положить трубку' }).click()
    await expect(this.page.getByText('Вы положили трубку')).toBeVisible()
  }
}
