import { expect, test } from 'bun:test'
import type { Unknowns } from '../../../scenario/emulator/unknowns.ts'
import { opensAPacedEvening, type PacedEvening } from '../pace/evening.ts'
import { everyOf, inEvery, of } from './every.ts'

const number = (person: number) => String(79161000000 + person)

/**
 * Plays a game of two rebuses at a person's pace: a wrong answer, then the right ones. Returns how long the last reply took, in
 * milliseconds.
 */
async function playsWith(evening: PacedEvening, engine: Partial<Unknowns>, person: number): Promise<number> {
  evening.engineIs(engine)
  const { visitor, caller } = await evening.comesToPlay(number(person))
  await caller.speaks('кенгуру в очках')
  await caller.isRepliedTo()
  await visitor.sees('Попытка 2 из 3')
  await caller.speaks(evening.answerTo(1))
  await caller.isRepliedTo()
  await caller.speaks(evening.answerTo(2))
  const replyMs = await caller.isRepliedTo()
  await visitor.isShown('finished')
  await visitor.hasPoints(16)
  expect(await caller.isForgottenInTime()).toBe('terminate()')
  expect(caller.line.error).toBeNull()
  visitor.hidesTheTab()
  return replyMs
}

for (const finals of of.finals) {
  test(`a game can be played however interim results come and however long a recogniser lives, with finals that come ${finals}`, async () => {
    const evening = await opensAPacedEvening({}, { rebuses: 2 })
    const recognisers = everyOf({ interimText: of.interimText, recogniserLives: of.recogniserLives })
    await inEvery(recognisers, async (engine, at) => void (await playsWith(evening, { ...engine, finals }, at)))
    expect(evening.reported).toEqual([])
  })
}

test('a game can be played with YandexV3, whether or not it sends interim results', async () => {
  const voice = { speaker: 'YandexV3.ru_RU_filipp', recogniser: 'YandexV3.ru_RU' }
  const evening = await opensAPacedEvening({}, { rebuses: 2 })
  await evening.changes({ voice })
  const recognisers = everyOf({ yandexV3Interims: of.isSo, finals: ['prompt', 'late'] })
  await inEvery(recognisers, async (engine, at) => {
    const replyMs = await playsWith(evening, engine, at)
    const isWaitedForFinal = engine.finals === 'late' && !engine.yandexV3Interims
    expect(replyMs > 4000).toBe(isWaitedForFinal)
  })
  expect(evening.reported).toEqual([])
})

test('a game can be played whether or not the engine has a detector of voices, which is closed at the end', async () => {
  const evening = await opensAPacedEvening({}, { rebuses: 2 })
  await inEvery(
    everyOf({ silero: of.silero, finals: of.finals }),
    async (engine, at) => void (await playsWith(evening, engine, at)),
  )
  expect(evening.reported).toEqual([])
})

test('a rude word is an answer like any other, whatever the engine does to such words when it may', async () => {
  const evening = await opensAPacedEvening({}, { rebuses: 2 })
  await inEvery(everyOf({ profanity: ['masks', 'drops'] }), async (engine, at) => {
    evening.engineIs(engine)
    const { visitor, caller } = await evening.comesToPlay(number(at))
    await caller.speaks('старый хрен')
    await caller.isRepliedTo()
    await visitor.sees('Попытка 2 из 3')
    await visitor.sees('старый хрен')
    caller.hangsUp()
    visitor.hidesTheTab()
  })
})

test('keys interrupt Pavel, whether or not the engine can stop what he says', async () => {
  const evening = await opensAPacedEvening({}, { rebuses: 2 })
  const engines = everyOf({ stopsSay: of.isSo, replacedPhraseFinishes: of.isSo })
  await inEvery(engines, async (engine, at) => {
    evening.engineIs(engine)
    const { visitor, caller } = await evening.comesToPlay(number(at))
    await caller.presses('2')
    await caller.waitsFor(evening.context.spoken.hint({ turn: 0 }))
    await visitor.sees('Попытка 2 из 3')
    for (const rebus of [1, 2]) {
      await caller.speaks(evening.answerTo(rebus))
      await caller.isRepliedTo()
    }
    await visitor.isShown('finished')
    await visitor.hasPoints(16)
    visitor.hidesTheTab()
  })
  expect(evening.reported).toEqual([])
})
