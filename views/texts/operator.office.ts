import type { OfficeFault, Trouble } from '../../server/campaigns/offices/offices.ts'
import type { FieldFault } from '../../server/rules/campaign/campaign.ts'

/** The operator's texts of the ticket office of a campaign. */
export type OfficeTexts = typeof ru

/** What went wrong with a ticket office, and what to do about it. */
type TroubleTexts = Record<Trouble, { what: string; todo: string }>

/** Faults that no other form has. */
type OwnFault = Exclude<OfficeFault['fault'], FieldFault['fault']>

export const troublesRu: TroubleTexts = {
  token: {
    what: 'Касса не признаёт токен: он с ошибкой или его отозвали.',
    todo: 'Создайте в pretix новый токен команды и впишите его в настройки кассы.',
  },
  rights: {
    what: 'Касса не пускает: у токена нет прав, или такого мероприятия больше нет — оно закончилось или его закрыли.',
    todo: 'Проверьте адрес мероприятия. Команде токена нужны права смотреть и менять ваучеры.',
  },
  missing: { what: 'Касса не находит того, о чём её спросили.', todo: 'Проверьте адрес мероприятия в настройках кассы.' },
  busy: { what: 'Касса занята и просит подождать.', todo: 'Делать ничего не нужно: Павел попробует ещё раз сам.' },
  broken: {
    what: 'У кассы сбой: она отвечает ошибкой.',
    todo: 'Павел попробует ещё раз сам. Если так долго — спросите тех, кто ведёт кассу.',
  },
  unreachable: {
    what: 'По адресу кассы никто не отвечает.',
    todo: 'Проверьте адрес и доступ к ней с нашего сервера.',
  },
  'certificate: expired': {
    what: 'У сайта кассы истёк сертификат https.',
    todo: 'Попросите тех, кто ведёт кассу, обновить его. Если у них всё в порядке, спешат часы нашего сервера.',
  },
  'certificate: not yet valid': {
    what: 'Сертификат https у сайта кассы ещё не действует.',
    todo: 'Скорее всего, отстают часы нашего сервера: попросите того, кто его ведёт, включить синхронизацию времени (NTP).',
  },
  'certificate: unknown issuer': {
    what: 'Сертификату https у сайта кассы наш сервер не доверяет: он самоподписанный или выдан неизвестно кем.',
    todo: 'Кассе нужен сертификат с полной цепочкой (fullchain.pem). Если удостоверяющий центр свой, назовите серверу его файл в NODE_EXTRA_CA_CERTS.',
  },
  'certificate: another name': {
    what: 'Сертификат https по этому адресу выдан другому сайту.',
    todo: 'Впишите адрес кассы так, как он открывается в браузере без предупреждений.',
  },
  'certificate: revoked': {
    what: 'Сертификат https у сайта кассы отозван.',
    todo: 'Попросите тех, кто ведёт кассу, получить новый.',
  },
  slow: {
    what: 'Касса отвечает слишком долго.',
    todo: 'Павел попробует ещё раз сам. Если так долго — спросите тех, кто ведёт кассу.',
  },
  stranger: {
    what: 'По этому адресу отвечает не pretix, или он переехал на другой адрес.',
    todo: 'Откройте адрес в браузере и впишите тот, на котором страница мероприятия остаётся.',
  },
  rule: {
    what: 'Касса не принимает правило для промокодов.',
    todo: 'Проверьте номера товара и квоты, скидку и метку: чего-то из этого в кассе нет.',
  },
  'out of date': {
    what: 'Последний день промокодов уже прошёл, новых Павел не заказывает.',
    todo: 'Передвиньте день в правиле приза или уберите запас.',
  },
}

export const troublesEn: TroubleTexts = {
  token: {
    what: 'The office does not accept the token: it is wrong, or was revoked.',
    todo: 'Make a new token for the team in pretix, and put it into the settings of the office.',
  },
  rights: {
    what: 'The office refuses: the token lacks rights, or there is no such event any more, because it has ended or was taken down.',
    todo: 'Check the address of the event. The team of the token needs the rights to view and to change vouchers.',
  },
  missing: { what: 'The office does not find what it was asked for.', todo: 'Check the address of the event.' },
  busy: { what: 'The office is busy and asks to wait.', todo: 'There is nothing to do: this is tried again by itself.' },
  broken: {
    what: 'The office has a fault of its own.',
    todo: 'This is tried again by itself. If it lasts, ask those who run the office.',
  },
  unreachable: {
    what: 'Nobody answers at the address of the office.',
    todo: 'Check the address, and whether our server can reach it.',
  },
  'certificate: expired': {
    what: 'The https certificate of the office has expired.',
    todo: 'Ask those who run the office to renew it. If theirs is fine, our server’s clock is ahead.',
  },
  'certificate: not yet valid': {
    what: 'The https certificate of the office is not valid yet.',
    todo: 'Most likely our server’s clock is behind: ask whoever runs it to switch on the synchronisation of time (NTP).',
  },
  'certificate: unknown issuer': {
    what: 'Our server does not trust the https certificate of the office: it is self-signed, or issued by somebody unknown.',
    todo: 'The office needs a certificate with its whole chain (fullchain.pem). If the authority is your own, name its file to the server in NODE_EXTRA_CA_CERTS.',
  },
  'certificate: another name': {
    what: 'The https certificate at this address belongs to another site.',
    todo: 'Give the address of the office as it opens in a browser without a warning.',
  },
  'certificate: revoked': {
    what: 'The https certificate of the office was revoked.',
    todo: 'Ask those who run the office to get a new one.',
  },
  slow: {
    what: 'The office takes too long to answer.',
    todo: 'This is tried again by itself. If it lasts, ask those who run the office.',
  },
  stranger: {
    what: 'What answers at this address is not pretix, or it has moved to another address.',
    todo: 'Open the address in a browser, and give the one on which the page of the event stays.',
  },
  rule: {
    what: 'The office does not accept the rule for promo codes.',
    todo: 'Check the numbers of the product and the quota, the discount and the tag: something of it is not there.',
  },
  'out of date': {
    what: 'The last day of the promo codes has passed, so no more are made.',
    todo: 'Move the day in the rule of the prize, or remove its stock.',
  },
}

/** Returns what went wrong and what to do, in one line, for a page that knows the trouble by its name alone. */
export function tellTrouble(texts: TroubleTexts, name: string): string {
  const known = Object.entries(texts).find(([trouble]) => trouble === name)?.[1]
  return known ? `${known.what} ${known.todo}` : name
}

const faultsRu: Record<OwnFault, string> = {
  'not an event': 'Это не похоже на адрес мероприятия. Нужен такой: https://pretix.eu/organizer/event/',
  'not on the internet': 'До этого адреса посетители не дойдут: нужен такой, который открывается из интернета, с https.',
  'token again': 'Адрес кассы другой, а токен хранится для прежнего. Впишите токен ещё раз.',
  'not money': 'Нужно число, например 10 или 1500,50.',
  'over 100': 'Больше 100\u00a0% скинуть нельзя.',
  'one of both': 'Укажите что-то одно: товар или квоту.',
}

const faultsEn: Record<OwnFault, string> = {
  'not an event': 'That does not look like the address of an event. It is like this: https://pretix.eu/organizer/event/',
  'not on the internet': 'Visitors cannot get to this address. It has to open from the internet, with https.',
  'token again': 'The address of the office is another one, and the token is kept for the former. Give the token once more.',
  'not money': 'Give a number, such as 10 or 1500.50.',
  'over 100': 'No more than 100 % can be taken off.',
  'one of both': 'Give one of both: a product or a quota.',
}

export const ru = {
  heading: 'Билетная касса',
  link: 'Промокоды из билетной кассы',
  none: 'Касса не подключена: промокоды берутся из загруженных списков, или их придумывает Павел.',
  connected: (kind: 'pretix' | 'timepad'): string => (kind === 'pretix' ? 'Подключена касса pretix.' : 'Подключён TimePad.'),
  why: 'Касса сама делает промокоды впрок и сообщает, какими из них купили билет. Игра её никогда не ждёт: победителю достаётся промокод из запаса.',
  back: 'Все настройки кампании',
  kinds: {
    pretix: {
      heading: 'pretix',
      why: 'Павел заказывает ваучеры через API заранее и держит их в запасе. Отозванные и изъятые промокоды он сам гасит в кассе.',
      connect: 'Подключить pretix',
    },
    timepad: {
      heading: 'TimePad',
      why: 'Промокоды делают в кабинете TimePad и загружают сюда списком: методов для них в его API нет. А о том, что по коду купили билет, TimePad сообщает сам.',
      connect: 'Подключить TimePad',
    },
  },
  event: 'Адрес мероприятия в кассе',
  eventHint:
    'Как в браузере: https://pretix.eu/organizer/event/. Если в вашем адресе нет организатора, впишите его сюда, а в «Основное» — ссылку с {code}. Смените адрес — невыданные промокоды прежнего мероприятия уйдут из запаса.',
  token: 'Токен команды',
  tokenHint: 'В pretix: «Организатор», «Команды», «API-токены». Нужны права смотреть и менять ваучеры.',
  phrase: 'Секретная фраза',
  phraseHint: 'Та же, что в настройках организации TimePad рядом с адресом для уведомлений. Ею он подписывает каждое.',
  eventId: 'Номер мероприятия',
  eventIdHint: 'Цифры из его адреса. Пусто — считать заказы всех мероприятий организации.',
  secretSet: 'Уже сохранено и никому не показывается. Впишите новое, только если меняете.',
  hook: {
    pretix: 'Адрес для веб-хука',
    timepad: 'Адрес для уведомлений',
    hint: {
      pretix: 'Создайте в pretix веб-хук с этим адресом и всеми событиями заказов. Без него о покупках узнаём раз в пять минут.',
      timepad: 'Впишите его в настройках организации TimePad. Адрес знаете только вы и касса: не публикуйте его.',
    },
    copy: 'Скопировать',
    copied: 'Скопировано',
    selected: 'Выделено: скопируйте вручную',
    needsAddress: 'Касса достучится до нас, только если на сервере задан PUBLIC_URL.',
  },
  tiers: 'Промокоды для призов',
  tiersHint: 'Пустой запас — промокодов для этого приза касса не делает.',
  tier: {
    stock: 'Держать в запасе',
    waiting: (count: number) => `Сейчас в запасе: ${count}.`,
    priceMode: 'Что делает промокод',
    modes: { none: 'Цену не меняет', set: 'Ставит цену', subtract: 'Скидка деньгами', percent: 'Скидка в\u00a0%' },
    value: 'Цена или скидка',
    valueHint: 'Бесплатный билет — цена 0.',
    more: 'На какие билеты, метка',
    item: 'Номер товара',
    quota: 'Номер квоты',
    anyHint: 'Пусто — на любые билеты.',
    validUntil: 'Последний день',
    untilHint: 'Пусто — без срока.',
    tag: 'Метка в кассе',
    tagHint: 'По ней Павел узнаёт свои промокоды. Пусто — придумает сам.',
  },
  save: 'Сохранить кассу',
  saved: 'Сохранено.',
  refused: 'Не сохранено. Исправьте то, что отмечено.',
  overtaken:
    'Не сохранено: пока вы печатали, кассу изменили. Ваше осталось в полях. Нажмите «Сохранить кассу» ещё раз, если верно ваше.',
  check: 'Проверить кассу',
  found: {
    vouchers: (count: number) => `Касса отвечает. Ваучеров в ней: ${count}.`,
    none: 'Проверить можно только pretix. Отправьте из TimePad пробное уведомление.',
  },
  remove: 'Отключить кассу',
  removeHint: 'Токен и правила забудутся. Промокоды, которые касса уже сделала, останутся в запасе.',
  removed: 'Касса отключена.',
  state: {
    heading: 'Как дела у кассы',
    never: 'Касса ещё ни разу не отвечала.',
    worked: 'Последний раз всё было в порядке',
    since: 'Не получается с',
    gameGoesOn: 'Игра идёт: промокоды берутся из запаса, пока он есть.',
  },
  troubles: troublesRu,
  faults: faultsRu,
}

export const en: OfficeTexts = {
  heading: 'Ticket office',
  link: 'Promo codes from the ticket office',
  none: 'No office is connected: promo codes come from lists that were uploaded, or Pavel makes them up.',
  connected: (kind) => (kind === 'pretix' ? 'A pretix shop is connected.' : 'TimePad is connected.'),
  why: 'The office makes promo codes ahead of need, and tells which of them bought a ticket. A game never waits for it: the winner gets a code of the stock.',
  back: 'All settings of the campaign',
  kinds: {
    pretix: {
      heading: 'pretix',
      why: 'Pavel orders vouchers through the API beforehand, and keeps them in stock. Codes that were taken back or withdrawn he cancels at the office.',
      connect: 'Connect pretix',
    },
    timepad: {
      heading: 'TimePad',
      why: 'Promo codes are made in the panel of TimePad and uploaded here as a list: its API has no methods for them. That a code bought a ticket, TimePad tells by itself.',
      connect: 'Connect TimePad',
    },
  },
  event: 'Address of the event at the office',
  eventHint:
    'As in a browser: https://pretix.eu/organizer/event/. If yours has no organizer in it, put it in here, and a link with {code} into “Basics”. If you change it, unused codes of the former event leave the stock.',
  token: 'Token of the team',
  tokenHint: 'In pretix: “Organizer”, “Teams”, “API tokens”. It needs the rights to view and to change vouchers.',
  phrase: 'Secret phrase',
  phraseHint:
    'The same as in the settings of the organisation at TimePad, beside the address for notices. It signs each of them.',
  eventId: 'Number of the event',
  eventIdHint: 'The digits in its address. Empty: orders of all events of the organisation count.',
  secretSet: 'It is set, and shown to nobody. Give a new one only to change it.',
  hook: {
    pretix: 'Address for the webhook',
    timepad: 'Address for notices',
    hint: {
      pretix:
        'Make a webhook in pretix with this address and all events of orders. Without it, purchases are learnt of every five minutes.',
      timepad:
        'Put it into the settings of the organisation at TimePad. Only you and the office know the address: do not publish it.',
    },
    copy: 'Copy',
    copied: 'Copied',
    selected: 'Selected: copy it by hand',
    needsAddress: 'The office reaches us only if PUBLIC_URL is set on the server.',
  },
  tiers: 'Promo codes for prizes',
  tiersHint: 'An empty stock: the office makes no codes for this prize.',
  tier: {
    stock: 'Keep in stock',
    waiting: (count) => `Now in stock: ${count}.`,
    priceMode: 'What the code does',
    modes: {
      none: 'Does not change the price',
      set: 'Sets the price',
      subtract: 'Takes money off',
      percent: 'Takes per cent off',
    },
    value: 'Price or discount',
    valueHint: 'A free ticket: the price 0.',
    more: 'For which tickets, tag',
    item: 'Number of the product',
    quota: 'Number of the quota',
    anyHint: 'Empty: for every ticket.',
    validUntil: 'Last day',
    untilHint: 'Empty: no end.',
    tag: 'Tag at the office',
    tagHint: 'By this Pavel knows his own codes. Empty: he thinks of one.',
  },
  save: 'Save the office',
  saved: 'Saved.',
  refused: 'Not saved. Correct what is marked.',
  overtaken:
    'Not saved: while you typed, the office was changed. What you typed is still in the fields. Save once more if yours is right.',
  check: 'Check the office',
  found: {
    vouchers: (count) => `The office answers. Vouchers in it: ${count}.`,
    none: 'Only pretix can be checked. Send a test notice from TimePad.',
  },
  remove: 'Disconnect the office',
  removeHint: 'The token and the rules are forgotten. Codes that the office has made stay in stock.',
  removed: 'The office is disconnected.',
  state: {
    heading: 'How the office is doing',
    never: 'The office has never answered yet.',
    worked: 'All was well last at',
    since: 'It has been failing since',
    gameGoesOn: 'Games go on: codes come from the stock while there are any.',
  },
  troubles: troublesEn,
  faults: faultsEn,
}
