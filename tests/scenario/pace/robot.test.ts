import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { secondsOfSpeech } from '../../../server/rules/speech/speech.ts'
import { campaigns } from '../../../server/store/schema/schema.ts'
import type { Caller } from '../../cast/caller.ts'
import { opensAPacedEvening, type PacedEvening } from './evening.ts'

const allowedMs = 5000
const number = (person: number) => String(79161000000 + person)

/** Every way in which a person comes to hear Pavel, ending when the telephone is about to be picked up. */
const waysIn: Record<string, (evening: PacedEvening) => Promise<Caller>> = {
  'a number that the browser gave': async (evening) => {
    const visitor = await evening.comes()
    await visitor.givesNumber(number(1))
    return evening.telephone.dials(number(1))
  },
  'an unknown number, which has to give the digits': async (evening) => evening.telephone.dials(number(2)),
  'a hidden number': async (evening) => evening.telephone.dials(null),
  'a call that was asked for': async (evening) => {
    await evening.asksToBeCalled(number(3))
    return evening.rings()
  },
  'a game that goes on': async (evening) => {
    const { caller } = await evening.comesToPlay(number(4))
    caller.hangsUp()
    await caller.isForgottenInTime()
    return evening.telephone.dials(number(4))
  },
  'a game that is over': async (evening) => {
    const { visitor, caller } = await evening.comesToPlay(number(5))
    for (const rebus of evening.quiz.rebuses.keys()) {
      await caller.speaks(evening.answerTo(rebus + 1))
      await caller.isRepliedTo()
    }
    await visitor.isShown('finished')
    caller.hangsUp()
    await caller.isForgottenInTime()
    return evening.telephone.dials(number(5))
  },
  'a campaign that is closed': async (evening) => {
    const { db, campaignId } = evening.context
    await db.update(campaigns).set({ pause: '' }).where(eq(campaigns.id, campaignId))
    await evening.announces()
    return evening.telephone.dials(number(6))
  },
}

for (const language of ['ru', 'en'] as const) {
  test(`within five seconds of the pick-up Pavel has said that he is a robot, whatever the way in (${language})`, async () => {
    const evening = await opensAPacedEvening({ callsPerMinute: 6000 }, { language })
    for (const [way, comesIn] of Object.entries(waysIn)) {
      const saidAfterMs = await timesTheRobotSentence(await comesIn(evening), evening, language)
      expect({ way, isInTime: saidAfterMs <= allowedMs, saidAfterMs }).toEqual({ way, isInTime: true, saidAfterMs })
    }
    expect(evening.reported).toEqual([])
  })
}

/** Returns how long after the pick-up the sentence has been said to its end, in milliseconds. */
async function timesTheRobotSentence(caller: Caller, evening: PacedEvening, language: 'ru' | 'en'): Promise<number> {
  const { clock } = evening.telephone
  const { robot } = evening.context.spoken
  let answeredAt = NaN
  let first: { at: number; text: string } | null = null
  caller.line.listen((event) => {
    if (event.type === 'answered') answeredAt = clock.now()
    if (event.type === 'said') first ??= { at: clock.now(), text: event.text }
  })
  if (caller.line.direction === 'outbound') caller.answers()
  const phrase = await caller.waitsFor(robot)
  const { at, text } = first ?? { at: NaN, text: '' }
  expect(text).toBe(phrase)
  const upToIt = phrase.slice(0, phrase.indexOf(robot) + robot.length)
  caller.hangsUp()
  await caller.isForgottenInTime()
  return at - answeredAt + secondsOfSpeech(upToIt, language) * 1000
}
