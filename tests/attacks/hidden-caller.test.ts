import { expect, test } from 'bun:test'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'
const invented = ['anonymous', '', '79161234567@sip', '+79161234567;ext=1', '79161234567x2', 'sip:79161234567@example.com']

for (const callerId of invented) {
  test(`a caller ID of «${callerId}» proves nothing: Pavel calls the page’s number instead`, async () => {
    const evening = await opensTheEvening({ callsPerMinute: 600 })
    const visitor = await evening.comes()
    await visitor.givesNumber(phone)
    const caller = evening.telephone.dials(callerId)
    await caller.presses(visitor.digits)
    await caller.hears('перезвоню сам')
    await caller.isDisconnected()
    await visitor.sees('Перезвоню на')
    expect(await games(evening)).toEqual([])
    expect(await callbacksOf(evening)).toMatchObject([{ phone: '+79161234567', endedAt: null }])
  })
}

test('who hides the number and is called back plays the game with the same digits', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const { visitor, caller } = await hides(evening)
  await caller.isDisconnected()
  await evening.comesDue()
  const again = await evening.picksUp(visitor)
  await again.hears('Ребус первый')
  await visitor.isShown('playing')
  expect(await games(evening)).toMatchObject([{ kind: 'prize', phone: '+79161234567' }])
})

test('a stranger’s number is not played away: afterwards its owner plays as if nothing had happened', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  await hides(evening)
  const owner = await evening.comes()
  expect((await owner.givesNumber(phone)).status).toBe(200)
  const caller = evening.telephone.dials('79161234567')
  await caller.presses(owner.digits)
  await caller.hears('Ребус первый')
  await owner.isShown('playing')
})

test('who hides the number only in the second call is called back, and the same game goes on', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  caller.hangsUp()
  await visitor.isShown('lost')
  const hidden = evening.telephone.dials('anonymous')
  await hidden.presses(visitor.digits)
  await hidden.hears('перезвоню сам')
  await hidden.isDisconnected()
  await evening.comesDue()
  const again = await evening.picksUp(visitor)
  await again.hears('это снова вы')
  await visitor.hasPoints(10)
  expect(await games(evening)).toHaveLength(1)
})

test('where nobody can be called, who hides the number plays for fun: no prize, and the attempt is not spent', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await hides(evening)
  await caller.hears('приза не будет')
  await visitor.isShown('playing')
  await visitor.sees('Играем без приза')
  for (const { answer } of evening.quiz.forFun) await caller.says(answer)
  await caller.hears('Попытка цела')
  await caller.isDisconnected()
  await visitor.isShown('finished')
  expect(visitor.code).toBeNull()
  expect(await evening.context.db.query.codes.findMany()).toEqual([])
  const shown = evening.telephone.dials('79161234567')
  await shown.hears('Ребус первый')
  await visitor.isShown('playing')
})

test('a game for fun asks for rebuses that no game for a prize asks for', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await hides(evening)
  await visitor.isShown('playing')
  await caller.says(evening.answerTo(1))
  await caller.hears('Мимо')
  await visitor.hasPoints(0)
})

test('a game for fun that is lost goes on when its player calls again', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await hides(evening)
  await caller.says(evening.quiz.forFun[0]?.answer ?? '')
  await visitor.hasPoints(10)
  caller.hangsUp()
  await visitor.isShown('lost')
  const again = evening.telephone.dials('anonymous')
  await again.presses(visitor.digits)
  await again.hears('это снова вы')
  await visitor.hasPoints(10)
})

test('one browser plays for fun twice a day', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  for (const last of ['приза не будет', 'приза не будет', 'уже наигрались']) {
    const caller = evening.telephone.dials('anonymous')
    await caller.presses(visitor.digits)
    await caller.hears(last)
    if (last === 'приза не будет') {
      for (const { answer } of evening.quiz.forFun) await caller.says(answer)
      await visitor.isShown('finished')
    }
    await caller.isDisconnected()
  }
})

async function hides(evening: Evening) {
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('anonymous')
  await caller.presses(visitor.digits)
  return { visitor, caller }
}

const games = ({ context }: Evening) => context.db.query.participants.findMany()
