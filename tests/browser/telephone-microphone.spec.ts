import { type Browser, chromium, type Page } from '@playwright/test'
import { phoneTextsIn } from '../../views/texts/simulator.ts'
import { Caller } from './caller.ts'
import { givesEarTo } from './ear.ts'
import { expectGood } from './good.ts'
import { expect, test } from './test.ts'

const texts = phoneTextsIn('ru')
const microphone = (page: Page) => page.getByRole('button', { name: texts.dictate })

test('what somebody says is passed on while the browser recognises it, until the microphone is pressed again', async ({
  caller,
  number,
}) => {
  const { page } = caller
  const ear = await givesEarTo(page)
  await caller.dials(number)
  await caller.letsPavelFinish()
  await microphone(page).click()
  await expect(microphone(page)).toHaveAttribute('aria-pressed', 'true')
  await ear.hears('ну это', { isFinal: false })
  await caller.isRecognised('Павел слышит', 'ну это')
  await ear.hears('ну это самолёт', { isFinal: false })
  await caller.isRecognised('Павел слышит', 'ну это самолёт')
  await ear.hears('ну это самолёт', { isFinal: true })
  await caller.isRecognised('Павел расслышал', 'ну это самолёт')
  await expect(caller.remarks.getByText('ну это самолёт', { exact: true })).toHaveCount(2)

  await microphone(page).click()
  await expect(microphone(page)).toHaveAttribute('aria-pressed', 'false')
})

test('each trouble of the microphone is explained beside it, with what to do', async ({ caller, number }) => {
  const { page } = caller
  const ear = await givesEarTo(page)
  await caller.dials(number)
  await caller.hears('робот')
  for (const [error, trouble] of [
    ['network', 'offline'],
    ['not-allowed', 'refused'],
    ['audio-capture', 'missing'],
    ['language-not-supported', 'language'],
  ] as const) {
    await microphone(page).click()
    await ear.fails(error)
    await expect(page.getByText(texts.microphone[trouble])).toBeVisible()
    await expect(microphone(page)).toHaveAttribute('aria-pressed', 'false')
  }
  await expectGood(page)

  await microphone(page).click()
  await ear.fails('no-speech')
  await expect(microphone(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText(texts.microphone.language)).toBeHidden()
})

test('the end of the call closes the microphone', async ({ caller, number }) => {
  const { page } = caller
  const ear = await givesEarTo(page)
  await caller.dials(number)
  await microphone(page).click()
  await caller.hangsUp()
  await caller.dials(number)
  await ear.hears('бегемот', { isFinal: true })
  await caller.letsPavelFinish()
  await expect(caller.remarks.getByText('бегемот')).toHaveCount(0)
  await expect(microphone(page)).toHaveAttribute('aria-pressed', 'false')
})

test('a browser without a recogniser says so when the microphone is pressed', async ({ caller, number }) => {
  const { page } = caller
  await page.addInitScript(() => {
    for (const name of ['SpeechRecognition', 'webkitSpeechRecognition']) Object.defineProperty(window, name, { value: undefined })
  })
  await caller.dials(number)
  await microphone(page).click()
  await expect(page.getByText(texts.microphone.unsupported)).toBeVisible()
})

test.describe('in Chromium as people have it', () => {
  test.skip(!process.env.WHOLE_BROWSER_PATH, 'needs a whole Chromium, which has a recogniser')

  let browser: Browser
  test.beforeAll(async () => {
    const args = ['--use-fake-device-for-media-stream', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
    browser = await chromium.launch({ executablePath: process.env.WHOLE_BROWSER_PATH ?? '', args })
  })
  test.afterAll(() => browser.close())

  for (const [what, permissions, trouble] of [
    ['a microphone that is refused', [], 'refused'],
    ['a microphone that gives no sound', ['microphone'], 'missing'],
  ] as const) {
    test(`${what} is explained`, async ({ baseURL, number }) => {
      const context = await browser.newContext({ baseURL, locale: 'ru-RU', permissions: [...permissions] })
      const caller = new Caller(await context.newPage())
      await caller.dials(number)
      await microphone(caller.page).click()
      await expect(caller.page.getByText(texts.microphone[trouble])).toBeVisible()
      await caller.hangsUp()
      await context.close()
    })
  }
})
