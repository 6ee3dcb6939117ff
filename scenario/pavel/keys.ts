import type { Happening, Turn } from '../protocol.ts'
import { after } from './guard.ts'
import { anyInterruption, type Interruption, race } from './wait.ts'

const nextKeyLimitMs = 4000

/** "Never call this number again", whatever the turn asks for. No turn asks for a `9` alone. */
const neverAgain = '9#'

/**
 * Waits for the rest of the keys that the turn asks for. `#` or a pause ends the input early. Returns the interruption instead
 * if one comes.
 */
export async function collectKeys(turn: Turn, first: string): Promise<{ type: 'happened'; happening: Happening } | Interruption> {
  const wanted = turn.listen ? turn.listen.keys : 1
  let keys = first
  while ((keys.length < wanted || keys === '9') && first !== '#') {
    const next = await nextKey()
    if (next.type === 'key' && next.key === '#' && keys === '9') return { type: 'happened', happening: pressed(turn, neverAgain) }
    if (next.type === 'pause' || (next.type === 'key' && next.key === '#')) break
    if (next.type !== 'key') return next
    keys += next.key
  }
  return { type: 'happened', happening: pressed(turn, keys) }
}

function pressed({ turn }: Turn, keys: string): Happening {
  return { type: 'keys.pressed', turn, keys }
}

/** The interruptions that this turn accepts: keys only if it asks for some. */
export function interruptionsOf(turn: Turn): readonly Interruption['type'][] {
  return turn.listen && turn.listen.keys > 0 ? anyInterruption : anyInterruption.filter((type) => type !== 'key')
}

function nextKey(): Promise<{ type: 'pause' } | Interruption> {
  return race<{ type: 'pause' }>(anyInterruption, (settle) => {
    const timer = after(nextKeyLimitMs, () => settle({ type: 'pause' }))
    return () => clearTimeout(timer)
  })
}
