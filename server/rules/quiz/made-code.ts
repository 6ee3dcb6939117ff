/** No vowels, so that no code spells a word, and no letters or digits that sound or look alike. */
const alphabet = 'CFHJKLMQRSTWXZ23456789'

/** Returns a promo code that is made up. `randomInt` returns a random integer below its argument. */
export function makeCode(randomInt: (below: number) => number, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}
