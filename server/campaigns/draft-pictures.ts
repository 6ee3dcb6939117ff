import { eq } from 'drizzle-orm'
import { drawableOf, findRebus, type QuizDraft } from '../rules/draft/draft.ts'
import { composePicture, cutMarksIn, iconsNamedIn } from '../rules/pictures/pictures.ts'
import type { Level } from '../rules/quiz/quiz.ts'
import { pictures } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'
import { knownIcons } from './icon-search.ts'
import { loadArt } from './icon-sets.ts'

/** Draws a picture of a draft; null where it has none that could be drawn. */
export async function drawDraft(db: Db, draft: QuizDraft, key: string, level: Level) {
  const rebus = findRebus(draft, key)?.rebus
  const drawable = rebus ? drawableOf(draft, rebus, level, knownIcons.isIcon) : null
  if (!drawable) return null
  if ('file' in drawable) return readPicture(db, drawable.file)
  const { recipe } = drawable
  return { type: 'image/svg+xml', body: composePicture(recipe, loadArt(iconsNamedIn(recipe)), cutMarksIn[draft.language]) }
}

async function readPicture(db: Db, name: string) {
  const [picture] = await db.select().from(pictures).where(eq(pictures.name, name))
  return picture ? { type: picture.type, body: new Uint8Array(picture.body) } : null
}
