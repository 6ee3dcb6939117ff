import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test.ts'

type Movement = {
  name: string
  where: 'launcher' | 'chat' | 'page'
  isSeen: boolean
  properties: string[]
  /** how long it lasts; Infinity without end */
  lengthMs: number
}

test.describe('of a visitor who likes movement', () => {
  test.use({ reducedMotion: 'no-preference' })

  test('Pavel moves where he is seen and nowhere else, by what the compositor does alone', async ({ visitor, number }) => {
    const moves = async (where: Movement['where']) => {
      const elsewhere = (movement: Movement) => movement.where !== where || !movement.isSeen
      await expect.poll(async () => (await movements(visitor.page)).filter(elsewhere)).toEqual([])
      const all = await movements(visitor.page)
      expect(all.map(({ name }) => name)).toContain('breathe')
      expect(all.flatMap(({ properties }) => properties).filter((name) => !composited.includes(name))).toEqual([])
    }
    await visitor.page.goto('/')
    await moves('launcher')
    await visitor.comes(number)
    await moves('chat')
    await visitor.chat.getByRole('button', { name: 'Закрыть чат' }).click()
    await expect(visitor.chat).toBeHidden()
    await moves('launcher')
  })

  test('a page that nobody looks at comes to rest, and Pavel moves again once somebody is there', async ({ visitor, number }) => {
    const { page } = visitor
    await page.clock.install()
    await page.goto('/')
    await expect.poll(() => names(page)).toContain('breathe')
    await rest(page)
    await page.clock.fastForward('01:00')
    await page.mouse.move(5, 5)
    await expect.poll(() => names(page)).toContain('breathe')
    await visitor.comes(number)
    await rest(page)
    await visitor.presses('Другой номер')
    await expect.poll(() => names(page)).toContain('breathe')
  })

  test('a site that wants the chat calm has it so', async ({ visitor }) => {
    await visitor.page.goto('/')
    const path = await visitor.page.locator('#campaign').getAttribute('hx-get')
    await visitor.page.goto(`${path}/chat?motion=calm`)
    await expect(visitor.chat.getByLabel('Ваш номер телефона')).toBeVisible()
    expect(await movements(visitor.page)).toEqual([])
  })

  test('moving parts keep their pose: once he is awake, his eyes are open', async ({ visitor }) => {
    await visitor.page.goto('/')
    const eye = visitor.page.locator('.launcher .pavel-iris').first()
    // he may be blinking
    await expect.poll(() => shareOfYellow(eye), { timeout: 10_000 }).toBeGreaterThan(0.4)
  })
})

test('a visitor who does not like movement sees none', async ({ visitor, number }) => {
  const parts = (pavel: Locator) => pavel.evaluate((drawing) => drawing.getAnimations({ subtree: true }).length)
  await visitor.page.goto('/')
  expect(await parts(visitor.page.locator('.launcher .pavel'))).toBe(0)
  await visitor.comes(number)
  expect(await parts(visitor.chat.locator('.pavel'))).toBe(0)
  expect(await movements(visitor.page)).toEqual([])
})

const composited = ['transform', 'opacity']

/** Returns how much of this element is drawn in the yellow of his eyes, from 0 to 1, as the screen shows it. */
async function shareOfYellow(element: Locator): Promise<number> {
  const page = element.page()
  const clip = (await element.boundingBox()) ?? undefined
  const png = (await page.screenshot({ clip })).toString('base64')
  return page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
    canvas?.drawImage(image, 0, 0)
    const pixels = canvas?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray()
    const places = Array.from({ length: pixels.length / 4 }, (_, index) => index * 4)
    const isYellow = (at: number) => pixels[at]! > 230 && pixels[at + 1]! > 190 && pixels[at + 2]! < 110
    return places.filter(isYellow).length / places.length
  }, png)
}

const names = async (page: Page) => (await movements(page)).map(({ name }) => name)

/** Brings all movements to their end, as time would; those too that news begins meanwhile. None may last longer than a minute. */
async function rest(page: Page) {
  expect((await movements(page)).filter(({ lengthMs }) => lengthMs > 60_000)).toEqual([])
  const finish = () => page.evaluate(() => document.getAnimations().forEach((movement) => movement.finish()))
  await expect.poll(() => finish().then(() => names(page))).toEqual([])
}

/** Returns how Pavel moves, and whatever else moves without end. */
function movements(page: Page): Promise<Movement[]> {
  return page.evaluate(() =>
    document.getAnimations().flatMap((animation): Movement[] => {
      const { effect, playState } = animation
      if (!(effect instanceof KeyframeEffect) || !effect.target) return []
      const { target } = effect
      const lengthMs = Number(effect.getComputedTiming().endTime)
      if (playState !== 'running' || (!target.closest('.pavel *') && lengthMs !== Infinity)) return []
      if (!(animation instanceof CSSAnimation)) return []
      const told = ['offset', 'computedOffset', 'easing', 'composite']
      return [
        {
          name: animation.animationName,
          where: target.closest('.launcher') ? 'launcher' : target.closest('#chat') ? 'chat' : 'page',
          isSeen: target.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
          properties: [...new Set(effect.getKeyframes().flatMap(Object.keys))].filter((name) => !told.includes(name)),
          lengthMs,
        },
      ]
    }),
  )
}
