import type { Account } from './account.ts'
import type { Scenario } from './api-replies.ts'
import { mightMatch, type Wanted, type WantedRule } from './desired-account.ts'

/** One change. Things that exist are identified by their ids; things that an earlier step creates, by their names. */
export type Step =
  | { change: 'add application'; name: string }
  | { change: 'add secret' | 'set secret'; name: string; value: string }
  | { change: 'add scenario'; name: string; script: string }
  | { change: 'set script'; id: number; name: string; script: string; old: string }
  | { change: 'add rule'; rule: WantedRule }
  | { change: 'set pattern'; id: number; rule: WantedRule; old: string }
  | { change: 'unbind'; ruleId: number; rule: string; scenarios: Scenario[] }
  | { change: 'bind'; ruleId: number; rule: string }
  | { change: 'order rules'; first: string; others: string[] }
  | { change: 'bind number'; id: number; digits: string; rule: string; old: string | null }
  | { change: 'enable messages'; digits: string }

/**
 * Returns the changes, in order, that bring the account to the wanted state; empty when it is there already. At no time is more
 * than one scenario bound to a rule.
 */
export function plan(account: Account, wanted: Wanted): Step[] {
  return [
    ...(account.application ? [] : [{ change: 'add application' as const, name: wanted.application }]),
    ...wanted.secrets.flatMap((secret) => secretStep(secret, account)),
    ...scenarioSteps(account, wanted),
    ...ruleSteps(wanted.inbound, account),
    ...ruleSteps(wanted.outbound, account),
    ...orderSteps(account, wanted),
    ...numberSteps(account, wanted),
    ...messageSteps(account, wanted),
  ]
}

function secretStep(secret: Wanted['secrets'][number], { secrets }: Account): Step[] {
  const found = secrets.find(({ name }) => name === secret.name)
  if (!found) return [{ change: 'add secret', ...secret }]
  return found.value === secret.value ? [] : [{ change: 'set secret', ...secret }]
}

/** The script is changed in place, because with a second scenario two versions might end up bound to one rule. */
function scenarioSteps({ scenario }: Account, { scenario: { name, script } }: Wanted): Step[] {
  if (!scenario) return [{ change: 'add scenario', name, script }]
  const isSame = normaliseScript(scenario.script) === normaliseScript(script)
  return isSame ? [] : [{ change: 'set script', id: scenario.id, name, script, old: scenario.script }]
}

/** Voximplant does not document whether it preserves the style of line breaks, or the last one. */
function normaliseScript(script: string): string {
  return script.replace(/\r\n/g, '\n').trimEnd()
}

/** A new rule is created with its scenario. Foreign scenarios are unbound first, so that no call ever runs two scripts. */
function ruleSteps(rule: WantedRule, { rules, scenario }: Account): Step[] {
  const found = rules.find(({ name }) => name === rule.name)
  if (!found) return [{ change: 'add rule', rule }]
  const { id, pattern, exclude, scenarios } = found
  const foreign = scenarios.filter((bound) => bound.id !== scenario?.id)
  const isBound = foreign.length < scenarios.length
  const hasPattern = pattern === rule.pattern && exclude === ''
  return [
    ...(hasPattern
      ? []
      : [{ change: 'set pattern' as const, id, rule, old: exclude ? `${pattern} without ${exclude}` : pattern }]),
    ...(foreign.length > 0 ? [{ change: 'unbind' as const, ruleId: id, rule: rule.name, scenarios: foreign }] : []),
    ...(isBound ? [] : [{ change: 'bind' as const, ruleId: id, rule: rule.name }]),
  ]
}

/** Voximplant tries the rules from the top and adds a new one at the bottom, so an older rule could take the calls. */
function orderSteps({ rules }: Account, { inbound, outbound, numbers }: Wanted): Step[] {
  const at = rules.findIndex(({ name }) => name === inbound.name)
  const above = (at < 0 ? rules : rules.slice(0, at)).filter(({ name }) => name !== outbound.name)
  const isTaken = above.some(({ pattern }) => numbers.some((number) => mightMatch(pattern, number)))
  if (!isTaken) return []
  const others = new Set([...rules.map(({ name }) => name), outbound.name])
  others.delete(inbound.name)
  return [{ change: 'order rules', first: inbound.name, others: [...others] }]
}

/** A number that is not rented cannot be bound; `findManualSteps` reports it. */
function numberSteps({ numbers, application, rules }: Account, wanted: Wanted): Step[] {
  const rule = rules.find(({ name }) => name === wanted.inbound.name)
  return numbers
    .filter(({ digits }) => wanted.numbers.includes(digits))
    .flatMap((rented): Step[] => {
      const isBound = application?.id === rented.applicationId && rented.ruleId !== null && rented.ruleId === rule?.id
      const { id, digits, applicationName: old } = rented
      return isBound ? [] : [{ change: 'bind number', id, digits, rule: wanted.inbound.name, old }]
    })
}

function messageSteps({ numbers }: Account, { smsNumber }: Wanted): Step[] {
  const rented = numbers.find(({ digits }) => digits === smsNumber)
  return rented?.isSmsSupported && !rented.isSmsEnabled ? [{ change: 'enable messages', digits: rented.digits }] : []
}
