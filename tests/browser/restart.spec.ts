import { startProcess } from '../cast/process.ts'
import { answerTo, quiz } from './quiz.ts'
import { test } from './test.ts'

const [worth] = quiz.points

// a server of its own: other tests must not lose theirs
test.use({
  server: [
    async ({}, use) => {
      const server = await startProcess()
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

test('a server restart in the middle of a game loses no points', async ({ server, visitor, caller, number }) => {
  await visitor.comes(number)
  await caller.dials(number)
  await caller.says(answerTo(1))
  await visitor.seesPoints(worth)
  await server.restart()
  await visitor.seesPoints(worth)
  await caller.page.goto('/phone')
  await caller.dials(number)
  await caller.hears('А, это снова вы')
  await caller.says(answerTo(2))
  await visitor.seesPoints(2 * worth)
})
