import * as v from 'valibot'
import { iconsNamedIn, Recipe } from '../pictures/pictures.ts'
import { type Level, type Rebus, recipeOf } from '../quiz/quiz.ts'
import type { DraftContent, QuizDraft } from './quiz-draft.ts'

/** What a picture of a draft is drawn from. */
type Drawable = { recipe: Recipe } | { file: string }

/** Returns what the picture is drawn from; null while nobody could draw it. */
export function drawableOf(
  draft: Pick<QuizDraft, 'scenes'>,
  rebus: DraftContent,
  level: Level,
  isIcon: (name: string) => boolean,
): Drawable | null {
  const { file } = rebus.pictures[level]
  if (file !== undefined) return { file }
  const parsed = v.safeParse(Recipe, recipeIfAny(draft, rebus, level))
  return parsed.success && iconsNamedIn(parsed.output).every(isIcon) ? { recipe: parsed.output } : null
}

/** `recipeOf` reads only lines, and takes the rest as it is. It throws where there is no line that can be read. */
function recipeIfAny(draft: Pick<QuizDraft, 'scenes'>, rebus: DraftContent, level: Level): unknown {
  try {
    return recipeOf(draft, rebus as Rebus, level)
  } catch {
    return null
  }
}
