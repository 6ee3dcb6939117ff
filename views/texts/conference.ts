import type { Quiz } from '../../server/rules/quiz/quiz.ts'

/** What people say to Pavel in `bun run rehearse`. */
export type ConferenceWords = {
  /** words that no quiz asks for */
  wrong: Some
  /** by the answer, words that are close to it and are not it */
  near: Record<string, Some>
  commands: Some
  /** what is meant as a command, and is none of those that Pavel knows */
  oddCommands: Some
  complaints: Some
  /** asks for the promo code letter by letter */
  dictate: string
  thanks: string
}

type Some = readonly [string, ...string[]]

const ru: ConferenceWords = {
  wrong: ['самолёт', 'кактус', 'апельсин', 'жираф', 'велосипед', 'пылесос', 'трамвай', 'черепаха', 'крокодил', 'холодильник'],
  near: {
    дедлайн: ['дедлайнер', 'последний срок', 'всё горит', 'сроки горят'],
    пароль: ['пин-код', 'парольчик', 'кодовое слово', 'логин'],
    оператор: ['операторша', 'диспетчер', 'телефонист', 'девушка-оператор'],
    автоответчик: ['голосовая почта', 'автоответ', 'ответчик'],
    'колл-центр': ['контакт-центр', 'центр звонков', 'справочная'],
    'кофе-брейк': ['кофе-пауза', 'перерыв на кофе', 'кофейный перерыв', 'кофе'],
    зарядка: ['зарядное устройство', 'зарядник', 'розетка', 'подзарядка'],
    конференция: ['конфа', 'конференц-зал', 'доклад'],
    'чат-бот': ['робот', 'бот', 'болталка'],
    микрофон: ['микрофончик', 'петличка', 'микро'],
    подкаст: ['радио', 'подкастер', 'передача'],
    нетворкинг: ['знакомства', 'сеть контактов', 'тусовка'],
  },
  commands: ['повтори', 'подсказка', 'пропустить', 'не знаю', 'правила'],
  oddCommands: [
    'покажи ещё одну',
    'давай другую',
    'хватит',
    'что дальше',
    'сколько у меня очков',
    'отмотай назад',
    'поменяй картинку',
    'громче',
  ],
  complaints: [
    'я же правильно сказал',
    'почему не засчитали',
    'вы меня вообще слышите',
    'ну и связь у вас',
    'позовите человека',
    'верните очки',
  ],
  dictate: 'диктуйте',
  thanks: 'спасибо',
}

const en: ConferenceWords = {
  wrong: ['aeroplane', 'cactus', 'orange', 'giraffe', 'bicycle', 'tram', 'turtle', 'crocodile', 'fridge', 'violin'],
  near: {},
  commands: ['repeat', 'hint', 'skip', 'I do not know', 'rules'],
  oddCommands: ['show me another one', 'what comes next', 'how many points do I have', 'go back', 'louder'],
  complaints: [
    'but I said it right',
    'why does it not count',
    'can you hear me at all',
    'get me a human',
    'give me my points back',
  ],
  dictate: 'dictate',
  thanks: 'thank you',
}

/** Returns what people say in this language. */
export const conferenceWordsIn = (language: Quiz['language']): ConferenceWords => ({ ru, en })[language]
