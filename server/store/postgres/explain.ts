import { ConfigProblem } from '../../config.ts'
import { hostText } from '../../rules/database-address/database-address.ts'
import { DatabaseNotReady } from './not-ready.ts'
import { quoted } from './quoted.ts'
import type { Place } from './way.ts'

/**
 * Says what the failure to connect to this place means: a `ConfigProblem` where an operator has to act, a `DatabaseNotReady` where waiting
 * may help. Other errors are returned as they are. The server's words may be in any language, so only its codes are understood.
 */
export function explain(error: unknown, { setting, address }: Place): unknown {
  const { code, message } = error as { code?: string; message?: string }
  const { user, database, password, tls, hosts } = address
  const where = hosts.map(hostText).join(', ')
  const words = `«${message}»`
  const refuse = (sentence: string) => new ConfigProblem(`${setting}: ${sentence}`)
  const wait = (sentence: string) => new DatabaseNotReady(`${setting}: ${sentence}`)
  switch (code) {
    case '28P01':
      return refuse(
        `expected the password of the role ${user} at ${where}, found ${password === '' ? 'none' : 'another one, or no such role'}`,
      )
    case '28000':
      return refuse(
        `expected a server that lets ${user} into ${database}, found one at ${where} that does not: ${words}; ` +
          `make that role there, or let pg_hba.conf admit it${tls.mode === 'disable' ? ', or write sslmode=require if it wants TLS' : ''}`,
      )
    case '3D000':
      return refuse(noDatabase(database, where, user))
    case '42501':
    case '42704':
    case '22023':
      return refuse(`expected parameters that the server at ${where} takes, found some that it refuses: ${words}`)
    case '53300':
      return wait(`the server at ${where} has no connection left (${words})`)
    case '55000':
      return wait(`the database ${database} at ${where} takes no connections (${words})`)
    case 'SASL_SIGNATURE_MISMATCH':
      return refuse(`expected a server at ${where} that knows the password of ${user}, found one that only says so`)
    case 'CONNECT_TIMEOUT':
      return wait(`the server at ${where} let nobody in within ${address.connectSeconds} s`)
    case '08P01':
      return ofPooler(message ?? '')
    default:
      return error
  }

  /** A pooler has this one code for all that it says, in English. */
  function ofPooler(said: string) {
    if (/no such database/.test(said)) return refuse(noDatabase(database, where, user))
    if (/no such user/.test(said)) return refuse(`expected a role that the pooler at ${where} knows, found ${user}`)
    if (/unsupported startup parameter|startup options/.test(said))
      return refuse(`expected parameters that the pooler at ${where} takes, found some that it refuses: ${words}`)
    return wait(`the pooler at ${where} cannot reach the database (${words})`)
  }
}

function noDatabase(database: string, where: string, user: string): string {
  return (
    `expected a database that exists, found none with the name ${database} at ${where}; make it there: ` +
    `create database ${quoted(database)} owner ${quoted(user)} encoding 'UTF8' template template0`
  )
}
