import { createHmac } from 'node:crypto'
import type { Level } from '../quiz/schema.ts'

export const PICTURES_PATH = '/pictures/'

/** Where a drawing stands in the quiz. */
export type Place = { rebusIndex: number; level: Level }

/**
 * A drawing's address: `/pictures/` and 43 characters of base64url, an HMAC-SHA256 over its place and its content.
 * It tells nothing about the answer or the order to whoever lacks the secret, and changes with the drawing,
 * so that what it gives can be cached for ever.
 */
export function pictureAddress(secret: string, { rebusIndex, level }: Place, content: string | Uint8Array): string {
  const seal = createHmac('sha256', secret).update(`${rebusIndex}\n${level}\n`).update(content)
  return PICTURES_PATH + seal.digest('base64url')
}
