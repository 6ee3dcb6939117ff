import type { CampaignFacts, Facts } from './facts.ts'
import { find, type Finding } from './point.ts'

const pathsOf = (campaigns: readonly CampaignFacts[]) => campaigns.map(({ path }) => path)

/** Whether the numbers that visitors are asked to call are ours. */
export function numbersOf({ campaigns, isPublic }: Facts): Finding {
  if (campaigns.length === 0) return find('no campaign')
  const foreign = campaigns.filter(({ isForeign }) => isForeign)
  if (foreign.length > 0) return find("somebody's number", pathsOf(foreign))
  const without = campaigns.filter(({ number }) => number === null)
  if (without.length > 0) return find(isPublic ? 'no number' : 'example number', pathsOf(without))
  return find(
    'own numbers',
    campaigns.flatMap(({ number }) => number ?? []),
  )
}

/** Fewer codes than these are soon won. */
const few = 10

/** Whether winners get codes. */
export function codesOf({ campaigns }: Facts): Finding {
  const pools = campaigns.flatMap(({ path, pools: own }) => own.map(({ title, left }) => ({ name: `${path}: ${title}`, left })))
  const named = (some: typeof pools) => some.map(({ name }) => name)
  const empty = pools.filter(({ left }) => left === 0)
  if (empty.length > 0) return find('codes empty', named(empty))
  const ending = pools.filter(({ left }) => left !== null && left < few)
  if (ending.length > 0) return find('codes few', named(ending), few)
  const isMadeUp = pools.every(({ left }) => left === null)
  return isMadeUp ? find('codes made up') : find('codes ready')
}

/** Whether the rules and the consent say who asks for a number, and whom to ask. */
export function documentsOf({ campaigns }: Facts): Finding {
  const incomplete = campaigns.filter(({ hasOrganiser, hasContact }) => !hasOrganiser || !hasContact)
  return incomplete.length > 0 ? find('documents incomplete', pathsOf(incomplete)) : find('documents ready')
}
