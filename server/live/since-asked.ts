/**
 * Times how long it takes to show what was asked for: from the first request that a showing answers to its end. One that fails
 * is tried again, and has taken all the longer.
 */
export function sinceAsked(show: () => Promise<void>, onShown: (ms: number) => void) {
  let askedAt: number | null = null
  return {
    ask() {
      askedAt ??= performance.now()
    },
    async show() {
      const from = askedAt ?? performance.now()
      askedAt = null
      try {
        await show()
      } catch (error) {
        askedAt = from
        throw error
      }
      onShown(performance.now() - from)
    },
  }
}
