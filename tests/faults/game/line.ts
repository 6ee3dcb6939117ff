import { type Call, dial, isTheEnd } from '../caller.ts'
import type { Player } from '../game.ts'
import { pause } from '../until.ts'

const betweenCallsMs = 500
const mostTries = 60

/** The call he is in, listened to; or a new one, because whoever is cut off calls again. */
export async function isInAnotherCall({ calls, emulator, phone }: Player): Promise<Call> {
  for (let left = mostTries; left > 0; left -= 1) {
    const last = calls.at(-1)
    if (last && (await last.isListenedTo())) {
      if (isAskedForDigits(last)) throw new Error(`${phone}: the call is not known to be this browser's`)
      return last
    }
    if (last?.error) throw last.error
    if (last?.heard.some(isTheEnd)) return last
    if (last) await pause(betweenCallsMs)
    calls.push(dial(emulator, phone.replace(/\D/g, '')))
  }
  throw new Error(`${phone}: no call gets through`)
}

/** One browser has given this number, however often. */
function isAskedForDigits({ heard }: Call): boolean {
  return heard.at(-1)?.includes('из чата на сайте') ?? false
}
