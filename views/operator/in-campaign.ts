import type { Choice } from './desk-page.tsx'

/** Returns an address of the desk with the campaign that it shows, where there is another: a second window may show that by now. */
export function inCampaign(choices: Choice[], address: `/${string}`): `/${string}` {
  const shown = choices.find(({ isShown }) => isShown)
  if (choices.length < 2 || !shown) return address
  return `${address}${address.includes('?') ? '&' : '?'}campaign=${encodeURIComponent(shown.address)}`
}
