import type { Held } from './ledger.ts'
import type { Program } from './program.ts'

/** What is taken down after a row, the last one first. */
export type Closing = (() => Promise<unknown> | void)[]

/** Where a row's server will listen, known before it starts, so that a proxy may stand in front of it. */
export type Site = { port: number; closing: Closing }

/** A place that an operator could choose, and what has to happen there. */
export type Place = {
  name: string
  /** whole games, a start that `instead` looks at, or exit code 1 and one sentence that matches this */
  expects: 'games' | 'a start' | RegExp
  /** what else a server that starts has to say */
  tells?: RegExp
  /** a place that this machine does not have is left out; says why */
  lacks?: () => Promise<string | null>
  open(site: Site): Promise<Opened>
}

export type Opened = {
  settings: Record<string, string>
  /** reads what the database holds; the server has ended before */
  held?: () => Promise<Held>
  /** address for browsers and calls, without the path that stands before all others */
  url?: string
  /** the origin of pages on a public address, from where no call of this machine can be reached: then all answers are spoken */
  publicOrigin?: string
  /** no socket of a page gets through to it */
  withoutSockets?: boolean
  /** the path of PUBLIC_URL */
  path?: string
  /** what the command line becomes: another user, another root */
  wrap?: (words: string[]) => string[]
  /** happens before the start that is judged */
  before?: (start: Start) => Promise<void>
  /** what people find at this address, where it is not games; throws where something is wrong */
  instead?: (url: string) => Promise<void>
  /** happens while games are played; throws where something is wrong */
  meanwhile?: (start: Start) => Promise<void>
}

/** Starts another program with the settings of the row, but for these. */
export type Start = (settings?: Record<string, string>, wrap?: Opened['wrap']) => Program
