import { and, count, eq } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { type Author, noteDeed } from '../../staff/staff.ts'
import { codes, ticketOffices } from '../../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction, isFreeCode, isInPool, type Transaction } from '../../store/store.ts'
import { choosePool } from '../codes/codes.ts'
import {
  type Around,
  type OfficeFaults,
  readPretixForm,
  readTimepadForm,
  type TypedOffice,
  typedOfPretix,
} from './office-form.ts'
import { PretixSettings, TimepadSettings } from './office-settings.ts'
import { eventOf, isOfEvent } from './stock.ts'
import type { Trouble } from './trouble.ts'
import { forgetWork, lockOffice, type Office, startAnew } from './work.ts'

/** The ticket office of a campaign as its organiser sees it. Its secret is not among it. */
export type OpenOffice = {
  kind: Office['kind']
  typed: TypedOffice
  hookPath: `/offices/${string}`
  trouble: Trouble | null
  troubleAt: Date | null
  workedAt: Date | null
  /** how many codes wait for winners, by tier */
  waiting: Readonly<Record<string, number>>
}

/** Returns the ticket office of a campaign, and the mark of what is saved: equal marks, equal contents. */
export async function openOffice({ db, now }: Pick<GameContext, 'db' | 'now'>, campaignId: number) {
  const [office] = await db.select().from(ticketOffices).where(eq(ticketOffices.campaignId, campaignId))
  if (!office) return { office: null, mark: markOf(null) }
  return { office: { ...shown(office), waiting: await countWaiting(db, campaignId, now()) }, mark: markOf(office) }
}

function shown({ kind, hookKey, trouble, troubleAt, workedAt, settings }: Office): Omit<OpenOffice, 'waiting'> {
  const hookPath = `/offices/${kind}/${hookKey}` as const
  return { kind, typed: typedOf(kind, settings), hookPath, trouble: trouble as Trouble | null, troubleAt, workedAt }
}

function typedOf(kind: Office['kind'], settings: unknown): TypedOffice {
  return kind === 'pretix' ? typedOfPretix(v.parse(PretixSettings, settings)) : v.parse(TimepadSettings, settings)
}

async function countWaiting(db: Db, campaignId: number, at: Date): Promise<Record<string, number>> {
  const tiers = await db
    .select({ tierId: codes.tierId, waiting: count() })
    .from(codes)
    .where(and(eq(codes.campaignId, campaignId), isFreeCode(at)))
    .groupBy(codes.tierId)
  return Object.fromEntries(tiers.map(({ tierId, waiting }) => [tierId, waiting]))
}

type Saving = Omit<Around, 'saved'> & {
  campaignId: number
  kind: Office['kind']
  typed: TypedOffice
  /** the mark of the office as it was when the form was shown */
  mark: string
  by: Author
}

/** `isOvertaken`: somebody else has saved meanwhile. */
export type OfficeRefused = { faults: OfficeFaults; isOvertaken: boolean }

/**
 * Saves the ticket office of a campaign, and notes who did. Returns null when it is saved; nothing is when something in it cannot be
 * used, or when it would undo what somebody else has saved meanwhile. The key of its hook stays as long as its kind does. Unused codes
 * of an event that is replaced by another are withdrawn. The tiers of the shop keep to their pools even when it is taken away: a code
 * that is made up would buy nothing there. `context`: of that campaign.
 */
export function saveOffice(context: GameContext, saving: Saving): Promise<OfficeRefused | null> {
  const { campaignId, kind, address, by } = saving
  return inTransaction(context, async (transaction) => {
    const { tx } = transaction
    const former = await lockOffice(tx, campaignId)
    const read = readForm(saving, former)
    const isOvertaken = markOf(former ?? null) !== saving.mark
    if ('faults' in read || isOvertaken) return { faults: 'faults' in read ? read.faults : {}, isOvertaken }
    const isSame = former?.kind === kind
    const hookKey = isSame ? former.hookKey : randomKey()
    const kept = { kind, settings: read.settings, secret: read.secret ?? former?.secret ?? '', hookKey }
    const anew = { ...kept, trouble: null, troubleAt: null, ...(!isSame && { workedAt: null }) }
    await tx
      .insert(ticketOffices)
      .values({ campaignId, ...anew })
      .onConflictDoUpdate({ target: ticketOffices.campaignId, set: anew })
    await startAnew(tx, campaignId)
    for (const tierId of tiersOf(kept)) await choosePool(transaction, tierId)
    const [before, after] = [eventOfOffice(former), eventOfOffice(kept)]
    if (before !== null && after !== null && before !== after) await withdrawUnused(transaction, campaignId, before)
    await noteDeed(transaction, by, { what: 'changed the ticket office', about: `${address} ${kind}` })
    return null
  })
}

const eventOfOffice = (office: Pick<Office, 'kind' | 'settings'> | undefined) =>
  office?.kind === 'pretix' ? eventOf(v.parse(PretixSettings, office.settings)) : null

const tiersOf = ({ kind, settings }: Pick<Office, 'kind' | 'settings'>) =>
  kind === 'pretix' ? Object.keys(v.parse(PretixSettings, settings).tiers) : []

/** Codes of another event would buy nothing at this one. */
async function withdrawUnused({ tx, at }: Transaction, campaignId: number, event: string): Promise<void> {
  const isUnused = and(isInPool(), isOfEvent(event))
  await tx
    .update(codes)
    .set({ withdrawnAt: at })
    .where(and(eq(codes.campaignId, campaignId), isUnused))
}

function readForm({ kind, typed, ...around }: Saving, former: Office | undefined) {
  const saved = former?.kind === kind ? { hasSecret: former.secret !== '', shop: shopOf(former) } : null
  return kind === 'pretix' ? readPretixForm(typed, { ...around, saved }) : readTimepadForm(typed, { saved })
}

const shopOf = ({ kind, settings }: Office) => (kind === 'pretix' ? v.parse(PretixSettings, settings).shop : '')

/** Takes the ticket office away from a campaign, and notes who did. The codes that it has made stay in their pools. */
export function removeOffice(context: GameContext, removed: { campaignId: number; address: string; by: Author }): Promise<void> {
  const { campaignId, address, by } = removed
  return inTransaction(context, async (transaction) => {
    const { tx } = transaction
    if (!(await lockOffice(tx, campaignId))) return
    await forgetWork(tx, campaignId)
    await tx.delete(ticketOffices).where(eq(ticketOffices.campaignId, campaignId))
    await noteDeed(transaction, by, { what: 'changed the ticket office', about: `${address} -` })
  })
}

const randomKey = () => Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')

function markOf(office: Pick<Office, 'kind' | 'settings' | 'secret'> | null): string {
  const set = office && [office.kind, typedOf(office.kind, office.settings), office.secret]
  return createHash('sha256').update(JSON.stringify(set)).digest('base64url').slice(0, 16)
}
