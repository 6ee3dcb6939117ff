import { expect, test } from 'bun:test'
import { erase, preview } from '../../server/privacy/erase.ts'
import { isNothing } from '../../server/privacy/personal-rows.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { dump, findAll } from './dump.ts'
import { areTexted, ivan, local, type Person, spellingsOf, ways } from './people.ts'
import { figuresOf, leftBy, rowsBeside } from './traces.ts'

const opens = () => opensTheEvening({ callsPerMinute: 6000, sms: { send: async () => {} } })
const withoutAnswer = 'not at all, and does not answer the callback'
const stillInCall = 'and is still on the line'

test('whatever way a person played, erasing them leaves only their figures and changes nothing for others', async () => {
  const evening = await opens()
  const people: { how: string; person: Person; left: Awaited<ReturnType<typeof leftBy>> }[] = []
  for (const [nth, [how, plays]] of Object.entries(ways).entries()) {
    const person: Person = {
      phone: `+7916123450${nth}`,
      words: [`наверное зверь ${nth}`, `точно птица ${nth}`, `может быть рыба ${nth}`],
    }
    people.push({ how, person, left: await leftBy(evening, person, await plays(evening, person)) })
  }
  await areTexted(evening)
  for (const { how, person, left } of people) {
    const found = (await findAll(left.words)).map((one) => one.slice(0, one.indexOf(' in ')))
    expect(new Set(found)).toEqual(new Set(left.words))
    const [beside, figures] = [await rowsBeside(evening, left), await figuresOf(evening, left)]
    await erase(evening.context, person.phone)
    expect(await findAll([...left.words, ...spellingsOf(person).slice(0, -1), ...person.words])).toEqual([])
    expect(await rowsBeside(evening, left)).toEqual(beside)
    const ended = how === stillInCall ? { calls: expect.anything() } : {}
    expect(await figuresOf(evening, left)).toEqual({ ...figures, ...ended })
  }
  // Masked, all these numbers look alike, so the last ones are checked together at the end.
  expect(await findAll(spellingsOf({ ...ivan, phone: '+79161234500' }))).toEqual([])
}, 60_000)

test('erasing again finds nothing to do', async () => {
  const evening = await opens()
  await ways['by calling, to the code']?.(evening, ivan)
  expect(isNothing(await preview(evening.context, ivan.phone))).toBe(false)
  expect(await erase(evening.context, ivan.phone)).toEqual({ calls: 1, callbacks: 0, games: 1, visits: 1, mentions: 0 })
  const once = await dump()
  expect(isNothing(await preview(evening.context, ivan.phone))).toBe(true)
  expect(isNothing(await erase(evening.context, ivan.phone))).toBe(true)
  expect((await dump()).filter(({ schema }) => schema === 'public')).toEqual(once.filter(({ schema }) => schema === 'public'))
})

test('the attempt stays spent, on the page and on the telephone', async () => {
  const evening = await opens()
  await ways['by calling, to the code']?.(evening, ivan)
  await erase(evening.context, ivan.phone)
  const again = await evening.comes()
  await again.givesNumber(local(ivan.phone))
  await again.sees('Одна попытка в одни руки')
  const caller = evening.telephone.dials(ivan.phone.slice(1))
  await caller.hears('Одна попытка в одни руки')
  await caller.isDisconnected()
  expect(await evening.context.db.query.participants.findMany()).toHaveLength(1)
})

test('an attempt that never began is not spent, so the number may play', async () => {
  const evening = await opens()
  await ways[withoutAnswer]?.(evening, ivan)
  await erase(evening.context, ivan.phone)
  const { visitor } = await evening.plays(local(ivan.phone))
  await visitor.isShown('playing')
})

test('a player who is on a call hears a goodbye and sees a fresh start', async () => {
  const evening = await opens()
  const { visitor, caller } = await evening.plays(local(ivan.phone))
  await caller.says(ivan.words[0])
  await visitor.sees(ivan.words[0])
  await caller.isListenedTo()
  await erase(evening.context, ivan.phone)
  await caller.hears('Меня попросили забыть ваш номер')
  await caller.isDisconnected()
  await visitor.sees('Я всё забыл')
  visitor.doesNotSee(ivan.words[0])
  expect(visitor.has('#live')).toBe(false)
  await visitor.givesNumber(local(ivan.phone))
  await visitor.sees('Одна попытка в одни руки')
  await caller.isForgotten()
  expect(await findAll([ivan.phone, ivan.words[0]])).toEqual([])
  expect(evening.reported).toEqual([])
})

test('later events of an erased call are not stored', async () => {
  const evening = await opensTheEvening({}, { accessUrl: 'https://pavel.invalid/sessions' })
  const { visitor, caller } = await evening.plays(local(ivan.phone))
  await caller.isListenedTo()
  await erase(evening.context, ivan.phone)
  await caller.says(ivan.words[1])
  await caller.hears('Меня попросили забыть ваш номер')
  await caller.isForgotten()
  await visitor.sees('Я всё забыл')
  expect(await findAll([ivan.phone, ivan.words[1]])).toEqual([])
})

test('erasing cancels a call that is being placed', async () => {
  const evening = await opens()
  const visitor = await evening.asksToBeCalled(local(ivan.phone))
  const caller = await evening.telephone.rings()
  await visitor.isShown('calling')
  await erase(evening.context, ivan.phone)
  await caller.isDisconnected()
  await caller.isForgotten()
  expect(await findAll([ivan.phone, local(ivan.phone)])).toEqual([])
})

test('a call that was ordered before the erasure and begins after it is refused, and its number is not stored', async () => {
  const evening = await opens()
  const order = { call: crypto.randomUUID(), number: ivan.phone, from: '+74951234567' }
  const session = evening.telephone.starts(JSON.stringify(order))
  await session.over
  const [call] = await evening.context.db.query.calls.findMany()
  expect(call).toMatchObject({ id: order.call, caller: null, sessionUrl: null, session: '' })
  expect(call?.endedAt).not.toBeNull()
})
