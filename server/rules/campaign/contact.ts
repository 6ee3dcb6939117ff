import * as v from 'valibot'
import { readNumber, showNumber } from '../phone-number/phone-number.ts'

/** How an organiser is reached. */
export type Contact = { kind: 'e-mail' | 'number' | 'link'; shown: string }

const Email = v.pipe(v.string(), v.email())
const Link = v.pipe(v.string(), v.url(), v.startsWith('https://'))

/** Returns the contact that was typed: an e-mail address, an address that begins with https://, or a telephone number. */
export function readContact(typed: string): Contact | null {
  if (fits(Email, typed)) return { kind: 'e-mail', shown: typed }
  if (fits(Link, typed)) return { kind: 'link', shown: typed }
  const number = typed.length > 40 ? null : readNumber(typed)
  return number === null ? null : { kind: 'number', shown: showNumber(number) }
}

/** Returns a contact that was read before. Throws when it is none. */
export function contactOf(saved: string): Contact {
  const contact = readContact(saved)
  if (!contact) throw new Error(`expected a contact, found «${saved}»`)
  return contact
}

const fits = (schema: typeof Email | typeof Link, typed: string) => v.safeParse(schema, typed).success
