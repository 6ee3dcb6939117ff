import { type AccessReply, type AccessRequest, deliverTo } from './access.ts'
import { type Clock, realClock } from './clock.ts'
import { inboundLine, outboundLine } from './connect-line.ts'
import { isShortEnough } from './custom-data.ts'
import { type Faults, noFaults } from './faults.ts'
import type { Fetch } from './network.ts'
import { asWritten } from './numbers.ts'
import type { Speech } from './playback.ts'
import { Session } from './session.ts'
import type { InboundLine, Line, OutboundLine, SessionEnd } from './telephone-line.ts'
import { likely, type Unknowns } from './unknowns.ts'

const spokenMsPerCharacter = 65
const nowhere = 'https://emulator.invalid/request'

export type EmulatorOptions = {
  /** the source of the built scenario */
  script: string
  /** the application's secrets, for `VoxEngine.getSecretValue` */
  secrets: Record<string, string>
  /** the URL at which requests reach `request`; access URLs lie below it */
  accessUrl?: string
  clock?: Clock
  random?: () => number
  faults?: Partial<Faults>
  unknowns?: Partial<Unknowns>
  /** how long phrases take; 65 ms for each character by default */
  speech?: Speech
  /** carries the scenario's requests, in place of the network */
  fetch?: Fetch
  /** after how long by the wall clock a callback is cut that does not end by itself */
  cutAfterMs?: number
}

/** What one session runs in place of the emulator's own script and secrets. */
export type Program = { script?: string | undefined; secrets?: Record<string, string> | undefined }

/** A session that was started without a call. */
export type StartedSession = {
  readonly id: string
  readonly accessUrl: string
  readonly error: Error | null
  readonly log: readonly string[]
  readonly over: Promise<SessionEnd>
}

export type Emulator = {
  faults: Faults
  unknowns: Unknowns
  /** Places an incoming call and returns the caller's end of it. `caller` is null for a hidden number. */
  dial(call: { caller: string | null; called: string } & Program): InboundLine
  /** Starts a session without a call, as `StartScenarios` does. Throws if the custom data is longer than 200 bytes. */
  start(session: { customData: string } & Program): StartedSession
  /**
   * Calls `listener` for every outgoing call. Without a listener such calls fail with 480. Returns a function that unsubscribes.
   */
  onCall(listener: (line: OutboundLine) => void): () => void
  /** Delivers a request to the session whose access URL ends like its path. Resolves to null where there would be no answer. */
  request(request: AccessRequest): Promise<AccessReply | null>
  /** the lines of all sessions that are not over */
  readonly lines: ReadonlySet<Line>
  close(): void
}

/**
 * Emulates Voximplant's engine and the telephone network in front of it (scenario/voxengine.md). It runs the built scenario, each
 * session in a context of its own, and the scenario talks to the real server over HTTP. A scenario that breaks a rule of the real
 * engine is stopped at once; `error` of its line or session says which rule.
 */
export function createEmulator({ script, secrets, accessUrl = nowhere, ...options }: EmulatorOptions): Emulator {
  const faults: Faults = { ...noFaults, ...options.faults }
  const unknowns: Unknowns = { ...likely, ...options.unknowns }
  const { clock = realClock, random = Math.random, speech = spoken, fetch: carry = overNetwork, cutAfterMs = 4_000 } = options
  const sessions = new Map<string, Session>()
  const lines = new Map<Line, Session>()
  const listeners = new Set<(line: OutboundLine) => void>()

  const begin = (program: Program, customData: string): Session => {
    const own = { script: program.script ?? script, secrets: program.secrets ?? secrets, customData, accessUrl }
    const session: Session = new Session({
      ...own,
      faults,
      unknowns,
      clock,
      random,
      speech,
      fetch: carry,
      cutAfterMs,
      ring: (call) => ring(outboundLine(session, call), session),
    })
    sessions.set(session.id, session)
    void session.lifecycle.over.then(() => forget(session))
    return session
  }
  const ring = (line: OutboundLine, session: Session): boolean => {
    lines.set(line, session)
    for (const listener of listeners) listener(line)
    return listeners.size > 0
  }
  const forget = (session: Session) => {
    sessions.delete(session.id)
    for (const [line, owner] of lines) if (owner === session) lines.delete(line)
  }
  return {
    faults,
    unknowns,
    dial({ caller, called, ...program }) {
      const session = begin(program, '')
      const line = inboundLine(session, session.receive(asWritten({ caller, called }, unknowns)))
      lines.set(line, session)
      return line
    },
    start({ customData, ...program }) {
      if (!isShortEnough(customData)) throw new Error('customData holds at most 200 bytes')
      return started(begin(program, customData))
    },
    onCall(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    request: (request) => deliverTo(sessions, request, unknowns),
    get lines() {
      return new Set(lines.keys())
    },
    close() {
      for (const session of sessions.values()) session.lifecycle.stop('the emulator was closed')
    },
  }
}

function started(session: Session): StartedSession {
  return {
    id: session.id,
    accessUrl: session.access.url,
    get error() {
      return session.error
    },
    log: session.log,
    over: session.lifecycle.over,
  }
}

const overNetwork: Fetch = (url, init) => fetch(url, init)

const spoken: Speech = (text) => text.length * spokenMsPerCharacter
