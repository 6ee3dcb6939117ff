/** An event of a browser's socket; `at` is 0 until it happens. */
export type SocketEvent = { what: string; at: number }

/** Returns the events of a socket, whose times are filled in as they happen. */
export function watchSocket(socket: WebSocket): SocketEvent[] {
  const [asked, opened, received, closed] = [
    { what: 'asked for', at: Date.now() },
    ...['open', 'heard', 'closed'].map((what) => ({ what, at: 0 })),
  ]
  const note = (event: SocketEvent | undefined) => () => {
    if (event && event.at === 0) event.at = Date.now()
  }
  socket.addEventListener('open', note(opened))
  socket.addEventListener('message', note(received))
  socket.addEventListener('close', note(closed))
  return [asked, opened, received, closed].filter((event) => event !== undefined)
}

/** Describes the socket events since `startedAt`, in milliseconds after it, to explain a late return. */
export function describeSince(startedAt: number, story: readonly SocketEvent[]): string {
  const since = story.filter(({ at }) => at >= startedAt).toSorted((one, other) => one.at - other.at)
  return since.map(({ what, at }) => `${what} at ${at - startedAt}`).join(', ') || 'no new socket'
}
