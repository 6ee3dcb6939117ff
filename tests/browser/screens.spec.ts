import { expectGood } from './good.ts'
import { screens } from './screens.ts'
import { test } from './test.ts'

for (const [name, reach] of Object.entries(screens)) {
  test(`${name}: axe finds no violations, and the page does not scroll sideways`, async ({ visitor, caller, number }) => {
    await reach({ visitor, caller, number })
    await expectGood(visitor.page)
  })
}

test('phone: axe finds no violations, and the page does not scroll sideways', async ({ visitor, caller, number }) => {
  await caller.page.goto('/phone')
  await expectGood(caller.page)
  await visitor.comes(number)
  await caller.dials(number)
  await caller.hears('Здравствуйте, теплокровное существо')
  await expectGood(caller.page)
})
