import { timingSafeEqual } from 'node:crypto'
import type { Disguise } from '../store/store.ts'

type Signing = { disguise: Disguise }

/**
 * Returns the address at which the page of a visit finds a drawing. It says for whom it is, and is signed, because an `<img>` in a frame
 * on another site brings neither a cookie nor a header. It works as long as the visit is there and its game has reached the drawing.
 */
export function addressFor({ disguise }: Signing, visitId: number, drawing: string): string {
  return `${drawing}.${visitId}.${seal(disguise, visitId, drawing)}`
}

/** Returns which drawing an address is of and for which visit; null where this server has signed no such address. */
export function readAddress({ disguise }: Signing, address: string): { drawing: string; visitId: number } | null {
  const [, drawing = '', visit, given = ''] = /^(.+)\.([1-9]\d{0,8})\.([\w-]{22})$/.exec(address) ?? []
  const visitId = Number(visit)
  return drawing !== '' && isEqual(given, seal(disguise, visitId, drawing)) ? { drawing, visitId } : null
}

/** 132 bits of an HMAC. No telephone number begins with a letter, so no number's pseudonym is the seal of an address. */
function seal(disguise: Disguise, visitId: number, drawing: string): string {
  return disguise(`picture ${visitId} ${drawing}`).slice(-22)
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
