import { expect, test } from 'bun:test'
import { randomFrom } from '../../../server/rules/quiz/random.ts'

/** As https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32 has it. */
function mulberry32(a: number): () => number {
  return () => {
    a |= 0
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

test('the numbers of a seed are those of mulberry32', () => {
  for (const seed of [0, 1, 2, 12_345, 2 ** 31 - 1]) {
    const [ours, theirs] = [randomFrom(seed), mulberry32(seed)]
    for (let at = 0; at < 100; at += 1) expect(ours()).toBe(theirs())
  }
  expect(randomFrom(0)()).toBe(0.26642920868471265)
})
