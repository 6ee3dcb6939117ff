import { setTimeout as wait } from 'node:timers/promises'

/**
 * serialization_failure and deadlock_detected: another transaction was first, this one has been rolled back, and PostgreSQL asks for it
 * again (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const askedToRepeat = ['40001', '40P01']

/** Returns whether PostgreSQL asks for the transaction that failed with this error to be repeated. */
export function isToBeRepeated(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return askedToRepeat.includes((error as { code?: string }).code ?? '') || isToBeRepeated(error.cause)
}

/**
 * Of 200 contenders for one number, the slowest was seen to succeed on its fourth try. Giving up would cost a caller their
 * answer.
 */
const mostTries = 12
const longestPauseMs = 100

/**
 * Runs `act` again while it fails for a reason that passes, up to 12 times in all, with pauses that grow and differ. `act` must change
 * nothing but the database. `isPassing` knows such reasons: by default, that PostgreSQL asks for it. `random` returns a number from 0 up
 * to 1.
 */
export async function repeating<Result>(
  act: () => PromiseLike<Result>,
  { isPassing = isToBeRepeated, random = Math.random } = {},
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if (tries === mostTries || !isPassing(error)) throw error
    }
    await wait(random() * Math.min(2 ** tries, longestPauseMs))
  }
}
