import { afterEach, describe, expect, test } from 'bun:test'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ForgetProblem, parseRequest } from '../../server/commands/forget.ts'
import { url } from '../cast/database.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { endPrograms, launch, prepareFolder } from '../cast/program.ts'
import { secret } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { findAll } from '../privacy/dump.ts'
import { findInFiles } from '../privacy/files.ts'
import { ivan, local, olga, spellingsOf, ways } from '../privacy/people.ts'

const masked = '+7 916 ···-··-67'

afterEach(endPrograms)

/** Runs what `bun run forget` runs, without the launcher. Returns the exit code and the output. */
async function forget(settings: Record<string, string>, ...words: string[]) {
  const program = await launch(settings, [process.execPath, 'server/commands/forget.ts', ...words])
  const code = await program.ends()
  return { code, output: program.output.replaceAll('\u00a0', ' ') }
}

describe('command-line arguments', () => {
  test.each([
    [['+79161234567'], ['+79161234567']],
    [
      ['8 (916) 123-45-67', '9037654321'],
      ['+79161234567', '+79037654321'],
    ],
    [['+7', '916', '123-45-67'], ['+79161234567']],
    [['--dry-run', '89161234567'], ['+79161234567']],
    [['+49 30 901820'], ['+4930901820']],
  ])('%j names %j', (words, phones) => {
    expect(parseRequest(words)).toEqual({ isDryRun: words.includes('--dry-run'), phones } as ReturnType<typeof parseRequest>)
  })

  test('an age is accepted instead of numbers', () => {
    expect(parseRequest(['--older-than', '90', '--dry-run'])).toEqual({ isDryRun: true, days: 90 })
  })

  test.each([
    [[], 'expected a telephone number, found nothing'],
    [['--dry-run'], 'expected a telephone number, found nothing'],
    [['Иван'], 'expected a telephone number, found Иван'],
    [['+79161234567', '112'], 'expected a telephone number, found 112'],
    [['--hurry', '+79161234567'], 'expected a telephone number, found --hurry'],
    [['--older-than'], 'after --older-than, found nothing'],
    [['--older-than', '0'], 'from 1 to 3650 after --older-than, found 0'],
    [['--older-than', '90', '+79161234567'], 'expected either numbers or --older-than, found both'],
    [['+79161234567', '--older-than', '90'], 'expected either numbers or --older-than, found both'],
  ])('%j is refused', (words, said) => {
    expect(() => parseRequest(words)).toThrow(ForgetProblem)
    expect(() => parseRequest(words)).toThrow(said)
  })
})

test('invalid arguments end with exit code 1 and one sentence, and erase nobody', async () => {
  const { code, output } = await forget({}, 'Иван')
  expect(code).toBe(1)
  expect(output.trim().split('\n')).toHaveLength(1)
  expect(output).toContain('expected a telephone number, found Иван')
})

test('the command refuses while a server has the embedded database open, and erases the number once it has stopped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-forget-'))
  await prepareFolder(folder)
  const server = await launch({ DATA_DIR: folder })
  await server.prints(server.url)
  const visitor = await visits(server.url)
  await visitor.givesNumber(local(ivan.phone))
  await visitor.isShown('waiting')
  const early = await forget({ DATA_DIR: folder }, ivan.phone)
  expect(early).toMatchObject({ code: 1, output: expect.stringContaining('erase on its page /operator, or stop it') })
  server.receives('SIGTERM')
  await server.ends()
  expect(await findInFiles(folder, [ivan.phone])).toEqual([ivan.phone])
  const done = await forget({ DATA_DIR: folder }, '8', '916', '123-45-67')
  expect(done.output).toContain('nothing of it is left in them')
  expect(await findInFiles(folder, spellingsOf(ivan))).toEqual([])
  expect(done).toMatchObject({ code: 0, output: expect.stringContaining(`${masked}: 1 browser erased.`) })
  expect(early.output + done.output).not.toContain('9161234567')
  const restarted = await launch({ DATA_DIR: folder })
  await restarted.prints(restarted.url)
  const back = await visits(restarted.url, { token: visitor.token })
  await back.sees('Ваш номер телефона')
}, 90_000)

if (url) {
  const settings = { DATABASE_URL: url, NUMBER_KEY: secret }

  test('while servers run, the erased player hears a goodbye and sees a notice, and other players do not', async () => {
    const evening = await opensTheEvening()
    const other = await ways['and hangs up in the middle']?.(evening, olga)
    const { visitor, caller } = await evening.plays(local(ivan.phone))
    await caller.says(ivan.words[0])
    await visitor.sees(ivan.words[0])
    await caller.isListenedTo()
    const { code, output } = await forget(settings, local(ivan.phone))
    expect(output).toContain(`${masked}: 1 game, 1 call, 1 browser erased.`)
    expect(code).toBe(0)
    await caller.hears('Меня попросили забыть ваш номер')
    await caller.isDisconnected()
    await visitor.sees('Я всё забыл')
    other?.doesNotSee('Я всё забыл')
    await other?.isShown('lost')
    expect(await findAll([ivan.phone, ivan.words[0]])).toEqual([])
    expect(await forget(settings, ivan.phone)).toMatchObject({
      code: 0,
      output: expect.stringContaining(`${masked}: nothing is kept.`),
    })
    const noted = await evening.context.db.query.deeds.findMany()
    const disguise = evening.context.disguise(ivan.phone)
    expect(noted.map(({ name, what, numberDisguise }) => [name, what, numberDisguise])).toEqual([
      ['bun run forget', 'erased a person', disguise],
      ['bun run forget', 'erased a person', disguise],
    ])
    const again = await evening.comes()
    await again.givesNumber(local(ivan.phone))
    await again.sees('Одна попытка в одни руки')
  })

  test('erasing by age works, and a dry run changes nothing', async () => {
    const evening = await opensTheEvening()
    evening.passes(-40 * 24 * 60)
    const visitor = await evening.comes()
    await visitor.givesNumber(local(ivan.phone))
    // An open page would get a new pairing code from the sweep, and its visit would be young again.
    visitor.hidesTheTab()
    evening.passes(40 * 24 * 60)
    expect(await forget(settings, '--older-than', '30', '--dry-run')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Older than 30 days: 1 browser would be erased.'),
    })
    expect(await findAll([ivan.phone])).not.toEqual([])
    expect(await forget(settings, '--older-than', '30')).toMatchObject({
      code: 0,
      output: expect.stringContaining('Older than 30 days: 1 browser erased.'),
    })
    expect(await findAll([ivan.phone])).toEqual([])
  })
}
