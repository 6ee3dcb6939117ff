import { setTimeout as wait } from 'node:timers/promises'

/** What the server needs to serve visitors and calls. */
export type Parts = { isDatabaseUp(): boolean; isBusUp(): boolean }

type Phase = 'starting' | 'serving' | 'stopping'

/** Whether visitors and calls may be routed to this server. */
export type Readiness = {
  /** Returns the answer to a load balancer's health check. */
  check(): { isReady: boolean; phase: Phase; database: 'up' | 'down'; bus: 'up' | 'down' }
  /** From now on the server is ready whenever these parts are up. */
  startServing(parts: Parts): void
  /**
   * From now on the server is not ready. Resolves once a load balancer that checks regularly has seen that and had time to react,
   * after 4 seconds at the latest; at once when none checks.
   */
  drain(): Promise<void>
}

/**
 * A load balancer that has checked within `rememberMs` is waited for up to `timeoutMs`, and then has `reactMs` to stop routing
 * here.
 */
const usualTiming = { rememberMs: 30_000, timeoutMs: 4_000, reactMs: 250 }

const starting: Parts = { isDatabaseUp: () => false, isBusUp: () => false }

/** Creates the readiness of a server that is starting. */
export function createReadiness(timing = usualTiming): Readiness {
  let phase: Phase = 'starting'
  let parts = starting
  let checkedAt = -Infinity
  let onCheck = () => {}
  return {
    check() {
      checkedAt = performance.now()
      onCheck()
      const [isDatabaseUp, isBusUp] = [parts.isDatabaseUp(), parts.isBusUp()]
      return {
        isReady: phase === 'serving' && isDatabaseUp && isBusUp,
        phase,
        database: upOrDown(isDatabaseUp),
        bus: upOrDown(isBusUp),
      }
    },
    startServing(started) {
      parts = started
      phase = 'serving'
    },
    async drain() {
      phase = 'stopping'
      if (performance.now() - checkedAt > timing.rememberMs) return
      const nextCheck = new Promise<void>((resolve) => {
        onCheck = resolve
      })
      await Promise.race([nextCheck.then(() => wait(timing.reactMs)), wait(timing.timeoutMs)])
    },
  }
}

function upOrDown(isUp: boolean): 'up' | 'down' {
  return isUp ? 'up' : 'down'
}
