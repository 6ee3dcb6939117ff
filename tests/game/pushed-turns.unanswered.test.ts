import { expect, test } from 'bun:test'
import { retryPushedTurns } from '../../server/game/pushed-turns.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { waitFor } from '../cast/waiting.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'

test('a turn that the session refuses is posted once more', async () => {
  let isDeaf = true
  const evening = await opensTheEvening({ sessionsAnswer: () => (isDeaf ? 500 : null) })
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  await visitor.types(evening.answerTo(1))
  isDeaf = false
  await passesUnanswered(evening)
  await caller.hears('плюс 10')
  expect(evening.sessions.bodies).toHaveLength(2)
})

test('after two refused posts the chat says so and the game waits; it resumes once the call reports again', async () => {
  const evening = await opensTheEvening({ sessionsAnswer: () => 500 })
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  await visitor.types(evening.answerTo(1))
  await passesUnanswered(evening)
  await visitor.isShown('playing')
  await passesUnanswered(evening)
  await visitor.sees('Линия не отвечает, и игра ждёт')
  await visitor.isShown('lost')
  await passesUnanswered(evening)
  await waitFor(
    () => evening.sessions.bodies.length > 1,
    () => 'the turn to be posted twice',
  )
  expect(evening.sessions.bodies).toHaveLength(2)
  await caller.says('пингвин')
  await visitor.sees('Линия снова отвечает')
  await visitor.isShown('playing')
  await visitor.hasPoints(10)
})

test('hanging up a silent call does not extend the grace time, and a call whose game was counted says goodbye', async () => {
  const evening = await opensTheEvening({ sessionsAnswer: () => 500 })
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  await visitor.types('пингвин')
  await passesUnanswered(evening)
  await passesUnanswered(evening)
  await visitor.isShown('lost')
  evening.passes(16)
  await evening.sweeps()
  await visitor.isShown('finished')
  await caller.says('мамонт')
  await caller.isDisconnected()
})

test('a pushed turn that arrives after the call has ended changes nothing', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  const [call] = await evening.context.db.query.calls.findMany()
  caller.hangsUp()
  await visitor.isShown('lost')
  if (!call?.sessionUrl) throw new Error('the session has given its address')
  await evening.context.sessions.post(call.sessionUrl, { ...call.reply, turn: call.turn + 1 })
  expect(caller.line.error).toBeNull()
  await visitor.isShown('lost')
})

for (const control of [
  'http://203.0.113.7/session',
  'https://10.1.2.3/session',
  'https://localhost/session',
  'ftp://example.com/',
  'nonsense',
  '',
]) {
  test(`the session address «${control}» is never posted to, and the game is still played`, async () => {
    const evening = await opensTheEvening({ isReal: true })
    const visitor = await evening.comes()
    await visitor.givesNumber(phone)
    const line = wire(evening.url)
    await line.sends({
      call: line.call,
      seq: 1,
      type: 'call.started',
      version: 2,
      session: 's',
      direction: 'inbound',
      caller: '79161234567',
      called: '78005553535',
      control,
    })
    line.skips(1)
    await line.reports({ type: 'call.answered' })
    await visitor.isShown('playing')
    await visitor.types(evening.answerTo(1))
    await visitor.hasPoints(10)
    await passesUnanswered(evening)
    await passesUnanswered(evening)
    await visitor.isShown('playing')
    expect(evening.told.join()).toContain('not https on a public host')
    expect((await evening.context.db.query.calls.findMany())[0]?.sessionUrl).toBeNull()
  })
}

async function passesUnanswered(evening: Evening): Promise<void> {
  evening.passes(4 / 60)
  await retryPushedTurns(evening.context)
}
