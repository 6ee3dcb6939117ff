import { expect, test } from 'bun:test'
import { callbacksOf, opensTheEvening } from '../cast/evening.ts'
import { waitFor } from '../cast/waiting.ts'

const phone = '8 916 123-45-67'

for (const [code, words] of [
  [486, 'Занято'],
  [603, 'Звонок сбросили'],
  [480, 'вне зоны доступа'],
  [404, 'дозвониться нельзя'],
  [402, 'кончились деньги'],
  [403, 'норму звонков'],
] as const) {
  test(`a call that fails with ${code} is explained in the chat, and the visitor can ask again`, async () => {
    const evening = await opensTheEvening({ callsPerMinute: 600 })
    const visitor = await evening.asksToBeCalled(phone)
    const caller = await evening.telephone.rings()
    caller.refuses(code)
    await visitor.sees(words)
    await visitor.sees('Могу набрать ещё раз')
    await visitor.sees('Позвони ещё раз')
    expect(await evening.context.db.query.participants.findMany()).toEqual([])
    if (code === 402 || code === 403) expect(evening.told.join()).toMatch(/money|limits/)
  })
}

test('Pavel stops ringing when nobody picks up', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const caller = await evening.telephone.rings()
  await caller.waits(41)
  await visitor.sees('Трубку никто не взял')
})

for (const words of ['Абонент не может ответить на ваш звонок', 'оставьте сообщение после сигнала']) {
  test(`a call answered by a machine that says «${words}» spends no attempt`, async () => {
    const evening = await opensTheEvening({ callsPerMinute: 600 })
    const visitor = await evening.asksToBeCalled(phone)
    const machine = await evening.telephone.rings()
    machine.answers()
    await machine.says(words)
    await visitor.sees('Ответил автоответчик')
    await machine.isDisconnected()
    await visitor.isShown('waiting')
    expect(await evening.context.db.query.participants.findMany()).toEqual([])
  })
}

test('Pavel hangs up on an answering machine that the engine detects', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 }, { unknowns: { amd: 'present' } })
  const visitor = await evening.asksToBeCalled(phone)
  const machine = await evening.telephone.rings()
  machine.answers('machine')
  await machine.waits(3)
  await visitor.sees('Ответил автоответчик')
  await machine.isDisconnected()
})

test('a call order is given up when no session reports on it', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 }, { script: '' })
  const visitor = await evening.asksToBeCalled(phone)
  // Not the page: nothing corrects it when the reply to the request arrives after the order was pushed.
  await waitFor(
    async () => (await callbacksOf(evening))[0]?.calledAt != null,
    () => 'the order',
  )
  evening.passes(3)
  await evening.sweeps()
  await visitor.sees('Позвонить не вышло')
  expect(evening.told.join()).toContain('never reported')
})

test('two sessions for one order ring one telephone once', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  await evening.telephone.rings()
  const [callback] = await callbacksOf(evening)
  const second = evening.telephone.starts(JSON.stringify({ call: callback?.id, number: callback?.phone, from: '+74951234567' }))
  await second.over
  expect(evening.telephone.emulator.lines.size).toBe(1)
  await visitor.isShown('calling')
})
