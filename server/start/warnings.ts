import type { CampaignRegistry } from '../campaigns/campaigns.ts'
import type { Config } from '../config.ts'
import { closedAt } from '../rules/campaign/campaign.ts'
import { countryOf } from '../rules/phone-number/phone-number.ts'

/** Returns what an operator should know about settings that are valid, but may not be meant so. */
export function warningsOf(config: Config): string[] {
  return [describeOpenSimulator(config), describeForbiddenCountry(config)].filter((warning) => warning !== null)
}

/** Returns a warning about campaigns that would be open, had they a number to call; null where all have one. */
export function describeMissingNumbers(campaigns: Pick<CampaignRegistry, 'contexts'>, now: Date): string | null {
  const shut = campaigns.contexts().filter(({ schedule }) => closedAt(schedule, now)?.why === 'no number')
  if (shut.length === 0) return null
  const paths = shut.map(({ path }) => path).join(', ')
  return `nobody can play ${paths}: on a public address a campaign needs a number of its own, which is set on the page /operator/campaigns`
}

/** Whoever reaches the simulator plays with every number, so a server that others can reach should not have it. */
function describeOpenSimulator({ isSimulatorOpen, isLocal, proxies }: Config): string | null {
  if (!isSimulatorOpen || (isLocal && proxies === 0)) return null
  return 'PHONE_SIMULATOR=on opens /phone to everybody who reaches this server, to play with any number'
}

/**
 * Returns a warning when the settings forbid calls and messages to the country of the number that visitors call, or null. It may
 * be meant so: whoever can dial a free number need not be called back.
 */
function describeForbiddenCountry({ phoneNumber, callsOut: { countries } }: Config): string | null {
  const own = countryOf(phoneNumber)
  if (own === undefined && countries.length === 0)
    return 'nobody is called back, and nobody gets messages: PHONE_NUMBER belongs to no country, so name some in CALL_COUNTRIES'
  if (own === undefined || countries.includes(own)) return null
  return `CALL_COUNTRIES: expected ${own}, the country of PHONE_NUMBER, found ${countries.join(' ')}: nobody in ${own} is called or gets messages`
}
