import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { type Checked, CheckedLine } from '../../../views/operator/checked-line.tsx'
import { type Hit, IconHits } from '../../../views/operator/icon-hits.tsx'
import { NotationPage } from '../../../views/operator/notation.tsx'
import { notationTextsIn } from '../../../views/texts/notation.ts'
import { operatorTextsIn } from '../../../views/texts/operator.ts'
import { knownIcons, loadArt, searchIcons } from '../../campaigns/campaigns.ts'
import { picturePolicy, staffOf } from '../../http/http.ts'
import { compareLetters, type ReadLine, readLine, spell } from '../../rules/notation/notation.ts'
import { composePicture, cutMarksIn, drawIcon, iconsNamedIn, type Recipe } from '../../rules/pictures/pictures.ts'
import type { Quiz } from '../../rules/quiz/quiz.ts'

/** In UTF-16 units. No drawing holds more, and reading and comparing take a time that grows with it. */
const longestLine = 500
const longestAnswer = 100

/** What is missing counts as empty, as do answers and words that are too long. */
const Asked = v.object({
  line: v.fallback(v.string(), ''),
  answer: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(longestAnswer)), ''),
  words: v.fallback(v.pipe(v.string(), v.maxLength(100)), ''),
  language: v.fallback(v.optional(v.picklist(['ru', 'en'])), undefined),
})

type QuizOfLines = Pick<Quiz, 'language' | 'scenes'>

/**
 * Returns what shows lines of notation, with the language and the scenes of the quiz: `page` explains them; `check` is the fragment
 * about one line and its answer; `drawing` its picture, or 422 with its faults as JSON; `icons` the fragment of icons found by words.
 */
export function notation(quizOf: (c: Context) => QuizOfLines) {
  return {
    page(c: Context) {
      const { line, answer, words } = asked(c)
      const quiz = quizOf(c)
      const texts = notationTextsIn(quiz.language)
      const examples = texts.examples.map((example) => readingOf(example.line, quiz))
      const page = {
        frame: { texts: operatorTextsIn(quiz.language), staff: staffOf(c) },
        texts,
        words,
        hits: find(words, quiz),
        examples,
        scenes: Object.keys(quiz.scenes),
      }
      return c.html(html`<!doctype html>${<NotationPage checked={checkLine(line, answer, quiz)} {...page} />}`)
    },
    check(c: Context) {
      const { line, answer } = asked(c)
      const quiz = quizOf(c)
      return c.html(<CheckedLine texts={notationTextsIn(quiz.language)} checked={checkLine(line, answer, quiz)} />)
    },
    drawing: (c: Context) => drawLine(c, quizOf(c)),
    icons(c: Context) {
      const { words } = asked(c)
      const quiz = quizOf(c)
      return c.html(<IconHits texts={notationTextsIn(quiz.language)} words={words} hits={find(words, quiz)} />)
    },
  }
}

function find(words: string, { language }: QuizOfLines): Hit[] {
  const found = searchIcons(words)
  const drawings = loadArt(found.map(({ name }) => name))
  return found.map(({ name, ...labels }) => ({
    name,
    label: labels[language][0] ?? '',
    svg: drawIcon(name, drawings, { x: 20, y: 20, size: 40 }, name),
  }))
}

function readingOf(line: string, quiz: QuizOfLines) {
  return { line, reads: readsOf(read(line, quiz)) }
}

/** Answers with the picture of a line that was typed, or 422 with its faults as JSON. */
export function drawLine(c: Context, quiz: QuizOfLines) {
  const { line, answer, language = quiz.language } = asked(c)
  if (line.length > longestLine) return c.json({ error: { field: 'line', expected: `at most ${longestLine} characters` } }, 422)
  const drawn = read(line, quiz)
  if ('faults' in drawn) return c.json(drawn, 422)
  const recipe = recipeOf(drawn, answer)
  c.header('Content-Security-Policy', picturePolicy)
  return c.body(composePicture(recipe, loadArt(iconsNamedIn(recipe)), cutMarksIn[language]), 200, {
    'Content-Type': 'image/svg+xml',
  })
}

/** Returns what became of a line that was typed with its answer. */
export function checkLine(line: string, answer: string, quiz: QuizOfLines): Checked {
  if (line.trim() === '') return { kind: 'nothing', line, answer }
  if (line.length > longestLine) return { kind: 'too long', line: '', answer }
  const drawn = read(line, quiz)
  if ('faults' in drawn) return { kind: 'unreadable', line, answer, faults: drawn.faults }
  const reads = readsOf(drawn)
  return { kind: 'read', line, answer, reads, compared: answer === '' ? [] : compareLetters(reads, answer) }
}

function read(line: string, { scenes }: QuizOfLines): ReadLine {
  return readLine(line, { ...knownIcons, scenes })
}

const asked = (c: Context) => v.parse(Asked, c.req.query())

/** A line that cannot be read adds up to nothing. */
const partsOf = (drawn: ReadLine) => ('parts' in drawn ? drawn.parts : [])

const readsOf = (drawn: ReadLine) =>
  spell(partsOf(drawn))
    .map(({ letter }) => letter)
    .join('')

/** With an answer, the line taken apart. */
function recipeOf(drawn: ReadLine, answer = ''): Recipe {
  const parts = partsOf(drawn).map(({ part }) => part)
  return answer === '' ? { kind: 'line', parts } : { kind: 'solved', parts, answer }
}
