import { Hono } from 'hono'
import { type Cloud, createCloud } from './cloud.ts'
import type { AccountOptions } from './cloud/account.ts'
import { createEmulator, type Emulator, type EmulatorOptions } from './emulator.ts'
import { createInbox, type Inbox } from './inbox.ts'

/** `inbox` holds the messages that the account has sent. */
export type StandIn = { app: Hono; cloud: Cloud; emulator: Emulator; inbox: Inbox }

/** How its engine behaves, where that is not as a telephone in the browser wants it. */
type Engine = Omit<Partial<EmulatorOptions>, 'script' | 'secrets' | 'accessUrl'>

/**
 * The account and the engine behind it, as one program at `url`: commands below `/platform_api`, sessions below `/sessions`.
 * What the emulator runs is what was deployed, never a file of this folder. A telephone is mounted on `app` with `emulator`.
 */
export function createStandIn(account: AccountOptions, url: string, engine: Engine = {}): StandIn {
  const emulator = createEmulator({ speech: () => 'by hand', ...engine, script: '', secrets: {}, accessUrl: `${url}/sessions` })
  const inbox = createInbox()
  const cloud = createCloud({ account, start: (session) => emulator.start(session), onMessage: inbox.receive })
  routeCalls(emulator, cloud)
  const app = new Hono()
    .all('/platform_api/*', (c) => cloud.fetch(c.req.raw))
    .all('/platform_api', (c) => cloud.fetch(c.req.raw))
    .post('/sessions/:session/:token', async (c) => {
      const { path, method } = c.req
      const reply = await emulator.request({ path, method, headers: c.req.header(), body: await c.req.text() })
      return new Response(reply?.body, { status: reply?.status ?? 504 })
    })
  return { app, cloud, emulator, inbox }
}

/** Calls run what the dialled number leads to. Where it leads nowhere, a scenario that does nothing lets it ring. */
function routeCalls(emulator: Emulator, cloud: Cloud): void {
  const dial = emulator.dial
  emulator.dial = (call) => dial({ ...call, ...(cloud.programFor(call.called) ?? { script: '', secrets: {} }) })
}
