import type { Missing } from '../../server/rules/campaign/campaign.ts'

/** The operator's texts about what a campaign lacks before its first visitor. */
type MissingTexts = {
  heading: string
  what: Record<Missing, string>
  /** what follows from its absence */
  why: Record<Missing, string>
  then: string
  prizes: string
  play: string
}

export const ru: MissingTexts = {
  heading: 'Чего не хватает до первого посетителя',
  what: {
    number: 'Номер, на который звонят',
    conference: 'Конференция: название, когда и где',
    link: 'Где купить билет',
    end: 'Когда игра закрывается',
    organiser: 'Кто проводит игру',
    contact: 'Кого спросить',
    sites: 'Сайт, на котором стоит чат',
  },
  why: {
    number: 'Без него на настоящем сервере игра не откроется.',
    conference: 'Иначе страница игры не скажет, куда зовёт.',
    link: 'Иначе победитель не узнает, куда вводить промокод.',
    end: 'Иначе она не закончится сама.',
    organiser: 'Это нужно правилам и согласию.',
    contact: 'Туда придут с вопросами и с просьбами стереть данные.',
    sites: 'Пока чат открывается только на странице игры.',
  },
  then: 'А потом:',
  prizes: 'проверьте очки и призы',
  play: 'сыграйте черновик сами',
}

export const en: MissingTexts = {
  heading: 'What is missing before the first visitor',
  what: {
    number: 'The number to call',
    conference: 'The conference: its name, when and where it is',
    link: 'Where tickets are sold',
    end: 'When the game closes',
    organiser: 'Who runs the game',
    contact: 'Whom to ask',
    sites: 'The site with the chat on it',
  },
  why: {
    number: 'On a real server, the game does not open without one.',
    conference: 'The page cannot say otherwise what it invites to.',
    link: 'Winners do not learn otherwise where to spend the code.',
    end: 'It does not end by itself otherwise.',
    organiser: 'The rules and the consent need it.',
    contact: 'Questions go there, and wishes to be forgotten.',
    sites: 'For now the chat opens on the page of the game alone.',
  },
  then: 'And then:',
  prizes: 'look at the points and prizes',
  play: 'play the draft yourself',
}
