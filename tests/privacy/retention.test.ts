import { expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { ConfigProblem } from '../../server/config.ts'
import { requestCheck } from '../../server/game/first-call-check.ts'
import { eraseInTime } from '../../server/privacy/erase-in-time.ts'
import { eraseByAge, retentionDays } from '../../server/privacy/retention.ts'
import type { Db } from '../../server/store/database.ts'
import { calls } from '../../server/store/schema/calls.ts'
import { participants, visits } from '../../server/store/schema/players.ts'
import { unclearWords } from '../../server/store/schema/transcript.ts'
import '../cast/both-databases.ts'
import { url } from '../cast/database.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { standardQuiz } from '../cast/server.ts'
import { waitFor } from '../cast/waiting.ts'
import { wire } from '../cast/wire.ts'
import { findAll } from './dump.ts'
import { areTexted, ivan, local, olga, type Person, spellingsOf, ways } from './people.ts'
import { figuresOf, leftBy, rowsBeside } from './traces.ts'

const day = 24 * 60
const opens = (options = {}) => opensTheEvening({ callsPerMinute: 6000, sms: { send: async () => {} }, ...options })

test('90 days later, whatever way a person played, only figures remain', async () => {
  const evening = await opens()
  const people = await Promise.all(
    Object.values(ways).map(async (_, nth): Promise<Person> => ({
      phone: `+7916123450${nth}`,
      words: [`наверное зверь ${nth}`, `точно птица ${nth}`, `может быть рыба ${nth}`],
    })),
  )
  const left = []
  for (const [nth, plays] of Object.values(ways).entries()) {
    const person = people[nth]!
    left.push(await leftBy(evening, person, await plays(evening, person)))
  }
  await areTexted(evening)
  const figures = await Promise.all(left.map((one) => figuresOf(evening, one)))
  const own = people.flatMap((person) => [...spellingsOf(person), ...person.words])
  const personal = [...own, ...left.flatMap(({ words }) => words)]
  evening.passes(89 * day)
  const young = await findAll(personal)
  await eraseByAge(evening.context, 90)
  expect(young).toContainEqual(expect.stringContaining(`${people[0]?.phone} in participants`))
  expect(await findAll(personal)).toEqual(young)
  evening.passes(2 * day)
  await eraseByAge(evening.context, 90)
  expect(await findAll(personal)).toEqual([])
  const after = await Promise.all(left.map((one) => figuresOf(evening, one)))
  expect(after.map(({ game, answers, events }) => ({ game, answers, events }))).toEqual(
    figures.map(({ game, answers, events }) => ({ game, answers, events })),
  )
}, 60_000)

test('a later player is untouched, and a spent attempt stays spent', async () => {
  const evening = await opens({ sms: undefined })
  await ways['by calling, to the code']?.(evening, ivan)
  evening.passes(60 * day)
  const left = await leftBy(evening, ivan, await evening.comes())
  const visitor = await ways['and hangs up in the middle']?.(evening, olga)
  evening.passes(31 * day)
  // The server ends by itself a game that nobody comes back to.
  await evening.sweeps()
  await visitor?.isShown('finished')
  const beside = await rowsBeside(evening, left)
  await eraseByAge(evening.context, 90)
  expect(await findAll([...spellingsOf(ivan), ...ivan.words])).toEqual([])
  expect(await rowsBeside(evening, left)).toEqual(beside)
  visitor?.doesNotSee('Я всё забыл')
  const again = await evening.comes()
  await again.givesNumber(local(ivan.phone))
  await again.sees('Одна попытка в одни руки')
})

test('a page left open for that long is told that it was forgotten', async () => {
  const evening = await opens()
  const visitor = await evening.comes()
  await visitor.givesNumber(local(ivan.phone))
  await visitor.isShown('waiting')
  evening.passes(91 * day)
  await eraseByAge(evening.context, 90)
  await visitor.sees('Я всё забыл')
  expect(await findAll([ivan.phone])).toEqual([])
})

test('words that were neither an answer nor a command are erased, too', async () => {
  const evening = await opens()
  const { visitor, caller } = await evening.plays(local(ivan.phone))
  await caller.says('ну диктуйте')
  await visitor.sees('ну диктуйте')
  caller.hangsUp()
  await caller.isForgotten()
  const left = () => evening.context.db.$count(unclearWords)
  evening.passes(89 * day)
  await eraseByAge(evening.context, 90)
  expect(await left()).toBe(1)
  evening.passes(2 * day)
  await eraseByAge(evening.context, 90)
  expect(await left()).toBe(0)
})

test('unknown callers are erased, too', async () => {
  const evening = await opens()
  const caller = evening.telephone.dials(ivan.phone.slice(1))
  await caller.says('раз два три синхрофазотрон')
  caller.hangsUp()
  await caller.isForgotten()
  expect(await findAll([ivan.phone, 'синхрофазотрон'])).not.toEqual([])
  evening.passes(91 * day)
  await eraseByAge(evening.context, 90)
  expect(await findAll([ivan.phone, 'синхрофазотрон'])).toEqual([])
})

test('a check keeps its findings about the engine, but not the caller’s name', async () => {
  const { url, context, passes } = await opens()
  await requestCheck(context)
  const line = wire(url)
  await line.starts('sip:alisa@example.com')
  await line.reports({ type: 'call.answered' })
  await line.reports({ type: 'call.examined', findings: { caller: 'the text «alisa»', digests: 'hex' } })
  await line.reports({ type: 'call.ended', reason: '', seconds: 30 })
  expect(await findAll(['alisa'])).not.toEqual([])
  passes(91 * day)
  await eraseByAge(context, 90)
  expect(await findAll(['alisa'])).toEqual([])
  expect((await context.db.query.checks.findMany()).map(({ findings }) => findings)).toEqual([
    expect.objectContaining({ digests: 'hex' }),
  ])
})

test('several servers share the work in many batches without errors', async () => {
  const { context, passes } = await opens()
  const openedAt = context.now()
  const kept = { campaignId: context.campaignId, consentVersion: '1', consentAt: openedAt, openedAt }
  await context.db
    .insert(visits)
    .values(Array.from({ length: 450 }, (_, nth) => ({ ...kept, token: `token-${nth}`, phone: `+7916${1_000_000 + nth}` })))
  passes(91 * day)
  const erased = await Promise.all([context, context, context, context].map((one) => eraseByAge(one, 90)))
  expect(erased.reduce((sum, { visits }) => sum + visits, 0)).toBe(450)
  expect(await context.db.$count(visits)).toBe(0)
})

test('erasing waits for rows that another transaction has locked', async () => {
  const { context, comes, passes } = await opens()
  await (await comes()).givesNumber(local(ivan.phone))
  passes(91 * day)
  const locked = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const locking = context.db.transaction(async (tx) => {
    await tx.select().from(visits).for('update')
    locked.resolve()
    await released.promise
  })
  await locked.promise
  const erased = eraseByAge(context, 90)
  // The embedded database has one connection, on which the erasing waits anyway.
  if (url)
    await waitFor(
      async () => (await findWaiting(context.db)).length > 0,
      () => 'the erasing to wait for the lock',
    )
  released.resolve()
  await locking
  expect((await erased).visits).toBe(1)
})

// the embedded database has one connection, which the transaction would keep
if (url) {
  test('whoever has a call that is being forgotten is not stopped at its game', async () => {
    const { context, plays, passes } = await opens()
    const { caller } = await plays(local(ivan.phone))
    caller.hangsUp()
    await caller.isForgotten()
    passes(91 * day)
    const erased = await context.db.transaction(async (tx) => {
      await tx.select().from(calls).for('update')
      const erasing = eraseByAge(context, 90)
      await waitFor(
        async () => (await findWaiting(context.db)).length > 0,
        () => 'the erasing to wait for the call',
      )
      expect(await tx.select().from(participants).for('update', { noWait: true })).toHaveLength(1)
      return { erasing }
    })
    expect(await erased.erasing).toMatchObject({ games: 1, calls: 1, visits: 1 })
  })
}

const findWaiting = (db: Db) =>
  db.execute(
    sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  ) as unknown as Promise<unknown[]>

test('the server erases by itself, from its start', async () => {
  const evening = await opens()
  await ways['not at all, and does not answer the callback']?.(evening, ivan)
  await evening.context.db.update(visits).set({ openedAt: new Date('2020-01-01') })
  await evening.context.db.update(calls).set({ endedAt: new Date('2020-01-01') })
  await evening.restarts({ keptDays: 90 })
  await waitFor(
    async () => (await findAll([ivan.phone])).length === 0,
    () => 'the number to be erased',
  )
})

test('after a jump of the clock the server erases nobody for a day, and says why; then it does, if the clock still shows it', async () => {
  const evening = await opens()
  const { context, passes } = evening
  const visitor = await evening.comes()
  await visitor.givesNumber(local(ivan.phone))
  expect(await eraseInTime(context, 90)).toMatchObject({ visits: 0 })
  passes(365 * day)
  expect(await eraseInTime(context, 90)).toMatchObject({ visits: 0 })
  expect(evening.told).toEqual([
    expect.stringMatching(/^nobody is forgotten by age until .* 365 days after the last sign of life/),
  ])
  // Who comes now is newer than the jump, which changes nothing.
  await (await evening.comes()).givesNumber(local(olga.phone))
  passes(23 * 60)
  expect(await eraseInTime(context, 90)).toMatchObject({ visits: 0 })
  expect(await findAll([ivan.phone])).not.toEqual([])
  passes(60)
  expect(await eraseInTime(context, 90)).toMatchObject({ visits: 1 })
  expect(await findAll([ivan.phone])).toEqual([])
  expect(await findAll([olga.phone])).not.toEqual([])
  expect(evening.told).toHaveLength(1)
})

test('a clock that is set right within the day costs nobody anything', async () => {
  const evening = await opens()
  await (await evening.comes()).givesNumber(local(ivan.phone))
  evening.passes(365 * day)
  await eraseInTime(evening.context, 90)
  evening.passes(-365 * day)
  await eraseInTime(evening.context, 90)
  evening.passes(2 * day)
  await eraseInTime(evening.context, 90)
  expect(await findAll([ivan.phone])).not.toEqual([])
  expect(evening.told).toHaveLength(1)
})

test('a server that starts with the clock far ahead erases nobody', async () => {
  const evening = await opens()
  await (await evening.comes()).givesNumber(local(ivan.phone))
  await evening.context.db.update(visits).set({ openedAt: new Date('2020-01-01') })
  const next = await evening.restarts({ keptDays: 90 })
  await waitFor(
    () => next.told.some((sentence) => sentence.includes('set the clock')),
    () => 'the operator to be told',
  )
  expect(await findAll([ivan.phone])).not.toEqual([])
})

test('the retention period is at most what the consent promises', () => {
  const quizFile = (keptDays?: number) => ({
    name: 'mine',
    folder: '',
    quiz: { ...standardQuiz, consent: { text: '', ...(keptDays !== undefined && { keptDays }) } },
  })
  expect(retentionDays({ retentionDays: undefined }, quizFile(90))).toBe(90)
  expect(retentionDays({ retentionDays: 30 }, quizFile(90))).toBe(30)
  expect(retentionDays({ retentionDays: 365 }, quizFile())).toBe(365)
  expect(retentionDays({ retentionDays: undefined }, quizFile())).toBeNull()
  expect(() => retentionDays({ retentionDays: 91 }, quizFile(90))).toThrow(
    new ConfigProblem('RETENTION_DAYS: expected at most 90, as the consent of mine promises, found 91'),
  )
})
