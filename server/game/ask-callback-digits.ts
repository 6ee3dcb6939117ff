import { eq } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { isMachine, readDigits } from '../rules/matching/matching.ts'
import { callbacks } from '../store/schema/schema.ts'
import { type Call, type Callback, made, type Transaction, type Visit } from '../store/store.ts'
import { endCallback } from './callback-state.ts'
import { isDoubled, shortestCode } from './code-shape.ts'
import type { CallerInput } from './decision.ts'
import { hangUpOnMachine } from './end-call.ts'
import { findVisitsThatMayProve } from './find-by-number.ts'
import { longestCode, maxTriesPerCall, replacePairingCode } from './pairing-code.ts'
import { pairWithVisit } from './pairing.ts'
import { say } from './say.ts'
import { maxSilences } from './silence.ts'
import { welcome } from './welcome.ts'

/**
 * The question of our own call: whoever picks up gives the digits of the page, and so proves to hold the telephone and to see the
 * page. Until then there is no game: hanging up leaves everything as it was.
 *
 * Four digits are enough, because the number has been called on behalf of a few pages at most. A guess is right once in ten
 * thousand times, and there are three of them in a call.
 */

/** Long enough to find the page on the same telephone: three silences make a minute. */
const listenSeconds = 20

/** Returns how a page's code is asked for in our own call: its first four digits. */
export function digitsForCallback(code: string): string {
  return code.slice(0, shortestCode)
}

/** Returns the first turn of our own call: the question for the digits. Expects the call to be locked. */
export function askCallbackDigits(transaction: Transaction, call: Call): Promise<Turn> {
  return ask(transaction, call, { open: [transaction.context.spoken.callMe.askDigits] })
}

/**
 * Takes the digits from the input and returns the next turn: the game, or the question again. A call ends after three wrong codes or
 * three silences in a row (`input` is `null`). Words without digits count as silence. Expects the call to be locked.
 */
export async function handleCallbackDigits(transaction: Transaction, call: Call, input: CallerInput | null): Promise<Turn> {
  const digits = input && readInput(transaction, input)
  const [callback = null] = digits === null ? [] : await findCallback(transaction.tx, { id: call.id })
  const visit = callback && digits !== null && (await findVisitOfDigits(transaction, callback, digits))
  // No machine sees the page, whatever else it says.
  if (!visit && isSaidByMachine(transaction, input)) return hangUpOnMachine(transaction, call)
  if (digits === null) return handleSilence(transaction, call)
  if (!visit && input?.kind === 'keys' && isDoubled(digits)) return handleSilence(transaction, call)
  if (!visit) return handleWrongDigits(transaction, call, callback)
  const pairing = await pairWithVisit(transaction, call, { visit, phone: callback.phone })
  // The callback has done its work. What ends the call or the game later must not say that nobody was reached.
  await endCallback(transaction, call.id, 'talked')
  return welcome(transaction, call, pairing)
}

function isSaidByMachine({ context }: Transaction, input: CallerInput | null): boolean {
  return input?.kind === 'words' && isMachine({ heard: input.text, language: context.quiz.language })
}

/** Keys that make no code are a try, or else a machine could go on for ever; `null` for words without a code. */
function readInput({ context }: Transaction, input: CallerInput): string | null {
  if (input.kind === 'keys') return input.keys.replace(/[*#]/g, '')
  return readDigits(input.text, context.quiz.language, { from: shortestCode, to: longestCode })
}

const findCallback = made((db, { id }: { id: string }) => db.select().from(callbacks).where(eq(callbacks.id, id)))

/**
 * The page that asked for the call, or another one that gave the same number: its owner may have a page of their own. Digits with
 * which the codes of several pages begin prove nothing, or a stranger's page could pass for the owner's: all but one get other codes.
 */
async function findVisitOfDigits(transaction: Transaction, callback: Callback, given: string): Promise<Visit | undefined> {
  if (given.length < shortestCode) return undefined
  const candidates = await findVisitsThatMayProve(transaction, callback)
  const [visit, ...alike] = candidates.filter(({ digits }) => digits?.startsWith(given))
  for (const { id } of alike) await replacePairingCode(transaction, id)
  return alike.length === 0 ? visit : undefined
}

function handleSilence(transaction: Transaction, call: Call): Promise<Turn> {
  const { callMe } = transaction.context.spoken
  const silences = call.silences + 1
  return silences < maxSilences
    ? ask(transaction, call, { open: [callMe.digitsSilent], silences })
    : say(transaction, call, { say: callMe.notProved, part: 'goodbye', visitId: null })
}

async function handleWrongDigits(transaction: Transaction, call: Call, callback: Callback | null): Promise<Turn> {
  const { callMe } = transaction.context.spoken
  const tries = call.tries + 1
  const left = maxTriesPerCall - tries
  if (left > 0) return ask(transaction, call, { open: [callMe.askDigitsAgain({ left })], tries })
  await endCallback(transaction, call.id, 'unproved')
  if (callback) await replacePairingCode(transaction, callback.visitId)
  return say(transaction, call, { say: callMe.notProved, part: 'goodbye', tries, visitId: null })
}

type Question = { open: string[]; silences?: number; tries?: number }

function ask(transaction: Transaction, call: Call, question: Question): Promise<Turn> {
  const listening = { part: 'digits', keys: shortestCode, seconds: listenSeconds } as const
  return say(transaction, call, { ...question, ...listening, visitId: null })
}
