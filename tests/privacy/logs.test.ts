import { afterEach, expect, test } from 'bun:test'
import { opensTheEvening } from '../cast/evening.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { secret, standardQuiz } from '../cast/server.ts'
import { signsIn } from '../cast/staff.ts'
import { type Visitor, visits } from '../cast/visitor.ts'
import { post, started } from '../cast/wire.ts'
import { settingsAfterDeploying } from '../cloud/account.ts'
import { type Cloud, emptyAccount, geographic } from '../cloud/stand-in.ts'
import { freePort } from '../run/port.ts'
import { nobodyCalls } from '../scenario/pavel/set-up.ts'
import { ivan, local, olga, type Person, spellingsOf, talks, ways } from './people.ts'

const operatorPassword = 'open, sesame street'
const pyotr: Person = { phone: '+79265550199', words: ['наверное ёж', 'точно зебра', 'может быть ибис'] }
const anna: Person = { phone: '+79265550288', words: ['наверное кит', 'точно ламантин', 'может быть морж'] }
let cloud: Cloud | undefined

afterEach(async () => {
  await endPrograms()
  await cloud?.close()
  cloud = undefined
})

/** Starts the real program at debug level, connected to an emulated account on this machine. */
async function runs() {
  cloud = await emptyAccount()
  const port = String(await freePort())
  const settings = await settingsAfterDeploying(cloud, {
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    VOXIMPLANT_SMS_FROM: `+${geographic}`,
    OPERATOR_PASSWORD: operatorPassword,
  })
  const program = await launch({ ...settings, PORT: port, LOG_LEVEL: 'debug' })
  await program.prints('server ready')
  const comes = () => visits(program.url)
  return { program, cloud, comes }
}

const tokenOf = ({ token }: Visitor) => token

test('whole games leave no number, word, token, promo code, pairing code or session address in the program’s output', async () => {
  const { program, cloud, comes } = await runs()
  const visitor = await comes()
  await visitor.givesNumber(local(ivan.phone))
  const digits = [visitor.digits]
  await talks(standardQuiz, visitor, cloud.dials(ivan.phone.slice(1)), ivan.words)
  await visitor.sees('Промокод отправил ещё и в СМС')

  const called = await comes()
  await called.givesNumber(local(olga.phone))
  await called.asksToBeCalled()
  ;(await cloud.rings()).refuses(603)
  await called.sees('Позвони ещё раз')

  const proves = await comes()
  await proves.givesNumber(local(anna.phone))
  await proves.asksToBeCalled()
  const rung = await cloud.rings()
  rung.answers()
  digits.push(proves.digits)
  await rung.presses(proves.digits)
  await talks(standardQuiz, proves, rung, anna.words)

  const hidden = await comes()
  await hidden.givesNumber(local(pyotr.phone))
  digits.push(hidden.digits)
  const hides = cloud.dials(null)
  await hides.presses(hidden.digits)
  await hides.hears('перезвоню сам')
  const shows = cloud.dials(pyotr.phone.slice(1))
  await talks(standardQuiz, hidden, shows, pyotr.words)

  await post(program.url, JSON.stringify({ call: 'c', seq: 1, ...started(ivan.phone) }), {
    secret: `whsec_${btoa('somebody else, thirty-two letters')}`,
  })
  await post(program.url, JSON.stringify({ call: 'c', seq: 1, ...started(ivan.phone), direction: ivan.phone }))
  await post(program.url, `{ "caller": "${ivan.phone}`)
  const session = await signsIn(program.url, operatorPassword, { name: 'Пётр Хранитель' })
  await fetch(`${program.url}/operator`, { headers: { cookie: session } })
  program.receives('SIGTERM')
  expect(await program.ends()).toBe(0)

  for (const line of ['game finished', 'message sent', 'callback ended', 'call ended', 'event answered'])
    expect(program.output).toContain(line)
  const people = [ivan, olga, anna, pyotr].flatMap((person) => [...spellingsOf(person), ...person.words])
  const secrets = [
    secret,
    secret.slice(6),
    operatorPassword,
    session.split('=')[1] ?? '',
    'Пётр Хранитель',
    ...[visitor, called, proves, hidden].map(tokenOf),
    ...[visitor, proves, hidden].map(({ code }) => code ?? ''),
  ]
  for (const word of [...people, ...secrets, '/sessions', ...digits.map((one) => `"${one}"`)]) {
    expect(word).not.toBe('')
    expect(program.output).not.toContain(word)
  }
}, 120_000)

test('the scenario’s own log contains no personal data', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 6000 })
  const logs: (readonly string[])[] = []
  const { dials, rings } = evening.telephone
  evening.telephone.dials = (...call) => keeping(dials(...call))
  evening.telephone.rings = async () => keeping(await rings())
  for (const [nth, plays] of Object.values(ways).entries()) {
    await plays(evening, { ...ivan, phone: `+7916123450${nth}`, words: [`зверь ${nth}`, `птица ${nth}`, `рыба ${nth}`] })
  }
  const log = logs.flat().join('\n')
  expect(log).toContain('the call is over')
  expect(log).not.toMatch(/\d{7}|зверь|птица|рыба|sessions|whsec_/)
  expect(log).not.toContain(secret.slice(6))

  function keeping<Party extends { line: { log: readonly string[] } }>(party: Party): Party {
    logs.push(party.line.log)
    return party
  }
}, 60_000)

test('nor does it when everything goes wrong', async () => {
  const half = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: () => new Response(`{ "turn": 1, "say": "Ваш номер ${ivan.phone}`),
  })
  const { telephone } = await nobodyCalls({ url: `http://127.0.0.1:${half.port}/` })
  const caller = telephone.dials(ivan.phone.slice(1))
  await caller.waits(60)
  const session = telephone.starts(`{ "call": "c", "number": "${ivan.phone}" `)
  await caller.waits(60)
  await half.stop(true)
  const log = [...caller.line.log, ...session.log].join('\n')
  expect(log).toContain('the reply is no turn')
  expect(log).toContain('the custom data is no order')
  expect(log).not.toMatch(/\d{7}|Ваш/)
})
