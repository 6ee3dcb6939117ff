import type { Happening, Turn } from '../protocol.ts'
import type { Beginning } from './barge-in.ts'
import { awaitCorrection } from './correction.ts'
import { nothingSaid, type Phrase, withText } from './end-of-turn.ts'
import { countBegun, expectedIn, wordsIn } from './expected-words.ts'
import { after } from './guard.ts'
import { type Ended, hearOut } from './hear-out.ts'
import { closeEars, forgetWhatWasHeard, noteQuiet, openEars, replaceIfQuiet, whatWasHeard } from './hearing.ts'
import { countEcho } from './interruptions.ts'
import { interruptionsOf } from './keys.ts'
import { noteListening } from './latency.ts'
import { isLateEcho } from './own-voice.ts'
import { goesOn } from './recogniser.ts'
import type { Interruption } from './wait.ts'

/** After so long without a sound, a recogniser that has had a result before may be dead. */
const quietMs = 3000

/**
 * Listens to the caller's answer. Resolves to what was heard, to silence, or to what interrupted. `beginning`: what the caller has begun
 * to answer while Pavel was speaking. Other words that were heard by now do not count.
 */
export async function listen(
  call: Call,
  turn: Turn,
  beginning: Beginning | null,
): Promise<{ type: 'happened'; happening: Happening } | Interruption> {
  openEars(call, turn)
  if (!beginning) {
    noteListening()
    forgetWhatWasHeard(countBegun(wordsIn(whatWasHeard()), expectedIn(turn)))
  }
  const { phrase, sift } = beginning || {
    phrase: withText(nothingSaid(Date.now()), whatWasHeard(), Date.now()),
    sift: siftEcho(turn),
  }
  const outcome = await withQuietCheck(() =>
    hearOut({ turn, accepted: interruptionsOf(turn), phrase, sift, isNoiseTheEnd: !goesOn(turn) }),
  )
  if (outcome.type !== 'ended') {
    closeEars()
    return outcome
  }
  const happening = happeningOf(turn, outcome)
  awaitCorrection(turn, happening, beginning ? sift : undefined)
  return { type: 'happened', happening }
}

/** What the caller said in `turn`, or silence. */
function happeningOf({ turn }: Turn, { phrase }: Ended): Happening {
  return isSpoken(phrase)
    ? { type: 'speech.heard', turn, text: phrase.text, confidence: phrase.confidence }
    : { type: 'silence', turn }
}

function isSpoken({ text, confidence }: Phrase): boolean {
  return text !== '' && confidence > 0
}

/** Takes a text for nothing that is the end of Pavel's own words, by the time when the recogniser had it first. */
function siftEcho(turn: Turn): (text: string) => string {
  const expected = expectedIn(turn)
  let words = ''
  let since = 0
  return (text) => {
    const now = wordsIn(text)
    const isNew = now.join(' ') !== words
    if (isNew) since = Date.now()
    words = now.join(' ')
    if (!isLateEcho(now, since, expected)) return text
    if (isNew) countEcho()
    return ''
  }
}

async function withQuietCheck<Outcome>(wait: () => Promise<Outcome>): Promise<Outcome> {
  noteQuiet()
  const timer = after(quietMs, replaceIfQuiet)
  try {
    return await wait()
  } finally {
    clearTimeout(timer)
  }
}
