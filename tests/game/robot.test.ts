import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { campaigns } from '../../server/store/schema/schema.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { standardQuiz } from '../cast/server.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const caller = '79161234567'

const first = { ru: 'С вами говорит робот Павел.', en: 'This is Pavel, a robot.' }

const opensIn = (language: 'ru' | 'en') =>
  opensTheEvening({ callsPerMinute: 6000, quizFile: { name: 'robot', folder: '.', quiz: { ...standardQuiz, language } } })

async function changes({ context: { db, campaignId }, announces }: Evening, change: Partial<typeof campaigns.$inferInsert>) {
  await db.update(campaigns).set(change).where(eq(campaigns.id, campaignId))
  await announces()
}

/** Returns what the first turn of a new call says. */
const says = async ({ url }: Evening, from: string) => (await wire(url).starts(from)).turn.say

for (const language of ['ru', 'en'] as const) {
  test(`whoever calls hears first that he is a robot, and once (${language})`, async () => {
    const evening = await opensIn(language)
    const visitor = await evening.comes()
    await visitor.givesNumber(phone)
    const game = wire(evening.url)
    const welcome = (await game.starts(caller)).turn
    expect(welcome.say).toStartWith(first[language])
    await game.reports({ type: 'call.answered' })
    const { turn } = await game.reports({ type: 'keys.pressed', turn: welcome.turn, keys: '2' })
    expect(turn.say).not.toContain(first[language])
    await game.reports({ type: 'call.ended', reason: 'hang-up', seconds: 3 })
    for (const from of [caller, '79160000002', '']) expect(await says(evening, from)).toStartWith(first[language])
    await changes(evening, { pause: '' })
    expect(await says(evening, '79160000003')).toStartWith(first[language])
  })

  test(`whoever he calls hears first that he is a robot (${language})`, async () => {
    const evening = await opensIn(language)
    await evening.asksToBeCalled(phone)
    const called = await evening.telephone.rings()
    called.answers()
    await called.hears(first[language])
    expect(called.line.said[0]).toBe(first[language])
  })
}

test('whoever forbade further calls hears that this is undone only after that he is a robot', async () => {
  const evening = await opensIn('ru')
  const [one, other] = [wire(evening.url), wire(evening.url)]
  const { turn } = await one.starts(caller)
  await one.reports({ type: 'keys.pressed', turn: turn.turn, keys: '9#' })
  expect((await other.starts(caller)).turn.say).toStartWith(`${first.ru} Вы просили вам не звонить`)
})

test('words of its own and another name do not take that sentence from a campaign', async () => {
  const evening = await opensIn('ru')
  const words = { welcome: 'Привет!' }
  const [row] = await evening.context.db.select().from(campaigns)
  await changes(evening, { settings: { ...row?.settings, words, pavelName: 'Геннадий' } })
  await (await evening.comes()).givesNumber(phone)
  expect(await says(evening, caller)).toStartWith('С вами говорит робот Геннадий. Привет!')
})
