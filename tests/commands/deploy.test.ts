import { afterAll, afterEach, expect, test } from 'bun:test'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/store/database.ts'
import { lockFolder } from '../../server/store/embedded/folder-lock.ts'
import { campaigns } from '../../server/store/schema/schema.ts'
import { endPrograms, launch, prepareFolder } from '../cast/program.ts'
import { freePort } from '../run/port.ts'
import { closeClouds, cloudWith, fileOf, keyFile } from '../voximplant/cloud.ts'
import { geographic, tollFree } from '../voximplant/deployment/deploying.ts'

const layout = 'scenario/voxfiles/applications/pavel.zoo.voximplant.com'
const readJson = async (path: string) => JSON.parse(await readFile(path, 'utf8'))
const secret = `whsec_${btoa('a'.repeat(32))}`

afterEach(endPrograms)
afterEach(closeClouds)
afterAll(() => rm(layout, { recursive: true, force: true }))

/** Runs what `bun run scenario:deploy` runs, without building the scenario. Returns the exit code and the output. */
async function runs(settings: Record<string, string>, ...words: string[]) {
  const program = await launch(settings, [process.execPath, 'server/commands/deploy.ts', ...words])
  return { code: await program.ends(), output: program.output }
}

async function accountSettings(apiUrl: string) {
  return {
    VOXIMPLANT_CREDENTIALS: await fileOf(keyFile),
    VOXIMPLANT_API_URL: apiUrl,
    PUBLIC_URL: 'https://quiz.example.com',
    CALLBACK_SECRET: '',
    PHONE_NUMBER: '8 800 555-35-35',
  }
}

test("the built scenario is deployed with this server's address and secret, and a second run finds nothing to do", async () => {
  const cloud = await cloudWith({ numbers: [tollFree(), geographic()] })
  const folder = await mkdtemp(join(tmpdir(), 'pavel-deploy-'))
  await prepareFolder(folder)
  const settings = { ...(await accountSettings(cloud.url)), DATA_DIR: folder }
  const { code, output } = await runs(settings)
  expect(output).toContain('Pavel is deployed.')
  expect(code).toBe(0)
  const program = cloud.programFor('78005553535')
  expect(program?.script).toContain('getSecretValue')
  expect(program?.secrets).toEqual({
    CALLBACK_URL: 'https://quiz.example.com/voice/events',
    CALLBACK_SECRET: expect.stringMatching(/^whsec_/),
  })
  expect(await runs(settings)).toMatchObject({ code: 0, output: expect.stringContaining('nothing to do') })
  await rm(folder, { recursive: true })
})

test('the numbers that campaigns have been given on the desk lead to Pavel too', async () => {
  const cloud = await cloudWith({ numbers: [tollFree(), geographic()] })
  const other = '+74950000000'
  const folder = await mkdtemp(join(tmpdir(), 'pavel-deploy-'))
  await prepareFolder(folder)
  const database = await openDatabase({ folder })
  await database.migrate()
  const campaign = { address: 'allo', name: 'Алло', language: 'ru', createdAt: new Date() } as const
  await database.db.insert(campaigns).values({ ...campaign, settings: { phoneNumber: '+78005553535', phoneNumberAbroad: other } })
  await database.close()
  const { code, output } = await runs({ ...(await accountSettings(cloud.url)), DATA_DIR: folder })
  expect([code, output]).toEqual([0, expect.stringContaining('Pavel is deployed.')])
  expect(cloud.programFor(other.slice(1))?.script).toContain('getSecretValue')
  await rm(folder, { recursive: true })
}, 60_000)

test('voxengine-ci finds the same application and rules beside the built script', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await runs({ ...(await accountSettings(cloud.url)), CALLBACK_SECRET: secret })
  const { applicationName } = await readJson(join(layout, 'application.config.json'))
  const rules = await readJson(join(layout, 'rules.config.json'))
  expect(applicationName).toBe('pavel.zoo.voximplant.com')
  expect(rules).toEqual(
    cloud.account.rules.map(({ name, pattern }) => ({ ruleName: name, scenarios: ['pavel'], rulePattern: pattern })),
  )
})

test('a dry run exits with 0 and leaves the account unchanged', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  const settings = { ...(await accountSettings(cloud.url)), CALLBACK_SECRET: secret }
  expect(await runs(settings, '--dry-run')).toMatchObject({ code: 0, output: expect.stringContaining('nothing was changed') })
  expect(cloud.account.applications).toHaveLength(0)
})

test('while a server has the embedded database open, the command asks for CALLBACK_SECRET', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-deploy-'))
  await lockFolder(folder)
  const { code, output } = await runs({ ...(await accountSettings(`http://127.0.0.1:${await freePort()}`)), DATA_DIR: folder })
  expect(code).toBe(1)
  expect(output).toContain('stop the server while deploying, or set CALLBACK_SECRET')
  await rm(folder, { recursive: true })
})

for (const [what, settings, sentence] of [
  ['without an account', { VOXIMPLANT_CREDENTIALS: '' }, 'VOXIMPLANT_CREDENTIALS: expected'],
  ['without a public address', { PUBLIC_URL: '' }, 'PUBLIC_URL: expected the address under which Voximplant reaches this server'],
  [
    'with a public address over plain http',
    { PUBLIC_URL: 'http://quiz.example.com' },
    'PUBLIC_URL: expected an address that begins with https',
  ],
  ['with an invalid setting', { PHONE_NUMBER: 'lizard' }, 'PHONE_NUMBER: expected'],
  ['with a missing key file', { VOXIMPLANT_CREDENTIALS: 'nowhere.json' }, 'nowhere.json: expected the key file'],
  ['with an unreachable API', { CALLBACK_SECRET: secret }, 'refuses connections'],
] as const) {
  test(`${what} the command exits with 1 and one sentence`, async () => {
    const { code, output } = await runs({ ...(await accountSettings(`http://127.0.0.1:${await freePort()}`)), ...settings })
    expect(code).toBe(1)
    expect(output).toContain(sentence)
    expect(output.trim().split('\n')).toHaveLength(1)
  })
}

test('an unknown argument is named', async () => {
  expect(await runs({}, '--dryrun')).toEqual({
    code: 1,
    output: 'expected nothing, --dry-run or --replace after bun run scenario:deploy, found --dryrun\n',
  })
})
