import * as v from 'valibot'
import { isHost, isNetwork, isWebOrigin } from '../network-address/network-address.ts'

/** Several values in one setting, separated by commas or spaces. Parses to an array of strings. */
export const List = v.pipe(
  v.string(),
  v.transform((value) => value.split(/[\s,]+/).filter((one) => one !== '')),
)

/** The word that stands in `CALLBACK_SECRET` for the generated secret in the database. */
export const keptSecret = 'kept'

/**
 * A secret that events of calls are signed with: `whsec_` and the base64 of its key, or `kept`. The key must be ASCII, because
 * the scenario's `Crypto.hmac_sha256` takes a string whose encoding is not documented (scenario/voxengine.md §6).
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

/** The origin of a website, without the slash that people copy along. */
export const WebOrigin = v.pipe(
  v.string(),
  v.transform((value) => value.replace(/\/$/, '')),
  v.check(isWebOrigin, 'the origins of websites, such as https://conference.example.com'),
)

const expectedPort = 'a number from 0 to 65535'

/** A whole number from 1 on. */
export const Count = (most: number, things = 'a number') =>
  v.pipe(
    v.string(),
    v.check((value) => /^\d{1,6}$/.test(value) && +value >= 1 && +value <= most, `${things} from 1 to ${most}`),
    v.transform(Number),
  )
/** A port; 0 takes any free one. */
export const Port = v.pipe(v.string(), v.regex(/^\d{1,5}$/, expectedPort), v.transform(Number), v.maxValue(65535, expectedPort))
/** A host to listen on. Parses to it as sockets want it: IPv6 addresses without the brackets of URLs. */
export const Host = v.pipe(
  v.string(),
  v.transform((value) =>
    value
      .trim()
      .replace(/^\[(.*)\]$/, '$1')
      .toLowerCase(),
  ),
  v.check(isHost, 'an address or a name of this machine, without http:// and a port, such as 127.0.0.1'),
)
/** A URL with one of these protocols, as `http:`; `expected` describes it in the refusal. Parses to the text itself. */
const Url = (expected: string, ...protocols: string[]) =>
  v.pipe(
    v.string(),
    v.check((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), expected),
  )
/** A web address, as given. */
export const WebAddress = (example: string) => Url(`an address such as ${example}`, 'http:', 'https:')
/** What the paths of our own routes begin with. Below one of them nobody could tell whether a proxy has taken the prefix away. */
export const ownPaths =
  'answers c callbacks chat commands consent conversation demo embed.js hang-ups healthz metrics news oembed offices operator phone pictures preview prize readyz results rules socket static visits voice'.split(
    ' ',
  )

/** The address of our site, which may have a path. Parses to its origin and that path, without a slash at the end. */
export const PublicUrl = v.pipe(
  WebAddress('https://quiz.example.com or https://example.com/quiz'),
  v.check(
    (value) => !/[@?#]/.test(value),
    'an address without a user name, a question mark or a hash, such as https://example.com/quiz',
  ),
  v.transform((value) => new URL(value)),
  v.check(
    ({ pathname }) => /^(\/[\w.~-]+)*\/*$/.test(pathname),
    'an address whose path has no other signs than Latin letters, digits and . _ ~ -, such as https://example.com/quiz',
  ),
  v.check(
    ({ pathname }) => !ownPaths.includes(pathname.split('/')[1] ?? ''),
    "an address whose path does not begin as one of Pavel's own paths does, such as https://example.com/quiz",
  ),
  v.transform(({ origin, pathname }) => origin + pathname.replace(/\/+$/, '')),
)
/** A telephone number, as people write it. Parses to E.164. */
export const Phone = v.pipe(
  v.string(),
  v.transform((value) => value.replace(/[\s()-]/g, '')),
  v.regex(/^(\+\d{7,15}|8\d{10})$/, 'a number with its country code, such as +78005553535'),
  v.transform((value) => value.replace(/^8(?=\d{10}$)/, '+7')),
)

/** A network in CIDR notation. */
export const Network = v.pipe(v.string(), v.check(isNetwork, 'networks such as 203.0.113.0/24'))
/** A password that is worth one. */
export const Password = v.pipe(v.string(), v.minLength(8, 'at least 8 characters'))
