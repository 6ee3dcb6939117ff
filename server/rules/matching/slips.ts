import type { Language } from './attempt.ts'

const rows: Record<Language, readonly string[]> = {
  ru: ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю'],
  en: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
}

const neighbours = { ru: neighboursOn(rows.ru), en: neighboursOn(rows.en) }

/** Each row of a keyboard is half a key to the right of the one above. */
function neighboursOn(rows: readonly string[]): ReadonlyMap<string, string> {
  const keyAt = (row: number, at: number) => rows[row]?.charAt(at) ?? ''
  return new Map(
    rows.flatMap((keys, row) =>
      Array.from(keys, (key, at): [string, string] => [
        key,
        [
          keyAt(row, at - 1),
          keyAt(row, at + 1),
          keyAt(row - 1, at),
          keyAt(row - 1, at + 1),
          keyAt(row + 1, at - 1),
          keyAt(row + 1, at),
        ].join(''),
      ]),
    ),
  )
}

/** Returns the letters whose keys lie beside the one of this letter. */
export function neighboursOf(letter: string, language: Language): readonly string[] {
  return Array.from(neighbours[language].get(letter) ?? '')
}

/** Returns a word with each two neighbouring letters in the wrong order. */
export function swapsOf(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2))
}

/** Returns a word with the letter at each of these places slipped to a neighbouring key. */
export function neighbouringOf(word: string, places: readonly number[], language: Language): string[] {
  return places.flatMap((at) =>
    neighboursOf(word.charAt(at), language).map((letter) => word.slice(0, at) + letter + word.slice(at + 1)),
  )
}

/** Returns a word with one letter too many: one that is typed twice, or hit together with its neighbour. */
export function doublingsOf(word: string, language: Language): string[] {
  return Array.from(word).flatMap((letter, at) =>
    [letter, ...neighboursOf(letter, language)].flatMap((extra) => [
      word.slice(0, at) + extra + word.slice(at),
      word.slice(0, at + 1) + extra + word.slice(at + 1),
    ]),
  )
}

/** Returns a word with one letter left out. */
export function omissionsOf(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)).slice(1)
}
