import type { Board, LiveCall, Outcome } from '../../server/conversation/now/now.ts'
import type { CheckReport } from '../../server/game/game.ts'
import { ru as answers } from './operator.answers.ts'
import { ru as campaigns } from './operator.campaigns.ts'
import { consequences, marks, points } from './operator.check.ru.ts'
import { ru as closing } from './operator.closing.ts'
import { ru as codes } from './operator.codes.ts'
import { ru as figures } from './operator.figures.ts'
import { ru as files } from './operator.files.ts'
import { ru as forget } from './operator.forget.ts'
import { ru as now } from './operator.now.ts'
import { ru as office } from './operator.office.ts'
import { ru as people } from './operator.people.ts'
import { ru as staff } from './operator.staff.ts'
import { ru as unusual } from './operator.unusual.ts'
import { ru as why } from './operator.why.ts'

const plural = new Intl.PluralRules('ru')

const parts: Record<LiveCall['part'], string> = {
  digits: 'Узнаёт код для звонка',
  game: 'Играет',
  code: 'Диктует промокод',
  check: 'Проверяет звонок',
  goodbye: 'Прощается',
}

const lines: Record<LiveCall['line'], string> = {
  open: 'Линия слышит страницу',
  asked: 'Ждём ответа линии…',
  silent: 'Линия не отвечает',
  unreachable: 'Линия страницу не слышит: нет адреса',
}

const outcomes: Record<Outcome['outcome'], string> = {
  talked: 'поговорили',
  unproved: 'сняли, но кода не назвали',
  'called off': 'отменён',
  busy: 'занято',
  'no answer': 'не ответил',
  refused: 'сбросил',
  unavailable: 'недоступен',
  machine: 'автоответчик',
  impossible: 'номер не вызывается',
  'no money': 'нет денег на счёте',
  limit: 'лимит счёта',
  failed: 'не получилось',
  blocked: 'звонить нельзя',
  ceiling: 'норма исчерпана',
}

type Total = NonNullable<Board['use']>['total']

const states: Record<CheckReport['state'], string> = {
  waits: 'Ждём звонка',
  unanswered: 'За десять минут никто не позвонил',
  'under way': 'Звонок проверяется',
  over: 'Проверка закончена',
}

const types: Record<string, string> = {
  'call.started': 'звонок начался',
  'call.answered': 'трубку сняли',
  'turn.started': 'сказал присланное страницей',
  'machine.answered': 'автоответчик',
  'call.examined': 'проверка доложила',
  'call.ended': 'звонок окончен',
  'call.failed': 'звонок не состоялся',
}

export const operatorTexts = {
  language: 'ru' as 'ru' | 'en',
  title: 'Пульт Павла',
  heading: 'Пульт',
  updated: 'Обновлено в',
  zone: (zone: string) => `Время: ${zone}`,
  hidden: 'Номер скрыт',
  none: '—',
  live: {
    heading: 'Сейчас на линии',
    empty: 'Тихо. Павел поправляет галстук.',
    directions: { inbound: 'звонит нам', outbound: 'звоним мы' },
    rings: 'Звонок ещё не принят',
    rebus: (rebus: number, of: number, attempt: number) => `Ребус ${rebus} из\u00a0${of}, попытка ${attempt}`,
    points: (points: number) => `${points}\u00a0${pointsWord(points)}`,
    since: 'На линии',
    says: 'Павел говорит',
    parts,
    lines,
    stop: 'Завершить',
    stopLabel: (number: string) => `Завершить звонок: ${number}`,
    stopping: 'Павел извиняется и кладёт трубку. Игра подождёт.',
    gone: 'Этого звонка уже нет: он закончился сам.',
  },
  callbacks: {
    heading: 'Ждут звонка',
    empty: 'Никто не просил позвонить.',
    place: '№',
    number: 'Номер',
    at: 'Звоним',
    rings: 'звоним сейчас',
    more: (count: number) => `И ещё ${count}.`,
    newest: 'Чем закончилось',
    ended: 'Когда',
    outcome: 'Итог',
    outcomes,
  },
  prizes: { heading: 'Призы', tier: 'Приз', given: 'Выдано', left: 'Осталось', unbounded: 'без предела' },
  use: {
    today: ({ calls, minutes, messages }: Total) =>
      `За сутки: звонки ${calls.used} из\u00a0${calls.most}, минуты ${minutes.used} из\u00a0${minutes.most}, ` +
      `СМС ${messages.used} из\u00a0${messages.most}.`,
    reached: {
      calls: 'Звонки на сегодня кончились (CALLS_PER_DAY). Новые появятся, когда с первых пройдут сутки.',
      minutes: 'Минуты на сегодня кончились (CALL_MINUTES_PER_DAY). Новые появятся, когда с первых звонков пройдут сутки.',
      messages: 'СМС на сегодня кончились (MESSAGES_PER_DAY). Промокоды остаются на экране.',
    },
    addresses: (count: number) => `Сетевых адресов, которые выбрали свою половину звонков: ${count}.`,
  },
  check: {
    heading: 'Проверка первого звонка',
    why: 'Один звонок покажет то, о чём документация Voximplant молчит. Это не игра: следующий звонок, чей бы он ни был, пойдёт на проверку.',
    request: 'Проверить следующий звонок',
    again: 'Проверить ещё раз',
    states,
    call: (number: string) => `Позвоните на\u00a0${number} с\u00a0любого телефона и\u00a0делайте, что попросит Павел. Ждём до`,
    asked: 'Запрошена',
    silent: 'Сценарий ничего не доложил: в облаке он старше сервера. Запустите scenario:deploy.',
    points,
    marks,
    consequences,
  },
  forget,
  unusual,
  staff,
  campaigns,
  files,
  answers,
  closing,
  codes,
  figures,
  now,
  office,
  people,
  unsent: {
    heading: 'Промокоды, которые не дошли',
    send: 'Отправить ещё раз',
    sendLabel: (number: string) => `Отправить ещё раз: промокод на ${number}`,
    sending: 'Промокод отправляется ещё раз.',
    gone: 'Этот промокод отправить нельзя: он уже ушёл, или номер не принимает СМС.',
  },
  ended: {
    when: 'Начало',
    number: 'Номер',
    direction: 'Кто кому',
    seconds: 'Длился',
    hungUp: 'Трубку положил',
    hungUpBy: { pavel: 'Павел', caller: 'собеседник', line: 'никто: пропал звук' },
  },
  call: {
    title: 'Звонок',
    goesOn: 'идёт',
    agreement: {
      name: 'Согласие игрока',
      version: (version: string) => `версия ${version}`,
      proofs: { 'caller ID': 'Номер подтвердил определитель', digits: 'Номер подтвердили цифры в нашем звонке' },
      noProof: 'Номер не подтверждён',
    },
    reason: 'Причина',
    reply: 'От конца речи до голоса Павла',
    replyOf: (median: string, worst: string) => `обычно ${median}, худший ${worst}`,
    confidence: 'Распознавание уверено',
    silences: 'Молчал',
    interrupted: 'перебил Павла',
    interruptions: 'Перебивал Павла',
    interruptionsOf: ({ stops, saidAgain, echoes }: { stops: number; saidAgain: number; echoes: number }) =>
      `раз: ${stops}, из них зря: ${saidAgain}; эхо самого себя: ${echoes}`,
    retried: 'Событий отправлено не с первого раза',
    lost: 'Запросов без ответа',
    times: (count: number) =>
      `${count}\u00a0${{ one: 'раз', few: 'раза', many: 'раз' }[plural.select(count) as 'one' | 'few' | 'many']}`,
    turns: 'Ход за ходом',
    said: 'Павел',
    onPage: 'Ответ пришёл со страницы.',
    nothing: 'Ничего не пришло в ответ.',
    heard: 'Услышал',
    pressed: 'Нажаты клавиши',
    silence: 'Тишина',
    verdicts: { right: 'верно', wrong: 'мимо', hint: 'подсказка', skipped: 'пропуск' },
    sure: (share: string) => `уверенность ${share}`,
    after: (time: string) => `ответ через ${time}`,
    tries: (tries: number) => `попыток ${tries}`,
    lostOf: (lost: number) => `без ответа ${lost}`,
    others: 'О самом звонке',
    types,
  },
  seconds: (ms: number) => `${(ms / 1000).toLocaleString('ru', { maximumFractionDigits: 1 })}\u00a0с`,
  why,
  milliseconds: (ms: number) => `${Math.round(ms)}\u00a0мс`,
}

function pointsWord(points: number) {
  return { one: 'очко', few: 'очка', many: 'очков' }[plural.select(points) as 'one' | 'few' | 'many']
}
