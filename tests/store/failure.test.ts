import { expect, test } from 'bun:test'
import '../cast/both-databases.ts'
import { describeFailure, isOutOfReach } from '../../server/store/failure.ts'
import { participants } from '../../server/store/schema/players.ts'
import { database } from '../cast/database.ts'

const phone = '+79161234567'

/** What the database says to a participant without a call, with a phone number among the query's parameters. */
async function failure(): Promise<unknown> {
  const row = { quiz: 'intercom-ru', phone, visitId: 1, callId: null as unknown as string }
  return database.db
    .insert(participants)
    .values(row)
    .then(
      () => null,
      (error: unknown) => error,
    )
}

test('a failed query is told by its code, without its parameters', async () => {
  const error = await failure()
  expect(String(error)).toContain(phone)
  expect(describeFailure(error)).toStartWith('23502: ')
  expect(describeFailure(error)).not.toContain(phone)
})

test('a query that cannot work is no outage', async () => {
  expect(isOutOfReach(await failure())).toBe(false)
})

test('a database that refuses connections is out of reach, however deep that is said', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  expect(isOutOfReach(new Error('Failed query: select 1', { cause: refused }))).toBe(true)
})

test('an unexpected error is told with the place it came from', () => {
  expect(describeFailure(new Error('no such rebus'))).toMatch(/no such rebus[\s\S]*failure\.test\.ts/)
})

test('of several failures each is told, none with its parameters', async () => {
  const told = describeFailure(new AggregateError([await failure(), await failure()], 'a part of the sweep failed'))
  expect(told.split('\n')).toHaveLength(2)
  expect(told).not.toContain(phone)
})

test('a failed query stays untold of however deep it lies, and so does a number in any message', async () => {
  const told = describeFailure(
    new Error('the sweep failed', { cause: new Error('the call was not ended', { cause: await failure() }) }),
  )
  expect(told).toStartWith('23502: ')
  for (const error of [new Error(`no such player: ${phone}`), `8 (916) 123-45-67 is not there`]) {
    expect(describeFailure(error).replace(/\D/g, '')).not.toContain('9161234567')
  }
})
