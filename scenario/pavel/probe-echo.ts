import type { Turn } from '../protocol.ts'
import { wordsIn } from './expected-words.ts'
import type { LongRecogniser } from './long-recogniser.ts'
import { areOwn } from './own-words.ts'
import { ignorePlayback, listenToPlayback } from './playback.ts'
import { sayPhrase } from './say-phrase.ts'
import { speakerOf } from './voice.ts'
import { onlyHangUp, sleep } from './wait.ts'

/** An echo and its recognition take no longer. */
const echoArrivesWithinMs = 2000
const stoppedAfterMs = 1000
/** How long a phrase takes at most, from its letters: speech has about ten in a second. */
const slowestMsPerCharacter = 95
const longestEndMs = 2000
/** An end that comes so soon is that of the stopped phrase; a later one is where the phrase would have ended anyway. */
const promptEndMs = 1000

/**
 * Says a phrase while a recogniser listens. Tells how much of it came back, and how late: `none`, or
 * `7 of 12 words, first after 850 ms, last 620 ms after the end`.
 */
export async function measureEcho(call: Call, turn: Turn, phrase: string, { texts }: LongRecogniser): Promise<string> {
  const before = texts.length
  let beganAt = Date.now()
  await sayPhrase(call, phrase, turn.voice, onlyHangUp, () => {
    beganAt = Date.now()
  })
  const endedAt = Date.now()
  await sleep(echoArrivesWithinMs)
  const said = wordsIn(phrase)
  const echoes = texts.slice(before).filter(({ words }) => areOwn(words, said).some(Boolean))
  if (echoes.length === 0) return 'none'
  const heard = echoes.reduce<string[]>((all, { words }) => all.concat(words), [])
  const count = said.filter((word) => areOwn([word], heard)[0]).length
  const lastMs = Math.max(0, lastNew(echoes) - endedAt)
  return `${count} of ${said.length} words, first after ${echoes[0].at - beganAt} ms, last ${lastMs} ms after the end`
}

/**
 * Stops a long phrase, and tells what came of it: `ends silently`, `reports its end after 120 ms`, or `goes on for 5200 ms`. Where the
 * line has an echo, that tells when there was silence: `ends silently, echo for 640 ms`.
 */
export async function stopPhrase(call: Call, { voice }: Turn, phrase: string, { texts }: LongRecogniser): Promise<string> {
  let endedAt = 0
  listenToPlayback({
    started: () => {},
    finished: () => {
      endedAt = Date.now()
    },
  })
  if (call.state() === 'CONNECTED') call.say(phrase, { voice: speakerOf(voice) })
  await sleep(stoppedAfterMs)
  const stoppedAt = Date.now()
  if (endedAt) {
    ignorePlayback()
    return 'too short to tell'
  }
  if (call.state() === 'CONNECTED') call.stopPlayback()
  await sleep(phrase.length * slowestMsPerCharacter + longestEndMs)
  ignorePlayback()
  const said = wordsIn(phrase)
  const echoes = texts.filter(({ at, words }) => at > stoppedAt && areOwn(words, said).some(Boolean))
  const echo = echoes.length > 0 ? `, echo for ${lastNew(echoes) - stoppedAt} ms` : ''
  return endOfStopped(endedAt && endedAt - stoppedAt) + echo
}

function endOfStopped(afterMs: number): string {
  if (!afterMs) return 'ends silently'
  return afterMs <= promptEndMs ? `reports its end after ${afterMs} ms` : `goes on for ${afterMs} ms`
}

/** When the text last changed. A final result says once more what the interim ones have said. */
function lastNew(texts: LongRecogniser['texts']): number {
  const known = (at: number) => at > 0 && texts[at - 1].words.join(' ') === texts[at].words.join(' ')
  const changed = texts.filter((_, at) => !known(at))
  return changed[changed.length - 1].at
}
