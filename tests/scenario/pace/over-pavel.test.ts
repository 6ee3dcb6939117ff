import { expect, test } from 'bun:test'
import { secondsOfSpeech } from '../../../server/rules/speech/speech.ts'
import type { Caller } from '../../cast/caller.ts'
import { opensAPacedEvening, type PacedEvening } from './evening.ts'

for (const echo of [0, 0.6, 1]) {
  test(`a whole game is played by somebody who answers while Pavel speaks, with an echo of ${echo}, which costs no attempt`, async () => {
    const evening = await opensAPacedEvening()
    evening.lineIs({ echo, echoMs: 250 })
    const { visitor, caller } = await evening.comesToPlay('79161000001')
    const cut = phrasesCutShort(caller, evening)
    for (const rebus of evening.quiz.rebuses.keys()) {
      await caller.speaks('повтори')
      await caller.isRepliedTo()
      await caller.speaksOver(evening.answerTo(rebus + 1), { afterMs: 1200 })
      await caller.isRepliedTo()
    }
    await visitor.isShown('finished')
    await visitor.hasPoints(10 * evening.quiz.rebuses.length)
    expect(cut).toHaveLength(evening.quiz.rebuses.length)
    expect(evening.reported).toEqual([])
  })
}

/** The phrases that Pavel did not say to their end. */
function phrasesCutShort({ line }: Caller, { telephone: { clock } }: PacedEvening): string[] {
  const cut: string[] = []
  let current = { text: '', endsAt: 0 }
  line.listen((event) => {
    if (event.type === 'said') current = { text: event.text, endsAt: clock.now() + secondsOfSpeech(event.text, 'ru') * 1000 }
    if (event.type === 'fell silent' && clock.now() < current.endsAt - 1) cut.push(current.text)
  })
  return cut
}
