import { totalmem } from 'node:os'
import process from 'node:process'
import type { Config } from '../config.ts'
import { countryOf } from '../rules/phone-number/phone-number.ts'

/** Returns what an operator should know about settings that are valid, but may not be meant so, and about the memory of this server. */
export function warningsOf(config: Config, memoryBytes = mostMemory()): string[] {
  const all = [describeOpenSimulator(config), describeForbiddenCountry(config), describeLittleMemory(config, memoryBytes)]
  return all.filter((warning) => warning !== null)
}

/** The limit of the container or the unit, where there is one. */
const mostMemory = () => Math.min(process.constrainedMemory() || Infinity, totalmem())

const mb = 1024 ** 2
/** With 280 MB, and with 110 MB on PostgreSQL, three games at once could be played, and with 20 MB less they could not. The rest is for an evening. */
const enoughMb = { embedded: 400, postgres: 200 }

/** The system ends a program that runs out of memory, which then can say nothing. */
function describeLittleMemory({ databaseUrl }: Config, bytes: number): string | null {
  const enough = databaseUrl === undefined ? enoughMb.embedded : enoughMb.postgres
  if (bytes >= enough * mb) return null
  const needs = `${enough} MB with ${databaseUrl === undefined ? 'the embedded database' : 'PostgreSQL elsewhere'}`
  return (
    `this server may use ${Math.floor(bytes / mb)} MB of memory, and needs ${needs}: where that is not enough, it is ended without a word; ` +
    'raise the limit (memory of a container, MemoryMax= of a systemd unit)'
  )
}

/** Whoever reaches the simulator plays with every number, so a server that others can reach should not have it. */
function describeOpenSimulator({ isSimulatorOpen, isLocal, proxies }: Config): string | null {
  if (!isSimulatorOpen || (isLocal && proxies === 0)) return null
  return 'PHONE_SIMULATOR=on opens /phone to everybody who reaches this server, to play with any number'
}

/**
 * Returns a warning when the settings forbid calls and messages to the country of the number that visitors call, or null. It may
 * be meant so: whoever can dial a free number need not be called back.
 */
function describeForbiddenCountry({ phoneNumber, callsOut: { countries } }: Config): string | null {
  const own = countryOf(phoneNumber)
  if (own === undefined && countries.length === 0)
    return 'nobody is called back, and nobody gets messages: PHONE_NUMBER belongs to no country, so name some in CALL_COUNTRIES'
  if (own === undefined || countries.includes(own)) return null
  return `CALL_COUNTRIES: expected ${own}, the country of PHONE_NUMBER, found ${countries.join(' ')}: nobody in ${own} is called or gets messages`
}
