import { expect, test } from 'bun:test'
import { opensTheEvening } from './play.ts'

const phone = '8 916 123-45-67'

const wrongNumbers: [string, string, RegExp][] = [
  ['an empty number', '', /Мне нужен номер/],
  ['a number that is too short', '8 916 123', /маловато/],
  ['a name', 'Иван Петрович', /не похоже на номер/],
  ['10,000 digits', '9'.repeat(10_000), /многовато/],
  ['10,000 letters', 'я'.repeat(10_000), /не похоже на номер/],
  ['our own number', '8 800 555-35-35', /мой собственный номер/],
  ['another 8-800 number', '8-800-200-00-00', /мой собственный номер|не бывает/],
  ['an emergency number', '112', /Экстренные службы/],
  ['a number that does not exist', '+7 000 000-00-00', /не бывает/],
  ['a number from abroad', '+49 30 901820', /заграничный/],
]

for (const [what, typed, answer] of wrongNumbers) {
  test(`${what} is answered in the chat, and what was typed stays`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    const response = await visitor.givesNumber(typed)
    expect(response.status).toBe(422)
    await visitor.sees(answer)
    expect(visitor.value('phone')).toBe(typed)
    expect(visitor.cookie).toBe('')
  })
}

for (const spelling of ['89161234567', '+7 (916) 123-45-67', '9161234567', '8-916-123-45-67', '8 495 111 22 33', '７９１６１２３４５６７']) {
  test(`${spelling} is a number`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    expect((await visitor.givesNumber(spelling)).status).toBe(200)
    await visitor.isShown('waiting')
    await visitor.sees('8 800 555-35-35')
    expect(visitor.digits).toMatch(/^\d{4}$/)
  })
}

test('a visitor from abroad is shown the number for abroad, where there is one', async () => {
  const evening = await opensTheEvening({ phoneNumberAbroad: '+74951234567' })
  const visitor = await evening.comes()
  expect((await visitor.givesNumber('+49 30 901820')).status).toBe(200)
  await visitor.sees('+7 495 123-45-67')
  visitor.doesNotSee('8 800')
  visitor.doesNotSee('бесплатный')
})

for (const consent of [null, '', 'an-older-version']) {
  test(`without today's consent (${consent}) the number is not taken`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    expect((await visitor.givesNumber(phone, consent)).status).toBe(422)
    await visitor.sees('Поставьте галочку')
    expect(visitor.value('phone')).toBe(phone)
    expect(await evening.world.db.query.visits.findMany()).toEqual([])
  })
}

test('consent is kept with its version and its time', async () => {
  const evening = await opensTheEvening()
  await (await evening.comes()).givesNumber(phone)
  const [visit] = await evening.world.db.query.visits.findMany()
  expect(visit?.consentVersion).toBe(evening.quiz.consent.version)
  expect(Date.now() - (visit?.consentAt.getTime() ?? 0)).toBeLessThan(60_000)
})

test('a mistyped number can be changed as long as nobody has called', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-66')
  await visitor.sees('Другой номер')
  expect(await (await visitor.gets('/visits/new')).text()).toContain('Ваш номер телефона')
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('79161234567')
  await caller.hears('Ребус первый')
  await visitor.isShown('playing')
})

test('a browser that played another quiz begins this one anew', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  evening.world.quizName = 'next-year'
  const again = await evening.comes(visitor.cookie)
  await again.sees('Ваш номер телефона')
  expect((await again.givesNumber(phone)).status).toBe(200)
  await again.isShown('waiting')
})

test('a number that has played gets the line of the article', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  const another = await evening.comes()
  await another.givesNumber(phone)
  await another.sees('Знакомый номер я вижу на экране моего несуществующего мобильного. Одна попытка в одни руки — таковы правила.')
  expect(another.code).toBeNull()
})

test('a typed answer counts as if spoken, and the caller hears what came of it', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  expect((await visitor.types(evening.answerTo(1))).status).toBe(200)
  await visitor.hasPoints(10)
  await caller.says('пингвин')
  await caller.hears(evening.answerTo(1))
  await visitor.sees('Ребус 2 из 5')
  await visitor.sees('Попытка 1 из 3')
})

const refusedAnswers: [string, string, RegExp | null][] = [
  ['an empty answer', '', /./],
  ['an answer of blanks', '   ', /./],
  ['10,000 characters', 'я'.repeat(10_000), /./],
]

for (const [what, answer] of refusedAnswers) {
  test(`${what} is refused in the chat and costs nothing`, async () => {
    const evening = await opensTheEvening()
    const { visitor } = await evening.plays(phone)
    expect((await visitor.types(answer)).status).toBe(422)
    await visitor.sees('Попытка 1 из 3')
    expect(await evening.world.db.query.answers.findMany()).toEqual([])
  })
}

test('markup in an answer is shown as it was typed, and is nothing but text', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  await visitor.types('<img src=x onerror=alert(1)><hx-partial hx-target="#stage">')
  await visitor.sees('<img src=x onerror=alert(1)><hx-partial hx-target="#stage">')
  await visitor.reloads()
  await visitor.sees('<img src=x onerror=alert(1)>')
  expect(visitor.has('img[src=x]')).toBe(false)
})

for (const [what, question] of [['of the question before', '0'], ['of no question', ''], ['with a question that is a word', 'first']] as const) {
  test(`a form ${what} is stale and counts nothing`, async () => {
    const evening = await opensTheEvening()
    const { visitor, caller } = await evening.plays(phone)
    await caller.says('пингвин')
    await visitor.sees('Попытка 2 из 3')
    expect((await visitor.types(evening.answerTo(1), question)).status).toBe(422)
    expect(visitor.points).toBe(0)
  })
}

test('nobody can type without a call, after hanging up, or without a visit', async () => {
  const evening = await opensTheEvening()
  const stranger = await evening.comes()
  expect((await stranger.types('дедлайн', '0')).status).toBe(422)
  const { visitor, caller } = await evening.plays(phone)
  caller.hangsUp()
  await visitor.isShown('lost')
  expect((await visitor.types(evening.answerTo(1), '0')).status).toBe(422)
  expect(await evening.world.db.query.answers.findMany()).toEqual([])
})

test('a reload, another tab and a hidden tab show the true state at once', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('пингвин')
  await visitor.sees('Попытка 2 из 3')
  visitor.hidesTheTab()
  await caller.says(evening.answerTo(1))
  await caller.hears('Плюс 6 очков')
  const tab = await evening.comes(visitor.cookie)
  expect(tab.points).toBe(6)
  await visitor.showsTheTab()
  await visitor.hasPoints(6)
  await visitor.sees('Ребус 2 из 5')
  const lines = visitor.entries
  await visitor.reloads()
  expect(visitor.entries).toEqual(lines)
  expect(new Set(lines).size).toBe(lines.length)
})

test('a restart of the server in the middle of a game is not noticed', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  const again = await evening.restarts()
  const returned = await again.comes(visitor.cookie)
  expect(returned.points).toBe(10)
  await again.telephone.dials('79161234567').hears('На счету 10 очков')
})

test('the result stays in the browser that played', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  const { code } = visitor
  await visitor.reloads()
  expect(visitor.code).toBe(code)
})

test('a picture cannot be had before its turn, nor by another browser, and is cacheable for ever', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  const first = visitor.picture
  const shown = await visitor.gets(first)
  expect(shown.status).toBe(200)
  expect(shown.headers.get('cache-control')).toContain('immutable')
  await caller.says(evening.answerTo(1))
  await visitor.sees('Ребус 2 из 5')
  const second = visitor.picture
  const { visitor: behind } = await evening.plays('8 916 000-00-01')
  expect(behind.picture).toBe(first)
  expect((await behind.gets(second)).status).toBe(404)
  expect((await (await evening.comes()).gets(first)).status).toBe(404)
})

test('a form of half a megabyte is refused, and the page stays as it is', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  expect((await visitor.givesNumber('9'.repeat(500_000))).status).toBe(413)
  await visitor.sees('Инженеры уже бегут')
  await visitor.sees('Ваш номер телефона')
})

test('forms and sockets of foreign pages are refused', async () => {
  const { url } = await opensTheEvening()
  const form = { method: 'POST', body: new URLSearchParams({ phone }), headers: { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' } }
  expect((await fetch(`${url}/visits`, form)).status).toBe(403)
  const handshake = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': btoa('0123456789abcdef') }
  expect((await fetch(`${url}/socket`, { headers: { ...handshake, Origin: 'https://elsewhere.example' } })).status).toBe(403)
})

test('what goes wrong is told in Pavel’s words, without a trace of why', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  evening.world.db = new Proxy(evening.world.db, { get() { throw new Error('secret 79161234567') } })
  const response = await visitor.givesNumber(phone)
  expect(response.status).toBe(500)
  expect(await response.text()).not.toMatch(/secret|at .*\.ts/)
  expect(evening.reported).toHaveLength(1)
})
