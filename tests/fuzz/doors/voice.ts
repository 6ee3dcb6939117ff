import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { follow, type Ground, type Slot } from '../ground.ts'
import { damage, oddJson, oddText, place } from '../odd.ts'
import { address, encoding, type Headers, headerValue, request } from '../request.ts'
import type { Attempt, Door } from './door.ts'

type Tokens = [key: string, json: string][]

const text = (value: unknown) => JSON.stringify(value)
const said = fc
  .constantFrom('дедлайн', 'пингвин', 'повтори', 'подсказка', 'пропустить', '', 'один два три четыре', 'не дедлайн')
  .map(text)
const turn = fc.oneof(
  { weight: 4, arbitrary: fc.constant('TURN') },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 }).map(String) },
)

/** The keys of an event that a scenario reports, each with its value as JSON. */
const happenings: fc.Arbitrary<Tokens> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(turn, said).map(([turn, text]): Tokens => [
      ['type', '"speech.heard"'],
      ['turn', turn],
      ['text', text],
      ['confidence', '0.9'],
    ]),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(turn, fc.constantFrom('"1"', '"2"', '"3"', '"9"', '"9#"', '"1234"', '"*#"', 'DIGITS', 'DIGITS', 'DIGITS'))
      .map(([turn, keys]): Tokens => [
        ['type', '"keys.pressed"'],
        ['turn', turn],
        ['keys', keys],
      ]),
  },
  {
    weight: 1,
    arbitrary: turn.map((turn): Tokens => [
      ['type', '"silence"'],
      ['turn', turn],
    ]),
  },
  {
    weight: 1,
    arbitrary: turn.map((turn): Tokens => [
      ['type', '"turn.started"'],
      ['turn', turn],
    ]),
  },
  { weight: 1, arbitrary: fc.constantFrom<Tokens>([['type', '"call.answered"']], [['type', '"machine.answered"']]) },
  {
    weight: 1,
    arbitrary: fc.constant<Tokens>([
      ['type', '"call.ended"'],
      ['reason', '"hung up"'],
      ['seconds', '12.5'],
      ['by', '"caller"'],
    ]),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Tokens>([
      ['type', '"call.failed"'],
      ['code', '486'],
      ['reason', '"Busy"'],
    ]),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Tokens>([
      ['type', '"call.examined"'],
      ['findings', '{"caller":"a number","keys":"1"}'],
    ]),
  },
  { weight: 1, arbitrary: oddText.map((type): Tokens => [['type', text(type)]]) },
)

/** Who hides the number is asked for the digits of a page. */
const caller = fc.constantFrom('CALLER', 'CALLER', 'CALLER', '"anonymous"', '""', '"79161234567@sip"')
const begin = caller.map((caller) => beginning('"inbound"', '2', caller))
const starting = fc
  .tuple(fc.constantFrom('"inbound"', '"inbound"', '"inbound"', '"outbound"'), fc.constantFrom('2', '2', '2', '1', '3'), caller)
  .map(([direction, version, caller]) => beginning(direction, version, caller))

function beginning(direction: string, version: string, caller: string): Tokens {
  return [
    ['type', '"call.started"'],
    ['direction', direction],
    ['caller', caller],
    ['called', '"78005553535"'],
    ['control', '""'],
    ['version', version],
    ['session', '""'],
  ]
}

const harm = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(9), json: oddJson }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(9) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(9), json: oddJson }),
  fc.record({
    kind: fc.constant('add' as const),
    key: fc.oneof(oddText, fc.constantFrom('before', 'visit', '__proto__', 'turn')),
    json: oddJson,
  }),
  fc.record({
    kind: fc.constant('before' as const),
    json: fc.constantFrom(
      '[{"seq":1,"tries":2,"lost":1}]',
      '[{"seq":1,"tries":-1,"lost":1e9}]',
      '[]',
      `[${'{"seq":1,"tries":1,"lost":0},'.repeat(200)}{}]`,
    ),
  }),
)
type Harm = typeof harm extends fc.Arbitrary<infer One> ? One : never
const harms = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Harm[]>([]) },
  { weight: 3, arbitrary: fc.array(harm, { minLength: 1, maxLength: 3 }) },
)

function harmed(tokens: Tokens, harm: Harm): Tokens {
  const at = 'at' in harm ? harm.at % tokens.length : 0
  switch (harm.kind) {
    case 'replace':
      return tokens.map(([key, json], index) => [key, index === at ? harm.json : json])
    case 'drop':
      return tokens.filter((_, index) => index !== at)
    case 'double':
      return [...tokens, [tokens[at]?.[0] ?? '', harm.json]]
    case 'add':
      return [...tokens, [harm.key, harm.json]]
    case 'before':
      return [...tokens, ['before', harm.json]]
  }
}

/** nearly always right, because only requests that pass the signature check reach the code behind it */
const signing = fc.oneof(
  { weight: 12, arbitrary: fc.constant('right' as const) },
  { weight: 1, arbitrary: fc.constantFrom('another secret', 'old', 'hexadecimal', 'none', 'twice') },
  { weight: 1, arbitrary: headerValue.map((value) => ({ value })) },
)
type Signing = typeof signing extends fc.Arbitrary<infer One> ? One : never

const reporting = fc
  .record({
    at: place,
    begin,
    tokens: fc.oneof({ weight: 5, arbitrary: happenings }, { weight: 1, arbitrary: starting }),
    harms,
    damage,
    encoding,
    signing,
    address,
    seq: fc.oneof(
      { weight: 4, arbitrary: fc.constant('SEQ') },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }).map(String) },
    ),
  })
  .map(({ at, begin, tokens: wanted, harms, damage, encoding, signing, address, seq }): Attempt => (ground) => {
    const slot = ground.slot(at)
    const tokens = slot.turn === 0 ? begin : wanted
    if (tokens[0]?.[1] === '"call.started"') Object.assign(slot, { call: crypto.randomUUID(), seq: 0, turn: 0 })
    const all = harms.reduce(harmed, [['call', text(slot.call)], ['seq', seq], ...tokens] as Tokens)
    const body = damage(Buffer.from(`{${all.map(([key, json]) => `${text(key)}:${filledIn(json, slot)}`).join(',')}}`))
    const encoded = encoding(body)
    const headers: Headers = [
      ['X-Forwarded-For', address],
      ['Content-Type', 'application/json'],
      ...encoded.headers,
      ...signed(signing, encoded.body, ground),
    ]
    return {
      pieces: [request('POST', '/voice/events', headers, encoded.body)],
      isWhole: true,
      learn: (response) => follow(slot, response),
    }
  })

function filledIn(json: string, slot: Slot): string {
  switch (json) {
    case 'SEQ':
      return String(++slot.seq)
    case 'TURN':
      return String(slot.turn)
    case 'DIGITS':
      return text(slot.digits)
    case 'CALLER':
      return text(slot.phone.slice(1))
    default:
      return json
  }
}

function signed(signing: Signing, body: Buffer, { secret }: Ground): Headers {
  const [id, at] = [crypto.randomUUID(), new Date(Date.now() - (signing === 'old' ? 3_600_000 : 0))]
  const right = new Webhook(
    signing === 'another secret' ? `whsec_${Buffer.from('another-secret-altogether').toString('base64')}` : secret,
  ).sign(id, at, body.toString())
  const signature =
    typeof signing === 'object'
      ? Buffer.from(signing.value).toString('latin1')
      : signing === 'hexadecimal'
        ? `v1,${Buffer.from(right.slice(3), 'base64').toString('hex')}`
        : signing === 'twice'
          ? `v1,AAAA ${right} v2,x`
          : right
  return signing === 'none'
    ? []
    : [
        ['webhook-id', id],
        ['webhook-timestamp', String(Math.floor(at.getTime() / 1000))],
        ['webhook-signature', signature],
      ]
}

export const voice: Door = { name: 'the voice door', share: 25, connections: 4, attempts: reporting }
