import { isKnownParameter } from './parameters.ts'

/** The parts of an address, decoded. Empty where there is none; `hosts` as given, with ports and brackets, separated by commas. */
export type AddressParts = { user: string; password: string; hosts: string; database: string; parameters: [string, string][] }

const signs = 'in a password, write % @ : / ? # as %25 %40 %3A %2F %3F %23'
const unreadable = {
  problem: `expected an address such as postgres://user:password@host:5432/name, found something else; ${signs}`,
}
const ambiguous = { problem: `expected an address that can be read in one way, found signs that can be read in two; ${signs}` }

/**
 * Splits an address. Where it breaks the rules for URLs, because a password holds signs that should have been encoded, every `@` is tried
 * as the end of the password, and it is read if one of them makes sense.
 */
export function splitAddress(text: string): AddressParts | { problem: string } {
  const [, quote] = /^\s*(["'])/.exec(text) ?? []
  if (quote) return { problem: `expected an address without quotation marks, found ${quote} at its beginning` }
  const [, rest] = /^\s*postgres(?:ql)?:\/\/(.*?)\s*$/s.exec(text) ?? []
  if (rest === undefined) return unreadable
  const end = /[/?#]|$/.exec(rest)?.index ?? rest.length
  const usual = rest.lastIndexOf('@', end - 1)
  const asUsual = end === 0 ? read(rest, -1) : read(rest, usual)
  if (asUsual) return decoded(asUsual)
  const others = [...rest.matchAll(/@/g)].map(({ index }) => read(rest, index)).filter((one) => one?.userinfo.includes(':'))
  const [only, another] = others
  if (another) return ambiguous
  if (only) return decoded(only)
  return isBareLiteral(rest) ? { problem: 'expected an IPv6 address in brackets, such as [::1], found one without' } : unreadable
}

type Reading = { userinfo: string; hosts: string; database: string; parameters: [string, string][] }

const host = String.raw`(?:\[[\da-fA-F:.]+(?:%25[\w.-]+)?\]|[^:,/?#@[\]\s]*)(?::\d{1,5})?`
const shape = new RegExp(String.raw`^(${host}(?:,${host})*)(?:/([^/?#@]*))?(?:\?([^#]*))?$`)

/** Returns what an address says if its password ends at this `@`; null if that makes no sense. -1: there is no password. */
function read(rest: string, at: number): Reading | null {
  const [all, hosts = '', database = '', query = ''] = shape.exec(rest.slice(at + 1)) ?? []
  if (all === undefined) return null
  const pairs = query.split('&').filter((pair) => pair !== '')
  const parameters = pairs.map((pair): [string, string] => {
    const [name = ''] = pair.split('=', 1)
    return [name, pair.slice(name.length + 1)]
  })
  // What looks like a parameter nobody knows, before an @, is a piece of a password.
  const makesSense = pairs.every(
    (pair) => /^\w+=/.test(pair) && (!pair.includes('@') || isKnownParameter(pair.split('=')[0] ?? '')),
  )
  return makesSense ? { userinfo: rest.slice(0, Math.max(0, at)), hosts, database, parameters } : null
}

function decoded({ userinfo, hosts, database, parameters }: Reading): AddressParts | { problem: string } {
  const colon = userinfo.indexOf(':')
  const [user, password] = colon < 0 ? [userinfo, ''] : [userinfo.slice(0, colon), userinfo.slice(colon + 1)]
  const texts = [user, password, hosts, database, ...parameters.map(([, value]) => value)].map(decode)
  if (texts.includes(null)) return ambiguous
  const [name = '', secret = '', where = '', what = '', ...values] = texts.map(String)
  return {
    user: name,
    password: secret,
    hosts: where,
    database: what,
    parameters: parameters.map(([key], index) => [key, values[index] ?? '']),
  }
}

/** Returns null where a `%` can be read in two ways: beside others that are escapes, or as one that makes no letter. */
function decode(text: string): string | null {
  const isEscaped = /%[\da-fA-F]{2}/.test(text)
  const isRaw = /%(?![\da-fA-F]{2})/.test(text)
  if (!isEscaped) return text
  if (isRaw) return null
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Whether the host is an IPv6 address, whose colons cannot be told from the one before the port. */
function isBareLiteral(rest: string): boolean {
  return /^(?:[^/?#]*@)?[\da-fA-F]*:[\da-fA-F:.]*:[\da-fA-F:.]*(?:[/?]|$)/.test(rest)
}
