import { at } from '../address/address.ts'

/** What `bun run campaign:export` and `bun run campaign:import` print. */

export const exportUsage =
  'expected the address of a campaign, and a file if you like: bun run campaign:export autumn [autumn.pavel.json]'

export const importUsage = 'expected one file: bun run campaign:import autumn.pavel.json'

/** Returns the error for a data folder that the running server holds. `problem` names the folder. */
export function folderInUse(problem: string): string {
  return `${problem}. The server is running: save and load files on its page /operator/campaigns, or stop it and run this command again.`
}

/** Returns the error for an address that no campaign has. */
export function noCampaign(address: string, known: readonly { address: string }[]): string {
  return `expected the address of a campaign (${known.map((campaign) => campaign.address).join(', ')}), found ${address}`
}

export const fileExists = (path: string) => `expected a file that does not exist yet, found ${path}: name another one`

/** `why`: as the system says it */
export const notWritten = (path: string, why: string) => `${path} cannot be written: ${why}`
export const notRead = (path: string, why: string) => `${path} cannot be read: ${why}`

export const exported = (name: string, path: string) => `“${name}” is in ${path}. Players, promo codes and the log are not.`

/** Returns what has been made. `wanted`: the address that the file has. */
export function imported({ address, wanted }: { address: string; wanted: string }): string {
  const made = `The campaign is at ${at(`/c/${address}`)}, and its settings are at ${at(`/operator/campaigns/${address}`)}.`
  return address === wanted ? made : `${made} Another one has the address ${at(`/c/${wanted}`)}.`
}

export const serversNotTold =
  'Servers that run were not told, because NATS does not answer: they will show the campaign when they start anew.'
