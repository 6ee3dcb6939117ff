import { readFileSync } from 'node:fs'
import { isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect, type ConnectionOptions } from 'node:tls'
import { ConfigProblem } from '../../config.ts'
import { type DatabaseHost, hostText, type Tls } from '../../rules/database-address/database-address.ts'
import { DatabaseNotReady } from './not-ready.ts'

/** What TLS needs, read from the files that an address names. */
export type Credentials = Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'passphrase'>

/** Reads the files. Throws `ConfigProblem` when one cannot be read. */
export function readCredentials(setting: string, { rootCertificate, certificate, key, passphrase }: Tls): Credentials {
  const read = (parameter: string, path: string) => {
    try {
      return readFileSync(path)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      throw new ConfigProblem(`${setting}: expected a file that can be read in ${parameter}, found ${path} (${code})`)
    }
  }
  return {
    ...(rootCertificate !== null && rootCertificate !== 'system' && { ca: read('sslrootcert', rootCertificate) }),
    ...(certificate !== null && { cert: read('sslcert', certificate) }),
    ...(key !== null && { key: read('sslkey', key) }),
    ...(passphrase !== null && { passphrase }),
  }
}

export type Securing = { setting: string; tls: Tls; credentials: Credentials; connectSeconds: number }

/**
 * Encrypts a connection to PostgreSQL as far as the address wants it and the server offers it. Throws `ConfigProblem` when the server is
 * another one than the address expects, and `DatabaseNotReady` when it does not answer.
 */
export async function secure(socket: Socket, host: DatabaseHost, securing: Securing): Promise<Socket> {
  if (securing.tls.mode === 'disable') return socket
  const offersTls = await asksForTls(socket, host, securing)
  if (offersTls) return encrypt(socket, host, securing)
  if (securing.tls.mode === 'prefer') return socket
  socket.destroy()
  throw new ConfigProblem(
    `${securing.setting}: expected a server with TLS, because of sslmode=${securing.tls.mode}, found one without at ` +
      `${hostText(host)}; switch it on there, or write sslmode=disable where nobody can listen in between`,
  )
}

const request = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])
const [yes, no, failure] = ['S', 'N', 'E']

/** Returns whether the server offers TLS. Whatever is no PostgreSQL gives itself away by its answer. */
export function asksForTls(socket: Socket, host: DatabaseHost, { setting, connectSeconds }: Securing): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer)
      socket.removeAllListeners()
      act()
    }
    const fail = (error: Error) =>
      settle(() => {
        socket.on('error', () => {}).destroy()
        reject(error)
      })
    const notReady = (found: string) =>
      fail(new DatabaseNotReady(`${setting}: no PostgreSQL answers at ${hostText(host)} (${found})`))
    const timer = setTimeout(() => notReady(`something listens and says nothing for ${connectSeconds} s`), connectSeconds * 1000)
    socket.once('error', (error: NodeJS.ErrnoException) => notReady(error.code ?? error.message))
    socket.once('close', () => notReady('it closed the connection'))
    socket.once('data', (data: Buffer) => {
      const answer = data.toString('latin1', 0, 1)
      if (data.length === 1 && (answer === yes || answer === no)) return settle(() => resolve(answer === yes))
      if (answer === failure) return notReady('it refused to say whether it has TLS')
      fail(new ConfigProblem(`${setting}: expected PostgreSQL at ${hostText(host)}, found a server of another kind`))
    })
    socket.write(request)
  })
}

function encrypt(
  socket: Socket,
  host: DatabaseHost,
  { setting, tls: { mode }, credentials, connectSeconds }: Securing,
): Promise<Socket> {
  const { name } = host
  const isChecked = mode === 'verify-ca' || mode === 'verify-full'
  return new Promise((resolve, reject) => {
    const secured = connect({
      socket,
      ...(!isIP(name) && !name.startsWith('/') && { servername: name }),
      ...credentials,
      rejectUnauthorized: isChecked,
      checkServerIdentity: (_, certificate) => (mode === 'verify-full' ? checkServerIdentity(name, certificate) : undefined),
    })
    const fail = (error: Error) => {
      clearTimeout(timer)
      secured.removeAllListeners()
      secured.on('error', () => {}).destroy()
      reject(error)
    }
    const timer = setTimeout(
      () => fail(new DatabaseNotReady(`${setting}: ${hostText(host)} did not finish TLS within ${connectSeconds} s`)),
      connectSeconds * 1000,
    )
    secured.once('error', (error: NodeJS.ErrnoException) => fail(tlsProblem(setting, host, error)))
    secured.once('close', () => fail(new DatabaseNotReady(`${setting}: ${hostText(host)} closed the connection during TLS`)))
    secured.once('secureConnect', () => {
      clearTimeout(timer)
      secured.removeAllListeners()
      resolve(secured)
    })
  })
}

function tlsProblem(setting: string, host: DatabaseHost, { code, message }: NodeJS.ErrnoException): Error {
  const where = hostText(host)
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return new ConfigProblem(
      `${setting}: expected a certificate for ${host.name}, because of sslmode=verify-full, found one for another name at ${where}; ` +
        'write the host as the certificate does, or sslmode=verify-ca',
    )
  if (code !== undefined && /CERT|SIGNATURE|ISSUER/.test(code))
    return new ConfigProblem(
      `${setting}: expected a certificate that can be trusted, found one that cannot at ${where} (${code}); name the file of its ` +
        'authority in sslrootcert, or write sslmode=require',
    )
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ETIMEDOUT')
    return new DatabaseNotReady(`${setting}: ${where} closed the connection during TLS`)
  return new ConfigProblem(
    `${setting}: expected a server whose TLS can be used, found one at ${where} that fails (${code ?? message})`,
  )
}
