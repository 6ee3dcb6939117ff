import type { Turn } from '../scenario/protocol.ts'
import { isLoopback, isPublic } from './address/address.ts'
import { type Answer, lookupPublic, post } from './control/post.ts'
import { asciiJson } from './voice/json.ts'

/** Talks back to a live call through its session's own URL: a capability, so it is never logged and never leaves the server. */
export type Control = {
  /** https on a public host, so that nobody can make this server post into its own network; loopback where calls are emulated */
  isUsable(url: string): boolean
  /**
   * Posts a turn and gives the status of the answer, null where none came. Nothing follows from it (voxengine.md §8): whether
   * the call has taken the turn, only `turn.started` tells.
   */
  post(url: string, turn: Turn): Promise<number | null>
  /** As `post`, and tells whether the answer had a body as well: for finding out what sessions answer. */
  probe(url: string, turn: Turn): Promise<Answer | null>
}

/** What an operator is told of a call that cannot be talked back to. */
export const unusable = 'a call came with a session address that is not https on a public host: it cannot be talked back to'

export function createControl({ isEmulated }: { isEmulated: boolean }): Control {
  const isUsable = (url: string) => (isEmulated && isLoopback(url)) || isPublic(url)
  async function probe(url: string, turn: Turn) {
    if (!isUsable(url)) return null
    return post(url, asciiJson(turn), isLoopback(url) ? undefined : lookupPublic())
  }
  return { isUsable, probe, post: async (url, turn) => (await probe(url, turn))?.status ?? null }
}
