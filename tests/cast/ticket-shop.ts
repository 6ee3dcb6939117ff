import { createHmac } from 'node:crypto'
import { createPretix, type Pretix, type PretixOptions } from '../../scenario/emulator/pretix.ts'
import type { TierRule } from '../../server/campaigns/offices/office-settings.ts'
import { tendOffice } from '../../server/campaigns/offices/tend.ts'
import { type Listener, runtime } from '../../server/runtime.ts'
import type { GameContext } from '../../server/store/context.ts'
import { codes, settings, ticketOffices } from '../../server/store/schema/schema.ts'
import { afterTests } from './around.ts'
import type { TestServer } from './server.ts'
import { waitFor } from './waiting.ts'

/** A ticket shop at an address of its own. */
export type TicketShop = Pretix & { url: string; token: string }

const open = new Set<Listener>()
afterTests.add(async () => {
  for (const listener of open) await listener.stop()
  open.clear()
})

export async function opensShop(options: PretixOptions = {}): Promise<TicketShop> {
  const pretix = createPretix({ ...options, faults: { sendsTwice: false, ...options.faults } })
  const listener = await runtime.serve(pretix.app, { port: 0, host: '127.0.0.1' })
  open.add(listener)
  return { ...pretix, url: listener.url.replace(/\/$/, ''), token: pretix.shop.tokens[0]?.token ?? '' }
}

const usualRule: TierRule = {
  stock: 3,
  priceMode: 'percent',
  value: '10.00',
  item: null,
  quota: null,
  tag: 'pavel-10',
  validUntil: null,
}

/** Connects the shop to the campaign of a server. `tiers`: what differs from the usual rule, by the tier. */
export async function connectsShop(
  server: TestServer,
  shop: TicketShop,
  tiers: Record<string, Partial<TierRule>> = { 10: {} },
): Promise<{ hook: string }> {
  const { db, campaignId } = server.context
  const rules = Object.entries(tiers).map(([id, rule]) => [id, { ...usualRule, tag: `pavel-${id}`, ...rule }])
  const { organizer, event } = shop.shop
  const set = { shop: shop.url, organizer, event, tiers: Object.fromEntries(rules) as Record<string, TierRule> }
  const row = { campaignId, kind: 'pretix' as const, settings: set, secret: shop.token, hookKey: `key-of-${campaignId}` }
  await db.insert(ticketOffices).values(row).onConflictDoUpdate({ target: ticketOffices.campaignId, set: row })
  await server.announces()
  const hook = `${server.url}/offices/pretix/${row.hookKey}`
  shop.shop.hooks.push(hook)
  return { hook }
}

/** Connects TimePad to the campaign of a server, and returns what sends its hooks. */
export async function connectsTimepad(server: TestServer, { eventId = '' } = {}) {
  const { db, campaignId } = server.context
  const secret = 'секретная фраза'
  const row = { campaignId, kind: 'timepad' as const, settings: { eventId }, secret, hookKey: `timepad-${campaignId}` }
  await db.insert(ticketOffices).values(row)
  await server.announces()
  const url = `${server.url}/offices/timepad/${row.hookKey}`
  return {
    url,
    async sends(body: string | Uint8Array<ArrayBuffer>, { signedWith = secret, to = url, signature = '' } = {}) {
      const digest = createHmac('sha1', signedWith).update(body).digest('hex')
      const headers = { 'content-type': 'application/json', 'x-hub-signature': signature || `sha1=${digest}` }
      return (await fetch(to, { method: 'POST', body, headers })).status
    },
  }
}

/** The context of a server's campaign, as it is now. */
export function nowOf({ context }: Pick<TestServer, 'context'>): GameContext {
  const now = context.campaigns.find(context.campaignId)
  if (!now) throw new Error('the campaign cannot be played any more')
  return now
}

/** Does at once what the server does for the office every few seconds, however long it wanted to wait. */
export async function tends(server: Pick<TestServer, 'context'>, timeoutMs?: number): Promise<void> {
  await tendOffice(nowOf(server), { timeoutMs })
}

/** Lets the server try again at once, as after the pause that it makes when something has gone wrong. */
export async function triesAgain(server: Pick<TestServer, 'context' | 'passes'>, minutes = 61): Promise<void> {
  server.passes(minutes)
  await tends(server)
}

/** The codes of the campaign, the oldest first. */
export function codesOf({ context: { db } }: Pick<TestServer, 'context'>) {
  return db.select().from(codes).orderBy(codes.id)
}

export async function officeOf({ context: { db } }: Pick<TestServer, 'context'>) {
  const [office] = await db.select().from(ticketOffices)
  if (!office) throw new Error('the campaign has no ticket office')
  return office
}

/** Everything that is written down about it. */
export async function notesOf({ context: { db } }: Pick<TestServer, 'context'>): Promise<string> {
  return JSON.stringify(await db.select().from(settings))
}

/** Has the server work for the office until it is so. */
export async function tendsUntil(server: Pick<TestServer, 'context'>, isSo: () => Promise<boolean>, what: string): Promise<void> {
  await waitFor(
    async () => {
      await tends(server)
      return isSo()
    },
    () => what,
    10_000,
  )
}
