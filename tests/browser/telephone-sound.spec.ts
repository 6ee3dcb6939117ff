import type { Page } from '@playwright/test'
import { phoneTextsIn } from '../../views/texts/simulator.ts'
import { expectGood } from './good.ts'
import { expect, test } from './test.ts'

const texts = phoneTextsIn('ru')

type Voices = { told: string[]; end(): void; fail(error: string): void }

/**
 * Gives the page a browser's voice whose phrases last until the test ends them, since a driven Chromium has none. What it is told to do
 * is written down. `isHeldBack`: it sounds only once somebody has pressed something, as in Chromium.
 */
const hasVoice = (isHeldBack = false) => {
  const told: string[] = []
  const queue: { text: string; onend?(): void; onerror?(event: { error: string }): void }[] = []
  const fail = (error: string) => {
    for (const phrase of queue.splice(0)) phrase.onerror?.({ error })
  }
  const speechSynthesis = Object.assign(new EventTarget(), {
    getVoices: () => [{ lang: 'ru-RU', name: 'Irina' }],
    speak(phrase: (typeof queue)[number]) {
      told.push(`speak ${phrase.text}`)
      queue.push(phrase)
      if (isHeldBack && !navigator.userActivation.hasBeenActive) setTimeout(fail, 0, 'not-allowed')
    },
    cancel() {
      if (queue.length > 0) told.push('cancel')
      fail('interrupted')
    },
  })
  class SpeechSynthesisUtterance {
    constructor(readonly text: string) {}
  }
  const end = () => queue.shift()?.onend?.()
  Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis })
  Object.assign(window, { SpeechSynthesisUtterance, voices: { told, end, fail } satisfies Voices })
}

const told = (page: Page) => page.evaluate(() => (window as unknown as { voices: Voices }).voices.told)
const finishes = (page: Page) => page.evaluate(() => (window as unknown as { voices: Voices }).voices.end())
const fails = (page: Page, error: string) =>
  page.evaluate((error) => (window as unknown as { voices: Voices }).voices.fail(error), error)

test('where the browser has no voice of his language, the telephone says so beside the loudspeaker, and what to do', async ({
  caller: { page },
}) => {
  await page.goto('/phone')
  await expect(page.getByText(texts.sound.voiceless)).toBeVisible()
  await expectGood(page)

  await page.getByLabel('Без звука').check()
  await expect(page.getByText(texts.sound.muted)).toBeVisible()
  await expect(page.getByText(texts.sound.voiceless)).toBeHidden()
  await page.reload()
  await expect(page.getByText(texts.sound.muted)).toBeVisible()
})

test('a phrase lasts as long as the voice needs for it, and a voice that breaks leaves the rest to be read', async ({
  caller,
  number,
}) => {
  const { page } = caller
  await page.addInitScript(hasVoice)
  await page.goto('/phone')
  await expect(page.getByText(texts.sound.voiceless)).toBeHidden()
  await caller.dialsAloud(number)
  await expect.poll(async () => (await told(page)).length).toBeGreaterThan(1)
  const first = await caller.phrase()
  const sentences = (await told(page)).length
  for (let sentence = 1; sentence < sentences; sentence++) await finishes(page)
  expect(await caller.phrase()).toBe(first)
  await finishes(page)
  await expect.poll(() => caller.phrase()).not.toBe(first)

  await fails(page, 'synthesis-failed')
  await expect(caller.activity).toHaveText(texts.listening, { timeout: 30_000 })
})

test('whatever interrupts him silences the browser’s voice at once', async ({ caller, number }) => {
  const { page } = caller
  await page.addInitScript(hasVoice)
  await caller.dialsAloud(number)
  await expect.poll(async () => (await told(page)).length).toBeGreaterThan(0)
  await caller.presses('1')
  await expect.poll(() => told(page)).toContain('cancel')
  await expect.poll(async () => (await told(page)).at(-1)).toContain('speak')

  await caller.hangsUp()
  await expect.poll(async () => (await told(page)).at(-1)).toBe('cancel')
})

test('a browser that holds sound back is told of, and speaks once somebody presses something', async ({ caller, number }) => {
  const { page } = caller
  await page.addInitScript(hasVoice, true)
  await caller.dialsAloud(number)
  await expect.poll(async () => (await told(page)).length).toBeGreaterThan(0)
  await expect(page.getByText(texts.sound.blocked)).toBeHidden()
  await page.reload()
  await expect(page.getByText(texts.sound.blocked)).toBeVisible()
  const before = (await told(page)).length
  await page.getByRole('heading', { name: 'Телефон' }).click()
  await expect(page.getByText(texts.sound.blocked)).toBeHidden()
  await expect.poll(async () => (await told(page)).slice(before).join('\n')).toMatch(/^speak /m)
})
