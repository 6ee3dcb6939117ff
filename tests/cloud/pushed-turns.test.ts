import { afterEach, expect, test } from 'bun:test'
import { calling } from '../../views/texts/calling.ru.ts'
import { spokenIn } from '../../views/texts/spoken.ts'
import type { Caller } from '../cast/caller.ts'
import type { Visitor } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { closeAccounts, type Deployed, deploys, givesDigits } from './account.ts'

const spoken = spokenIn('ru')

afterEach(closeAccounts)

type Playing = { deployed: Deployed; visitor: Visitor; caller: Caller }
type Direction = 'inbound' | 'outbound'
const phone = '8 916 123-45-67'
const directions: Direction[] = ['inbound', 'outbound']

/** Starts a game, with Pavel still asking the first question. */
async function talks(direction: Direction, speech: 'by hand' | 'at once' = 'by hand'): Promise<Playing> {
  const deployed = await deploys(speech === 'by hand' ? { engine: { speech: () => 'by hand' } } : {})
  const visitor = await deployed.comes()
  await visitor.givesNumber(phone)
  const caller = direction === 'inbound' ? deployed.cloud.dials('79161234567') : await isCalled(deployed, visitor)
  await isAsked(caller)
  await visitor.isShown('playing')
  return { deployed, visitor, caller }
}

/** Lets Pavel say each piece to its end that comes before the question. */
async function isAsked({ line }: Caller): Promise<void> {
  const isReached = () => line.said.some((text) => text.includes('Ребус первый'))
  await waitFor(
    () => {
      if (!isReached() && line.isSpeaking) line.finishSaying()
      return isReached()
    },
    () => 'the first question',
  )
}

async function isCalled({ picksUp }: Deployed, visitor: Visitor): Promise<Caller> {
  await visitor.asksToBeCalled()
  return picksUp(visitor)
}

type Deed = (visitor: Visitor, deployed: Deployed) => unknown

/** What a visitor can do in the browser during a call, and what Pavel says in reply. */
const deeds: Record<string, [Deed, string]> = {
  'a typed answer': [(visitor, { answerTo }) => visitor.types(answerTo(1)), 'плюс 10'],
  '«Повтори»': [(visitor) => visitor.presses('repeat'), 'Повторяю'],
  '«Подсказка»': [(visitor) => visitor.presses('hint'), spoken.hint({ turn: 0 })],
  '«Пропустить»': [(visitor) => visitor.presses('skip'), 'Это было'],
  '«Положить трубку»': [(visitor) => visitor.hangsUp(), spoken.hangingUp],
}

for (const direction of directions) {
  for (const [what, [does, words]] of Object.entries(deeds)) {
    for (const moment of ['talks', 'listens'] as const) {
      test(`${what} while Pavel ${moment}, in an ${direction} call: he stops at once and says the reply`, async () => {
        const { deployed, visitor, caller } = await talks(direction)
        if (moment === 'listens') {
          caller.line.finishSaying()
          await caller.isListenedTo()
        }
        await does(visitor, deployed)
        await caller.hears(words.slice(0, 20))
        expect(caller.line.isSpeaking).toBe(true)
        await waitFor(
          async () => (await deployed.events('turn.started')) === 1,
          () => 'turn.started',
        )
        if (what === '«Положить трубку»') {
          caller.line.finishSaying()
          await caller.isDisconnected()
          await visitor.isShown('lost')
        }
        expect(deployed.cloud.network.posted).toHaveLength(1)
      })
    }
  }

  test(`a whole ${direction} game can be typed`, async () => {
    const { deployed, visitor, caller } = await talks(direction, 'at once')
    for (const rebus of [1, 2, 3, 4, 5]) {
      await visitor.types(deployed.answerTo(rebus))
      await visitor.hasPoints(rebus * 10)
    }
    await caller.hears('бесплатный билет')
    await visitor.isShown('finished')
  })

  test(`when spoken and typed answers race for a turn of an ${direction} call, exactly one counts, fifteen times over`, async () => {
    const { deployed, visitor, caller } = await talks(direction, 'at once')
    for (let round = 1; round <= 15; round += 1) {
      await caller.isListenedTo()
      const says = () => caller.line.say('пингвин')
      const types = () => visitor.types('пингвин', String(round - 1))
      const isHeard = () =>
        waitFor(
          async () => (await deployed.answers()) === round,
          () => 'the voice to be heard',
        )
      if (round % 3 === 0) await Promise.all([types(), says()])
      if (round % 3 === 1) await Promise.all([says(), types()])
      if (round % 3 === 2) {
        says()
        await isHeard()
        expect((await types()).status).toBe(422)
      }
      await waitFor(
        async () => (await deployed.answers()) >= round,
        () => `answer ${round}`,
      )
      await deployed.cloud.clock.advance(0)
      await waitFor(
        () => caller.line.requestsUnderWay === 0,
        () => 'the server to answer',
      )
      expect(await deployed.answers()).toBe(round)
      if (round < 15) await visitor.sees(new RegExp(`Ребус ${Math.floor(round / 3) + 1} из 5.*Попытка ${(round % 3) + 1} из 3`))
    }
    await visitor.isShown('finished')
    await visitor.hasPoints(0)
    expect(deployed.server.reported).toEqual([])
  })
}

test('an answer typed before the telephone is picked up is refused and spends no attempt', async () => {
  const deployed = await deploys()
  const visitor = await deployed.asksToBeCalled(phone)
  const caller = await deployed.cloud.rings()
  expect((await visitor.types(deployed.answerTo(1), '0')).status).toBe(422)
  caller.answers()
  await givesDigits(caller, visitor)
  await caller.hears('Ребус первый')
  expect(await deployed.answers()).toBe(0)
  expect(deployed.cloud.network.posted).toHaveLength(0)
  visitor.doesNotSee(calling.unreached.failed)
})
