import type { DeskFrame } from './desk-page.tsx'
import { inCampaign } from './in-campaign.tsx'

/**
 * Returns the attributes of a form whose answer is the page: with a script only its main part is put in, without one all of it.
 */
export function intoCodes({ choices }: Pick<DeskFrame, 'choices'>, address: `/${string}`) {
  const action = inCampaign(choices, address)
  return {
    method: 'post',
    action,
    'hx-post': action,
    'hx-target': '#codes',
    'hx-select': '#codes',
    'hx-swap': 'outerHTML',
    'hx-disable': 'find button',
  } as const
}
