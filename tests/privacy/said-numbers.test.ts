import { expect, test } from 'bun:test'
import { erase, preview } from '../../server/privacy/erase.ts'
import { visits } from '../../server/store/schema/players.ts'
import { answers, entries, unclearWords } from '../../server/store/schema/transcript.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'
import { findAll } from './dump.ts'
import { ivan, local, olga } from './people.ts'

const saidByOlga = 'звоните Ивану: восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь'
const typedByOlga = 'или 916 1234567'
const harmless = 'а мой 8 903 765-43-22'

test('a number that is said and typed in another person’s conversation is forgotten with its owner', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(local(olga.phone))
  await caller.says(saidByOlga)
  await visitor.sees(saidByOlga)
  await caller.says(harmless)
  await visitor.sees(harmless)
  await visitor.types(typedByOlga)
  await visitor.sees(typedByOlga)
  await caller.hears('Ребус второй')
  expect((await findAll([saidByOlga, typedByOlga])).length).toBeGreaterThanOrEqual(5)
  expect(await preview(evening.context, ivan.phone)).toMatchObject({ visits: 0, games: 0, mentions: 1 })
  expect(await erase(evening.context, ivan.phone)).toMatchObject({ visits: 0, games: 0, mentions: 1 })
  expect(await findAll([saidByOlga, typedByOlga])).toEqual([])
  const left = (await findAll([harmless])).join('\n')
  for (const table of ['answers', 'entries', 'events']) expect(left).toContain(`${harmless} in ${table}:`)
  await caller.says(evening.answerTo(2))
  await visitor.hasPoints(10)
})

test('a number in words that were no answer is forgotten with its owner, and the other words stay', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(local(olga.phone))
  await caller.says('ну диктуйте')
  await visitor.sees('ну диктуйте')
  const { db } = evening.context
  const [unclear] = await db.query.unclearWords.findMany()
  if (!unclear) throw new Error('nothing was noted as unclear')
  const { id: _, ...words } = unclear
  await db.insert(unclearWords).values({ ...words, heard: saidByOlga })
  expect(await erase(evening.context, ivan.phone)).toMatchObject({ games: 0 })
  expect(await db.query.unclearWords.findMany()).toMatchObject([{ heard: 'ну диктуйте' }])
  await erase(evening.context, olga.phone)
  expect(await db.query.unclearWords.findMany()).toEqual([])
})

test('a number that a caller keys in before anybody knows who calls is forgotten with its owner', async () => {
  const { url, context } = await opensTheEvening()
  const line = wire(url)
  await line.starts('anonymous')
  await line.reports({ type: 'call.answered' })
  for (const [at, keys] of ['8916', '123', '4567'].entries()) await line.reports({ type: 'keys.pressed', turn: at + 1, keys })
  expect(await context.db.query.events.findMany({ where: ({ heard }, { isNotNull }) => isNotNull(heard) })).toHaveLength(3)
  expect(await erase(context, ivan.phone)).toMatchObject({ calls: 0, mentions: 1 })
  expect(await context.db.query.events.findMany({ where: ({ heard }, { isNotNull }) => isNotNull(heard) })).toEqual([])
})

test('a number is found in any of many long conversations, and across what is read at once', async () => {
  const { context } = await opensTheEvening()
  const at = context.now()
  const opened = { campaignId: context.campaignId, consentVersion: '1', consentAt: at, openedAt: at, phone: olga.phone }
  await context.db.insert(visits).values(Array.from({ length: 5 }, (_, nth) => ({ ...opened, token: `token-${nth}` })))
  const texts = Array.from({ length: 700 }, (_, nth) => (nth === 499 ? '8 916 123' : nth === 500 ? '45 67' : `слово ${nth}`))
  for (const visitId of [1, 2, 3, 4, 5])
    await context.db
      .insert(entries)
      .values(texts.map((text, nth) => ({ visitId, number: nth + 1, from: 'visitor' as const, text, at })))
  expect(await erase(context, ivan.phone)).toMatchObject({ mentions: 5 })
  expect(await context.db.$count(entries)).toBe(5 * 698)
  expect(await context.db.$count(answers)).toBe(0)
})
