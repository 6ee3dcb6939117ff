import { distance } from 'fastest-levenshtein'
import type { Closeness } from './decision.ts'
import type { Written } from './spelling.ts'

/** How near what was heard is to a spelling; `null` when it is another word. */
export function closenessOf(heard: Written, spelling: Written): Closeness | null {
  if (heard.compact === spelling.compact) return { by: 'accepted spelling' }
  if (heard.forms.some((form) => spelling.forms.includes(form))) return { by: 'word form' }
  const [stems = ''] = spelling.forms
  const letters = Math.min(
    lettersBetween(heard.compact, spelling.compact),
    ...heard.forms.map((form) => lettersBetween(form, stems)),
  )
  return letters <= mostLetters(spelling.compact.length) ? { by: 'close spelling', distance: letters } : null
}

/** Orders by closeness, the closest first. */
export function apart(closeness: Closeness): number {
  if (closeness.by === 'close spelling') return 1 + closeness.distance
  return closeness.by === 'word form' ? 1 : 0
}

/** Numbers are never «nearly right»: «ошибка 403» is not «ошибка 404». */
function lettersBetween(heard: string, spelling: string): number {
  if (Math.abs(heard.length - spelling.length) > LARGEST_DISTANCE) return Infinity
  return heard.replace(/\D/g, '') === spelling.replace(/\D/g, '') ? distance(heard, spelling) : Infinity
}

/** A short word with another letter is another word: «баг» and «бар»; with two, “password” and “passport”. */
function mostLetters(length: number): number {
  if (length <= 4) return 0
  if (length <= 8) return 1
  return length <= 12 ? 2 : LARGEST_DISTANCE
}

const LARGEST_DISTANCE = 3
