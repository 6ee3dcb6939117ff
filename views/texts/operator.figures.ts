import type { FiguresBoard } from '../../server/conversation/figures/figures.ts'
import { figuresEn } from './operator.figures.en.ts'

type Funnel = FiguresBoard['funnel']
type Place = FiguresBoard['standings'][number]['place']
type Judgement = NonNullable<FiguresBoard['comparison']>['outcome']

/** The operator's texts of the page `/operator/figures`. */
export type FiguresTexts = typeof ru

const plural = new Intl.PluralRules('ru')
const counted = (count: number, one: string, few: string, many: string) =>
  `${count}\u00a0${{ one, few, many }[plural.select(count) as 'one' | 'few' | 'many']}`

const steps: Record<keyof Funnel, string> = {
  'launcher seen': 'Увидели кнопку',
  opened: 'Открыли чат',
  'number given': 'Дали номер',
  called: 'Поговорили по телефону',
  inbound: 'Позвонили сами',
  callback: 'Сняли трубку',
  paired: 'Начали игру',
  'first answer': 'Дали первый ответ',
  finished: 'Доиграли до конца',
  'code copied': 'Скопировали промокод',
  'link followed': 'Перешли по ссылке',
  bought: 'Купили билет',
}

const places: Record<Place, string> = {
  'may call': 'Дали номер, ещё могут позвонить',
  'never called': 'Дали номер и не позвонили',
  'not reached': 'Просили позвонить, не взяли трубку',
  'no digits': 'Позвонили, но кода для звонка не назвали',
  'without a page': 'Позвонили, не открыв страницу',
  'no answer': 'Начали и не ответили ни разу',
  left: 'Прервались и не вернулись',
  'may return': 'Прервались, ещё могут вернуться',
  plays: 'Играют сейчас',
  'for fun': 'Доиграли просто так: номер скрыт',
  'no code': 'Доиграли, промокода не досталось',
  'by message': 'Доиграли, промокод ушёл в СМС',
  'not copied': 'Доиграли и не взяли промокод',
  'took the code': 'Взяли промокод',
  'given back': 'Попытка возвращена',
}

export const ru = {
  heading: 'Цифры',
  day: 'День',
  allDays: 'Все дни',
  show: 'Показать',
  countedAt: 'Посчитано в',
  again: 'Считаем заново: страница обновится сама.',
  counting: 'Считаем. Страница обновится сама.',
  countingDays: (days: number) => `Считаем: осталось ${counted(days, 'день', 'дня', 'дней')}. Страница обновится сама.`,
  table: 'Таблица',
  csv: 'Скачать CSV',
  delimiter: ';',
  empty: 'Пока никого. Цифры появятся с первым посетителем.',
  steps,
  funnel: {
    heading: 'Путь до билета',
    description: (given: number, finished: number) => `Номер дали ${given}, до конца доиграли ${finished}.`,
    step: 'Шаг',
    count: 'Сколько',
    share: 'От давших номер',
    looks: 'Первые две строки считают показы, а не людей, и масштаб у них свой.',
    seen:
      'Кнопку браузер запрашивает не чаще раза в пять минут, поэтому показов было не меньше этого числа. ' +
      'Сайты, где скрипт подключён с проверкой целостности, не считаются.',
    copied: 'Промокод могли переписать и от руки: «скопировали» — это те, кто нажал на кнопку.',
    bought: 'Покупки видны, когда о них сообщает билетная касса.',
    forgotten:
      'Кого Павел забыл по сроку или по просьбе, тот остаётся в этих числах, если успел начать игру. ' +
      'Кто дал номер или позвонил, но не сыграл, из них исчезает.',
    back: 'Возвращённые попытки не считаются.',
  },
  days: {
    heading: 'По дням',
    description: (first: string, last: string) => `С ${first} по ${last}: сколько дали номер и сколько доиграли.`,
    newest: (days: number) => `Последние ${counted(days, 'день', 'дня', 'дней')}. Остальные — в CSV.`,
    when: 'Шаг считается в тот день, когда его сделали.',
  },
  standings: {
    heading: 'Где останавливаются',
    description: (left: number) => `Прервались посреди игры и не вернулись: ${left}.`,
    place: 'Где',
    count: 'Сколько',
    places,
    rebus: (rebus: number) => `Из них на ребусе ${rebus}`,
    picture: (rebus: number, attempt: number) => `Ребус ${rebus}, попытка ${attempt}`,
    when: 'День здесь — тот, когда человек дал номер, а если сыграл, то тот, когда началась игра.',
  },
  rebuses: {
    heading: 'Трудность ребусов',
    description: (easiest: string, hardest: string) => `Труднее всех «${hardest}», легче всех «${easiest}».`,
    descriptionOfOne: (rebus: string) => `Пока отвечали только на «${rebus}».`,
    empty: 'На ребусы ещё никто не отвечал.',
    rebus: 'Ребус',
    pictures: ['Трудная', 'Проще', 'Самая простая'],
    solvedAt: ['с первой попытки', 'со второй', 'с третьей'],
    unsolved: 'не решили',
    picture: 'Картинка',
    shown: 'Ответов',
    solved: 'Решили',
    time: 'Время, с',
    silences: 'Тишина',
    hints: 'Подсказки',
    skips: 'Пропуски',
    attempt: 'Попытка',
    verdicts: ['Верно', 'Мимо', 'Подсказка', 'Пропуск'],
    solvedOf: (share: string, games: string) => `${share} из\u00a0${games}`,
    when: 'Сначала самые трудные. Считаются игры, начатые в выбранные дни, и все версии викторины вместе.',
    pages: 'Страницы ребусов',
    page: (page: number, pages: number) => `Страница ${page} из\u00a0${pages}`,
    next: 'Дальше: полегче',
    previous: 'Назад: потруднее',
  },
  times: {
    heading: 'Сколько думают над ответом',
    description: 'Черта — медиана, полоса — половина ответов вокруг неё.',
    unit: 'с',
    quartiles: (lower: string, median: string, upper: string) => `${median}\u00a0с (${lower}–${upper})`,
    median: 'Медиана, с',
    lower: 'Четверть быстрее, с',
    upper: 'Четверть дольше, с',
    when: 'Время идёт с начала вопроса и до ответа; подсказки и пропуски не в счёт.',
  },
  replies: {
    heading: 'Как быстро отвечает Павел',
    description: (median: string, slow: string) => `Половина ответов быстрее ${median}, 95\u00a0% — быстрее ${slow}.`,
    empty: 'Ещё никто не разговаривал с Павлом.',
    summary: (count: number) => `От конца слов собеседника до начала ответа. Измерено ответов: ${count}.`,
    median: 'Медиана',
    slow: '95\u00a0% быстрее',
    from: 'От, мс',
    count: 'Ответов',
    longer: 'и дольше',
  },
  comparison: {
    heading: 'Сравнить',
    why: 'Два ребуса или две версии викторины: правда ли один труднее другого, или так совпало.',
    one: 'Первое',
    other: 'Второе',
    choose: 'Выберите',
    rebuses: 'Ребусы',
    inVersions: 'Ребусы по версиям',
    versions: 'Версии',
    submit: 'Сравнить',
    few: 'Сравнивать пока нечего: нужны ответы хотя бы на два ребуса.',
    wrong: 'Выберите два разных ребуса или две разные версии.',
    version: (version: number) => `Версия ${version}`,
    inVersion: (rebus: string, version: number) => `${rebus}, версия ${version}`,
    what: 'Что',
    solved: 'Решили',
    perGame: 'Решено за игру',
    time: 'Медиана времени',
    seconds: (seconds: string) => `${seconds}\u00a0с`,
    outcome: (judgement: Judgement) => `Доля решивших. ${judged(judgement)}`,
    outcomePerGame: (judgement: Judgement) => `Решено за игру. ${judged(judgement)}`,
    times: (judgement: Judgement) => `Время на ответ. ${judged(judgement)}`,
    how: 'Доли сравнивает точный тест Фишера, время и число решённых — тест Манна — Уитни.',
    paired: 'Часть людей отвечала на оба ребуса; тест этого не знает и потому скорее осторожен.',
  },
}

function judged(judgement: Judgement): string {
  if (judgement.verdict === 'too few') return `Данных мало (${judgement.few}), чтобы судить: нужно хотя бы по десять.`
  const often = frequency(judgement.chance)
  return judgement.verdict === 'chance'
    ? `Разница может быть случайной: будь они одинаковы, такая или большая встретилась бы ${often}.`
    : `Разница вряд ли случайна: будь они одинаковы, такая или большая встретилась бы ${often}.`
}

function frequency(chance: number): string {
  if (chance < 0.001) return 'реже, чем раз на тысячу'
  if (chance < 0.01) return `${counted(Math.round(chance * 1000), 'раз', 'раза', 'раз')} на тысячу`
  return `${counted(Math.round(chance * 100), 'раз', 'раза', 'раз')} из ста`
}

export const en: FiguresTexts = figuresEn
