import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { QuizFileProblem, readQuiz } from '../server/quiz/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'quiz-'))
const path = join(folder, 'mine.json')
const good = readFileSync(new URL('../scenario/quizzes/intercom-ru.json', import.meta.url), 'utf8')

afterAll(() => rmSync(folder, { recursive: true }))

describe('a quiz file', () => {
  test('is found by name, with or without its ending, and by path', async () => {
    expect(await readQuiz('intercom-en')).toMatchObject({ name: 'intercom-en', quiz: { language: 'en' } })
    expect(await readQuiz('intercom-en.json')).toMatchObject({ name: 'intercom-en' })
    writeFileSync(path, good)
    expect(await readQuiz(path)).toMatchObject({ name: 'mine', folder, quiz: { language: 'ru' } })
  })

  test('that is missing is named', async () => {
    expect(await problemsOf(readQuiz('no-such-quiz'))).toEqual([expect.stringMatching(/no-such-quiz\.json: expected a quiz file, found none/)])
  })

  test('that is not JSON says so', async () => {
    writeFileSync(path, '{ "language": ')
    expect(await problemsOf(readQuiz(path))).toEqual([expect.stringContaining(`${path}: expected JSON, found`)])
  })

  const rebus = 'rebuses.1'
  const easier = `${rebus}.pictures.easier`
  const faults: [what: string, path: string, value: unknown, ...said: string[]][] = [
    ['a missing picture', `${rebus}.pictures.hard`, undefined, `${rebus}.pictures.hard: expected a value, found nothing`],
    ['a key that nobody reads', 'voice.speed', 2, 'voice.speed: expected no such key, found "speed"'],
    ['an empty text', 'title', ' ', 'title: expected a text, found " "'],
    ['another language', 'language', 'fr', 'language: expected ("ru" | "en"), found "fr"'],
    ['half a second', 'listenSeconds', 7.5, 'listenSeconds: expected a whole number, found 7.5'],
    ['no rebuses', 'rebuses', [], 'rebuses: expected one at least, found 0'],
    ['tiers that do not descend', 'tiers.1.atLeast', 45, 'tiers.1.atLeast: expected less than 45, found 45'],
    ['tiers that do not end at 0', 'tiers.3.atLeast', 5, 'tiers.3.atLeast: expected 0, so that every finished game wins something, found 5'],
    ['a later attempt worth more', 'points', [6, 10, 3], 'points.1: expected at most 6, found 10'],
    ['a duplicate answer', `${rebus}.answer`, 'Дед лайн', `${rebus}.answer: expected a word that rebuses.0 does not have, found «Дед лайн»`],
    ['a duplicate spelling', `${rebus}.accept`, ['дЁд-лайн'], `${rebus}.accept.0: expected a word that rebuses.0 does not have, found «дЁд-лайн»`],
    ['a drawing with neither recipe nor file', `${easier}.recipe`, undefined, `${easier}: expected a recipe or a file, found neither`],
    ['a drawing with both', `${easier}.file`, 'mine.svg', `${easier}: expected a recipe or a file, found both`],
    ['a missing file', easier, { description: 'Своя', file: 'mine.svg' }, `${easier}.file: expected a file in ${folder}, found "mine.svg", which is not there`],
    ['a file that is no picture', easier, { description: 'Своя', file: 'mine.gif' }, `${easier}.file: expected a name that ends in .svg or .png, found "mine.gif"`],
    ['a missing file of codes', 'tiers.0.codes', 'codes.txt', `tiers.0.codes: expected a file in ${folder}, found "codes.txt", which is not there`],
    ['an unknown icon', `${easier}.recipe.parts.0.art`, 'locomotiv', `${easier}.recipe: expected icons that the emoji sets have, found "locomotiv"`],
    ['an unknown kind of recipe', `${easier}.recipe.kind`, 'row', `${easier}.recipe.kind: expected ("line" | "solved" | "scene"), found "row"`],
    ['a colour by name', `${rebus}.pictures.hard.recipe.items.0.fill`, 'red', `${rebus}.pictures.hard.recipe.items.0.fill: expected "#rrggbb" in lower case, found "red"`],
    ['letters that do not add up', `${easier}.recipe.parts.0.word`, 'караван', `${easier}.recipe.parts: expected letters that add up to «пароль», found «караль»`],
    ['a solved drawing of another word', `${rebus}.pictures.solved.recipe.answer`, 'король', `${rebus}.pictures.solved.recipe.answer: expected «пароль», found «король»`],
  ]

  test.each(faults)('with %s says where, what was expected and what was found', async (_, where, value, ...said) => {
    writeChanged({ [where]: value })
    expect(await problemsOf(readQuiz(path))).toEqual(expect.arrayContaining(said.map((line) => `${path}: ${line}`)))
  })

  test('with more cut than a word has shows that piece', async () => {
    writeChanged({ [`${easier}.recipe.parts.0.cutBack`]: 9 })
    expect(await problemsOf(readQuiz(path))).toEqual([expect.stringContaining(`${easier}.recipe.parts.0: expected cuts, strikes and replacements within its word, found {`)])
  })

  test('with several faults lists them all, one a line', async () => {
    writeChanged({ title: undefined, 'points.0': -1, [`${rebus}.why`]: 5 })
    expect(await problemsOf(readQuiz(path))).toHaveLength(3)
  })
})

/** The good quiz with the values at these paths put in, or taken out where undefined. */
function writeChanged(changes: Record<string, unknown>): void {
  const quiz: unknown = JSON.parse(good)
  for (const [where, value] of Object.entries(changes)) {
    const keys = where.split('.')
    const last = keys.pop() ?? ''
    const holder = keys.reduce((inside, key) => (inside as Record<string, unknown>)[key], quiz) as Record<string, unknown>
    holder[last] = value
  }
  writeFileSync(path, JSON.stringify(quiz))
}

async function problemsOf(reading: Promise<unknown>): Promise<string[]> {
  const problem = await reading.then(() => null, (error: unknown) => error)
  if (!(problem instanceof QuizFileProblem)) throw new Error('Expected a quiz file problem', { cause: problem })
  return problem.message.split('\n')
}
