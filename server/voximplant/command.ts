import * as v from 'valibot'
import type { Credentials } from './credentials.ts'
import { lacksRole, refusalOf } from './refusals.ts'
import { VoximplantProblem } from './problem.ts'
import { persist } from './persist.ts'
import { refused, send, unexpected } from './send.ts'
import { signToken } from './token.ts'

/** A command's parameters by Voximplant's own names; a list is sent with semicolons, and what is undefined is not sent. */
export type Parameters = Record<string, string | number | boolean | readonly (string | number)[] | undefined>

/** Gives the parsed reply, or ends in a `VoximplantProblem`. */
export type Command = <Schema extends v.GenericSchema>(
  name: string,
  parameters: Parameters,
  reply: Schema,
) => Promise<v.InferOutput<Schema>>

export type Connection = { apiUrl: string; credentials: Credentials; now: () => Date; patienceMilliseconds: number }

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
  return persist(connection.patienceMilliseconds, async () => {
    const answer = await once(connection, name, form)
    const parsed = v.safeParse(Refused, answer)
    if (!parsed.success) return answer
    const { code, msg } = parsed.output.error
    const hasNoRole = code === 100 && name !== 'GetAccountInfo' && (await isKeyAccepted(connection))
    throw refused(name, { code, text: msg }, hasNoRole ? lacksRole : refusalOf(code))
  })
}

async function once({ apiUrl, credentials, now, patienceMilliseconds }: Connection, name: string, form: URLSearchParams) {
  return send({ apiUrl, name, form, patienceMilliseconds, token: await signToken(credentials, now()) })
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
