const minutesWord = (n: number) => (new Intl.PluralRules('ru').select(n) === 'one' ? 'минуты' : 'минут')
const timeIn = (time: Date, timeZone: string) =>
  new Intl.DateTimeFormat('ru', { timeZone, hour: 'numeric', minute: '2-digit' }).format(time)
const dayIn = (time: Date, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(time)

/** In Russian: what Pavel says about calling and being called, about messages, and in the first-call check. */
export const calling = {
  callMe: {
    asked: 'Позвони мне',
    soon: 'Записал. Держите телефон под рукой: наберу вас, как только подойдёт очередь.',
    afterPause: 'Наберу через минуту: пусть телефон остынет, он-то теплокровный.',
    later: ({ at, now, zone }: { at: Date; now: Date; zone: string }) =>
      `У вас сейчас ${timeIn(now, zone)}: в такое время приличные рептилоиды не звонят. ` +
      `Позвоню ${dayIn(at, zone) === dayIn(now, zone) ? 'сегодня' : 'завтра'} в ${timeIn(at, zone)}.`,
    calledOff: 'Как скажете, не звоню. Захотите сыграть — наберите меня сами.',
  },
  calling: (number: string | null) => `Звоню на номер ${number ?? ''}`.trim(),
  /** why nobody was reached */
  unreached: {
    busy: 'Занято. Кто-то успел раньше меня, хотя у меня и четыре лапы.',
    'no answer': 'Трубку никто не взял. Понимаю: номер незнакомый, а на том конце рептилоид.',
    refused: 'Звонок сбросили. Не обижаюсь: кровь у меня холодная.',
    unavailable: 'Телефон выключен или вне зоны доступа. Я и сам люблю полежать под камнем.',
    machine: 'Ответил автоответчик. Голос приятный, но в ребусах он слаб. Попытку я не засчитал.',
    impossible: 'Телефонная сеть уверяет, что по этому номеру дозвониться нельзя.',
    'no money': 'На моём счету кончились деньги, и звонок не прошёл. Организаторам я уже сообщил.',
    limit: 'Я выбрал норму звонков на сегодня. Организаторам я уже сообщил.',
    failed: 'Позвонить не вышло: помехи на нашей стороне, не на вашей.',
  },
  tryAgain: ({ left }: { left: number }): string =>
    left === 1 ? 'Могу набрать ещё раз, но уже последний.' : 'Могу набрать ещё раз.',
  triedEnough: 'Три попытки — предел вежливости. Теперь ваша очередь: звоните мне сами.',
  lineIsSilent: ({ minutes }: { minutes: number }) =>
    `Линия не отвечает, и игра ждёт. Скажите что-нибудь в трубку или перезвоните в течение ${minutes}\u00a0${minutesWord(minutes)}.`,
  lineIsBack: 'Линия снова отвечает. Продолжаем.',
  sms: {
    text: ({ prize, code }: { prize: string; code: string }) => `Павел: ${prize}. Промокод ${code}. До встречи на конференции!`,
    sent: (phone: string) => `Промокод отправил ещё и в СМС, на номер ${phone}.`,
    failed: 'СМС с промокодом не ушла. Не беда: код у вас на экране, сохраните его.',
    /** where codes go out by message only */
    only: {
      sent: (phone: string) => `Промокод отправил в СМС на номер ${phone}. Больше я его нигде не покажу: берегите сообщение.`,
      failed: (phone: string) =>
        `СМС с промокодом на номер ${phone} не ушла. Выигрыш я записал: напишите организаторам конференции, они пришлют код.`,
    },
  },
  /** the first-call check, said to an operator */
  check: {
    greeting: 'Это проверка связи. Слушайте и не кладите трубку, пока не попрошу.',
    long: 'Эта фраза длинная, и договорить её мне не дадут: посреди неё начнётся другая, и станет ясно, что об этом сообщит телефония.',
    short: 'Раз.',
    request: 'Теперь скажите что-нибудь, например: рептилоид.',
    hangUp:
      'Спасибо. Теперь положите трубку, не дослушав. Я буду говорить, пока вы этого не сделаете: рептилоиды появились раньше людей, ' +
      'терпения у них больше, а торопиться им некуда. Кладите, пожалуйста, прямо сейчас.',
  },
}
