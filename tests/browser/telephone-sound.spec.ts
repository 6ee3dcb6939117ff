import { phoneTextsIn } from '../../views/texts/simulator.ts'
import { expectGood } from './good.ts'
import { expect, test } from './test.ts'
import { givesVoiceTo } from './voice.ts'

const texts = phoneTextsIn('ru')

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
  const voice = await givesVoiceTo(page)
  await page.goto('/phone')
  await expect(page.getByText(texts.sound.voiceless)).toBeHidden()
  await caller.dialsAloud(number)
  await expect.poll(async () => (await voice.told()).length).toBeGreaterThan(1)
  const first = await caller.phrase()
  const sentences = (await voice.told()).length
  for (let sentence = 1; sentence < sentences; sentence++) await voice.finishes()
  expect(await caller.phrase()).toBe(first)
  await voice.finishes()
  await expect.poll(() => caller.phrase()).not.toBe(first)

  await voice.fails('synthesis-failed')
  await expect(caller.activity).toHaveText(texts.listening, { timeout: 30_000 })
})

test('whatever interrupts him silences the browser’s voice at once', async ({ caller, number }) => {
  const { page } = caller
  const voice = await givesVoiceTo(page)
  await caller.dialsAloud(number)
  await expect.poll(async () => (await voice.told()).length).toBeGreaterThan(0)
  await caller.presses('1')
  await expect.poll(voice.told).toContain('cancel')
  await expect.poll(async () => (await voice.told()).at(-1)).toContain('speak')

  await caller.hangsUp()
  await expect.poll(async () => (await voice.told()).at(-1)).toBe('cancel')
})

test('a browser that holds sound back is told of, and speaks once somebody presses something', async ({ caller, number }) => {
  const { page } = caller
  const voice = await givesVoiceTo(page, { isHeldBack: true })
  await caller.dialsAloud(number)
  await expect.poll(async () => (await voice.told()).length).toBeGreaterThan(0)
  await expect(page.getByText(texts.sound.blocked)).toBeHidden()
  await page.reload()
  await expect(page.getByText(texts.sound.blocked)).toBeVisible()
  const before = (await voice.told()).length
  await page.getByRole('heading', { name: 'Телефон' }).click()
  await expect(page.getByText(texts.sound.blocked)).toBeHidden()
  await expect.poll(async () => (await voice.told()).slice(before).join('\n')).toMatch(/^speak /m)
})
