/**
 * Whether the way to the database is encrypted, and whether the server has to prove who it is. `prefer`: encrypted where the server offers
 * that. `rootCertificate`: a file, `system` for those that the runtime trusts, null where nothing is checked. The others are files, too.
 */
export type Tls = {
  mode: 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full'
  rootCertificate: string | null
  certificate: string | null
  key: string | null
  passphrase: string | null
}

type Given = Partial<
  Record<
    'sslmode' | 'ssl' | 'sslrootcert' | 'sslcert' | 'sslkey' | 'sslpassword' | 'sslaccept' | 'channel_binding',
    string | undefined
  >
>

/** What clients write, and what it means. `allow` asks for no more than `prefer`. */
const modes: Record<string, Tls['mode']> = {
  disable: 'disable',
  false: 'disable',
  0: 'disable',
  allow: 'prefer',
  prefer: 'prefer',
  require: 'require',
  'no-verify': 'require',
  true: 'require',
  1: 'require',
  'verify-ca': 'verify-ca',
  'verify-full': 'verify-full',
}

/**
 * Reads what an address says of TLS. Without a word, the way within this machine (`isNear`) is not encrypted, and any other is where the
 * server offers it, as PostgreSQL's own clients do. A root certificate beside `require` is checked against, as theirs do as well.
 */
export function readTls(given: Given, { isNear }: { isNear: boolean }): { tls: Tls; leftOut: string[] } | { problem: string } {
  const word = given.sslmode ?? given.ssl
  const written = word === undefined ? (isNear ? 'disable' : 'prefer') : modes[word]
  const name = given.sslmode === undefined ? 'ssl' : 'sslmode'
  if (!written) return { problem: `expected ${name} to be one of ${expected}, found "${word}"` }
  const mode = strengthened(written, given)
  const isEncrypted = mode !== 'disable' && mode !== 'prefer'
  if (given.channel_binding === 'require' && !isEncrypted)
    return { problem: 'expected sslmode=require or stronger beside channel_binding=require, found less' }
  if ((given.sslcert === undefined) !== (given.sslkey === undefined))
    return { problem: 'expected sslcert and sslkey together, found one of them' }
  return {
    tls: {
      mode,
      rootCertificate: mode.startsWith('verify') ? (given.sslrootcert ?? 'system') : null,
      certificate: given.sslcert ?? null,
      key: given.sslkey ?? null,
      passphrase: given.sslpassword ?? null,
    },
    leftOut: leftOut(given),
  }
}

const expected = 'disable, prefer, require, verify-ca and verify-full'

function strengthened(mode: Tls['mode'], { sslrootcert, sslaccept }: Given): Tls['mode'] {
  if (sslrootcert === 'system') return 'verify-full'
  if (mode !== 'require') return mode
  if (sslaccept === 'strict') return 'verify-full'
  return sslrootcert === undefined ? mode : 'verify-ca'
}

function leftOut({ channel_binding: binding, sslaccept }: Given): string[] {
  const bound =
    binding === 'require'
      ? 'channel_binding=require (the driver has none: only verify-full makes sure of the server)'
      : 'channel_binding'
  return [...(binding === undefined ? [] : [bound]), ...(sslaccept === undefined || sslaccept === 'strict' ? [] : ['sslaccept'])]
}
