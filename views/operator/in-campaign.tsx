import type { Choice } from './desk-page.tsx'

/**
 * Returns an address of the desk with the campaign that it is about, where there are several: a second window may show another by now.
 * Without a `campaign` it is the one that is shown.
 */
export function inCampaign(choices: Choice[], address: `/${string}`, campaign = shownIn(choices)): `/${string}` {
  if (choices.length < 2 || campaign === undefined) return address
  return `${address}${address.includes('?') ? '&' : '?'}campaign=${encodeURIComponent(campaign)}`
}

const shownIn = (choices: Choice[]) => choices.find(({ isShown }) => isShown)?.address

/** The same in a form whose fields become the address: a browser drops what the address of such a form asks for. */
export const CampaignField = ({ choices }: { choices: Choice[] }) =>
  choices.length < 2 ? null : <input type="hidden" name="campaign" value={shownIn(choices)} />
