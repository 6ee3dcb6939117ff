import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type HookOutcome, takePretixHook, takeTimepadHook } from '../../campaigns/offices/offices.ts'
import { limitByAddress, type Limits } from '../../http/http.ts'
import type { ServerContext } from '../../store/store.ts'

type Deps = {
  server: Pick<ServerContext, 'db' | 'now'>
  limits: Limits
  addressOf: Parameters<typeof limitByAddress>[1]['addressOf']
}

export type Offices = ReturnType<typeof offices>

/** An order of a hundred tickets, with what its buyers were asked. */
const mostBytes = 256 * 1024

/** Offices send a hook again unless it is answered with success. */
const statuses: Record<HookOutcome, 204 | 401 | 404 | 422> = {
  taken: 204,
  repeated: 204,
  'passed over': 204,
  unknown: 404,
  forged: 401,
  malformed: 422,
}

/**
 * Returns the door of the ticket offices: their hooks, which say what became of an order. TimePad signs its hooks; pretix does not, so
 * its hook only has it asked. The key in the address says whose hook it is.
 */
export function offices({ server, limits, addressOf }: Deps) {
  const taking = (take: (c: Context, body: Uint8Array) => Promise<HookOutcome>) =>
    [
      limitByAddress('hooks', { limits, addressOf }),
      bodyLimit({ maxSize: mostBytes }),
      async (c: Context) => c.body(null, statuses[await take(c, new Uint8Array(await c.req.arrayBuffer()))]),
    ] as const
  const keyIn = (c: Context) => c.req.param('hookKey') ?? ''
  return {
    timepad: taking((c, body) =>
      takeTimepadHook(server, { hookKey: keyIn(c), signature: c.req.header('X-Hub-Signature'), body }),
    ),
    pretix: taking((c, body) => takePretixHook(server, { hookKey: keyIn(c), body })),
  }
}
