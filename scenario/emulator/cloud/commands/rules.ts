import * as v from 'valibot'
import { type Account, newId, type Rule } from '../account.ts'
import { command, type Command } from '../command.ts'
import { applicationOf, bindable, ruleOf, scenarioOf } from '../find.ts'
import { anyText, applicationName, flag, number, numbers, pageOf, paging, text } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { developers, starters } from '../rights.ts'
import { infoOf as scenarioInfoOf } from './scenarios.ts'

const nameLimit = 100
const patternLimitBytes = 64 * 1024

/** A video conference is billed differently, so a rule that turns it on is a mistake here. */
const noConference = v.optional(v.literal('false', 'false is expected'))

const patterns = { rule_pattern: v.optional(text), rule_pattern_exclude: v.optional(anyText), video_conference: noConference }

/** Commands about rules, which say what scenarios run for a dialled number. */
export const ruleCommands: Command[] = [
  command(
    'GetRules',
    starters,
    {
      rule_id: v.optional(number),
      rule_name: v.optional(anyText),
      with_scenarios: v.optional(flag),
      ...applicationName,
      ...paging,
    },
    ({ rule_id: id, rule_name: part = '', with_scenarios: withScenarios = false, ...given }, { account }) => {
      const application = applicationOf(given, account)
      const found = account.rules.filter(
        (rule) => rule.applicationId === application.id && (id === undefined || rule.id === id) && rule.name.includes(part),
      )
      return pageOf(
        found.map((rule) => infoOf(rule, withScenarios, account)),
        given,
      )
    },
  ),

  command(
    'AddRule',
    developers,
    {
      ...patterns,
      rule_name: text,
      rule_pattern: text,
      scenario_id: numbers,
      ...applicationName,
    },
    ({ rule_name, rule_pattern, rule_pattern_exclude = '', scenario_id, ...given }, { account }) => {
      const applicationId = applicationOf(given, account).id
      const scenarioIds = bindable(scenario_id, { applicationId }, account)
      const rule = {
        id: newId(account),
        name: rule_name,
        pattern: rule_pattern,
        exclude: rule_pattern_exclude,
        applicationId,
        scenarioIds,
      }
      refuseInvalid(rule, account)
      account.rules.push(rule)
      return { result: 1, rule_id: rule.id }
    },
  ),

  command(
    'SetRuleInfo',
    developers,
    {
      ...patterns,
      rule_id: number,
      rule_name: v.optional(text),
      /** accepted and ignored, as by the real API: only `BindScenario` binds */
      scenario_id: v.optional(numbers),
    },
    ({ rule_id, rule_name, rule_pattern, rule_pattern_exclude }, { account }) => {
      const rule = ruleOf(rule_id, account)
      const { name, pattern, exclude } = rule
      const changed = {
        ...rule,
        name: rule_name ?? name,
        pattern: rule_pattern ?? pattern,
        exclude: rule_pattern_exclude ?? exclude,
      }
      refuseInvalid(changed, account)
      Object.assign(rule, changed)
      return { result: 1 }
    },
  ),

  command('DelRule', developers, { rule_id: numbers, ...applicationName }, ({ rule_id: ids, ...given }, { account }) => {
    const application = applicationOf(given, account)
    for (const id of ids)
      if (ruleOf(id, account).applicationId !== application.id) refuse(147, "The 'rule_id' parameter is invalid.")
    account.rules = account.rules.filter((rule) => !ids.includes(rule.id))
    for (const rented of account.numbers) if (ids.includes(rented.ruleId ?? 0)) rented.ruleId = null
    return { result: 1 }
  }),

  command('ReorderRules', developers, { rule_id: numbers }, ({ rule_id: ids }, { account }) => {
    const ordered = ids.map((id) => ruleOf(id, account))
    account.rules = [...ordered, ...account.rules.filter((rule) => !ordered.includes(rule))]
    return { result: 1 }
  }),
]

function infoOf(rule: Rule, withScenarios: boolean, account: Account) {
  const { id, name, pattern, exclude, applicationId } = rule
  const scenarios = rule.scenarioIds.map((scenarioId) => scenarioInfoOf(scenarioOf(scenarioId, account)))
  return {
    rule_id: id,
    rule_name: name,
    rule_pattern: pattern,
    rule_pattern_exclude: exclude,
    application_id: applicationId,
    video_conference: false,
    ...(withScenarios ? { scenarios } : {}),
  }
}

function refuseInvalid({ id, name, pattern, exclude, applicationId }: Rule, account: Account): void {
  if (name.length >= nameLimit) refuse(156, "The 'rule_name' parameter is invalid.")
  if (!isPattern(pattern)) refuse(148, "The 'rule_pattern' parameter is invalid.")
  if (!isPattern(exclude)) refuse(149, "The 'rule_pattern_exclude' parameter is invalid.")
  const isTaken = account.rules.some((rule) => rule.id !== id && rule.name === name && rule.applicationId === applicationId)
  if (isTaken) refuse(175, "The 'rule_name' is not unique.")
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern).source.length < patternLimitBytes
  } catch {
    return false
  }
}
