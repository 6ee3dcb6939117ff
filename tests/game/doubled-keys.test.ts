import { expect, test } from 'bun:test'
import { isDoubled } from '../../server/game/code-shape.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'

test('keys that the line doubles while the digits are asked for cost no try, neither in a call to us nor in our own', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const line = wire(evening.url)
  const { turn } = await line.starts('79990000000')
  const { turn: again } = await line.reports({ type: 'keys.pressed', turn: turn.turn, keys: '4488' })
  expect(again).toMatchObject({ then: 'listen', turn: turn.turn + 1 })
  expect(again.say).toBe(evening.context.spoken.digitsSilent({ most: 4, withNumber: false }))
  const visitor = await evening.asksToBeCalled(phone)
  const called = await evening.telephone.rings()
  called.answers()
  await called.presses('4488')
  await called.hears(evening.context.spoken.callMe.digitsSilent)
  expect((await evening.context.db.query.calls.findMany()).map(({ tries }) => tries)).toEqual([0, 0])
  await called.presses(visitor.digits)
  await visitor.isShown('playing')
})

test('other wrong keys cost a try, the same digit four times among them', async () => {
  const evening = await opensTheEvening()
  const line = wire(evening.url)
  let { turn } = await line.starts('79990000000')
  for (const keys of ['4444', '4848']) ({ turn } = await line.reports({ type: 'keys.pressed', turn: turn.turn, keys }))
  expect((await evening.context.db.query.calls.findMany()).map(({ tries }) => tries)).toEqual([2])
})

test('doubled keys, said on and on, end the call as silence does', async () => {
  const evening = await opensTheEvening()
  const line = wire(evening.url)
  let { turn } = await line.starts('79990000000')
  for (const keys of ['4488', '2211', '3399']) ({ turn } = await line.reports({ type: 'keys.pressed', turn: turn.turn, keys }))
  expect(turn.then).toBe('hang up')
})

test('no code begins as doubled keys do', async () => {
  const evening = await opensTheEvening()
  const drawn = [4, 4, 8, 8, 4, 8, 2, 1]
  const { randomInt } = evening.context
  evening.context.randomInt = (below) => (below === 10 ? (drawn.shift() ?? randomInt(below)) : randomInt(below))
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  expect(visitor.digits).toBe('4821')
  expect(['4488', '44881', '448811', '4477', '44889'].filter(isDoubled)).toHaveLength(5)
  expect(['4444', '4481', '4848', '448', '444411', '448812'].filter(isDoubled)).toEqual([])
})
