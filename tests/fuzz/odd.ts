import fc from 'fast-check'

const long = fc
  .tuple(fc.constantFrom('a', 'я', '🦎', '\u0301', '%41', '[', '{"a":', ' ', '1'), fc.constantFrom(10, 300, 3_000, 30_000))
  .map(([text, times]) => text.repeat(times))

/** Text that no form and no speech recogniser should deliver. */
export const oddText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '0',
      '-1',
      '1',
      '2147483647',
      '2147483648',
      '9007199254740993',
      '1e400',
      '1e9',
      'NaN',
      'Infinity',
      '0x10',
      '٣',
      '１２３４',
      '𝟙𝟚',
      'null',
      'undefined',
      'true',
      '[object Object]',
      '__proto__',
      'constructor',
      'toString',
      'a\0b',
      '\0',
      '\ud800',
      'x\udc00y',
      '\ufeff',
      '\u202egnp.exe',
      'İi̇ßﬁ',
      'e\u0301',
      '\u200d',
      '\r\nSet-Cookie: a=b',
      '%',
      '%zz',
      '%00',
      '%C0%AF',
      '%ud800',
      '../../../../etc/passwd',
      '..%2f..%2f',
      "' or 1=1 --",
      '$1',
      '{{7*7}}',
      '${7*7}',
      '<script>alert(1)</script>',
      '</form><hx-partial hx-target="#log">',
      '\\',
      '"',
      '+7',
      '+79160000000',
      '8 916 000-00-00',
    ),
  },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: long },
)

const deep = fc.constantFrom(5, 100, 5_000)

/** A value written as JSON, valid or nearly so. */
export const oddJson = fc.oneof(
  { weight: 3, arbitrary: oddText.map((text) => JSON.stringify(text)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '0',
      '-0',
      '-1',
      '1',
      '1.5',
      '2147483647',
      '2147483648',
      '4294967296',
      '9007199254740993',
      '1e308',
      '1e400',
      '-1e400',
      '1e-400',
      'NaN',
      'Infinity',
      '01',
      '+1',
      '.5',
      '0x1',
      'true',
      'false',
      'null',
      'undefined',
      '[]',
      '{}',
      '[1]',
      '[[1]]',
      '[null]',
      '{"__proto__":{"turn":1}}',
      '"\\ud800"',
      '"\\u0000"',
      '{"constructor":{"prototype":{"a":1}}}',
      '{"toString":1}',
      '{"length":-1}',
      "'x'",
      '"unterminated',
      '"\t"',
      '',
      ',',
      '}',
      '"\\x41"',
      '/**/1',
    ),
  },
  { weight: 1, arbitrary: deep.map((times) => '['.repeat(times) + ']'.repeat(times)) },
  { weight: 1, arbitrary: deep.map((times) => '{"a":'.repeat(times) + '1' + '}'.repeat(times)) },
)

/** From 0 up to 1, evenly distributed: `fc.double` favours the smallest values. */
export const place = fc.noBias(fc.nat(999_999)).map((millionths) => millionths / 1_000_000)
const change = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({ kind: fc.constant('drop' as const), at: place, length: fc.integer({ min: 1, max: 20 }) }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: place,
    length: fc.integer({ min: 1, max: 200 }),
    times: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({ kind: fc.constant('insert' as const), at: place, bytes: fc.uint8Array({ minLength: 1, maxLength: 30 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: place, bytes: oddText.map((text) => Buffer.from(text)) }),
)

type Change = typeof change extends fc.Arbitrary<infer One> ? One : never

/** Returns a function that damages bytes; most of the time it changes nothing. */
export const damage: fc.Arbitrary<(bytes: Buffer) => Buffer> = fc
  .oneof(
    { weight: 5, arbitrary: fc.constant<Change[]>([]) },
    { weight: 1, arbitrary: fc.array(change, { minLength: 1, maxLength: 3 }) },
  )
  .map((changes) => (bytes) => changes.reduce(damaged, bytes))

function damaged(bytes: Buffer, change: Change): Buffer {
  const at = Math.floor(change.at * bytes.length)
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  switch (change.kind) {
    case 'flip':
      return Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ (1 << change.bit) : byte)))
    case 'cut':
      return before
    case 'drop':
      return Buffer.concat([before, after.subarray(change.length)])
    case 'repeat':
      return Buffer.concat([before, ...Array.from({ length: change.times }, () => after.subarray(0, change.length)), after])
    case 'insert':
      return Buffer.concat([before, change.bytes, after])
  }
}
