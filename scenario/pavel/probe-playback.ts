import type { ExamineWords, Turn, Voice } from '../protocol.ts'
import { hangUp } from './end.ts'
import { ignorePlayback, listenToPlayback, play } from './playback.ts'
import { session } from './session.ts'
import { speakerOf } from './voice.ts'
import { onlyHangUp, race, sleep } from './wait.ts'

const phrasesTried = 12
const cutShortAfterMs = 1000
const endsArriveWithinMs = 4000
/** About two minutes of the phrase. It also stops a voice that fails at once, over and over. */
const mostRepeats = 10

/** Replaces a phrase by another one, and tells whether the replaced one reports its end. */
export async function cutPhraseShort(call: Call, { voice }: Turn, { long, short }: ExamineWords): Promise<string> {
  let ends = 0
  listenToPlayback({
    started: () => {},
    finished: () => {
      ends += 1
    },
  })
  sayIfConnected(call, long, voice)
  await sleep(cutShortAfterMs)
  sayIfConnected(call, short, voice)
  await sleep(endsArriveWithinMs)
  ignorePlayback()
  return ends > 1 ? 'reports its end' : 'ends silently'
}

/** Says more phrases than the engine allows players, and tells how many were said. */
export async function sayManyTimes(call: Call, { voice }: Turn, phrase: string): Promise<string> {
  let said = 0
  for (let tried = 0; tried < phrasesTried; tried += 1) {
    const outcome = await play(call, phrase, speakerOf(voice), onlyHangUp)
    if (outcome.type === 'played' && !outcome.error) said += 1
  }
  return `${said} of ${phrasesTried} were said`
}

/**
 * Repeats a phrase that asks the caller to hang up, until that happens, and tells whether the phrase that is cut off reports
 * its end before or after `Disconnected`.
 */
export async function speakUntilHangUp(call: Call, { voice }: Turn, phrase: string): Promise<string> {
  let end = 'never came'
  let repeats = 0
  listenToPlayback({
    started: () => {},
    finished: () => {
      repeats += 1
      if (call.state() === 'CONNECTED') return repeats > mostRepeats ? hangUp(call) : sayIfConnected(call, phrase, voice)
      end = `came ${session.isOver ? 'after' : 'before'} Disconnected`
    },
  })
  sayIfConnected(call, phrase, voice)
  await race<never>(onlyHangUp, () => () => {})
  await sleep(endsArriveWithinMs)
  ignorePlayback()
  return `PlaybackFinished ${end}`
}

function sayIfConnected(call: Call, text: string, voice: Voice): void {
  if (call.state() === 'CONNECTED') call.say(text, { voice: speakerOf(voice) })
}
