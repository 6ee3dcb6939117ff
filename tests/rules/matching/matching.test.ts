import { describe, expect, test } from 'bun:test'
import type { Expected, Language, Reason } from '../../../server/rules/matching/attempt.ts'
import { match } from '../../../server/rules/matching/match.ts'
import { understand } from '../../../server/rules/matching/matching.ts'
import { spellingKey } from '../../../server/rules/matching/spelling.ts'

const rebus = (answer: string, ...accept: string[]): Expected => ({ answer, accept })

const quizzes: Record<Language, Expected[]> = {
  ru: [
    rebus('дедлайн', 'deadline', 'крайний срок'),
    rebus('колл-центр', 'call-центр', 'call center', 'центр звонков'),
    rebus('релиз', 'release'),
    rebus('баг', 'bug', 'ошибка'),
    rebus('нейросеть', 'нейронная сеть'),
    rebus('ошибка 404', '404'),
    rebus('автоответчик'),
    rebus('подсказка'),
  ],
  en: [
    rebus('deadline', 'дедлайн'),
    rebus('call center', 'call centre'),
    rebus('release'),
    rebus('bug'),
    rebus('voicemail', 'voice mail'),
    rebus('error 404', '404'),
    rebus('hotline'),
    rebus('drag and drop'),
  ],
}

const asked = (answer: string, language: Language) => {
  const current = quizzes[language].find((one) => one.answer === answer) ?? expect.unreachable(`no rebus «${answer}»`)
  return { rebus: current, others: quizzes[language].filter((one) => one !== current), language }
}

const reasonFor = (heard: string, answer: string, language: Language): Reason =>
  match({ heard, ...asked(answer, language) }).reason

const isRight = (heard: string, answer: string, language: Language) => match({ heard, ...asked(answer, language) }).right

describe('Russian: right answers', () => {
  test.each<[string, string, Reason]>([
    ['дедлайн', 'дедлайн', 'accepted spelling'],
    ['ДЕДЛАЙН!!!', 'дедлайн', 'accepted spelling'],
    ['  Дедлайн. ', 'дедлайн', 'accepted spelling'],
    ['дед лайн', 'дедлайн', 'accepted spelling'],
    ['дед-лайн', 'дедлайн', 'accepted spelling'],
    ['дед… лайн!', 'дедлайн', 'accepted spelling'],
    ['deadline', 'дедлайн', 'accepted spelling'],
    ['Dead line', 'дедлайн', 'accepted spelling'],
    ['dedlayn', 'дедлайн', 'accepted spelling'],
    ['dedlajn', 'дедлайн', 'accepted spelling'],
    ['дeдлaйн', 'дедлайн', 'accepted spelling'],
    ['дедла\u0301йн', 'дедлайн', 'accepted spelling'],
    ['крайний срок', 'дедлайн', 'accepted spelling'],
    ['колл центр', 'колл-центр', 'accepted spelling'],
    ['коллцентр', 'колл-центр', 'accepted spelling'],
    ['call центр', 'колл-центр', 'accepted spelling'],
    ['колл эээ центр', 'колл-центр', 'accepted spelling'],
    ['koll-tsentr', 'колл-центр', 'accepted spelling'],
    ['404', 'ошибка 404', 'accepted spelling'],
    ['ошибка четыреста четыре', 'ошибка 404', 'accepted spelling'],
    ['четыре ноль четыре', 'ошибка 404', 'accepted spelling'],
    ['ну', 'дедлайн', 'nothing heard'],
    ['дедлайна', 'дедлайн', 'word form'],
    ['дедлайны', 'дедлайн', 'word form'],
    ['о дедлайне', 'дедлайн', 'word form'],
    ['крайние сроки', 'дедлайн', 'word form'],
    ['колл-центры', 'колл-центр', 'word form'],
    ['в колл-центре', 'колл-центр', 'inside a phrase'],
    ['баги', 'баг', 'word form'],
    ['нейронную сеть', 'нейросеть', 'word form'],
    ['детлайн', 'дедлайн', 'close spelling'],
    ['дедлаин', 'дедлайн', 'close spelling'],
    ['дедлаина', 'дедлайн', 'close spelling'],
    ['дед лай', 'дедлайн', 'close spelling'],
    ['кол-центр', 'колл-центр', 'close spelling'],
    ['kol centr', 'колл-центр', 'close spelling'],
    ['автоатветчик', 'автоответчик', 'close spelling'],
    ['нейро сети', 'нейросеть', 'word form'],
    ['ну это, наверное, колл-центр', 'колл-центр', 'accepted spelling'],
    ['ну, эээ, дедлайн', 'дедлайн', 'accepted spelling'],
    ['по-моему, это дедлайн', 'дедлайн', 'accepted spelling'],
    ['мне кажется что это дедлайн', 'дедлайн', 'accepted spelling'],
    ['Павел, это дедлайн!', 'дедлайн', 'accepted spelling'],
    ['алло, дедлайн', 'дедлайн', 'accepted spelling'],
    ['не знаю, дедлайн?', 'дедлайн', 'accepted spelling'],
    ['не уверена, но дедлайн', 'дедлайн', 'accepted spelling'],
    ['если не ошибаюсь, дедлайн', 'дедлайн', 'accepted spelling'],
    ['мой ответ дедлайн', 'дедлайн', 'accepted spelling'],
    ['дедлайн, точно дедлайн', 'дедлайн', 'accepted spelling'],
    ['дедлайн дедлайн дедлайн', 'дедлайн', 'accepted spelling'],
    ['детлайн, дедлайн', 'дедлайн', 'accepted spelling'],
    ['дедлайн или deadline', 'дедлайн', 'inside a phrase'],
    ['дедлайн, то есть крайний срок', 'дедлайн', 'inside a phrase'],
    ['может быть, дедлайн', 'дедлайн', 'inside a phrase'],
    ['горящий дедлайн', 'дедлайн', 'inside a phrase'],
    ['собака сидит в огне, получается дедлайн', 'дедлайн', 'inside a phrase'],
    ['это когда горят все сроки у программиста дедлайн', 'дедлайн', 'inside a phrase'],
    ['дед, лайн, дедлайн', 'дедлайн', 'accepted spelling'],
    ['дед плюс лайн', 'дедлайн', 'accepted spelling'],
    ['автоответчик колл-центра', 'автоответчик', 'inside a phrase'],
    ['тут нарисован колокол и там ещё офис значит колл-центр', 'колл-центр', 'inside a phrase'],
  ])('%s', (heard, answer, reason) => {
    expect(reasonFor(heard, answer, 'ru')).toBe(reason)
    expect(isRight(heard, answer, 'ru')).toBe(reason !== 'nothing heard')
  })
})

describe('Russian: a negated answer is wrong', () => {
  test.each([
    'не дедлайн',
    'это не дедлайн',
    'Это точно не дедлайн!',
    'точно не дедлайн',
    'только не дедлайн',
    'ну уж не дедлайн',
    'нет, не дедлайн',
    'вряд ли дедлайн',
    'едва ли это дедлайн',
    'не думаю, что это дедлайн',
    'я не думаю что это дедлайн',
    'не может быть, что это дедлайн',
    'не похоже на дедлайн',
    'никакой это не дедлайн',
    'что угодно, но не дедлайн',
    'это не горящий дедлайн',
    'не про дедлайн',
    'дедлайн не подходит',
    'дедлайн, нет',
    'дедлайн? вряд ли',
    'дедлайн, не думаю',
    'дедлайн — неправильно',
    'не релиз и не дедлайн',
    'ни релиз, ни дедлайн',
    'не релиз и дедлайн',
    'не дедлайн, а колл-центр',
    'колл-центр, а не дедлайн',
    'дедлайн нет колл-центр',
    'не детлайн',
    'не deadline',
    'не дед лайн',
  ])('%s', (heard) => {
    expect(reasonFor(heard, 'дедлайн', 'ru')).toBe('negated')
  })

  test.each([
    'не колл-центр, а дедлайн',
    'дедлайн, а не колл-центр',
    'колл-центр, нет, дедлайн',
    'нет, дедлайн',
    'нет это дедлайн',
    'да нет же, дедлайн',
    'не, дедлайн',
    'не дедлайн ли это',
    'а не дедлайн ли?',
    'это не дедлайн случайно?',
    'не иначе как дедлайн',
    'почему бы и не дедлайн',
    'не сомневаюсь, дедлайн',
    'без сомнений дедлайн',
    'дедлайн, или нет?',
    'дедлайн, не так ли?',
  ])('but %s is a guess', (heard) => {
    expect(isRight(heard, 'дедлайн', 'ru')).toBe(true)
  })
})

describe('Russian: a list of guesses is wrong', () => {
  test.each([
    'дедлайн, релиз, баг, колл-центр',
    'дедлайн релиз баг колл-центр',
    'дедлайн или релиз',
    'дедлайн релиз',
    'либо дедлайн, либо колл-центр',
    'может дедлайн, может релиз',
    'дедлайн и баг',
    'дедлайн, собака',
    'собака, дедлайн, огонь',
    'яблоко груша дедлайн',
    'яблоко или дедлайн',
    'это дедлайн или яблоко',
    'то ли дедлайн, то ли яблоко',
    'дедлайн а может быть релиз',
    'горящие сроки, дедлайн, пожарная тревога',
    'ну это дедлайн, наверное, или нейросеть',
    'дедлайн; релиз',
    'дедлайн/релиз',
    'детлайн на колл-центре',
    'дедлайн потом релиз потом баг',
  ])('%s', (heard) => {
    expect(reasonFor(heard, 'дедлайн', 'ru')).toBe('a list of guesses')
  })

  test('the reason names the guesses', () => {
    const found = match({ heard: 'Дедлайн, ну или колл-центр', ...asked('дедлайн', 'ru') })
    expect(found).toEqual({ right: false, reason: 'a list of guesses', guesses: ['дедлайн', 'колл центр'] })
  })
})

describe('Russian: other answers are wrong', () => {
  test.each<[string, string, Reason]>([
    ['колл-центр', 'дедлайн', "another rebus's answer"],
    ['это колл-центр', 'дедлайн', "another rebus's answer"],
    ['ошибка', 'ошибка 404', "another rebus's answer"],
    ['ошибка 404', 'баг', "another rebus's answer"],
    ['ашибка', 'ошибка 404', "another rebus's answer"],
    ['автоответчик колл-центра', 'колл-центр', 'a list of guesses'],
    ['ответчик', 'автоответчик', 'no match'],
    ['ошибка 403', 'ошибка 404', "another rebus's answer"],
    ['бар', 'баг', 'no match'],
    ['бог', 'баг', 'no match'],
    ['рейс', 'релиз', 'no match'],
    ['день', 'дедлайн', 'no match'],
    ['дельфин', 'дедлайн', 'no match'],
    ['центр', 'колл-центр', 'no match'],
    ['собака горит', 'дедлайн', 'no match'],
    ['<script>alert(1)</script>', 'дедлайн', 'no match'],
    ['constructor', 'дедлайн', 'no match'],
    ['__proto__', 'дедлайн', 'no match'],
    ['не релиз', 'дедлайн', 'no match'],
    ['42', 'ошибка 404', 'no match'],
    ['', 'дедлайн', 'nothing heard'],
    ['   ', 'дедлайн', 'nothing heard'],
    ['…?!', 'дедлайн', 'nothing heard'],
    ['эээ ну', 'дедлайн', 'nothing heard'],
  ])('%p for %s: %s', (heard, answer, reason) => {
    expect(reasonFor(heard, answer, 'ru')).toBe(reason)
    expect(isRight(heard, answer, 'ru')).toBe(false)
  })
})

describe('English', () => {
  test.each<[string, string, Reason]>([
    ['deadline', 'deadline', 'accepted spelling'],
    ['Dead line!', 'deadline', 'accepted spelling'],
    ['dead-line', 'deadline', 'accepted spelling'],
    ['дедлайн', 'deadline', 'accepted spelling'],
    ["um, I think it's a deadline", 'deadline', 'accepted spelling'],
    ['I don’t know, deadline?', 'deadline', 'accepted spelling'],
    ["it's the call center, isn't it", 'call center', 'accepted spelling'],
    ['error four zero four', 'error 404', 'accepted spelling'],
    ['drag and drop', 'drag and drop', 'accepted spelling'],
    ['I guess drag and drop', 'drag and drop', 'accepted spelling'],
    ['deadlines', 'deadline', 'word form'],
    ['call centers', 'call center', 'word form'],
    ['releasing', 'release', 'word form'],
    ['dedline', 'deadline', 'close spelling'],
    ['call senter', 'call center', 'close spelling'],
    ['a burning deadline', 'deadline', 'inside a phrase'],
    ['the dog is sitting in a fire so deadline', 'deadline', 'inside a phrase'],
    ['not a call center but a deadline', 'deadline', 'inside a phrase'],
    ['no, deadline', 'deadline', 'inside a phrase'],
    ['call center, no wait, deadline', 'deadline', 'inside a phrase'],
    ["isn't it a deadline?", 'deadline', 'accepted spelling'],
    ['not a deadline', 'deadline', 'negated'],
    ["it isn't a deadline", 'deadline', 'negated'],
    ["it's definitely not the deadline", 'deadline', 'negated'],
    ["I don't think it's a deadline", 'deadline', 'negated'],
    ["it can't be a deadline", 'deadline', 'negated'],
    ["deadline? I don't think so", 'deadline', 'negated'],
    ['anything but a deadline', 'deadline', 'negated'],
    ['neither release nor deadline', 'deadline', 'negated'],
    ['not a release or a deadline', 'deadline', 'negated'],
    ['deadline, no, call center', 'deadline', 'negated'],
    ['not a deadline but a call center', 'deadline', 'negated'],
    ['deadline, release, bug', 'deadline', 'a list of guesses'],
    ['deadline or release', 'deadline', 'a list of guesses'],
    ['a deadline, a fire, a dog', 'deadline', 'a list of guesses'],
    ['maybe deadline maybe hotline', 'deadline', 'a list of guesses'],
    ['hotline', 'deadline', "another rebus's answer"],
    ['dog', 'bug', 'no match'],
    ['bag', 'bug', 'no match'],
    ['um, well', 'deadline', 'nothing heard'],
    ['let me think', 'deadline', 'nothing heard'],
  ])('%s, for %s: %s', (heard, answer, reason) => {
    expect(reasonFor(heard, answer, 'en')).toBe(reason)
  })
})

test('A match records which words matched which spelling, and how closely', () => {
  expect(match({ heard: 'Ну, детлайн…', ...asked('дедлайн', 'ru') })).toEqual({
    right: true,
    reason: 'close spelling',
    matched: 'детлайн',
    spelling: 'дедлайн',
    distance: 1,
  })
  expect(match({ heard: 'собака в огне, это дедлайны', ...asked('дедлайн', 'ru') })).toEqual({
    right: true,
    reason: 'inside a phrase',
    matched: 'дедлайны',
    spelling: 'дедлайн',
    closeness: { by: 'word form' },
  })
  expect(match({ heard: 'call center', ...asked('дедлайн', 'ru') })).toEqual({
    right: false,
    reason: "another rebus's answer",
    matched: 'калл центер',
    spelling: 'call center',
  })
})

describe('An answer that sounds like something else', () => {
  test('may be a greeting or a filler word', () => {
    const hello = { rebus: rebus('алло'), others: [rebus('дедлайн')], language: 'ru' } as const
    expect(match({ heard: 'ну, алло', ...hello }).right).toBe(true)
    expect(match({ heard: 'алло, вы слышите, собака', ...hello }).right).toBe(false)
    expect(match({ heard: 'алло, дедлайн', rebus: rebus('дедлайн'), others: [rebus('алло')], language: 'ru' }).right).toBe(true)
  })

  test('may begin like a negation', () => {
    expect(match({ heard: 'не росеть', ...asked('нейросеть', 'ru') }).right).toBe(true)
  })

  test('may be a command: it answers its own rebus and is a command for any other', () => {
    const heard = 'подсказка'
    expect(understand({ heard, ...asked('подсказка', 'ru') })).toMatchObject({ kind: 'answer', match: { right: true } })
    expect(understand({ heard, ...asked('дедлайн', 'ru') })).toEqual({ kind: 'command', command: 'hint' })
  })

  test('may contain another answer, in which case the longer one is meant', () => {
    const shorter = { rebus: rebus('центр'), others: [rebus('колл-центр')], language: 'ru' } as const
    const longer = { rebus: rebus('колл-центр'), others: [rebus('центр')], language: 'ru' } as const
    const meant = (heard: string) => [match({ heard, ...shorter }).right, match({ heard, ...longer }).right]
    expect(meant('кол центр')).toEqual([false, true])
    expect(meant('это центр')).toEqual([true, false])
  })
})

test('spellingKey tells whether two spellings are the same', () => {
  expect(spellingKey('Колл-центр', 'ru')).toBe(spellingKey('коллцентр', 'ru'))
  expect(spellingKey('дедлайн', 'ru')).not.toBe(spellingKey('дедлайны', 'ru'))
})
