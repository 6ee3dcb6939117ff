import { expect, test } from 'bun:test'
import type { Language } from '../../../server/rules/matching/attempt.ts'
import { isMachine } from '../../../server/rules/matching/matching.ts'

test.each<[Language, string[]]>([
  [
    'ru',
    [
      'Здравствуйте! Я виртуальный секретарь абонента. Он сейчас не может ответить. Что ему передать?',
      'Здравствуйте, это голосовой помощник Ева. Абонент занят',
      'Меня зовут Олег, я ассистент клиента Т-Банка. Назовите, пожалуйста, цель вашего звонка',
      'Привет, я помощник владельца этого телефона',
      'Здравствуйте. Вас слушает умный помощник, что передать абоненту?',
      'Это СберСекретарь',
      'Алиса, личный помощник. Слушаю вас',
      'Ваш звонок принял голосовой ассистент',
      'Оставьте сообщение после звукового сигнала',
      'Вас приветствует автоответчик',
      'Вы попали в голосовую почту',
      'Абонент временно недоступен',
      'Телефон выключен или находится вне зоны действия сети',
      'Набранный вами номер не существует',
      'Неправильно набран номер',
      'Ваш звонок очень важен для нас, оставайтесь на линии',
      'Для связи с оператором нажмите ноль',
      'Наберите добавочный номер в тональном режиме',
      'Все разговоры записываются',
      'The subscriber is not available now',
      'Хозяин телефона не может подойти, я передам ему ваше сообщение',
    ],
  ],
  [
    'en',
    [
      'Please leave a message after the tone',
      'Your call has been forwarded to an automated voice messaging system',
      "Hi, if you record your name and reason for calling, I'll see if this person is available",
      "The person you're calling is using a screening service",
      'The mailbox is full and cannot accept messages',
      "I'm the virtual assistant of Ivan",
      "Sorry, I can't come to the phone right now",
      'The number you have dialled is no longer in service',
      'For sales press one',
      'Your call is important to us, please stay on the line',
    ],
  ],
])('a machine is known by what it says (%s)', (language, heard) => {
  expect(heard.filter((words) => !isMachine({ heard: words, language }))).toEqual([])
})

test.each<[Language, string[]]>([
  [
    'ru',
    [
      'алло',
      'алло, кто это?',
      'Вы автоответчик?',
      'это автоответчик',
      'это что, автоответчик что ли?',
      'ты что, автоответчик?',
      'вы голосовой помощник?',
      'ты секретарь какой-то',
      'вы робот?',
      'какие цифры? где их смотреть?',
      'подождите минутку, я не вижу',
      'что передать?',
      'по какому вопросу звоните?',
      'представьтесь, пожалуйста',
      'его сейчас нет',
      'перезвоните позже',
      'я на линии, говорите',
      'четыре восемь два один',
      'куда нажимать? девять?',
      'нажмите девять и решётку?',
      'Здравствуйте, я — секретарь. Слушаю вас',
      'Номер набран неправильно?',
      'Звонок записывается?',
      'Абонент слушает!',
      'Мне тут сказали: нажмите один',
    ],
  ],
  [
    'en',
    [
      'hello?',
      'who is this?',
      'are you an answering machine?',
      'is this a voice assistant?',
      'you are just some kind of answering machine',
      'hold on',
      'four eight two one',
      'what digits? where do I look?',
      'he is not here',
      'oh, I thought it was voicemail',
      'do I press one?',
      'speaking',
      'May I ask who is calling?',
      "He can't come to the phone right now",
      'Can I leave a message?',
      "I'm not a voicemail!",
    ],
  ],
])('a person is none, whatever they ask of Pavel (%s)', (language, heard) => {
  expect(heard.filter((words) => isMachine({ heard: words, language }))).toEqual([])
})
