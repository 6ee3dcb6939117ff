import type { Fetch } from '../../scenario/emulator/network.ts'

/** Sends requests, and tells when none is under way any more. A reply counts as there once all of it is. */
export function watched(carry: Fetch = (url, init) => fetch(url, init)): { fetch: Fetch; settled: () => Promise<void> } {
  const underWay = new Set<Promise<Response>>()
  const whole = async (url: string, init: RequestInit) => {
    const response = await carry(url, init)
    const body = await response.arrayBuffer()
    return new Response(body.byteLength > 0 ? body : null, response)
  }
  return {
    fetch: (url, init) => {
      const reply = whole(url, init)
      underWay.add(reply)
      const isThere = () => void underWay.delete(reply)
      reply.then(isThere, isThere)
      return reply
    },
    async settled() {
      while (underWay.size > 0) {
        await Promise.allSettled(underWay)
        await whatFollows()
      }
    },
  }
}

/** What the scenario does with a reply. It may send the next request at once. */
async function whatFollows(): Promise<void> {
  for (let times = 0; times < 3; times += 1) await new Promise((resolve) => setImmediate(resolve))
}
