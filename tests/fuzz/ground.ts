import type { Response } from './response.ts'

/** A browser and a call that the server knows, because one of the inputs before was right. */
export type Slot = { phone: string; cookie: string; call: string; seq: number; turn: number }

/** What right inputs have come to, so that the next ones go deep: visits, calls, and where they are. */
export type Ground = {
  version: string
  secret: string
  password: string
  /** the one that a number between 0 and 1 points at */
  slot(at: number): Slot
  /** the next in a row: each replaces the oldest */
  oldest(): Slot
}

export function createGround(known: Pick<Ground, 'version' | 'secret' | 'password'>, slots: number): Ground {
  const all = Array.from({ length: slots }, (): Slot => ({ phone: '', cookie: '', call: '', seq: 0, turn: 0 }))
  let next = 0
  return {
    ...known,
    slot: (at) => all[Math.min(Math.floor(at * slots), slots - 1)]!,
    oldest: () => all[next++ % slots]!,
  }
}

/** A visit has been opened: later inputs act for it. */
export function adopt(ground: Ground, phone: string, response: Response | null): void {
  const cookie = response?.status === 200 ? response.headers.get('set-cookie')?.split(';')[0] : undefined
  if (cookie) Object.assign(ground.oldest(), { phone, cookie, call: '', seq: 0, turn: 0 })
}

/** A call has been answered with a turn. */
export function follow(slot: Slot, response: Response | null): void {
  const turn = response?.status === 200 ? /"turn":(\d+)/.exec(response.body.toString('latin1'))?.[1] : undefined
  if (turn) slot.turn = Number(turn)
}
