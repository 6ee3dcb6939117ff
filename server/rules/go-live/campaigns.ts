import type { Facts } from './facts.ts'
import { find, findIn, type Finding, placeIn } from './point.ts'

/** Whether the numbers that visitors are asked to call are ours. */
export function numbersOf({ campaigns, isPublic }: Facts): Finding {
  if (campaigns.length === 0) return find('no campaign', '', { places: [{ to: 'campaigns' }] })
  const foreign = campaigns.filter(({ isForeign }) => isForeign)
  if (foreign.length > 0) return findIn("somebody's number", foreign, () => 'number')
  const without = campaigns.filter(({ number }) => number === null)
  if (without.length > 0) return findIn(isPublic ? 'no number' : 'example number', without, () => 'number')
  return find(
    'own numbers',
    campaigns.flatMap(({ number }) => number ?? []),
  )
}

/** Fewer codes than these are soon won. */
const few = 10

/** Whether winners get codes. */
export function codesOf({ campaigns }: Facts): Finding {
  const all = campaigns.flatMap((campaign) => campaign.pools.map((pool) => ({ ...pool, campaign })))
  const about = (some: typeof all) => some.map(({ campaign, title }) => `${campaign.path}: ${title}`)
  const places = (some: typeof all) => [...new Set(some.map(({ campaign }) => campaign))].map((each) => placeIn(each, 'codes'))
  const empty = all.filter(({ left }) => left === 0)
  if (empty.length > 0) return find('codes empty', about(empty), { places: places(empty) })
  const ending = all.filter(({ left }) => left !== null && left < few)
  if (ending.length > 0) return find('codes few', about(ending), { count: few, places: places(ending) })
  const isMadeUp = all.every(({ left }) => left === null)
  return isMadeUp ? find('codes made up') : find('codes ready')
}

/** Whether the rules and the consent say who asks for a number, and whom to ask. */
export function documentsOf({ campaigns }: Facts): Finding {
  const incomplete = campaigns.filter(({ hasOrganiser, hasContact }) => !hasOrganiser || !hasContact)
  if (incomplete.length === 0) return find('documents ready')
  return findIn('documents incomplete', incomplete, ({ hasOrganiser }) => (hasOrganiser ? 'contact' : 'organiser'))
}
