import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { beginRehearsal } from '../../server/campaigns/rehearsals.ts'
import { campaigns } from '../../server/store/schema/schema.ts'
import '../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { worksOnDraft } from '../cast/rehearsal.ts'
import { waitFor } from '../cast/waiting.ts'

const operatorPassword = 'a password for tests'
const phone = '8 900 000-00-00'

const opens = () => opensTheEvening({ operatorPassword, isLocal: false, isReal: true })

/** Another server removes the rehearsal. Nothing has told this one yet. */
async function isBegunAnewElsewhere({ context }: Evening, path: string) {
  const address = path.split('/').at(-1) ?? ''
  const [row] = await context.db.select().from(campaigns).where(eq(campaigns.address, address))
  const by = { name: 'Анна', session: row?.rehearsalSession ?? null }
  await beginRehearsal(context, { campaignId: context.campaignId, by })
}

test('a rehearsal that another server has removed takes no call and no visitor, and nothing fails', async () => {
  const evening = await opens()
  const anna = await worksOnDraft(evening, operatorPassword)
  const { path, chat, telephone } = await anna.begins()
  await isBegunAnewElsewhere(evening, path)
  const { status } = await chat.givesNumber(phone)
  expect(status).toBe(404)
  await telephone.dials(phone)
  await waitFor(
    async () => (await telephone.page()).includes('data-state="ended"'),
    () => 'expected the call to end',
  )
  expect(await evening.context.db.query.calls.findMany()).toEqual([])
  expect(evening.reported).toEqual([])
})

test('a call that is under way when its rehearsal is removed ends, and nothing fails', async () => {
  const evening = await opens()
  const anna = await worksOnDraft(evening, operatorPassword)
  const { path, chat, telephone } = await anna.begins()
  await chat.givesNumber(phone)
  await telephone.dials(phone)
  await chat.isShown('playing')
  await Promise.all([isBegunAnewElsewhere(evening, path), chat.types('пропустить'), telephone.presses('3')])
  await evening.announces()
  expect(await evening.context.db.query.calls.findMany()).toEqual([])
  expect(await evening.context.db.query.visits.findMany()).toEqual([])
  expect(evening.reported).toEqual([])
})

test('one session has one rehearsal, however often it asks at once', async () => {
  const evening = await opens()
  const anna = await worksOnDraft(evening, operatorPassword)
  const asked = await Promise.all(Array.from({ length: 5 }, () => anna.asks(`${anna.quizPath}/rehearsals`, {})))
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 303))
  const rows = await evening.context.db.query.campaigns.findMany()
  expect(rows.filter(({ rehearsalOf }) => rehearsalOf !== null)).toHaveLength(1)
  expect(evening.reported).toEqual([])
})

test('a server that reads the campaigns while a rehearsal is removed shows all others', async () => {
  const evening = await opens()
  const { db, campaignId } = evening.context
  const half = { address: 'half-removed', name: 'half', language: 'ru', settings: {}, createdAt: new Date() } as const
  await db.insert(campaigns).values({ ...half, rehearsalOf: campaignId, rehearsalSession: 1, publishedId: 1_000_000 })
  await db.update(campaigns).set({ name: 'Новое имя' }).where(eq(campaigns.id, campaignId))
  await evening.announces()
  expect(evening.reported).toEqual([])
  expect(await (await fetch(`${evening.url}${evening.context.path}`)).text()).toContain('Новое имя')
})
