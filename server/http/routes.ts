import type { Env, Hono, MiddlewareHandler } from 'hono'
import type { H } from 'hono/types'

/** Who may ask for a route. */
export type Role =
  /** everybody */
  | 'anybody'
  /** whoever has a page of ours open: what it shows depends on the token of its visit */
  | 'visitor'
  /** the scenario: the door itself checks the signature of each event */
  | 'scenario'
  /** the ticket office of a campaign: the door itself checks the key in the address, and the signature where there is one */
  | 'ticket office'
  /** whoever collects the metrics */
  | 'monitoring'
  /** whoever uses the phone simulator: only this machine, unless it was asked for by name */
  | 'telephone'
  /** the server itself, which reaches the calls of the phone simulator as it reaches those of the real engine */
  | 'server'
  /** who has signed in, to look */
  | 'observer'
  /** who has signed in, to change things */
  | 'operator'
  /** the same, who may send more than a small form: the door itself limits it */
  | 'operator with files'
  /** the same two, or a program that sends the password of such a person: `bun run scenario:check` */
  | 'observer or program'
  | 'operator or program'

/** One route: its method, its path, who may ask for it, and what answers. */
export type Route = readonly [method: 'GET' | 'POST' | 'DELETE', path: `/${string}`, role: Role, ...handlers: H[]]

/** What stands before the routes of each role, and refuses whoever may not ask for them. */
export type Guards = Record<Role, readonly MiddlewareHandler[]>

const toStaff = { observer: [], operator: [], 'operator with files': [], 'observer or program': [], 'operator or program': [] }

/** Lets everybody ask for everything. To be changed where some may not. */
export const openToAll: Guards = {
  anybody: [],
  visitor: [],
  scenario: [],
  'ticket office': [],
  monitoring: [],
  telephone: [],
  server: [],
  ...toStaff,
}

/** Adds the routes to the app, each behind the guards of its role. Returns `app`. */
export function mount<E extends Env>(app: Hono<E>, routes: readonly Route[], guards: Guards): Hono<E> {
  for (const [method, path, role, ...handlers] of routes) app.on(method, [path], ...guards[role], ...handlers)
  return app
}
