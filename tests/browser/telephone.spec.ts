import { test } from './test.ts'

test('keys that are pressed faster than the network carries them all arrive, in their order', async ({ caller, number }) => {
  await caller.page.route('**/keys', async (route) => {
    await caller.page.waitForTimeout(200)
    await route.continue()
  })
  await caller.dials(number)
  await caller.hears('Не вижу, из какого вы браузера')
  await caller.presses('1111')
  await caller.hears('1111')
})
