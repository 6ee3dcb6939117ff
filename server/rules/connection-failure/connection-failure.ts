/** Why the certificate of the other side is not trusted. */
export type Distrust =
  | 'expired'
  | 'not yet valid'
  /** it vouches for itself, or is signed by somebody whom nobody here knows */
  | 'unknown issuer'
  /** it is made out to another name than the one that was asked for */
  | 'another name'
  | 'revoked'

/** Why a connection did not come about, or gave no answer. */
export type ConnectionFailure =
  | Distrust
  | 'no such host'
  | 'refused'
  | 'timed out'
  /** the other side does not speak TLS, or none that we do */
  | 'no tls'
  | 'broken off'

type Sign = { failure: ConnectionFailure; code: RegExp; words: RegExp }

/** Node's modules and Bun name the cause in the error's code, Deno's `fetch` only in its words. The first sign that fits counts. */
const signs: readonly Sign[] = [
  { failure: 'timed out', code: /^(ETIMEDOUT|CONNECT_TIMEOUT|UND_ERR_CONNECT_TIMEOUT)$/, words: /TimeoutError|timed out/i },
  { failure: 'no such host', code: /^(ENOTFOUND|EAI_\w+|ERR_DNS\w*)$/, words: /failed to lookup|\bdns\b/i },
  { failure: 'expired', code: /^(CERT_HAS_EXPIRED|CRL_HAS_EXPIRED)$/, words: /certificate (has )?expired/i },
  { failure: 'not yet valid', code: /^CERT_NOT_YET_VALID$/, words: /certificate (is )?not (valid )?yet/i },
  {
    failure: 'another name',
    code: /^(ERR_TLS_CERT_ALTNAME_\w+|HOSTNAME_MISMATCH|IP_ADDRESS_MISMATCH)$/,
    words: /not valid for (any )?name|NotValidForName/i,
  },
  { failure: 'revoked', code: /^CERT_REVOKED$/, words: /certificate (is |was )?revoked|: Revoked/i },
  {
    failure: 'unknown issuer',
    code: /^(DEPTH_ZERO_)?SELF_SIGNED_CERT|^UNABLE_TO_(VERIFY|GET_ISSUER)\w*|^(CERT_UNTRUSTED|INVALID_CA|CERT_\w+|ERR_TLS_CERT\w*)$/,
    words: /UnknownIssuer|self.signed|invalid peer certificate|certificate/i,
  },
  {
    failure: 'no tls',
    code: /^(EPROTO|ERR_SSL_\w+)$/,
    words: /TLS handshake|corrupt message|WRONG_VERSION_NUMBER|HandshakeFailure|does not support '?(SSL|TLS)/i,
  },
  {
    failure: 'refused',
    code: /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|FailedToOpenSocket|ConnectionRefused)$/,
    words: /refused|unable to connect|\(Connect\)/i,
  },
]

/** Returns why a connection failed, by what `fetch`, a socket or a driver threw. */
export function failureOf(error: unknown): ConnectionFailure {
  const all = chain(error)
  const codes = all.flatMap((one) => ('code' in one && typeof one.code === 'string' ? one.code : []))
  // The URL is in the message, too, and may hold any word.
  const words = all.map(({ name, message }) => `${name} ${message.replace(/\w+:\/\/\S+/g, '')}`).join(' ')
  const found = signs.find(({ code }) => codes.some((one) => code.test(one))) ?? signs.find((sign) => sign.words.test(words))
  return found?.failure ?? 'broken off'
}

const distrusts: readonly ConnectionFailure[] = ['expired', 'not yet valid', 'unknown issuer', 'another name', 'revoked']

/** Returns whether the other side was reached, and only its certificate stands in the way. */
export function isDistrust(failure: ConnectionFailure): failure is Distrust {
  return distrusts.includes(failure)
}

/** Returns whether a request that failed so may have got to the other side all the same. */
export function mayHaveArrived(failure: ConnectionFailure): boolean {
  return failure === 'timed out' || failure === 'broken off'
}

function chain(error: unknown): Error[] {
  if (error instanceof AggregateError) return [error, ...error.errors.flatMap(chain)]
  return error instanceof Error ? [error, ...chain(error.cause)] : []
}
