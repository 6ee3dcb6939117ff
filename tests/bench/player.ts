/** A visitor and their call. */
export type Player = {
  /** Sends one event, and waits for its reply and for its text on the visitor's socket. Throws where one of them is missing. */
  play(): Promise<Played>
  close(): Promise<void>
}

/** How long an event took to its socket, and how many characters came there and in the reply. */
export type Played = { ms: number; frame: number; reply: number }

/** One answer fewer than ends a game of five rebuses. */
export const eventsPerPlayer = 14

type Seat = {
  /** what arrives on the visitor's socket */
  inbox: Inbox
  /** tells this player's texts from those of the others */
  name: string
  /** Sends the words as one event. Resolves with the characters of the reply. */
  says(text: string): Promise<number>
  close(): Promise<void>
}

export function createPlayer({ inbox, name, says, close }: Seat): Player {
  // two digits each time, so that no text is the beginning of another one
  let played = 10
  return {
    async play() {
      const text = `самолёт ${name} ${played++}`
      const seen = inbox.wait(text)
      const startedAt = performance.now()
      const [{ at, frame }, reply] = await Promise.all([seen, says(text)])
      return { ms: at - startedAt, frame: frame.length, reply }
    },
    close,
  }
}

type Arrival = { at: number; frame: string }
type Inbox = ReturnType<typeof createInbox>

const patienceMs = 10_000

/** Records what arrives on a socket and when. */
export function createInbox() {
  const waiting = new Map<string, (arrival: Arrival) => void>()
  return {
    arrived(frame: string) {
      const at = performance.now()
      for (const [text, resolve] of waiting) if (frame.includes(text)) resolve({ at, frame })
    },
    /** Resolves once a frame with this text arrives; rejects after ten seconds. */
    wait: (text: string) =>
      new Promise<Arrival>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`«${text}» never reached its socket`)), patienceMs)
        waiting.set(text, (arrival) => {
          clearTimeout(late)
          waiting.delete(text)
          resolve(arrival)
        })
      }),
  }
}
