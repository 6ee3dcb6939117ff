/** The operator's texts about the forms of a campaign that have no file of their own. */
type SettingsTexts = typeof ru

export const ru = {
  tickets: {
    why: 'Куда вести победителя с промокодом — в «Основном», последний день промокодов — в «Правилах». Здесь — день конференции для календаря и касса.',
    firstDay: 'Первый день конференции',
    firstHint: 'Победитель добавит её в свой календарь. Пусто — такой ссылки не будет.',
    startsAt: 'Начало',
    timesHint: (zone: string) => `По поясу кампании, ${zone}. Пусто — весь день.`,
    lastDay: 'Последний день',
    lastHint: 'Пусто — тот же.',
    endsAt: 'Конец последнего дня',
    place: 'Где она',
  },
  calls: {
    countries: 'Страны, в которые Павел звонит и пишет',
    countriesHint: 'По одной на строке: название или код, например RU. На чужие номера он не звонит и СМС не шлёт.',
    isOnlyForThese: 'Играть могут только номера этих стран',
    onlyHint:
      'Остальным Павел откажет и на странице, и по телефону. Без галочки они могут играть, если позвонят сами — для этого нужен номер для звонков из-за границы.',
    mobile: 'Звонить на мобильные',
    fixed: 'Звонить на городские',
    from: 'Звонить не раньше',
    to: 'и не позже',
    hour: (hour: number) => `${hour}:00`,
    zoneHint: (zone: string) =>
      `По времени того, кому звонят. Если его не узнать по номеру — по поясу кампании, ${zone}. Кто попросит позвонить в другой час, того Павел наберёт, когда можно.`,
  },
  sites: {
    sites: 'Сайты, на которых откроется чат',
    hint: 'По одному адресу на строке, без страниц: https://conference.example.com. На других сайтах чат не откроется. Пусто — на тех, которые названы на сервере в ALLOWED_ORIGINS; не названы и там — только на странице самой игры.',
  },
  pavel: {
    pavelName: 'Как зовут Павла',
    nameHint: (robot: string) => `Пусто — Павел. По телефону он первым делом говорит: «${robot}» Эта фраза остаётся всегда.`,
  },
  launcher: {
    why: 'Так кнопка стоит на вашем сайте. Если в коде кнопки сказано иначе, верен код.',
    corner: 'Угол, в котором спит Павел',
    corners: { right: 'Справа', left: 'Слева' },
    distance: 'Отступ от краёв окна, в пикселях',
    distanceHint: 'Обычно 16. Больше — если в углу уже есть другая кнопка.',
    layer: 'Что может загородить кнопку',
    layers: { top: 'Ничто', below: 'Плашка про cookie' },
    layerHint:
      'Обычно кнопка поверх всего сайта. Выберите второе, если она не должна загораживать плашку про cookie и другие слои сайта.',
    zIndex: 'На каком слое кнопка, если её можно загородить',
    zIndexHint:
      'Её z-index. Пусто — 900: выше обычной страницы, ниже плашек. Кнопку загородила страница — впишите больше, кнопка загородила плашку — меньше.',
    theme: 'Цвета кнопки и чата',
    themes: { auto: 'Как у посетителя', light: 'Светлые', dark: 'Тёмные' },
    themeHint:
      '«Как у посетителя» — светлые или тёмные, смотря что выбрано на его устройстве. Если ваш сайт всегда светлый или всегда тёмный, выберите то же.',
    motion: 'Движение',
    motions: { auto: 'Павел шевелится', calm: 'Павел не шевелится' },
    motionHint: 'У тех, кто отключил движение в настройках своего устройства, он не шевелится никогда.',
  },
  voice: {
    speaker: 'Голос',
    speakerHint: 'Кто говорит за Павла. Голоса поставляют разные компании, и у каждой своя цена.',
    recogniser: 'Кто слушает',
    recogniserHint:
      'Распознаёт слова того, кто звонит. Обычный отвечает быстрее всех: он узнаёт слово ещё до конца фразы. Меняйте, если Павел часто не понимает.',
    model: 'Под что настроен слух',
    modelHint: 'Выбирайте из той же компании, что и выше. «Как обычно» подойдёт всегда.',
    usualModel: 'Как обычно',
    usual: 'обычный',
    interrupts: 'Павла можно перебить голосом',
    interruptsHint:
      'Он замолчит, как только услышит ответ или просьбу, а на прочие слова не отвлечётся. Клавиши перебивают его всегда. ' +
      'Когда звонит он сам, до цифр его при любой настройке перебивают слова автоответчика и названные цифры.',
    detects: 'Сразу замечать, что человек договорил',
    detectsHint:
      'Об этом сообщит сама телефония, и Павел ответит быстрее. Она может брать за это отдельную плату: загляните в первый счёт.',
    lineStates: {
      isInterruptible: {
        emulated: 'Сейчас работает: звонки идут через телефон-симулятор.',
        unchecked:
          'Пока не работает: Павел ещё не знает, слышно ли на линии его самого. Запустите bun run scenario:check и позвоните, это две минуты.',
        works: 'Сейчас работает: линия проверена.',
        impossible: 'Не работает: проверка показала, что начатую фразу на этой линии не оборвать.',
      },
      detectsVoice: {
        emulated: 'Сейчас работает: звонки идут через телефон-симулятор.',
        unchecked: 'Пока не работает: нужна проверка линии. Запустите bun run scenario:check и позвоните, это две минуты.',
        works: 'Сейчас работает: линия проверена.',
        impossible: 'Не работает: проверка показала, что телефония этого не умеет.',
      },
    },
  },
  share: {
    upload: 'Картинка для ссылок',
    hint: 'Её покажут соцсети и мессенджеры рядом со ссылкой на страницу игры. Лучше всего 1200 × 630. Без неё будет нарисованная: Павел, название и дата конференции в цветах игры.',
    own: 'Сейчас: своя картинка',
    drawn: 'Сейчас: нарисованная картинка',
    remove: 'Убрать и показывать нарисованную',
    needsAddress: 'Чтобы её увидели, на сервере должен быть задан PUBLIC_URL.',
  },
}

export const en: SettingsTexts = {
  tickets: {
    why: 'Where a winner with a promo code is led is set in “Basics”, the last day of promo codes in “Rules”. Here are the day of the conference, for calendars, and the ticket office.',
    firstDay: 'First day of the conference',
    firstHint: 'Winners put it into their calendars. Empty: there is no such link.',
    startsAt: 'Begins at',
    timesHint: (zone) => `In the time zone of the campaign, ${zone}. Empty: the whole day.`,
    lastDay: 'Last day',
    lastHint: 'Empty: the same.',
    endsAt: 'The last day ends at',
    place: 'Where it is',
  },
  calls: {
    countries: 'Countries that Pavel calls and writes to',
    countriesHint: 'One a line: a name, or a code such as RU. Numbers of other countries get neither calls nor messages.',
    isOnlyForThese: 'Only numbers of these countries can play',
    onlyHint:
      'Pavel turns the others away, on the page and on the telephone. Without the tick they can play when they call, which takes a number for calls from abroad.',
    mobile: 'Call mobile numbers',
    fixed: 'Call fixed lines',
    from: 'Call from',
    to: 'until',
    hour: (hour) => `${hour}:00`,
    zoneHint: (zone) =>
      `In the time zone of whoever is called. Where the number does not tell it, in that of the campaign, ${zone}. Who asks at another hour is called when it is possible.`,
  },
  sites: {
    sites: 'Sites on which the chat opens',
    hint: 'One address a line, without a page: https://conference.example.com. The chat does not open on others. Empty: on those that the server has in ALLOWED_ORIGINS, and if it has none, only on the game’s own page.',
  },
  pavel: {
    pavelName: 'What Pavel is called',
    nameHint: (robot) => `Empty: Pavel. On the telephone he says first: “${robot}” This sentence always stays.`,
  },
  launcher: {
    why: 'This is how the button stands on your site. Where its code says otherwise, the code wins.',
    corner: 'The corner that Pavel sleeps in',
    corners: { right: 'On the right', left: 'On the left' },
    distance: 'Distance from the edges of the window, in pixels',
    distanceHint: 'Usually 16. More, if there is another button in the corner.',
    layer: 'What may cover the button',
    layers: { top: 'Nothing', below: 'The cookie banner' },
    layerHint:
      'Usually the button is above the whole site. Choose the second if it must not cover the cookie banner and other layers of the site.',
    zIndex: 'The layer of the button, if it may be covered',
    zIndexHint:
      'Its z-index. Empty: 900, above an ordinary page and below banners. If the page covers the button, give more; if the button covers the banner, less.',
    theme: 'Colours of the button and the chat',
    themes: { auto: 'As the visitor has it', light: 'Light', dark: 'Dark' },
    themeHint:
      '“As the visitor has it” means light or dark, as their device is set. If your site is always light or always dark, choose the same.',
    motion: 'Motion',
    motions: { auto: 'Pavel moves', calm: 'Pavel keeps still' },
    motionHint: 'He never moves for those who have turned motion off on their device.',
  },
  voice: {
    speaker: 'Voice',
    speakerHint: 'Who speaks for Pavel. Voices come from several companies, each with a price of its own.',
    recogniser: 'Who listens',
    recogniserHint:
      'Recognises what a caller says. The usual one is the fastest: it knows a word before the phrase is over. Change it if Pavel often understands nothing.',
    model: 'What its ear is tuned to',
    modelHint: 'Choose one of the same company as above. “As usual” always fits.',
    usualModel: 'As usual',
    usual: 'usual',
    interrupts: 'Callers can interrupt Pavel by voice',
    interruptsHint:
      'He falls silent as soon as he hears an answer or a request, and takes no notice of other words. Keys interrupt him always. ' +
      'In his own calls, before the digits, a machine’s words and digits interrupt him whatever is set here.',
    detects: 'Notice at once that somebody has finished speaking',
    detectsHint: 'The telephony itself tells, and Pavel answers sooner. It may charge for that: look at the first bill.',
    lineStates: {
      isInterruptible: {
        emulated: 'It works now: calls go through the telephone simulator.',
        unchecked:
          'It does not work yet: Pavel does not know whether he hears himself on the line. Run bun run scenario:check and call, it takes two minutes.',
        works: 'It works now: the line has been checked.',
        impossible: 'It does not work: the check has shown that a phrase cannot be stopped on this line.',
      },
      detectsVoice: {
        emulated: 'It works now: calls go through the telephone simulator.',
        unchecked: 'It does not work yet: the line has to be checked. Run bun run scenario:check and call, it takes two minutes.',
        works: 'It works now: the line has been checked.',
        impossible: 'It does not work: the check has shown that the telephony cannot do it.',
      },
    },
  },
  share: {
    upload: 'Picture for links',
    hint: 'Social networks and messengers show it beside a link to the game’s page. Best are 1200 × 630. Without one it is drawn: Pavel, the conference and its date in the colours of the game.',
    own: 'Now: your own picture',
    drawn: 'Now: the drawn picture',
    remove: 'Remove it and show the drawn one',
    needsAddress: 'For anybody to see it, PUBLIC_URL has to be set on the server.',
  },
}
