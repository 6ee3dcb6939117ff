import { after } from './guard.ts'
import { isSignalledAgain } from './repeated-keys.ts'
import { session } from './session.ts'

/** What ends a wait from outside, whatever it waits for. */
export type Interruption = ByCaller | { type: 'newer turn' } | { type: 'time is up' } | { type: 'hung up' }

/** `voice`: he says something that Pavel waits for. `more words`: he goes on with what was taken for a whole answer. */
type ByCaller = { type: 'key'; key: string } | { type: 'voice' } | { type: 'more words' }

/** All but the caller's voice, which only some pieces accept. */
export const anyInterruption: readonly Interruption['type'][] = ['key', 'newer turn', 'time is up', 'hung up']
/** For what is said to its end unless the caller hangs up, such as a goodbye. */
export const onlyHangUp: readonly Interruption['type'][] = ['hung up']

type Waiting = {
  offer: (interruption: Interruption) => boolean
  typedAhead: string[]
}

const waiting: Waiting = {
  /** Offers an interruption to the wait that is under way. False if it is not accepted, or nothing waits. */
  offer: nothingWaits,
  /** Keys that arrived between two waits of the same turn. */
  typedAhead: [],
}

/**
 * Waits for whichever comes first: a value that `begin` settles with, or one of the interruptions named in `accepted`.
 * Anything later is ignored. `begin` returns a clean-up function, which runs exactly once, even if `begin` itself settles.
 * A key typed ahead counts at once if keys are accepted. Rejects if `begin` throws.
 */
export function race<Result>(
  accepted: readonly Interruption['type'][],
  begin: (settle: (outcome: Result | Interruption) => void) => () => void,
): Promise<Result | Interruption> {
  if (session.isOver) return Promise.resolve<Interruption>({ type: 'hung up' })
  const key = accepted.includes('key') ? waiting.typedAhead.shift() : undefined
  if (key) return Promise.resolve<Interruption>({ type: 'key', key })
  return new Promise((resolve, reject) => {
    let isSettled = false
    let cleanUp: (() => void) | null = null
    const settle = (outcome: Result | Interruption): void => {
      if (isSettled) return
      isSettled = true
      waiting.offer = nothingWaits
      if (cleanUp) cleanUp()
      resolve(outcome)
    }
    waiting.offer = (interruption) => {
      const isAccepted = accepted.includes(interruption.type)
      if (isAccepted) settle(interruption)
      return isAccepted
    }
    try {
      cleanUp = begin(settle)
    } catch (error) {
      reject(error)
    }
    if (isSettled && cleanUp) cleanUp()
  })
}

/** Interrupts the wait that is under way. False if it does not accept this, or nothing waits. */
export function interrupt(interruption: Interruption): boolean {
  return waiting.offer(interruption)
}

/**
 * Takes a key from the caller, and keeps it for the next wait if none accepts it now. One that the line repeats counts once; `way` is how
 * the line signals it.
 */
export function pressKey(key: string, way: string | undefined): void {
  if (isSignalledAgain(key, way, Date.now())) return
  if (!waiting.offer({ type: 'key', key })) waiting.typedAhead.push(key)
}

/** A new turn asks something new, so keys that were typed ahead of it would answer the wrong question. */
export function discardTypedAhead(): void {
  waiting.typedAhead = []
}

/** Lets the conversation end with a goodbye `delayMs` from now. */
export function limitCall(delayMs: number): void {
  after(delayMs, () => {
    session.isTimeUp = true
    interrupt({ type: 'time is up' })
  })
}

/** Resolves after `delayMs`. */
export function sleep(delayMs: number): Promise<void> {
  return delayMs > 0 ? new Promise((resolve) => setTimeout(resolve, delayMs)) : Promise.resolve()
}

function nothingWaits(): boolean {
  return false
}
