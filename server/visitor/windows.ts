/** What can be done to an open window's socket. */
type Window = { closeForGood(): void }

/**
 * The open windows of each visit, the oldest first. One too many closes the oldest: whoever opens a window wants to see that one. A
 * browser closes the sockets of hidden tabs by itself (web-stack.md §4.2), so these are windows that lie open side by side.
 */
export function createWindows(most: number) {
  const windows = new Map<number, Set<Window>>()
  /** Gives what to do when it is closed. */
  return function open(visitId: number, window: Window): () => void {
    const ofVisit = windows.get(visitId) ?? new Set()
    windows.set(visitId, ofVisit.add(window))
    const [oldest] = ofVisit
    if (ofVisit.size > most && oldest) {
      ofVisit.delete(oldest)
      oldest.closeForGood()
    }
    return () => {
      ofVisit.delete(window)
      if (ofVisit.size === 0 && windows.get(visitId) === ofVisit) windows.delete(visitId)
    }
  }
}

export type OpenWindow = ReturnType<typeof createWindows>
