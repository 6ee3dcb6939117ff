import { inArray } from 'drizzle-orm'
import { at } from '../../../views/address/address.ts'
import type { Campaign, CampaignRegistry } from '../../campaigns/campaigns.ts'
import { findNewestCheck, hasReported, interpretFindings, readForeignScenario } from '../../game/game.ts'
import type { AccountState } from '../../monitoring/monitoring.ts'
import { closedAt } from '../../rules/campaign/campaign.ts'
import { type CampaignFacts, type Facts, goLiveList, type Point } from '../../rules/go-live/go-live.ts'
import { isExampleNumber, showIfNumber } from '../../rules/phone-number/phone-number.ts'
import { codeSourceOf } from '../../rules/quiz/quiz.ts'
import { calls } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'
import { readPools } from '../conversation.ts'

/** What is known of the server itself. */
export type ServerFacts = Omit<Facts, 'campaigns' | 'account' | 'scenario' | 'check'> & {
  account: AccountState
  isStandIn: boolean
}

/** Reads what is ready, missing and misleading: of the server, as it is known, and of the campaigns that are not over. */
export async function readGoLive(campaigns: Pick<CampaignRegistry, 'all'>, server: ServerFacts): Promise<Point[]> {
  const { account, isStandIn, ...facts } = server
  const shown = campaigns
    .all()
    .flatMap(({ context, settings, row }) => (context && !isOver(context) ? [{ context, settings, row }] : []))
  const contexts = shown.map(({ context }) => context)
  return goLiveList({
    ...facts,
    campaigns: await Promise.all(shown.map(readCampaign)),
    account: isStandIn && account ? 'stand-in' : accountOf(account),
    scenario: await readScenario(contexts),
    check: await readCheck(contexts),
  })
}

const isOver = ({ schedule, now }: GameContext) => closedAt(schedule, now())?.why === 'after'

type Shown = Pick<Campaign, 'settings' | 'row'> & { context: GameContext }

async function readCampaign({ context, settings: { phoneNumber, rules }, row }: Shown): Promise<CampaignFacts> {
  const { path, isPrizeByMessage, quiz } = context
  const given = quiz.tiers.filter(({ most }) => most !== 0)
  const fromPools = new Set(given.filter((tier) => codeSourceOf(tier, context) === 'pool').map(({ id }) => id))
  const pools = (await readPools(context)).filter(({ tierId }) => given.some(({ id }) => id === tierId))
  return {
    address: row.address,
    name: row.name,
    path: at(path),
    number: phoneNumber && showIfNumber(phoneNumber),
    isForeign: phoneNumber !== null && isExampleNumber(phoneNumber) && context.schedule.hasNoNumber === true,
    isPrizeByMessage,
    pools: pools.map(({ tierId, title, left }) => ({ title, left: fromPools.has(tierId) ? left : null })),
    hasOrganiser: rules.organiser !== '',
    hasContact: rules.contact !== '',
  }
}

function accountOf(account: AccountState): Facts['account'] {
  if (account === null) return 'none'
  if (account.trouble) return account.trouble === 'refuses' ? 'refuses' : 'away'
  const balance = account.money?.samples.at(-1)?.balance
  return balance !== undefined && balance <= 0 ? 'no money' : 'answers'
}

async function readScenario(contexts: readonly GameContext[]): Promise<Facts['scenario']> {
  const [first] = contexts
  if (!first) return 'never called'
  const foreign = await readForeignScenario(first.db)
  if (foreign) return foreign.isRefused ? 'refused' : 'differs'
  const campaignIds = contexts.map(({ campaignId }) => campaignId)
  const [call] = await first.db.select({ id: calls.id }).from(calls).where(inArray(calls.campaignId, campaignIds)).limit(1)
  return call ? 'own' : 'never called'
}

/** One line serves all campaigns, so the newest check of any of them counts. */
async function readCheck(contexts: readonly GameContext[]): Promise<Facts['check']> {
  const reports = await Promise.all(contexts.map((context) => findNewestCheck(context)))
  const over = reports.filter((report) => report !== null).filter((report) => report.state === 'over' && hasReported(report))
  const newest = over.toSorted((one, other) => other.requestedAt.getTime() - one.requestedAt.getTime())[0]
  if (!newest) return 'never made'
  return interpretFindings(newest).some(({ mark }) => mark === 'trouble') ? 'trouble' : 'passed'
}
