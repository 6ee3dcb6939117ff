/** The other servers on the bus. */
export type Peers = {
  /** A message of this server has arrived. */
  markAlive(server: string): void
  /** This server has said goodbye. */
  remove(server: string): void
  /** Removes the servers that have been silent for too long. To be called regularly. */
  removeSilent(): void
}

/**
 * Tracks the other servers by their messages. A server that is silent for `timeoutMs` without a goodbye counts as crashed, and
 * `onCrash` runs: it may have committed a change without announcing it.
 */
export function trackPeers(onCrash: () => void, timeoutMs: number): Peers {
  const lastMessageAt = new Map<string, number>()
  return {
    markAlive: (server) => void lastMessageAt.set(server, performance.now()),
    remove: (server) => void lastMessageAt.delete(server),
    removeSilent() {
      const silent = [...lastMessageAt].filter(([, at]) => performance.now() - at > timeoutMs)
      for (const [server] of silent) lastMessageAt.delete(server)
      if (silent.length > 0) onCrash()
    },
  }
}
