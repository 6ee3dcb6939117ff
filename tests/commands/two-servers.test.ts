import { afterEach, expect, test } from 'bun:test'
import { endPrograms, launch } from '../cast/program.ts'
import { closeClouds, type CloudInUse, cloudWith, fileOf, keyFile } from '../voximplant/cloud.ts'
import { rented, tollFree } from '../voximplant/deployment/deploying.ts'

afterEach(endPrograms)
afterEach(closeClouds)

const spring = { PUBLIC_URL: 'https://spring.example.com', PHONE_NUMBER: '+78005553535' }
const autumn = { PUBLIC_URL: 'https://autumn.example.com', PHONE_NUMBER: '+74951111111' }
const autumnsOwn = { ...autumn, VOXIMPLANT_APPLICATION: 'pavel-autumn' }

const accountOfTwo = () => cloudWith({ name: 'two', numbers: [tollFree(), rented(6, '74951111111')] })

/** Runs what the operator of a server runs, with that server's settings. */
async function deploys(cloud: CloudInUse, settings: Record<string, string>, ...words: string[]) {
  const connection = {
    VOXIMPLANT_CREDENTIALS: await fileOf(keyFile),
    VOXIMPLANT_API_URL: cloud.url,
    CALLBACK_SECRET: `whsec_${btoa(settings.PUBLIC_URL?.padEnd(32, '.') ?? '')}`,
  }
  const commandLine = [process.execPath, 'server/commands/deploy.ts', ...words]
  const program = await launch({ ...connection, ...settings }, commandLine)
  return { code: await program.ends(), output: program.output }
}

const serverOf = (number: string, cloud: CloudInUse) => cloud.programFor(number)?.secrets.CALLBACK_URL
const changesOf = ({ requests }: CloudInUse) => requests.filter(({ command }) => !command.startsWith('Get')).length

test('two servers with an application each play side by side on one account', async () => {
  const cloud = await accountOfTwo()
  expect(await deploys(cloud, spring)).toMatchObject({ code: 0 })
  expect(await deploys(cloud, autumnsOwn)).toMatchObject({ code: 0 })
  expect(serverOf('78005553535', cloud)).toBe('https://spring.example.com/voice/events')
  expect(serverOf('74951111111', cloud)).toBe('https://autumn.example.com/voice/events')
  for (const settings of [spring, autumnsOwn]) {
    expect(await deploys(cloud, settings)).toMatchObject({ code: 0, output: expect.stringContaining('nothing to do') })
  }
})

test('a second server with the application of the first is refused, told whose it is, and changes nothing', async () => {
  const cloud = await accountOfTwo()
  await deploys(cloud, spring)
  const before = changesOf(cloud)
  for (const words of [[], ['--dry-run']]) {
    const { code, output } = await deploys(cloud, autumn, ...words)
    expect(code).toBe(1)
    expect(output).toContain('To do, in this order:')
    expect(output).toContain('The application pavel reports to https://spring.example.com (last changed at 20')
    expect(output).toContain('VOXIMPLANT_APPLICATION')
    expect(output).toContain('--replace')
    expect(output).not.toContain('whsec_')
  }
  expect(changesOf(cloud)).toBe(before)
  expect(serverOf('78005553535', cloud)).toBe('https://spring.example.com/voice/events')
})

test('with --replace a server takes over the application of another, and the output says whose it was', async () => {
  const cloud = await accountOfTwo()
  await deploys(cloud, spring)
  const rehearsal = await deploys(cloud, autumn, '--replace', '--dry-run')
  expect(rehearsal).toMatchObject({ code: 0, output: expect.stringContaining('nothing was changed') })
  expect(serverOf('78005553535', cloud)).toBe('https://spring.example.com/voice/events')
  const { code, output } = await deploys(cloud, autumn, '--replace')
  expect(code).toBe(0)
  expect(output).toContain('The application pavel reports to https://spring.example.com')
  expect(serverOf('74951111111', cloud)).toBe('https://autumn.example.com/voice/events')
})

test("a number that leads to another server's application is taken only with --replace", async () => {
  const cloud = await accountOfTwo()
  await deploys(cloud, spring)
  const { code, output } = await deploys(cloud, { ...autumnsOwn, PHONE_NUMBER: spring.PHONE_NUMBER })
  expect(code).toBe(1)
  expect(output).toContain(
    'The number +78005553535 leads to the application pavel, rule inbound, which reports to https://spring.example.com',
  )
  expect(serverOf('78005553535', cloud)).toBe('https://spring.example.com/voice/events')
  expect(await deploys(cloud, { ...autumnsOwn, PHONE_NUMBER: spring.PHONE_NUMBER }, '--replace')).toMatchObject({ code: 0 })
  expect(serverOf('78005553535', cloud)).toBe('https://autumn.example.com/voice/events')
})

test('a server that moved to another domain is told to run with --replace once', async () => {
  const cloud = await accountOfTwo()
  await deploys(cloud, spring)
  const moved = { ...spring, PUBLIC_URL: 'https://summer.example.com' }
  const refused = await deploys(cloud, moved)
  expect(refused.code).toBe(1)
  expect(refused.output).toContain('If this server was at https://spring.example.com before')
  expect(await deploys(cloud, moved, '--replace')).toMatchObject({ code: 0 })
  expect(await deploys(cloud, moved)).toMatchObject({ code: 0, output: expect.stringContaining('nothing to do') })
})

test("a server's own number moves to its newly named application without --replace", async () => {
  const cloud = await accountOfTwo()
  await deploys(cloud, spring)
  expect(await deploys(cloud, { ...spring, VOXIMPLANT_APPLICATION: 'spring' })).toMatchObject({ code: 0 })
  expect(cloud.account.applications.map(({ name }) => name)).toEqual(['pavel', 'spring'])
  expect(cloud.account.numbers[0]?.applicationId).toBe(cloud.account.applications[1]!.id)
})

test('a name that Voximplant would refuse for an application is named at once', async () => {
  const cloud = await accountOfTwo()
  const { code, output } = await deploys(cloud, { ...autumn, VOXIMPLANT_APPLICATION: 'Павел' })
  expect(code).toBe(1)
  expect(output).toContain('VOXIMPLANT_APPLICATION: expected')
})
