import type { Key, Role } from './account.ts'
import { refuse } from './refusal.ts'

/** The roles that may use a command. */
export type Allowed = 'everybody' | readonly Role[]

export const everybody: Allowed = 'everybody'
export const starters: Allowed = ['Scenarios', 'Developer']
export const developers: Allowed = ['Developer']
export const messengers: Allowed = ['SMS']

/** Refuses a key without a fitting role with 100, the code of a wrong key, as the real API does for text messages. */
export function admit(key: Key, allows: Allowed): void {
  const isAllowed = allows === 'everybody' || key.roles.some((role) => role === 'Owner' || allows.includes(role))
  if (!isAllowed) refuse(100, 'Authorization failed.')
}
