/** Who else is on the bus. */
export type Peers = { hears(server: string): void; leaves(server: string): void; /** to be called now and then */ check(): void }

/** A server that falls silent without a goodbye has died, perhaps after it had saved something and before it told of it. */
export function trackPeers(onDeath: () => void, patienceMs: number): Peers {
  const heardAt = new Map<string, number>()
  return {
    hears: (server) => void heardAt.set(server, performance.now()),
    leaves: (server) => void heardAt.delete(server),
    check() {
      const silent = [...heardAt].filter(([, at]) => performance.now() - at > patienceMs)
      for (const [server] of silent) heardAt.delete(server)
      if (silent.length > 0) onDeath()
    },
  }
}
