import { afterEach, expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { describeFailure, exceptOutages } from '../../server/store/failure.ts'
import '../cast/both-databases.ts'
import { database } from '../cast/database.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fullDisk } from '../cast/full-disk.ts'

const phone = '8 916 123-45-67'
const cure = 'the disk of the database is full: make room on it; whatever was refused meanwhile is sent again'

const run = (statements: string) => database.db.execute(sql.raw(statements))
const makeRoom = () => run(fullDisk.makeRoom)

afterEach(async () => {
  for (const statement of fullDisk.forget.split(';')) await run(statement)
})

async function playsUntilFull(evening: Evening) {
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  await run(fullDisk.prepare)
  await run(fullDisk.fill)
  return { visitor, caller }
}

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
