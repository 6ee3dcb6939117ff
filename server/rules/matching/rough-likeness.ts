import type { Language } from './attempt.ts'
import { isNear, isStart, type Rough, roughly, type Spare } from './rough-sounds.ts'
import { mostSlips, type Spelling, stemOf } from './spelling.ts'

/**
 * What throws out nearly all words of a dictionary before anything is compared in earnest. Words are normalised, and it errs on the side
 * of keeping.
 */
export type Likeness = {
  /** Whether a form of this word may be like a wanted one: it only looks at the first letters. */
  mayBeRoot(root: string): boolean
  /** Whether something that begins in this way may be like a wanted word. */
  mayBegin(beginning: string): boolean
  /** Whether a form of a word is like a wanted one. */
  isLike(form: string): boolean
}

/** A wanted word and its stem, and in how much of them others may differ. */
type Wanted = { whole: Rough; stem: Rough; ofWhole: Spare; ofStem: Spare; ofForm: Spare }

/** Fewer letters of a beginning would let every word pass. */
const shortestStart = 4

/**
 * Returns the likeness to these spellings of one word each, and to the stems of their colloquial forms, which have to be just as they
 * are. A word that is too short for a slip is like nothing.
 */
export function likenessTo(spellings: readonly Spelling[], diminutives: readonly string[], language: Language): Likeness {
  const wanted = spellings.flatMap((spelling) => wantedOf(spelling, language) ?? [])
  const candidatesOf = candidatesAmong(wanted, language)
  const beginsAsDiminutive = beginsAsOneOf(diminutives.map((stem) => stem.slice(0, Math.max(shortestBeginning, stem.length - 2))))
  const isAsDiminutive = beginsAsOneOf(diminutives.map((stem) => (stem.endsWith('i') ? stem.slice(0, -1) : stem)))
  return {
    mayBeRoot: (root) => candidatesOf(root).length > 0 || beginsAsDiminutive(root),
    mayBegin(beginning) {
      const candidates = candidatesOf(beginning)
      if (candidates.length === 0) return beginsAsDiminutive(beginning)
      const start = roughly(beginning, language)
      return (
        candidates.some(({ whole, stem, ofWhole, ofStem }) => isStart(start, whole, ofWhole) || isStart(stem, start, ofStem)) ||
        beginsAsDiminutive(beginning)
      )
    },
    isLike(form) {
      if (isAsDiminutive(form)) return true
      const candidates = candidatesOf(form)
      if (candidates.length === 0) return false
      const whole = roughly(form, language)
      if (candidates.some((one) => isNear(whole, one.whole, one.ofForm))) return true
      const stemmed = candidates.filter((one) => isStart(one.stem, whole, one.ofStem) || form.endsWith('y'))
      if (stemmed.length === 0) return false
      const stem = roughly(stemOf(form, language), language)
      return stemmed.some((one) => isNear(stem, one.stem, one.ofForm))
    },
  }
}

/** Returns the wanted words that a word may be like, by its first letters. Few beginnings are asked for, and each of them often. */
function candidatesAmong(wanted: readonly Wanted[], language: Language): (word: string) => readonly Wanted[] {
  const byFirst = Map.groupBy(wanted, ({ whole }) => whole.sounds.charAt(0))
  const known = new Map<string, readonly Wanted[]>()
  return (word) => {
    const beginning = word.slice(0, shortestStart)
    let found = known.get(beginning)
    if (!found) {
      const start = roughly(beginning, language)
      found = byFirst.get(start.sounds.charAt(0))?.filter(({ whole, ofWhole }) => isStart(start, whole, ofWhole)) ?? []
      known.set(beginning, found)
    }
    return found
  }
}

/** The matching allows one difference less in sounds than in letters. */
function wantedOf({ whole, forms: [stem] }: Spelling, language: Language): Wanted | null {
  const slips = mostSlips(whole.text.length)
  if (slips === 0) return null
  const sounds = slips - 1
  return {
    whole: roughly(whole.text, language),
    stem: roughly(stem.text, language),
    ofWhole: { letters: slips, sounds },
    ofForm: { letters: slips, sounds: language === 'en' ? slips : sounds },
    ofStem: { letters: Math.min(slips, mostSlips(stem.text.length + slips - 1)), sounds },
  }
}

const shortestBeginning = 3

function beginsAsOneOf(beginnings: readonly string[]): (word: string) => boolean {
  const byStart = Map.groupBy(new Set(beginnings), (beginning) => beginning.slice(0, 2))
  return (word) => byStart.get(word.slice(0, 2))?.some((beginning) => word.startsWith(beginning)) ?? false
}
