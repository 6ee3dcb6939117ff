import type { Config } from '../../config.ts'
import { isLoopback } from '../../rules/network-address/network-address.ts'

/** A routing rule; `pattern` is a regular expression for the number that is called. */
export type WantedRule = { name: string; pattern: string }

/** What an account has to contain so that Pavel can answer calls, place calls and report to this server. */
export type Wanted = {
  application: string
  scenario: { name: string; script: string }
  inbound: WantedRule
  outbound: WantedRule
  /** the numbers that the inbound rule serves: digits with the country code and without a plus, as Voximplant writes them */
  numbers: string[]
  secrets: { name: string; value: string }[]
  /** the rented number that sends text messages, in digits; null when a sender name does, or when none are sent */
  smsNumber: string | null
}

/** The settings cannot be deployed. The command prints the message and exits with status 1. */
export class DeployProblem extends Error {}

/** The secret that says where an application sends the events of its calls, and so which server it belongs to. */
export const callbackUrlName = 'CALLBACK_URL'

type Given = {
  script: string
  callbackSecret: string
  /** every number that people call, of all campaigns, in E.164 */
  numbers: readonly string[]
}

/** Returns what the settings ask for. Throws `DeployProblem` when Voximplant could not reach this server. */
export function wantedBy(config: Config, { script, callbackSecret, numbers: answered }: Given): Wanted {
  // In one order, whatever the order of the campaigns, so that a second run has nothing to do.
  const numbers = [...new Set(answered.map(digitsOf))].toSorted()
  return {
    application: config.voximplant.application,
    scenario: { name: 'pavel', script },
    inbound: { name: 'inbound', pattern: destinationPattern(numbers) },
    outbound: { name: 'outbound', pattern: neverDialled },
    numbers,
    secrets: [
      { name: callbackUrlName, value: `${reachableUrl(config)}/voice/events` },
      { name: 'CALLBACK_SECRET', value: callbackSecret },
    ],
    smsNumber: smsNumberOf(config),
  }
}

/** Returns the numbers of the settings, which the first campaign answers. */
export function numbersIn({ phoneNumber, phoneNumberAbroad }: Config): string[] {
  return [phoneNumber, phoneNumberAbroad].filter((number) => number !== undefined)
}

const address = 'the address under which Voximplant reaches this server, such as https://quiz.example.com'

/** Returns PUBLIC_URL if Voximplant can reach it and may send there what callers say. Throws `DeployProblem` otherwise. */
export function reachableUrl({ publicUrl, voximplant }: Config): string {
  if (!publicUrl) throw new DeployProblem(`PUBLIC_URL: expected ${address}, found nothing`)
  // The stand-in for Voximplant runs on the same machine as the server and needs no certificate.
  const isStandIn = isLoopback(voximplant.apiUrl) && isLoopback(publicUrl)
  if (publicUrl.startsWith('https:') || isStandIn) return publicUrl
  throw new DeployProblem(
    `PUBLIC_URL: expected an address that begins with https, because what callers say is sent there, found ${publicUrl}`,
  )
}

function smsNumberOf({ voximplant: { smsFrom } }: Config): string | null {
  return smsFrom && /^\+?\d{7,}$/.test(smsFrom) ? digitsOf(smsFrom) : null
}

/** Returns a number as Voximplant writes it: `78005553535`. */
export function digitsOf(number: string): string {
  return number.replace(/\D/g, '')
}

/**
 * A pattern that no phone can dial, because it contains spaces. Only `StartScenarios` uses this rule, and it ignores the pattern.
 */
export const neverDialled = '^outgoing calls only$'

/**
 * Returns a pattern that matches the numbers in every form that Voximplant may use; which one it uses is not documented
 * (scenario/voxengine.md §10).
 */
export function destinationPattern(numbers: readonly string[]): string {
  if (numbers.length === 0) return neverDialled
  const forms = [...new Set(numbers)].map(formsOf)
  return `^${forms.length === 1 ? forms[0] : `(${forms.join('|')})`}$`
}

/** A Russian number may be written with 7, 8 or nothing before its ten digits. */
function formsOf(digits: string): string {
  return /^7\d{10}$/.test(digits) ? `(\\+?[78])?${digits.slice(1)}` : `\\+?${digits}`
}

/**
 * Returns whether a rule with this pattern might take a call to the number; true also for a pattern that JavaScript cannot parse.
 */
export function mightMatch(pattern: string, digits: string): boolean {
  try {
    const forms = [digits, `+${digits}`, digits.replace(/^7/, '8'), digits.replace(/^7/, '')]
    return forms.some((form) => new RegExp(pattern).test(form))
  } catch {
    return true
  }
}
