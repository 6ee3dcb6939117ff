import * as v from 'valibot'
import { withoutNumbers } from '../rules/number/number.ts'
import { type Diagnosis, type Refusal, VoximplantProblem } from './problem.ts'

type Request = { apiUrl: string; name: string; form: URLSearchParams; token: string; patienceMs: number }

/** Reading twice does no harm, whatever became of the first. */
const isRead = (name: string) => name.startsWith('Get')

/**
 * Sends one command once. Gives the reply's JSON, which may still be a refusal: those come with the status 200.
 * A connection of its own each time: a kept one may be closed at the very moment of a request, and then nobody can tell whether it was done.
 */
export async function send({ apiUrl, name, form, token, patienceMs }: Request): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, connection: 'close' }
  const signal = AbortSignal.timeout(patienceMs)
  const url = `${apiUrl}/platform_api/${name}`
  try {
    const response = await fetch(url, { method: 'POST', body: form, headers, signal, redirect: 'manual' })
    return jsonOf(name, apiUrl, response.status, await response.text())
  } catch (error) {
    if (error instanceof VoximplantProblem) throw error
    const { reason, isSent } = whyUnsent(error, patienceMs)
    throw away(name, `${apiUrl} ${reason}. Check VOXIMPLANT_API_URL and this machine's way to the internet.`, !isSent)
  }
}

function jsonOf(name: string, apiUrl: string, status: number, text: string): unknown {
  if (status === 429) {
    const sentence = `Voximplant did not do ${name}: too many requests at once (HTTP 429). Lower CALLS_PER_MINUTE if this comes again.`
    throw new VoximplantProblem({ kind: 'rate', sentence, mayBeRepeated: true })
  }
  const json = parsed(text)
  if (status >= 200 && status < 300 && json) return json
  const found = json ? 'an error' : /^\s*</.test(text) ? 'a page of HTML' : 'something that is no JSON'
  throw away(
    name,
    `${apiUrl} answered with ${found} and the status ${status}. Check VOXIMPLANT_API_URL, and whether a proxy stands in between.`,
  )
}

function parsed(text: string): object | null {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' ? json : null
  } catch {
    return null
  }
}

function away(name: string, why: string, isUndone = false): VoximplantProblem {
  const mayBeRepeated = isUndone || isRead(name)
  const doubt = mayBeRepeated ? '' : ' It may have been done all the same.'
  return problem({ kind: 'away', mayBeRepeated, sentence: `Voximplant did not confirm ${name}: ${why}${doubt}` })
}

const problem = (diagnosis: Diagnosis) => new VoximplantProblem(diagnosis)

/** Voximplant said no. */
export function refused(name: string, { code, text }: { code: number; text: string }, refusal: Refusal): VoximplantProblem {
  const { kind, advice, isUncertain = false } = refusal
  const sentence = `Voximplant refused ${name} with the code ${code} (${wordsOf(text)}). ${advice}`
  return problem({ kind, code, sentence, mayBeRepeated: !isUncertain || isRead(name) })
}

/** The reply is JSON, but not what is documented. */
export function unexpected(name: string, issues: v.BaseIssue<unknown>[]): VoximplantProblem {
  const paths = issues.map((issue) => v.getDotPath(issue) ?? 'the whole').join(', ')
  return away(name, `its reply is not what is documented (${paths}). This is a fault in Pavel: please report it.`)
}

/** Some of Voximplant's texts repeat a phone number, and sentences end up in logs. */
function wordsOf(text: string): string {
  return withoutNumbers(text.trim().replace(/\.$/, ''))
}

/** Why a request brought no reply, and whether it may have reached the other side. */
export type Unsent = { reason: string; isSent: boolean }

/** Bun names the cause in the error's `code`, Deno in the text, beside the URL, whose words must not be taken for a cause. */
export function whyUnsent(error: unknown, patienceMs: number): Unsent {
  const told = chain(error)
    .map((one) => `${one.name} ${'code' in one ? String(one.code) : ''} ${one.message.replace(/https?:\S+/g, '')}`)
    .join(' ')
  if (/TimeoutError|timed out/i.test(told)) return { reason: `did not answer within ${patienceMs / 1000} s`, isSent: true }
  if (/ENOTFOUND|EAI_AGAIN|dns|failed to lookup/i.test(told)) return { reason: 'is a name that cannot be found', isSent: false }
  if (/cert|self.signed|issuer/i.test(told)) return { reason: 'has a certificate that is not trusted', isSent: false }
  if (/refused|FailedToOpenSocket|unable to connect|\(Connect\)/i.test(told))
    return { reason: 'takes no connections', isSent: false }
  return { reason: 'broke the connection off', isSent: true }
}

function chain(error: unknown): Error[] {
  return error instanceof Error ? [error, ...chain(error.cause)] : []
}
