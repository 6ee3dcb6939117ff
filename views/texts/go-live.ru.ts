import type { ConnectionFailure } from '../../server/rules/connection-failure/connection-failure.ts'
import type { Found, Place, PointId, Spoilt, State } from '../../server/rules/go-live/go-live.ts'
import { at } from '../address/address.ts'

/** What was found and what follows from it; what to do about it, where there is something to do. */
export type FoundText = (about: string, count: number) => { what: string; todo?: string }

/** How the way to where something is mended is called, given the name of the campaign that it is about. */
export type PlaceTexts = Record<Place['to'], (campaign: string) => string>

const plural = new Intl.PluralRules('ru')
const days = (n: number) => `${n}\u00a0${{ one: 'день', few: 'дня', many: 'дней' }[plural.select(n) as 'one' | 'few' | 'many']}`

const points: Record<PointId, string> = {
  address: 'Адрес',
  tls: 'Шифрование',
  proxy: 'Прокси',
  numbers: 'Номера',
  account: 'Счёт Voximplant',
  scenario: 'Сценарий',
  check: 'Проверка линии',
  callbacks: 'Обратный звонок',
  caller: 'Номер на экране',
  messages: 'СМС',
  codes: 'Промокоды',
  documents: 'Правила и согласие',
  staff: 'Пульт',
  database: 'База данных',
  secrets: 'Секреты',
  retention: 'Срок хранения',
  simulator: 'Телефон в браузере',
}

const headings: Record<State, string> = {
  ready: 'Готово',
  optional: 'По желанию',
  missing: 'Не хватает',
  misleading: 'Введёт в заблуждение',
}

const found: Record<Found, FoundText> = {
  'address checked': (url) => ({ what: `${url} ведёт сюда: сервер проверил сам.` }),
  'address set': (url) => ({ what: `Людям дают ${url}.` }),
  'address unset': (host) => ({
    what: `Своего адреса сервер не знает: не дозвонится сценарий из облака, у ссылок не будет картинок.`,
    todo: `Задайте PUBLIC_URL${host ? `: сюда приходят по адресу ${host}` : ''}.`,
  }),
  'address of this machine': (url) => ({
    what: `${url} открывается только на этом компьютере, а сервер доступен и другим: ссылки у них не сработают.`,
    todo: 'Задайте в PUBLIC_URL адрес, который открывается у всех.',
  }),
  'address elsewhere': (url, status) => ({
    what: `${url} ведёт не сюда: там отвечает кто-то другой (HTTP ${status}). Люди и звонки попадут к нему.`,
    todo: 'Проверьте PUBLIC_URL, запись в DNS и настройки прокси.',
  }),
  'address unreachable': (about) => ({
    what: `Сервер не смог открыть свой адрес: ${unreachable(about)}. Скорее всего, не откроют и люди.`,
    todo: 'Проверьте DNS, сертификат и прокси. Если изнутри сети этот адрес и не должен открываться, откройте его с телефона.',
  }),
  'address without sockets': (url) => ({
    what: `По адресу ${url} не проходят сокеты: страница не заметит звонка, пока её не обновят.`,
    todo: 'Разрешите в прокси заголовки Upgrade и Connection.',
  }),
  'address of others': (about) => ({
    what: `Сюда приходят и по другому адресу: ${about.replace(', ', ' вместо ')}. Открытая там страница ничего не отправит.`,
    todo: 'Перенаправьте тот адрес на PUBLIC_URL или исправьте PUBLIC_URL.',
  }),
  'only this machine': () => ({
    what: 'Павла видит только этот компьютер.',
    todo: 'Чтобы открыть его людям, задайте PUBLIC_URL; без прокси ещё и HOST=0.0.0.0.',
  }),
  encrypted: () => ({ what: 'Люди приходят по https.' }),
  'nothing to encrypt': () => ({ what: 'Пока незачем: снаружи никто не приходит.' }),
  'not encrypted': () => ({
    what: 'Люди приходят без https: номера телефонов и пароль пульта видны по дороге, а на сайтах с https чат не откроется.',
    todo: 'Поставьте перед сервером прокси с сертификатом и задайте PUBLIC_URL с https://.',
  }),
  'encryption unseen': () => ({
    what: 'Неизвестно, приходят ли люди по https.',
    todo: 'Задайте PUBLIC_URL с https://.',
  }),
  'requests spoilt': (about) => ({
    what: `Запросы доходят не такими, какими их отправили: ${spoiltOf(about, 'harm')}.`,
    todo: `Научите прокси ${spoiltOf(about, 'cure')}. Образец: server/start/deploy/nginx.conf.`,
  }),
  'no proxy': () => ({ what: 'Прокси не задано и не видно.' }),
  'proxies as set': (_, count) => ({ what: `PROXIES=${count}, и запросы приходят так же.` }),
  'proxies unset': (_, count) => ({
    what: 'Запросы идут через прокси, а PROXIES не задано: все посетители считаются за одного, и лимиты у них общие.',
    todo: `Задайте PROXIES=${count}.`,
  }),
  'proxies never seen': (_, count) => ({
    what: `PROXIES=${count}, но через прокси не пришло ни одного запроса: адрес сможет подделать любой.`,
    todo: 'Уберите PROXIES или передавайте в прокси X-Forwarded-For.',
  }),
  'proxies too many': (hops, count) => ({
    what: `PROXIES=${count}, а адресов в X-Forwarded-For бывает ${hops}: часть запросов обходит прокси, или адрес можно подделать.`,
    todo: `Задайте PROXIES=${hops} или закройте дорогу в обход прокси.`,
  }),
  'proxy of a stranger': () => ({
    what: 'Запросы с X-Forwarded-For приходят с адреса, которому не верят.',
    todo: 'Если это ваш прокси, назовите его сеть в PROXY_NETWORKS.',
  }),
  'own numbers': (numbers) => ({ what: `Звонят на ${numbers}.` }),
  'example number': (paths) => ({
    what: `Вместо номера показан пример: ${paths}. Другим людям он не покажется, и игра для них не откроется.`,
    todo: 'Впишите свой номер: «Кампании», раздел «Основное».',
  }),
  'no number': (paths) => ({
    what: `Номера нет, и играть нельзя: ${paths}. Посетителям Павел говорит, что звонить пока некуда.`,
    todo: 'Впишите номер: «Кампании», раздел «Основное».',
  }),
  "somebody's number": (paths) => ({
    what: `Вписан номер из примера, а он чужой: ${paths}. Поэтому играть там нельзя, и номера никто не видит.`,
    todo: 'Впишите номер, который арендовали вы: «Кампании», раздел «Основное».',
  }),
  'no campaign': () => ({
    what: 'Открывать нечего: ни одной кампании с опубликованной викториной.',
    todo: 'Опубликуйте викторину.',
  }),
  'account answers': () => ({ what: 'Счёт отвечает и принимает ключ.' }),
  'account unset': () => ({
    what: 'Счёт не задан: с настоящих телефонов не дозвониться.',
    todo: 'Подключите Voximplant: server/voximplant/account.md.',
  }),
  'account refuses': () => ({
    what: 'Voximplant не принимает ключ: перезванивать и слать СМС нельзя.',
    todo: 'Проверьте VOXIMPLANT_CREDENTIALS и часы сервера.',
  }),
  'account away': () => ({ what: 'Voximplant не ответил.', todo: 'Проверьте, есть ли у сервера выход в интернет.' }),
  'account without money': () => ({
    what: 'На счёте нет денег: звонки не пройдут.',
    todo: 'Пополните счёт в панели Voximplant, раздел «Биллинг».',
  }),
  'stand-in': () => ({ what: 'Вместо счёта — его двойник на этом компьютере.' }),
  'stand-in for people': () => ({
    what: 'Вместо счёта — двойник, а сервер открыт людям: с настоящих телефонов не дозвониться.',
    todo: 'Уберите VOXIMPLANT_API_URL и впишите ключ настоящего счёта.',
  }),
  'scenario of this server': () => ({ what: 'Последний звонок шёл по сценарию этого сервера.' }),
  'scenario never called': () => ({
    what: 'Ни одного звонка ещё не было: неизвестно, тот ли сценарий в облаке.',
    todo: 'Выполните bun run scenario:deploy и позвоните.',
  }),
  'scenario differs': () => ({
    what: 'В облаке другой сценарий: игра идёт, но без последних исправлений.',
    todo: 'Выполните bun run scenario:deploy.',
  }),
  'scenario refused': () => ({
    what: 'Сценарий в облаке и сервер не понимают друг друга: звонки не принимаются.',
    todo: 'Выполните bun run scenario:deploy.',
  }),
  'check passed': () => ({ what: 'Линию проверили звонком, всё в порядке.' }),
  'check never made': () => ({
    what: 'Линию звонком не проверяли.',
    todo: 'Нажмите «Проверка первого звонка» на странице «Сейчас» и позвоните. Или bun run scenario:check.',
  }),
  'check found trouble': () => ({
    what: 'Проверка звонком нашла непорядок.',
    todo: 'Посмотрите, что отмечено, внизу страницы «Сейчас».',
  }),
  'callbacks ready': () => ({ what: '«Позвони мне» работает.' }),
  'callbacks without account': () => ({ what: 'Перезванивать нечем: счёта нет. Кнопки «Позвони мне» люди не увидят.' }),
  'callbacks without rule': () => ({
    what: 'Перезванивать нельзя: кнопки «Позвони мне» люди не увидят.',
    todo: 'Задайте VOXIMPLANT_RULE_ID и VOXIMPLANT_CALLER_ID: их печатает scenario:deploy.',
  }),
  'caller ready': (number) => ({ what: `Павел звонит с ${number}.` }),
  'caller unset': () => ({ what: 'Номер, с которого звонит Павел, не задан.', todo: 'Задайте VOXIMPLANT_CALLER_ID.' }),
  'caller toll-free': (number) => ({
    what: `Павел звонит с бесплатного ${number}: операторы часто не пропускают такие звонки.`,
    todo: 'Арендуйте городской номер и задайте его в VOXIMPLANT_CALLER_ID.',
  }),
  'messages ready': () => ({ what: 'Промокод приходит и по СМС.' }),
  'messages unset': () => ({
    what: 'СМС не отправляются: промокод виден только на странице.',
    todo: 'Если он нужен и в СМС, задайте VOXIMPLANT_SMS_FROM.',
  }),
  'prizes by no message': (paths) => ({
    what: `Промокод обещан только в СМС, а слать их нечем: ${paths}. Победитель его не получит.`,
    todo: 'Задайте VOXIMPLANT_SMS_FROM или снимите галочку в «Основном».',
  }),
  'codes ready': () => ({ what: 'Промокоды загружены.' }),
  'codes made up': () => ({
    what: 'Промокоды придумывает Павел. Билетная касса узнает о них, только если ей передать.',
  }),
  'codes few': (titles, count) => ({ what: `Промокодов меньше ${count}: ${titles}.`, todo: 'Добавьте на странице «Промокоды».' }),
  'codes empty': (titles) => ({
    what: `Промокодов нет: ${titles}. Победителям достанется приз попроще или обещание.`,
    todo: 'Добавьте на странице «Промокоды».',
  }),
  'documents ready': () => ({ what: 'Сказано, кто проводит игру и кого спросить.' }),
  'documents incomplete': (paths) => ({
    what: `Не сказано, кто проводит игру и кого спросить: ${paths}. Согласие без этого мало чего стоит.`,
    todo: 'Заполните раздел «Правила» кампании.',
  }),
  'staff ready': () => ({ what: 'Пароли заданы: один менять, другой смотреть.' }),
  'staff without observers': () => ({
    what: 'Пароль один: все, кто входит, могут всё менять. Для тех, кто только смотрит, есть OBSERVER_PASSWORD.',
  }),
  'password made up': () => ({
    what: 'Пароль пульта придуман: как только сервер увидят другие, пульт закроется.',
    todo: 'Задайте OPERATOR_PASSWORD.',
  }),
  'desk closed': () => ({ what: 'Пульта нет: пароль не задан.', todo: 'Задайте OPERATOR_PASSWORD.' }),
  'on PostgreSQL': (day) => ({ what: `Всё хранится в PostgreSQL.${backup(day)}` }),
  embedded: (day) => ({ what: `Всё хранится во встроенной базе: сервер с ней может быть только один.${backup(day)}` }),
  'never backed up': () => ({
    what: 'Резервной копии нет: пропадёт диск — пропадут игры, промокоды и попытки.',
    todo: 'Выполните bun run backup и запускайте его каждый день.',
  }),
  'left behind': (folder) => ({
    what: `DATABASE_URL ничего не переносит: в ${folder} осталась встроенная база, и её игр здесь нет.`,
    todo: 'Остановите сервер и выполните bun run move. Не нужна — уберите папку.',
  }),
  'secrets in settings': () => ({ what: 'Секреты заданы в настройках.' }),
  'secrets in database': (names) => ({ what: `Хранятся в базе: ${names}. Они есть в её копиях, и только там.` }),
  'kept so long': (_, count) => ({ what: `О людях забываем через ${days(count)}.` }),
  'kept for ever': () => ({ what: 'О людях сервер сам не забывает.', todo: 'Задайте RETENTION_DAYS.' }),
  'simulator off': () => ({ what: 'Выключен.' }),
  'simulator here': () => ({ what: `${at('/phone')} открыт только этому компьютеру.` }),
  'simulator open': () => ({
    what: `${at('/phone')} открыт всем: любой выиграет приз с любого номера.`,
    todo: 'Уберите PHONE_SIMULATOR.',
  }),
}

const spoilt: Record<Spoilt, { harm: string; cure: string }> = {
  origin: {
    harm: 'формы и сокеты приходят со страниц по другому адресу',
    cure: 'передавать Host и вести людей на PUBLIC_URL',
  },
  'no origin': {
    harm: 'пропадают Origin, Sec-Fetch-Site и Referer, и формы не принимаются',
    cure: 'передавать Origin, Sec-Fetch-Site и Referer',
  },
  'no upgrade': {
    harm: 'пропадают Upgrade и Connection, и сокеты не открываются',
    cure: 'передавать Upgrade и Connection',
  },
  'no sockets': {
    harm: 'сокеты не проходят, и страницы сами спрашивают о новом каждые две секунды',
    cure: 'пропускать WebSocket',
  },
  'no token': { harm: 'пропадает Pavel-Visit, и чат не отвечает', cure: 'передавать Pavel-Visit' },
  'form type': { harm: 'у форм подменяется Content-Type, и они не принимаются', cure: 'не трогать Content-Type' },
  'lost cookie': { harm: 'пропадает кука, и в пульт не войти', cure: 'передавать Cookie и Set-Cookie' },
}

const spoiltOf = (about: string, part: 'harm' | 'cure') =>
  Object.entries(spoilt)
    .flatMap(([cause, words]) => (about.split(', ').includes(cause) ? [words[part]] : []))
    .join('; ')

const failures: Record<ConnectionFailure, string> = {
  expired: 'срок сертификата истёк',
  'not yet valid': 'сертификат ещё не действует',
  'unknown issuer': 'сертификату нельзя доверять, он самоподписанный или выдан неизвестно кем',
  'another name': 'сертификат выдан другому имени',
  revoked: 'сертификат отозван',
  'no such host': 'такого имени нет в DNS',
  refused: 'там никто не отвечает',
  'timed out': 'ответа не дождались',
  'no tls': 'там отвечают без https',
  'broken off': 'соединение оборвалось',
}

function unreachable(about: string): string {
  const [url = '', failure = ''] = about.split(', ')
  return `${url} — ${Object.entries(failures).find(([name]) => name === failure)?.[1] ?? failure}`
}

const backup = (day: string) => (day ? ` Последняя копия — ${day.split('-').toReversed().join('.')}.` : '')

const places: PlaceTexts = {
  number: (name) => `К номеру кампании «${name}»`,
  message: (name) => `К настройкам кампании «${name}»`,
  organiser: (name) => `К правилам кампании «${name}»`,
  contact: (name) => `К правилам кампании «${name}»`,
  codes: (name) => `К промокодам кампании «${name}»`,
  campaigns: () => 'К кампаниям',
  check: () => 'К проверке звонка',
}

/** The texts of the list of what is ready. */
export const ru = {
  points,
  headings,
  found,
  places,
  heading: 'Готовность к открытию',
  /** `open`: how many points are left */
  link: (open: number) => (open > 0 ? `Готовность к открытию: осталось ${open}` : 'Готовность к открытию'),
  introduction:
    'Что настроено, чего не хватает и что из этого выйдет. То, что ввело бы людей в заблуждение, Павел не откроет сам, а где не может — предупредит.',
  nobody: 'Пока Павла видит только этот компьютер. Чтобы открыть его людям, понадобится:',
  everybody: 'Сервер открыт людям.',
  all: 'Всё готово.',
}

/** The same texts in any language. */
export type GoLiveTexts = typeof ru
