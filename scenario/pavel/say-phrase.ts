import type { Voice } from '../protocol.ts'
import { log } from './log.ts'
import { noteSilence, noteSpeaking } from './own-voice.ts'
import { play, type Played } from './playback.ts'
import { defaultSpeakerOf, speakerOf } from './voice.ts'
import type { Interruption } from './wait.ts'

/**
 * Says one phrase of at most 1,500 characters. If its voice fails, says it again with a default voice. `onStarted` is called when it
 * begins to sound.
 */
export async function sayPhrase(
  call: Call,
  text: string,
  voice: Voice,
  accepted: readonly Interruption['type'][],
  onStarted?: () => void,
): Promise<Played | Interruption> {
  noteSpeaking(text)
  const outcome = await play(call, text, speakerOf(voice), accepted, onStarted)
  noteSilence()
  if (outcome.type !== 'played' || !outcome.error) return outcome
  log(`a phrase failed with ${voice.speaker}: ${outcome.error}`)
  noteSpeaking(text)
  const secondOutcome = await play(call, text, defaultSpeakerOf(voice), accepted, onStarted)
  noteSilence()
  return secondOutcome
}
