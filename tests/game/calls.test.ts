import { expect, test } from 'bun:test'
import { sweep } from '../../server/game/sweep.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const caller = '79161234567'
const over = { type: 'call.ended', reason: 'Request Terminated', seconds: 0 } as const

/** A visitor who waits, and two calls from their number, driven event by event. */
async function awaited() {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const answers = (turn: number) => ({ type: 'speech.heard', turn, text: evening.answerTo(1), confidence: 1 }) as const
  return { evening, visitor, first: wire(evening.url), second: wire(evening.url), answers }
}

test('a second call that is abandoned while ringing leaves the game to the first', async () => {
  const { visitor, first, second, answers } = await awaited()
  await first.starts(caller)
  await first.reports({ type: 'call.answered' })
  await second.starts(caller)
  await second.reports(over)
  expect((await first.reports(answers(1))).turn.say).toContain('плюс 10')
  await visitor.isShown('playing')
})

for (const abandonedFirst of [true, false]) {
  test(`of two ringing calls, the ${abandonedFirst ? 'second' : 'first'} gets the game when the other is abandoned`, async () => {
    const { first, second, answers } = await awaited()
    await first.starts(caller)
    await second.starts(caller)
    const [abandoned, kept] = abandonedFirst ? [first, second] : [second, first]
    await abandoned.reports(over)
    await kept.reports({ type: 'call.answered' })
    expect((await kept.reports(answers(1))).turn.say).toContain('плюс 10')
  })
}

test('an earlier call gets its game back when the call that took it over ends', async () => {
  const { visitor, first, second, answers } = await awaited()
  await first.starts(caller)
  await first.reports({ type: 'call.answered' })
  await second.starts(caller)
  await second.reports({ type: 'call.answered' })
  await second.reports({ ...over, seconds: 3 })
  expect((await first.reports(answers(1))).turn.say).toContain('плюс 10')
  await visitor.isShown('playing')
})

test('repeated unanswered ringing does not renew the grace time', async () => {
  const { evening, visitor, first } = await awaited()
  await first.starts(caller)
  await first.reports({ ...over, seconds: 30 })
  await visitor.isShown('lost')
  for (const _ of [1, 2]) {
    evening.passes(8)
    const line = wire(evening.url)
    await line.starts(caller)
    await line.reports(over)
    await evening.sweeps()
  }
  await visitor.isShown('finished')
})

test('a ringing call is shown as not yet answered in every browser with its number', async () => {
  const { evening, visitor, first } = await awaited()
  const other = await evening.comes()
  await other.givesNumber(phone)
  await first.starts(caller)
  await Promise.all([visitor.isShown('ringing'), other.isShown('ringing')])
  await first.reports({ type: 'call.answered' })
  await Promise.all([visitor.isShown('digits'), other.isShown('digits')])
  await first.reports({ ...over, seconds: 3 })
  await Promise.all([visitor.isShown('waiting'), other.isShown('waiting')])
})

test('browsers with the calling number learn that its game began in a friend’s browser', async () => {
  const { evening, visitor, first } = await awaited()
  const [other, friend] = [await evening.comes(), await evening.comes()]
  await other.givesNumber(phone)
  await friend.givesNumber('8 916 000-00-01')
  await first.starts(caller)
  await first.reports({ type: 'call.answered' })
  await visitor.isShown('digits')
  await first.reports({ type: 'keys.pressed', turn: 1, keys: friend.digits })
  await Promise.all([friend.isShown('playing'), visitor.isShown('elsewhere'), other.isShown('elsewhere')])
})

test('when two hidden calls key in codes from two browsers of one number, each plays for fun, and the number may still play', async () => {
  const { evening, visitor, first, second } = await awaited()
  const { digits } = visitor
  const other = await evening.comes()
  await other.givesNumber(phone)
  for (const line of [first, second]) {
    await line.starts('anonymous')
    await line.reports({ type: 'call.answered' })
  }
  const replies = await Promise.all([
    first.reports({ type: 'keys.pressed', turn: 1, keys: digits }),
    second.reports({ type: 'keys.pressed', turn: 1, keys: other.digits }),
  ])
  for (const { turn } of replies) expect(turn.say).toContain('приза не будет')
  expect((await evening.context.db.query.participants.findMany()).map(({ kind }) => kind)).toEqual(['fun', 'fun'])
  const owner = wire(evening.url)
  expect((await owner.starts(caller)).turn.say).toContain('цифр')
  expect((await owner.reports({ type: 'keys.pressed', turn: 1, keys: digits })).turn.say).toContain('Ребус первый')
})

test('when two calls from one number key in codes from two browsers, one page plays', async () => {
  const { evening, visitor, first, second } = await awaited()
  const other = await evening.comes()
  await other.givesNumber(phone)
  // Read before the calls: a page shows no digits while it rings.
  const digits = [visitor.digits, other.digits]
  for (const line of [first, second]) {
    await line.starts(caller)
    await line.reports({ type: 'call.answered' })
  }
  await Promise.all(
    [first, second].map((line, index) => line.reports({ type: 'keys.pressed', turn: 1, keys: digits[index] ?? '' })),
  )
  expect(await evening.context.db.query.participants.findMany()).toHaveLength(1)
  const pages = await Promise.all([visitor, other].map(async (page) => (await page.reloads(), page.state)))
  expect(pages.toSorted()).toEqual(['elsewhere', 'playing'])
})

test('a sweep of another campaign does not touch this campaign’s games', async () => {
  const { evening, visitor, first } = await awaited()
  await first.starts(caller)
  await first.reports({ ...over, seconds: 30 })
  await visitor.isShown('lost')
  evening.passes(60)
  await sweep(await evening.opens('next-year'))
  expect((await evening.context.db.query.participants.findMany())[0]?.finishedAt).toBeNull()
})
