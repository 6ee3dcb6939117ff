import * as v from 'valibot'
import { command, type Command } from '../command.ts'
import { applicationOf, bindable, ruleOf } from '../find.ts'
import { applicationName, flag, number, numbers } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { developers } from '../rights.ts'

/** Commands that bind scenarios to rules. A rule may have several scenarios, and then all of them run. */
export const bindingCommands: Command[] = [
  command(
    'BindScenario',
    developers,
    {
      scenario_id: numbers,
      rule_id: number,
      bind: v.optional(flag),
      ...applicationName,
    },
    ({ scenario_id, rule_id, bind = true, ...given }, { account }) => {
      const rule = ruleOf(rule_id, account)
      if (rule.applicationId !== applicationOf(given, account).id) refuse(147, "The 'rule_id' parameter is invalid.")
      const ids = bindable(scenario_id, rule, account)
      const others = rule.scenarioIds.filter((id) => !ids.includes(id))
      rule.scenarioIds = bind ? [...others, ...ids] : others
      return { result: 1 }
    },
  ),

  command(
    'ReorderScenarios',
    developers,
    { rule_id: number, scenario_id: numbers },
    ({ rule_id, scenario_id: ids }, { account }) => {
      const rule = ruleOf(rule_id, account)
      if (ids.some((id) => !rule.scenarioIds.includes(id))) refuse(132, "The 'scenario_id' parameter is invalid.")
      rule.scenarioIds = [...ids, ...rule.scenarioIds.filter((id) => !ids.includes(id))]
      return { result: 1 }
    },
  ),
]
