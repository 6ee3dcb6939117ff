import * as v from 'valibot'
import type { Voximplant } from '../voximplant.ts'
import type { Account } from './account.ts'
import type { Step } from './plan.ts'

const Done = v.object({ result: v.unknown() })
const NewApplication = v.object({ application_id: v.number() })
const NewScenario = v.object({ scenario_id: v.number() })
const NewRule = v.object({ rule_id: v.number() })

/**
 * Returns a function that carries out one step. It has to be called for each step in turn, and remembers the ids of what earlier
 * steps created. It rejects with `VoximplantProblem`.
 */
export function createStepRunner({ command }: Voximplant, account: Account): (step: Step) => Promise<void> {
  let application_id = account.application?.id
  let scenario_id = account.scenario?.id
  const rules = new Map(account.rules.map(({ name, id }) => [name, id]))
  return async (step) => {
    switch (step.change) {
      case 'add application':
        application_id = (await command('AddApplication', { application_name: step.name }, NewApplication)).application_id
        break
      case 'add secret':
        await command('AddSecret', { application_id, secret_name: step.name, secret_value: step.value }, Done)
        break
      case 'set secret':
        await command('SetSecretInfo', { application_id, secret_name: step.name, secret_value: step.value }, Done)
        break
      case 'add scenario': {
        const scenario = { application_id, scenario_name: step.name, scenario_script: step.script }
        scenario_id = (await command('AddScenario', scenario, NewScenario)).scenario_id
        break
      }
      case 'set script':
        await command('SetScenarioInfo', { scenario_id: step.id, scenario_script: step.script }, Done)
        break
      case 'add rule': {
        const rule = { application_id, rule_name: step.rule.name, rule_pattern: step.rule.pattern, scenario_id }
        rules.set(step.rule.name, (await command('AddRule', rule, NewRule)).rule_id)
        break
      }
      case 'set pattern':
        await command('SetRuleInfo', { rule_id: step.id, rule_pattern: step.rule.pattern, rule_pattern_exclude: '' }, Done)
        break
      case 'unbind': {
        const foreign = { scenario_id: step.scenarios.map(({ id }) => id), bind: false }
        await command('BindScenario', { application_id, rule_id: step.ruleId, ...foreign }, Done)
        break
      }
      case 'bind':
        await command('BindScenario', { application_id, rule_id: step.ruleId, scenario_id, bind: true }, Done)
        break
      case 'order rules': {
        const ordered = [step.first, ...step.others].map((name) => rules.get(name) ?? 0)
        await command('ReorderRules', { rule_id: ordered }, Done)
        break
      }
      case 'bind number':
        await command(
          'BindPhoneNumberToApplication',
          { phone_id: step.id, application_id, rule_id: rules.get(step.rule), bind: true },
          Done,
        )
        break
      case 'enable messages':
        await command('ControlSms', { phone_number: step.digits, command: 'enable' }, Done)
        break
    }
  }
}
