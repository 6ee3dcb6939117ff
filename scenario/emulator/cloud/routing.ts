import type { Account, Rule } from './account.ts'

/** What a session runs. `script` joins its scenarios in order, since they share one global scope (scenario/voxengine.md §1). */
export type Program = { script: string; secrets: Record<string, string> }

/** The program of the first rule that matches the number as it was dialled; null if there is none. */
export function programFor(destination: string, account: Account): Program | null {
  const number = account.numbers.find((one) => significant(one.number) === significant(destination))
  if (!number || number.applicationId === null) return null
  const rules = account.rules.filter((rule) => rule.applicationId === number.applicationId)
  // Assumed: the pattern counts even for a number that is bound to one rule.
  const tried = number.ruleId === null ? rules : rules.filter((rule) => rule.id === number.ruleId)
  const rule = tried.find((one) => matches(one, destination))
  return rule && rule.scenarioIds.length > 0 ? programOf(rule, account) : null
}

/** The program of a rule. All of its scenarios run, so two bound versions of one scenario both do. */
export function programOf(rule: Rule, account: Account): Program {
  const scripts = rule.scenarioIds.map((id) => account.scenarios.find((scenario) => scenario.id === id)?.script ?? '')
  const secrets = account.applications.find(({ id }) => id === rule.applicationId)?.secrets ?? []
  return { script: scripts.join('\n'), secrets: Object.fromEntries(secrets.map(({ name, value }) => [name, value])) }
}

function matches({ pattern, exclude }: Rule, destination: string): boolean {
  return new RegExp(pattern).test(destination) && !(exclude && new RegExp(exclude).test(destination))
}

/** The network takes a Russian number with `+7`, `7`, `8` or nothing in front for the same one. */
function significant(number: string): string {
  const digits = number.replace(/\D/g, '')
  return /^[78]\d{10}$/.test(digits) ? digits.slice(1) : digits
}
