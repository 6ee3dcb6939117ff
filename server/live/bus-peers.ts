/**
 * Names a server on the bus. `place` is where it runs, such as a machine and a port, and is the same after a restart; a server
 * without one is never taken for another's successor.
 */
export function nameServer(place: string = crypto.randomUUID()): string {
  return `${encodeURIComponent(place)}/${crypto.randomUUID()}`
}

/** The other servers on the bus. */
export type Peers = {
  /** This server has joined, perhaps as the successor of one that has crashed at the same place. */
  add(server: string): void
  /** A message of this server has arrived. */
  markAlive(server: string): void
  /** This server has said goodbye. */
  remove(server: string): void
  /** Removes the servers that have been silent for too long. To be called regularly. */
  removeSilent(): void
}

/**
 * Tracks the other servers by their messages. A server counts as crashed that is silent for `timeoutMs` without a goodbye, or
 * whose place another one has taken without it. Then `onCrash` runs: it may have committed a change without announcing it.
 */
export function trackPeers(onCrash: () => void, timeoutMs: number): Peers {
  const lastMessageAt = new Map<string, number>()
  return {
    add(server) {
      removeCrashed((other) => other !== server && placeOf(other) === placeOf(server))
      markAlive(server)
    },
    markAlive,
    remove: (server) => void lastMessageAt.delete(server),
    removeSilent: () => removeCrashed((_, at) => performance.now() - at > timeoutMs),
  }

  function markAlive(server: string) {
    lastMessageAt.set(server, performance.now())
  }

  function removeCrashed(hasCrashed: (server: string, lastMessageAt: number) => boolean) {
    const crashed = [...lastMessageAt].filter(([server, at]) => hasCrashed(server, at))
    for (const [server] of crashed) lastMessageAt.delete(server)
    if (crashed.length > 0) onCrash()
  }
}

function placeOf(server: string): string {
  return server.slice(0, server.indexOf('/'))
}
