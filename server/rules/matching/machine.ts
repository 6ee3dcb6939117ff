import type { Language } from './attempt.ts'

/** In characters. What such a voice is known by comes early, and some of the patterns look far ahead. */
const longestAnnouncement = 1_000

/**
 * Returns whether an answering machine, an assistant or the network spoke. Such words are no answer and must not cost an attempt.
 *
 * Only what no person says on the telephone is taken for a machine: it presents itself as one, or asks for a message or a key. A
 * person who asks whether Pavel is one («вы автоответчик?») stays a person.
 */
export function isMachine({ heard, language }: { heard: string; language: Language }): boolean {
  const said = heard.slice(0, longestAnnouncement).toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'")
  return machines[language].test(said.replace(asksAboutPavel[language], ' '))
}

const anyOf = (patterns: readonly string[], flags?: string) => new RegExp(patterns.join('|'), flags)

const kinds = {
  ru: '(виртуальн|голосов|цифров|электронн|умн|персональн|автоматическ)\\S+ (секретар|ассистент|помощни|оператор)\\S*',
  en: '(virtual|voice|digital|automated|ai|personal|call|calling|phone|smart) (assistant|secretary|attendant|receptionist)',
}

const between = '(,? что| же| тоже| какой-то| просто| опять| снова| наверное)'

/** What a person says of Pavel: such words are cut out before the rest is looked at. */
const asksAboutPavel: Record<Language, RegExp> = {
  ru: anyOf(
    [
      `(?<![а-я])(вы|ты|это)${between}*,? (автоответчик|секретарь|ассистент|помощник)(?! [а-я])`,
      `(?<![а-я])(вы|ты)${between}*,? ${kinds.ru}`,
      `(это )?(автоответчик|${kinds.ru}) (что )?ли`,
    ],
    'g',
  ),
  en: anyOf(
    [
      "\\b(are you|you're|you are|is this|is that)( just| only| really)? (an?|the|some)( kind of)? " +
        `(answering machine|voice ?mail|${kinds.en})`,
      '\\bthought it was (an? |the )?(answering machine|voice ?mail)',
      '\\b(do|should|must|can) i press \\S+',
    ],
    'g',
  ),
}

/** The assistants that operators and banks give their customers present themselves and ask what the call is about. */
const assistants: Record<Language, string[]> = {
  ru: [
    `(?<![а-я])${kinds.ru}`,
    '(секретар|ассистент|помощни)\\S* (абонента|владельца|сбер|мтс|билайн|мегафон|т2|теле2|т-банк|тинькоф|яндекс)',
    '(?<![а-я])я[ ,]?[-—–]? ?(секретар|ассистент|помощни)',
    '(?<![а-я])(ева|олег|мария|маруся|алиса|салют|джой|афина)[, ]+[-—–]? ?(ваш |личный )?(секретар|ассистент|помощни)',
    '(сбер|мтс) ?секретар',
    'антиспам',
    'что (мне )?передать (абоненту|владельцу)|(я|и) (ему |ей )?(все )?(передам|запишу)(?![а-я])',
    'это секретарь(?! [а-я]+\\?)',
    '(назовите|сообщите|уточните|расскажите)[^.!?]{0,30} цель (вашего )?звонка',
  ],
  en: [
    `\\b${kinds.en}`,
    '\\bgoogle assistant|may i ask who',
    '\\bcall screening|screening (service|this call)',
    '\\b(record|state|say) your name and',
    '\\breason for (your call|calling)',
    "\\bi'll see if (this person|they|he|she) (is|are) available",
  ],
}

/** What the network, a switchboard or a voice mailbox says. `9` is a key that Pavel himself speaks of. */
const announcements: Record<Language, string[]> = {
  ru: [
    'остав(ь|ьте|ить|ляйте)[^.!?]{0,30} (сообщени|голосов)',
    'после ((звуков|длинн|коротк|тонов)ого )?(сигнала|гудка)',
    'голосов(ая|ую|ой|ого|ое) (почт|ящик|меню|сообщ)',
    'автоответчик|абонент|вне зоны|недоступ(ен|на|но)(?![а-я])',
    'не может (вам |сейчас |в данный момент |подойти и )*(ответить|принять)',
    'нажмите (клавишу |кнопку |цифру )?(один|два|три|четыре|ноль|[0-8]|решетк|звездочк)',
    'набран(ный|ного) (вами )?номер|неправильно набран|набранн\\S+ (вами )?номер',
    'номер набран неправильно|(хозяин|владелец)\\S* (телефона|номера)',
    'номер (временно )?(не обслуживается|заблокирован|выключен|не существует)',
    'звонок (очень )?важен|оставайтесь на линии|(тонов|тональн)\\S+ (режим|набор)|добавочный номер',
    'все операторы (сейчас |в данный момент )?заняты|(линия|сеть) перегружена|вызываемый',
    '(разговор|звонок)\\S* (может быть |будет |будут )?записыва',
  ],
  en: [
    'leave (a|your|me|us) [^.!?]{0,20}(message|name|number)',
    'after the (tone|beep|signal)|at the tone',
    'voice ?mail|mailbox|answering machine|voice messaging',
    '(is|are) (currently |temporarily |now )?(not available|unavailable)',
    "can ?(no|')t (take|answer|come to) ",
    'the (person|number|subscriber|customer|party) you',
    'press (one|two|three|four|zero|pound|star|[0-8])',
    'record your message|(has|is) been forwarded|not accepting calls|no longer in service',
    '(your|this) call (is|may be|will be|has been)|(stay|remain) on the line|all (of )?our (agents|operators)',
    '(agents|operators|representatives|advisors|specialists|lines|circuits) are (currently |all |now |presently )*(busy|engaged|assisting)',
  ],
}

/** Russian networks repeat their announcements in English. */
const machines: Record<Language, RegExp> = {
  ru: anyOf([...assistants.ru, ...announcements.ru, ...announcements.en]),
  en: anyOf([...assistants.en, ...announcements.en]),
}
