import { expect, test } from 'bun:test'
import { opensAShortEvening } from './evening.ts'
import { everyOf, inEvery, of } from './every.ts'

const phrases = everyOf({ replacedPhraseFinishes: of.isSo, hangUpFinishesPhrase: of.hangUpFinishesPhrase })
const recognisers = everyOf({
  speechEvents: of.speechEvents,
  interims: of.isSo,
  confidenceScale: [1, 100],
  resultField: ['text', 'transcript'],
})
/** Each game has four answers, each heard by a different recogniser. */
const fours = Array.from({ length: recognisers.length / 4 }, (_, at) => recognisers.slice(at * 4, at * 4 + 4))

for (const ending of phrases) {
  test(`a game can be played with every recogniser when phrases end like this: ${JSON.stringify(ending)}`, async () => {
    const evening = await opensAShortEvening()
    await inEvery(fours, async ([first = {}, second = {}, third = {}, fourth = {}], at) => {
      const engineIs = (recogniser: object) => evening.engineIs({ ...ending, ...recogniser })
      engineIs(first)
      const { visitor, caller } = await evening.plays(evening.numberOf(at))
      await caller.says('пингвин')
      await caller.isListenedTo()
      engineIs(second)
      evening.speaks('by hand')
      await caller.says(evening.answerTo(1), { confidence: 0.55 })
      await caller.hears('плюс 6')
      await caller.presses('2')
      await caller.hears(evening.context.spoken.hint({ turn: 2 }))
      caller.hangsUp()
      await visitor.isShown('lost')
      evening.speaks('at once')
      engineIs(third)
      const again = evening.telephone.dials(evening.numberOf(at))
      await again.hears('На счету 6 очков')
      await again.says('чайник', { final: !('interims' in third && third.interims) })
      await visitor.sees('Попытка 3 из 3')
      engineIs(fourth)
      await again.says(evening.answerTo(2))
      await visitor.isShown('finished')
      await visitor.hasPoints(9)
      expect(visitor.code).toMatch(/^[A-Z2-9]{8}$/)
      expect(await caller.isForgotten()).toBe('terminate()')
      visitor.hidesTheTab()
    })
    expect(evening.reported).toEqual([])
  })
}
