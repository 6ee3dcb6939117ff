import type { Turn } from '../../scenario/protocol.ts'
import { digits as digitsIn } from '../matching.ts'
import { pairByDigits } from '../pairing.ts'
import type { Heard } from './hear.ts'
import { say } from './say.ts'
import { welcome } from './start.ts'
import type { Call, Moment } from './world.ts'

const mostTries = 3

/** Pairs the call by the four digits, keyed in or said; three tries, and three silences. */
export async function hearDigits(moment: Moment, call: Call, heard: Heard): Promise<Turn> {
  if (heard.type === 'silence') return waitForDigits(moment, call)
  const digits = heard.type === 'keys.pressed' ? keyedIn(heard.keys) : digitsIn(heard.text, moment.world.quiz.language)
  if (digits === null && heard.type === 'speech.heard') return waitForDigits(moment, call)
  const pairing = digits === null ? { kind: 'unknown' as const } : await pairByDigits(moment, call, digits)
  return pairing.kind === 'unknown' ? askAgain(moment, call) : welcome(moment, call, pairing)
}

function keyedIn(keys: string): string | null {
  return /^\d{4}$/.exec(keys.replace(/[*#]/g, ''))?.[0] ?? null
}

/** Silence, and words without digits in them, are no try. */
function waitForDigits(moment: Moment, call: Call): Promise<Turn> {
  const { spoken } = moment.world
  const silences = call.silences + 1
  return silences < 3
    ? say(moment, call, { say: spoken.digitsSilent, part: 'digits', silences, visitId: null })
    : say(moment, call, { say: spoken.notPaired, part: 'goodbye', visitId: null })
}

function askAgain(moment: Moment, call: Call): Promise<Turn> {
  const { spoken } = moment.world
  const tries = call.tries + 1
  return tries < mostTries
    ? say(moment, call, { say: spoken.askDigitsAgain({ left: mostTries - tries }), part: 'digits', tries, visitId: null })
    : say(moment, call, { say: spoken.notPaired, part: 'goodbye', tries, visitId: null })
}
