import type { Turn } from '../../scenario/protocol.ts'
import { readDigits } from '../rules/matching/matching.ts'
import type { Call, Transaction } from '../store/store.ts'
import type { CallerInput } from './decision.ts'
import {
  changePairingCodeOf,
  digitsOfNumber,
  isBeingGuessed,
  longest,
  longestPairingCode,
  mostTries,
  shortest,
  spentBy,
} from './pairing-code.ts'
import { pairByCode } from './pairing.ts'
import { reject, say } from './say.ts'
import { welcome } from './welcome.ts'

/** While digits are being guessed, more keys are waited for than digits alone can come to: that tells what a call was asked for. */
const keysWithNumber = longest + digitsOfNumber

/** The question for the digits, where it is not known who calls; a number that has asked for too much is not asked any more. */
export async function askDigits(transaction: Transaction, call: Call): Promise<Turn> {
  const { spoken } = transaction.context
  const spent = await spentBy(transaction, call)
  if (spent === 'in vain') return reject(transaction, call)
  if (spent === 'tried') return say(transaction, call, { say: spoken.triedTooOften, part: 'goodbye', visitId: null })
  const wanted = await wantedNow(transaction)
  return say(transaction, call, { say: spoken.askDigits(wanted), part: 'digits', keys: wanted.keys, visitId: null })
}

/** Pairs the call by the digits, keyed in or said; three tries, and three silences. */
export async function handlePairingCode(transaction: Transaction, call: Call, input: CallerInput | null): Promise<Turn> {
  const wanted = await wantedNow(transaction)
  if (!input) return waitForDigits(transaction, call, wanted)
  if (wanted.withNumber && !wasAskedForNumber(call)) return askMore(transaction, call, wanted)
  const digits = read(transaction, input, wanted)
  if (digits === null && input.kind === 'words') return waitForDigits(transaction, call, wanted)
  const pairing = digits === null ? { kind: 'unknown' as const } : await pairByCode(transaction, call, digits)
  return pairing.kind === 'unknown' ? askAgain(transaction, call, wanted) : welcome(transaction, call, pairing)
}

/** What the caller has to give at this moment. */
type Wanted = { most: number; withNumber: boolean; keys: number }

async function wantedNow(transaction: Transaction): Promise<Wanted> {
  const [most, withNumber] = [await longestPairingCode(transaction), await isBeingGuessed(transaction)]
  return { most, withNumber, keys: withNumber ? keysWithNumber : most }
}

function wasAskedForNumber({ reply }: Call): boolean {
  return reply.listen?.keys === keysWithNumber
}

/** `endOfNumber` is null where it was not wanted. */
function read({ context }: Transaction, input: CallerInput, { most, withNumber }: Wanted) {
  const more = withNumber ? digitsOfNumber : 0
  const said = input.kind === 'keys' ? input.keys.replace(/[*#]/g, '') : input.text
  const all = readDigits(said, context.quiz.language, { from: shortest + more, to: most + more })
  if (all === null) return null
  return withNumber ? { digits: all.slice(0, -more), endOfNumber: all.slice(-more) } : { digits: all, endOfNumber: null }
}

/** He was asked before the guessing was noticed: no try of his. */
function askMore(transaction: Transaction, call: Call, wanted: Wanted): Promise<Turn> {
  return say(transaction, call, {
    say: transaction.context.spoken.digitsSilent(wanted),
    part: 'digits',
    keys: wanted.keys,
    visitId: null,
  })
}

/** Silence, and words without digits in them, are no try. */
function waitForDigits(transaction: Transaction, call: Call, wanted: Wanted): Promise<Turn> {
  const { spoken } = transaction.context
  const silences = call.silences + 1
  return silences < 3
    ? say(transaction, call, { say: spoken.digitsSilent(wanted), part: 'digits', keys: wanted.keys, silences, visitId: null })
    : say(transaction, call, { say: spoken.notPaired, part: 'goodbye', visitId: null })
}

async function askAgain(transaction: Transaction, call: Call, wanted: Wanted): Promise<Turn> {
  const { spoken } = transaction.context
  const tries = call.tries + 1
  const left = mostTries - tries
  if (left > 0)
    return say(transaction, call, {
      say: spoken.askDigitsAgain({ ...wanted, left }),
      part: 'digits',
      keys: wanted.keys,
      tries,
      visitId: null,
    })
  await changePairingCodeOf(transaction, call.caller)
  return say(transaction, call, { say: spoken.notPaired, part: 'goodbye', tries, visitId: null })
}
