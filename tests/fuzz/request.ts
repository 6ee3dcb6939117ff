import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { oddText } from './odd.ts'

export type Headers = [name: string, value: string][]

/** Builds a request with correct framing, whatever it carries. */
export function request(method: string, target: string, headers: Headers, body: Buffer | null = null): Buffer {
  const length: Headers = body ? [['Content-Length', String(body.length)]] : []
  const lines = [...headers, ...length].map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([
    Buffer.from(`${method} ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n${lines.join('')}\r\n`),
    body ?? Buffer.alloc(0),
  ])
}

/** A value that is legal in a header. */
export const headerValue = oddText.map((text) => text.replace(/[\p{Cc}--[\x80-\x9f]]/gv, ' ').slice(0, 4_000))

/**
 * One of 3,000 addresses (sent through a trusted proxy, `PROXIES=1`), so that rate limits do not shield the routes from the
 * attack.
 */
export const address = fc
  .noBias(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 250 })))
  .map(([network, host]) => `10.0.${network}.${host}`)

const usual: Headers[] = [
  [
    ['HX-Request', 'true'],
    ['Sec-Fetch-Site', 'same-origin'],
  ],
  [
    ['Origin', 'http://127.0.0.1'],
    ['Sec-Fetch-Site', 'same-origin'],
  ],
  [
    ['HX-Request', 'true'],
    ['HX-Current-URL', 'http://127.0.0.1/'],
    ['HX-Target', 'form#composer'],
    ['Sec-Fetch-Site', 'same-origin'],
  ],
]

const odd = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'Accept',
      'Accept-Encoding',
      'Accept-Language',
      'Cookie',
      'Origin',
      'Sec-Fetch-Site',
      'Referer',
      'Range',
      'If-None-Match',
      'If-Modified-Since',
      'HX-Request',
      'HX-Current-URL',
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'Forwarded',
      'Authorization',
      'Content-Encoding',
      'Upgrade',
      'Expect',
      'X-Http-Method-Override',
      'TE',
    ),
    headerValue,
  ),
  fc.constantFrom<[string, string]>(
    ['Accept-Encoding', 'gzip'],
    ['Accept-Encoding', 'br;q=1, *;q=0'],
    ['Accept-Encoding', 'deflate'],
    ['Range', 'bytes=0-0,-1'],
    ['Range', 'bytes=99999-'],
    ['Accept', 'application/json'],
    ['Accept', '*/*;q=NaN'],
    ['Origin', 'null'],
    ['Origin', 'http://evil.example'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['If-None-Match', '*'],
    ['X-Forwarded-For', ''],
    ['X-Forwarded-For', '::1, 999.1.1.1, [::], unknown'],
    ['X-Forwarded-For', '1.1.1.1,'.repeat(300)],
  ),
  fc.tuple(fc.string({ unit: fc.constantFrom(...'abcXYZ-_019'.split('')), minLength: 1, maxLength: 30 }), headerValue),
)

/** The headers of a browser on our page, with a few odd ones among them. */
export const headers: fc.Arbitrary<Headers> = fc
  .tuple(
    address,
    fc.constantFrom(...usual),
    fc.oneof({ weight: 2, arbitrary: fc.constant<Headers>([]) }, { weight: 1, arbitrary: fc.array(odd, { maxLength: 4 }) }),
  )
  .map(([from, common, odd]) => [['X-Forwarded-For', from], ...common, ...odd])

/** Declares gzip or another encoding, and may or may not apply it. */
export const encoding: fc.Arbitrary<(body: Buffer) => { body: Buffer; headers: Headers }> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((body: Buffer) => ({ body, headers: [] as Headers })) },
  {
    weight: 1,
    arbitrary: fc.constant((body: Buffer) => ({ body: gzipSync(body), headers: [['Content-Encoding', 'gzip']] as Headers })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('gzip', 'br', 'deflate', 'identity', 'x')
      .map((name) => (body: Buffer) => ({ body, headers: [['Content-Encoding', name]] as Headers })),
  },
)

const oddPath = fc.oneof(
  oddText.map((text) => text.replace(/[\0-\x20\x7f]/g, '').slice(0, 3_000)),
  fc.webPath(),
  fc.constantFrom(
    '//',
    '/./',
    '/../',
    '/%',
    '/%00',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..\\..',
    '/;',
    '/?',
    '/?%',
    '/?a[]=1&a[]=2',
    '/%ED%A0%80',
    '*',
    '/a'.repeat(900),
  ),
)

/** Mostly one of these paths, else one with an odd suffix, or an odd path. */
export function around(paths: readonly string[]): fc.Arbitrary<string> {
  const known = fc.constantFrom(...paths)
  return fc
    .oneof(
      { weight: 6, arbitrary: known },
      { weight: 1, arbitrary: fc.tuple(known, oddPath).map(([path, more]) => path + more) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(known, fc.constantFrom('?', '?after=', '?a=', '#'), oddPath)
          .map(([path, mark, more]) => path + mark + more),
      },
      { weight: 1, arbitrary: oddPath.map((path) => (path.startsWith('/') ? path : `/${path}`)) },
    )
    .map((path) => Buffer.from(path).toString('latin1'))
}
