import type { Player } from './player.ts'

/** One of those compared: Pavel, another revision of it, the article's stack, the database alone. */
export type Contender = {
  name: string
  databaseUrl: string
  /** counts what its players' events have written */
  countOfEvents: string
  /** the server's process, which changes with each restart; null where there is no server */
  readonly pid: number | null
  /** the page that visitors load; null where there is none */
  pageUrl: string | null
  /** Opens somebody who plays, with a number of their own. */
  player(): Promise<Player>
  /** Returns what opens the socket of each of so many visitors; null where nobody measures idle ones. */
  idle: ((count: number) => Promise<(() => Promise<WebSocket>)[]>) | null
  /** Opens a page for each of so many visitors, which reconnects as in a browser; null where nobody measures them. */
  pages: ((count: number) => Promise<Page[]>) | null
  /** Replaces the server by a new one at the same address. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** A page in a browser. Times are those of `performance.now()`. */
export type Page = {
  /** when its last socket closed by itself, and when it showed its state after that; NaN before it did */
  readonly closedAt: number
  readonly shownAt: number
  /** closes its socket for good */
  leave(): void
}
