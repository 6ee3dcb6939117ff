import { afterEach, describe, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDeployed } from '../../../server/commands/deploy.ts'
import { readConfig } from '../../../server/config.ts'
import { lockFolder } from '../../../server/store/embedded/folder-lock.ts'
import { callbackSecretsOf, getOrCreateSecret } from '../../../server/store/secrets.ts'
import { database } from '../../cast/database.ts'
import { endPrograms, launch, prepareFolder } from '../../cast/program.ts'
import { startServer } from '../../cast/server.ts'
import { submitsPassword } from '../../cast/staff.ts'
import { visits } from '../../cast/visitor.ts'
import { started } from '../../cast/wire.ts'
import { deliver, headersOf } from './delivery.ts'

const secretOf = (letter: string) => `whsec_${btoa(letter.repeat(32))}`
const [former, current, next] = [secretOf('a'), secretOf('b'), secretOf('c')]
const phone = '8 916 123-45-67'

afterEach(endPrograms)

function sends(url: string, event: object, secret: string) {
  const body = JSON.stringify(event)
  return deliver(url, body, headersOf({ body, secret }))
}

/** Sends one event signed with each of these secrets. Returns the statuses in the same order. */
async function statuses(url: string, secrets: string[]): Promise<number[]> {
  const replies = await Promise.all(
    secrets.map((secret) => sends(url, { call: crypto.randomUUID(), seq: 1, ...started('79161234567') }, secret)),
  )
  return replies.map(({ status }) => status)
}

describe('the callback secret', () => {
  test('two secrets are accepted at once, and no third', async () => {
    const { url } = await startServer({ callbackSecrets: [current, former] })
    expect(await statuses(url, [current, former, next])).toEqual([200, 200, 401])
  })

  test('a secret that was removed from the settings is refused', async () => {
    const { url } = await startServer({ callbackSecrets: [current] })
    expect(await statuses(url, [current, former])).toEqual([200, 401])
  })

  test('a call in progress continues with the former secret after a change, and the next call uses the current one', async () => {
    const server = await startServer({ callbackSecrets: [former] })
    const call = crypto.randomUUID()
    await sends(server.url, { call, seq: 1, ...started('79161234567') }, former)
    await server.stop()
    const renewed = await startServer({ callbackSecrets: [current, former] })
    const goesOn = await sends(renewed.url, { call, seq: 2, type: 'call.ended', reason: '', seconds: 9 }, former)
    expect(goesOn.status).toBe(200)
    expect((await renewed.context.db.query.calls.findFirst())?.endedAt).not.toBeNull()
    expect((await sends(renewed.url, { call: 'next', seq: 1, ...started('79161234567') }, current)).status).toBe(200)
  })
})

describe('a generated secret', () => {
  test('it is the only one when none is configured', async () => {
    const [kept, ...others] = await callbackSecretsOf(database.db, readConfig({}).callbackSecrets)
    expect(kept).toBe(await getOrCreateSecret(database.db, 'callback secret'))
    expect(others).toEqual([])
  })

  test('it can be replaced by a configured secret and back, with both accepted for a while', async () => {
    const kept = await getOrCreateSecret(database.db, 'callback secret')
    const both = (setting: string) => callbackSecretsOf(database.db, readConfig({ CALLBACK_SECRET: setting }).callbackSecrets)
    expect(await both(`${current} kept`)).toEqual([current, kept])
    expect(await both(`kept,${current}`)).toEqual([kept, current])
    expect(await both(current)).toEqual([current])
  })

  test('it stays the same when many servers request it at once', async () => {
    const kept = await Promise.all(Array.from({ length: 20 }, () => callbackSecretsOf(database.db, ['kept'])))
    expect(new Set(kept.flat()).size).toBe(1)
  })
})

test('deploying uses the first secret, and opens the database only when that is the stored one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-secret-'))
  await prepareFolder(folder)
  const deployed = (setting: string) =>
    readDeployed(readConfig({ DATA_DIR: folder, DATABASE_URL: '', CALLBACK_SECRET: setting })).then((read) => read.callbackSecret)
  const release = await lockFolder(folder)
  expect(await deployed(`${current} kept`)).toBe(current)
  await release()
  const kept = await deployed(`kept ${current}`)
  expect(kept).toMatch(/^whsec_/)
  expect(await deployed('kept')).toBe(kept)
  await rm(folder, { recursive: true })
}, 60_000)

/** Not the one of the examples, which no server that others reach shows. */
const ownNumber = '+78001002030'

test('a program behind a proxy accepts both of its secrets, and its own simulator can call', async () => {
  const publicUrl = 'https://quiz.example.com'
  const program = await launch({
    CALLBACK_SECRET: `${current}, ${former}`,
    PUBLIC_URL: publicUrl,
    PHONE_NUMBER: ownNumber,
    PHONE_SIMULATOR: 'on',
  })
  await program.prints(`${publicUrl}/phone`)
  expect(await statuses(program.url, [current, former, next])).toEqual([200, 200, 401])
  const visitor = await visits(program.url, { origin: publicUrl })
  await visitor.givesNumber(phone)
  const call = new URLSearchParams({ caller: phone, called: ownNumber })
  await fetch(`${program.url}/phone/calls`, { method: 'POST', body: call, headers: { origin: publicUrl } })
  await visitor.isShown('playing')
  expect(program.output).not.toMatch(/whsec_/)
}, 60_000)

describe('the operator’s password', () => {
  const [word, wordBefore] = ['a password for tests', 'пароль, что был до него']
  const statusFor = async (url: string, password: string) => (await submitsPassword(url, password)).status

  test('two passwords are accepted at once', async () => {
    const { url } = await startServer({ operatorPassword: word, operatorPasswordFormer: wordBefore })
    expect(await statusFor(url, word)).toBe(303)
    expect(await statusFor(url, wordBefore)).toBe(303)
  })

  test('a removed, shortened, lengthened or misspelt password opens nothing', async () => {
    const { url } = await startServer({ operatorPassword: word })
    const others = [
      wordBefore,
      '',
      word.slice(0, -1),
      word.slice(1),
      `${word} `,
      `${word}\u200b`,
      word.toUpperCase(),
      'undefined',
    ]
    for (const other of others) expect([other, await statusFor(url, other)]).toEqual([other, 403])
  })

  test('two passwords can be configured, and scenario:check uses the first', () => {
    expect(readConfig({ OPERATOR_PASSWORD: word, OPERATOR_PASSWORD_FORMER: wordBefore }).passwords.operator).toEqual([
      word,
      wordBefore,
    ])
    expect(readConfig({ OPERATOR_PASSWORD: word }).passwords).toEqual({ operator: [word], observer: [] })
    expect(readConfig({}).passwords).toEqual({ operator: [], observer: [] })
  })
})
