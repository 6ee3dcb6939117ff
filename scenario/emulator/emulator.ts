import { type AccessReply, type AccessRequest, deliverTo } from './access.ts'
import { type Clock, realClock } from './clock.ts'
import { isShortEnough } from './custom-data.ts'
import { type Faults, noFaults } from './faults.ts'
import { inboundLine, outboundLine } from './line-of.ts'
import type { InboundLine, Line, OutboundLine, SessionEnd } from './line.ts'
import { asWritten } from './numbers.ts'
import type { Speech } from './playback.ts'
import { Session } from './session.ts'
import { likely, type Unknowns } from './unknowns.ts'

export type { AccessReply, AccessRequest } from './access.ts'
export { realClock, type Clock } from './clock.ts'
export type { Faults } from './faults.ts'
export type { InboundLine, Line, LineEvent, OutboundLine, SessionEnd } from './line.ts'
export type { RefusalCode } from './outgoing.ts'
export type { Unknowns } from './unknowns.ts'

const spokenMsPerCharacter = 65
const nowhere = 'https://emulator.invalid/request'

export type EmulatorOptions = {
  /** the built scenario's text */
  script: string
  /** what `VoxEngine.getSecretValue` finds */
  secrets: Record<string, string>
  /** where `request` is mounted: sessions are told their URLs below it */
  accessUrl?: string
  clock?: Clock
  random?: () => number
  faults?: Partial<Faults>
  unknowns?: Partial<Unknowns>
  /** 65 ms a character by default */
  speech?: Speech
}

/** What a session runs instead of the emulator's own. */
export type Program = { script?: string | undefined; secrets?: Record<string, string> | undefined }

/** A session that was started from outside, without a call. */
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
  /** Calls Pavel. A caller who is null hides the number. */
  dial(call: { caller: string | null; called: string } & Program): InboundLine
  /** What the Management API does: a session without a call, which may place some. */
  start(session: { customData: string } & Program): StartedSession
  /** Tells of every call that a scenario places. Where nobody listens, such a call fails with 480. Gives the way to stop. */
  onCall(listener: (line: OutboundLine) => void): () => void
  /** Brings a request to the session whose access URL ends as its path does. Null stands for no answer at all. */
  request(request: AccessRequest): Promise<AccessReply | null>
  /** the lines whose sessions are not over yet */
  readonly lines: ReadonlySet<Line>
  close(): void
}

/**
 * A telephone exchange with Voximplant's engine behind it, faithful to `voxengine.md` §13 and §15.
 * It runs the built scenario, one isolated context a session, and talks to the real server over HTTP.
 * A scenario that breaks a rule of the real engine ends at once: `error` of its line or session says which.
 */
export function createEmulator({ script, secrets, accessUrl = nowhere, ...options }: EmulatorOptions): Emulator {
  const faults: Faults = { ...noFaults, ...options.faults }
  const unknowns: Unknowns = { ...likely, ...options.unknowns }
  const { clock = realClock, random = Math.random, speech = spoken } = options
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

const spoken: Speech = (text) => text.length * spokenMsPerCharacter
