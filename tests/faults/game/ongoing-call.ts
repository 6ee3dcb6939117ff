import { type Call, dial, isTheEnd } from '../caller.ts'
import type { Player } from '../game.ts'
import { pause } from '../until.ts'

const betweenCallsMs = 500
const mostTries = 60

/** Returns the caller's current call once Pavel listens, or dials a new one: a caller who is cut off calls again. */
export async function currentOrNewCall({ calls, emulator, phone }: Player): Promise<Call> {
  for (let left = mostTries; left > 0; left -= 1) {
    const last = calls.at(-1)
    if (last && (await last.isListenedTo())) {
      if (isAskedForDigits(last)) throw new Error(`${phone}: the server does not recognise the call as this browser's`)
      return last
    }
    if (last?.error) throw last.error
    if (last?.heard.some(isTheEnd)) return last
    if (last) await pause(betweenCallsMs)
    calls.push(dial(emulator, phone.replace(/\D/g, '')))
  }
  throw new Error(`${phone}: no call got through`)
}

/** Only one browser has given this number, so Pavel should never ask for its pairing code. */
function isAskedForDigits({ heard }: Call): boolean {
  return heard.at(-1)?.includes('из чата на сайте') ?? false
}
