import type { Outcome } from '../../server/conversation/now/now.ts'
import type { Problem, ProblemKind } from '../../server/rules/problems/problems.ts'
import { tellTrouble, troublesEn, troublesRu } from './operator.office.ts'

/** What is wrong in one sentence, and what to do about it in one or two. */
export type Told = { title: string; todo: string }

type Of<Kind extends ProblemKind> = Extract<Problem<Outcome['outcome']>, { kind: Kind }>

/** How each problem is told. `at` writes a time of day, `count` a whole number. */
export type ProblemTexts = {
  [Kind in ProblemKind]: (
    problem: Of<Kind>,
    write: { at(at: Date): string; money(sum: number, currency: string): string },
  ) => Told
}

const plural = new Intl.PluralRules('ru')
const forms = (n: number, one: string, few: string, many: string) =>
  `${n}\u00a0${{ one, few, many }[plural.select(n) as 'one' | 'few' | 'many']}`
const calls = (n: number) => forms(n, 'звонок', 'звонка', 'звонков')
const askAdmin = 'Попросите того, кто ведёт сервер,'

const limits = {
  calls: { reached: 'Дневная норма звонков исчерпана', near: 'Дневная норма звонков на исходе', name: 'CALLS_PER_DAY' },
  minutes: { reached: 'Дневная норма минут исчерпана', near: 'Дневная норма минут на исходе', name: 'CALL_MINUTES_PER_DAY' },
  messages: { reached: 'Дневная норма СМС исчерпана', near: 'Дневная норма СМС на исходе', name: 'MESSAGES_PER_DAY' },
}
const withoutThem = {
  calls: 'Павел никому не перезванивает, но сам на звонки отвечает.',
  minutes: 'Павел никому не перезванивает, но сам на звонки отвечает.',
  messages: 'Промокоды больше не приходят по СМС и остаются только на экране.',
}

const whyUnreached: Record<Outcome['outcome'], string> = {
  talked: 'поговорили',
  unproved: 'трубку снимают, но кода для звонка не называют',
  'called off': 'отменены',
  busy: 'у всех занято',
  'no answer': 'никто не берёт трубку',
  refused: 'все сбрасывают',
  unavailable: 'телефоны недоступны',
  machine: 'отвечают автоответчики',
  impossible: 'такие номера не вызываются',
  'no money': 'на счёте Voximplant нет денег',
  limit: 'счёт Voximplant упёрся в свой предел звонков',
  failed: 'линия отказывает',
  blocked: 'эти номера просили не звонить',
  ceiling: 'норма исчерпана',
}

const whatToDo: Partial<Record<Outcome['outcome'], string>> = {
  'no money': 'Пополните счёт в панели Voximplant, раздел «Биллинг».',
  limit: 'Напишите в поддержку Voximplant или поднимите предел в панели. Пока пусть посетители звонят сами.',
}

export const ru: ProblemTexts = {
  'no money': ({ balance, currency }, { money }) => ({
    title: 'На счёте Voximplant кончились деньги',
    todo:
      (balance === null ? '' : `Остаток ${money(balance, currency)}. `) +
      'Пополните счёт в панели Voximplant, раздел «Биллинг»: без денег звонки не проходят.',
  }),
  'little money': ({ balance, currency, perDay }, { money }) => ({
    title: 'На счёте Voximplant мало денег',
    todo:
      `Осталось ${money(balance, currency)}` +
      (perDay ? `, а в сутки уходит около ${money(perDay, currency)}. ` : '. ') +
      'Пополните счёт в панели Voximplant, раздел «Биллинг».',
  }),
  'account refuses': () => ({
    title: 'Voximplant не принимает ключ доступа',
    todo: `Перезванивать и слать СМС нельзя. ${askAdmin} проверить ключ (VOXIMPLANT_CREDENTIALS) и часы сервера.`,
  }),
  'account is away': () => ({
    title: 'Не удаётся узнать остаток на счёте Voximplant',
    todo: 'Загляните в панель Voximplant сами. Если перестали приходить и звонки, у сервера нет связи с интернетом.',
  }),
  'limit reached': ({ counted }) => ({
    title: limits[counted].reached,
    todo: `${withoutThem[counted]} Норма вернётся, когда с первых пройдут сутки. Нужно больше — поднимите её (настройка ${limits[counted].name}).`,
  }),
  'limit near': ({ counted, used, most }) => ({
    title: limits[counted].near,
    todo: `Израсходовано ${used} из\u00a0${most}. Если день в разгаре, попросите поднять норму (настройка ${limits[counted].name}).`,
  }),
  'addresses at limit': ({ count }) => ({
    title: `${forms(count, 'сеть выбрала', 'сети выбрали', 'сетей выбрали')} свою половину обратных звонков`,
    todo: 'Обычно это Wi-Fi конференции, и тогда всё в порядке: пусть оттуда звонят сами. Если сеть чужая, загляните на страницу «Люди».',
  }),
  'scenario refused': ({ isOlder }) => ({
    title: 'Звонки не принимаются: сценарий и сервер не понимают друг друга',
    todo: isOlder
      ? `Сценарий в облаке Voximplant старее сервера. ${askAdmin} выполнить команду scenario:deploy.`
      : `Сценарий в облаке Voximplant новее сервера. ${askAdmin} обновить сервер.`,
  }),
  'scenario differs': () => ({
    title: 'Сценарий в облаке не тот, что пришёл с сервером',
    todo: `Игра идёт, но исправлений в звонках пока нет. ${askAdmin} выполнить команду scenario:deploy. Предупреждение снимет первый же новый звонок.`,
  }),
  'hears nothing': ({ calls: deaf }) => ({
    title: `Павел никого не слышит: ${calls(deaf)} подряд без единого слова`,
    todo: 'Позвоните сами. Если и вас он не слышит, смените распознавание в разделе «Голос и слух» кампании. Играть можно клавишами и на экране.',
  }),
  'page unheard': ({ calls: unheard }) => ({
    title: `До линии не доходит то, что пишут на странице: ${calls(unheard)}`,
    todo: 'Голосом играть можно. Если так у всех, проверьте, есть ли у сервера выход в интернет, и запустите проверку первого звонка внизу.',
  }),
  quiet: ({ since }, { at }) => ({
    title: 'Больше часа никто не звонил',
    todo: `${since ? `Последний звонок был в\u00a0${at(since)}. ` : ''}Позвоните на номер кампании сами: если Павел не ответит, проверьте номер и правило в панели Voximplant.`,
  }),
  'pool empty': ({ titles }) => ({
    title: `Кончились промокоды: ${titles.map((title) => `«${title}»`).join(', ')}`,
    todo: 'Победителям достаётся приз попроще или обещание без промокода. Добавьте промокоды на странице «Промокоды».',
  }),
  'pool ends': ({ title, left, endsAt }, { at }) => ({
    title: `Промокоды «${title}» кончатся около ${at(endsAt)}`,
    todo: `Осталось ${left}: при таком темпе на сегодня не хватит. Добавьте промокоды заранее.`,
  }),
  'messages refused': ({ count, isOnly }) => ({
    title: `Промокоды не дошли по СМС: ${count}`,
    todo: isOnly
      ? 'Больше этот промокод нигде не виден. Отправьте его ещё раз из списка ниже. Не помогло — проверьте деньги и имя отправителя в панели Voximplant.'
      : 'Промокод виден победителю на странице. Проверьте деньги и имя отправителя СМС в панели Voximplant.',
  }),
  'clock off': ({ seconds }) => ({
    title: `Часы сервера расходятся с верными на ${forms(seconds, 'секунду', 'секунды', 'секунд')}`,
    todo: `Из-за этого звонки и ключи могут отвергаться. ${askAdmin} включить синхронизацию времени (NTP).`,
  }),
  'database full': () => ({
    title: 'На диске базы данных кончилось место',
    todo: `Павел не принимает ни номеров, ни ответов. Всё принятое цело. ${askAdmin} освободить место на этом диске: дальше игра пойдёт сама.`,
  }),
  'database read only': () => ({
    title: 'База данных ничего не записывает',
    todo: `Павел не принимает ни номеров, ни ответов. Всё принятое цело. ${askAdmin} проверить DATABASE_URL: похоже, он ведёт на копию базы, которую можно только читать.`,
  }),
  'database lost': ({ at: lostAt }, { at }) => ({
    title: `База данных пропадала в\u00a0${at(lostAt)}`,
    todo: 'Сейчас она отвечает, игры не потеряны. Если повторится, сообщите тому, кто ведёт сервер.',
  }),
  'database slow': () => ({
    title: 'База данных отвечает медленно',
    todo: `Павел думает дольше обычного. ${askAdmin} посмотреть, чем она занята.`,
  }),
  'disk nearly full': ({ freeMb }) => ({
    title: `На диске сервера почти нет места: ${freeMb}\u00a0МБ`,
    todo: `Когда оно кончится, игра остановится. ${askAdmin} освободить место сейчас.`,
  }),
  'disk filling': ({ freeMb }) => ({
    title: `На диске сервера мало места: ${freeMb}\u00a0МБ`,
    todo: `${askAdmin} освободить место до начала наплыва.`,
  }),
  office: ({ trouble, at: troubleAt }, { at }) => ({
    title: 'С билетной кассой что-то не так',
    todo: `${tellTrouble(troublesRu, trouble)} Игра идёт: промокоды берутся из запаса.${troubleAt ? ` Так с\u00a0${at(troubleAt)}.` : ''}`,
  }),
  'codes to cancel': ({ count }) => ({
    title: `${forms(count, 'отозванный или изъятый промокод ещё действует', 'отозванных или изъятых промокода ещё действуют', 'отозванных или изъятых промокодов ещё действуют')} в кассе`,
    todo: 'Погасите их в кассе и отметьте это на странице «Промокоды».',
  }),
  'unusual games': ({ count }) => ({
    title: `${forms(count, 'необычная игра', 'необычные игры', 'необычных игр')} за неделю`,
    todo: 'Посмотрите список ниже: если играл не человек, верните попытку, и промокод перестанет действовать.',
  }),
  'callbacks fail': ({ outcome, count }) => ({
    title: `Обратные звонки не проходят: ${whyUnreached[outcome]}`,
    todo: `Неудачных подряд: ${count}. ${whatToDo[outcome] ?? 'Попросите знакомого нажать «Позвони мне» и посмотрите, что ответит Павел.'}`,
  }),
  closed: ({ closed }, { at }) => {
    switch (closed.why) {
      case 'before':
        return {
          title: `Игра ещё не открыта: начало ${at(closed.opensAt)}`,
          todo: 'Если открывать пора раньше, поменяйте даты кампании.',
        }
      case 'paused':
        return { title: 'Игра на паузе', todo: 'Новых игр Павел не начинает. Снять паузу можно в разделе «Пауза» кампании.' }
      case 'no number':
        return {
          title: 'У кампании нет номера, на который звонить',
          todo: 'Без него игра не открывается. Впишите номер на странице кампании.',
        }
      case 'after':
        return { title: 'Игра окончена', todo: 'Новых игр нет. Если нужно продлить, поменяйте дату конца кампании.' }
    }
  },
}

const many = (n: number, one: string, other: string) => `${n}\u00a0${n === 1 ? one : other}`
const askWho = 'Ask whoever runs the server to'

const limitsInEnglish = {
  calls: { name: 'calls', setting: 'CALLS_PER_DAY', without: 'Pavel calls nobody back, but still answers calls.' },
  minutes: {
    name: 'minutes of calls',
    setting: 'CALL_MINUTES_PER_DAY',
    without: 'Pavel calls nobody back, but still answers calls.',
  },
  messages: {
    name: 'messages',
    setting: 'MESSAGES_PER_DAY',
    without: 'Promo codes no longer come by text message and stay on the screen.',
  },
}

const whyInEnglish: Record<Outcome['outcome'], string> = {
  talked: 'they talked',
  unproved: 'people pick up, but do not give the digits of the page',
  'called off': 'they were called off',
  busy: 'everybody is busy',
  'no answer': 'nobody picks up',
  refused: 'everybody declines',
  unavailable: 'the telephones are unavailable',
  machine: 'answering machines pick up',
  impossible: 'such numbers cannot be called',
  'no money': 'there is no money on the Voximplant account',
  limit: 'the Voximplant account has reached its limit of calls',
  failed: 'the line refuses',
  blocked: 'these numbers asked not to be called',
  ceiling: 'the ceiling is reached',
}

const doInEnglish: Partial<Record<Outcome['outcome'], string>> = {
  'no money': 'Top the account up in Voximplant’s panel, under Billing.',
  limit: 'Write to Voximplant’s support, or raise the limit in the panel. Meanwhile visitors can call themselves.',
}

export const en: ProblemTexts = {
  'no money': ({ balance, currency }, { money }) => ({
    title: 'There is no money left on the Voximplant account',
    todo:
      (balance === null ? '' : `The balance is ${money(balance, currency)}. `) +
      'Top it up in Voximplant’s panel, under Billing: without money no call gets through.',
  }),
  'little money': ({ balance, currency, perDay }, { money }) => ({
    title: 'There is little money on the Voximplant account',
    todo:
      `${money(balance, currency)} left` +
      (perDay ? `, and about ${money(perDay, currency)} is spent in a day. ` : '. ') +
      'Top it up in Voximplant’s panel, under Billing.',
  }),
  'account refuses': () => ({
    title: 'Voximplant does not accept our key',
    todo: `Nobody can be called back or written to. ${askWho} check the key (VOXIMPLANT_CREDENTIALS) and the server’s clock.`,
  }),
  'account is away': () => ({
    title: 'The balance of the Voximplant account cannot be read',
    todo: 'Look into Voximplant’s panel yourself. If calls have stopped as well, the server has no connection to the internet.',
  }),
  'limit reached': ({ counted }) => ({
    title: `The day’s ${limitsInEnglish[counted].name} are used up`,
    todo: `${limitsInEnglish[counted].without} There will be more when the first ones are a day old. If you need more, raise the ceiling (the setting ${limitsInEnglish[counted].setting}).`,
  }),
  'limit near': ({ counted, used, most }) => ({
    title: `The day’s ${limitsInEnglish[counted].name} are nearly used up`,
    todo: `${used} of\u00a0${most} are used. If the day is young, have the ceiling raised (the setting ${limitsInEnglish[counted].setting}).`,
  }),
  'addresses at limit': ({ count }) => ({
    title: `${many(count, 'network has', 'networks have')} used their half of the calls back`,
    todo: 'Usually it is the Wi-Fi of the conference, and then all is well: people there can call themselves.',
  }),
  'scenario refused': ({ isOlder }) => ({
    title: 'No call is taken: the scenario and the server do not understand each other',
    todo: isOlder
      ? `The scenario in Voximplant’s cloud is older than the server. ${askWho} run the command scenario:deploy.`
      : `The scenario in Voximplant’s cloud is newer than the server. ${askWho} update the server.`,
  }),
  'scenario differs': () => ({
    title: 'The scenario in the cloud is not the one that came with the server',
    todo: `Games go on, but calls lack the latest corrections. ${askWho} run the command scenario:deploy. The first call after that ends this warning.`,
  }),
  'hears nothing': ({ calls: deaf }) => ({
    title: `Pavel hears nobody: ${many(deaf, 'call', 'calls')} in a row without a word`,
    todo: 'Call yourself. If he does not hear you either, choose another recogniser in the campaign’s section “Voice and ear”. Keys and the page still work.',
  }),
  'page unheard': ({ calls: unheard }) => ({
    title: `The line does not get what is typed on the page: ${many(unheard, 'call', 'calls')}`,
    todo: 'One can play by voice. If all calls are like this, check the server’s connection to the internet, and start the first-call check below.',
  }),
  quiet: ({ since }, { at }) => ({
    title: 'Nobody has called for more than an hour',
    todo: `${since ? `The last call was at ${at(since)}. ` : ''}Call the campaign’s number yourself: if Pavel does not answer, check the number and the rule in Voximplant’s panel.`,
  }),
  'pool empty': ({ titles }) => ({
    title: `No promo codes are left: ${titles.join(', ')}`,
    todo: 'Winners get a smaller prize, or a promise without a code. Add codes on the page Promo codes.',
  }),
  'pool ends': ({ title, left, endsAt }, { at }) => ({
    title: `The promo codes of ${title} end at about ${at(endsAt)}`,
    todo: `${left} are left, and people win that often. Add codes in time.`,
  }),
  'messages refused': ({ count, isOnly }) => ({
    title: `Promo codes that did not arrive by message: ${count}`,
    todo: isOnly
      ? 'The code is shown nowhere else. Send it again from the list below; if that fails, check the money and the sender’s name in Voximplant’s panel.'
      : 'The winner sees the code on the page. Check the money and the sender’s name in Voximplant’s panel.',
  }),
  'clock off': ({ seconds }) => ({
    title: `The server’s clock is off by ${many(seconds, 'second', 'seconds')}`,
    todo: `Calls and keys may be refused because of it. ${askWho} switch on the synchronisation of time (NTP).`,
  }),
  'database full': () => ({
    title: 'There is no room left on the database’s disk',
    todo: `Pavel takes neither numbers nor answers. Nothing that was accepted is lost. ${askWho} make room on that disk: then the game goes on by itself.`,
  }),
  'database read only': () => ({
    title: 'The database writes nothing',
    todo: `Pavel takes neither numbers nor answers. Nothing that was accepted is lost. ${askWho} check DATABASE_URL: it seems to lead to a copy of the database that can only be read.`,
  }),
  'database lost': ({ at: lostAt }, { at }) => ({
    title: `The database was away at ${at(lostAt)}`,
    todo: 'It answers now, and no game is lost. If it happens again, tell whoever runs the server.',
  }),
  'database slow': () => ({
    title: 'The database answers slowly',
    todo: `Pavel takes longer than usual. ${askWho} see what it is busy with.`,
  }),
  'disk nearly full': ({ freeMb }) => ({
    title: `The server’s disk is nearly full: ${freeMb}\u00a0MB left`,
    todo: `When it is full, the game stops. ${askWho} make room now.`,
  }),
  'disk filling': ({ freeMb }) => ({
    title: `The server’s disk is filling up: ${freeMb}\u00a0MB left`,
    todo: `${askWho} make room before many people come.`,
  }),
  office: ({ trouble, at: since }, { at }) => ({
    title: 'The ticket office does not answer as it should',
    todo: `${tellTrouble(troublesEn, trouble)} Games go on: codes come from the stock.${since ? ` Since ${at(since)}.` : ''}`,
  }),
  'codes to cancel': ({ count }) => ({
    title: `${many(count, 'code that was taken back is', 'codes that were taken back are')} still valid at the ticket office`,
    todo: 'Cancel them where they are spent, and note that on the page Promo codes.',
  }),
  'unusual games': ({ count }) => ({
    title: `${many(count, 'unusual game', 'unusual games')} within a week`,
    todo: 'See the list below: if it was not a person who played, give the attempt back, and the code becomes void.',
  }),
  'callbacks fail': ({ outcome, count }) => ({
    title: `Calls back do not get through: ${whyInEnglish[outcome]}`,
    todo: `${many(count, 'call', 'calls')} in a row. ${doInEnglish[outcome] ?? 'Ask somebody you know to have Pavel call, and see what he answers.'}`,
  }),
  closed: ({ closed }, { at }) => {
    switch (closed.why) {
      case 'before':
        return {
          title: `The game is not open yet: it begins ${at(closed.opensAt)}`,
          todo: 'If it is to begin earlier, change the campaign’s dates.',
        }
      case 'paused':
        return {
          title: 'The game is paused',
          todo: 'Pavel begins no new games. The pause is ended in the campaign’s section “Pause”.',
        }
      case 'no number':
        return {
          title: 'The campaign has no number to call',
          todo: 'Without one it does not open. Set the number on the campaign’s page.',
        }
      case 'after':
        return { title: 'The game is over', todo: 'There are no new games. To go on, change the campaign’s closing date.' }
    }
  },
}
