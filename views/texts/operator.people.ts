import type { PeopleState, PersonState } from '../../server/conversation/people/people.ts'
import type { Callback } from '../../server/store/store.ts'
import { en as personEn, ru as personRu } from './operator.person.ts'

/** The operator's texts of the page `/operator/people`. Numbers are masked. */
export type PeopleTexts = typeof ru

export type CallbackOutcome = NonNullable<Callback['outcome']>

const plural = new Intl.PluralRules('ru')
const gamesWord = (count: number) => ({ one: 'игра', few: 'игры', many: 'игр' })[plural.select(count) as 'one' | 'few' | 'many']

const filters: Record<PeopleState, string> = {
  all: 'все игры',
  winners: 'с призом',
  playing: 'играют сейчас',
  waiting: 'ждут: звонок прервался',
  prizeless: 'закончили без приза',
  returned: 'попытка возвращена',
  fun: 'играли для души',
  uncalled: 'дали номер, но не позвонили',
}

const states: Record<PersonState, string> = {
  playing: 'играет',
  waiting: 'ждёт звонка',
  won: 'приз получен',
  prizeless: 'без приза',
  revoked: 'приз отозван',
  returned: 'попытка возвращена',
  finished: 'закончена',
}

export const ru = {
  heading: 'Люди',
  find: {
    heading: 'Найти',
    label: 'Номер, его конец или промокод',
    submit: 'Найти',
    number: (number: string) => `Номер ${number}`,
    ending: (digits: string) => `Номера, которые кончаются на\u00a0${digits}`,
    code: (code: string) => `Промокод ${code}`,
    found: (count: number) => `${count}\u00a0${gamesWord(count)}`,
    more: 'Показаны первые 50. Наберите больше цифр.',
    nothing: 'Никого не нашлось.',
    nothingTyped: 'Наберите номер целиком, хотя бы три его последние цифры или промокод.',
    erased: 'Этого человека попросили забыть: от игры остались только очки, номера и разговоров больше нет.',
    free: 'Этот промокод есть в запасе, но ещё никому не выдан.',
    back: 'Все люди',
  },
  list: {
    heading: 'Игры',
    show: 'Кого показать',
    tier: 'Приз',
    anyTier: 'любой',
    submit: 'Показать',
    empty: 'Таких пока нет.',
    older: 'Кто был раньше',
    newest: 'К самым новым',
    when: 'Начало',
    number: 'Номер',
    state: 'Что с игрой',
    points: 'Очки',
    prize: 'Приз',
    code: 'Промокод',
    erased: 'номер стёрт',
    fun: 'для души',
    filters,
    states,
  },
  uncalled: {
    heading: 'Дали номер, но не позвонили',
    when: 'Когда',
    asked: 'Просили позвонить',
    notAsked: 'нет',
    waits: 'ждут звонка',
  },
  tables: {
    heading: 'Таблицы',
    why: 'CSV для Excel и других таблиц. Кто и какую скачал, записывается в журнал.',
    winners: 'Победители, с номерами целиком',
    games: 'Все игры',
    calls: 'Звонки',
  },
  person: personRu,
}

export const en: PeopleTexts = {
  heading: 'People',
  find: {
    heading: 'Find',
    label: 'A number, its end, or a promo code',
    submit: 'Find',
    number: (number) => `Number ${number}`,
    ending: (digits) => `Numbers that end in\u00a0${digits}`,
    code: (code) => `Promo code ${code}`,
    found: (count) => `${count}\u00a0${count === 1 ? 'game' : 'games'}`,
    more: 'These are the first 50. Type more digits.',
    nothing: 'Nobody was found.',
    nothingTyped: 'Type a whole number, at least its last three digits, or a promo code.',
    erased: 'This person was forgotten: only the points of the game are left, and no number and no talk.',
    free: 'This promo code is in stock, and nobody has been given it.',
    back: 'All people',
  },
  list: {
    heading: 'Games',
    show: 'Whom to show',
    tier: 'Prize',
    anyTier: 'any',
    submit: 'Show',
    empty: 'None so far.',
    older: 'Who came before',
    newest: 'To the newest',
    when: 'Began',
    number: 'Number',
    state: 'The game',
    points: 'Points',
    prize: 'Prize',
    code: 'Promo code',
    erased: 'number erased',
    fun: 'for fun',
    filters: {
      all: 'all games',
      winners: 'with a prize',
      playing: 'playing now',
      waiting: 'waiting: the call was lost',
      prizeless: 'finished without a prize',
      returned: 'attempt given back',
      fun: 'played for fun',
      uncalled: 'gave a number, never called',
    },
    states: {
      playing: 'plays',
      waiting: 'waits for a call',
      won: 'has a prize',
      prizeless: 'without a prize',
      revoked: 'prize taken away',
      returned: 'attempt given back',
      finished: 'finished',
    },
  },
  uncalled: {
    heading: 'Gave a number, never called',
    when: 'When',
    asked: 'Asked to be called',
    notAsked: 'no',
    waits: 'waits for the call',
  },
  tables: {
    heading: 'Tables',
    why: 'CSV for Excel and other spreadsheets. The log notes who takes which.',
    winners: 'Winners, with their whole numbers',
    games: 'All games',
    calls: 'Calls',
  },
  person: personEn,
}
