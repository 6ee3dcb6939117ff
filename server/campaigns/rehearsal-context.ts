import type { Texts } from '../../views/texts/chat.ts'
import { rehearsalTextsIn } from '../../views/texts/rehearsal.ts'
import { type Campaigns, type GameContext, noQueue } from '../store/store.ts'
import type { CallSessions } from '../voximplant/voximplant.ts'
import type { SettledContext } from './settled-context.ts'

/** `sessions` reaches the calls of the desk's telephones, and no others. */
export type Rehearsing = { sessions: CallSessions }

/** What stands in for a number to call where the campaign has none yet. */
const standInNumber = '+78005553535'

type Shown = { context: SettledContext; texts: Texts }
type Around = { own(): GameContext | undefined; rehearsing: Rehearsing }

/** Returns what everything in a rehearsal begins with: only who has signed in as an operator gets there. */
export const rehearsalPathOf = (address: string) => `/operator/rehearsals/${address}` as const

/**
 * Returns a campaign's context as a rehearsal: open whatever its dates are, and a world of its own. It knows no other campaign and is
 * known to none, calls and writes to nobody, counts nothing, and says so where a prize would have a code.
 */
export function rehearse({ context, texts }: Shown, language: 'ru' | 'en', { own, rehearsing }: Around): Shown {
  const { spoken, codeNote } = rehearsalTextsIn(language)
  return {
    context: {
      ...context,
      isRehearsal: true,
      campaigns: ofOne(context.campaigns, own),
      phoneNumber: context.phoneNumber || standInNumber,
      isPrizeByMessage: false,
      calendar: null,
      schedule: { opensAt: null, closesAt: null, pause: null, timeZone: context.schedule.timeZone },
      spoken: { ...context.spoken, ...spoken },
      sessions: rehearsing.sessions,
      queue: noQueue,
      caller: null,
      sms: null,
      tellOperator() {},
      record() {},
    },
    texts: { ...texts, stage: { ...texts.stage, codesRanOut: codeNote } },
  }
}

/** Where the game looks for campaigns, it finds the one that it is in. */
function ofOne(all: Campaigns, own: Around['own']): Campaigns {
  return {
    find: (campaignId) => (own()?.campaignId === campaignId ? own() : undefined),
    ofNumber: () => [own()].filter((context) => context !== undefined),
    known: (context, versionId) => all.known(context, versionId),
    withVersion: (tx, context, versionId) => all.withVersion(tx, context, versionId),
  }
}
