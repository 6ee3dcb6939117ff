/** Something that happened to a browser's socket; `at` is 0 until it has. */
export type Told = { what: string; at: number }

/** What becomes of a socket, filled in as it happens. */
export function storyOf(socket: WebSocket): Told[] {
  const [asked, opened, heard, closed] = [
    { what: 'asked for', at: Date.now() },
    ...['open', 'heard', 'closed'].map((what) => ({ what, at: 0 })),
  ]
  const note = (told: Told | undefined) => () => {
    if (told && told.at === 0) told.at = Date.now()
  }
  socket.addEventListener('open', note(opened))
  socket.addEventListener('message', note(heard))
  socket.addEventListener('close', note(closed))
  return [asked, opened, heard, closed].filter((told) => told !== undefined)
}

/** For a return that was late: what happened to the sockets, in milliseconds since then. */
export function tellSince(startedAt: number, story: readonly Told[]): string {
  const since = story.filter(({ at }) => at >= startedAt).toSorted((one, other) => one.at - other.at)
  return since.map(({ what, at }) => `${what} at ${at - startedAt}`).join(', ') || 'the one before'
}
