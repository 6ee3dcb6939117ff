import { readNumber, showNumber, type E164 } from '../phone-number/phone-number.ts'
import { type FieldFault, faultsIn, isFaultless, type Section, tooLong } from './fields.ts'
import { isTicketLink } from './ticket-link.ts'

/** In UTF-16 units, for a name and for each line about the conference. */
const longestLine = 120

/** What the campaign is called, which numbers are called, how the prize is given, and what its page tells about the conference. */
export const basics: Section = {
  fields: ['name', 'phoneNumber', 'phoneNumberAbroad', 'isPrizeByMessage', 'conference', 'when', 'price', 'ticketLink'],
  typedOf({ name, settings: { phoneNumber, phoneNumberAbroad, isPrizeByMessage, conference, ticketLink } }) {
    return {
      name,
      phoneNumber: shown(phoneNumber),
      phoneNumberAbroad: shown(phoneNumberAbroad),
      isPrizeByMessage: isPrizeByMessage ? 'on' : '',
      conference: conference.name,
      when: conference.when,
      price: conference.price,
      ticketLink: ticketLink ?? '',
    }
  },
  read(typed, { settings }, { hasSms }) {
    const { name = '', conference = '', when = '', price = '', ...rest } = trimmed(typed)
    const ticketLink = completeLink(rest.ticketLink ?? '')
    const home = readOurs(typed.phoneNumber ?? '')
    const abroad = readOurs(typed.phoneNumberAbroad ?? '')
    const isPrizeByMessage = typed.isPrizeByMessage === 'on'
    const faults = faultsIn({
      name: name === '' ? { fault: 'empty' } : tooLong(name, longestLine),
      phoneNumber: home === undefined && { fault: 'not a number' },
      phoneNumberAbroad: faultAbroad(home, abroad),
      isPrizeByMessage: isPrizeByMessage && !hasSms && { fault: 'no sender' },
      conference: tooLong(conference, longestLine),
      when: tooLong(when, longestLine),
      price: tooLong(price, longestLine),
      ticketLink: ticketLink !== '' && !isTicketLink(ticketLink) && { fault: faultOfLink(ticketLink) },
    })
    if (!isFaultless(faults)) return { faults }
    const numbers = { phoneNumber: home ?? null, phoneNumberAbroad: abroad ?? null }
    const about = { conference: { name: conference, when, price }, ticketLink: ticketLink || null }
    return { change: { name, settings: { ...settings, ...numbers, ...about, isPrizeByMessage } } }
  },
}

/** Returns the number of ours that was typed, which may be a toll-free one; null when nothing was, undefined when it is none. */
export function readOurs(typed: string): E164 | null | undefined {
  if (typed.trim() === '') return null
  return typed.length > 40 ? undefined : (readNumber(typed) ?? undefined)
}

function faultAbroad(home: E164 | null | undefined, abroad: E164 | null | undefined): FieldFault | null {
  if (abroad === undefined) return { fault: 'not a number' }
  return abroad !== null && abroad === home ? { fault: 'same number' } : null
}

/** Returns the link that was typed, with the https:// that people leave out. */
const completeLink = (typed: string) => (/^[^\s/:]+\.[^\s/:]+(\/|$)/.test(typed) ? `https://${typed}` : typed)

/** What stands in braces is meant to be the code. */
const faultOfLink = (link: string): 'not https' | 'not a ticket link' => (/[{}]/.test(link) ? 'not a ticket link' : 'not https')

const shown = (phone: string | null) => (phone === null ? '' : showNumber(phone as E164))

const trimmed = (typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text.trim()]))
