import * as v from 'valibot'

/** Stands in `CALLBACK_SECRET` for the one that was generated and is kept in the database. */
export const keptSecret = 'kept'

/**
 * The key behind `whsec_` must be ASCII, because the scenario's `Crypto.hmac_sha256` takes a string whose encoding is
 * not documented (voxengine.md §6).
 */
export const Secret = v.pipe(
  v.string(),
  v.check(
    (value) => value === keptSecret || isAsciiSecret(value),
    `whsec_ and the base64 of 24 to 64 ASCII characters, or the word ${keptSecret}`,
  ),
)

function isAsciiSecret(secret: string): boolean {
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1]
  return encoded !== undefined && /^[\x21-\x7e]{24,64}$/.test(Buffer.from(encoded, 'base64').toString('latin1'))
}
