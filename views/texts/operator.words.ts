import type { CampaignText } from '../../server/rules/texts/texts.ts'

/** The operator's texts about the words of a campaign. */
type WordsTexts = {
  why: string
  must: (variables: string) => string
  may: (variables: string) => string
  seconds: (seconds: number) => string
  most: (most: number) => string
  names: Record<CampaignText, string>
}

export const ru: WordsTexts = {
  why: 'Пустое поле — слова самого Павла: они видны в поле серым.',
  must: (variables) => `Обязательно: ${variables}.`,
  may: (variables) => `Можно: ${variables}.`,
  seconds: (seconds) => `Вслух — около ${Math.max(1, Math.round(seconds))}\u00a0с.`,
  most: (most) => `До ${most} знаков.`,
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
  must: (variables) => `It must have ${variables}.`,
  may: (variables) => `It may have ${variables}.`,
  seconds: (seconds) => `About ${Math.max(1, Math.round(seconds))}\u00a0s aloud.`,
  most: (most) => `At most ${most} characters.`,
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
