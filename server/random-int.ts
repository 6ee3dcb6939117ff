/** A whole number from 0 up to, not including, `below`. The remainder's bias is less than one in a million below 1,000: of no use to anybody. */
export function randomInt(below: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return drawn % below
}
