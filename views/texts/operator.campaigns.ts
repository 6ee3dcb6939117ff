import type { NewFaults } from '../../server/campaigns/campaigns.ts'
import type { CampaignState, FieldFault, SectionName } from '../../server/rules/campaign/campaign.ts'
import { at } from '../address/address.ts'
import * as embed from './operator.embed.ts'
import * as missing from './operator.missing.ts'
import * as settings from './operator.settings.ts'
import * as words from './operator.words.ts'

/** The operator's texts about campaigns and their settings. */
export type CampaignsTexts = typeof ru

/** What can be wrong with a field. */
export type AnyFault = FieldFault | NonNullable<NewFaults[keyof NewFaults]>

const sections: Record<SectionName | 'embed' | 'share', string> = {
  basics: 'Основное',
  tickets: 'Билеты',
  dates: 'Даты',
  pause: 'Пауза',
  calls: 'Звонки',
  sites: 'Сайты',
  pavel: 'Имя и надписи',
  look: 'Цвета',
  launcher: 'Кнопка на сайте',
  voice: 'Голос и слух',
  rules: 'Правила',
  consent: 'Согласие',
  embed: 'Чат на вашем сайте',
  share: 'Картинка для ссылок',
  greeting: 'Приветствие',
  howToAnswer: 'Как отвечать',
  prize: 'Итог и приз',
  goodbye: 'Прощание',
  page: 'Страница и чат',
}

/** What the sections stand under. */
const parts = {
  game: 'Игра',
  site: 'Вид и сайты',
  documents: 'Правила и согласие',
  calls: 'Звонки и голос',
  words: 'Слова Павла',
  file: 'Файл',
}

/** The name of a part of the settings. */
export type Part = keyof typeof parts

export const ru = {
  title: 'Кампании',
  heading: 'Кампании',
  shown: 'Кампания',
  show: 'Показать',
  empty: 'Пока ни одной кампании.',
  name: 'Название',
  address: 'Страница',
  stateHeading: 'Что сейчас',
  numbers: 'Номера',
  noNumber: 'номера нет',
  settings: 'Настройки',
  quiz: 'Ребусы и призы',
  quizAndPlay: 'Ребусы, призы и пробная игра',
  page: 'Страница игры',
  make: {
    heading: 'Новая кампания',
    why: 'Страница заработает сразу, с ребусами из шаблона. Остальное настроите потом.',
    name: 'Название',
    address: 'Адрес страницы',
    addressHint: 'Латинские буквы, цифры и дефисы. Пустой сложится из названия.',
    proposal: (address: string) => `Без него будет ${at(`/c/${address}`)}`,
    phoneNumber: 'Куда звонить',
    phoneHint: 'Номер, который вы арендовали у Voximplant. Можно вписать позже.',
    submit: 'Создать',
    refused: 'Не создано. Исправьте то, что отмечено.',
  },
  sections,
  index: 'Разделы настроек',
  parts,
  embed: embed.ru,
  missing: missing.ru,
  words: words.ru,
  ...settings.ru,
  look: {
    accent: 'Главный цвет',
    paper: 'Фон',
    pick: { accent: 'Выбрать главный цвет', paper: 'Выбрать фон' },
    hint: 'Выберите справа или впишите, например, #1d6b35. Оба поля пустые — цвета Павла.',
    preview: { light: 'В светлой теме', dark: 'В тёмной теме' },
    sample: { pavel: 'Павел', ask: 'Что нарисовано?', answer: 'Слово Павла', button: 'Позвони мне' },
    own: 'Сейчас цвета самого Павла.',
    fine: 'С этими цветами всё читается.',
    corrected: 'Главный цвет читается не везде, поэтому текст и ссылки в нём будут',
    onTheme: { light: 'в светлой теме', dark: 'в тёмной теме' },
    takeAccent: (colour: string) => `Сохранить с главным цветом ${colour}`,
    takePaper: (colour: string) => `Сохранить с фоном ${colour}`,
  },
  save: 'Сохранить',
  saved: 'Сохранено.',
  refused: 'Не сохранено. Исправьте то, что отмечено.',
  overtaken:
    'Не сохранено: пока вы печатали, здесь всё изменили. Ваше осталось в полях, рядом — что сохранено сейчас. Нажмите «Сохранить» ещё раз, если верно ваше.',
  savedNow: (value: string) => (value === '' ? 'Сейчас сохранено пустое поле.' : `Сейчас сохранено: ${value}`),
  ticked: 'включено',
  unticked: 'выключено',
  basics: {
    name: 'Название кампании',
    phoneNumber: 'Номер, на который звонят',
    phoneNumberAbroad: 'Номер для звонков из-за границы',
    abroadHint: '8-800 из-за границы не набрать. Пусто, если такого номера нет.',
    isPrizeByMessage: 'Промокод только в СМС',
    byMessageHint: 'На странице и голосом промокода не будет: он придёт на номер, с которого играли.',
    conference: 'Как называется конференция',
    when: 'Когда и где она',
    price: 'Сколько стоит билет',
    ticketLink: 'Где купить билет',
    linkHint:
      'Например, conference.example.com/tickets. Там же вводят промокод. Если касса берёт его из адреса, поставьте {code}: …/tickets?promo={code}',
  },
  dates: {
    timeZone: 'Часовой пояс',
    zoneHint: 'Например, Europe/Moscow. Подойдёт любое имя из базы IANA. Время ниже — по нему.',
    opensAt: 'Игра открывается',
    closesAt: 'Игра закрывается',
    optional: 'Пусто — без срока.',
    twice: {
      opensAt: 'Это время наступает дважды: часы переводят назад. Откроемся в первый раз.',
      closesAt: 'Это время наступает дважды: часы переводят назад. Закроемся во второй раз.',
    },
  },
  pause: {
    isPaused: 'Игра на паузе',
    hint: 'Новых игр не будет. Начатые можно доиграть.',
    sentence: 'Что сказать тем, кто пришёл',
    sentenceHint: 'Пусто — Павел скажет что-нибудь сам.',
  },
  rules: {
    why: 'Страница правил пишется из этих полей, дат, призов и номеров. Чего не указать, того на ней не будет.',
    page: 'Открыть правила',
    organiser: 'Кто проводит игру',
    organiserHint: 'Например, ООО «Ромашка». Войдёт в предложение «Игру проводит …».',
    contact: 'Кого спросить',
    contactHint: 'Почта, телефон или адрес, который начинается с https://',
    registered: 'Реквизиты',
    registeredHint: 'ИНН, ОГРН, адрес: как посоветует юрист. Можно оставить пустым.',
    spentUntil: 'Последний день, когда принимают промокоды',
    spentUntilHint: 'Пусто — без срока.',
    excludesStaff: 'Сотрудники организатора не играют',
    more: 'Что ещё должно быть в правилах',
    moreHint: 'Абзацы разделяет пустая строка.',
  },
  consent: {
    why: 'У согласия есть версия: она меняется сама вместе с текстом, а прежние версии остаются доступны тем, кто на них соглашался.',
    page: 'Открыть согласие',
  },
  state: (state: CampaignState): string => {
    switch (state.why) {
      case 'open':
        return state.closesAt
          ? `Сейчас игра открыта. Закроется ${moment('ru', state.timeZone, state.closesAt)}.`
          : 'Сейчас игра открыта.'
      case 'before':
        return `Сейчас игра закрыта. Откроется ${moment('ru', state.timeZone, state.opensAt)}.`
      case 'paused':
        return 'Сейчас игра на паузе: новых не начать, начатые можно доиграть.'
      case 'no number':
        return 'Сейчас игра закрыта: нет номера, на который звонить. Впишите его в «Основное».'
      case 'after':
        return 'Игра закончилась.'
      case 'nothing published':
        return 'Ребусы ещё не опубликованы, страницы нет.'
    }
  },
  fault: (fault: AnyFault): string => {
    switch (fault.fault) {
      case 'empty':
        return 'Это поле нужно заполнить.'
      case 'too long':
        return `Слишком длинно: знаков ${fault.found}, а поместится ${fault.most}.`
      case 'not a number':
        return 'Это не похоже на номер телефона. Проверьте цифры.'
      case 'same number':
        return 'Это тот же номер, что и выше. Оставьте поле пустым.'
      case 'no sender':
        return 'СМС отправлять нечем: задайте VOXIMPLANT_SMS_FROM на сервере.'
      case 'not a ticket link':
        return 'В фигурных скобках может стоять только {code}, один раз и после имени сайта: https://conference.example.com/?promo={code}'
      case 'not https':
        return 'Нужен адрес, который начинается с https://'
      case 'not a contact':
        return 'Нужна почта, номер телефона или адрес, который начинается с https://'
      case 'not a time zone':
        return 'Такого часового пояса нет. Выберите из списка, например Europe/Moscow.'
      case 'not a time':
        return 'Такого времени нет. Укажите день, месяц, год, часы и минуты.'
      case 'not a day':
        return 'Такого дня нет. Укажите день, месяц и год.'
      case 'skipped time':
        return `Этого времени в тот день не будет: часы переводят вперёд. Ближайшее — ${fault.next.replace('T', ' ')}.`
      case 'closes before it opens':
        return 'Игра закрывается раньше, чем открывается.'
      case 'markup':
        return 'Угловых скобок здесь быть не может: голос их не прочтёт.'
      case 'not a site':
        return `«${fault.line}» — не адрес сайта. Нужен, например, https://conference.example.com, без страницы.`
      case 'too many lines':
        return `Строк ${fault.found}, а поместится ${fault.most}.`
      case 'not a country':
        return `Страны «${fault.line}» нет. Проверьте название или впишите код, например RU.`
      case 'no kind':
        return 'Отметьте хотя бы один вид телефонов: мобильные или городские.'
      case 'ends before it begins':
        return 'Это раньше, чем начало, или тот же час.'
      case 'not in the list':
        return 'Выберите из списка.'
      case 'out of range':
        return `Нужно целое число от ${fault.least} до ${fault.most}.`
      case 'another provider':
        return 'Эта настройка слуха от другой компании. Выберите из той же, что слушает.'
      case 'not a colour':
        return 'Это не цвет. Нужно, например, #1d6b35.'
      case 'unreadable':
        return `На таком фоне ничего не прочесть, ни тёмного, ни светлого. Ближайший годный — ${fault.paper}.`
      case 'unknown variable':
        return `Переменной {${fault.variable}} здесь нет.`
      case 'missing variable':
        return `Не хватает переменной {${fault.variable}}.`
      case 'stray brace':
        return 'Лишняя фигурная скобка: ими отмечают только переменные.'
      case 'not an address':
        return 'Годятся строчные латинские буквы, цифры и дефисы между ними, до 40 знаков.'
      case 'taken':
        return 'Такой адрес уже занят другой кампанией.'
      case 'reserved':
        return 'Этот адрес нужен самому пульту. Выберите другой.'
      case 'no such template':
        return 'Выберите шаблон из списка.'
    }
  },
}

export const en: CampaignsTexts = {
  title: 'Campaigns',
  heading: 'Campaigns',
  shown: 'Campaign',
  show: 'Show',
  empty: 'No campaigns yet.',
  name: 'Name',
  address: 'Page',
  stateHeading: 'Now',
  numbers: 'Numbers',
  noNumber: 'no number',
  settings: 'Settings',
  quiz: 'Rebuses and prizes',
  quizAndPlay: 'Rebuses, prizes and a game to try',
  page: 'Page of the game',
  make: {
    heading: 'A new campaign',
    why: 'Its page works at once, with the rebuses of the template. The rest can be set later.',
    name: 'Name',
    address: 'Address of the page',
    addressHint: 'Latin letters, digits and hyphens. Left empty, it is made from the name.',
    proposal: (address) => `Without one it will be ${at(`/c/${address}`)}`,
    phoneNumber: 'Number to call',
    phoneHint: 'The number that you rent from Voximplant. It can be filled in later.',
    submit: 'Create',
    refused: 'Not created. Correct what is marked.',
  },
  sections: {
    basics: 'Basics',
    tickets: 'Tickets',
    dates: 'Dates',
    pause: 'Pause',
    calls: 'Calls',
    sites: 'Sites',
    pavel: 'Name and labels',
    look: 'Colours',
    launcher: 'Button on a site',
    voice: 'Voice and ear',
    rules: 'Rules',
    consent: 'Consent',
    embed: 'The chat on your site',
    share: 'Picture for links',
    greeting: 'Greeting',
    howToAnswer: 'How to answer',
    prize: 'Result and prize',
    goodbye: 'Goodbye',
    page: 'Page and chat',
  },
  index: 'Parts of the settings',
  parts: {
    game: 'Game',
    site: 'Look and sites',
    documents: 'Rules and consent',
    calls: 'Calls and voice',
    words: 'Pavel’s words',
    file: 'File',
  },
  embed: embed.en,
  missing: missing.en,
  words: words.en,
  ...settings.en,
  look: {
    accent: 'Main colour',
    paper: 'Background',
    pick: { accent: 'Choose the main colour', paper: 'Choose the background' },
    hint: 'Choose it beside the field, or type one such as #1d6b35. Leave both empty for Pavel’s own.',
    preview: { light: 'In the light theme', dark: 'In the dark theme' },
    sample: { pavel: 'Pavel', ask: 'What is drawn here?', answer: 'Pavel’s word', button: 'Call me' },
    own: 'Pavel’s own colours now.',
    fine: 'Everything can be read with these colours.',
    corrected: 'The main colour cannot be read well everywhere, so text and links in it will be',
    onTheme: { light: 'in the light theme', dark: 'in the dark theme' },
    takeAccent: (colour) => `Save with the main colour ${colour}`,
    takePaper: (colour) => `Save with the background ${colour}`,
  },
  save: 'Save',
  saved: 'Saved.',
  refused: 'Not saved. Correct what is marked.',
  overtaken:
    'Not saved: somebody changed this while you were typing. Yours has stayed in the fields, with what is saved now beside it. Press “Save” again if yours is right.',
  savedNow: (value) => (value === '' ? 'Saved now: an empty field.' : `Saved now: ${value}`),
  ticked: 'on',
  unticked: 'off',
  basics: {
    name: 'Name of the campaign',
    phoneNumber: 'Number to call',
    phoneNumberAbroad: 'Number for calls from abroad',
    abroadHint: 'An 8-800 number cannot be dialled from abroad. Leave it empty if there is no other.',
    isPrizeByMessage: 'Promo codes by text message only',
    byMessageHint: 'The page does not show the code and Pavel does not say it: it goes to the number that played.',
    conference: 'Name of the conference',
    when: 'When and where it is',
    price: 'What a ticket costs',
    ticketLink: 'Where tickets are sold',
    linkHint:
      'For example conference.example.com/tickets. Promo codes are spent there too. If the office takes the code from the address, put {code} in: …/tickets?promo={code}',
  },
  dates: {
    timeZone: 'Time zone',
    zoneHint: 'For example Europe/Moscow. Any name of the IANA database will do. The times below are its own.',
    opensAt: 'The game opens',
    closesAt: 'The game closes',
    optional: 'Empty: no such date.',
    twice: {
      opensAt: 'This time comes twice, because clocks go back. The game opens the first time.',
      closesAt: 'This time comes twice, because clocks go back. The game closes the second time.',
    },
  },
  pause: {
    isPaused: 'The game is paused',
    hint: 'No new games begin. Those under way can be finished.',
    sentence: 'What to say to those who come',
    sentenceHint: 'Empty: Pavel thinks of something.',
  },
  rules: {
    why: 'The page of the rules is written from these fields, the dates, the prizes and the numbers. What is not set is not on it.',
    page: 'Open the rules',
    organiser: 'Who runs the game',
    organiserHint: 'For example Daisy Ltd. It goes into the sentence “The game is run by …”.',
    contact: 'Whom to ask',
    contactHint: 'An e-mail address, a telephone number, or an address that begins with https://',
    registered: 'As what they are registered',
    registeredHint: 'Numbers and the address, as a lawyer advises. It may stay empty.',
    spentUntil: 'The last day on which codes are taken',
    spentUntilHint: 'Empty: no such day.',
    excludesStaff: 'Those who work for the organiser do not play',
    more: 'What else has to be in the rules',
    moreHint: 'A blank line parts paragraphs.',
  },
  consent: {
    why: 'The consent has a version, which changes by itself with the text. Former versions can still be read by those who agreed to them.',
    page: 'Open the consent',
  },
  state: (state) => {
    switch (state.why) {
      case 'open':
        return state.closesAt
          ? `The game is open. It closes on ${moment('en', state.timeZone, state.closesAt)}.`
          : 'The game is open.'
      case 'before':
        return `The game is closed. It opens on ${moment('en', state.timeZone, state.opensAt)}.`
      case 'paused':
        return 'The game is paused: no new ones begin, those under way can be finished.'
      case 'no number':
        return 'The game is closed: there is no number to call. Fill it in under “Basics”.'
      case 'after':
        return 'The game is over.'
      case 'nothing published':
        return 'No rebuses are published yet, so there is no page.'
    }
  },
  fault: (fault) => {
    switch (fault.fault) {
      case 'empty':
        return 'This has to be filled in.'
      case 'too long':
        return `Too long: ${fault.found} characters, and there is room for ${fault.most}.`
      case 'not a number':
        return 'That does not look like a phone number. Check the digits.'
      case 'same number':
        return 'That is the same number as above. Leave this empty.'
      case 'no sender':
        return 'Nothing can send text messages: set VOXIMPLANT_SMS_FROM on the server.'
      case 'not a ticket link':
        return 'Only {code} can stand in braces, once, and after the name of the site: https://conference.example.com/?promo={code}'
      case 'not https':
        return 'Give an address that begins with https://'
      case 'not a contact':
        return 'Give an e-mail address, a telephone number, or an address that begins with https://'
      case 'not a time zone':
        return 'There is no such time zone. Choose one from the list, such as Europe/Moscow.'
      case 'not a time':
        return 'There is no such time. Give day, month, year, hours and minutes.'
      case 'not a day':
        return 'There is no such day. Give day, month and year.'
      case 'skipped time':
        return `There is no such time on that day: clocks go forward. The next one is ${fault.next.replace('T', ' ')}.`
      case 'closes before it opens':
        return 'The game closes before it opens.'
      case 'markup':
        return 'No angle brackets here: a voice cannot read them.'
      case 'not a site':
        return `“${fault.line}” is no address of a site. It should be like https://conference.example.com, without a page.`
      case 'too many lines':
        return `There are ${fault.found} lines, and there is room for ${fault.most}.`
      case 'not a country':
        return `There is no country “${fault.line}”. Check the name, or give a code such as RU.`
      case 'no kind':
        return 'Tick at least one kind of telephone: mobile or fixed.'
      case 'ends before it begins':
        return 'That is earlier than the beginning, or the same hour.'
      case 'not in the list':
        return 'Choose from the list.'
      case 'out of range':
        return `Give a whole number from ${fault.least} to ${fault.most}.`
      case 'another provider':
        return 'This tuning belongs to another company. Choose one of the company that listens.'
      case 'not a colour':
        return 'That is no colour. It should be like #1d6b35.'
      case 'unreadable':
        return `Nothing can be read on this background, neither dark nor light. The nearest that works is ${fault.paper}.`
      case 'unknown variable':
        return `There is no variable {${fault.variable}} here.`
      case 'missing variable':
        return `The variable {${fault.variable}} is missing.`
      case 'stray brace':
        return 'A stray brace: braces only mark variables.'
      case 'not an address':
        return 'Use small Latin letters, digits, and hyphens between them, 40 characters at most.'
      case 'taken':
        return 'Another campaign has this address.'
      case 'reserved':
        return 'The switchboard needs this address itself. Choose another.'
      case 'no such template':
        return 'Choose a template from the list.'
    }
  },
}

function moment(language: 'ru' | 'en', timeZone: string, at: Date): string {
  return at.toLocaleString(language, {
    timeZone,
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  })
}
