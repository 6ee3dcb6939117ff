import { expect, test } from 'bun:test'
import { asc, eq } from 'drizzle-orm'
import { visits } from '../../server/store/schema/schema.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

/** With many visits codes are longer than the four digits that our own call asks for, and those may be the same on two pages. */
async function getCodes({ context: { db } }: Evening, ...codes: string[]) {
  const waiting = await db.select({ id: visits.id }).from(visits).orderBy(asc(visits.id))
  for (const [index, { id }] of waiting.entries()) await db.update(visits).set({ digits: codes[index]! }).where(eq(visits.id, id))
}

test('four digits that a stranger’s page shows as well do not begin the game there', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const stranger = await evening.asksToBeCalled(phone)
  const owner = await evening.comes()
  await owner.givesNumber(phone)
  await getCodes(evening, '48210', '48213')
  const call = await evening.telephone.rings()
  call.answers()
  await call.hears('четыре цифры')
  await call.presses('4821')
  await call.hears('другие цифры')
  expect(await evening.context.db.query.participants.findMany()).toEqual([])
  await owner.reloads()
  await call.presses((await digitsOf(evening, 2)).slice(0, 4))
  await owner.isShown('playing')
  await stranger.isShown('elsewhere')
})

async function digitsOf({ context: { db } }: Evening, id: number): Promise<string> {
  const visit = await db.query.visits.findFirst({ where: (visit, { eq }) => eq(visit.id, id) })
  expect(visit?.digits).not.toStartWith('4821')
  return visit?.digits ?? ''
}
