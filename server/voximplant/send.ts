import * as v from 'valibot'
import { connectionAdvice, describeConnection } from '../../views/texts/connection.ts'
import { failureOf, mayHaveArrived } from '../rules/connection-failure/connection-failure.ts'
import { withoutNumbers } from '../rules/phone-number/phone-number.ts'
import { type Diagnosis, type Refusal, VoximplantProblem } from './problem.ts'

const checkAddress = "Check VOXIMPLANT_API_URL and this machine's internet connection."

type Request = { apiUrl: string; name: string; form: URLSearchParams; token: string; timeoutMs: number }

/** Commands that only read are safe to repeat, whatever became of the first attempt. */
const isRead = (name: string) => name.startsWith('Get')

/**
 * Sends a command once and resolves with the JSON of the reply, which may still be a refusal, because refusals come with status 200.
 * Rejects with `VoximplantProblem` when no JSON came. Each request opens its own connection: the other side may close an idle one just
 * as a request is sent, and then nobody can tell whether the command was carried out.
 */
export async function send({ apiUrl, name, form, token, timeoutMs }: Request): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, connection: 'close' }
  const signal = AbortSignal.timeout(timeoutMs)
  const url = `${apiUrl}/platform_api/${name}`
  try {
    const response = await fetch(url, { method: 'POST', body: form, headers, signal, redirect: 'manual' })
    return jsonOf(name, apiUrl, response.status, await response.text())
  } catch (error) {
    if (error instanceof VoximplantProblem) throw error
    const failure = failureOf(error)
    const reason = describeConnection(failure, { seconds: timeoutMs / 1000 })
    throw unconfirmed(name, `${apiUrl} ${reason}. ${connectionAdvice(failure) ?? checkAddress}`, !mayHaveArrived(failure))
  }
}

function jsonOf(name: string, apiUrl: string, status: number, text: string): unknown {
  if (status === 429) {
    const sentence = `Voximplant did not carry out ${name}: too many requests at once (HTTP 429). Lower CALLS_PER_MINUTE if this happens again.`
    throw new VoximplantProblem({ kind: 'rate', sentence, mayBeRepeated: true })
  }
  const json = parseObject(text)
  if (status >= 200 && status < 300 && json) return json
  const found = json ? 'an error' : /^\s*</.test(text) ? 'a page of HTML' : 'something that is not JSON'
  throw unconfirmed(
    name,
    `${apiUrl} answered with ${found} and the status ${status}. Check VOXIMPLANT_API_URL, and whether there is a proxy in between.`,
  )
}

function parseObject(text: string): object | null {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' ? json : null
  } catch {
    return null
  }
}

function unconfirmed(name: string, why: string, isUnsent = false): VoximplantProblem {
  const mayBeRepeated = isUnsent || isRead(name)
  const doubt = mayBeRepeated ? '' : ' The command may have been carried out nevertheless.'
  return problem({ kind: 'away', mayBeRepeated, sentence: `Voximplant did not confirm ${name}: ${why}${doubt}` })
}

const problem = (diagnosis: Diagnosis) => new VoximplantProblem(diagnosis)

/** Returns the problem for a command that Voximplant refused with an error code. */
export function refused(name: string, { code, text }: { code: number; text: string }, refusal: Refusal): VoximplantProblem {
  const { kind, advice, isUncertain = false } = refusal
  const sentence = `Voximplant refused ${name} with the code ${code} (${wordsOf(text)}). ${advice}`
  return problem({ kind, code, sentence, mayBeRepeated: !isUncertain || isRead(name) })
}

/** Returns the problem for a reply whose JSON is not as documented. */
export function unexpected(name: string, issues: v.BaseIssue<unknown>[]): VoximplantProblem {
  const paths = issues.map((issue) => v.getDotPath(issue) ?? 'the whole').join(', ')
  return unconfirmed(name, `its reply is not what is documented (${paths}). This is a fault in Pavel: please report it.`)
}

/** Some of Voximplant's messages repeat a phone number, which must not get into log files. */
function wordsOf(text: string): string {
  return withoutNumbers(text.trim().replace(/\.$/, ''))
}
