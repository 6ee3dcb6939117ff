import * as v from 'valibot'
import { type Command, type Parameters, type Voximplant, VoximplantProblem } from '../voximplant.ts'
import * as replies from './api-replies.ts'
import type { RentedNumber, Rule } from './api-replies.ts'
import { callbackUrlName, type Wanted } from './desired-account.ts'

/** A secret of an application; `value` is null when the key may not read it, `modified` when Voximplant does not tell. */
export type Secret = { name: string; value: string | null; modified: string | null }

/** What an account contains of the things that Pavel needs. */
export type Account = {
  balance: number | null
  application: { id: number; fullName: string } | null
  scenario: { id: number; script: string } | null
  /** the application's rules, in the order in which Voximplant tries them */
  rules: Rule[]
  /** all numbers of the account */
  numbers: RentedNumber[]
  secrets: Secret[]
  /** the other applications that wanted numbers lead to, by their ids: where each sends the events of its calls, if it tells */
  neighbours: Map<number, Secret | null>
}

/** Reads the account without changing anything. Rejects with `VoximplantProblem`. */
export async function readAccount({ command }: Voximplant, wanted: Wanted): Promise<Account> {
  const {
    result: { balance = null },
  } = await command('GetAccountInfo', { return_live_balance: true }, replies.Info)
  const numbers = await readAll(command, 'GetPhoneNumbers', {}, replies.PhoneNumber)
  const others = numbers.filter(({ digits }) => wanted.numbers.includes(digits)).map(({ applicationId }) => applicationId)
  const named = await readAll(command, 'GetApplications', { application_name: wanted.application }, replies.Application)
  const application = named.find(({ application_name: name }) => name.split('.')[0] === wanted.application)
  const neighbours = await readNeighbours(
    command,
    others.filter((id) => id !== application?.application_id),
  )
  if (!application) return { balance, numbers, neighbours, application: null, scenario: null, rules: [], secrets: [] }
  const { application_id: id, application_name: fullName } = application
  const inside = { application_id: id }
  return {
    balance,
    numbers,
    neighbours,
    application: { id, fullName },
    scenario: await readScenario(command, id, wanted.scenario.name),
    rules: await readAll(command, 'GetRules', { ...inside, with_scenarios: true }, replies.RuleInfo),
    secrets: await readSecrets(
      command,
      id,
      wanted.secrets.map(({ name }) => name),
    ),
  }
}

/** Voximplant returns a script only when it is asked for one scenario by its id. */
async function readScenario(command: Command, application_id: number, scenario_name: string): Promise<Account['scenario']> {
  const named = await readAll(command, 'GetScenarios', { application_id, scenario_name }, replies.ScenarioInfo)
  const found = named.find(({ name }) => name === scenario_name)
  if (!found) return null
  const {
    result: [{ scenario_script: script }],
  } = await command('GetScenarios', { scenario_id: found.id, with_script: true }, replies.Script)
  return { id: found.id, script }
}

async function readNeighbours(command: Command, ids: (number | null)[]): Promise<Account['neighbours']> {
  const unique = [...new Set(ids)].filter((id) => id !== null)
  return new Map(
    await Promise.all(unique.map(async (id) => [id, (await readSecrets(command, id, [callbackUrlName]))[0] ?? null] as const)),
  )
}

async function readSecrets(command: Command, application_id: number, names: readonly string[]): Promise<Secret[]> {
  const listed = await readAll(command, 'GetSecrets', { application_id }, replies.SecretInfo)
  const wanted = listed.filter(({ secret_name: name }) => names.includes(name))
  return Promise.all(
    wanted.map(async ({ secret_name: name, modified }) => ({
      name,
      value: await readSecret(command, application_id, name),
      modified,
    })),
  )
}

async function readSecret(command: Command, application_id: number, secret_name: string): Promise<string | null> {
  try {
    return (await command('GetSecretValue', { application_id, secret_name }, replies.SecretValue)).result[0].secret_value
  } catch (error) {
    if (error instanceof VoximplantProblem && error.kind === 'rights') return null
    throw error
  }
}

const pageLength = 100

/** Resolves with all items of a list command, reading page after page. Rejects with `VoximplantProblem`. */
async function readAll<Item extends v.GenericSchema>(command: Command, name: string, parameters: Parameters, item: Item) {
  const Page = v.object({ result: v.array(item), total_count: v.number() })
  const items: v.InferOutput<Item>[] = []
  for (;;) {
    const page = await command(name, { ...parameters, count: pageLength, offset: items.length }, Page)
    items.push(...page.result)
    if (page.result.length === 0 || items.length >= page.total_count) return items
  }
}
