/** The rules of a campaign and its consent, in Russian: their shipped wordings, and the sentences that they are put together from. */

const plural = new Intl.PluralRules('ru')
const word = (n: number, one: string, few: string, many: string) =>
  ({ one, few, many })[plural.select(n) as 'one' | 'few' | 'many'] ?? many

/** The shipped wordings of what a campaign may put in its own words, as templates. */
const templates = {
  rulesHow:
    'Павел показывает ребусы на экране, а ответы слушает по телефону: ребусов в игре {rebuses}, и в каждом спрятано слово. ' +
    'На ребус три попытки, с каждой картинка проще, а очков за верный ответ меньше.',
  rulesWho: 'Играть может каждый, у кого есть свой телефонный номер. {numbers}',
  rulesAttempt:
    'Попытка на один номер одна. Если связь прервётся, перезвоните в течение {minutes}: игра продолжится с того же места.',
  rulesSpend: '{where} {until}',
  consentSentence: 'Соглашаюсь на {consent} и принимаю {rules}.',
  consentText:
    '## Кому\n\n{organiser}\n\n' +
    '## Зачем\n\nЧтобы узнать ваш звонок, перезвонить, если попросите, провести игру, засчитать одну попытку и вручить приз.\n\n' +
    '## Какие данные\n\nНомер телефона. Всё, что вы скажете и напишете Павлу во время игры: голос распознаётся и хранится ' +
    'текстом, звука сервер не хранит. Очки и приз. Версия этого согласия и время, когда вы его дали. Сетевой адрес хранится только ' +
    'нечитаемой отметкой, чтобы никто не занял всю линию. В браузере остаётся случайная метка, по которой страница узнаёт вас ' +
    'после перезагрузки.\n\n' +
    '## Кто ещё их обрабатывает\n\nЗвонки и сообщения идут через телефонную платформу Voximplant, а речь превращает в текст ' +
    'распознаватель {recogniser}. Voximplant ведёт собственную историю звонков.\n\n' +
    '## Сколько они хранятся\n\n{kept}\n\n' +
    '## Как передумать\n\n{withdrawal}',
}

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`)

type ContactKind = 'e-mail' | 'number' | 'link'
type Contact = { kind: ContactKind; shown: string }

const atOrganiser = (contact: Contact | null) => {
  switch (contact?.kind) {
    case 'e-mail':
      return `Напишите организатору: ${contact.shown}.`
    case 'number':
      return `Позвоните организатору: ${contact.shown}.`
    case 'link':
      return `Обратитесь к организатору: ${contact.shown}.`
    case undefined:
      return 'Обратитесь к организатору.'
  }
}

export const documents = {
  templates,
  sentence,
  organiser: {
    ofConference: (conference: string) => `организатор конференции «${conference}»`,
    unknown: 'организатор конференции',
  },
  rules: {
    title: 'Правила игры',
    headings: {
      organiser: 'Кто проводит',
      dates: 'Когда',
      how: 'Как играть',
      prizes: 'Призы',
      who: 'Кто может играть',
      spend: 'Где потратить промокод',
      more: 'Кроме того',
      personal: 'Личные данные',
      contact: 'Кого спросить',
    },
    organiser: (organiser: string) => sentence(`Игру проводит ${organiser}`),
    between: (from: string, to: string) => `С\u00a0${from} до\u00a0${to}.`,
    from: (from: string) => `С\u00a0${from}. Когда закончим, скажем на странице игры.`,
    to: (to: string) => `До\u00a0${to}.`,
    always: 'Срок не назначен: играть можно, пока на странице игры принимают номера.',
    zone: (name: string, city: string) => `Часовой пояс: ${name} (${city}).`,
    finishLater: 'Игру, начатую до закрытия, можно доиграть.',
    points: (most: number) =>
      `Очки за все ребусы складываются, всего их может быть ${most}. Приз один: лучший из тех, на которые хватило очков.`,
    prize: ({ title, atLeast, count }: { title: string; atLeast: number; count: string }) =>
      `${title}: ${atLeast === 0 ? 'за любую доигранную игру' : `от ${atLeast} ${word(atLeast, 'очка', 'очков', 'очков')}`}, ${count}.`,
    count: {
      most: (most: number) => `таких призов\u00a0${most}`,
      codes: 'пока есть промокоды',
      unlimited: 'количество не ограничено',
    },
    nextDown: 'Когда призы одного вида кончаются, победителю достаётся следующий по списку.',
    noPrizes: 'Призов в этой игре нет: играем ради удовольствия.',
    rebuses: (count: number) => String(count),
    minutes: (count: number) => `${count} ${word(count, 'минуты', 'минут', 'минут')}`,
    numbers: {
      home: 'Нужен российский номер.',
      any: 'Подойдёт номер любой страны.',
      these: (countries: string) => `Подойдут номера этих стран: ${countries}.`,
      texted: 'Нужен номер, на который доходят СМС: промокод придёт сообщением.',
    },
    staff: 'Сотрудники организатора в игре не участвуют.',
    where: {
      shown: 'Промокод появится на экране, как только игра закончится.',
      texted: 'Промокод придёт в СМС на номер, с которого играли.',
      link: (link: string) => `Его вводят при покупке билета: ${link}.`,
      ask: 'Где его потратить, подскажет организатор.',
    },
    until: (day: string) => `Промокод действует по ${day} включительно.`,
    personal:
      'Номер и ответы обрабатывают только с вашего согласия. Передумать можно в любую минуту: номер и весь разговор сотрут, а если игра ещё идёт, она закончится без приза.',
    consentLink: 'Прочитать согласие целиком',
    contact: atOrganiser,
    back: 'Вернуться к игре',
    ofWhat: (name: string) => `Игра по телефону: ${name}`,
  },
  consent: {
    title: 'Согласие на обработку персональных данных',
    kept: (days: number | undefined) =>
      days === undefined
        ? 'Пока вы не попросите их стереть.'
        : `Через ${days} ${word(days, 'день', 'дня', 'дней')} после игры номер и весь разговор сотрутся сами. Останутся очки и нечитаемая отметка, что попытка была.`,
    withdrawal: (contact: Contact | null) =>
      `${atOrganiser(contact)} Номер и весь разговор сотрут. Останутся очки и нечитаемая отметка, что попытка была, а игра, которая ещё идёт, закончится без приза. Историю звонков у себя стирает поддержка Voximplant.`,
    version: (version: string) => `Версия ${version}`,
    former: 'Это прежняя версия. С ней соглашались те, кто оставил номер раньше.',
    current: 'Как согласие звучит сейчас',
    rules: 'Правила игры',
  },
}
