import type { SetCampaign } from './fields.ts'
import type { SectionName } from './sections.ts'

/** What a campaign can still lack before its first visitor. */
export type Missing = 'number' | 'conference' | 'link' | 'end' | 'organiser' | 'contact' | 'sites'

type Sites = { sites: readonly string[] }

/** Which of the forms sets it. */
export const setIn: Record<Missing, SectionName> = {
  number: 'basics',
  conference: 'basics',
  link: 'basics',
  end: 'dates',
  organiser: 'rules',
  contact: 'rules',
  sites: 'sites',
}

/**
 * Returns what has yet to be set for a campaign, in the order of the forms; nothing where only sites are missing, which are a choice.
 * `sites`: those that may show its chat, whoever named them.
 */
export function missingIn({ closesAt, settings, sites }: Pick<SetCampaign, 'closesAt' | 'settings'> & Sites): Missing[] {
  const { phoneNumber, conference, ticketLink, rules } = settings
  const isMissing: Record<Missing, boolean> = {
    number: phoneNumber === null,
    conference: conference.name === '' || conference.when === '',
    link: ticketLink === null,
    end: closesAt === null,
    organiser: rules.organiser === '',
    contact: rules.contact === '',
    sites: sites.length === 0,
  }
  const missing = (Object.keys(isMissing) as Missing[]).filter((each) => isMissing[each])
  return missing.every((each) => each === 'sites') ? [] : missing
}
