import { afterEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { closeClouds, voximplantAt } from './cloud.ts'
import { problemOf } from './problem.ts'
import { startTrickster } from './trickster.ts'

afterEach(closeClouds)

const report = 'report it'
const redeploy = 'scenario:deploy'

/** The error codes of scenario/voxengine.md §7, and those about money, numbers and messages. */
const refusals: [number, string, string][] = [
  [101, 'request', report],
  [102, 'request', report],
  [103, 'request', 'VOXIMPLANT_API_URL'],
  [104, 'rights', 'a role'],
  [121, 'number', 'does not exist'],
  [127, 'money', 'Top the account up'],
  [132, 'request', redeploy],
  [168, 'request', report],
  [133, 'request', 'rename or delete'],
  [147, 'rule', redeploy],
  [156, 'rule', report],
  [148, 'rule', report],
  [175, 'rule', redeploy],
  [375, 'rule', redeploy],
  [185, 'number', 'VOXIMPLANT_CALLER_ID'],
  [386, 'number', 'Enable SMS'],
  [506, 'number', 'cannot be routed'],
  [433, 'credentials', 'new key'],
  [447, 'credentials', 'new key'],
  [454, 'clock', "this machine's clock"],
  [455, 'clock', 'from the future'],
  [456, 'clock', 'too old'],
  [515, 'rate', 'Wait a minute'],
  [9999, 'request', 'documentation'],
]

for (const [code, kind, advice] of refusals) {
  test(`the code ${code} is explained as a matter of ${kind}, with what to do`, async () => {
    const trickster = await startTrickster({
      status: 200,
      body: JSON.stringify({ error: { code, msg: 'No, not +79161234567.' } }),
    })
    const problem = await problemOf((await voximplantAt(trickster.url)).command('AddRule', {}, v.object({})))
    expect(problem).toMatchObject({ kind, code })
    expect(problem.message).toStartWith(`Voximplant refused AddRule with the code ${code} (No, not +·········67). `)
    expect(problem.message).toContain(advice)
    trickster.close()
  })
}
