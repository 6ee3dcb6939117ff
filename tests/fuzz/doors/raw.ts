import fc from 'fast-check'
import { addressOf } from '../../../views/assets/assets.ts'
import { damage, oddText, place } from '../odd.ts'
import { request } from '../request.ts'
import type { Attempt, Door } from './door.ts'

const formType: [string, string] = ['Content-Type', 'application/x-www-form-urlencoded']
const whole = [
  request('GET', '/', []),
  request('POST', '/answers', [formType], Buffer.from('question=0&answer=x')),
  request('GET', addressOf('chat.css'), [['Accept-Encoding', 'gzip']]),
  request('POST', '/voice/events', [['Content-Type', 'application/json']], Buffer.from('{}')),
  request('HEAD', '/', []),
]

const odd = [
  '\r\n\r\n',
  'GET\r\n\r\n',
  'GET /\r\n\r\n',
  'GET / HTTP/0.9\r\n\r\n',
  'GET / HTTP/2.0\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/9999.1\r\nHost: a\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'GET http://[::1/ HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET //// HTTP/1.1\r\nHost: :::\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: \r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET / HTTP/1.1\r\n Host: a\r\n\r\n',
  'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
  'TRACE / HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.1\nHost: a\n\n',
  'GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n',
  'G\0T / HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET /\xff\xfe HTTP/1.1\r\nHost: \xff\r\n\r\n',
  'get / http/1.1\r\nhost: a\r\n\r\n',
  `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`,
  `GET / HTTP/1.1\r\nHost: a\r\n${'X: a\r\n'.repeat(3_000)}\r\n`,
  `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'pavel=x; '.repeat(1_500)}\r\n\r\n`,
  'POST /answers HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n',
  'POST /answers HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n',
  'POST /answers HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef',
  'POST /answers HTTP/1.1\r\nHost: a\r\nContent-Length: 1e3\r\n\r\n',
  'POST /answers HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000000\r\n\r\nx',
  'POST /answers HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n',
  'POST /answers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n',
  'POST /answers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  'POST /answers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n',
  'POST /answers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n',
  `POST /answers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${'1\r\na\r\n'.repeat(2_000)}0\r\n\r\n`,
  'POST /answers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
  'POST /answers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: identity\r\n\r\nabc',
  'GET / HTTP/1.1\r\nHost: a\r\nConnection: close, keep-alive, upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAAA\r\n\r\n',
  `${'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(100)}`,
].map((text) => Buffer.from(text, 'latin1'))

const bytes = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...odd) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...whole), fc.array(damage, { minLength: 1, maxLength: 4 }))
      .map(([bytes, harms]) => harms.reduce((harmed, harm) => harm(harmed), bytes)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...whole), fc.constantFrom(...odd), fc.constantFrom(...whole))
      .map((all) => Buffer.concat(all)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: oddText.map((text) => Buffer.from(text)) },
)

/** Places, from 0 to 1, at which the bytes are cut; the pieces are sent with pauses between them. */
const cuts = fc.oneof(
  { weight: 5, arbitrary: fc.constant<number[]>([]) },
  { weight: 1, arbitrary: fc.array(place, { minLength: 1, maxLength: 8 }) },
)

export const raw: Door = {
  name: 'bare HTTP',
  share: 10,
  connections: 12,
  attempts: fc
    .record({ bytes, cuts, pauseMs: fc.integer({ min: 0, max: 15 }) })
    .map(({ bytes, cuts, pauseMs }): Attempt => () => ({
      pieces: piecesOf(bytes, cuts),
      pauseMs,
      isWhole: false,
    })),
}

function piecesOf(bytes: Buffer, cuts: number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)), bytes.length].sort((one, other) => one - other)
  return places
    .slice(1)
    .map((end, index) => bytes.subarray(places[index], end))
    .filter((piece) => piece.length > 0)
}
