import type { Numerals } from './numerals.ts'

const units = { zero: 0, nought: 0, naught: 0, nil: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 }

const plurals = {
  zeros: 0, zeroes: 0, noughts: 0, naughts: 0, ohs: 0, ones: 1, twos: 2, threes: 3, fours: 4, fives: 5, sixes: 6, sevens: 7, eights: 8,
  nines: 9,
}

/** The English number words. After “double” stands the digit itself, after “two” and “a pair of” its plural. */
export const englishNumerals: Numerals = {
  values: new Map(Object.entries({
    ...units, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17,
    eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80,
    ninety: 90,
  })),
  multipliers: new Map(Object.entries({ hundred: 100, thousand: 1000 })),
  repeats: [
    {
      counts: new Map(Object.entries({ double: 2, triple: 3, treble: 3, quadruple: 4 })),
      counted: new Map(Object.entries({ ...units, oh: 0, o: 0 })),
    },
    { counts: new Map(Object.entries({ two: 2, three: 3, four: 4, all: 4 })), counted: new Map(Object.entries(plurals)) },
  ],
}

/** What recognisers write for a digit: “for” is four. Looked up only when digits are expected. */
export const englishMistakes: ReadonlyMap<string, string> = new Map(Object.entries({
  oh: 'zero', o: 'zero', for: 'four', fore: 'four', to: 'two', too: 'two', won: 'one', ate: 'eight', tree: 'three',
  free: 'three', sex: 'six', sicks: 'six', fife: 'five', niner: 'nine', nein: 'nine',
}))
