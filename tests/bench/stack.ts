import type { Player } from './player.ts'

/** One of the two things compared: a server in a process of its own, and the ways to load it. Numbers tell people apart. */
export type Stack = {
  /** another one after each restart */
  readonly pid: number
  /** a visitor with an open socket, and a call that plays with it */
  player(number: number): Promise<Player>
  /** a visitor whose socket is still to be opened; opening it gives the way to close it */
  visitor(number: number): Promise<() => Promise<() => void>>
  restart(): Promise<void>
  close(): Promise<void>
}
