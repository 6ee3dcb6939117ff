import { afterEach, expect, test } from 'bun:test'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CampaignFileProblem, exportTo, importFrom } from '../../server/commands/campaign-file.ts'
import { lockFolder } from '../../server/store/embedded/folder-lock.ts'
import { fileWith } from '../cast/campaign-file.ts'
import { url } from '../cast/database.ts'
import { endPrograms, launch, prepareFolder } from '../cast/program.ts'
import { secret, startServer } from '../cast/server.ts'
import { waitFor } from '../cast/waiting.ts'

afterEach(endPrograms)

/** Runs what `bun run campaign:export` and `bun run campaign:import` run, without the launcher. */
async function run(settings: Record<string, string>, ...words: string[]) {
  const program = await launch(settings, [process.execPath, 'server/commands/campaign-file.ts', ...words])
  const code = await program.ends()
  return { code, output: program.output.replaceAll('\u00a0', ' ').trim() }
}

const scratch = () => mkdtemp(join(tmpdir(), 'pavel-campaign-'))

test('a command line without what it takes, or with more, is refused', () => {
  for (const words of [[], ['autumn', 'a.json', 'b.json']]) expect(() => exportTo(words)).toThrow(CampaignFileProblem)
  for (const words of [[], ['a.json', 'b.json']]) expect(() => importFrom(words)).toThrow(CampaignFileProblem)
})

test('while a server has the embedded database open, the command refuses; without one, it saves what it has loaded', async () => {
  const folder = await scratch()
  const [file, saved] = [join(folder, 'autumn.pavel.json'), join(folder, 'saved.pavel.json')]
  await writeFile(file, await fileWith())
  const settings = { DATA_DIR: await scratch() }
  await prepareFolder(settings.DATA_DIR)
  const release = await lockFolder(settings.DATA_DIR)
  const early = await run(settings, 'import', file)
  expect(early).toMatchObject({ code: 1, output: expect.stringContaining('on its page /operator/campaigns, or stop it') })
  await release()
  expect(await run(settings, 'import', file)).toEqual({
    code: 0,
    output: 'The campaign is at /c/autumn, and its settings are at /operator/campaigns/autumn.',
  })
  expect((await run(settings, 'export', 'autumn', saved)).code).toBe(0)
  expect(JSON.parse(await readFile(saved, 'utf8'))).toMatchObject({ name: 'Осень: «Алло»', address: 'autumn' })
}, 90_000)

if (url) {
  const settings = { DATABASE_URL: url, NUMBER_KEY: secret }

  test('a campaign that is loaded beside a running server is shown by it at once, and saved as it was', async () => {
    const server = await startServer()
    const folder = await scratch()
    const [file, saved] = [join(folder, 'autumn.pavel.json'), join(folder, 'saved.pavel.json')]
    await writeFile(file, await fileWith())
    const loaded = await run(settings, 'import', file)
    expect(loaded.output).toContain('The campaign is at /c/autumn')
    let status = 0
    await waitFor(
      async () => (status = (await fetch(`${server.url}/c/autumn`)).status) === 200,
      () => `the page of the campaign, found ${status}`,
    )
    const again = await run(settings, 'import', file)
    expect(again.output).toContain('The campaign is at /c/autumn-2')
    expect(again.output).toContain('Another one has the address /c/autumn.')
    const exported = await run(settings, 'export', 'autumn', saved)
    expect(exported).toEqual({ code: 0, output: `“Осень: «Алло»” is in ${saved}. Players, promo codes and the log are not.` })
    const { pictures, ...written } = JSON.parse(await readFile(saved, 'utf8'))
    expect([written.timeZone, Object.keys(pictures).length]).toEqual(['Asia/Yekaterinburg', 1])
    const noted = await server.context.db.query.deeds.findMany()
    expect(noted.map(({ name, what, about }) => [name, what, about])).toEqual([
      ['bun run campaign:import', 'made a campaign from a file', 'autumn'],
      ['bun run campaign:import', 'made a campaign from a file', 'autumn-2'],
      ['bun run campaign:export', 'saved a campaign to a file', 'autumn'],
    ])
  })

  test('what cannot be done is said, and nothing is made or written over', async () => {
    const { context } = await startServer()
    const folder = await scratch()
    const here = join(folder, 'here.pavel.json')
    await writeFile(here, await fileWith((written) => void (written.settings.ticketLink = 'http://allo.example.com')))
    const newer = join(folder, 'newer.pavel.json')
    await writeFile(newer, JSON.stringify({ format: 'pavel-campaign', version: 7, pavel: '9.1.0' }))
    const address = context.path.slice('/c/'.length)
    const refused = await Promise.all([
      run(settings, 'export'),
      run(settings, 'export', 'nowhere'),
      run(settings, 'export', address, here),
      run(settings, 'import', join(folder, 'none.json')),
      run(settings, 'import', here),
      run(settings, 'import', newer),
    ])
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 1))
    expect(refused.map(({ output }) => output)).toEqual([
      'expected the address of a campaign, and a file if you like: bun run campaign:export autumn [autumn.pavel.json]',
      `expected the address of a campaign (${address}), found nowhere`,
      expect.stringContaining('expected a file that does not exist yet, found'),
      expect.stringContaining('cannot be read'),
      expect.stringMatching(/The file has faults, so nothing was loaded\.\nLine \d+, column 19 \(settings\.ticketLink\): /),
      expect.stringContaining('made by a newer Pavel: 9.1.0, format 7, and this is 2.0.0, format 1. Update this server'),
    ])
    expect(await readFile(here, 'utf8')).toContain('http://allo.example.com')
    expect(await context.db.query.campaigns.findMany()).toHaveLength(1)
    expect(await context.db.query.deeds.findMany()).toEqual([])
  })
}
