const minute = 60_000

/** Tells of each kind whether it is the first in a minute. */
export function oncePerMinute(now: () => number = performance.now.bind(performance)): (kind: string) => boolean {
  const lastAt = new Map<string, number>()
  return (kind) => {
    const at = now()
    if (at - (lastAt.get(kind) ?? -Infinity) < minute) return false
    lastAt.set(kind, at)
    return true
  }
}
