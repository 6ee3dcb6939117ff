import { describe, expect, test } from 'bun:test'
import { readParts } from '../../../server/rules/pictures/recipe.ts'
import { rebusesOf } from '../../../server/rules/quiz/rebuses.ts'
import { levels } from '../../../server/rules/quiz/schema.ts'
import { type BundledDrawing, bundledDrawings, quizFiles } from './quizzes.ts'
import { findMalformation } from './well-formed.ts'

describe('every drawing', () => {
  test('is well-formed and 4 : 3', () => {
    expect(bundledDrawings).toHaveLength(quizFiles.flatMap(({ quiz }) => quiz.rebuses).length * levels.length)
    expect(wrong(({ svg }) => findMalformation(svg))).toEqual([])
    expect(wrong(({ svg }) => !svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600"'))).toEqual([])
  })

  test('is self-contained: no scripts and no external resources', () => {
    const active = /<script|<foreignObject|\bon\w+="|javascript:/i
    const fromOutside = /<image|@import|@font-face|data:|https?:(?!\/\/www\.w3\.org\/2000\/svg")/i
    expect(wrong(({ svg }) => (active.exec(svg) ?? fromOutside.exec(svg))?.[0])).toEqual([])
  })

  test('has unique ids, and every referenced id exists', () => {
    expect(
      wrong(({ svg }) => {
        const ids = [...svg.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id)
        const used = [...svg.matchAll(/url\(#([^)]+)\)|href="#([^"]+)"/g)].map(([, url, href]) => url ?? href)
        return new Set(ids).size < ids.length || used.some((id) => !ids.includes(id))
      }),
    ).toEqual([])
  })

  test('has a description that does not contain the answer', () => {
    expect(wrong(({ drawing, answer }) => lettersOf(drawing.description).includes(lettersOf(answer)))).toEqual([])
  })

  test('is a scene when hard, a row of pieces when easier or easiest, and taken apart when solved', () => {
    const kinds = { hard: 'scene', easier: 'line', easiest: 'line', solved: 'solved' }
    expect(wrong(({ recipe, level }) => recipe?.kind !== kinds[level])).toEqual([])
  })

  test('is written as a line where it is a row, and nowhere as its recipe', () => {
    expect(wrong(({ drawing, level }) => /easi/.test(level) && drawing.line === undefined)).toEqual([])
    expect(wrong(({ drawing }) => drawing.recipe && drawing.recipe.kind !== 'scene')).toEqual([])
  })

  test('reads letter by letter as the answer, unless it is a scene', () => {
    expect(
      wrong(
        ({ recipe, answer }) => recipe && recipe.kind !== 'scene' && lettersOf(readParts(recipe.parts)) !== lettersOf(answer),
      ),
    ).toEqual([])
  })

  test('differs from the other drawings of its rebus', () => {
    expect(
      wrong(({ svg, answer, level }) =>
        bundledDrawings.some((other) => other.answer === answer && other.level !== level && other.svg === svg),
      ),
    ).toEqual([])
  })
})

describe.each(quizFiles)('the quiz $name', ({ quiz }) => {
  const rebuses = rebusesOf(quiz)
  const answers = rebuses.map(({ answer }) => lettersOf(answer))

  test('explains each of its answers in a sentence that names no other', () => {
    for (const [index, { why }] of rebuses.entries()) {
      expect(why).toMatch(/^\p{Lu}.*\.$/u)
      expect(answers.filter((answer, other) => other !== index && lettersOf(why).includes(answer))).toEqual([])
    }
  })
})

test('the Russian quiz contains the two words of the previous conference', () => {
  expect(quizFiles[0]?.quiz.rebuses.map(({ answer }) => answer)).toEqual(expect.arrayContaining(['дедлайн', 'колл-центр']))
})

/** Returns the names of the drawings for which `judge` finds something, each with its finding. */
const wrong = (judge: (drawing: BundledDrawing) => string | number | boolean | null | undefined) =>
  bundledDrawings.flatMap((drawing) => {
    const finding = judge(drawing)
    return finding ? [`${drawing.name}: ${finding}`] : []
  })

function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}]/gu, '')
}
