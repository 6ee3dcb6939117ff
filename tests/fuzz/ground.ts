import type { Response } from './response.ts'

/** A browser and a call that the server knows because an earlier input was valid. */
export type Slot = { phone: string; token: string; digits: string; call: string; seq: number; turn: number }

/** What valid inputs have achieved so far, so that later ones reach deeper: visits, calls and their turns. */
export type Ground = {
  version: string
  secret: string
  password: string
  /** the cookie of a session on the operator's pages */
  session: string
  /** the slot for a number between 0 and 1 */
  slot(at: number): Slot
  /** the slot to replace next, in rotation */
  oldest(): Slot
}

export function createGround(known: Pick<Ground, 'version' | 'secret' | 'password' | 'session'>, slots: number): Ground {
  const all = Array.from({ length: slots }, (): Slot => ({ phone: '', token: '', digits: '', call: '', seq: 0, turn: 0 }))
  let next = 0
  return {
    ...known,
    slot: (at) => all[Math.min(Math.floor(at * slots), slots - 1)]!,
    oldest: () => all[next++ % slots]!,
  }
}

/** Stores the visit that the reply opened, so that later inputs act for it. */
export function adopt(ground: Ground, { phone, token }: Pick<Slot, 'phone' | 'token'>, response: Response | null): void {
  if (response?.status === 200)
    Object.assign(ground.oldest(), {
      phone,
      token,
      digits: digitsIn(response?.body.toString() ?? ''),
      call: '',
      seq: 0,
      turn: 0,
    })
}

/** Returns the digits that the page shows; empty when it shows none. */
export function digitsIn(page: string): string {
  return /<output id="digits"[^>]*>\s*(\d+)/.exec(page)?.[1] ?? ''
}

/** Stores the turn of the reply, so that later inputs refer to it. */
export function follow(slot: Slot, response: Response | null): void {
  const turn = response?.status === 200 ? /"turn":(\d+)/.exec(response.body.toString('latin1'))?.[1] : undefined
  if (turn) slot.turn = Number(turn)
}
