import { expectGood } from './good.ts'
import { screens } from './screens.ts'
import { expect, test } from './test.ts'
import type { Visitor } from './visitor.ts'

for (const [name, reach] of Object.entries(screens)) {
  test(`${name}: axe finds no violations, and the page does not scroll sideways`, async ({ visitor, caller, number }) => {
    await reach({ visitor, caller, number })
    await expectGood(visitor.page)
    if (name === 'playing') await expectPlayableInAnySize(visitor)
  })
}

test('phone: axe finds no violations, and the page does not scroll sideways', async ({ visitor, caller, number }) => {
  await caller.page.goto('/phone')
  await expectGood(caller.page)
  await visitor.comes(number)
  await caller.dials(number)
  await caller.hears('Здравствуйте, теплокровное')
  await expectGood(caller.page)
})

// telephones, some of them with an open keyboard, a page zoomed to 200 %, and frames on a site
const sizes = [
  [320, 480],
  [360, 380],
  [360, 640],
  [416, 720],
  [500, 400],
  [640, 360],
  [1200, 900],
] as const

async function expectPlayableInAnySize({ page, chat }: Visitor) {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    for (const part of [chat.locator('.picture').last(), chat.locator('#answer'), chat.locator('.chat-close')]) {
      await expect(part, `${width} × ${height}`).toBeInViewport({ ratio: 1 })
    }
    expect(await chat.evaluate(wider), `${width} × ${height}`).toEqual([])
  }
}

/** Returns what is wider than the chat has room for. */
function wider(chat: Element): string[] {
  const isWider = (part: Element) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible'
  return [...chat.querySelectorAll('#conversation, #stage, #log')].filter(isWider).map(({ id }) => id)
}
