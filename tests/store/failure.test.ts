import { expect, test } from 'bun:test'
import { describeFailure, isOutOfReach } from '../../server/store/failure.ts'
import { participants } from '../../server/store/schema/players.ts'
import '../cast/both-databases.ts'
import { database } from '../cast/database.ts'

const phone = '+79161234567'

/** Returns the error of inserting a participant without a call. Its query has a phone number among the parameters. */
async function failure(): Promise<unknown> {
  const row = { campaignId: 1, versionId: 1, phone, visitId: 1, callId: null as unknown as string }
  return database.db
    .insert(participants)
    .values(row)
    .then(
      () => null,
      (error: unknown) => error,
    )
}

test('a failed query is described by its code, without its parameters', async () => {
  const error = await failure()
  expect(String(error)).toContain(phone)
  expect(describeFailure(error)).toStartWith('23502: ')
  expect(describeFailure(error)).not.toContain(phone)
})

test('an invalid query is not an outage', async () => {
  expect(isOutOfReach(await failure())).toBe(false)
})

test('a refused connection counts as unreachable, however deeply the error is nested', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  expect(isOutOfReach(new Error('Failed query: select 1', { cause: refused }))).toBe(true)
})

test('an unexpected error is described with its stack', () => {
  expect(describeFailure(new Error('no such rebus'))).toMatch(/no such rebus[\s\S]*failure\.test\.ts/)
})

test('each of several failures is described, without parameters', async () => {
  const told = describeFailure(new AggregateError([await failure(), await failure()], 'a part of the sweep failed'))
  expect(told.split('\n')).toHaveLength(2)
  expect(told).not.toContain(phone)
})

test('a nested failed query is described without its parameters, and no message contains a number', async () => {
  const told = describeFailure(
    new Error('the sweep failed', { cause: new Error('the call was not ended', { cause: await failure() }) }),
  )
  expect(told).toStartWith('23502: ')
  for (const error of [new Error(`no such player: ${phone}`), `8 (916) 123-45-67 is not there`]) {
    expect(describeFailure(error).replace(/\D/g, '')).not.toContain('9161234567')
  }
})
