import type { Turn } from '../../scenario/protocol.ts'
import { readDigits } from '../rules/matching/matching.ts'
import type { Call, Transaction } from '../store/store.ts'
import { followVisit } from './call-campaign.ts'
import { isDoubled, shortestCode } from './code-shape.ts'
import type { CallerInput } from './decision.ts'
import { handleHiddenCaller } from './hidden-caller.ts'
import {
  changePairingCodesOf,
  findLongestLength,
  findReachedLimit,
  isGuessingSuspected,
  longestCode,
  maxTriesPerCall,
  numberSuffixLength,
} from './pairing-code.ts'
import { findVisitOfCode, goOnWithoutDigits, pairByCode } from './pairing.ts'
import { rejectCall, say } from './say.ts'
import { maxSilences } from './silence.ts'
import { welcome } from './welcome.ts'

/**
 * How many keys a call waits for when it asks for the end of the number as well. No code alone is that long, so the key
 * count of a saved turn shows what that turn asked for.
 */
const keysWithNumber = longestCode + numberSuffixLength

/**
 * Returns the first turn of a call that no game is known for: the question for the pairing code. A number that has tried too
 * many codes today gets a goodbye; one that has called too often is rejected. Expects the call to be locked.
 */
export async function askPairingCode(transaction: Transaction, call: Call): Promise<Turn> {
  const { spoken } = transaction.context
  const limit = await findReachedLimit(transaction, call)
  if (limit === 'calls') return rejectCall(transaction, call)
  if (limit === 'wrong codes') return refuseGuessing(transaction, call)
  const wanted = await readWanted(transaction)
  return say(transaction, call, { open: [spoken.askDigits(wanted)], part: 'digits', keys: wanted.keys, visitId: null })
}

function refuseGuessing(transaction: Transaction, call: Call): Promise<Turn> {
  return say(transaction, call, { say: transaction.context.spoken.triedTooOften, part: 'goodbye', visitId: null })
}

/**
 * Takes the pairing code from the input and returns the next turn: the game for a number that is shown, the promise of a callback
 * for one that is hidden. A call ends after three wrong codes or three silences in a row (`input` is `null`). Expects the call to be
 * locked.
 */
export async function handlePairingCode(transaction: Transaction, call: Call, input: CallerInput | null): Promise<Turn> {
  const wanted = await readWanted(transaction)
  if (!input) return handleMissingCode(transaction, call, wanted)
  if (wanted.withNumber && !wasAskedForNumber(call)) return askForNumber(transaction, call, wanted)
  const given = parseInput(transaction, input, wanted)
  if (given === null && input.kind === 'words') return handleMissingCode(transaction, call, wanted)
  // Other calls of the number may have tried since this one began, so their tries are counted before this one is looked at.
  if (await findReachedLimit(transaction, call)) return refuseGuessing(transaction, call)
  const visit = given && (await findVisitOfCode(transaction, call, given))
  if (!visit && input.kind === 'keys' && isDoubled(input.keys)) return handleMissingCode(transaction, call, wanted)
  if (!visit) return handleWrongCode(transaction, call, wanted)
  followVisit(transaction, call, visit)
  if (call.caller === null) return handleHiddenCaller(transaction, call, visit)
  return welcome(transaction, call, await pairByCode(transaction, call, { visit, phone: call.caller }))
}

/**
 * What a caller has to give right now. `most` is the length of the longest code in use, `withNumber` whether the end of the
 * number must follow, `keys` how many keys the call waits for.
 */
type Wanted = { most: number; withNumber: boolean; keys: number }

async function readWanted(transaction: Transaction): Promise<Wanted> {
  const [most, withNumber] = [await findLongestLength(transaction), await isGuessingSuspected(transaction)]
  return { most, withNumber, keys: withNumber ? keysWithNumber : most }
}

/**
 * Silence, and words without digits in them, do not count as a try. Who sees no digits goes on with the game that waits for the number:
 * a stranger who has given it only delays that.
 */
async function handleMissingCode(transaction: Transaction, call: Call, wanted: Wanted): Promise<Turn> {
  const { spoken } = transaction.context
  const silences = call.silences + 1
  if (silences < maxSilences)
    return say(transaction, call, {
      open: [spoken.digitsSilent(wanted)],
      part: 'digits',
      keys: wanted.keys,
      silences,
      visitId: null,
    })
  const game = await goOnWithoutDigits(transaction, call)
  if (game) return welcome(transaction, call, game)
  return say(transaction, call, { say: spoken.notPaired, part: 'goodbye', visitId: null })
}

function wasAskedForNumber({ reply }: Call): boolean {
  return reply.listen?.keys === keysWithNumber
}

/** The question was put before the guessing was noticed, so the caller has lost no try by answering it. */
function askForNumber(transaction: Transaction, call: Call, wanted: Wanted): Promise<Turn> {
  return say(transaction, call, {
    open: [transaction.context.spoken.digitsSilent(wanted)],
    part: 'digits',
    keys: wanted.keys,
    visitId: null,
  })
}

function parseInput({ context }: Transaction, input: CallerInput, { most, withNumber }: Wanted) {
  const suffixLength = withNumber ? numberSuffixLength : 0
  const text = input.kind === 'keys' ? input.keys.replace(/[*#]/g, '') : input.text
  const digits = readDigits(text, context.quiz.language, { from: shortestCode + suffixLength, to: most + suffixLength })
  if (digits === null) return null
  return withNumber
    ? { pairingCode: digits.slice(0, -suffixLength), numberSuffix: digits.slice(-suffixLength) }
    : { pairingCode: digits, numberSuffix: null }
}

async function handleWrongCode(transaction: Transaction, call: Call, wanted: Wanted): Promise<Turn> {
  const { spoken } = transaction.context
  const tries = call.tries + 1
  const left = maxTriesPerCall - tries
  if (left > 0)
    return say(transaction, call, {
      open: [spoken.askDigitsAgain({ ...wanted, left })],
      part: 'digits',
      keys: wanted.keys,
      tries,
      visitId: null,
    })
  await changePairingCodesOf(transaction, call.caller)
  return say(transaction, call, { say: spoken.notPaired, part: 'goodbye', tries, visitId: null })
}
