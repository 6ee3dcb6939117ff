import type { DeedReason, GivenBack } from '../../server/game/game.ts'
import type { Oddity, Rates } from '../../server/rules/quiz/quiz.ts'

/** The operator's texts about unusual games and about giving an attempt back. `number` is masked, null when it has been erased. */
export type UnusualTexts = typeof ru

const why: Record<Oddity, string> = {
  'too fast': 'быстрее человека',
  'many wins': 'много призов с этого адреса',
  'many games': 'много игр с этого адреса',
}

const rates: Record<keyof Rates, string> = {
  wins: 'призов',
  fastWins: 'быстрее человека',
  winsOfAddress: 'призов с одного адреса',
  gamesOfAddress: 'игр с одного адреса',
}

const reasons: Record<DeedReason, string> = {
  asked: 'попросил игрок',
  stranger: 'сыграл посторонний',
  unusual: 'необычный выигрыш',
  trouble: 'неполадка у нас',
  other: 'другая',
}

export const ru = {
  heading: 'Необычные игры',
  empty: 'За неделю ничего необычного.',
  lastHour: 'За последний час:',
  rates,
  usual: (most: number) => (most === 0 ? 'обычно ни разу' : `обычно до\u00a0${most}`),
  when: 'Когда',
  number: 'Номер',
  address: 'Адрес',
  seconds: 'Секунд',
  prize: 'Приз',
  why: 'Что странного',
  oddities: why,
  erased: 'стёрт',
  giveBack: 'Вернуть попытку',
  giveBackLabel: (number: string) => `Вернуть попытку: ${number}`,
  attempt: {
    heading: 'Вернуть попытку',
    why: 'Прежняя игра будет не в счёт, её промокод больше не выдаётся: погасите его и в билетной кассе. Номер сможет сыграть снова.',
    label: 'Номер телефона',
    reason: 'Причина',
    reasons,
    submit: 'Вернуть',
    sure: 'Вернуть попытку? Прежняя игра и её промокод будут не в счёт, и передумать уже не получится.',
    noNumber: 'Это не похоже на номер телефона. Проверьте цифры.',
    nothing: (number: string | null) => `${number ?? 'Эта игра'}: попытка не потрачена, возвращать нечего.`,
    done: ({ number, hadCode }: GivenBack) =>
      `${number ?? 'Стёртый номер'}: попытка возвращена. ${hadCode ? 'Промокод больше не действует.' : 'Действующего промокода у игры не было.'}`,
  },
}

export const en: UnusualTexts = {
  heading: 'Unusual games',
  empty: 'Nothing unusual within a week.',
  lastHour: 'In the last hour:',
  rates: {
    wins: 'prizes',
    fastWins: 'faster than a person',
    winsOfAddress: 'prizes from one address',
    gamesOfAddress: 'games from one address',
  },
  usual: (most) => (most === 0 ? 'usually none' : `usually up to ${most}`),
  when: 'When',
  number: 'Number',
  address: 'Address',
  seconds: 'Seconds',
  prize: 'Prize',
  why: 'What is odd',
  oddities: {
    'too fast': 'faster than a person',
    'many wins': 'many prizes from this address',
    'many games': 'many games from this address',
  },
  erased: 'erased',
  giveBack: 'Give the attempt back',
  giveBackLabel: (number) => `Give the attempt back: ${number}`,
  attempt: {
    heading: 'Give an attempt back',
    why: 'The former game will not count, and its promo code is not given out again: cancel it where it is spent, too. The number may play again.',
    label: 'Phone number',
    reason: 'Reason',
    reasons: {
      asked: 'the player asked for it',
      stranger: 'a stranger played with this number',
      unusual: 'an unusual win',
      trouble: 'trouble on our side',
      other: 'another one',
    },
    submit: 'Give back',
    sure: 'Give the attempt back? The game and its promo code become void, for good.',
    noNumber: 'That does not look like a phone number. Check the digits.',
    nothing: (number) => `${number ?? 'This game'}: no attempt is spent, so there is nothing to give back.`,
    done: ({ number, hadCode }) =>
      `${number ?? 'An erased number'}: the attempt is given back. ${hadCode ? 'Its promo code is void.' : 'The game had no promo code.'}`,
  },
}
