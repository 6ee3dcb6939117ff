import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import { TroublePush } from '../../../views/chat/trouble.tsx'
import { CheckedLine, type Checked } from '../../../views/operator/checked-line.tsx'
import { recipeText } from '../../../views/operator/quiz-picture.tsx'
import { QuizRebusPage } from '../../../views/operator/quiz-rebus.tsx'
import { QuizVerdicts } from '../../../views/operator/quiz-verdicts.tsx'
import { notationTextsIn } from '../../../views/texts/notation.ts'
import {
  type Draft,
  keepUpload,
  knownIcons,
  markOf,
  placeInRecipes,
  readDraft,
  readDraftQuiz,
  saveRebus,
} from '../../campaigns/campaigns.ts'
import { readForm } from '../../http/http.ts'
import {
  contentOf,
  differencesOf,
  type DraftContent,
  drawableOf,
  emptyContent,
  findRebus,
  type QuizDraft,
} from '../../rules/draft/draft.ts'
import { type Level, levels } from '../../rules/quiz/quiz.ts'
import { checkLine } from './notation.tsx'
import { type Asked, findAsked, frameOf, type QuizDeps } from './quiz-campaign.tsx'
import { readLines, readRebus, readUploads } from './quiz-fields.ts'
import { judge } from './quiz-judge.ts'

/** A picture of 20 MB, and the texts around it. */
const mostBytes = 22_000_000
const mostTextBytes = 1_000_000

/** Of a rebus in which nothing has been written. */
const untouched = markOf(emptyContent)

type Shown = Partial<Pick<Parameters<typeof QuizRebusPage>[0], 'content' | 'seen' | 'conflict' | 'notice' | 'uploads'>>

/** Returns what shows, checks and saves one rebus of a draft. */
export function quizRebus(deps: QuizDeps) {
  return {
    rebus: async (c: Context) => {
      const asked = findAsked(c, deps)
      if (!asked) return c.notFound()
      const removed = c.req.query('saved')
      if (removed === undefined) return show(c, asked, {})
      const { saved, removed: gone } = asked.editor
      return show(c, asked, { notice: { text: removed === '' ? saved : `${saved} ${gone(removed)}`, isBad: false } })
    },
    saveRebus: [
      bodyLimit({ maxSize: mostBytes, onError: refuseBytes }),
      async (c: Context) => {
        const asked = findAsked(c, deps)
        if (!asked) return c.notFound()
        const form = await readForm(c)
        const { seen, content: typed } = readRebus(form)
        const { content, problems, removed } = await keepUploads(asked, typed, readUploads(form))
        if (Object.keys(problems).length > 0) {
          const notice = { text: asked.editor.uploadFault, isBad: true }
          return show(c, asked, { content, seen, notice, uploads: problems }, 422)
        }
        const key = keyOf(c)
        const saving = await saveRebus(asked, key, seen, content)
        const query = new URLSearchParams({ saved: removed.join(', ') })
        if (saving.kind === 'saved') return c.redirect(`${asked.base}/rebuses/${key}?${query}`, 303)
        if (saving.kind === 'gone') return c.redirect(asked.base, 303)
        const differing = differencesOf(content, saving.theirs)
        const conflict = differing.map(({ path, before, after }) => ({ path, mine: before, theirs: after }))
        return show(c, asked, { content, conflict }, 409)
      },
    ] as const,
    checkRebus: [
      bodyLimit({ maxSize: mostTextBytes, onError: refuseBytes }),
      async (c: Context) => {
        const asked = findAsked(c, deps)
        if (!asked) return c.notFound()
        const form = await readForm(c)
        const { content, said } = readRebus(form)
        const quiz = await readDraftQuiz(asked.context.db, asked.campaignId)
        const [lines, texts] = [readLines(form), notationTextsIn(asked.editor.language)]
        return c.html(
          <>
            <hx-partial hx-target="#verdicts" hx-swap="outerHTML">
              <QuizVerdicts verdicts={judge(asked, quiz, keyOf(c), { content, said })} editor={asked.editor} />
            </hx-partial>
            {levels.map((level) => (
              <hx-partial hx-target={`#${level}-checked`} hx-swap="outerMorph">
                <CheckedLine
                  texts={texts}
                  checked={checkLine(lines[level], content.answer, quiz)}
                  id={`${level}-checked`}
                  drawings={`${asked.base}/drawing`}
                />
              </hx-partial>
            ))}
          </>,
        )
      },
    ] as const,
  }

  /** What is typed stays in the page, where htmx has sent it. */
  function refuseBytes(c: Context): Response | Promise<Response> {
    const asked = findAsked(c, deps)
    if (!asked) return c.notFound()
    const text = asked.editor.tooManyBytes
    return c.req.header('HX-Request')
      ? c.html(<TroublePush text={text} />, 413)
      : show(c, asked, { notice: { text, isBad: true } }, 413)
  }

  async function show(c: Context, asked: Asked, shown: Shown, status: 200 | 409 | 413 | 422 = 200) {
    const draft: Draft = await readDraft(asked.context.db, asked.campaignId)
    const found = findRebus(draft.quiz, keyOf(c))
    if (!found) return c.notFound()
    const { key } = found.rebus
    const saved = contentOf(found.rebus)
    const content = shown.content ?? saved
    // what is missing is said once it has been saved
    const isNew = !shown.notice && markOf(saved) === untouched
    const page = (
      <QuizRebusPage
        frame={await frameOf(asked, draft.quiz, key)}
        rebusKey={key}
        content={content}
        seen={shown.seen ?? markOf(saved)}
        faults={
          shown.content || isNew
            ? []
            : placeInRecipes(
                draft.faults.filter((fault) => fault.key === key),
                saved,
                recipeText,
              )
        }
        checked={
          Object.fromEntries(levels.map((level) => [level, checkOf(level, content, draft.quiz)])) as Record<Level, Checked>
        }
        verdicts={judge(asked, draft.quiz, key, { content, said: '' })}
        drawn={levels.filter((level) => drawableOf(draft.quiz, saved, level, knownIcons.isIcon))}
        conflict={shown.conflict}
        notice={shown.notice}
        uploads={shown.uploads ?? {}}
      />
    )
    return c.html(html`<!doctype html>${page}`, status)
  }
}

/** Keeps the files that were sent, one after the other: a large one takes 200 MB of memory. */
async function keepUploads({ context, editor }: Asked, typed: DraftContent, files: [Level, File][]) {
  const pictures = { ...typed.pictures }
  const problems: Partial<Record<Level, { problem: string }>> = {}
  const removed: string[] = []
  for (const [level, file] of files) {
    const kept = await keepUpload(context.db, new Uint8Array(await file.arrayBuffer()), context.now())
    if ('fault' in kept) problems[level] = { problem: editor.imageFault(kept.fault) }
    else {
      pictures[level] = { ...pictures[level], file: kept.name }
      removed.push(...kept.removed)
    }
  }
  return { content: { ...typed, pictures }, problems, removed }
}

const keyOf = (c: Context) => c.req.param('key') ?? ''

const checkOf = (level: Level, { answer, pictures }: DraftContent, quiz: QuizDraft) =>
  checkLine(pictures[level].line ?? '', answer, quiz)
