import type { Texts } from './chat.ts'

export const demo: Texts['demo'] = {
  title: 'HELLO’27, a conference on voice, calls and code',
  description: 'One day about what happens when a program picks up the phone. 14 October 2027, Moscow.',
  word: 'HELLO',
  year: '’27',
  lead: 'One day about what happens when a program picks up the phone.',
  facts: ['14\u00a0October 2027', 'Moscow, Central Telegraph', 'A ticket is 12,000\u00a0₽'],
  quiz: 'Or a ticket for five rebuses. Ask the reptiloid in the corner.',
  programme: {
    title: 'Programme',
    talks: [
      {
        at: '10:00',
        title: 'A dial tone a hundred years long',
        by: 'Inna Vetrova',
        about: 'What switchboard operators knew about message queues, and why we forgot.',
      },
      {
        at: '11:10',
        title: 'Your call is very important to us',
        by: 'Timur Sabirov',
        about: 'A help desk of four hundred lines that never once played Vivaldi.',
      },
      {
        at: '12:20',
        title: '“A human, please!” and other words understood at once',
        by: 'Asya Kornilova',
        about: 'How to label a million phrases so that nobody need say one twice.',
      },
      {
        at: '14:30',
        title: 'Three hundred milliseconds of silence',
        by: 'Gleb Nechaev',
        about: 'How long one may think before the caller says “Hello?” again.',
      },
      {
        at: '15:40',
        title: 'The socket fell, the call went on',
        by: 'Darya Lisovets',
        about: 'How not to lose a player whose battery died.',
      },
      {
        at: '17:00',
        title: 'Preference and business cases',
        by: 'everyone still standing',
        about: 'Cards, tea, and the talk that people really come for.',
      },
    ],
  },
  footer: 'HELLO’27. All speakers are invented; the reptiloid is not.',
}
