import { Buffer } from 'node:buffer'
import * as v from 'valibot'
import { type Account, newId, type Scenario } from '../account.ts'
import { command, type Command } from '../command.ts'
import { applicationIfNamed, bindable, ruleOf, scenarioOf } from '../find.ts'
import { anyText, applicationName, flag, number, pageOf, paging, text } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { developers, starters } from '../rights.ts'

const scriptLimitBytes = 128 * 1024
const nameLimit = 30

/** Commands about scenarios, in an application or in the shared folder. */
export const scenarioCommands: Command[] = [
  command(
    'GetScenarios',
    starters,
    {
      scenario_id: v.optional(number),
      scenario_name: v.optional(anyText),
      with_script: v.optional(flag),
      ...applicationName,
      ...paging,
    },
    ({ scenario_id: id, scenario_name: part = '', with_script: withScript = false, ...given }, { account }) => {
      if (withScript && id === undefined) refuse(101, 'Invalid arguments: with_script needs a scenario_id.')
      const application = applicationIfNamed(given, account)
      const found = account.scenarios.filter(
        (one) =>
          (id === undefined || one.id === id) &&
          (application === null || one.applicationId === application.id) &&
          one.name.toLowerCase().includes(part.toLowerCase()),
      )
      return pageOf(
        found.map((one) => ({ ...infoOf(one), ...(withScript ? { scenario_script: one.script } : {}) })),
        given,
      )
    },
  ),

  command(
    'AddScenario',
    developers,
    {
      scenario_name: text,
      scenario_script: v.optional(anyText),
      rule_id: v.optional(number),
      rewrite: v.optional(flag),
      ...applicationName,
    },
    ({ scenario_name, scenario_script = '', rule_id, rewrite = false, ...given }, { account }) => {
      const applicationId = applicationIfNamed(given, account)?.id ?? null
      const scenario = { id: newId(account), name: validName(scenario_name), script: shortEnough(scenario_script), applicationId }
      const namesake = namesakeOf(scenario, account)
      if (namesake && !rewrite) refuse(133, 'The scenario name is not unique.')
      const kept = namesake ? Object.assign(namesake, { script: scenario.script }) : scenario
      if (!namesake) account.scenarios.push(scenario)
      if (rule_id !== undefined) bind(kept, rule_id, account)
      return { result: 1, scenario_id: kept.id }
    },
  ),

  command(
    'SetScenarioInfo',
    developers,
    {
      scenario_id: number,
      scenario_name: v.optional(text),
      scenario_script: v.optional(anyText),
    },
    ({ scenario_id, scenario_name, scenario_script }, { account }) => {
      const scenario = scenarioOf(scenario_id, account)
      const changed = {
        ...scenario,
        name: validName(scenario_name ?? scenario.name),
        script: shortEnough(scenario_script ?? scenario.script),
      }
      if (namesakeOf(changed, account)) refuse(133, 'The scenario name is not unique.')
      Object.assign(scenario, changed)
      return { result: 1 }
    },
  ),
]

/** The entry of a scenario in the API's lists. */
export function infoOf({ id, name }: Scenario) {
  return { scenario_id: id, scenario_name: name, parent: false }
}

function bind(scenario: Scenario, ruleId: number, account: Account): void {
  const rule = ruleOf(ruleId, account)
  const [id] = bindable([scenario.id], rule, account)
  rule.scenarioIds = [...rule.scenarioIds.filter((one) => one !== id), scenario.id]
}

/** Assumed: names are unique within an application, and within the shared folder. */
function namesakeOf({ id, name, applicationId }: Scenario, account: Account): Scenario | undefined {
  return account.scenarios.find((one) => one.id !== id && one.name === name && one.applicationId === applicationId)
}

function validName(name: string): string {
  return name.length < nameLimit ? name : refuse(168, "The 'scenario_name' parameter is invalid.")
}

function shortEnough(script: string): string {
  return Buffer.byteLength(script) < scriptLimitBytes ? script : refuse(130, 'The script text is too long.')
}
