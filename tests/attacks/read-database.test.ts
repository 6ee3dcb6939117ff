import { expect, test } from 'bun:test'
import { callbacks } from '../../server/store/schema/callbacks.ts'
import { calls } from '../../server/store/schema/calls.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { withToken } from '../cast/visit-token.ts'
import { waitFor } from '../cast/waiting.ts'
import { dump, findAll } from '../privacy/dump.ts'
import { ivan, local, olga, ways } from '../privacy/people.ts'

test('no page can be opened with what the database holds of its visit', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(local(ivan.phone))
  const { token } = visitor
  expect(await findAll([token])).toEqual([])
  const [visit] = await evening.context.db.query.visits.findMany()
  const pageWith = async (value: string) => (await fetch(`${evening.url}/conversation`, { headers: withToken(value) })).text()
  for (const stolen of [visit?.token ?? '', (visit?.token ?? '').slice(0, 32)])
    expect(await pageWith(stolen)).not.toContain('data-state="playing"')
  expect(await pageWith(token)).toContain('data-state="playing"')
})

test('the address of a call’s session is forgotten when the call ends', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 6000 })
  await ways['by being called, to the code']?.(evening, ivan)
  const { caller, visitor } = await evening.plays(local(olga.phone))
  const live = (await evening.context.db.select().from(calls)).flatMap(({ sessionUrl }) => sessionUrl ?? [])
  expect(live).toHaveLength(1)
  caller.hangsUp()
  await visitor.isShown('lost')
  await waitFor(
    async () => (await findAll(live)).length === 0,
    () => 'the address to be forgotten',
  )
  expect((await evening.context.db.select().from(callbacks)).map(({ sessionUrl }) => sessionUrl)).toEqual([null])
  expect((await dump()).filter(({ text }) => text.includes(new URL(evening.sessions.url).host))).toEqual([])
})
