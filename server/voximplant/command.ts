import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { type Credentials, signToken } from './credentials.ts'
import { lacksRole, type ProblemKind, refusalOf, VoximplantProblem } from './problem.ts'
import { refused, send, unexpected } from './send.ts'

/** A command's parameters by Voximplant's own names; a list is sent with semicolons, and what is undefined is not sent. */
export type Parameters = Record<string, string | number | boolean | readonly (string | number)[] | undefined>

/** Gives the parsed reply, or ends in a `VoximplantProblem`. */
export type Command = <Schema extends v.GenericSchema>(
  name: string,
  parameters: Parameters,
  reply: Schema,
) => Promise<v.InferOutput<Schema>>

export type Connection = { apiUrl: string; credentials: Credentials; now: () => Date; patienceMs: number }

const Refused = v.object({ error: v.object({ code: v.number(), msg: v.optional(v.string(), '') }) })
const AccountInfo = v.object({ result: v.object({ account_id: v.number() }) })

/** The way to send commands. */
export function commander(connection: Connection): Command {
  return async (name, parameters, reply) => {
    const answer = await ask(connection, name, formOf(parameters))
    const parsed = v.safeParse(reply, answer)
    if (!parsed.success) throw unexpected(name, parsed.issues)
    return parsed.output
  }
}

function ask(connection: Connection, name: string, form: URLSearchParams): Promise<unknown> {
  return persist(connection.patienceMs, async () => {
    const answer = await once(connection, name, form)
    const parsed = v.safeParse(Refused, answer)
    if (!parsed.success) return answer
    const { code, msg } = parsed.output.error
    const hasNoRole = code === 100 && name !== 'GetAccountInfo' && (await isKeyAccepted(connection))
    throw refused(name, { code, text: msg }, hasNoRole ? lacksRole : refusalOf(code))
  })
}

async function once({ apiUrl, credentials, now, patienceMs }: Connection, name: string, form: URLSearchParams) {
  return send({ apiUrl, name, form, patienceMs, token: await signToken(credentials, now()) })
}

/**
 * Code 100 stands for a wrong key and for a role that is missing (voxengine.md §6). Whose key is right may ask who it is:
 * that this needs no role is not documented in so many words.
 */
async function isKeyAccepted(connection: Connection): Promise<boolean> {
  try {
    const { result } = v.parse(AccountInfo, await once(connection, 'GetAccountInfo', new URLSearchParams()))
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

/** As shares of the patience for one request: half a second and two seconds of the usual ten. */
const pauses = [0.05, 0.2]

/** What may pass by itself within seconds. */
const passing: readonly ProblemKind[] = ['away', 'rate']

/** Tries again, twice at most, what may be repeated and may go better then; ends in the last `VoximplantProblem`. */
export async function persist<Result>(patienceMs: number, attempt: () => Promise<Result>): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await attempt()
    } catch (error) {
      if (!mayPass(error)) throw error
      await sleep(pause * patienceMs)
    }
  }
  return attempt()
}

function mayPass(error: unknown): boolean {
  return error instanceof VoximplantProblem && error.mayBeRepeated && passing.includes(error.kind)
}
