import { setTimeout as wait } from 'node:timers/promises'

/** What the server needs to be of use. */
export type Parts = { isDatabaseUp(): boolean; isBusUp(): boolean }

export type Phase = 'starting' | 'serving' | 'stopping'

/** Whether visitors and calls may be sent to this server. */
export type Readiness = {
  /** what a balancer is told */
  answer(): { isReady: boolean; phase: Phase; database: 'up' | 'down'; bus: 'up' | 'down' }
  /** from now on, as long as the parts are up */
  serves(parts: Parts): void
  /** Nobody is to be sent here any more. Settles once a balancer that asks regularly has been told; at once where none does. */
  drains(): Promise<void>
}

/** A balancer that has asked within `memory` is waited for as long as `patience`, and has `toAct` from being told. */
const usualTiming = { memoryMs: 30_000, patienceMs: 4_000, toActMs: 250 }

const starting: Parts = { isDatabaseUp: () => false, isBusUp: () => false }

export function createReadiness(timing = usualTiming): Readiness {
  let phase: Phase = 'starting'
  let parts = starting
  let askedAt = -Infinity
  let isTold = () => {}
  return {
    answer() {
      askedAt = performance.now()
      isTold()
      const [isDatabaseUp, isBusUp] = [parts.isDatabaseUp(), parts.isBusUp()]
      return {
        isReady: phase === 'serving' && isDatabaseUp && isBusUp,
        phase,
        database: upOrDown(isDatabaseUp),
        bus: upOrDown(isBusUp),
      }
    },
    serves(started) {
      parts = started
      phase = 'serving'
    },
    async drains() {
      phase = 'stopping'
      if (performance.now() - askedAt > timing.memoryMs) return
      const told = new Promise<void>((resolve) => {
        isTold = resolve
      })
      await Promise.race([told.then(() => wait(timing.toActMs)), wait(timing.patienceMs)])
    },
  }
}

function upOrDown(isUp: boolean): 'up' | 'down' {
  return isUp ? 'up' : 'down'
}
