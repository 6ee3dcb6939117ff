import type { Turn, Voice } from '../protocol.ts'
import { interruptionsOf } from './keys.ts'
import { noteReply } from './latency.ts'
import { log } from './log.ts'
import { play, type Played } from './playback.ts'
import { defaultSpeakerOf, speakerOf } from './voice.ts'
import { type Interruption, onlyHangUp } from './wait.ts'

/** In characters: the engine refuses a longer text (scenario/voxengine.md §4). */
const longestPhrase = 1500

/** Says a whole turn. Returns what interrupted it, or null if it was said to its end. */
export async function say(call: Call, turn: Turn): Promise<Interruption | null> {
  noteReply()
  const accepted = turn.then === 'listen' ? interruptionsOf(turn) : onlyHangUp
  for (const phrase of phrasesOf(turn.say)) {
    const outcome = await sayPhrase(call, phrase, turn.voice, accepted)
    if (outcome.type !== 'played') return outcome
  }
  return null
}

/** Says one phrase of at most 1,500 characters. If its voice fails, says it again with a default voice. */
export async function sayPhrase(
  call: Call,
  text: string,
  voice: Voice,
  accepted: readonly Interruption['type'][],
): Promise<Played | Interruption> {
  const outcome = await play(call, text, speakerOf(voice), accepted)
  if (outcome.type !== 'played' || !outcome.error) return outcome
  log(`a phrase failed with ${voice.speaker}: ${outcome.error}`)
  return play(call, text, defaultSpeakerOf(voice), accepted)
}

function phrasesOf(text: string): string[] {
  const rest = text.trim()
  if (rest.length <= longestPhrase) return rest ? [rest] : []
  const end = endOfPhrase(rest.slice(0, longestPhrase))
  return [rest.slice(0, end).trim(), ...phrasesOf(rest.slice(end))]
}

/** After the last whole sentence, or else the last whole word. */
function endOfPhrase(text: string): number {
  const sentence = Math.max(...['. ', '! ', '? '].map((end) => text.lastIndexOf(end))) + 1
  return sentence || text.lastIndexOf(' ') + 1 || text.length
}
