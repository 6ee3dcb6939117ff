import * as v from 'valibot'
import { newId, type Secret } from '../account.ts'
import { command, type Command } from '../command.ts'
import { applicationOf } from '../find.ts'
import { anyText, applicationName, pageOf, paging, text } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { developers } from '../rights.ts'

const longestValue = 8192

/**
 * Commands about an application's secrets, which `VoxEngine.getSecretValue` reads (scenario/voxengine.md §6). The codes of
 * refusals are assumed.
 */
export const secretCommands: Command[] = [
  command(
    'GetSecrets',
    developers,
    { secret_name_part: v.optional(anyText), ...applicationName, ...paging },
    ({ secret_name_part: part = '', ...given }, { account }) => {
      const { secrets } = applicationOf(given, account)
      return pageOf(
        secrets
          .filter(({ name }) => name.includes(part))
          .map(({ id, name, modified }) => ({ secret_id: id, secret_name: name, modified })),
        given,
      )
    },
  ),

  command('GetSecretValue', developers, { secret_name: text, ...applicationName }, ({ secret_name, ...given }, { account }) => {
    const { id, name, value } = secretOf(secret_name, applicationOf(given, account).secrets)
    return { result: [{ secret_id: id, secret_name: name, secret_value: value }] }
  }),

  command(
    'AddSecret',
    developers,
    {
      secret_name: text,
      secret_value: anyText,
      description: v.optional(anyText),
      ...applicationName,
    },
    ({ secret_name: name, secret_value, ...given }, { account, now }) => {
      const { secrets } = applicationOf(given, account)
      if (!/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name)) refuse(496, "The 'secret_name' parameter is invalid.")
      if (secrets.some((secret) => secret.name === name)) refuse(493, "The 'secret_name' is not unique.")
      const secret = { id: newId(account), name, value: shortEnough(secret_value), modified: writeTime(now()) }
      secrets.push(secret)
      return { result: [{ secret_id: secret.id }] }
    },
  ),

  command(
    'SetSecretInfo',
    developers,
    {
      secret_name: text,
      secret_value: v.optional(anyText),
      description: v.optional(anyText),
      ...applicationName,
    },
    ({ secret_name, secret_value, ...given }, { account, now }) => {
      const secret = secretOf(secret_name, applicationOf(given, account).secrets)
      if (secret_value !== undefined) Object.assign(secret, { value: shortEnough(secret_value), modified: writeTime(now()) })
      return { result: 1 }
    },
  ),
]

function secretOf(name: string, secrets: Secret[]): Secret {
  return secrets.find((secret) => secret.name === name) ?? refuse(496, "The 'secret_name' parameter is invalid.")
}

function writeTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
}

function shortEnough(value: string): string {
  return value.length <= longestValue
    ? value
    : refuse(499, `The 'secret_value' parameter length should be less than ${longestValue}.`)
}
