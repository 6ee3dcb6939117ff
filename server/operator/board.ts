import { type CheckReport, newestCheck } from '../check.ts'
import type { World } from '../game/world.ts'
import { type Callbacks, readCallbacks } from './callbacks.ts'
import { type EndedCall, endedCalls } from './ended-calls.ts'
import { type LiveCall, liveCalls } from './live-calls.ts'

/** Everything on the operator's page, as of `at`. */
export type Board = { at: Date; live: LiveCall[]; callbacks: Callbacks; check: CheckReport | null; ended: EndedCall[] }

export async function readBoard(world: World): Promise<Board> {
  const [live, callbacks, check, ended] = await Promise.all([
    liveCalls(world),
    readCallbacks(world),
    newestCheck(world),
    endedCalls(world),
  ])
  return { at: world.now(), live, callbacks, check, ended }
}
