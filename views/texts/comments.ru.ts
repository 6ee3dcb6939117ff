import { oneOf, pick } from './wordings.ts'

const praises = ['Верно', 'Угадали', 'Так и есть', 'Именно', 'Хвост долой', 'Точно', 'Зачтено']
const regrets = ['Увы', 'Жаль', 'Нет', 'Мимо', 'Эх', 'Не то']

/** After a wrong answer there is an easier picture, or the last one. */
const misses = {
  easier: oneOf([
    'Нет. Держите картинку попроще.',
    'Мимо. Рисую понагляднее.',
    'Смело, но нет. Вот картинка полегче.',
    'Не то. Сделаю вид, что не слышал. Вот попроще.',
    'Хладнокровно: нет. Картинка сменилась.',
    'Нет, млекопитающее. Смотрите новую картинку.',
    'Хвост против, я тоже. Вот картинка проще.',
  ]),
  last: oneOf([
    'Опять мимо. Картинка последняя.',
    'Нет. Проще я не нарисую: лапы.',
    'Не то. Это последняя картинка.',
    'Нет, теплокровное. Попытка последняя.',
    'Снова нет. Дальше рисовать некуда.',
    'Метеорит попал, вы нет. Картинка последняя.',
    'Хвост качает: нет. Последняя попытка.',
  ]),
}

const silences = oneOf([
  'Молчание — золото, а очков не даёт. Слово?',
  'Тишина. Так вымерли динозавры. Ваше слово?',
  'Языком я ловлю мух, а слова — ушами. Ещё раз?',
  'Греюсь и жду. Какое слово спрятано?',
  'Терпения у рептилий много. Так какое слово?',
  'Ничего не слышу, даже хвостом. Какое слово?',
  'Моргаю раз в час, могу подождать. Какое слово?',
])

/**
 * What Pavel says about what the caller has said or has not, in Russian. Nobody waits for long on the telephone: each takes at most four
 * seconds with the quiz's `why`, and a rule is told when it is needed. `turn` picks one of several wordings, so that he does not repeat
 * himself.
 */
export const comments = {
  again: (_: { number: number; of: number; attempt: number }) => 'Повторяю для млекопитающих: какое слово спрятано?',
  right: ({ turn, why, worth }: { turn: number; answer: string; why: string; worth: number }) =>
    `${pick(praises, turn)}, плюс ${worth}. ${why}`,
  /** `attempt` counts from 1; `isFirst`: nothing has taught the caller yet what helps */
  wrong: ({ turn, attempt = 1, isFirst = false }: { turn: number; attempt?: number; isFirst?: boolean }) => {
    if (attempt === 1) return isFirst ? 'Мимо. Вот попроще. Помочь? Просите подсказку.' : misses.easier({ turn })
    return isFirst ? 'Нет. Последняя картинка. Или скажите «пропустить».' : misses.last({ turn })
  },
  lastWrong: ({ turn, answer, why }: { turn: number; answer: string; why: string }) =>
    `${pick(regrets, turn)}, это ${answer}. ${why}`,
  hint: oneOf([
    'Подсказка так подсказка. Картинка проще, очков меньше.',
    'Пожалуйста, рисунок для спешащих. Он дешевле.',
    'Даю картинку попроще. Кровь холодная, а душа нет.',
    'Вот проще. Динозавры вымерли без подсказок.',
    'Уговорили. Рисунок легче и дешевле.',
    'Кладу подсказку. Хвостом, но от души.',
    'Проще для вас, дешевле для меня. Смотрите.',
    'Помогаю млекопитающим. Картинка легче.',
    'Есть и полегче. Очков тоже меньше.',
    'Лапа дрогнула, вышло понятнее. Смотрите.',
  ]),
  /** To those who say that they do not know. A word that he has just said himself may be his echo: he says it in another form. */
  offersHint: oneOf([
    'Не беда. Нужна помощь? Просите подсказку.',
    'Я знаю, но молчу. Просите подсказку.',
    'Честное млекопитающее. Просите подсказку.',
    'Динозавры тоже не знали. Просите подсказку.',
    'Бывает. Попытка цела. Просите подсказку.',
  ]),
  noHint: 'Проще уже некуда: отвечайте или скажите «пропустить».',
  skipped: ({ turn, answer, why }: { turn: number; answer: string; why: string }) =>
    `${pick(['Это было', 'Там сидит', 'Итак', 'Вот оно', 'Внутри'], turn)}: ${answer}. ${why}`,
  /** `isFirst`: the caller has said nothing yet in this game */
  silent: ({ turn, isFirst = false }: { turn: number; isFirst?: boolean }) =>
    isFirst ? 'Не слышу. Скажите слово, «повтори» или «правила».' : silences({ turn }),
  howTo: 'Назовите слово. Клавиша два подскажет, три пропустит.',
  unsure: oneOf([
    'Не понял ни слова, а знаю немало. Ещё раз?',
    'Это ответ или вы кашлянули? Назовите слово.',
    'Уши у меня внутри, скажите чётче.',
    'Шум съел всё слово. Повторите, пожалуйста.',
    'Хвост понял, я нет. Ещё раз, пожалуйста.',
    'Слышу дыхание, завидую теплу. Какое слово?',
    'Помехи на линии. Назовите слово ещё раз.',
  ]),
  /** a command that is not sure */
  askBack: {
    repeat: 'Повторить? Скажите: повтори.',
    hint: 'Подсказку? Скажите: подсказка.',
    skip: 'Пропустить? Скажите: пропустить.',
    rules: 'Правила? Скажите: правила.',
    code: 'Продиктовать? Скажите: диктуйте.',
  },
}
