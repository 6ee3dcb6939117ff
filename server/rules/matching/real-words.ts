import { distance } from 'fastest-levenshtein'
import { inScriptOf } from './alphabet.ts'
import { type Answers, answersOf } from './answers.ts'
import type { Closeness, Expected, Language } from './attempt.ts'
import { diminutivesOf } from './diminutives.ts'
import { namesIn } from './naming.ts'
import { wordsOf } from './normalise.ts'
import { likenessTo } from './rough-likeness.ts'
import { exactSoundOf } from './sounds.ts'
import { joinWords, sounded, type Spelling, spellingsOf, stemOf } from './spelling.ts'

/** Takes the words of a dictionary one by one, and finds those that answers must refuse. */
export type RealWords = {
  /** Whether an answer is written in the alphabet of the dictionary at all. */
  isWanted: boolean
  /** Whether a word or one of its forms may have to be refused. It is asked of a million words, so that it only looks at letters. */
  mayBeNear(root: string): boolean
  /** Whether forms that begin in this way may have to be refused. */
  mayBegin(beginning: string): boolean
  /** Looks at a form of a word. */
  take(form: string, root: string): void
  /** Returns the words to refuse, for each rebus by its place. Of the forms of one word that are refused together only one is named. */
  found(): string[][]
}

/**
 * Returns what finds the real words that the matching would take for one of these answers. **A real word is not a misspelling**: whoever
 * says «капля» does not mean «капча». The matching cannot know that by itself, since a dictionary is too large for a server; so that a
 * dictionary is read when a quiz is checked. Words that nobody can tell apart by ear are left out, and so are forms of the answer, and
 * endings of tenderness, although dictionaries know many of them.
 */
export function realWordsNear(rebuses: readonly Expected[], language: Language, dictionary: Language): RealWords {
  const units = rebuses.flatMap((rebus, at) => unitsOf(rebus, at, { language, dictionary }))
  const answers = answersOf(units, language)
  const unitOf = new Map<Expected, Unit>(units.map((unit) => [unit, unit]))
  const looking = { answers, unitOf, language, dictionary }
  const { mayBeRoot, mayBegin, isLike } = likenessTo(
    [...answers.sounds.values()].flat().map(({ spelling }) => spelling),
    [...answers.diminutives.keys()],
    language,
  )
  const read = readerOf(looking)
  const near = rebuses.map(() => new Map<string, Named>())
  return {
    isWanted: units.length > 0,
    mayBeNear: (root) => mayBeRoot(read(root)),
    mayBegin: (beginning) => mayBegin(read(beginning)),
    take(form, root) {
      if (!isLike(read(form)) || !alphabets[dictionary].test(form.toLowerCase())) return
      const { wrong } = ownersOf(form, looking)
      if (wrong.size === 0) return
      const { own } = ownersOf(root, looking)
      for (const [at, refused] of wrong) {
        const named = near[at]?.get(refused)
        if (!own.has(at) && (!named || isBetterName({ form, root }, named))) near[at]?.set(refused, { form, root })
      }
    },
    found: () =>
      near.map((words) =>
        sorted(
          [...words.values()].map(({ form }) => form),
          dictionary,
        ),
      ),
  }
}

type Named = { form: string; root: string }

/** A word is named by what a dictionary has it under, and the shortest of them: «проверять» rather than «проверяющий». */
function isBetterName(one: Named, other: Named): boolean {
  const [isRoot, isOtherRoot] = [one.form === one.root, other.form === other.root]
  if (isRoot !== isOtherRoot) return isRoot
  return one.form.length < other.form.length
}

const sorted = (words: readonly string[], language: Language) =>
  [...new Set(words)].toSorted((one, other) => one.localeCompare(other, language))

/** Returns what normalising would make of a word of the dictionary, in a hundredth of the time. */
function readerOf({ language, dictionary }: Pick<Looking, 'language' | 'dictionary'>): (word: string) => string {
  const plainly = (word: string) => {
    const small = word.toLowerCase()
    return small.includes('ё') ? small.replaceAll('ё', 'е') : small
  }
  return language === dictionary ? plainly : (word) => inScriptOf(plainly(word), language)
}

/** A word of a spelling as an answer of its own, as it is written in the quiz, and the place of its rebus. */
type Unit = Expected & { owner: number; typed: string; isLast: boolean; isPhrase: boolean }

const alphabets: Record<Language, RegExp> = { ru: /^[а-яё]+$/, en: /^[a-z]+$/ }

/**
 * The words of a phrase are looked at one by one, since slips count in each by itself. An answer that a recogniser has cut into
 * words is left out, since its pieces are none; and so are phrases in the other alphabet, which nobody says.
 */
function unitsOf(rebus: Expected, owner: number, { language, dictionary }: { language: Language; dictionary: Language }): Unit[] {
  const texts = [rebus.answer, ...rebus.accept].map((text) => text.toLowerCase())
  const single = new Set(texts.filter((text) => alphabets[dictionary].test(text)))
  const units = new Map<string, Unit>()
  for (const text of texts) {
    const words = text.split(/[^\p{L}\p{N}]+/u)
    if (words.length > 1 && (language !== dictionary || isCutUp(words.join(''), single))) continue
    for (const [at, typed] of words.entries()) {
      if (!alphabets[dictionary].test(typed) || typed.length < shortestUnit) continue
      const there = units.get(typed)
      const isLast = at === words.length - 1 || there?.isLast === true
      units.set(typed, {
        answer: typed,
        accept: [],
        owner,
        typed,
        isLast,
        isPhrase: words.length > 1 && there?.isPhrase !== false,
      })
    }
  }
  return [...units.values()].filter((unit) => spellingsOf(unit, language).length === 1)
}

/** «Авто ответ чик», “brain storms”: what is joined is another spelling, or nearly. */
const isCutUp = (joined: string, single: ReadonlySet<string>) => [...single].some((text) => distance(joined, text) <= 2)

const shortestUnit = 3

type Looking = { answers: Answers; unitOf: ReadonlyMap<Expected, Unit>; language: Language; dictionary: Language }

/**
 * Rebuses by their places: those whose answer a word is, or is a form of, and what those have to refuse that would take it for theirs: the
 * stem of all forms, but of what sounds as the answer does only the word itself is refused, see `isRefused`.
 */
type Owners = { own: ReadonlySet<number>; wrong: ReadonlyMap<number, string> }

const nobody: Owners = { own: new Set(), wrong: new Map() }

function ownersOf(form: string, { answers, unitOf, language, dictionary }: Looking): Owners {
  const words = wordsOf(form, language).map((word) => sounded({ word, stem: stemOf(word, language) }, language))
  const [word] = words
  if (!word || words.length !== 1) return nobody
  const [own, wrong] = [new Set<number>(), new Map<number, string>()]
  for (const { rebus, spelling, closeness } of namesIn({ ...joinWords(words), words }, answers, language)) {
    const unit = unitOf.get(rebus)
    if (!unit || (closeness.by === 'diminutive' && !unit.isLast)) continue
    const isForm = stemOf(form.toLowerCase(), dictionary) === stemOf(unit.typed, dictionary)
    if (isForm || isMeant(word.whole.text, spelling, { closeness, language })) own.add(unit.owner)
    else if (isInReach(closeness, unit) && wrong.get(unit.owner) !== word.whole.text)
      wrong.set(unit.owner, word.sound.text === spelling.sounds[0].text ? word.whole.text : word.stem.text)
  }
  for (const owner of own) wrong.delete(owner)
  return { own, wrong }
}

/** In a phrase a word may have one slip. */
const isInReach = (closeness: Closeness, { isPhrase }: Unit) =>
  !isPhrase || closeness.by !== 'close spelling' || closeness.distance === 1

function isMeant(
  word: string,
  spelling: Spelling,
  { closeness, language }: { closeness: Closeness; language: Language },
): boolean {
  if (closeness.by === 'accepted spelling' || closeness.by === 'word form') return true
  const [stem, answer] = [stemOf(word, language), spelling.whole.text]
  if (closeness.by === 'diminutive')
    return diminutivesOf(answer, language).certain.some((form) => stemOf(form, language) === stem)
  const isSame = (one: string, other: string) => exactSoundOf(one, language) === exactSoundOf(other, language)
  return isSame(word, answer) || isSame(stem, spelling.forms[0].text)
}
