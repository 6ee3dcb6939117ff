/** Nobody presses one key twice so soon, and no telephone dials it: tone and pause take 40 ms each at the least (ITU-T Q.24). */
const samePressMs = 50
/** A line that signals one press in two ways, such as a message and the sound itself, is done with both by then. */
const bothWaysMs = 500

type Signal = { way: string | undefined; at: number }

/** The signal of each key that counted last. */
const lastSignals: Partial<Record<string, Signal>> = {}

/**
 * Whether this signal is the newest press of the key once more. `way` is the engine's type of signal; `at` is in milliseconds since the
 * epoch. One that is not counts as a press from now on.
 */
export function isSignalledAgain(key: string, way: string | undefined, at: number): boolean {
  const last = lastSignals[key]
  if (last && at - last.at < (way === last.way ? samePressMs : bothWaysMs)) return true
  lastSignals[key] = { way, at }
  return false
}
