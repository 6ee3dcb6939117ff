import { calledIn } from './called.ts'

/** What is read in the button and the panel on another site, by language, where a campaign does not call him otherwise. */
export const tagWords = {
  ru: {
    ...spoken('ru'),
    close: 'Закрыть чат',
    opening: 'Открываю чат…',
    elsewhere: 'Здесь мне открыться не дают. Приходите в отдельное окно:',
  },
  en: {
    ...spoken('en'),
    close: 'Close the chat',
    opening: 'Opening the chat…',
    elsewhere: 'I cannot open up here. See me in a window of my own:',
  },
}

function spoken(language: 'ru' | 'en') {
  const { play, name } = calledIn(language)
  return { open: play, name }
}
