/** The fewest digits of a code. */
export const shortestCode = 4

/** Returns whether a code could be mistaken for another that is said twice, or whose keys are doubled. */
export function isMistakable(code: string): boolean {
  return hasEqualHalves(code) || isDoubled(code.slice(0, shortestCode))
}

/** Someone who says a four-digit code twice says «4821 4821», so no eight-digit code may look like that. */
function hasEqualHalves(code: string): boolean {
  const half = code.slice(0, code.length / 2)
  return half.length >= shortestCode && code === half + half
}

/**
 * Returns whether keys are what a line makes of others when it sends each twice. No code begins so, and so nobody guesses one by it: such
 * keys cost no try.
 */
export function isDoubled(keys: string): boolean {
  const pairs = keys.match(/../g) ?? []
  const isTwice = keys.length >= shortestCode && pairs.every(([one, other]) => one === other)
  return isTwice && new Set(keys.slice(0, shortestCode)).size > 1
}
