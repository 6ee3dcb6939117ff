import type { Turn } from '../../scenario/protocol.ts'
import { digits as digitsIn } from '../rules/matching/matching.ts'
import type { Call, Moment } from '../store/store.ts'
import type { Heard } from './input.ts'
import {
  changeDigitsOf,
  digitsOfNumber,
  isBeingGuessed,
  longest,
  mostDigits,
  mostTries,
  shortest,
  spentBy,
} from './pairing-code.ts'
import { pairByDigits } from './pairing.ts'
import { reject, say } from './say.ts'
import { welcome } from './welcome.ts'

/** While digits are being guessed, more keys are waited for than digits alone can come to: that tells what a call was asked for. */
const keysWithNumber = longest + digitsOfNumber

/** The question for the digits, where it is not known who calls; a number that has asked for too much is not asked any more. */
export async function askDigits(moment: Moment, call: Call): Promise<Turn> {
  const { spoken } = moment.world
  const spent = await spentBy(moment, call)
  if (spent === 'in vain') return reject(moment, call)
  if (spent === 'tried') return say(moment, call, { say: spoken.triedTooOften, part: 'goodbye', visitId: null })
  const wanted = await wantedNow(moment)
  return say(moment, call, { say: spoken.askDigits(wanted), part: 'digits', keys: wanted.keys, visitId: null })
}

/** Pairs the call by the digits, keyed in or said; three tries, and three silences. */
export async function hearDigits(moment: Moment, call: Call, heard: Heard): Promise<Turn> {
  const wanted = await wantedNow(moment)
  if (heard.type === 'silence') return waitForDigits(moment, call, wanted)
  if (wanted.withNumber && !wasAskedForNumber(call)) return askMore(moment, call, wanted)
  const digits = read(moment, heard, wanted)
  if (digits === null && heard.type === 'speech.heard') return waitForDigits(moment, call, wanted)
  const pairing = digits === null ? { kind: 'unknown' as const } : await pairByDigits(moment, call, digits)
  return pairing.kind === 'unknown' ? askAgain(moment, call, wanted) : welcome(moment, call, pairing)
}

/** What the caller has to give at this moment. */
type Wanted = { most: number; withNumber: boolean; keys: number }

async function wantedNow(moment: Moment): Promise<Wanted> {
  const [most, withNumber] = [await mostDigits(moment), await isBeingGuessed(moment)]
  return { most, withNumber, keys: withNumber ? keysWithNumber : most }
}

function wasAskedForNumber({ reply }: Call): boolean {
  return reply.listen?.keys === keysWithNumber
}

/** `endOfNumber` is null where it was not wanted. */
function read({ world }: Moment, heard: Exclude<Heard, { type: 'silence' }>, { most, withNumber }: Wanted) {
  const more = withNumber ? digitsOfNumber : 0
  const said = heard.type === 'keys.pressed' ? heard.keys.replace(/[*#]/g, '') : heard.text
  const all = digitsIn(said, world.quiz.language, { from: shortest + more, to: most + more })
  if (all === null) return null
  return withNumber ? { digits: all.slice(0, -more), endOfNumber: all.slice(-more) } : { digits: all, endOfNumber: null }
}

/** He was asked before the guessing was noticed: no try of his. */
function askMore(moment: Moment, call: Call, wanted: Wanted): Promise<Turn> {
  return say(moment, call, { say: moment.world.spoken.digitsSilent(wanted), part: 'digits', keys: wanted.keys, visitId: null })
}

/** Silence, and words without digits in them, are no try. */
function waitForDigits(moment: Moment, call: Call, wanted: Wanted): Promise<Turn> {
  const { spoken } = moment.world
  const silences = call.silences + 1
  return silences < 3
    ? say(moment, call, { say: spoken.digitsSilent(wanted), part: 'digits', keys: wanted.keys, silences, visitId: null })
    : say(moment, call, { say: spoken.notPaired, part: 'goodbye', visitId: null })
}

async function askAgain(moment: Moment, call: Call, wanted: Wanted): Promise<Turn> {
  const { spoken } = moment.world
  const tries = call.tries + 1
  const left = mostTries - tries
  if (left > 0)
    return say(moment, call, {
      say: spoken.askDigitsAgain({ ...wanted, left }),
      part: 'digits',
      keys: wanted.keys,
      tries,
      visitId: null,
    })
  await changeDigitsOf(moment, call.caller)
  return say(moment, call, { say: spoken.notPaired, part: 'goodbye', tries, visitId: null })
}
