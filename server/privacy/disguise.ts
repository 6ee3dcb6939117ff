import { createHmac } from 'node:crypto'

/** What stands for a number where the number itself must not be kept. The same number always gets the same disguise. */
export type Disguise = (phone: string) => string

/**
 * HMAC-SHA-256 under the key `secret`. Telephone numbers are so few that whoever has the key can try them all: unless NUMBER_KEY
 * is set, the key lies in the same database as its disguises, which then keep a number from being read, and not from being looked for.
 */
export function disguiseWith(secret: string): Disguise {
  return (phone) => `hmac:${createHmac('sha256', secret).update(phone).digest('base64url')}`
}
