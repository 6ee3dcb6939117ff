import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { campaigns } from '../../../server/store/schema/schema.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'

const operatorPassword = 'a-password-for-tests'

/** An evening in a time zone, which `movesTo` changes; `isAt` moves its clock to a moment. */
async function opens(timeZone: string) {
  const evening = await opensTheEvening({ operatorPassword })
  const movesTo = async (zone: string) => {
    const { db, campaignId } = evening.context
    await db.update(campaigns).set({ timeZone: zone }).where(eq(campaigns.id, campaignId))
    await evening.announces()
  }
  await movesTo(timeZone)
  const isAt = (moment: string) => evening.passes((Date.parse(moment) - evening.context.now().getTime()) / 60_000)
  return { ...evening, movesTo, isAt, desk: () => worksAtTheDesk(evening.url, operatorPassword) }
}

async function talks({ telephone, sweeps }: Evening, number: string) {
  const caller = telephone.dials(number)
  await caller.isListenedTo()
  caller.hangsUp()
  await caller.isForgotten()
  await sweeps()
}

test('figures go by the clock of the campaign, also where PostgreSQL takes the name of its zone for another clock', async () => {
  const evening = await opens('CET')
  const numbers = ['8 916 000-00-01', '8 916 000-00-02', '8 916 000-00-03']
  for (const [index, moment] of ['2027-07-01T20:45Z', '2027-07-01T21:45Z', '2027-07-01T22:45Z'].entries()) {
    evening.isAt(moment)
    await (await evening.comes()).givesNumber(numbers[index] ?? '')
  }
  const desk = await evening.desk()
  const numbersOf = async (zone: string) => {
    await evening.movesTo(zone)
    const { html } = await desk.opens('/figures/funnel.csv')
    const [head, ...rows] = html.trim().split('\r\n')
    const column = head?.split(';').indexOf('Дали номер') ?? -1
    const days = rows.map((row) => row.split(';')).map((cells): [string, number] => [cells[0] ?? '', Number(cells[column])])
    return Object.fromEntries(days.filter(([, count]) => count > 0))
  }
  expect(await numbersOf('CET')).toEqual({ '2027-07-01': 2, '2027-07-02': 1 })
  expect(await numbersOf('EET')).toEqual({ '2027-07-01': 1, '2027-07-02': 2 })
  expect(await numbersOf('Asia/Kathmandu')).toEqual({ '2027-07-02': 3 })
})

test('on a day that has no midnight, the calls that have ended yesterday are not those of today', async () => {
  const evening = await opens('Africa/Cairo')
  evening.isAt('2027-04-29T21:30Z')
  await talks(evening, '79160000001')
  evening.isAt('2027-04-29T22:10Z')
  await talks(evening, '79160000002')
  const page = await (await evening.desk()).opens('')
  expect(page.texts('[aria-labelledby=ended-heading] tbody tr').map((row) => row.slice(0, 12))).toEqual(['30.04, 01:10'])
})

test('on a day that has its last hour twice, the calls of its first hour are still those of today', async () => {
  const evening = await opens('Africa/Cairo')
  evening.isAt('2027-10-27T21:30Z')
  await talks(evening, '79160000001')
  evening.isAt('2027-10-28T21:30Z')
  const page = await (await evening.desk()).opens('')
  expect(page.texts('[aria-labelledby=ended-heading] tbody tr')).toHaveLength(1)
})
