/** The texts of the link under which a colleague looks at a draft without a password. */
const ru = {
  language: 'ru',
  heading: 'Ссылка для коллеги',
  offer:
    'По ссылке видны все картинки, ответы и призы черновика — такими, какие они сейчас. Пароль не нужен, изменить ничего нельзя.',
  make: 'Создать ссылку',
  renew: 'Заменить новой',
  takeBack: 'Отозвать',
  address: 'Адрес',
  until: 'Работает до',
  expired: 'Срок ссылки вышел',
  title: (quiz: string) => `${quiz} — черновик`,
  note: 'Черновик викторины. Здесь все ответы, поэтому не пересылайте ссылку дальше. Она работает до',
  noAnswer: 'Ответ пока не написан',
  gone: {
    wrong: {
      title: 'Такой ссылки нет',
      text: 'Её отозвали, заменили новой или скопировали не целиком. Попросите ссылку ещё раз у того, кто её прислал.',
    },
    expired: {
      title: 'Срок ссылки вышел',
      text: 'Ссылка на черновик работает семь дней. Попросите новую у того, кто её прислал.',
    },
    'too often': { title: 'Слишком много попыток', text: 'Подождите несколько минут и откройте ссылку ещё раз.' },
  },
}

export type PreviewTexts = typeof ru

const en: PreviewTexts = {
  language: 'en',
  heading: 'A link for a colleague',
  offer:
    'The link shows all pictures, answers and prizes of the draft as they are at that time. It needs no password and changes nothing.',
  make: 'Make a link',
  renew: 'Replace it by a new one',
  takeBack: 'Take it back',
  address: 'Address',
  until: 'It works until',
  expired: 'The link has expired',
  title: (quiz) => `${quiz}: draft`,
  note: 'The draft of a quiz. All the answers are here, so do not pass the link on. It works until',
  noAnswer: 'No answer is written yet',
  gone: {
    wrong: {
      title: 'There is no such link',
      text: 'It was taken back, replaced by a new one, or not copied as a whole. Ask whoever sent it for the link once more.',
    },
    expired: {
      title: 'The link has expired',
      text: 'A link to a draft works for seven days. Ask whoever sent it for a new one.',
    },
    'too often': { title: 'Too many tries', text: 'Wait a few minutes, and open the link again.' },
  },
}

/** Returns the texts of the link to a draft in this language. */
export const previewTextsIn = (language: 'ru' | 'en'): PreviewTexts => ({ ru, en })[language]
