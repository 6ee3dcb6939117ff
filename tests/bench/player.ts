/** A visitor and their call, on either stack. */
export type Player = {
  /** sends one event; resolves with the milliseconds until its text is on the visitor's socket */
  play(): Promise<number>
  close(): void
}

/** Events per player: one answer fewer than ends a game of five rebuses. */
export const rounds = 14

/** Records what arrives on a socket and when, so that `wait` works before or after the text arrives. */
export function createInbox() {
  const waiting = new Map<string, (at: number) => void>()
  return {
    arrived(frame: string) {
      const at = performance.now()
      for (const [text, resolve] of waiting) if (frame.includes(text)) resolve(at)
    },
    /** Resolves with the time at which a frame with this text arrives; rejects after five seconds. */
    wait: (text: string) =>
      new Promise<number>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`«${text}» never reached its socket`)), 5000)
        waiting.set(text, (at) => {
          clearTimeout(late)
          waiting.delete(text)
          resolve(at)
        })
      }),
  }
}
