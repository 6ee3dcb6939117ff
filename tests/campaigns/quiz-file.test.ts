import { afterAll, describe, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { QuizFileProblem, readQuiz } from '../../server/campaigns/quiz-file.ts'
import type { Part } from '../../server/rules/pictures/recipe.ts'
import { recipeOf } from '../../server/rules/quiz/quiz.ts'
import { fixedQuiz, withChanges } from '../cast/fixed-quiz.ts'
import { hollowPng, plainPicture, svgWith } from '../cast/picture-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'quiz-'))
const path = join(folder, 'mine.json')
const quiz = fixedQuiz()
const parts: Part[] = [
  { kind: 'piece', art: 'locomotive', word: 'паровоз', cutBack: 3 },
  { kind: 'piece', art: 'salt', word: 'соль', cutFront: 2 },
]
// Two pictures are written out as recipes, where other quizzes have lines.
Object.assign(quiz.rebuses[1]?.pictures ?? {}, {
  easier: { description: 'Паровоз и соль.', recipe: { kind: 'line', parts } },
  solved: { description: 'Разобрано.', recipe: { kind: 'solved', parts, answer: 'пароль' } },
})
const good = JSON.stringify(quiz)

afterAll(() => rmSync(folder, { recursive: true }))

describe('a quiz file', () => {
  test('is found by name, with or without its extension, and by path', async () => {
    expect(await readQuiz('intercom-en')).toMatchObject({ name: 'intercom-en', quiz: { language: 'en' } })
    expect(await readQuiz('intercom-en.json')).toMatchObject({ name: 'intercom-en' })
    writeFileSync(path, good)
    expect(await readQuiz(path)).toMatchObject({ name: 'mine', folder, quiz: { language: 'ru' } })
  })

  test('is named when it is missing', async () => {
    const [said] = await problemsOf(readQuiz('no-such-quiz'))
    expect(said).toEndWith('no-such-quiz.json: expected a quiz file, found none that this program can read')
  })

  test('must be JSON', async () => {
    writeFileSync(path, '{ "language": ')
    expect(await placedProblemsOf(readQuiz(path))).toEqual([`${path}:1:15: expected a value, found the end of the file`])
  })

  test('must be in UTF-8', async () => {
    writeFileSync(path, Buffer.from(`\uFEFF${good}`, 'utf16le'))
    expect(await problemsOf(readQuiz(path))).toEqual([`${path}: expected a text in UTF-8, found another encoding`])
  })

  test('may begin with a byte order mark', async () => {
    writeFileSync(path, `\uFEFF${good}`)
    expect(await readQuiz(path)).toMatchObject({ quiz: { language: 'ru' } })
  })

  test('is told of all its faults, with line and column, in their order', async () => {
    const { title: _, voice: __, ...rest } = fixedQuiz()
    writeFileSync(
      path,
      JSON.stringify({ title: 7, voice: { speed: 2 }, ...rest }, null, 2)
        .replace('"discount": 30,', '"discount": "30",')
        .replace('"speed": 2', '"speed": 2,'),
    )
    const lines = readFileSync(path, 'utf8').split('\n')
    const problems = await placedProblemsOf(readQuiz(path))
    expect(problems.map((problem) => problem.replace(/^.*:(\d+):(\d+): /, ''))).toEqual([
      'title: expected a text, found 7',
      'voice.speed: expected no such key, found "speed"',
      'expected no comma after the last value, found “,}”',
      'tiers.1.discount: expected a number, found "30"',
    ])
    const pointedAt = problems.map((problem) => {
      const [, line, column] = /:(\d+):(\d+): /.exec(problem) ?? []
      return lines[Number(line) - 1]?.slice(Number(column) - 1)
    })
    expect(pointedAt).toEqual(['7,', '2,', ',', '"30",'])
  })

  const rebus = 'rebuses.1'
  const easier = `${rebus}.pictures.easier`
  const line = `${rebus}.pictures.easiest.line`
  const noFile = (name: string) => `expected a file in ${folder}, found "${name}", which does not exist`
  const faults: { what: string; at: string; value: unknown; said: string; saidAt?: string }[] = [
    { what: 'a missing picture', at: `${rebus}.pictures.hard`, value: undefined, said: 'expected a value, found nothing' },
    {
      what: 'a key that nobody reads',
      at: 'voice',
      value: { speed: 2 },
      saidAt: 'voice.speed',
      said: 'expected no such key, found "speed"',
    },
    {
      what: 'an answer that takes an hour',
      at: 'voice',
      value: { longestSpeechMs: 3_600_000 },
      saidAt: 'voice.longestSpeechMs',
      said: 'expected 60000 or less, found 3600000',
    },
    {
      what: 'hours for calls that end before they begin',
      at: 'callHours',
      value: { from: 21, to: 9 },
      said: 'expected a later hour in `to` than in `from`, found {"from":21,"to":9,"timeZone":"Europe/Moscow"}',
    },
    {
      what: 'a time zone that is none',
      at: 'callHours.timeZone',
      value: 'Moscow',
      said: 'expected a time zone such as Europe/Moscow, found "Moscow"',
    },
    { what: 'an empty text', at: 'title', value: ' ', said: 'expected a text, found " "' },
    { what: 'another language', at: 'language', value: 'fr', said: 'expected ("ru" | "en"), found "fr"' },
    { what: 'half a second', at: 'listenSeconds', value: 7.5, said: 'expected a whole number, found 7.5' },
    {
      what: 'a consent that does not name the days it promises',
      at: 'consent',
      value: { version: '1', text: 'Согласен на 9 дней', keptDays: 90 },
      saidAt: 'consent.text',
      said: 'expected the 90 days that consent.keptDays promises, found «Согласен на 9 дней»',
    },
    { what: 'a list instead of a text', at: 'title', value: ['Ребусы'], said: 'expected a text, found ["Ребусы"]' },
    { what: 'less than nothing', at: 'tiers.0.atLeast', value: -1, said: 'expected 0 or more, found -1' },
    { what: 'a pause that is too short', at: 'listenSeconds', value: 2, said: 'expected 3 or more, found 2' },
    {
      what: 'hours for calls that end when they begin',
      at: 'callHours',
      value: { from: 9, to: 9 },
      said: 'expected a later hour in `to` than in `from`, found {"from":9,"to":9,"timeZone":"Europe/Moscow"}',
    },
    {
      what: 'a value too long to repeat',
      at: 'language',
      value: 'д'.repeat(100),
      said: `expected ("ru" | "en"), found "${'д'.repeat(99)}…`,
    },
    {
      what: 'a value just short enough to repeat',
      at: 'language',
      value: 'д'.repeat(98),
      said: `expected ("ru" | "en"), found "${'д'.repeat(98)}"`,
    },
    { what: 'no rebuses', at: 'rebuses', value: [], said: 'expected at least one, found 0' },
    { what: 'tiers that do not descend', at: 'tiers.1.atLeast', value: 45, said: 'expected less than 45, found 45' },
    {
      what: 'tiers that do not end at 0',
      at: 'tiers.3.atLeast',
      value: 5,
      said: 'expected 0, so that every finished game wins something, found 5',
    },
    {
      what: 'two tiers with one id',
      at: 'tiers.1.id',
      value: '100',
      said: 'expected a name that tiers.0 does not have, found 100',
    },
    {
      what: 'a later attempt worth more',
      at: 'points',
      value: [6, 10, 3],
      saidAt: 'points.1',
      said: 'expected at most 6, found 10',
    },
    {
      what: 'a duplicate answer',
      at: `${rebus}.answer`,
      value: 'Дед лайн',
      said: 'expected a word that rebuses.0 does not have, found «Дед лайн»',
    },
    {
      what: 'a duplicate spelling',
      at: `${rebus}.accept`,
      value: ['дЁд-лайн'],
      saidAt: `${rebus}.accept.0`,
      said: 'expected a word that rebuses.0 does not have, found «дЁд-лайн»',
    },
    {
      what: 'a drawing with neither recipe nor file',
      at: `${easier}.recipe`,
      value: undefined,
      saidAt: easier,
      said: 'expected a line, a recipe or a file, found none of them',
    },
    {
      what: 'a drawing with both',
      at: `${easier}.file`,
      value: 'a.svg',
      saidAt: easier,
      said: 'expected a line, a recipe or a file, found 2 of them',
    },
    {
      what: 'a missing file',
      at: easier,
      value: { description: 'Своя', file: 'a.svg' },
      saidAt: `${easier}.file`,
      said: noFile('a.svg'),
    },
    { what: 'a missing file of codes', at: 'tiers.0.codes', value: 'codes.txt', said: noFile('codes.txt') },
    {
      what: 'an unknown icon',
      at: `${easier}.recipe.parts.0.art`,
      value: 'locomotiv',
      saidAt: `${easier}.recipe`,
      said: 'expected icons that the emoji sets have (did you mean "locomotive"?), found "locomotiv"',
    },
    {
      what: 'an unknown icon in a line',
      at: line,
      value: 'паро + ,,соль:salt-shakr',
      said:
        'expected an icon that exists (did you mean "salt"?), ' +
        'found «salt-shakr» at character 15 of «паро + ,,соль:salt-shakr»',
    },
    {
      what: 'an unknown icon of the second set in a line',
      at: line,
      value: 'паро + ,,соль:noto:slat',
      said:
        'expected an icon that exists (did you mean "noto:salt" or "noto:seat" or "grey-heart"?), ' +
        'found «noto:slat» at character 15 of «паро + ,,соль:noto:slat»',
    },
    {
      what: 'a line that cannot be read',
      at: line,
      value: 'паро + ,,соль:salt*',
      said: 'expected a space or + before the next part, found «*» at character 19 of «паро + ,,соль:salt*»',
    },
    {
      what: 'a line that breaks off',
      at: line,
      value: 'паро + ,,соль:',
      said: 'expected the name of an icon after the colon, found nothing at character 15 of «паро + ,,соль:»',
    },
    {
      what: 'a line that does not add up',
      at: line,
      value: 'паро + ,соль:salt',
      said: 'expected letters that add up to «пароль», found «парооль»',
    },
    {
      what: 'a line of an own drawing that the quiz does not have',
      at: line,
      value: 'паро + ,,соль:солонка',
      said: 'expected an icon that exists (did you mean "salt"?), found «солонка» at character 15 of «паро + ,,соль:солонка»',
    },
    {
      what: 'an unknown icon in an own drawing',
      at: 'scenes.монета-цент.0',
      value: { kind: 'icon', icon: 'coyn', at: [400, 300], size: 90 },
      saidAt: 'scenes.монета-цент',
      said: 'expected icons that the emoji sets have (did you mean "coin"?), found "coyn"',
    },
    {
      what: 'a name of an own drawing that no line can hold',
      at: 'scenes',
      value: { 'моя соль': [{ kind: 'text', text: 'соль', at: [400, 300], size: 90 }] },
      saidAt: 'scenes.моя соль',
      said: 'expected small letters, digits and hyphens, found "моя соль"',
    },
    {
      what: 'an unknown kind of recipe',
      at: `${easier}.recipe.kind`,
      value: 'row',
      said: 'expected ("line" | "solved" | "scene"), found "row"',
    },
    {
      what: 'a colour by name',
      at: `${rebus}.pictures.hard.recipe.items.0.fill`,
      value: 'red',
      said: 'expected "#rrggbb" in lower case, found "red"',
    },
    {
      what: 'letters that do not add up',
      at: `${easier}.recipe.parts.0.word`,
      value: 'караван',
      saidAt: `${easier}.recipe.parts`,
      said: 'expected letters that add up to «пароль», found «караль»',
    },
    {
      what: 'a solved drawing of another word',
      at: `${rebus}.pictures.solved.recipe.answer`,
      value: 'король',
      said: 'expected «пароль», found «король»',
    },
    {
      what: 'more cut than the word has',
      at: `${easier}.recipe.parts.0.cutBack`,
      value: 9,
      saidAt: `${easier}.recipe.parts.0`,
      said:
        'expected cuts, strikes and replacements within its word, ' +
        'found {"kind":"piece","art":"locomotive","word":"паровоз","cutBack":9}',
    },
  ]

  test.each(faults)(
    'with $what is reported with the path, what was expected and what was found',
    async ({ at, value, said, saidAt = at }) => {
      writeChanged({ [at]: value })
      expect(await problemsOf(readQuiz(path))).toContain(`${path}: ${saidAt}: ${said}`)
    },
  )

  const difficult = (...difficulties: number[]) =>
    Object.fromEntries(difficulties.map((difficulty, index) => [`rebuses.${index}.difficulty`, difficulty]))

  test('with fewer rebuses than a game asks is at fault', async () => {
    writeChanged({ asks: 6 })
    expect(await problemsOf(readQuiz(path))).toEqual([`${path}: asks: expected at most 5, the number of rebuses, found 6`])
  })

  test('with a rebus that no fair draw can contain is at fault', async () => {
    writeChanged({ asks: 2, ...difficult(1, 1, 1, 1, 5) })
    expect(await problemsOf(readQuiz(path))).toEqual([
      `${path}: rebuses.4.difficulty: expected a difficulty with which a draw of 2 can add up to 2, as most do, found 5`,
    ])
  })

  test('with a choice that is none is at fault', async () => {
    writeChanged({ asks: 1, ...difficult(1, 2, 3, 4, 5) })
    expect(await problemsOf(readQuiz(path))).toEqual([
      `${path}: rebuses: expected difficulties with which more than one draw of 1 adds up to the same, found only one`,
    ])
  })

  test('may ask fewer rebuses than it has where every one of them has its fair draws', async () => {
    writeChanged({ asks: 3, ...difficult(1, 1, 2, 3, 3) })
    expect((await readQuiz(path)).quiz.asks).toBe(3)
  })

  test('has its rebuses for fun checked as the others', async () => {
    const [{ pictures, ...first } = { pictures: {} }] = fixedQuiz().rebuses
    const solved = { description: 'Своя', file: 'a.svg' }
    writeChanged({ forFun: [{ ...first, answer: 'Пароль', accept: [], pictures: { ...pictures, solved } }] })
    const problems = await problemsOf(readQuiz(path))
    expect(problems).toContain(`${path}: forFun.0.answer: expected a word that rebuses.1 does not have, found «Пароль»`)
    expect(problems).toContain(
      `${path}: forFun.0.pictures.easier.line: expected letters that add up to «Пароль», found «дедлайн»`,
    )
    expect(problems).toContain(`${path}: forFun.0.pictures.solved.file: ${noFile('a.svg')}`)
  })

  test('may leave out what takes a rebus apart where one picture is a line, and only there', async () => {
    const solved = `${rebus}.pictures.solved`
    writeChanged({ [solved]: undefined })
    const { quiz: read } = await readQuiz(path)
    expect(read.rebuses[1]?.pictures.solved.description).toStartWith('Ребус разобран')
    expect(recipeOf(read, read.rebuses[1]!, 'solved')).toEqual({ kind: 'solved', parts, answer: 'пароль' })

    const scene = read.rebuses[1]?.pictures.hard
    writeChanged({ [solved]: undefined, [easier]: scene, [`${rebus}.pictures.easiest`]: scene })
    expect(await problemsOf(readQuiz(path))).toEqual([
      `${path}: ${solved}: expected a line, a recipe or a file, since no other picture is a line, found none of them`,
    ])
  })

  test('takes the hardest line apart, and a line of its own instead', async () => {
    const solved = `${rebus}.pictures.solved`
    writeChanged({ [solved]: undefined, [easier]: { description: 'Линия', line: 'пар + о + ,,соль:salt' } })
    const { quiz: read } = await readQuiz(path)
    expect(recipeOf(read, read.rebuses[1]!, 'solved')).toMatchObject({ parts: { length: 5 } })
    writeChanged({ [solved]: { line: 'пароль' } })
    const { quiz: other } = await readQuiz(path)
    expect(recipeOf(other, other.rebuses[1]!, 'solved')).toMatchObject({ kind: 'solved', parts: { length: 1 } })
  })

  test('gives its lines drawings of its own, which go before icons of the same name', async () => {
    const items = [{ kind: 'text' as const, text: 'соль', at: [400, 300], size: 90 }]
    writeChanged({
      'scenes.солонка': items,
      'scenes.salt': items,
      [line]: 'паро + ,,соль:солонка',
      [easier]: { description: 'Линия', line: 'паро + ,,соль:salt' },
    })
    const { quiz: read } = await readQuiz(path)
    for (const level of ['easier', 'easiest'] as const)
      expect(recipeOf(read, read.rebuses[1]!, level)).toMatchObject({ parts: [{}, {}, { art: items, cutFront: 2 }] })
  })

  test('that has been read can be written and read again', async () => {
    const { quiz: once } = await readQuiz('intercom-ru')
    writeFileSync(path, JSON.stringify(once))
    expect((await readQuiz(path)).quiz).toEqual(once)
  })

  describe('names its pictures as files', () => {
    const drawing = { description: 'Своя' }
    const at = (level: string) => `${rebus}.pictures.${level}`
    const putIn = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)

    test('in any of the five formats, whatever their names', async () => {
      const png = plainPicture(400, 300)
      putIn('jpeg.png', await png.clone().jpeg().toBuffer())
      putIn('avif', await png.clone().avif({ effort: 0 }).toBuffer())
      putIn('drawing.jpg', svgWith('<script>alert(1)</script><g/>'))
      writeChanged({
        [at('hard')]: { ...drawing, file: 'jpeg.png' },
        [at('easier')]: { ...drawing, file: 'avif' },
        [at('solved')]: { ...drawing, file: 'drawing.jpg' },
      })
      const { files } = await readQuiz(path)
      expect([...files].map(([name, { type }]) => [name, type])).toEqual([
        ['jpeg.png', 'image/webp'],
        ['avif', 'image/webp'],
        ['drawing.jpg', 'image/svg+xml'],
      ])
      expect(new TextDecoder().decode(files.get('drawing.jpg')?.body)).not.toContain('script')
    })

    test('and is told of each that cannot be shown, wherever it is named', async () => {
      putIn('text.png', 'Это не картинка.')
      putIn('huge.png', hollowPng(30_000, 30_000))
      putIn('font.svg', svgWith('<style>@font-face{}</style>'))
      writeChanged({
        [at('hard')]: { ...drawing, file: 'text.png' },
        [at('easier')]: { ...drawing, file: 'text.png' },
        [at('easiest')]: { ...drawing, file: 'huge.png' },
        [at('solved')]: { ...drawing, file: 'font.svg' },
      })
      const noPicture =
        'expected a picture that can be shown, found "text.png". This is no picture, whatever its name. It takes PNG, JPEG, WebP, AVIF or SVG.'
      expect(await problemsOf(readQuiz(path))).toEqual([
        `${path}: ${at('hard')}.file: ${noPicture}`,
        `${path}: ${at('easier')}.file: ${noPicture}`,
        `${path}: ${at('easiest')}.file: expected a picture that can be shown, found "huge.png". The picture has too many pixels: 50 megapixels at most. (30000 × 30000)`,
        `${path}: ${at('solved')}.file: expected a picture that can be shown, found "font.svg". The drawing has a font of its own. Turn its texts into outlines. (@font-face)`,
      ])
    })

    test('which no folder can be', async () => {
      mkdirSync(join(folder, 'folder.png'))
      writeChanged({ [easier]: { ...drawing, file: 'folder.png' } })
      expect(await problemsOf(readQuiz(path))).toEqual([
        `${path}: ${easier}.file: expected a file in ${folder}, found "folder.png", which cannot be read (EISDIR)`,
      ])
    })
  })

  test('that is no object is at fault as a whole', async () => {
    writeFileSync(path, '7')
    expect(await problemsOf(readQuiz(path))).toEqual([`${path}: expected an object: { … }, found 7`])
  })

  test('may give the same points for two attempts', async () => {
    writeChanged({ points: [6, 6, 3] })
    expect((await readQuiz(path)).quiz.points).toEqual([6, 6, 3])
  })

  test('with several faults is reported with all of them, one per line', async () => {
    writeChanged({ title: undefined, 'points.0': -1, [`${rebus}.why`]: 5 })
    expect(await problemsOf(readQuiz(path))).toHaveLength(3)
  })
})

/** Writes the valid quiz with the values at these paths replaced; undefined removes a value. */
const writeChanged = (changes: Record<string, unknown>) => writeFileSync(path, JSON.stringify(withChanges(quiz, changes)))

/** The problems without their lines and columns: most tests write everything on one line. */
async function problemsOf(reading: Promise<unknown>): Promise<string[]> {
  return (await placedProblemsOf(reading)).map((problem) => problem.replace(/:\d+:\d+:/, ':'))
}

async function placedProblemsOf(reading: Promise<unknown>): Promise<string[]> {
  const problem = await reading.then(
    () => null,
    (error: unknown) => error,
  )
  if (!(problem instanceof QuizFileProblem)) throw new Error('Expected a quiz file problem', { cause: problem })
  return problem.message.split('\n')
}
