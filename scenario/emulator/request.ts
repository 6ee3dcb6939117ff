import { refuseUnknownOptions, type Rules } from './strict-members.ts'

const carriers = ['POST', 'PUT', 'PATCH']
const longestSeconds = 90
const longestConnectSeconds = 6

export type HttpRequest = {
  url: string
  method: string
  headers: Record<string, string>
  body: string | Uint8Array<ArrayBuffer> | undefined
  timeoutMs: number
  wantsBytes: boolean
}

const known = ['method', 'headers', 'postData', 'params', 'timeout', 'connectionTimeout', 'rawOutput', 'enableSystemLog']
const advice = { body: 'the body is called postData', json: 'write postData: JSON.stringify(…)' }

/**
 * Checks the arguments of a request. Breaks a rule where the real engine would silently do something else (scenario/voxengine.md
 * §5).
 */
export function requestOf(method: string, url: unknown, options: unknown, rules: Rules): HttpRequest {
  if (typeof url !== 'string') return rules.broken(`${method} takes the URL as a string`)
  if (!isRecord(options)) return rules.broken(`${method} takes its options as an object`)
  refuseUnknownOptions(method, options, known, advice, rules)
  secondsUpTo(longestConnectSeconds, 'connectionTimeout', options, rules)
  const verb = textOf('method', options, rules) ?? 'GET'
  return {
    url: withParams(url, options.params, rules),
    method: verb,
    headers: headersOf(options.headers, rules),
    body: bodyOf(verb, options.postData, rules),
    timeoutMs: 1000 * secondsUpTo(longestSeconds, 'timeout', options, rules),
    wantsBytes: options.rawOutput === true,
  }
}

function headersOf(headers: unknown, rules: Rules): Record<string, string> {
  if (headers === undefined) return {}
  if (Array.isArray(headers)) return rules.broken("headers are an object {name: value}, no array of 'Name: value'")
  if (!isRecord(headers)) return rules.broken('headers are an object {name: value}')
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (typeof value !== 'string') rules.broken(`the header ${name} must be a string`)
      return [name, String(value)]
    }),
  )
}

function bodyOf(method: string, postData: unknown, rules: Rules): HttpRequest['body'] {
  if (postData === undefined) return undefined
  if (!carriers.includes(method)) return rules.broken(`postData is not sent with ${method}, only with ${carriers.join(', ')}`)
  if (typeof postData === 'string') return postData
  if (Array.isArray(postData)) return Uint8Array.from(postData)
  return rules.broken('postData is a string or an array of bytes: objects are not turned into JSON')
}

function secondsUpTo(most: number, name: string, options: Record<string, unknown>, rules: Rules): number {
  const seconds = options[name] ?? most
  if (typeof seconds !== 'number' || !(seconds > 0)) return rules.broken(`${name} is a number of seconds`)
  if (seconds <= most) return seconds
  return rules.broken(`${name} is in seconds and can only be lowered from ${most}: ${seconds} looks like milliseconds`)
}

function withParams(url: string, params: unknown, rules: Rules): string {
  if (params === undefined) return url
  if (!isRecord(params)) return rules.broken('params are an object {name: value}')
  const query = new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]))
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

function textOf(name: string, options: Record<string, unknown>, rules: Rules): string | undefined {
  const text = options[name]
  return text === undefined || typeof text === 'string' ? text : rules.broken(`${name} is a string`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
