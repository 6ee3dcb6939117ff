import type { Emulator } from '../../scenario/emulator/emulator.ts'
import { spokenIn } from '../../views/texts/spoken.ts'
import { rules } from './quiz.ts'
import { until } from './until.ts'

const spoken = spokenIn('ru')

/** What the scenario says by itself while the server is slow or away. */
const scenarioPhrases: string[] = [spoken.filler, spoken.goodbye]

/** What Pavel says on silence. It answers no input, least of all a key that came in meanwhile. */
const silencePhrases: string[] = [
  ...[0, 1, 2, 3, 4, 5, 6].flatMap((turn) => [false, true].map((isFirst) => spoken.silent({ turn, isFirst }))),
  spoken.howTo,
  spoken.silentGoodbye,
]

/** How he goes on where the game was played elsewhere since he was last heard: what was said to him then counts nothing. */
const wherePlayed: string[] = [
  spoken.robot,
  ...rules.answers.map((_, rebus, { length: of }) => spoken.rebus({ number: rebus + 1, of })),
]

/** All retries of one event, plus the wait for the caller, take less than this. */
const patienceMs = 40_000

/** One call in real time, which records what the caller hears. */
export type Call = ReturnType<typeof dial>

export function dial(emulator: Emulator, caller: string) {
  const line = emulator.dial({ caller, called: '78005553535' })
  const heard: string[] = []
  let wasTalking = false
  let hasHungUp = false
  line.listen((event) => {
    if (event.type === 'answered') wasTalking = true
    if (event.type === 'said' && !scenarioPhrases.includes(event.text)) heard.push(event.text)
  })
  const isOver = () => line.state === 'ended'
  // He listens while he speaks, too; a phrase that is said then would be counted as heard after it.
  const isListening = () => line.isListening && !line.isSpeaking && line.requestsUnderWay === 0
  return {
    line,
    /** what Pavel said, without the scenario's own phrases */
    heard: heard as readonly string[],
    get isOver() {
      return isOver()
    },
    /** Pavel said goodbye because the server was away, or never took the call */
    get endedBecauseOfUs() {
      return isOver() && !hasHungUp && (!wasTalking || line.said.includes(spoken.goodbye))
    },
    get error() {
      return line.error
    },
    /** resolves once Pavel listens; false when the call ends first */
    isListenedTo: async () => (await until(() => isOver() || isListening(), patienceMs)) && !isOver(),
    /** whether Pavel speaks after the first `phrases` phrases; false when the call ends first */
    async isSpokenTo(phrases: number): Promise<boolean> {
      await until(() => heard.length > phrases || isOver(), patienceMs)
      return heard.length > phrases
    },
    /** whether Pavel's next phrase answers an input */
    async isAnswered(phrases: number): Promise<boolean> {
      if (!(await this.isSpokenTo(phrases))) return false
      return !heard.slice(phrases).some(isSilencePhrase) && !wherePlayed.includes(heard[phrases] ?? '')
    },
    /** whether Pavel says anything within the time that is not a reaction to silence */
    async hearsNews(phrases: number, milliseconds: number): Promise<boolean> {
      const isTold = () => !heard.slice(phrases).every(isSilencePhrase)
      await until(() => isTold() || isOver(), milliseconds)
      return isTold()
    },
    /** false when Pavel is not listening */
    says(text: string): boolean {
      if (!isListening()) return false
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

const isSilencePhrase = (phrase: string) => silencePhrases.includes(phrase)

/** Whether this phrase ends the game, so that no further call is needed. */
export function isTheEnd(phrase: string): boolean {
  return phrase.includes('Это был последний ребус') || phrase.endsWith(spoken.alreadyPlayed)
}
