import type { CampaignFacts } from './facts.ts'

/**
 * `misleading`: people or their operators would take something for what it is not. `optional`: something is not there, which an
 * organiser may well choose.
 */
export type State = 'ready' | 'optional' | 'missing' | 'misleading'

/** Everything that can be found about the points, and how it is with a point that this was found of. */
const states = {
  'address checked': 'ready',
  'address set': 'ready',
  'address unset': 'missing',
  'address of this machine': 'misleading',
  'address elsewhere': 'misleading',
  'address unreachable': 'misleading',
  'address without sockets': 'misleading',
  'address of others': 'misleading',
  'only this machine': 'missing',
  encrypted: 'ready',
  'nothing to encrypt': 'ready',
  'not encrypted': 'misleading',
  'encryption unseen': 'missing',
  'requests spoilt': 'misleading',
  'no proxy': 'ready',
  'proxies as set': 'ready',
  'proxies unset': 'misleading',
  'proxies never seen': 'misleading',
  'proxies too many': 'misleading',
  'proxy of a stranger': 'misleading',
  'own numbers': 'ready',
  'example number': 'missing',
  'no number': 'missing',
  "somebody's number": 'misleading',
  'no campaign': 'missing',
  'account answers': 'ready',
  'account unset': 'missing',
  'account refuses': 'misleading',
  'account away': 'missing',
  'account without money': 'misleading',
  'stand-in': 'ready',
  'stand-in for people': 'misleading',
  'scenario of this server': 'ready',
  'scenario never called': 'missing',
  'scenario differs': 'misleading',
  'scenario refused': 'misleading',
  'check passed': 'ready',
  'check never made': 'missing',
  'check found trouble': 'misleading',
  'callbacks ready': 'ready',
  'callbacks without account': 'missing',
  'callbacks without rule': 'missing',
  'caller ready': 'ready',
  'caller unset': 'missing',
  'caller toll-free': 'misleading',
  'messages ready': 'ready',
  'messages unset': 'optional',
  'prizes by no message': 'misleading',
  'codes ready': 'ready',
  'codes made up': 'ready',
  'codes few': 'missing',
  'codes empty': 'missing',
  'documents ready': 'ready',
  'documents incomplete': 'missing',
  'staff ready': 'ready',
  'staff without observers': 'ready',
  'password made up': 'missing',
  'desk closed': 'missing',
  'on PostgreSQL': 'ready',
  embedded: 'ready',
  'never backed up': 'missing',
  'left behind': 'misleading',
  'secrets in settings': 'ready',
  'secrets in database': 'ready',
  'kept so long': 'ready',
  'kept for ever': 'missing',
  'simulator off': 'ready',
  'simulator here': 'ready',
  'simulator open': 'misleading',
} as const satisfies Record<string, State>

export type Found = keyof typeof states

/** What can be mended of a campaign on the desk: a field of its settings, or its codes. */
type Mended = 'number' | 'message' | 'organiser' | 'contact' | 'codes'

/** Where something is mended on the desk; of which campaign, where it is about one. */
export type Place =
  | { to: 'campaigns' | 'check'; campaign?: undefined }
  | { to: Mended; campaign: Pick<CampaignFacts, 'address' | 'name'> }

/**
 * `about`: what it is about, as campaigns, titles or a host, empty where there is nothing to name. `count`: how much of it. `places`: where
 * it is mended, as far as that is on the desk.
 */
export type Finding = { found: Found; state: State; about: string; count: number; places: readonly Place[] }

type More = { count?: number; places?: readonly Place[] }

/** Returns a finding with its state. */
export function find(found: Found, about: string | readonly string[] = '', { count = 0, places = [] }: More = {}): Finding {
  return { found, state: states[found], about: typeof about === 'string' ? about : about.join(', '), count, places }
}

/** Returns a finding about some campaigns, which names each, and leads to where it is mended there. */
export function findIn(found: Found, campaigns: readonly CampaignFacts[], to: (campaign: CampaignFacts) => Mended): Finding {
  const paths = campaigns.map(({ path }) => path)
  return find(found, paths, { places: campaigns.map((campaign) => placeIn(campaign, to(campaign))) })
}

/** Returns where that is mended in a campaign. */
export function placeIn({ address, name }: CampaignFacts, to: Mended): Place {
  return { to, campaign: { address, name } }
}
