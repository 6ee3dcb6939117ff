import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { type Credentials, signToken } from './credentials.ts'
import { missingRole, type ProblemKind, refusalOf, VoximplantProblem } from './problem.ts'
import { refused, send, unexpected } from './send.ts'

/** A command's parameters under Voximplant's own names. Lists are joined with semicolons; undefined parameters are left out. */
export type Parameters = Record<string, string | number | boolean | readonly (string | number)[] | undefined>

/** Sends a command and resolves with its reply, parsed by the schema `reply`. Rejects with `VoximplantProblem`. */
export type Command = <Schema extends v.GenericSchema>(
  name: string,
  parameters: Parameters,
  reply: Schema,
) => Promise<v.InferOutput<Schema>>

/** How to reach the Management API; `timeoutMs` is the limit for one request. */
export type Connection = { apiUrl: string; credentials: Credentials; now: () => Date; timeoutMs: number }

const Refused = v.object({ error: v.object({ code: v.number(), msg: v.optional(v.string(), '') }) })
const AccountInfo = v.object({ result: v.object({ account_id: v.number() }) })

/**
 * Returns a function that sends commands over this connection. It retries where that is safe and may help, and turns refusals into a
 * `VoximplantProblem` that tells the operator what to do.
 */
export function createCommand(connection: Connection): Command {
  return async (name, parameters, reply) => {
    const answer = await sendWithRetries(connection, name, formOf(parameters))
    const parsed = v.safeParse(reply, answer)
    if (!parsed.success) throw unexpected(name, parsed.issues)
    return parsed.output
  }
}

function sendWithRetries(connection: Connection, name: string, form: URLSearchParams): Promise<unknown> {
  return retry(connection.timeoutMs, async () => {
    const answer = await sendOnce(connection, name, form)
    const parsed = v.safeParse(Refused, answer)
    if (!parsed.success) return answer
    const { code, msg } = parsed.output.error
    const hasNoRole = code === 100 && name !== 'GetAccountInfo' && (await isKeyAccepted(connection))
    throw refused(name, { code, text: msg }, hasNoRole ? missingRole : refusalOf(code))
  })
}

async function sendOnce({ apiUrl, credentials, now, timeoutMs }: Connection, name: string, form: URLSearchParams) {
  return send({ apiUrl, name, form, timeoutMs, token: await signToken(credentials, now()) })
}

/**
 * Voximplant answers code 100 both to a wrong key and to a key without the necessary role. With a right key GetAccountInfo succeeds, as
 * far as known: that it needs no role is not documented explicitly.
 */
async function isKeyAccepted(connection: Connection): Promise<boolean> {
  try {
    const { result } = v.parse(AccountInfo, await sendOnce(connection, 'GetAccountInfo', new URLSearchParams()))
    return result.account_id === connection.credentials.accountId
  } catch (error) {
    if (error instanceof VoximplantProblem || v.isValiError(error)) return false
    throw error
  }
}

function formOf(parameters: Parameters): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) form.append(name, Array.isArray(value) ? value.join(';') : String(value))
  }
  return form
}

/** The back-off before each retry, as a fraction of a request's timeout: half a second and two seconds of the usual ten. */
const pauses = [0.05, 0.2]

/** The kinds of problems that may pass by themselves within seconds. */
const transientKinds: readonly ProblemKind[] = ['away', 'rate']

/** Runs `attempt`, up to three times while it fails with a transient problem and is safe to repeat. Rejects with the last problem. */
async function retry<Result>(timeoutMs: number, attempt: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await attempt()
    } catch (error) {
      if (!isTransient(error)) throw error
      await sleep(pause * timeoutMs)
    }
  }
  return attempt()
}

function isTransient(error: unknown): boolean {
  return error instanceof VoximplantProblem && error.mayBeRepeated && transientKinds.includes(error.kind)
}
