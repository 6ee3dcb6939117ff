/** One call with its visitor, on whichever stack. */
export type Player = {
  /** sends one event; gives the milliseconds until its text was on the visitor's socket */
  play(): Promise<number>
  close(): void
}

/** How often a player may play: one answer less than ends a game of five rebuses. */
export const rounds = 14

/** Notes what arrives on a socket and when, so that a text can be waited for before or after it came. */
export function createInbox() {
  const waiting = new Map<string, (at: number) => void>()
  return {
    arrived(frame: string) {
      const at = performance.now()
      for (const [text, resolve] of waiting) if (frame.includes(text)) resolve(at)
    },
    /** When a frame with this text arrives; rejects after five seconds without. */
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
