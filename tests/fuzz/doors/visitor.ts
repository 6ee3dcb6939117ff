import fc from 'fast-check'
import { addressOf } from '../../../views/assets/assets.ts'
import { adopt } from '../ground.ts'
import { place } from '../odd.ts'
import { around, headers, type Headers, headerValue, request } from '../request.ts'
import { type Attempt, type Door, phone } from './door.ts'
import { type Body, form } from './form.ts'

const question = fc.integer({ min: 0, max: 15 }).map(String)

/** mostly the token of an existing visit */
type Whose = { kind: 'of'; at: number } | { kind: 'none' } | { kind: 'odd'; value: string }
const whose: fc.Arbitrary<Whose> = fc.oneof(
  { weight: 8, arbitrary: place.map((at): Whose => ({ kind: 'of', at })) },
  { weight: 1, arbitrary: fc.constant<Whose>({ kind: 'none' }) },
  { weight: 1, arbitrary: headerValue.map((value): Whose => ({ kind: 'odd', value })) },
)

const pages = [
  '/',
  '/demo',
  '/demo?campaign=nowhere',
  '/c/nowhere',
  '/look/abc.css',
  '/visits/new',
  '/conversation',
  '/chat',
  '/chat?theme=dark&motion=calm',
  '/c/nowhere/chat',
  '/healthz',
  '/readyz',
  '/metrics',
  '/socket',
  '/socket?after=0',
  addressOf('chat.css'),
  addressOf('chat/chat.js'),
  '/static/0/htmx.js',
  '/pictures/abc',
  '/pictures/',
  '/phone',
  '/operator',
  '/static/',
  '/static/0/../../package.json',
  '/static/0/%2e%2e/%2e%2e/package.json',
  '/favicon.ico',
  '/answers',
  '/visits',
  '/commands',
]

const reading = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'POST'),
    target: around(pages),
    headers,
    whose,
  })
  .map(({ method, target, headers, whose }): Attempt => ({ slot }) => ({
    pieces: [
      request(
        method,
        target,
        [...headers, ...token(whose, slot)],
        ['PUT', 'PATCH', 'POST', 'DELETE'].includes(method) ? Buffer.alloc(0) : null,
      ),
    ],
    isHead: method === 'HEAD',
    isWhole: true,
  }))

/** Usually opens a new visit, for which later inputs act. */
const giving = fc
  .record({
    phone,
    agrees: fc.integer({ min: 0, max: 9 }),
    headers,
    made: fc.uint8Array({ minLength: 24, maxLength: 24 }).map((bytes) => Buffer.from(bytes).toString('base64url')),
    isNew: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    whose,
  })
  .chain((given) =>
    form({ phone: fc.constant(given.phone), consent: fc.constant('CONSENT') }).map((body): Attempt => (ground) => ({
      pieces: [
        request(
          'POST',
          '/visits',
          [
            ...given.headers,
            ...body.headers,
            ...token(given.isNew ? { kind: 'odd', value: given.made } : given.whose, ground.slot),
          ],
          agreed(body, ground.version),
        ),
      ],
      isWhole: true,
      learn: (response) => given.isNew && adopt(ground, { phone: given.phone, token: given.made }, response),
    })),
  )

const answering = posting(
  '/answers',
  form({ question, answer: fc.constantFrom('дедлайн', 'пингвин', 'повтори', 'подсказка', 'пропустить', 'колл-центр') }),
)
const pressing = posting('/commands', form({ question, command: fc.constantFrom('repeat', 'hint', 'skip') }))
const hangingUp = posting('/hang-ups', form({}))
const asking = posting('/callbacks', form({}))
const callingOff = posting('/callbacks', form({}), 'DELETE')

function posting(target: string, body: fc.Arbitrary<Body>, method = 'POST'): fc.Arbitrary<Attempt> {
  return fc
    .record({ body, headers, whose, target: around([target, target, target]) })
    .map(({ body, headers, whose, target }): Attempt => ({ slot }) => ({
      pieces: [request(method, target, [...headers, ...body.headers, ...token(whose, slot)], body.body)],
      isWhole: true,
    }))
}

export const visitor: Door = {
  name: 'the visitor’s door',
  share: 40,
  connections: 6,
  attempts: fc.oneof(
    { weight: 6, arbitrary: reading },
    { weight: 4, arbitrary: giving },
    { weight: 5, arbitrary: answering },
    { weight: 3, arbitrary: pressing },
    { weight: 1, arbitrary: hangingUp },
    { weight: 1, arbitrary: asking },
    { weight: 1, arbitrary: callingOff },
  ),
}

function token(whose: Whose, slot: (at: number) => { token: string }): Headers {
  const value = whose.kind === 'of' ? slot(whose.at).token : whose.kind === 'odd' ? whose.value : ''
  return value ? [['Pavel-Visit', Buffer.from(value).toString('latin1')]] : []
}

/**
 * Replaces the placeholder by the consent version, which is known only when the input is built. `request` counts the length
 * afterwards.
 */
function agreed({ body }: Body, version: string): Buffer {
  const at = body.indexOf('CONSENT')
  return at < 0 ? body : Buffer.concat([body.subarray(0, at), Buffer.from(version), body.subarray(at + 'CONSENT'.length)])
}
