import { readFileSync } from 'node:fs'
import { findIcons, type IconIndex, type IconWords, indexIcons, nearIcons } from '../rules/icon-search/icon-search.ts'
import type { Icons } from '../rules/notation/notation.ts'
import { namesBeside } from './icon-sets.ts'

/** Returns the icons that fit these words, in Russian or English, the best first. */
export const searchIcons = (words: string): IconWords[] => findIcons(index(), words)

/** How lines and recipes look up the icons that they name. */
export const knownIcons: Required<Pick<Icons, 'isIcon' | 'near'>> = {
  isIcon: (name) => namesBeside(name).has(name),
  near: (wanted) => nearIcons(wanted, namesBeside(wanted), index()),
}

/** Returns single words that many things are called by, to compare answers with. */
export function commonWords(language: 'ru' | 'en'): ReadonlySet<string> {
  common[language] ??= new Set(
    readWords()
      .flatMap((icon) => icon[language])
      .filter((word) => /^\p{L}{3,}$/u.test(word)),
  )
  return common[language]
}

let prepared: IconIndex | undefined
const common: Partial<Record<'ru' | 'en', ReadonlySet<string>>> = {}

/** The index of the words that `bun run icons` writes. It is prepared when it is first needed. */
function index(): IconIndex {
  prepared ??= indexIcons(readWords())
  return prepared
}

const readWords = () => JSON.parse(readFileSync(new URL('icon-words.json', import.meta.url), 'utf8')) as IconWords[]
