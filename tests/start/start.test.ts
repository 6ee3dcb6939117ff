import { afterEach, expect, test } from 'bun:test'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigProblem, readConfig } from '../../server/config.ts'
import { warningsOf } from '../../server/start/warnings.ts'
import { endPrograms, launch, prepareFolder, type Program } from '../cast/program.ts'
import { submitsPassword } from '../cast/staff.ts'
import { visits } from '../cast/visitor.ts'

afterEach(endPrograms)

const wrongSettings: [string, string, RegExp][] = [
  ['PORT', 'eighty', /PORT: expected a number from 0 to 65535, found "eighty"/],
  ['PORT', '70000', /PORT: expected a number from 0 to 65535/],
  [
    'HOST',
    'http://0.0.0.0',
    /HOST: expected an address or a name of this machine, without http:\/\/ and a port, such as 127.0.0.1/,
  ],
  ['HOST', 'localhost:3000', /HOST: expected .* found "localhost:3000"/],
  ['HOST', '*', /HOST: expected/],
  ['PROXIES', 'two', /PROXIES: expected a number from 0 to 9, found "two"/],
  ['PROXY_NETWORKS', '203.0.113.0/24, proxy', /PROXY_NETWORKS: expected networks such as 203.0.113.0\/24, found "proxy"/],
  ['PUBLIC_URL', 'quiz.example.com', /PUBLIC_URL: expected an address such as https/],
  ['DATABASE_URL', 'mysql://root:secret@localhost/pavel', /DATABASE_URL: expected an address such as postgres/],
  ['DATABASE_URL', 'postgres://pavel:secret@db/pavel?schema=other', /DATABASE_URL: expected Pavel's tables in the schema public/],
  ['DATABASE_DIRECT_URL', 'postgres://pavel@db/pavel', /DATABASE_DIRECT_URL: expected DATABASE_URL beside it, found none/],
  ['PHONE_NUMBER', '8-800-LIZARD', /PHONE_NUMBER: expected a number with its country code/],
  ['CALLBACK_SECRET', 'whsec_short', /CALLBACK_SECRET: expected whsec_/],
  ['CALLBACK_SECRET', `whsec_${btoa('a'.repeat(32))} whsec_short`, /CALLBACK_SECRET: expected whsec_/],
  ['CALLBACK_SECRET', ',', /CALLBACK_SECRET: expected a secret/],
  [
    'ALLOWED_ORIGINS',
    'conference.example.com',
    /ALLOWED_ORIGINS: expected the origins of websites, such as https:\/\/conference.example.com, found "conference.example.com"/,
  ],
  ['ALLOWED_ORIGINS', 'https://a.example https://b.example/programme', /found "https:\/\/b.example\/programme"/],
  ['ALLOWED_ORIGINS', '*', /ALLOWED_ORIGINS: expected the origins/],
  ['ALLOWED_ORIGINS', 'null', /ALLOWED_ORIGINS: expected the origins/],
  ['ALLOWED_ORIGINS', 'https://*.example.com', /ALLOWED_ORIGINS: expected the origins/],
  ['OPERATOR_PASSWORD_FORMER', 'short', /OPERATOR_PASSWORD_FORMER: expected at least 8 characters/],
  ['OBSERVER_PASSWORD', 'short', /OBSERVER_PASSWORD: expected at least 8 characters/],
  ['OBSERVER_PASSWORD_FORMER', 'short', /OBSERVER_PASSWORD_FORMER: expected at least 8 characters/],
  ['OPERATOR_PASSWORD', 'short', /OPERATOR_PASSWORD: expected at least 8 characters/],
  ['VOXIMPLANT_API_URL', 'api.voximplant.com', /VOXIMPLANT_API_URL: expected an address such as https/],
  ['VOXIMPLANT_RULE_ID', 'outbound', /VOXIMPLANT_RULE_ID: expected the number that scenario:deploy prints/],
  ['VOXIMPLANT_CALLER_ID', 'Pavel', /VOXIMPLANT_CALLER_ID: expected a number with its country code/],
  ['VOXIMPLANT_SMS_FROM', 'Павел', /VOXIMPLANT_SMS_FROM: expected a rented number, or a sender name/],
  ['CALLS_PER_MINUTE', '0', /CALLS_PER_MINUTE: expected a number from 1 to 9999/],
  ['CALL_COUNTRIES', 'RU XX', /CALL_COUNTRIES: expected the ISO codes of countries, such as RU BY KZ, found "XX"/],
  ['CALL_COUNTRIES', ',', /CALL_COUNTRIES: expected a country/],
  ['CALL_KINDS', 'mobile satellite', /CALL_KINDS: expected mobile or fixed, found "satellite"/],
  ['CALLS_PER_DAY', '0', /CALLS_PER_DAY: expected a number from 1 to 100000, found "0"/],
  ['CALL_MINUTES_PER_DAY', 'many', /CALL_MINUTES_PER_DAY: expected a number from 1 to 100000/],
  ['MESSAGES_PER_DAY', '1e3', /MESSAGES_PER_DAY: expected a number from 1 to 100000/],
  ['RETENTION_DAYS', '3651', /RETENTION_DAYS: expected a number of days from 1 to 3650/],
  ['LOG_FORMAT', 'xml', /LOG_FORMAT: expected json or text, found "xml"/],
  ['LOG_LEVEL', 'loud', /LOG_LEVEL: expected one of debug, info, warning, error, found "loud"/],
  ['PRIZE_BY_MESSAGE', 'yes', /PRIZE_BY_MESSAGE: expected on or off, found "yes"/],
  ['PHONE_SIMULATOR', 'yes', /PHONE_SIMULATOR: expected on or off, found "yes"/],
]

for (const [name, value, sentence] of wrongSettings) {
  test(`the invalid setting ${name}=${value} is named with what was expected`, () => {
    expect(() => readConfig({ [name]: value })).toThrow(sentence)
    expect(() => readConfig({ [name]: value })).toThrow(ConfigProblem)
  })
}

test('errors about settings do not repeat secrets', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://root:secret@localhost/pavel' })).not.toThrow(/secret/)
  expect(() => readConfig({ OPERATOR_PASSWORD: 'sesame' })).not.toThrow(/sesame/)
  expect(() => readConfig({ CALLBACK_SECRET: 'whsec_ sesame' })).not.toThrow(/sesame/)
})

test('a password cannot open both roles, not even a former one', () => {
  const [word, other] = ['sesame opens', 'sesame closes']
  const refused = /OBSERVER_PASSWORD: expected another password than the operator's/
  expect(() => readConfig({ OPERATOR_PASSWORD: word, OBSERVER_PASSWORD: word })).toThrow(refused)
  expect(() => readConfig({ OPERATOR_PASSWORD: word, OPERATOR_PASSWORD_FORMER: other, OBSERVER_PASSWORD: other })).toThrow(
    refused,
  )
  expect(() => readConfig({ OPERATOR_PASSWORD: word, OBSERVER_PASSWORD: other, OBSERVER_PASSWORD_FORMER: word })).toThrow(refused)
  expect(readConfig({ OPERATOR_PASSWORD: word, OBSERVER_PASSWORD: other }).passwords).toEqual({
    operator: [word],
    observer: [other],
  })
})

test('several values can be separated by spaces or commas', () => {
  const [one, other] = ['a', 'b'].map((letter) => `whsec_${btoa(letter.repeat(32))}`)
  for (const between of [' ', ',', ', ', '  ,  ']) {
    expect(readConfig({ CALLBACK_SECRET: `${one}${between}${other}` }).callbackSecrets).toEqual([one, other] as [string, string])
    expect(readConfig({ ALLOWED_ORIGINS: `https://a.example/${between}http://b.example:8080` }).allowedOrigins).toEqual([
      'https://a.example',
      'http://b.example:8080',
    ])
  }
})

test('calls go to the country of PHONE_NUMBER, unless CALL_COUNTRIES says more', () => {
  const countriesOf = (settings: Record<string, string>) => readConfig(settings).callsOut.countries
  expect(countriesOf({})).toEqual(['RU'])
  expect(countriesOf({ PHONE_NUMBER: '+77172000000' })).toEqual(['KZ'])
  expect(countriesOf({ CALL_COUNTRIES: 'ru, by' })).toEqual(['RU', 'BY'])
})

test('a country list without the country of PHONE_NUMBER is named at the start', () => {
  const warningsFor = (settings: Record<string, string>) => warningsOf(readConfig(settings))
  expect(warningsFor({ CALL_COUNTRIES: 'KZ BY' })).toEqual([
    'CALL_COUNTRIES: expected RU, the country of PHONE_NUMBER, found KZ BY: nobody in RU is called or gets messages',
  ])
  expect(warningsFor({ PHONE_NUMBER: '+883510012345678' }).join()).toContain('PHONE_NUMBER belongs to no country')
  expect(warningsFor({})).toEqual([])
  expect(warningsFor({ CALL_COUNTRIES: 'KZ RU' })).toEqual([])
})

test('little memory is told at the start: a program that runs out of it says nothing any more', () => {
  const told = (megabytes: number, settings: Record<string, string> = {}) =>
    warningsOf(readConfig(settings), megabytes * 1024 ** 2)
  expect(told(256)).toEqual([
    expect.stringMatching(/^this server may use 256 MB of memory, and needs 400 MB with the embedded database: .*MemoryMax=/),
  ])
  expect(told(400)).toEqual([])
  expect(told(199, { DATABASE_URL: 'postgres://db/pavel' })).toEqual([expect.stringContaining('needs 200 MB with PostgreSQL')])
  expect(told(200, { DATABASE_URL: 'postgres://db/pavel' })).toEqual([])
})

test('empty settings count as unset', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined })
})

for (const [settings, isOn] of [
  [{}, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ PUBLIC_URL: 'https://quiz.example.com' }, false],
  [{ VOXIMPLANT_CREDENTIALS: 'key.json' }, false],
  [{ HOST: '0.0.0.0', PHONE_SIMULATOR: 'on' }, true],
  [{ PHONE_SIMULATOR: 'off' }, false],
] as const) {
  test(`with ${JSON.stringify(settings)} the phone simulator is ${isOn ? 'on' : 'off'}`, () => {
    expect(readConfig(settings).hasPhoneSimulator).toBe(isOn)
  })
}

test('a simulator that is asked for by name where others can reach it is warned about', async () => {
  const program = await launch({ PHONE_SIMULATOR: 'on', PROXIES: '1' })
  await program.prints('PHONE_SIMULATOR=on opens /phone to everybody')
})

test('an invalid setting ends the start with exit code 1', async () => {
  const program = await launch({ PORT: 'eighty' })
  expect(await program.ends()).toBe(1)
  expect(program.output.trim()).toBe('PORT: expected a number from 0 to 65535, found "eighty"')
})

test('an invalid quiz file ends the start with exit code 1 and names the path in it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-quiz-'))
  const quiz = JSON.parse(await readFile(new URL('../../scenario/quizzes/intercom-ru.json', import.meta.url), 'utf8'))
  delete quiz.rebuses[1].pictures.hard
  await writeFile(join(folder, 'broken.json'), JSON.stringify(quiz))
  const program = await launch({ QUIZ: join(folder, 'broken.json') })
  expect(await program.ends()).toBe(1)
  expect(program.output).toContain('rebuses.1.pictures.hard: expected')
})

test('a missing key file ends the start with exit code 1 and one sentence', async () => {
  const program = await launch({ VOXIMPLANT_CREDENTIALS: '/nowhere/key.json' })
  expect(await program.ends()).toBe(1)
  expect(program.output).toContain('/nowhere/key.json')
  expect(program.output.trim().split('\n')).toHaveLength(1)
})

test('prizes by message without anything to send messages with end the start with exit code 1 and one sentence', async () => {
  const program = await launch({ PRIZE_BY_MESSAGE: 'on' })
  expect(await program.ends()).toBe(1)
  expect(program.output.trim()).toStartWith('PRIZE_BY_MESSAGE: expected off, or VOXIMPLANT_CREDENTIALS and VOXIMPLANT_SMS_FROM')
})

test('a server whose country list forbids its own country says so and starts', async () => {
  const program = await launch({ CALL_COUNTRIES: 'KZ' })
  await program.prints('CALL_COUNTRIES: expected RU, the country of PHONE_NUMBER, found KZ')
  await program.prints(program.url)
})

test('a port in use ends the start with exit code 1 and one sentence', async () => {
  const other = createServer()
  const port = await new Promise<number>((resolve) =>
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
  )
  const program = await launch({ PORT: String(port) })
  expect(await program.ends()).toBe(1)
  expect(program.output.trim()).toBe(`PORT: expected a free port, found ${port}, which another program listens on`)
  other.close()
})

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} closes the sockets with 1012 and exits with 0 within 5 seconds`, async () => {
    const program = await launch()
    await program.prints(program.url)
    const visitor = await visits(program.url)
    await visitor.givesNumber('8 916 123-45-67')
    const closed = visitor.isDisconnected()
    const signalledAt = Date.now()
    program.receives(signal)
    expect(await closed).toBe(1012)
    expect(await program.ends()).toBe(0)
    expect(Date.now() - signalledAt).toBeLessThan(5_000)
  })
}

test('the output contains no visitor’s number, and says which address to open and how to play', async () => {
  const program = await launch()
  await program.prints(`${program.url}/phone`)
  const visitor = await visits(program.url)
  await visitor.givesNumber('8 916 123-45-67')
  expect(program.output).toContain('Поиграть с Павлом')
  expect(program.output).not.toContain('9161234567')
})

test('on this machine alone the start prints a password for the desk, the same one after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-desk-'))
  const printed = async (program: Program) => {
    await program.prints('Ctrl+C')
    return /operator \(пароль: (\S+)\)/.exec(program.output)?.[1] ?? 'none'
  }
  await prepareFolder(folder)
  const first = await launch({ DATA_DIR: folder })
  const password = await printed(first)
  expect((await submitsPassword(first.url, 'a wrong password')).status).toBe(403)
  expect((await submitsPassword(first.url, password)).status).toBe(303)
  expect((await fetch(`${first.url}/metrics`)).status).toBe(200)
  first.receives('SIGTERM')
  await first.ends()
  expect(await printed(await launch({ DATA_DIR: folder }))).toBe(password)
  await endPrograms()
  const reachable = await launch({ DATA_DIR: folder, PUBLIC_URL: 'https://quiz.example.com' })
  await reachable.prints('закрыт, пока не задан OPERATOR_PASSWORD')
  expect((await fetch(`${reachable.url}/operator`)).status).toBe(404)
})
