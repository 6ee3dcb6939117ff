import { type Account, type Application, fullName, type Rule, type Scenario } from './account.ts'
import { refuse } from './refusal.ts'

type ApplicationName = { application_id?: number | undefined; application_name?: string | undefined }

/**
 * The application that a command names by id or by full name (assumed: not by the short one). Null if it names none; refuses
 * 116.
 */
export function applicationIfNamed(
  { application_id: id, application_name: name }: ApplicationName,
  account: Account,
): Application | null {
  if (id === undefined && name === undefined) return null
  const found = account.applications.find((one) => one.id === id || fullName(one, account) === name)
  return found ?? refuse(116, "The 'application_id' parameter is invalid.")
}

/** As `applicationIfNamed`, but refuses 134 if none is named. */
export function applicationOf(given: ApplicationName, account: Account): Application {
  return applicationIfNamed(given, account) ?? refuse(134, "Required parameter is empty: 'application_id'.")
}

/** Refuses 147 if there is no such rule. */
export function ruleOf(id: number, account: Account): Rule {
  return account.rules.find((rule) => rule.id === id) ?? refuse(147, "The 'rule_id' parameter is invalid.")
}

/** Refuses 132 if there is no such scenario. */
export function scenarioOf(id: number, account: Account): Scenario {
  return account.scenarios.find((scenario) => scenario.id === id) ?? refuse(132, "The 'scenario_id' parameter is invalid.")
}

/**
 * The ids, if all of these scenarios may be bound to the rule. Refuses 132 for a scenario of another application. One of the
 * shared folder may be bound to any rule (assumed).
 */
export function bindable(ids: readonly number[], rule: Pick<Rule, 'applicationId'>, account: Account): number[] {
  for (const id of ids) {
    const { applicationId } = scenarioOf(id, account)
    if (applicationId !== null && applicationId !== rule.applicationId) refuse(132, "The 'scenario_id' parameter is invalid.")
  }
  return [...ids]
}
