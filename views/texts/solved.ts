/** What a picture that takes a rebus apart shows, for people who cannot see it, by the language of the quiz. */
export const solvedDescriptions = {
  ru: 'Ребус разобран: под каждым рисунком его буквы, внизу — ответ.',
  en: 'The rebus taken apart: the letters of each drawing beneath it, and the answer below.',
}
