import type { Config } from '../../config.ts'
import { isLoopback } from '../../rules/address/address.ts'

export type WantedRule = { name: string; pattern: string }

/** What an account has to hold for Pavel to answer, to call, and to be heard by this server. */
export type Wanted = {
  application: string
  scenario: { name: string; script: string }
  inbound: WantedRule
  outbound: WantedRule
  /** digits with the country code, as Voximplant writes them */
  numbers: string[]
  secrets: { name: string; value: string }[]
  /** the rented number that messages come from, in digits; null where they come from a sender name, or none are sent */
  smsNumber: string | null
}

/** The settings cannot be deployed: printed, and the program ends with 1. */
export class DeployProblem extends Error {}

/** What the settings ask for. Throws a `DeployProblem` where the cloud could not reach this server. */
export function wantedBy(config: Config, script: string, callbackSecret: string): Wanted {
  const numbers = [config.phoneNumber, config.phoneNumberAbroad].filter((number) => number !== undefined).map(digitsOf)
  return {
    application: 'pavel',
    scenario: { name: 'pavel', script },
    inbound: { name: 'inbound', pattern: destinationPattern(numbers) },
    outbound: { name: 'outbound', pattern: neverDialled },
    numbers,
    secrets: [
      { name: 'CALLBACK_URL', value: `${reachableUrl(config)}/voice/events` },
      { name: 'CALLBACK_SECRET', value: callbackSecret },
    ],
    smsNumber: smsNumberOf(config),
  }
}

const address = 'the address under which Voximplant reaches this server, such as https://quiz.example.com'

/** PUBLIC_URL, if the cloud can and may send there what callers say. Throws a `DeployProblem`. */
export function reachableUrl({ publicUrl, voximplant }: Config): string {
  if (!publicUrl) throw new DeployProblem(`PUBLIC_URL: expected ${address}, found nothing`)
  // The stand-in runs where the server does, and needs no certificate.
  const isStandIn = isLoopback(voximplant.apiUrl) && isLoopback(publicUrl)
  if (publicUrl.startsWith('https:') || isStandIn) return publicUrl
  throw new DeployProblem(
    `PUBLIC_URL: expected an address that begins with https, for what a caller says goes there, found ${publicUrl}`,
  )
}

function smsNumberOf({ voximplant: { smsFrom } }: Config): string | null {
  return smsFrom && /^\+?\d{7,}$/.test(smsFrom) ? digitsOf(smsFrom) : null
}

/** As Voximplant writes numbers: `78005553535`. */
export function digitsOf(number: string): string {
  return number.replace(/\D/g, '')
}

/** No telephone can dial it, for it has spaces in it. Only `StartScenarios` uses this rule, and does not look at the pattern. */
export const neverDialled = '^outgoing calls only$'

/** Matches the numbers in every way that the cloud may write them: which one it uses is not documented (voxengine.md §12). */
export function destinationPattern(numbers: readonly string[]): string {
  const forms = [...new Set(numbers)].map(formsOf)
  return `^${forms.length === 1 ? forms[0] : `(${forms.join('|')})`}$`
}

/** A Russian number has 7, 8 or nothing before its ten digits. */
function formsOf(digits: string): string {
  return /^7\d{10}$/.test(digits) ? `(\\+?[78])?${digits.slice(1)}` : `\\+?${digits}`
}

/** Whether a rule with this pattern might take a call to the number. A pattern that JavaScript cannot read might. */
export function mightMatch(pattern: string, digits: string): boolean {
  try {
    const forms = [digits, `+${digits}`, digits.replace(/^7/, '8'), digits.replace(/^7/, '')]
    return forms.some((form) => new RegExp(pattern).test(form))
  } catch {
    return true
  }
}
