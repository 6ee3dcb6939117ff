import { afterAll, afterEach, expect, test } from 'bun:test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plainPicture, svgWith } from '../cast/picture-files.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { waitFor } from '../cast/waiting.ts'

const folder = mkdtempSync(join(tmpdir(), 'quiz-check-'))
const path = join(folder, 'mine.json')
const smallest = readFileSync('scenario/quizzes/smallest-ru.json', 'utf8')

afterEach(endPrograms)
afterAll(() => rmSync(folder, { recursive: true }))

const check = (...words: string[]) => launch({}, [process.execPath, 'server/commands/quiz-check.ts', ...words])

test('the smallest quiz has about twenty lines, and can be played', async () => {
  expect(smallest.split('\n').length).toBeLessThan(30)
  const program = await check('smallest-ru', '--once')
  expect(await program.ends()).toBe(0)
  expect(program.output).toBe('scenario/quizzes/smallest-ru.json: fine. A game asks 1 rebus and brings 10 points at most.\n')
})

test('all faults of a file are printed with line and column, and what can hardly be meant', async () => {
  writeFileSync(path, smallest.replace('"atLeast": 0', '"atLeast": 90').replace('"man-teacher"', '"man-preacher"'))
  const program = await check(path, '--once')
  expect(await program.ends()).toBe(1)
  expect(program.output.split('\n')).toEqual([
    `${path}:8:26: tiers.0.atLeast: expected 0, so that every finished game wins something, found 90`,
    `${path}:20:103: rebuses.0.pictures.easiest.recipe: expected icons that the emoji sets have (did you mean "man" or "man-beard" or "man-red-hair"?), found "man-preacher"`,
    '2 faults',
    'note: nobody can win the tier "Скидка 10 %": it takes 90 points, and a game has 10 at most',
    '',
  ])
})

test('a comment that nobody would hear out is noted, and refuses nothing', async () => {
  const why = 'Потому что это слово складывается из таких длинных частей, что о каждой из них можно рассказывать очень долго.'
  writeFileSync(path, smallest.replace(/"why": "[^"]*"/, `"why": "${why}"`))
  const program = await check(path, '--once')
  expect(await program.ends()).toBe(0)
  expect(program.output).toMatch(/note: Pavel needs about \d+\.\d seconds to comment on "доклад", and people listen for 4/)
})

test('a command line that names two quizzes is told', async () => {
  const program = await check('mine', 'yours')
  expect(await program.ends()).toBe(1)
  expect(program.output).toStartWith('expected the name or path of one quiz')
})

test('the sheet shows every picture in both themes, and follows what is saved', async () => {
  writeFileSync(path, smallest)
  const program = await check(path)
  await program.prints('To stop')
  const url = /http:\S+/.exec(program.output)?.[0] ?? ''
  const sheet = async () => (await fetch(url)).text()
  const first = await sheet()
  expect(first).toContain('Всё в порядке')
  expect(picturesIn(first)).toHaveLength(8)
  const picture = await fetch(new URL(picturesIn(first)[0] ?? '', url))
  expect(picture.headers.get('Content-Type')).toBe('image/svg+xml')
  expect(picture.headers.get('Content-Security-Policy')).toContain('sandbox')

  const told = (await fetch(new URL('/dev/versions', url))).body!.getReader()
  await told.read()
  writeFileSync(join(folder, 'own.png'), svgWith('<script/>'))
  writeFileSync(path, smallest.replace(/"recipe": \{ "kind": "scene"[^]*?\}\] \} \}/, '"file": "own.png" }'))
  await shows(sheet, (html) => html !== first && picturesIn(html).length === 8)
  expect((await told.read()).done).toBe(false)
  const drawn = await typesOf(url, picturesIn(await sheet()))
  expect(drawn.filter((type) => type === 'image/svg+xml')).toHaveLength(8)

  writeFileSync(join(folder, 'own.png'), await plainPicture(400, 300).png().toBuffer())
  await waitFor(
    async () => (await typesOf(url, picturesIn(await sheet()))).includes('image/webp'),
    () => 'the picture that was saved',
  )

  writeFileSync(join(folder, 'own.png'), 'no picture')
  await shows(sheet, (html) => html.includes('own.png') && html.includes('Нарисовать не получилось'))
  writeFileSync(path, '{')
  await shows(sheet, (html) => html.includes(`${path}:1:2`) && html.includes('в прошлый раз'))
  expect(picturesIn(await sheet())).toHaveLength(6)
  writeFileSync(path, smallest)
  await shows(sheet, (html) => html.includes('Всё в порядке') && !html.includes('в прошлый раз'))
}, 60_000)

const picturesIn = (html: string) => [...html.matchAll(/src="(\/pictures\/[^"]+)"/g)].map(([, address = '']) => address)

const typesOf = (url: string, addresses: string[]) =>
  Promise.all(addresses.map(async (address) => (await fetch(new URL(address, url))).headers.get('Content-Type')))

async function shows(sheet: () => Promise<string>, isShown: (html: string) => boolean): Promise<void> {
  let html = ''
  await waitFor(
    async () => isShown((html = await sheet())),
    () => `another sheet than ${html}`,
  )
}

test('--refuse writes real words that are near into the file, and leaves what it accepts and everything else as it was', async () => {
  const quiz = smallest.replace('"accept": [', '"accept": ["выставление", ')
  writeFileSync(path, quiz)
  const program = await check(path, '--refuse')
  expect(await program.ends()).toBe(0)
  expect(program.output).toContain('"доклад" now refuses: ')
  const written = readFileSync(path, 'utf8')
  const { accept, refuse } = JSON.parse(written).rebuses[0]
  expect(refuse).toContain('докладной')
  expect(refuse).not.toContainAnyValues(accept)
  expect(refuse).not.toContain('доклада')
  expect(written.replace(/\n *"refuse": \[[^\]]*\],?/, '')).toBe(quiz)
  const again = await check(path, '--refuse')
  expect(await again.ends()).toBe(0)
  expect(again.output).not.toContain('now refuses')
  expect(readFileSync(path, 'utf8')).toBe(written)
}, 120_000)
