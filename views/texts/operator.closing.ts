import type { DeedKind } from '../../server/staff/staff.ts'

/** The operator's texts of the pages `/operator/closing` and `/operator/closing/report`. */
export type ClosingTexts = typeof ru

const rules = new Intl.PluralRules('ru')
const of = (count: number, one: string, few: string, many: string) =>
  `${count.toLocaleString('ru')}\u00a0${{ one, few, many, zero: many, two: few, other: few }[rules.select(count)]}`
const days = (count: number) => of(count, 'день', 'дня', 'дней')

/** The tables that the desk gives out, by their names in the log. */
const tables = {
  people: { name: 'Победители', what: 'Номера, призы, промокоды и согласия: список для билетной кассы.', fades: true },
  games: { name: 'Игры', what: 'Все игры, и те, что ничего не выиграли: когда, сколько очков, чем кончились.', fades: true },
  calls: { name: 'Звонки', what: 'Каждый звонок: когда, сколько длился, чем кончился.', fades: true },
  answers: { name: 'Ответы', what: 'Что отвечали на каждый ребус и что засчитано.', fades: true },
  codes: { name: 'Промокоды', what: 'Каждый промокод: кому выдан, использован ли, отозван ли.', fades: false },
  funnel: { name: 'Путь до билета', what: 'Сколько человек дошло до каждого шага, по дням.', fades: false },
  pictures: { name: 'Ребусы', what: 'Какую картинку угадывали и как быстро.', fades: false },
  log: { name: 'Журнал', what: 'Кто и что делал на пульте.', fades: false },
}

export const ru = {
  heading: 'После конференции',
  link: 'Игра закрыта: подведите итоги',
  way: 'После конференции: что доделать, что скачать',
  left: {
    heading: 'Что доделать',
    done: 'Всё доделано: игра закрыта, хвостов нет.',
    open: 'Игра ещё открыта: новые люди могут начать.',
    paused: 'Игра на паузе, но не закрыта.',
    before: 'Игра ещё не открывалась.',
    close: 'Закрыть игру',
    calls: (count: number) => `Идёт ${of(count, 'звонок', 'звонка', 'звонков')}.`,
    games: (count: number, minutes: number) =>
      `${of(count, 'игра не доиграна', 'игры не доиграны', 'игр не доиграно')}. Без звонка Павел сам посчитает очки через ${of(minutes, 'минуту', 'минуты', 'минут')}.`,
    callbacks: (count: number) => `${of(count, 'человек ждёт', 'человека ждут', 'человек ждут')}, что Павел перезвонит.`,
    unsent: (count: number) => `${of(count, 'сообщение', 'сообщения', 'сообщений')} с промокодом не дошло.`,
    revoked: (count: number) =>
      `${of(count, 'отозванный промокод ещё действует', 'отозванных промокода ещё действуют', 'отозванных промокодов ещё действуют')} в билетной кассе.`,
    withdrawn: (count: number) =>
      `${of(count, 'изъятый промокод ещё действует', 'изъятых промокода ещё действуют', 'изъятых промокодов ещё действуют')} в билетной кассе.`,
    unused: (count: number, tiers: string) =>
      `${of(count, 'промокод не понадобился', 'промокода не понадобились', 'промокодов не понадобилось')}: ${tiers}.`,
    toNow: 'Посмотреть',
    toCodes: 'К промокодам',
    withdraw: 'Изъять',
  },
  export: {
    heading: 'Что скачать, пока не стёрлось',
    tables,
    never: 'Ещё не скачивали.',
    taken: (who: string) => `Скачано: ${who},`,
    fades: 'Номера и слова потом сотрутся.',
    stays: 'Останется.',
    operators: 'Её скачивает только оператор.',
    campaign: 'Кампания целиком',
    campaignWhat: 'Викторина, картинки и настройки, чтобы провести игру ещё раз.',
  },
  kept: {
    heading: 'Когда что сотрётся',
    after: (count: number) => `Номера и разговоры стираются сами через ${days(count)} после игры.`,
    dates: { first: 'Первые', last: 'Последние' },
    nobody: 'Пока стирать нечего: никто не доиграл.',
    stays: 'Остаются очки, выигранные призы, длительность звонков и журнал: в них нет ни номеров, ни слов.',
    never: 'Сами по себе номера и разговоры не стираются: срок не задан.',
    promised: (count: number) =>
      `Согласие этой игры обещает стереть всё через ${days(count)}. Попросите того, кто ведёт сервер, задать RETENTION_DAYS=${count}.`,
    byHand: 'Стереть одного человека можно в любой день: откройте его страницу.',
  },
  report: {
    heading: 'Отчёт',
    what: 'Для печати или для письма: сколько пришло, сыграло и выиграло, какие ребусы трудны, какие призы ушли, кто победил.',
    open: 'Открыть отчёт',
    title: (name: string) => `Отчёт: ${name}`,
    game: (name: string) => `Игра «${name}»`,
    played: 'Играли',
    way: 'Обратно на пульт',
    notPlayed: 'Никто не играл.',
    back: 'Назад',
    print: 'Отправьте страницу на печать или сохраните как PDF.',
    made: 'Составлен',
    counts: {
      heading: 'Сколько людей',
      played: 'начали игру',
      finished: 'доиграли',
      won: 'получили промокод',
    },
    prizes: { heading: 'Призы', tier: 'Приз', given: 'Выдано', spent: 'Использовано', total: 'Всего' },
    funnel: {
      heading: 'Путь до билета',
      step: 'Шаг',
      count: 'Сколько',
      counting: 'Числа ещё считаются: откройте отчёт через минуту ещё раз.',
    },
    rebuses: {
      heading: 'Ребусы',
      hardest: 'Самые трудные',
      easiest: 'Самые лёгкие',
      solved: (share: string, all: number) => `отгадали ${share} из\u00a0${all.toLocaleString('ru')}`,
    },
    putRight: {
      heading: 'Что поправили организаторы',
      nothing: 'Ничего: всё прошло само.',
      deeds: {
        'gave an attempt back': 'вернули попытку',
        'gave another code': 'выдали другой промокод',
        'took a prize away': 'отозвали приз',
        'accepted an answer': 'засчитали ответ',
        'accepted a spelling': 'приняли написание для всех',
        'took over a call': 'вмешались в звонок',
        'stopped a call': 'завершили звонок',
        'sent a code again': 'отправили промокод ещё раз',
        'erased a person': 'стёрли данные человека',
      } as Partial<Record<DeedKind, string>>,
    },
    winners: {
      heading: 'Победители',
      when: 'Когда',
      number: 'Номер',
      points: 'Очки',
      code: 'Промокод',
      erased: 'номер стёрт',
      more: (count: number) => `И ещё ${of(count, 'победитель', 'победителя', 'победителей')}: все они в таблице «Победители».`,
      nobody: 'Никто ещё не выиграл.',
    },
  },
}

const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en')}\u00a0${count === 1 ? one : many}`

export const en: ClosingTexts = {
  heading: 'After the conference',
  link: 'The game is over: wind it up',
  way: 'After the conference: what to finish, what to download',
  left: {
    heading: 'What to finish',
    done: 'Everything is done: the game is closed, and nothing is left over.',
    open: 'The game is still open: new people can begin.',
    paused: 'The game is paused, and not closed.',
    before: 'The game has not opened yet.',
    close: 'Close the game',
    calls: (count) => `${plural(count, 'call')} under way.`,
    games: (count, minutes) =>
      `${plural(count, 'game')} not played to the end. Pavel counts the points by himself after ${plural(minutes, 'minute')} without a call.`,
    callbacks: (count) => `${plural(count, 'person waits', 'people wait')} to be called by Pavel.`,
    unsent: (count) => `${plural(count, 'message')} with a promo code did not arrive.`,
    revoked: (count) => `${plural(count, 'code')} taken back can still be spent at the ticket office.`,
    withdrawn: (count) => `${plural(count, 'code')} taken out of the pool can still be spent at the ticket office.`,
    unused: (count, tiers) => `${plural(count, 'code')} not needed: ${tiers}.`,
    toNow: 'Have a look',
    toCodes: 'To the promo codes',
    withdraw: 'Take them out',
  },
  export: {
    heading: 'What to download before it is erased',
    tables: {
      people: {
        name: 'Winners',
        what: 'Numbers, prizes, promo codes and consents: the list for the ticket office.',
        fades: true,
      },
      games: {
        name: 'Games',
        what: 'All games, with those that won nothing: when they were, their points, how they ended.',
        fades: true,
      },
      calls: { name: 'Calls', what: 'Each call: when it was, how long it took, how it ended.', fades: true },
      answers: { name: 'Answers', what: 'What was answered to each rebus, and what counted.', fades: true },
      codes: { name: 'Promo codes', what: 'Each code: who has it, whether it was spent or taken back.', fades: false },
      funnel: { name: 'The way to a ticket', what: 'How many came to each step, day by day.', fades: false },
      pictures: { name: 'Rebuses', what: 'Which picture was solved, and how fast.', fades: false },
      log: { name: 'Log', what: 'Who did what at the desk.', fades: false },
    },
    never: 'Not downloaded yet.',
    taken: (who) => `Downloaded by ${who},`,
    fades: 'Numbers and words will be erased.',
    stays: 'It stays.',
    operators: 'Only an operator can take it.',
    campaign: 'The whole campaign',
    campaignWhat: 'The quiz, its pictures and the settings, to play the game once more.',
  },
  kept: {
    heading: 'What is erased when',
    after: (count) => `Numbers and conversations are erased by themselves ${plural(count, 'day')} after the game.`,
    dates: { first: 'The first ones', last: 'The last ones' },
    nobody: 'Nothing to erase yet: nobody has played to the end.',
    stays: 'Points, prizes, durations of calls and the log stay: there are no numbers in them, and no words.',
    never: 'Numbers and conversations are not erased by themselves: no time is set.',
    promised: (count) =>
      `The consent of this game promises to erase everything after ${plural(count, 'day')}. Ask whoever runs the server to set RETENTION_DAYS=${count}.`,
    byHand: 'One person can be erased on any day: open their page.',
  },
  report: {
    heading: 'Report',
    what: 'A page or two to print or to send: how many came, played and won, how the rebuses did, which prizes went.',
    open: 'Open the report',
    title: (name) => `Report: ${name}`,
    game: (name) => `The game “${name}”`,
    played: 'Played on',
    way: 'Back to the desk',
    notPlayed: 'Nobody has played.',
    back: 'Back',
    print: 'Print this page, or save it as a PDF.',
    made: 'Made on',
    counts: {
      heading: 'How many people',
      played: 'played',
      finished: 'got to the end',
      won: 'got a promo code',
    },
    prizes: { heading: 'Prizes', tier: 'Prize', given: 'Given', spent: 'Spent', total: 'Total' },
    funnel: {
      heading: 'The way to a ticket',
      step: 'Step',
      count: 'How many',
      counting: 'The figures are still being counted: open the report again in a minute.',
    },
    rebuses: {
      heading: 'Rebuses',
      hardest: 'The hardest',
      easiest: 'The easiest',
      solved: (share, all) => `solved by ${share} of ${all.toLocaleString('en')}`,
    },
    putRight: {
      heading: 'What the organisers put right',
      nothing: 'Nothing: all went by itself.',
      deeds: {
        'gave an attempt back': 'gave an attempt back',
        'gave another code': 'gave another code',
        'took a prize away': 'took a prize away',
        'accepted an answer': 'accepted an answer',
        'accepted a spelling': 'accepted a spelling for everybody',
        'took over a call': 'took over a call',
        'stopped a call': 'ended a call',
        'sent a code again': 'sent a code again',
        'erased a person': 'erased a person',
      },
    },
    winners: {
      heading: 'Winners',
      when: 'When',
      number: 'Number',
      points: 'Points',
      code: 'Promo code',
      erased: 'number erased',
      more: (count) => `And ${plural(count, 'more winner')}: all of them are in the table Winners.`,
      nobody: 'Nobody has won yet.',
    },
  },
}
