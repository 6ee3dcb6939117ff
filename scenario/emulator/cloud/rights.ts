import type { Key, Role } from './account.ts'
import { refuse } from './refusal.ts'

/** Who may use a command. */
export type Allowed = 'everybody' | readonly Role[]

export const everybody: Allowed = 'everybody'
export const starters: Allowed = ['Scenarios', 'Developer']
export const developers: Allowed = ['Developer']
export const messengers: Allowed = ['SMS']

/** Refuses a command that none of the key's roles allows, with the code of a wrong key, as the real cloud does for messages. */
export function admit(key: Key, allows: Allowed): void {
  const isAllowed = allows === 'everybody' || key.roles.some((role) => role === 'Owner' || allows.includes(role))
  if (!isAllowed) refuse(100, 'Authorization failed.')
}
