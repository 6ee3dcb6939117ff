import { proxyTo } from '../cast/tcp-proxy.ts'
import { figuresOf } from '../monitoring/figures.ts'
import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'
import { Visitor } from './visitor.ts'

const [worth] = quiz.points

test('a hidden tab catches up with the call when it returns, and the server counts the return', async ({
  visitor,
  caller,
  number,
  server,
}) => {
  const returns = async () => (await figuresOf(server.url).look()).of('pavel_sockets_opened_total', { kind: 'return' }) ?? 0
  const before = await returns()
  await visitor.comes(number)
  await visitor.hidesTheTab()
  await caller.dials(number)
  await caller.says(answerTo(1))
  await caller.letsPavelFinish()
  await expect(visitor.picture).toHaveCount(0)
  await visitor.returnsToTheTab()
  await visitor.seesPoints(worth)
  await visitor.sees('Здравствуйте, теплокровное')
  await visitor.sees(`Ребус 2 из ${quiz.rebuses.length}`)
  expect(await returns()).toBe(before + 1)
})

test('a reload and a second tab show the current state of the game', async ({ visitor, caller, number }) => {
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

test('the page gives up a half-open connection and catches up by itself', async ({ visitor, caller, number, server }) => {
  const proxy = await proxyTo(server.url)
  await visitor.comes(number, proxy.url)
  await caller.dials(number)
  await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
  proxy.freeze()
  await caller.says(answerTo(1))
  await expect(visitor.chat.locator('.points-now')).toHaveText(String(worth), { timeout: 20_000 })
  await proxy.close()
})

test('of nine windows the oldest disconnects without retrying and says so, and the newest follows the game', async ({
  visitor,
  caller,
  number,
}) => {
  await visitor.comes(number)
  const windows = []
  for (let window = 2; window <= 9; window++) {
    const another = new Visitor(await visitor.page.context().newPage())
    await another.page.goto('/')
    await expect(another.digits).toBeVisible()
    await another.isFollowing()
    windows.push(another)
  }
  await expect(visitor.chat.getByText('Чат открыт в стольких окнах')).toBeVisible()
  await expect(visitor.chat.getByText('Связь с сервером прервалась')).toBeHidden()
  // only now: a call in which nobody speaks ends soon
  await caller.dials(number)
  await windows.at(-1)?.sees(`Ребус 1 из ${quiz.rebuses.length}`)
  await caller.says(answerTo(1))
  await windows.at(-1)?.seesPoints(worth)
})
