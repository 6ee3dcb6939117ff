import type { CampaignText } from '../../server/rules/texts/texts.ts'

/** The operator's texts about the words of a campaign. */
type WordsTexts = {
  why: string
  /** how many texts of a group are the campaign’s own */
  own: (count: number, all: number) => string
  must: (variables: string) => string
  may: (variables: string) => string
  seconds: (seconds: number) => string
  most: (most: number) => string
  /** what the variables of the rules and of the consent stand for */
  meanings: Readonly<Record<string, string>>
  names: Record<CampaignText, string>
}

export const ru: WordsTexts = {
  why: 'Пустое поле — слова самого Павла: они видны в поле серым.',
  own: (count, all) => (count === 0 ? 'все слова Павла' : `своих слов: ${count} из ${all}`),
  must: (variables) => `Обязательно: ${variables}.`,
  may: (variables) => `Можно: ${variables}.`,
  seconds: (seconds) => `Вслух — около ${Math.max(1, Math.round(seconds))}\u00a0с.`,
  most: (most) => `До ${most} знаков.`,
  meanings: {
    numbers: 'какие номера годятся',
    minutes: 'сколько минут ждём звонка',
    where: 'как придёт промокод и где его вводят',
    until: 'последний день промокода',
    organiser: 'кто проводит игру',
    prizes: 'призы',
    consent: 'ссылка на согласие',
    rules: 'ссылка на правила',
    kept: 'сколько хранятся данные',
    withdrawal: 'как передумать',
    recogniser: 'чей распознаватель речи',
  },
  names: {
    rulesHow: 'Как играть',
    rulesWho: 'Кто может играть',
    rulesAttempt: 'Сколько попыток',
    rulesSpend: 'Где потратить промокод',
    rulesAloud: 'Правила по телефону, если попросят',
    consentSentence: 'Строка у галочки',
    consentText: 'Согласие, после слов из ребусов и призов',
    welcome: 'Когда позвонили Павлу',
    welcomeCalled: 'Когда позвонил сам Павел',
    welcomeBack: 'Когда вернулись в прерванную игру',
    howTo: 'Как отвечать',
    noHint: 'Подсказок больше нет',
    finished: 'Игра окончена, есть промокод',
    finishedByMessage: 'Игра окончена, промокод придёт в СМС',
    finishedWithoutCode: 'Игра окончена, промокоды кончились',
    countedAtCeiling: 'Игра длилась слишком долго',
    countedAsIs: 'В чате: не перезвонили, засчитано как есть',
    countedWithoutCode: 'В чате: то же, но промокоды кончились',
    code: 'Промокод вслух',
    prizeMessage: 'СМС с промокодом',
    farewell: 'Прощание',
    silentGoodbye: 'Прощание после долгого молчания',
    hangingUp: 'Когда трубку положили кнопкой в чате',
    goodbye: 'Когда звонок не продолжить',
    launcher: 'Кнопка, которая открывает чат',
    role: 'Кто такой Павел',
    chatGreeting: 'Приветствие в чате',
    chatGreetingMore: 'Приветствие в чате, продолжение',
    sendNumber: 'Кнопка «Вот мой номер»',
    callMe: 'Кнопка «Позвони мне»',
    callMeAgain: 'Та же кнопка после звонка',
    callForPrize: 'Та же кнопка, когда играли без приза',
    copyCode: 'Кнопка «Скопировать промокод»',
  },
}

export const en: WordsTexts = {
  why: 'An empty field leaves it to Pavel, whose own words it shows in grey.',
  own: (count, all) => (count === 0 ? 'all Pavel’s own' : `${count} of ${all} your own`),
  must: (variables) => `It must have ${variables}.`,
  may: (variables) => `It may have ${variables}.`,
  seconds: (seconds) => `About ${Math.max(1, Math.round(seconds))}\u00a0s aloud.`,
  most: (most) => `At most ${most} characters.`,
  meanings: {
    numbers: 'which numbers will do',
    minutes: 'how many minutes a call is waited for',
    where: 'how the code comes, and where it is entered',
    until: 'the last day of the code',
    organiser: 'who runs the game',
    prizes: 'the prizes',
    consent: 'a link to the consent',
    rules: 'a link to the rules',
    kept: 'for how long data is kept',
    withdrawal: 'how to change one’s mind',
    recogniser: 'whose recogniser hears the answers',
  },
  names: {
    rulesHow: 'How to play',
    rulesWho: 'Who may play',
    rulesAttempt: 'How many attempts',
    rulesSpend: 'Where to spend the code',
    rulesAloud: 'The rules by telephone, on request',
    consentSentence: 'Beside the box to tick',
    consentText: 'The consent, after the words that come with the rebuses and prizes',
    welcome: 'When somebody has called Pavel',
    welcomeCalled: 'When Pavel has called',
    welcomeBack: 'When somebody comes back into a game',
    howTo: 'How to answer',
    noHint: 'No more hints',
    finished: 'The game is over, with a promo code',
    finishedByMessage: 'The game is over, the code comes by message',
    finishedWithoutCode: 'The game is over, no codes are left',
    countedAtCeiling: 'The game has lasted too long',
    countedAsIs: 'In the chat: nobody called again, counted as it is',
    countedWithoutCode: 'In the chat: the same, with no codes left',
    code: 'The promo code aloud',
    prizeMessage: 'Text message with the promo code',
    farewell: 'Goodbye',
    silentGoodbye: 'Goodbye after a long silence',
    hangingUp: 'When the chat’s button ends the call',
    goodbye: 'When the call cannot go on',
    launcher: 'The button that opens the chat',
    role: 'Who Pavel is',
    chatGreeting: 'Greeting in the chat',
    chatGreetingMore: 'Greeting in the chat, second part',
    sendNumber: 'The button “Here is my number”',
    callMe: 'The button “Call me”',
    callMeAgain: 'The same button after a call',
    callForPrize: 'The same button after a game without a prize',
    copyCode: 'The button “Copy the code”',
  },
}
