import type { Player } from './player.ts'

/** One of the two stacks compared: a server process and ways to load it. Numbers distinguish the visitors. */
export type Stack = {
  /** changes with each restart */
  readonly pid: number
  /** a visitor with an open socket, and a call that plays with it */
  player(number: number): Promise<Player>
  /** a visitor without a socket; call the result to open one, which resolves with a function that closes it */
  visitor(number: number): Promise<() => Promise<() => void>>
  restart(): Promise<void>
  close(): Promise<void>
}
