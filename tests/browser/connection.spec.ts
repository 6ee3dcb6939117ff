import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'
import { Visitor } from './visitor.ts'

const [worth] = quiz.points

test('a hidden tab catches up with the call when it returns', async ({ visitor, caller, number }) => {
  await visitor.comes(number)
  await visitor.hidesTheTab()
  await caller.dials(number)
  await caller.says(answerTo(1))
  await caller.letsPavelFinish()
  await expect(visitor.picture).toHaveCount(0)
  await visitor.returnsToTheTab()
  await visitor.seesPoints(worth)
  await visitor.sees('Здравствуйте, теплокровное существо')
  await visitor.sees(`Ребус 2 из ${quiz.rebuses.length}`)
})

test('a reload and a second tab show the game as it stands', async ({ visitor, caller, number }) => {
  await visitor.comes(number)
  await caller.dials(number)
  await caller.says(answerTo(1))
  await visitor.seesPoints(worth)
  await visitor.page.reload()
  await visitor.seesPoints(worth)
  const secondTab = new Visitor(await visitor.page.context().newPage())
  await secondTab.page.goto('/')
  await secondTab.seesPoints(worth)
  await caller.says(answerTo(2))
  await visitor.seesPoints(2 * worth)
  await secondTab.seesPoints(2 * worth)
})

test('a page whose scripts come in late is as live as any', async ({ visitor, caller, number }) => {
  await visitor.comes(number)
  await visitor.page.route('**/hx-ws.min.js', async (route) => {
    await visitor.page.waitForTimeout(500)
    await route.continue()
  })
  await visitor.page.reload()
  await caller.dials(number)
  await caller.says(answerTo(1))
  await visitor.seesPoints(worth)
})
