import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { ticketOffices } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import { fillPools } from './fill-pools.ts'
import { findSpent } from './find-spent.ts'
import { PretixSettings } from './office-settings.ts'
import { type Connection, pretixApi } from './pretix-api.ts'
import { eventOf, isInTime } from './stock.ts'
import { OfficeProblem, type Trouble } from './trouble.ts'
import { voidCodes } from './void-codes.ts'
import { changeWork, takeWork, type Work } from './work.ts'

const askEveryMs = 300_000
const shortestPauseMs = 5_000
const longestPauseMs = 600_000

/**
 * Does what there is to do at the ticket office of a campaign: cancels codes that must not be spent, asks which have been, and has
 * codes made for the pools that run low. Of all servers one does it at a time. What goes wrong is noted with the office for the
 * organiser, and tried again after a pause; meanwhile games go on with what the pools have.
 */
export async function tendOffice(context: GameContext, given: Omit<Connection, 'token'> = {}): Promise<void> {
  if (context.office?.kind !== 'pretix') return
  const taken = await takeWork(context)
  if (!taken) return
  try {
    const went = await work(context, taken, given)
    await end(taken, context, went, { failures: 0, retryAt: 0 })
  } catch (problem) {
    const isOffices = problem instanceof OfficeProblem && !given.stopping?.aborted
    if (isOffices) await end(taken, context, { trouble: problem.trouble, isAsked: false }, pauseAfter(context, taken, problem))
    else await end(taken, context, null, {}).catch(() => undefined)
    if (!(problem instanceof OfficeProblem)) throw problem
  }
}

/** How the work went: what the organiser has to put right, and whether the office was asked anything. */
type Went = { trouble: Trouble | null; isAsked: boolean }

async function work(context: GameContext, taken: Taken, given: Omit<Connection, 'token'>): Promise<Went> {
  const { office, work: known, worker } = taken
  const settings = v.parse(PretixSettings, office.settings)
  let isAsked = false
  const onRequest = () => {
    isAsked = true
  }
  const api = pretixApi(settings, { ...given, token: office.secret, onRequest })
  await voidCodes(context, api, eventOf(settings))
  const askedAt = context.now().getTime()
  if (known.askAt <= askedAt) {
    await findSpent(context, api, settings)
    // A hint that came meanwhile stays.
    await changeWork(context, worker, async (_, { askAt }) => (askAt > known.askAt ? {} : { askAt: askedAt + askEveryMs }))
  }
  await fillPools({ context, api, settings, work: known, worker })
  const isLate = Object.values(settings.tiers).some((rule) => !isInTime(rule, context))
  return { trouble: isLate ? 'out of date' : null, isAsked }
}

/** Longer after each failure in a row, and as long as the office asks for. */
function pauseAfter({ now }: GameContext, { work: { failures } }: Taken, { retryAfterMs }: OfficeProblem): Partial<Work> {
  const pauseMs = Math.max(Math.min(shortestPauseMs * 2 ** failures, longestPauseMs), retryAfterMs ?? 0)
  return { failures: failures + 1, retryAt: now().getTime() + pauseMs }
}

type Taken = NonNullable<Awaited<ReturnType<typeof takeWork>>>

/** Gives the work back, and notes how it went; null: nothing is known of that. The same trouble keeps the time when it began. */
async function end({ office, worker }: Taken, context: GameContext, went: Went | null, next: Partial<Work>): Promise<void> {
  const { campaignId, now } = context
  await changeWork(context, worker, async (tx) => {
    if (went) await tx.update(ticketOffices).set(notesOf(went)).where(eq(ticketOffices.campaignId, campaignId))
    return { ...next, worker: null, leasedUntil: 0 }
  })

  function notesOf({ trouble, isAsked }: Went) {
    if (trouble === null) return { trouble, troubleAt: null, ...(isAsked && { workedAt: now() }) }
    return { trouble, troubleAt: office.trouble === trouble ? (office.troubleAt ?? now()) : now() }
  }
}
