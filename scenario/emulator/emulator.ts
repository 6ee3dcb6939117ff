import { lineOf } from './line-of.ts'
import { realClock, type Clock } from './clock.ts'
import { noFaults, type Faults } from './faults.ts'
import type { DigestEncoding } from './bytes.ts'
import type { Line } from './line.ts'
import type { Speech } from './playback.ts'
import { Session } from './session.ts'

export { realClock, type Clock } from './clock.ts'
export type { Faults } from './faults.ts'
export type { Line, LineEvent, SessionEnd } from './line.ts'

const spokenMsPerCharacter = 65

export type EmulatorOptions = {
  /** the built scenario's text */
  script: string
  /** what `VoxEngine.getSecretValue` finds */
  secrets: Record<string, string>
  clock?: Clock
  random?: () => number
  faults?: Partial<Faults>
  /** 65 ms a character by default */
  speech?: Speech
  /** how `Crypto` writes digests, which the engine does not document: hex by default */
  digests?: DigestEncoding
}

export type Emulator = {
  faults: Faults
  dial(call: { caller: string; called: string }): Line
  /** the lines whose sessions are not over yet */
  readonly lines: ReadonlySet<Line>
  close(): void
}

/**
 * A telephone exchange with Voximplant's engine behind it, faithful to `voxengine.md` §13 and §15.
 * It runs the built scenario, one isolated context a call, and talks to the real server over HTTP.
 * A scenario that breaks a rule of the real engine ends at once: `line.error` says which.
 */
export function createEmulator(options: EmulatorOptions): Emulator {
  const faults: Faults = { ...noFaults, ...options.faults }
  const open = new Map<Line, Session>()
  const dial = (numbers: { caller: string; called: string }): Line => {
    const session = new Session(numbers, settingsOf(options, faults))
    const line = lineOf(session)
    open.set(line, session)
    void session.lifecycle.over.then(() => open.delete(line))
    return line
  }
  const close = () => {
    for (const session of open.values()) session.lifecycle.stop('the emulator was closed')
  }
  return {
    faults,
    dial,
    close,
    get lines() {
      return new Set(open.keys())
    },
  }
}

function settingsOf(options: EmulatorOptions, faults: Faults) {
  return {
    script: options.script,
    secrets: options.secrets,
    faults,
    clock: options.clock ?? realClock,
    random: options.random ?? Math.random,
    speech: options.speech ?? (text => text.length * spokenMsPerCharacter),
    digests: options.digests ?? 'hex',
  }
}
