import { afterEach, expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { describeFailure, exceptOutages } from '../../server/store/failure.ts'
import '../cast/both-databases.ts'
import { database } from '../cast/database.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fullDisk } from '../cast/full-disk.ts'
import { waitFor } from '../cast/waiting.ts'

const phone = '8 916 123-45-67'
const cure = 'the disk of the database is full: make room on it; whatever was refused meanwhile is sent again'

const operatorPassword = 'a password for tests'

const run = (statements: string) => database.db.execute(sql.raw(statements))
const makeRoom = () => run(fullDisk.makeRoom)

const runAll = async (statements: string[]) => {
  for (const statement of statements) await run(statement)
}

afterEach(() => runAll(fullDisk.forget))

async function fills() {
  await runAll(fullDisk.prepare)
  await run(fullDisk.fill)
}

async function playsUntilFull(evening: Evening) {
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  await fills()
  return { visitor, caller }
}

/** An evening on a server that tries by itself whether it can write, and somebody who looks at its board. */
async function opensWithABoard() {
  const evening = await opensTheEvening({ operatorPassword, byItself: ['sweepMs'] })
  const anna = await worksAtTheDesk(evening.url, operatorPassword)
  const urgent = async () => (await anna.opens('/board')).texts('.problem[data-urgency=now]')
  const tellsOfIt = async () => (await urgent()).some((told) => told.includes(title))
  return {
    evening,
    anna,
    urgent,
    isTold: () => waitFor(tellsOfIt, () => `the problem «${title}»`),
    isNotTold: () =>
      waitFor(
        async () => !(await tellsOfIt()),
        () => `no problem «${title}»`,
      ),
  }
}

const title = 'На диске базы данных кончилось место'

test('while the disk of the database is full the chat says so, and nothing that was accepted is lost', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await playsUntilFull(evening)
  expect((await visitor.types(evening.answerTo(2))).status).toBe(503)
  await visitor.sees('База данных не отвечает')
  const stranger = await evening.comes()
  expect((await stranger.givesNumber('8 916 000-00-01')).status).toBe(503)
  const again = await evening.comes(visitor.token)
  await again.hasPoints(10)

  const answering = caller.says(evening.answerTo(2))
  await makeRoom()
  await answering
  await caller.waits(5)
  await again.hasPoints(20)
  await visitor.types(evening.answerTo(3))
  await visitor.hasPoints(30)
})

test('the log names what is full and the cure, once a minute for what the server does by itself', async () => {
  const evening = await opensTheEvening()
  const { caller } = await playsUntilFull(evening)
  evening.passes(60)
  const reported: unknown[] = []
  let now = 0
  const report = exceptOutages(
    (error) => reported.push(error),
    () => now,
  )
  for (now of [0, 30_000, 59_000, 61_000]) await evening.sweeps().catch(report)
  expect(reported.map(describeFailure)).toEqual(
    Array.from({ length: 2 }, () => `53100: could not extend file: No space left on device; ${cure}`),
  )
  await makeRoom()
  caller.hangsUp()
})

test('while the disk of the database is full, the board goes on and says so first, with the cure, until writing works again', async () => {
  const { evening, anna, urgent, isTold, isNotTold } = await opensWithABoard()
  const { visitor, caller } = await playsUntilFull(evening)
  expect((await visitor.types(evening.answerTo(2))).status).toBe(503)
  await isTold()
  expect((await urgent())[0]).toContain('освободить место на этом диске')
  // whoever looks is noted once a minute
  evening.passes(2)
  expect((await anna.opens('/board')).status).toBe(200)
  await isTold()
  await makeRoom()
  await isNotTold()
  expect((await anna.opens('/board')).text('.live-game')).toContain('10 очков')
  caller.hangsUp()
})

test('where nobody plays, an open board finds that the disk of the database is full', async () => {
  const { evening, isTold } = await opensWithABoard()
  await fills()
  evening.passes(2)
  await isTold()
})

test('while the disk of the database is full, every page of the desk can be read, and only tables are refused, because who takes one is noted', async () => {
  const { evening, anna } = await opensWithABoard()
  const all = evening.routes.flatMap(({ method, path }) => (method === 'GET' && /^\/operator(?!.*:)/.test(path) ? [path] : []))
  const pages = [...new Set(all)]
  expect(pages.length).toBeGreaterThan(10)
  const { caller } = await playsUntilFull(evening)
  const refused: string[] = []
  for (const path of pages) {
    evening.passes(2)
    if ((await anna.opens(path.slice('/operator'.length))).status >= 500) refused.push(path)
  }
  expect(refused).toEqual(pages.filter((path) => path.endsWith('.csv')))
  await makeRoom()
  caller.hangsUp()
})
