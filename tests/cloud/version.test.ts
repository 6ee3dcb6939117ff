import { afterEach, expect, test } from 'bun:test'
import { spokenIn } from '../../views/texts/spoken.ts'
import { builtScenario } from '../cast/built-scenario.ts'
import { closeAccounts, deploys } from './account.ts'

const spoken = spokenIn('ru')

afterEach(closeAccounts)

const phone = '8 916 123-45-67'
const built = await builtScenario()

/** Scripts deployed by an earlier or a later version than this server. */
const others = [
  [
    'is older',
    built.replace('const protocolVersion = 2', 'const protocolVersion = 1'),
    'older than this server (1, not 2): run scenario:deploy',
  ],
  [
    'is so old that it names no version',
    built.replace('version: protocolVersion, ', ''),
    'older than this server (1, not 2): run scenario:deploy',
  ],
  [
    'is newer',
    built.replace('const protocolVersion = 2', 'const protocolVersion = 3'),
    'newer than this server (3, not 2): update the server',
  ],
] as const

for (const [what, script, sentence] of others) {
  test(`a scenario that ${what} than its server apologises and hangs up, and the operator is told`, async () => {
    expect(script).not.toBe(built)
    const { cloud, server, comes } = await deploys({ script })
    const visitor = await comes()
    await visitor.givesNumber(phone)
    const caller = cloud.dials('79161234567')
    await caller.hears(spoken.goodbye)
    await caller.isDisconnected()
    expect(await caller.isForgotten()).toBe('terminate()')
    await visitor.isShown('waiting')
    expect(server.told).toEqual([expect.stringContaining(sentence)])
  })

  test(`a scenario that ${what} than its server places no call, and the visitor is told that it did not work`, async () => {
    const { cloud, server, asksToBeCalled } = await deploys({ script })
    const visitor = await asksToBeCalled(phone)
    await visitor.sees(spoken.unreached.failed)
    expect(cloud.rung).toHaveLength(0)
    expect(server.told).toEqual([expect.stringContaining(sentence)])
  })
}
