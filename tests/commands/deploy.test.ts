import { afterAll, afterEach, expect, test } from 'bun:test'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from '../../server/store/folder-lock.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { freePort } from '../run/port.ts'
import { closeClouds, cloudWith, fileOf, keyFile } from '../voximplant/cloud.ts'
import { geographic, tollFree } from '../voximplant/deployment/deploying.ts'

const layout = 'scenario/voxfiles/applications/pavel.zoo.voximplant.com'
const readJson = async (path: string) => JSON.parse(await readFile(path, 'utf8'))
const secret = `whsec_${btoa('a'.repeat(32))}`

afterEach(endPrograms)
afterEach(closeClouds)
afterAll(() => rm(layout, { recursive: true, force: true }))

/** `bun run scenario:deploy` as an operator sees it, without its building. */
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

test('the built scenario is deployed with the address and the secret of this server, and again with nothing to do', async () => {
  const cloud = await cloudWith({ numbers: [tollFree(), geographic()] })
  const folder = await mkdtemp(join(tmpdir(), 'pavel-deploy-'))
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

test("the vendor's own tool finds the same application and rules beside the built script", async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  await runs({ ...(await accountSettings(cloud.url)), CALLBACK_SECRET: secret })
  const { applicationName } = await readJson(join(layout, 'application.config.json'))
  const rules = await readJson(join(layout, 'rules.config.json'))
  expect(applicationName).toBe('pavel.zoo.voximplant.com')
  expect(rules).toEqual(
    cloud.account.rules.map(({ name, pattern }) => ({ ruleName: name, scenarios: ['pavel'], rulePattern: pattern })),
  )
})

test('a dry run ends with 0 and leaves the account as it is', async () => {
  const cloud = await cloudWith({ numbers: [tollFree()] })
  const settings = { ...(await accountSettings(cloud.url)), CALLBACK_SECRET: secret }
  expect(await runs(settings, '--dry-run')).toMatchObject({ code: 0, output: expect.stringContaining('nothing was changed') })
  expect(cloud.account.applications).toHaveLength(0)
})

test('while the server has the embedded database, the secret is asked for', async () => {
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
    'with a public address that anybody can listen to',
    { PUBLIC_URL: 'http://quiz.example.com' },
    'PUBLIC_URL: expected an address that begins with https',
  ],
  ['with a wrong setting', { PHONE_NUMBER: 'lizard' }, 'PHONE_NUMBER: expected'],
  ['with a key file that is not there', { VOXIMPLANT_CREDENTIALS: 'nowhere.json' }, 'nowhere.json: expected the key file'],
  ['with nobody to talk to', { CALLBACK_SECRET: secret }, 'refuses connections'],
] as const) {
  test(`${what} it ends with 1 and one sentence`, async () => {
    const { code, output } = await runs({ ...(await accountSettings(`http://127.0.0.1:${await freePort()}`)), ...settings })
    expect(code).toBe(1)
    expect(output).toContain(sentence)
    expect(output.trim().split('\n')).toHaveLength(1)
  })
}

test('a word that it does not know is named', async () => {
  expect(await runs({}, '--dryrun')).toEqual({
    code: 1,
    output: 'expected nothing or --dry-run after bun run scenario:deploy, found --dryrun\n',
  })
})
