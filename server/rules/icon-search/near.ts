import { distance } from 'fastest-levenshtein'
import { fits, type IconIndex, type IconWords, rankIcons } from './find.ts'

const most = 3

/**
 * Returns up to three names of icons that may have been meant by a name that does not exist, or by a word: those that the words in
 * it find, and those that are spelled alike. `names` are those that exist.
 */
export function nearIcons(wanted: string, names: Iterable<string>, index: IconIndex): string[] {
  if (wanted === '') return []
  const mostEdits = Math.max(1, wanted.length / 3)
  const alike = [...names]
    .filter((name) => Math.abs(name.length - wanted.length) <= mostEdits)
    .map((name) => ({ name, edits: editsBetween(wanted.toLowerCase(), name) }))
    .filter(({ edits }) => edits <= mostEdits)
    .toSorted((one, other) => one.edits - other.edits)
  const almost = alike.filter(({ edits }) => edits === 1).map(({ name }) => name)
  const words = wanted.replace(/^noto:/, '').split('-')
  const [whole = [], ...single] = [words.join(' '), ...words].map((typed) => rankIcons(index, typed))
  const certain = whole.filter(({ fit }) => fit >= fits.exact).slice(0, 1)
  const found = [whole, ...single].flatMap((ranked) => ranked.filter(({ fit }) => fit > fits.inside).slice(0, most))
  const ordered = [...namesOf(certain), ...almost, ...namesOf(found), ...alike.map(({ name }) => name)]
  return [...new Set(ordered)].slice(0, most)
}

const namesOf = (ranked: { icon: IconWords }[]) => ranked.map(({ icon }) => icon.name)

/** Letters that changed places are one slip of the fingers. */
const editsBetween = (wanted: string, name: string) =>
  wanted.length === name.length && sorted(wanted) === sorted(name) ? 1 : distance(wanted, name)

const sorted = (text: string) => [...text].sort().join('')
