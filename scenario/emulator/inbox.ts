import type { Message } from './cloud/account.ts'

/** A text message that has arrived; `at` is in milliseconds since the epoch, and messages are numbered from 1 on. */
type Arrived = Pick<Message, 'from' | 'to' | 'text'> & { number: number; at: number }

/** The text messages that an account has sent, as the telephones have them. */
export type Inbox = {
  /** the newest first */
  messages(): readonly Arrived[]
  receive(message: Message): void
  /** Runs `onArrival` after each message. Returns a function that ends this. */
  watch(onArrival: () => void): () => void
}

/** More of them nobody reads. */
const mostKept = 200

/** Creates an inbox that is empty. `now` is in milliseconds since the epoch. */
export function createInbox(now: () => number = Date.now): Inbox {
  let kept: readonly Arrived[] = []
  const watchers = new Set<() => void>()
  return {
    messages: () => kept,
    receive({ from, to, text }) {
      const number = (kept[0]?.number ?? 0) + 1
      kept = [{ number, at: now(), from, to, text }, ...kept].slice(0, mostKept)
      for (const watcher of watchers) watcher()
    },
    watch(onArrival) {
      watchers.add(onArrival)
      return () => watchers.delete(onArrival)
    },
  }
}
