import type { Dial, Stage } from '../../server/conversation/stage.ts'
import type { Quiz } from '../../server/rules/quiz/schema.ts'

const quiet: Stage = {
  etag: '1-gallery',
  path: '/c/allo',
  state: 'waiting',
  mood: 'awake',
  speaks: 0,
  dial: null,
  rebus: null,
  solved: null,
  callback: null,
  remember: null,
  isForFun: false,
  closed: null,
  isOnLine: false,
  points: 0,
  most: 50,
  waitsUntil: null,
  prize: null,
}

const dial: Dial = { shown: '8 800 555-35-35', href: 'tel:+78005553535', isFree: true, digits: '4071' }

/** Returns the stage in every state, by name. */
export function stages(language: Quiz['language']): Record<string, Stage> {
  const words = wordsOf[language]
  const picture = { address: '/pictures/hard.svg', description: words.picture }
  const rebus = { number: 2, of: 5, attempt: 2, worth: 6, question: 2, picture }
  const solved = {
    number: 1,
    answer: words.answer,
    points: 10,
    seconds: 600,
    picture: { address: '/pictures/solved.svg', description: words.solved },
  }
  const tier = { id: '30', atLeast: 32, discount: 30, title: words.prize, spoken: '' }
  const around = { isRevoked: false, spentUntil: '2026-12-01', ticketPrice: words.price, calendar: '/c/allo/conference.ics' }
  const playing: Stage = { ...quiet, state: 'playing', isOnLine: true, rebus, points: 16 }
  const finished: Stage = { ...quiet, state: 'finished', mood: 'triumphant', points: 38 }
  const number = '+7\u00a0916\u00a0···-··-67'
  return {
    waiting: { ...quiet, dial, callback: { kind: 'offered', isAgain: false } },
    queued: {
      ...quiet,
      state: 'queued',
      dial,
      remember: '4071',
      callback: { kind: 'waits', isOwn: true, before: 3, seconds: 40 },
    },
    'not-called': { ...quiet, dial, callback: { kind: 'refused', why: 'ceiling' } },
    'queued-later': {
      ...quiet,
      state: 'queued',
      dial,
      remember: '4071',
      callback: { kind: 'later', isOwn: true, at: new Date('2026-10-15T06:00:00Z'), zone: 'Europe/Moscow' },
    },
    calling: { ...quiet, state: 'calling', mood: 'thinking', remember: '4071', callback: { kind: 'rings', isOwn: true } },
    ringing: { ...quiet, state: 'ringing', dial },
    digits: { ...quiet, state: 'digits', mood: 'listening', dial },
    'digits-called': { ...quiet, state: 'digits', mood: 'listening', remember: '4071' },
    'for-fun': { ...playing, mood: 'listening', isForFun: true },
    'for-fun-over': {
      ...quiet,
      state: 'finished',
      isForFun: true,
      points: 16,
      dial,
      callback: { kind: 'offered', isAgain: false },
    },
    playing: { ...playing, mood: 'listening' },
    talking: { ...playing, mood: 'talking', speaks: 30 },
    thinking: { ...playing, mood: 'thinking' },
    solved: { ...playing, mood: 'triumphant', solved },
    'given-up': { ...playing, mood: 'offended', solved: { ...solved, points: 0 } },
    'solved-briefly': { ...playing, mood: 'talking', speaks: 2, solved: { ...solved, seconds: 2 } },
    lost: {
      ...playing,
      state: 'lost',
      isOnLine: false,
      mood: 'offended',
      dial,
      callback: { kind: 'offered', isAgain: true },
      waitsUntil: new Date('2026-10-14T11:35:00Z'),
    },
    'lost-called': {
      ...playing,
      state: 'lost',
      isOnLine: false,
      mood: 'offended',
      dial,
      remember: '4071',
      callback: { kind: 'waits', isOwn: true, before: 0, seconds: 20 },
      waitsUntil: new Date('2026-10-14T11:35:00Z'),
    },
    'lost-bare': { ...quiet, state: 'lost', mood: 'asleep', dial, waitsUntil: new Date('2026-10-14T11:35:00Z') },
    finished: {
      ...quiet,
      state: 'finished',
      mood: 'triumphant',
      points: 38,
      prize: { tier, code: 'PAVEL-7KQ2-XM4D', message: null, ticketLink: 'https://allo.example.com/tickets', ...around },
    },
    'finished-elsewhere': {
      ...quiet,
      state: 'finished',
      mood: 'awake',
      points: 38,
      prize: { tier, code: null, message: null, ticketLink: 'https://allo.example.com/tickets', ...around },
    },
    'finished-by-message': {
      ...finished,
      prize: { tier, code: null, message: { number, state: 'sent' }, ticketLink: null, ...around },
    },
    'finished-message-failed': {
      ...finished,
      prize: { tier, code: null, message: { number, state: 'failed' }, ticketLink: null, ...around },
    },
    'finished-revoked': {
      ...finished,
      mood: 'awake',
      prize: { tier, code: null, message: null, ticketLink: null, ...around, isRevoked: true },
    },
    'finished-solved': {
      ...quiet,
      state: 'finished',
      mood: 'triumphant',
      points: 38,
      prize: { tier, code: 'PAVEL-7KQ2-XM4D', message: null, ticketLink: 'https://allo.example.com/tickets', ...around },
      solved: { ...solved, seconds: 3 },
    },
    elsewhere: { ...quiet, state: 'elsewhere', mood: 'offended' },
    played: { ...quiet, state: 'played', mood: 'offended' },
  }
}

const wordsOf = {
  ru: {
    picture: 'Собака сидит за столом, вокруг огонь',
    solved: 'Ребус разобран: дед и лайм',
    answer: 'дедлайн',
    prize: 'Скидка 30 %',
    price: '12 000 ₽',
  },
  en: {
    picture: 'A dog at a table, fire all around',
    solved: 'The rebus taken apart: the old man and the lime',
    answer: 'deadline',
    prize: '30% off',
    price: '€120',
  },
}
