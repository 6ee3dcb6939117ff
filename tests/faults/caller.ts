import type { Emulator } from '../../scenario/emulator/emulator.ts'
import { spoken } from '../../views/texts/spoken.ru.ts'
import { until } from './until.ts'

/** What the scenario says on its own, when the server is slow or gone. */
const ofItsOwn: string[] = [spoken.filler, spoken.goodbye]

/** What he says when he has heard nothing: it answers nothing that was done meanwhile, least of all a key that came in between. */
const onSilence: string[] = [spoken.silent({ turn: 0 }), spoken.silent({ turn: 1 }), spoken.howTo, spoken.silentGoodbye]

/** All tries to report an event, and the wait for the caller, come to less. */
const patienceMs = 40_000

/** One call, in real time, by somebody who notes what is said to him. */
export type Call = ReturnType<typeof dial>

export function dial(emulator: Emulator, caller: string) {
  const line = emulator.dial({ caller, called: '78005553535' })
  const heard: string[] = []
  let wasTalking = false
  let hasHungUp = false
  line.listen((event) => {
    if (event.type === 'answered') wasTalking = true
    if (event.type === 'said' && !ofItsOwn.includes(event.text)) heard.push(event.text)
  })
  const isOver = () => line.state === 'ended'
  const isListening = () => line.isListening && line.requestsUnderWay === 0
  return {
    line,
    /** what Pavel said, his own technical words apart */
    heard: heard as readonly string[],
    get isOver() {
      return isOver()
    },
    /** he said goodbye because the server was away, or did not take the call at all */
    get endedBecauseOfUs() {
      return isOver() && !hasHungUp && (!wasTalking || line.said.includes(spoken.goodbye))
    },
    get error() {
      return line.error
    },
    /** false when the call is over before */
    isListenedTo: async () => (await until(() => isOver() || isListening(), patienceMs)) && !isOver(),
    /** whether Pavel speaks again, after so many phrases; false when the call is over before */
    async isSpokenTo(phrases: number): Promise<boolean> {
      await until(() => heard.length > phrases || isOver(), patienceMs)
      return heard.length > phrases
    },
    /** whether what he says next is an answer */
    async isAnswered(phrases: number): Promise<boolean> {
      return (await this.isSpokenTo(phrases)) && !heard.slice(phrases).some(isOnSilence)
    },
    /** whether he says, sooner or later, anything that is one */
    async isToldNews(phrases: number, milliseconds: number): Promise<boolean> {
      const isTold = () => !heard.slice(phrases).every(isOnSilence)
      await until(() => isTold() || isOver(), milliseconds)
      return isTold()
    },
    /** false where nobody listens right now */
    says(text: string): boolean {
      if (!line.isListening) return false
      line.say(text)
      return true
    },
    presses: (keys: string) => line.press(keys),
    async hangsUp() {
      hasHungUp = true
      line.hangUp()
      await until(isOver, patienceMs)
    },
  }
}

const isOnSilence = (phrase: string) => onSilence.includes(phrase)

/** A caller who hears this phrase need not call again. */
export function isTheEnd(phrase: string): boolean {
  return phrase.includes('Это был последний ребус') || phrase === spoken.alreadyPlayed
}
