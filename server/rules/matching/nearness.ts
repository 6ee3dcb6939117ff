import { distance } from 'fastest-levenshtein'
import type { Closeness, Language } from './attempt.ts'
import { exactSoundOf, looseSoundOf, soundOf } from './sounds.ts'
import { type Joined, mostSlips, type Part, type Spelling, type Written } from './spelling.ts'

/**
 * Returns how near what was heard is to a spelling that it is no form of; null when it is another word. Slips count for each word by
 * itself, since a long phrase has no more to spare for one of its words than that word alone; and what begins with another sound is
 * another word, because hardly anybody errs there (“deadline”, “headline”).
 */
export function nearnessOf(heard: Written, spelling: Spelling, language: Language): Closeness | null {
  const pairs = comparedBetween(heard, spelling)
  if (pairs.length === 0) return null
  const letters = leastOf(pairs, 'letters')
  const isSlip = letters < Infinity
  if (!isSlip && leastOf(pairs, 'sounds') === Infinity) return null
  if (!fits(heard, spelling, { isSlip, language })) return null
  return isSlip ? { by: 'close spelling', distance: letters } : { by: 'sounds alike' }
}

/** Two texts that are compared letter by letter, as they are written or as they sound; `most` is how many may differ. */
type Pair = { by: 'letters' | 'sounds'; said: string; meant: string; most: number }

/** Returns how many letters or sounds differ in the pair that is closest, and close enough; infinity when none is. */
function leastOf(pairs: readonly Pair[], wanted: Pair['by']): number {
  let least = Infinity
  for (const { by, said, meant, most } of pairs) {
    if (by !== wanted) continue
    const found = by === 'letters' ? slipsBetween(said, meant) : distance(said, meant)
    if (found <= most && found < least) least = found
  }
  return least
}

/** Two neighbouring letters in the wrong order are one slip: it is the commonest of all when people type. */
function slipsBetween(said: string, meant: string): number {
  const slips = distance(said, meant)
  return slips === 2 && isSwapped(said, meant) ? 1 : slips
}

function isSwapped(said: string, meant: string): boolean {
  if (said.length !== meant.length) return false
  let at = 0
  while (said[at] === meant[at]) at++
  return said[at] === meant[at + 1] && said[at + 1] === meant[at] && said.slice(at + 2) === meant.slice(at + 2)
}

/** Of a single word everything is known by now, except how a short one sounds. */
function fits(
  { whole, forms }: Written,
  spelling: Spelling,
  { isSlip, language }: { isSlip: boolean; language: Language },
): boolean {
  const [part] = spelling.parts
  if (part && spelling.parts.length === 1) return isSlip || part.most > 0 || soundsExactlyAs(whole.text, part.word, language)
  const parts = { ...spelling, language }
  return fitsParts(whole.text, 'word', parts) || fitsParts(forms[0].text, 'stem', parts)
}

/** Fewer letters say nothing: “by” sounds like “bye”, and «с» like «з». */
const shortestAlike = 3

const soundsExactlyAs = (said: string, meant: string, language: Language) =>
  said.length >= shortestAlike && exactSoundOf(said, language) === exactSoundOf(meant, language)

const soundsLooselyAs = (said: string, meant: string, language: Language) =>
  language === 'en' && said.length >= shortestAlike && looseSoundOf(said, language) === looseSoundOf(meant, language)

type Parts = { parts: readonly Part[]; language: Language }

/** Returns whether a text can be cut into words each of which is near the spelling's, wherever a recogniser has put the spaces. */
function fitsParts(text: string, as: 'word' | 'stem', { parts, language }: Parts): boolean {
  const [part, ...others] = parts
  if (!part) return text === ''
  const meant = part[as]
  const spare = Math.max(part.most, 1)
  for (let length = Math.max(1, meant.length - spare); length <= Math.min(text.length, meant.length + spare); length++) {
    if (others.length === 0 && length < text.length) continue
    if (isPart(text.slice(0, length), as, { part, language }) && fitsParts(text.slice(length), as, { parts: others, language }))
      return true
  }
  return false
}

function isPart(said: string, as: 'word' | 'stem', { part, language }: { part: Part; language: Language }): boolean {
  const [meant, meantSound] = [part[as], part[`${as}Sound`]]
  if (said === meant || soundsLooselyAs(said, meant, language)) return true
  if (part.most === 0) return soundsExactlyAs(said, meant, language)
  const saidSound = soundOf(said, language)
  if (saidSound[0] !== meantSound[0]) return false
  return (
    slipsBetween(said, meant) <= (meant === part.word ? part.most : mostOfStem(said, meant, part.most)) ||
    distance(saidSound, meantSound) < part.most
  )
}

const none: Pair[] = []

/**
 * Returns what has to be compared letter by letter, which takes most of the time of judging an answer: nothing for words that begin
 * with different sounds or have too different lengths or letters, and when the digits differ, since «ошибка 403» is no misspelling of
 * «ошибка 404».
 */
export function comparedBetween(heard: Written, spelling: Spelling): Pair[] {
  const [sound, stemSound] = heard.sounds
  const [meantSound, meantStem] = spelling.sounds
  if (sound.text.charCodeAt(0) !== meantSound.text.charCodeAt(0) || heard.digits !== spelling.digits) return none
  const most = mostBetween(heard, spelling)
  let pairs = withPair(none, 'sounds', sound, meantSound, most.sounds)
  if (most.letters === 0) return pairs
  pairs = withPair(pairs, 'letters', heard.whole, spelling.whole, most.letters)
  if (heard.length > spelling.length) return pairs
  for (const form of heard.forms) {
    const stems = spelling.length > 1 ? most.letters : mostOfStem(form.text, spelling.forms[0].text, most.letters)
    pairs = withPair(pairs, 'letters', form, spelling.forms[0], stems)
  }
  return withPair(pairs, 'sounds', stemSound, meantStem, most.sounds)
}

/** A stem is a short word sooner than the word was: «крайний» and «красный», «перерыв» and «переберу» have little in common. */
function mostOfStem(said: string, meant: string, most: number): number {
  return Math.min(most, mostSlips(Math.min(said.length, meant.length) - 1))
}

/**
 * Returns how many letters and sounds may differ. A word may differ in one sound less than in letters, since the harmless differences
 * are out of its sounds already. A recogniser that has cut a word into others has heard it well: «микроб на пляже» is no «микрофон».
 */
function mostBetween(heard: Written, { length, slips }: Spelling): { letters: number; sounds: number } {
  if (heard.length > length) return { letters: Math.min(slips, 1), sounds: 0 }
  return { letters: slips, sounds: length === 1 ? Math.max(slips - 1, 0) : slips }
}

// Three words make a thousand pairs with the spellings of a quiz, nearly all of them far apart: for those, nothing is allocated.

function withPair(pairs: Pair[], by: Pair['by'], said: Joined, meant: Joined, most: number): Pair[] {
  return isNear(said, meant, most) ? [...pairs, { by, said: said.text, meant: meant.text, most }] : pairs
}

/** Each change of a letter takes away one of them at most, and adds one. */
function isNear(one: Joined, other: Joined, most: number): boolean {
  if (Math.abs(one.text.length - other.text.length) > most) return false
  return bitsIn(one.letters & ~other.letters) <= most && bitsIn(other.letters & ~one.letters) <= most
}

function bitsIn(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
